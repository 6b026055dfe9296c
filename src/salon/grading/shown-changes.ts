/** Proposed changes as they are shown: to each consultant her own, to the manager all. */
import { In } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { GradeChange } from '../../../entities/grade-change';
import { GradeRound } from '../../../entities/grade-round';
import type { Staff } from '../../../entities/staff';
import { businessDayOf } from '../calendar';
import type { Tell } from '../operation';
import { storeStaff } from '../staff/store-staff';
import { named, staffNamed, type Named } from '../subjects';
import type { Work } from '../work';
import { balanceOf, type Balance, type Counts } from './class-balance';
import { storeRules } from './grade-rules';
import { monthsIn, moversOf, standsSince, type Movers } from './history';
import type { Reason } from './measures';
import type { Direction, Held } from './proposals';

export interface ShownChange {
  id: string;
  customer: Named;
  consultant: string | null;
  from: string | null;
  to: string;
  direction: Direction;
  /** Without estimates of assets (SR-RISK-07). */
  reasons: Reason[];
  /** Months in the class she has. */
  months: number | null;
  comment: string | null;
  seen: boolean;
}

/** How many go where; no names, so that it may lie open on a desk. */
export interface RoundShown extends Record<string, unknown> {
  roundId: string | null;
  day: string;
  method: string;
  periodDays: number;
  movers: Movers;
  /** First grades by class. */
  first: Counts;
  comments: number;
  held: Held;
  /** Consultants who have not looked yet. */
  unseen: string[];
  balance: Balance;
  fixedMonths: number[];
  /** This month customers may go down. */
  mayGoDown: boolean;
  storeId?: string;
  /** Its name, for whoever has several. */
  store?: string | null;
}

/** What one consultant is shown of her own customers; first grades only by number. */
export interface HersShown extends Record<string, unknown> {
  changes: ShownChange[];
  /** More than are shown. */
  more: number;
  first: Counts;
}

export async function openChanges(work: Work): Promise<GradeChange[]> {
  return work.tx.find(GradeChange, {
    where: { storeId: work.store.id, status: 'proposed' },
    order: { at: 'ASC', id: 'ASC' },
  });
}

const ORDER: Direction[] = ['up', 'down', 'first'];

/** Up, down, first grades; inside by the class they go to. */
export async function shownChanges(work: Work, rows: GradeChange[]): Promise<ShownChange[]> {
  const customers = await work.tx.find(Customer, {
    where: { id: In(rows.map((row) => row.customerId)) },
    select: ['id', 'name', 'consultantId', 'firstVisitDay', 'createdAt'],
  });
  const byId = new Map(customers.map((row) => [row.id, row]));
  const staff = await staffNamed(
    work,
    customers.map((row) => row.consultantId),
  );
  const since = await sinceWhen(work, customers);
  const today = businessDayOf(work.now, work.store.timezone);
  return rows
    .flatMap((row) => {
      const customer = byId.get(row.customerId);
      if (!customer) return [];
      return {
        id: row.id,
        customer: named(customer),
        consultant: staff.get(customer.consultantId ?? '')?.name ?? null,
        from: row.fromGrade,
        to: row.toGrade,
        direction: row.direction,
        reasons: shownReasons(row),
        months: row.fromGrade ? monthsIn(since.get(row.customerId) ?? null, today) : null,
        comment: row.comment,
        seen: row.seenAt !== null,
      };
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.direction) - ORDER.indexOf(b.direction) ||
        (a.to < b.to ? -1 : a.to > b.to ? 1 : a.id < b.id ? -1 : 1),
    );
}

export function shownReasons(row: Pick<GradeChange, 'figures'>): Reason[] {
  const reasons = (row.figures?.reasons as Reason[] | undefined) ?? [];
  return reasons.filter((reason) => reason.of !== 'assets');
}

/** Since which day each customer's class stands. */
export async function sinceWhen(
  work: Work,
  customers: Pick<Customer, 'id' | 'firstVisitDay' | 'createdAt'>[],
): Promise<Map<string, string | null>> {
  const zone = work.store.timezone;
  const confirmed = await work.tx.find(GradeChange, {
    where: { customerId: In(customers.map((row) => row.id)), status: 'confirmed' },
    select: ['id', 'customerId', 'decidedAt', 'at'],
  });
  const days = new Map<string, string[]>();
  for (const row of confirmed) {
    const day = businessDayOf(row.decidedAt ?? row.at, zone);
    days.set(row.customerId, [...(days.get(row.customerId) ?? []), day]);
  }
  return new Map(
    customers.map(({ id, firstVisitDay, createdAt }) => [
      id,
      standsSince(days.get(id) ?? [], firstVisitDay ?? businessDayOf(createdAt, zone)),
    ]),
  );
}

