/** Who sleeps now, why those stayed away who were asked, and who was won back (SR-SAT-10, SR-SAT-11, SR-KAM-21). */
import { In } from '../../database/conditions';
import { Contact } from '../../../entities/contact';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Promised } from '../../../entities/promise';
import { Visit } from '../../../entities/visit';
import { addDays, businessDayOf } from '../calendar';
import { awayReasons } from '../care/care-answers';
import { careRules } from '../care/care-rules';
import { done, type Operation, type Result } from '../operation';
import { periodOf } from '../figures/periods';
import { settingOf } from '../settings/settings';
import { named, type Named } from '../subjects';
import type { Work } from '../work';
import { isSleeping } from './sleeping';

export interface Sleeping {
  customer: Named;
  days: number;
  /** Her own days between two visits, where she has a rhythm. */
  usual: number | null;
  reason: string | null;
}

export interface SleepingShown extends Record<string, unknown> {
  total: number;
  /** Those away for the shortest time first: they are the easiest to win back. */
  sleeping: Sleeping[];
  wonBack: number;
  reasons: { reason: string; count: number }[];
}

const SHOWN = 15;

/** Of the whole store for whoever manages it, of her own customers for a consultant. */
async function list(work: Work): Promise<Result<SleepingShown>> {
  const today = businessDayOf(work.now, work.store.timezone);
  const rules = await careRules(work);
  const manages = work.actor.roles.some((role) => role === 'manager' || role === 'owner');
  const own = manages ? {} : { consultantId: work.actor.staffId ?? '' };
  const rows = await work.tx.find(CustomerSummary, { where: { storeId: work.store.id, ...own } });
  const asleep = rows
    .flatMap((row) => {
      const sleeps = row.nextAppointmentAt === null && isSleeping(row, today, rules);
      return sleeps ? [{ id: row.customerId, days: sleeps.days, usual: row.rhythmDays }] : [];
    })
    .sort((one, other) => one.days - other.days || (one.id < other.id ? -1 : 1));
  const customers = await work.tx.find(Customer, {
    where: { id: In(asleep.map((each) => each.id)), isWalkIn: false },
    select: ['id', 'name', 'mergedIntoId', 'erasedAt'],
  });
  const known = new Map(
    customers.filter((row) => !row.mergedIntoId && !row.erasedAt).map((row) => [row.id, row]),
  );
  const shown = asleep.filter((each) => known.has(each.id));
  const reasons = await reasonsOf(
    work,
    shown.slice(0, SHOWN).map((each) => each.id),
  );
  const month = periodOf('this_month', today);
  return done({
    total: shown.length,
    sleeping: shown.slice(0, SHOWN).map(({ id, days, usual }) => ({
      customer: named(known.get(id)!),
      days,
      usual,
      reason: reasons.get(id) ?? null,
    })),
    wonBack: await wonBack(work, month),
    reasons: await awayReasons(work, month),
  });
}

async function reasonsOf(work: Work, ids: string[]): Promise<Map<string, string>> {
  const rows = await work.tx.find(Contact, {
    where: { customerId: In(ids) },
    select: ['id', 'customerId', 'reason', 'at'],
    order: { at: 'ASC' },
  });
  return new Map(rows.flatMap((row) => (row.reason ? [[row.customerId, row.reason] as const] : [])));
}

/** Customers whose first visit after a win-back call was promised fell into the period, in time for it to count. */
export async function wonBack(work: Work, period: { from: string; to: string }): Promise<number> {
  const days = await settingOf(work, 'winback.again_days');
  const promises = await work.tx.find(Promised, {
    where: { storeId: work.store.id, kind: 'win-back' },
    select: ['id', 'customerId', 'at'],
    order: { at: 'ASC' },
  });
  if (promises.length === 0) return 0;
  const visits = await work.tx.find(Visit, {
    where: { customerId: In([...new Set(promises.flatMap((each) => each.customerId ?? []))]) },
    select: ['id', 'customerId', 'day'],
    order: { day: 'ASC' },
  });
  const won = new Set<string>();
  for (const { customerId, at } of promises) {
    const asked = businessDayOf(at, work.store.timezone);
    const came = visits.find((visit) => visit.customerId === customerId && visit.day >= asked)?.day;
    const counts = came && came >= period.from && came <= period.to && came <= addDays(asked, days);
    if (customerId && counts) won.add(customerId);
  }
  return won.size;
}

export const winBackOperations: Operation[] = [
  { name: 'winBack.list', command: 'win-back', kind: 'read', run: list },
];
