/** Taking back (撤销) one's own last entry, where nobody has acted on it since. */
import { In, IsNull, MoreThan } from '../../database/conditions';
import { Audit } from '../../../entities/audit';
import { Course } from '../../../entities/course';
import { Customer } from '../../../entities/customer';
import { Operation as OperationRow } from '../../../entities/operation';
import { Payment } from '../../../entities/payment';
import { StoreDay } from '../../../entities/store-day';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf, clockOf, HOUR } from '../calendar';
import { holdMonth, recordOf } from '../month/locked';
import { namesChanged } from '../lexicon-version';
import { done, refused, type Facts, type Operation, type Result, type Tell } from '../operation';
import { holdDays } from '../store-day';
import type { SettingName } from '../settings/setting-keys';
import { staffNamed } from '../subjects';
import { recount } from '../customers/summary';
import { undoOf } from './undo';
import { settleParts } from '../visits/completion';
import type { Work } from '../work';

/** What cannot be taken back by a word: it is decided, closed, only looked at, or the taking back itself. */
const STANDS =
  /^(?:undo|month\.lock|approvals|refunds|day-close|meetings?|staff|hello|lists|grades\.(?:seen|start|walked)|handbook\.receive)\b/;
const LATELY = 36 * HOUR;
/** Tables whose names are held in memory. */
const NAMED = ['customer', 'staff'];

export interface LastEntry {
  /** All that one confirmation wrote, newest first. */
  keys: string[];
  name: string;
  customer: { id: string; name: string } | null;
  /** Of several customers told in one message. */
  customers: string[];
  day: string | null;
  /** When it was written, HH:MM. */
  clock: string;
  /** What a setting is now, and what it is again once the change is taken back. */
  setting: SettingBack | null;
}

export interface SettingBack {
  name: SettingName;
  now: unknown;
  back: unknown;
  /** The business day from which the change counts; null where it was today. */
  from: string | null;
}

async function preview(work: Work, input: { customerId?: string }): Promise<Result> {
  const last = await lastEntry(work, input.customerId);
  if (!last) return refused('nothing-to-undo', {});
  return done({ refused: null, last });
}

/** Her newest operation that can be taken back; of one customer where one is named. */
async function lastEntry(work: Work, customerId?: string): Promise<LastEntry | null> {
  const rows = await work.tx.find(OperationRow, {
    where: {
      storeId: work.store.id,
      actorId: work.actor.staffId ?? '',
      undoneAt: IsNull(),
      at: MoreThan(work.now - LATELY),
    },
    order: { at: 'DESC', key: 'DESC' },
    take: 40,
  });
  const wrote = await whichWrote(work, rows);
  const told = rows
    .filter((row) => !STANDS.test(row.name) && wrote.has(row.key))
    .map((row) => ({ row, about: customerOf(row) }));
  const last = told.find(({ about }) => !customerId || about?.id === customerId);
  if (!last) return null;
  const all = customerId
    ? [last]
    : told.filter(({ row }) => confirmationOf(row) === confirmationOf(last.row));
  const day = factsOf(last.row).day;
  return {
    keys: all.map(({ row }) => row.key),
    name: last.row.name,
    customer: last.about,
    customers: [...new Set(all.flatMap(({ about }) => about?.name ?? []))],
    day: typeof day === 'string' ? day : null,
    clock: clockOf(last.row.at, work.store.timezone),
    setting: settingIn(work, last.row),
  };
}

function settingIn(work: Work, row: OperationRow): SettingBack | null {
  if (row.name !== 'settings.change') return null;
  const { name, before, after, from } = factsOf(row) as {
    name: SettingName;
    before: unknown;
    after: unknown;
    from: string;
  };
  const later = from > businessDayOf(work.now, work.store.timezone);
  return { name, now: after, back: before, from: later ? from : null };
}

/** Keys of those that wrote something: what was only looked up is nothing to take back. */
async function whichWrote(work: Work, rows: OperationRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const written = await work.tx.find(Audit, {
    where: { operationKey: In(rows.map((row) => row.key)), action: In(['insert', 'update', 'remove']) },
    select: ['seq', 'operationKey'],
  });
  return new Set(written.map((entry) => entry.operationKey));
}

/** The key is `<dialog>:<commit>:<n>`: what one confirmation wrote shares all but the last. */
function confirmationOf(row: OperationRow): string {
  return row.key.split(':').slice(0, 2).join(':');
}

function customerOf(row: OperationRow): LastEntry['customer'] {
  const customer = (factsOf(row).customer ?? null) as LastEntry['customer'] | string;
  return typeof customer === 'string' ? { id: '', name: customer } : customer;
}

function factsOf(row: OperationRow): Facts {
  return (row.outcome as { facts?: Facts } | null)?.facts ?? {};
}

/** Takes back all that one confirmation wrote, or nothing of it. */
async function apply(work: Work, input: { keys: string[] }): Promise<Result> {
  const undone: Facts[] = [];
  const tells: Tell[] = [];
  for (const key of input.keys) {
    const one = await takeBack(work, key);
    if (!one.done) return one;
    undone.push(one.facts);
    tells.push(...(one.tells ?? []));
  }
  if (undone.length === 0) return refused('nothing-to-undo', {});
  const { name, setting } = undone[0];
  return done({ name, customers: undone.map((each) => each.customer), setting }, tells);
}

