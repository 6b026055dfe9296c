/**
 * The manager's summary of a day: one screen of figures, each with how complete it is, and at most three things that
 * only she can decide. No customer's name stands in it; cash and consumption are never added up.
 */
import { Between, In, Like } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Audit } from '../../../entities/audit';
import { DayClose } from '../../../entities/day-close';
import { Payment } from '../../../entities/payment';
import { Visit } from '../../../entities/visit';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { VisitService } from '../../../entities/visit-service';
import { addDays, businessDayOf, businessDaySpan, monthEnd, monthStart } from '../calendar';
import { isCash } from '../money/cash';
import { completeness, paymentsIn, visitsIn, type Completeness } from './figures';
import { decisionsFor, type ToDecide } from './manager-decisions';
import { enteredIn } from '../month/locked';
import { comingOn } from '../meetings/tomorrow';
import { openEndsOf } from './open-ends';
import { done, type Operation, type Result, type Tell } from '../operation';
import { settingOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import { unconfirmedDrafts, type Unconfirmed } from '../visits/unconfirmed';
import type { Work } from '../work';

export interface DailySummary extends Record<string, unknown> {
  store: string;
  day: string;
  cashFen: number;
  byKind: { kind: string; fen: number }[];
  byMethod: { method: string; fen: number }[];
  /** Null: the day has not been closed (日结). */
  closed: { differenceFen: number } | null;
  consumedFen: number;
  month: { cashFen: number; goalFen: number; dueFen: number };
  visitors: number;
  noShows: number;
  walkIns: number;
  fresh: number;
  recorded: Completeness;
  ends: { staff: string; count: number }[];
  tomorrow: { visitors: number; expectedFen: number };
  unconfirmed: Unconfirmed;
  undone: number;
  late: number;
  gifts: number;
  /** Entries of today that belong to a day closed before. */
  corrected: { count: number; fen: number };
  decide: ToDecide[];
}

export async function summaryOf(work: Work, day: string): Promise<DailySummary> {
  const payments = await paymentsOn(work, day);
  const today = payments.filter(isCash);
  const visits = await visitsIn(work, { from: day, to: day });
  const month = await paymentsIn(work, { from: monthStart(day), to: day });
  const goalFen = await settingOf(work, 'goal.month_cash');
  const close = await work.tx.one(DayClose, { storeId: work.store.id, day });
  const later = payments.filter((each) => each.forDay !== null && each.forDay !== day);
  const booked = (await enteredIn(work, { from: day, to: day })).filter((each) => each.day === day);
  return {
    store: work.store.name,
    day,
    cashFen: sum(today),
    byKind: grouped(today, (each) => each.kind).map(([kind, fen]) => ({ kind, fen })),
    byMethod: grouped(today, (each) => each.method).map(([method, fen]) => ({ method, fen })),
    closed: close ? { differenceFen: close.differenceFen } : null,
    consumedFen: visits.reduce((total, each) => total + each.consumedFen, 0),
    month: { cashFen: sum(month.filter(isCash)), goalFen, dueFen: dueToday(goalFen, day) },
    ...(await peopleOn(work, day, visits)),
    recorded: await completeness(work, day),
    ends: await endsByStaff(work, day),
    tomorrow: await tomorrow(work, day),
    unconfirmed: await unconfirmedDrafts(work),
    ...(await touchedOn(work, day, payments)),
    corrected: {
      count: later.length + new Set(booked.map((each) => each.at)).size,
      fen: sum(later),
    },
    decide: await decisionsFor(work, day, close === undefined),
  };
}

/** Where the month should be by the evening of a day, in equal steps. */
export function dueToday(goalFen: number, day: string): number {
  const days = Number(monthEnd(day).slice(8));
  return Math.round((goalFen * Number(day.slice(8))) / days);
}

async function paymentsOn(work: Work, day: string): Promise<Payment[]> {
  return work.tx.find(Payment, { where: { storeId: work.store.id, day, status: 'confirmed' } });
}

async function peopleOn(work: Work, day: string, visits: Pick<Visit, 'customerId'>[]) {
  const ids = [...new Set(visits.map((each) => each.customerId))];
  const customers = await work.tx.find(Customer, {
    where: { id: In(ids), isWalkIn: true },
    select: ['id'],
  });
  const fresh = await work.tx.count(CustomerSummary, { customerId: In(ids), firstVisitDay: day });
  const noShows = await work.tx.count(Appointment, { storeId: work.store.id, day, status: 'noShow' });
  return { visitors: ids.length, noShows, walkIns: customers.length, fresh: fresh - customers.length };
}

async function endsByStaff(work: Work, day: string): Promise<DailySummary['ends']> {
  const { lines } = await openEndsOf(work, day);
  const staff = await storeStaff(work);
  return staff
    .map((each) => ({
      staff: each.name,
      count: lines.filter((line) => line.staffId === each.id).length,
    }))
    .filter((each) => each.count > 0);
}

async function tomorrow(work: Work, day: string): Promise<DailySummary['tomorrow']> {
  const { customers, expecting } = await comingOn(work, addDays(day, 1));
  return {
    visitors: customers.length,
    expectedFen: customers.reduce((total, each) => total + (expecting.get(each.id) ?? 0), 0),
  };
}

/** 撤销, 补录, 折扣/赠送: what she looks at when she fears for the till. */
async function touchedOn(work: Work, day: string, payments: Payment[]) {
  const { from, to } = businessDaySpan(day, work.store.timezone);
  const at = Between(from, to - 1);
  const undone = await work.tx.find(Audit, {
    where: { storeId: work.store.id, at, operationKey: Like('undo:%') },
    select: ['seq', 'operationKey'],
  });
  const written = await work.tx.find(Audit, {
    where: { storeId: work.store.id, at, tableName: In(['visit', 'payment']), action: 'insert' },
    select: ['seq', 'id', 'after'],
  });
  const late = written.filter((each) => typeof each.after?.day === 'string' && each.after.day < day);
  const visits = await visitsIn(work, { from: day, to: day });
  const gifts = await work.tx.count(VisitService, {
    visitId: In(visits.map((each) => each.id)),
    gift: true,
  });
  const cheaper = payments.filter(
    (each) =>
      (each.giftFen ?? 0) > 0 ||
      (each.giftSessions ?? 0) > 0 ||
      (each.listFen ?? 0) > Math.abs(each.amountFen),
  );
  return {
    undone: new Set(undone.map((each) => each.operationKey)).size,
    late: late.length,
    gifts: gifts + cheaper.length,
  };
}

function grouped(payments: Payment[], by: (payment: Payment) => string): [string, number][] {
  const sums = new Map<string, number>();
  for (const each of payments) sums.set(by(each), (sums.get(by(each)) ?? 0) + each.amountFen);
  return [...sums].sort(([, one], [, other]) => other - one);
}

function sum(payments: { amountFen: number }[]): number {
  return payments.reduce((total, each) => total + each.amountFen, 0);
}

/** 21:32: to each manager. */
export async function dailySummary(work: Work): Promise<Result> {
  const summary = await summaryOf(work, businessDayOf(work.now, work.store.timezone));
  const managers = await storeStaff(work, 'manager');
  return done(
    { day: summary.day },
    managers.map((each): Tell => ({ to: each.id, notice: 'summary.daily', facts: summary })),
  );
}

async function asked(work: Work, input: { day?: string }): Promise<Result> {
  return done(await summaryOf(work, input.day ?? businessDayOf(work.now, work.store.timezone)));
}

export const dailySummaryOperations: Operation[] = [
  { name: 'summary.daily', command: 'store-figures', kind: 'read', run: asked },
];
