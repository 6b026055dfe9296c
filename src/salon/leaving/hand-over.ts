/**
 * «莉莉离职了»: she is written to no more, her rows stay, and all that she had in her hands is somebody else's from
 * this moment, as it stood (SR-KAM-20). Everything is journalled, so that it can be taken back.
 */
import { Customer } from '../../../entities/customer';
import { CustomerOwner } from '../../../entities/customer-owner';
import { Dialog } from '../../../entities/dialog';
import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import { Approval } from '../../../entities/approval';
import { Complaint } from '../../../entities/complaint';
import { Outbox } from '../../../entities/outbox';
import { Promised } from '../../../entities/promise';
import { Shift } from '../../../entities/shift';
import { Staff } from '../../../entities/staff';
import { Appointment } from '../../../entities/appointment';
import type { Table } from '../../database';
import { businessDayOf } from '../calendar';
import { ownedFrom } from '../customers/customer-owners';
import { namesChanged } from '../lexicon-version';
import { done, refused, type Operation, type Refusal, type Result, type Tell } from '../operation';
import { oneOfStore, storeStaff } from '../staff/store-staff';
import { named, type Named } from '../subjects';
import { recountCustomers } from '../customers/summary';
import type { Work } from '../work';
import { handAppointments, type Stuck } from './appointments';
import { countByHeir, estateOf, heirOf, type Estate } from './estate';
import { leavingFileOperations } from './successor-file';
import { openWork, type OpenWork } from './open-work';

interface Leaving {
  staffId: string;
  /** One who takes all; without it each customer goes to who knows her. */
  toId?: string;
}

/** What hangs on her, by kind; nothing is written. */
export interface LeavingFacts {
  staff: Named;
  /** Customers, and to whom they would go; `known` of them know her. */
  shares: { to: Named; customers: number; known: number }[];
  customers: number;
  open: Record<string, number>;
  /** Who could take all of it. */
  others: Named[];
  [fact: string]: unknown;
}

/** Refusals: `not-found`; `last-manager`; `nobody` where nobody is left to take over. */
async function preview(work: Work, input: Leaving): Promise<Result> {
  const leaver = await whoLeaves(work, input);
  if (!('staff' in leaver)) return leaver.refusal;
  return done(await factsOf(work, leaver.staff, await estateOf(work, leaver.staff, input.toId)));
}

async function factsOf(work: Work, leaver: Staff, estate: Estate): Promise<LeavingFacts> {
  const counts = new Map<string, LeavingFacts['shares'][number]>();
  for (const shares of estate.shares) {
    for (const [id, { name, count, known }] of countByHeir(shares)) {
      const one = counts.get(id) ?? { to: { id, name }, customers: 0, known: 0 };
      counts.set(id, { ...one, customers: one.customers + count, known: one.known + known });
    }
  }
  const customers = new Set(estate.shares.flatMap((shares) => shares.customers));
  const others = new Map(
    estate.shares
      .filter((each) => each.customers.length > 0)
      .flatMap((each) => each.candidates.map((one) => [one.id, named(one)])),
  );
  return {
    staff: named(leaver),
    shares: [...counts.values()].sort((one, other) => other.customers - one.customers),
    customers: customers.size,
    open: await countOpen(work, leaver),
    others: [...others.values()],
  };
}

const COUNTED: [string, Table<object>][] = [
  ['appointments', Appointment],
  ['promises', Promised],
  ['complaints', Complaint],
  ['approvals', Approval],
];

async function countOpen(work: Work, leaver: Staff): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, table] of COUNTED) {
    const rule = openWork.find((each) => each.table === table)!;
    counts[name] = (await openRows(work, leaver, rule)).length;
  }
  return counts;
}

/** Refusals as of the preview. */
async function handOver(work: Work, input: Leaving): Promise<Result> {
  const leaver = await whoLeaves(work, input);
  if (!('staff' in leaver)) return leaver.refusal;
  const { staff } = leaver;
  const estate = await estateOf(work, staff, input.toId);
  const facts = await factsOf(work, staff, estate);
  await work.rows.update(Staff, staff.id, {
    status: 'left',
    leftAt: work.now,
    standInId: null,
    standInFrom: null,
    standInTo: null,
  });
  const customers = await handCustomers(work, staff, estate);
  const { handed, stuck } = await handAppointments(work, staff, estate);
  for (const rule of openWork) await handRows(work, staff, estate, rule);
  await silence(work, staff);
  await recountCustomers(work, customers);
  await namesChanged(work);
  return done({ ...facts, handed, stuck }, tellsOf(work, staff, estate, stuck));
}