/** Refused «acted» with the names of those who acted otherwise on it since. */
async function takeBack(work: Work, key: string): Promise<Result> {
  const row = await work.tx.one(OperationRow, { key });
  if (!row || row.actorId !== work.actor.staffId) return refused('nothing-to-undo', {});
  const owners = await courseOwners(work, key);
  const visitIds = await visitsConcerned(work, key);
  const settled = await settledSince(work, row);
  if (settled) return settled;
  const undone = await undoOf(work, key);
  if (!undone.done) {
    const people = await staffNamed(
      work,
      undone.blockedBy.map((blocker) => blocker.actorId),
    );
    return refused(undone.because, { by: [...people.values()].map((person) => person.name) });
  }
  const standing = visitIds.length > 0 ? await work.tx.find(Visit, { where: { id: In(visitIds) } }) : [];
  for (const id of new Set([...undone.customerIds, ...owners])) {
    await recount(
      work,
      id,
      standing.filter((visit) => visit.customerId === id).map((visit) => visit.id),
    );
  }
  for (const visit of standing) await settleParts(work, visit.id);
  if (undone.touched.some(({ table }) => NAMED.includes(table))) await namesChanged(work);
  return done(
    { name: row.name, customer: customerOf(row)?.name ?? null, setting: settingIn(work, row) },
    await toldBefore(work, row, undone.customerIds),
  );
}

/** What of a row counts in the figures of a month; whose it is or what was said of it does not. */
const COUNTED: Record<string, string[]> = {
  visit: [],
  visit_service: ['visitId', 'treatmentId', 'beauticianId', 'times', 'sessionsUsed', 'consumedFen'],
  payment: ['amountFen', 'kind', 'method', 'status', 'day', 'sellers'],
};

/**
 * Refused «month-locked» or «day-closed» where the figures that it changed were settled since with it in them: what
 * was counted and signed is put right by a correction, which says so.
 */
async function settledSince(work: Work, row: OperationRow): Promise<Result | null> {
  const entries = await work.tx.find(Audit, {
    where: { operationKey: row.key, tableName: In(Object.keys(COUNTED)) },
  });
  const counted = entries.filter(
    ({ tableName, action, after }) =>
      action !== 'update' || COUNTED[tableName].some((name) => Object.hasOwn(after ?? {}, name)),
  );
  for (const day of await daysOf(work, counted)) {
    await holdMonth(work, day);
    const record = await recordOf(work, day);
    if (record && row.at < record.at) return refused('month-locked', { by: [], month: record.month });
    await holdDays(work, [day]);
    const storeDay = await work.tx.one(StoreDay, { storeId: work.store.id, day });
    if (row.at < (storeDay?.closedAt ?? 0)) return refused('day-closed', { by: [], day });
  }
  return null;
}

/** Business days of the visits and payments that journal rows are about, also of those that are gone. */
async function daysOf(work: Work, entries: Audit[]): Promise<Set<string>> {
  const idsOf = (table: string) =>
    entries.filter((entry) => entry.tableName === table).map((entry) => entry.rowId);
  const services = await work.tx.find(VisitService, { where: { id: In(idsOf('visit_service')) } });
  const gone = entries.flatMap(({ before }) => (before?.visitId as string | null | undefined) ?? []);
  const visitIds = [...idsOf('visit'), ...gone, ...services.map((each) => each.visitId)];
  const visits = await work.tx.find(Visit, { where: { id: In(visitIds) } });
  const payments = await work.tx.find(Payment, { where: { id: In(idsOf('payment')) } });
  const removed = entries.flatMap(({ before }) => (before?.day as string | undefined) ?? []);
  return new Set([...visits.map((each) => each.day), ...payments.map((each) => each.day), ...removed]);
}

/** Owners of the courses whose sessions come back; they may not be the customers who used them. */
async function courseOwners(work: Work, operationKey: string): Promise<string[]> {
  const entries = await work.tx.find(Audit, {
    where: { operationKey, tableName: 'course_entry', action: 'insert' },
  });
  const ids = entries.flatMap((entry) => (entry.after?.courseId as string | undefined) ?? []);
  if (ids.length === 0) return [];
  return (await work.tx.find(Course, { where: { id: In(ids) } })).map((course) => course.customerId);
}

/** Visits whose lines or sums the operation had written: their totals are counted again. */
async function visitsConcerned(work: Work, operationKey: string): Promise<string[]> {
  const entries = await work.tx.find(Audit, {
    where: { operationKey, tableName: In(['visit', 'visit_service', 'payment']) },
  });
  const ids = entries.map((entry) => (entry.tableName === 'visit' ? entry.rowId : entry.before?.visitId));
  const of = (table: string) =>
    entries.filter((entry) => entry.tableName === table).map((entry) => entry.rowId);
  const services = await work.tx.find(VisitService, { where: { id: In(of('visit_service')) } });
  const payments = await work.tx.find(Payment, { where: { id: In(of('payment')) } });
  const all = [...ids, ...services.map((row) => row.visitId), ...payments.map((row) => row.visitId)];
  return [...new Set(all.filter((id): id is string => typeof id === 'string'))];
}

/** The consultants of those concerned heard of the entry; they hear that it is gone. */
async function toldBefore(work: Work, row: OperationRow, customerIds: string[]): Promise<Tell[]> {
  if (customerIds.length === 0) return [];
  const customers = await work.tx.find(Customer, { where: { id: In(customerIds) } });
  return customers
    .filter((customer) => customer.consultantId && customer.consultantId !== work.actor.staffId)
    .map((customer) => ({
      to: customer.consultantId!,
      notice: 'undone',
      facts: {
        customer: { id: customer.id, name: customer.name },
        name: row.name,
        by: work.actor.name ?? '',
      },
    }));
}

export const undoOperations: Operation[] = [
  { name: 'undo.preview', command: 'undo', kind: 'read', run: preview },
  { name: 'undo.apply', command: 'undo', kind: 'write', run: apply },
];