/** Each consultant hears of her own customers; a manager's own are on her card anyway. */
export async function shownToConsultants(work: Work): Promise<Tell[]> {
  const waiting = await waitingFor(work);
  const tells: Tell[] = [];
  for (const [staff, rows] of waiting) {
    tells.push({ to: staff.id, notice: 'grades.proposed', facts: await hersShown(work, rows) });
  }
  return tells;
}

const MOST_SHOWN = 20;

export async function hersShown(work: Work, rows: GradeChange[]): Promise<HersShown> {
  const moving = rows.filter((row) => row.direction !== 'first');
  const changes = await shownChanges(work, moving.slice(0, MOST_SHOWN));
  const first = countBy(rows.filter((row) => row.direction === 'first'));
  return { changes, more: Math.max(0, moving.length - MOST_SHOWN), first };
}

/** Open changes of customers whose consultant has not looked, by consultant. */
async function waitingFor(work: Work): Promise<Map<Staff, GradeChange[]>> {
  const rows = (await openChanges(work)).filter((row) => !row.seenAt);
  const owners = await ownersOf(work, rows);
  const waiting = new Map<Staff, GradeChange[]>();
  for (const staff of await storeStaff(work)) {
    if (staff.roles.includes('manager')) continue;
    const hers = rows.filter((row) => owners.get(row.customerId) === staff.id);
    if (hers.length > 0) waiting.set(staff, hers);
  }
  return waiting;
}

function countBy(rows: Pick<GradeChange, 'toGrade'>[]): Counts {
  const counts: Record<string, number> = {};
  for (const { toGrade } of rows) counts[toGrade] = (counts[toGrade] ?? 0) + 1;
  return counts;
}

export async function ownersOf(
  work: Work,
  rows: Pick<GradeChange, 'customerId'>[],
): Promise<Map<string, string | null>> {
  const customers = await work.tx.find(Customer, {
    where: { id: In(rows.map((row) => row.customerId)) },
    select: ['id', 'consultantId'],
  });
  return new Map(customers.map((row) => [row.id, row.consultantId]));
}

/** All that is open, with how the classes are spread. */
export async function shownToManager(work: Work): Promise<RoundShown> {
  const rows = await openChanges(work);
  const rules = await storeRules(work);
  const [round] = await work.tx.find(GradeRound, {
    where: { storeId: work.store.id },
    order: { at: 'DESC', id: 'DESC' },
    take: 1,
  });
  const today = businessDayOf(work.now, work.store.timezone);
  const waiting = await waitingFor(work);
  return {
    roundId: round?.id ?? null,
    day: round?.day ?? today,
    method: round?.method ?? rules.preset.name,
    periodDays: Number(round?.rules.periodDays ?? rules.periodDays),
    movers: moversOf(rows),
    first: countBy(rows.filter((row) => row.direction === 'first')),
    comments: rows.filter((row) => row.comment !== null).length,
    held: { month: 0, records: 0, fresh: 0, ...round?.held },
    unseen: [...waiting.keys()].map((staff) => staff.name),
    balance: balanceOf(await gradeCounts(work), rules.headcount),
    fixedMonths: rules.fixedMonths,
    mayGoDown: rules.fixedMonths.includes(Number(today.slice(5, 7))),
  };
}

/** How many stand in each confirmed class; walk-ins and joined files are nobody. */
export async function gradeCounts(work: Work, consultantId?: string): Promise<Counts> {
  const rows = await work.tx.find(Customer, {
    where: { storeId: work.store.id, isWalkIn: false, ...(consultantId ? { consultantId } : {}) },
    select: ['id', 'grade', 'mergedIntoId'],
  });
  const counts: Record<string, number> = {};
  for (const { grade, mergedIntoId } of rows)
    if (grade && !mergedIntoId) counts[grade] = (counts[grade] ?? 0) + 1;
  return counts;
}