async function whoLeaves(work: Work, input: Leaving): Promise<{ staff: Staff } | { refusal: Refusal }> {
  const staff = await oneOfStore(work, input.staffId);
  if (!staff) return { refusal: refused('not-found', {}) };
  const managers = await storeStaff(work, 'manager');
  if (managers.length === 1 && managers[0].id === staff.id) {
    return { refusal: refused('last-manager', { name: staff.name }) };
  }
  return { staff };
}

/** Each changes hands with history; one for whom nobody is left has nobody. */
async function handCustomers(work: Work, leaver: Staff, estate: Estate): Promise<string[]> {
  const touched = new Set<string>();
  for (const { part, customers } of estate.shares) {
    const heirs = part === 'consultant' ? estate.consultants : estate.beauticians;
    const column = part === 'consultant' ? 'consultantId' : 'beauticianId';
    for (const id of customers) {
      const customer = await work.tx.one(Customer, { id });
      if (!customer) continue;
      const heir = heirs.get(id)?.id ?? null;
      await work.rows.update(Customer, id, { [column]: heir });
      await ownedFrom(work, customer, part, { before: leaver.id, after: heir });
      touched.add(id);
    }
  }
  return [...touched];
}

/** What is open of one kind goes to whoever has the customer now; a shift to come is nobody's. */
async function handRows(work: Work, leaver: Staff, estate: Estate, rule: OpenWork): Promise<void> {
  for (const row of await openRows(work, leaver, rule)) {
    await work.rows.update(rule.table, { id: row.id } as never, await patchOf(work, estate, rule, row));
    if (rule.table === Shift) await work.rows.remove(Shift, row.id);
  }
}

interface OpenRow {
  id: string;
  customerId?: string | null;
  storeId?: string;
}

async function openRows(work: Work, leaver: Staff, rule: OpenWork): Promise<OpenRow[]> {
  const at = { now: work.now, today: businessDayOf(work.now, work.store.timezone) };
  return (await work.tx.find(rule.table, {
    where: { ...rule.open(at), [rule.column]: leaver.id },
  })) as OpenRow[];
}

/** Classes, debts and offers are not for a beautician: such work goes to who plans. */
const PLANNERS_ONLY: Table<object>[] = [Complaint, Approval, MeetingItem, Meeting] as Table<object>[];

async function patchOf(work: Work, estate: Estate, rule: OpenWork, row: OpenRow): Promise<object> {
  if (rule.table === Shift) return {};
  if (rule.table === Staff) return { standInId: null, standInFrom: null, standInTo: null };
  if (rule.table === CustomerOwner) {
    return { toDay: businessDayOf(work.now, work.store.timezone) };
  }
  const may = PLANNERS_ONLY.includes(rule.table) ? 'planner' : 'anybody';
  const heir = await heirOf(work, estate, row, may);
  return { [rule.column]: heir, ...(rule.table === Promised ? { step: 0, lastAskedDay: null } : {}) };
}

/** Her open forms are put away, and what was still to be sent to her is not. */
async function silence(work: Work, leaver: Staff): Promise<void> {
  await work.tx.remove(Dialog, { personKey: leaver.userKey });
  await work.tx.update(Outbox, { personKey: leaver.userKey, status: 'waiting' }, { status: 'withdrawn' });
}

/** Each heir hears what is hers now, by name; the numbers only to the manager who asked. */
function tellsOf(work: Work, leaver: Staff, estate: Estate, stuck: Stuck[]): Tell[] {
  const mine = new Map<string, string[]>();
  for (const heirs of [estate.consultants, estate.beauticians]) {
    for (const [customer, heir] of heirs) {
      const list = mine.get(heir.id) ?? [];
      if (!list.includes(customer)) list.push(customer);
      mine.set(heir.id, list);
    }
  }
  for (const each of stuck) if (each.owner && !mine.has(each.owner)) mine.set(each.owner, []);
  return [...mine].map(([to, customerIds]) => ({
    to,
    notice: 'leaving.inherited',
    facts: { leaver: named(leaver), customers: customerIds.length, by: work.actor.name ?? '' },
  }));
}

export const leavingOperations: Operation[] = [
  { name: 'leaving.preview', command: 'staff-role', kind: 'read', run: preview },
  { name: 'leaving.handOver', command: 'staff-role', kind: 'write', run: handOver },
  ...leavingFileOperations,
];
