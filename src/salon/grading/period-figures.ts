/** Every customer's figures of a period, out of the source rows; only columns that are not sealed, but for assets. */
import { Between, In, IsNull, MoreThanOrEqual, Not } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Payment } from '../../../entities/payment';
import { Plan } from '../../../entities/plan';
import { Treatment } from '../../../entities/treatment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { addDays, businessDayOf, businessDaySpan, daysBetween, weekStart } from '../calendar';
import { isCash } from '../money/cash';
import type { Work } from '../work';
import { assetsFen } from './assets';
import { friendsBrought } from './friends';
import type { GradeFigures, Values } from './measures';

/** Where and when: a work, or whoever exports. */
export type GradeDesk = Pick<Work, 'tx' | 'store' | 'now'>;

export interface FiguresChoice {
  periodDays: number;
  /** Read the estimates of assets as well (setting `level.asset_cut`). */
  assets: boolean;
  /** Read the estimates of what they spend elsewhere as well (measure `walletShare`). */
  wallet?: boolean;
  /** Who brought whom. */
  referrals?: boolean;
  /** Of one customer alone: enough for a method that holds nobody against the others. */
  only?: string;
}

export interface GradedCustomer {
  id: string;
  grade: string | null;
  consultantId: string | null;
  firstVisitDay: string | null;
  createdDay: string;
}

export interface PeriodFigures {
  /** Business days looked at, both inside: the last is yesterday. */
  from: string;
  to: string;
  customers: GradedCustomer[];
  figures: GradeFigures[];
  /** What keeps a margin from being known: treatments done in the period that have no cost, the most done first. */
  uncosted: string[];
  /** Whether the store's records reach back to the first day. */
  covered: boolean;
}

/** SR-TIER-04: 10万 a time; a friend she brought is large from 50万 on. */
const LARGE = 10_000_000;
const LARGE_EVER = 50_000_000;
const MONTH = 30;
const YEAR = 365;

/** Walk-ins and files joined to another are nobody's to grade. */
export async function periodFigures(desk: GradeDesk, choice: FiguresChoice): Promise<PeriodFigures> {
  const today = businessDayOf(desk.now, desk.store.timezone);
  const to = addDays(today, -1);
  const from = addDays(today, -choice.periodDays);
  const rows = await customersOf(desk, choice);
  const sources = await sourcesOf(desk, { from, to }, choice.only);
  const since = await recordsSince(desk);
  const covered = since !== null && since <= from;
  const judge = { from, to, today, coveredDays: since === null ? 0 : Math.max(0, daysBetween(since, today)) };
  const brought = choice.referrals ? await friendsBrought(desk) : new Map<string, string[]>();
  const figures = rows.map((row) => {
    const { values, ...rest } = figuresOf(row, sources, judge, choice.assets);
    const friends = brought.get(row.id) ?? [];
    const large = friends.filter((friend) => sumOf(sources.payments(friend)) >= LARGE_EVER);
    return { ...rest, values: { ...values, referrals: friends.length, largeReferrals: large.length } };
  });
  return {
    from,
    to,
    covered,
    customers: rows.map((row) => ({
      id: row.id,
      grade: row.grade,
      consultantId: row.consultantId,
      firstVisitDay: sources.summary(row.id)?.firstVisitDay ?? row.firstVisitDay,
      createdDay: businessDayOf(row.createdAt, desk.store.timezone),
    })),
    figures,
    uncosted: sources.uncosted,
  };
}

type Known = Pick<
  Customer,
  'id' | 'grade' | 'consultantId' | 'firstVisitDay' | 'createdAt' | 'namedLevel' | 'assets' | 'wallet'
>;

async function customersOf({ tx, store }: GradeDesk, choice: FiguresChoice): Promise<Known[]> {
  const select: (keyof Customer)[] = [
    'id',
    'grade',
    'consultantId',
    'firstVisitDay',
    'createdAt',
    'namedLevel',
    ...(choice.assets ? (['assets'] as const) : []),
    ...(choice.wallet ? (['wallet'] as const) : []),
  ];
  return tx.find(Customer, {
    where: {
      storeId: store.id,
      isWalkIn: false,
      mergedIntoId: IsNull(),
      erasedAt: IsNull(),
      ...(choice.only ? { id: choice.only } : {}),
    },
    select,
  });
}

/** Since when both visits and money are written down: an import may bring the one without the other. */
async function recordsSince({ tx, store }: GradeDesk): Promise<string | null> {
  const order = { day: 'ASC' as const };
  const where = { storeId: store.id };
  const [visit] = await tx.find(Visit, { where, order, take: 1, select: ['id', 'day'] });
  const [payment] = await tx.find(Payment, { where, order, take: 1, select: ['id', 'day'] });
  if (!visit || !payment) return null;
  return visit.day > payment.day ? visit.day : payment.day;
}

type Sources = Awaited<ReturnType<typeof sourcesOf>>;

async function sourcesOf({ tx, store, now }: GradeDesk, span: { from: string; to: string }, only?: string) {
  const hers = only ? { customerId: only } : {};
  const day = Between(span.from, span.to);
  const visits = await tx.find(Visit, {
    where: { day, ...hers },
    select: ['id', 'customerId', 'day', 'consumedFen'],
    order: { day: 'ASC' },
  });
  const payments = await tx.find(Payment, {
    where: { status: 'confirmed', ...hers },
    select: ['id', 'customerId', 'day', 'amountFen', 'method', 'kind'],
  });
  const period = {
    from: businessDaySpan(span.from, store.timezone).from,
    to: businessDaySpan(span.to, store.timezone).to,
  };
  const plans = await tx.find(Plan, {
    where: { at: Between(period.from, period.to - 1), ...hers },
    select: ['id', 'customerId', 'outcome'],
  });
  const missed = await tx.find(Appointment, {
    where: { status: 'noShow', day, ...hers },
    select: ['id', 'customerId'],
  });
  const planned = await tx.find(Plan, {
    where: { status: 'accepted', nextDay: Not(IsNull()), ...hers },
    select: ['id', 'customerId', 'nextDay'],
  });
  const ahead = await tx.find(Appointment, {
    where: { status: In(['booked', 'confirmed']), at: MoreThanOrEqual(now), ...hers },
    select: ['id', 'customerId', 'day'],
    order: { at: 'ASC' },
  });
  const summaries = await tx.find(CustomerSummary, {
    where: only ? { customerId: only } : { storeId: store.id },
    select: ['customerId', 'firstVisitDay', 'lastVisitDay', 'visits'],
  });
  const done = await servicesOf({ tx, store, now }, period, only);
  const byCustomer = new Map(summaries.map((row) => [row.customerId, row]));
  return {
    visits: grouped(visits),
    payments: grouped(payments.filter(isCash)),
    /** Proposals she answered with yes or no; what she put off is not answered. */
    decided: grouped(plans.filter((plan) => ['yes', 'no'].includes(String(plan.outcome?.result)))),
    missed: grouped(missed),
    planned: grouped(planned),
    ahead: grouped(ahead),
    ...done,
    summary: (id: string) => byCustomer.get(id),
  };
}

/** What was done: how many kinds of treatments, and what the sessions of each visit cost the store. */
async function servicesOf({ tx }: GradeDesk, period: { from: number; to: number }, only?: string) {
  const treatments = await tx.find(Treatment, { select: ['id', 'category', 'costFen'] });
  const byId = new Map(treatments.map((row) => [row.id, row]));
  // A record of the last day may be written later.
  const services = await tx.find(VisitService, {
    where: { at: MoreThanOrEqual(period.from), ...(only ? { customerId: only } : {}) },
    select: ['id', 'customerId', 'visitId', 'treatmentId', 'times', 'at'],
  });
  const categories = new Map<string, Set<string>>();
  const costs = new Map<string, number | null>();
  const uncosted = new Map<string, number>();
  for (const { customerId, visitId, treatmentId, times, at } of services) {
    const treatment = byId.get(treatmentId);
    const cost = treatment?.costFen ?? null;
    const before = costs.get(visitId);
    costs.set(visitId, cost === null || before === null ? null : (before ?? 0) + cost * times);
    if (at >= period.to) continue;
    if (cost === null) uncosted.set(treatmentId, (uncosted.get(treatmentId) ?? 0) + times);
    const known = categories.get(customerId) ?? new Set();
    categories.set(customerId, known.add(treatment?.category ?? ''));
  }
  return {
    categories: (id: string) => categories.get(id)?.size ?? 0,
    /** Fen; null where one session has no cost, undefined where nothing is written of what was done. */
    costOf: (visitId: string) => costs.get(visitId),
    uncosted: [...uncosted].sort(([, one], [, other]) => other - one).map(([id]) => id),
  };
}

interface Judge {
  from: string;
  to: string;
  today: string;
  /** Days of which the store has records. */
  coveredDays: number;
}

function figuresOf(customer: Known, sources: Sources, judge: Judge, assets: boolean): GradeFigures {
  const { id } = customer;
  const summary = sources.summary(id);
  const visits = sources.visits(id);
  const paid = sources.payments(id);
  const first = summary?.firstVisitDay ?? customer.firstVisitDay;
  const lastDay = summary?.lastVisitDay ?? null;
  const inPeriod = paid.filter((each) => each.day >= judge.from && each.day <= judge.to);
  const month = addDays(judge.to, 1 - MONTH);
  const consumption = visits.reduce((sum, each) => sum + each.consumedFen, 0);
  const decided = sources.decided(id);
  const accepted = decided.filter((each) => each.outcome?.result === 'yes').length;
  const visitsEver = Math.max(summary?.visits ?? 0, visits.length, first ? 1 : 0);
  const values: Values = {
    cash: sumOf(inPeriod),
    consumption,
    margin: marginOf(visits, sources),
    walletShare: walletShareOf(sumOf(inPeriod), customer.wallet?.fen ?? null, judge),
    visits: visits.length,
    monthlyVisits: tenthsAMonth(visits.length, daysKnown(first, judge)),
    totalCash: sumOf(paid),
    monthCash: sumOf(inPeriod.filter((each) => each.day >= month)),
    monthVisits: visits.filter((each) => each.day >= month).length,
    weeksRunning: weeksRunning(
      visits.map((each) => each.day),
      judge.to,
    ),
    lastTicket: visits.at(-1)?.consumedFen ?? 0,
    ticket: visits.length > 0 ? Math.round(consumption / visits.length) : 0,
    purchases: inPeriod.filter((each) => each.amountFen > 0).length,
    purchasesEver: paid.filter((each) => each.amountFen > 0).length,
    largePurchases: paid.filter((each) => each.amountFen >= LARGE).length,
    visitsEver,
    daysSinceFirst: first ? daysBetween(first, judge.today) : null,
    daysSinceLast: lastDay ? daysBetween(lastDay, judge.today) : null,
    daysToNext: daysToNext(sources, id, judge.today),
    categories: sources.categories(id),
    noShows: sources.missed(id).length,
    accepted,
    proposals: decided.length,
    closeRate: decided.length > 0 ? Math.floor((accepted * 100) / decided.length) : null,
    strategic: customer.namedLevel?.level === 'strategic' ? 1 : 0,
    honoured: customer.namedLevel?.level === 'honoured' ? 1 : 0,
    assets: assets ? assetsFen(customer.assets) : null,
  };
  return { customerId: id, prospect: visitsEver === 0 && paid.length === 0, values };
}

/** Fen: consumption less cost; what was given away costs as well. */
function marginOf(visits: Pick<Visit, 'id' | 'consumedFen'>[], sources: Sources): number | null {
  let margin = 0;
  for (const { id, consumedFen } of visits) {
    const cost = sources.costOf(id);
    if (cost === null || (cost === undefined && consumedFen > 0)) return null;
    margin += consumedFen - (cost ?? 0);
  }
  return margin;
}

/** Whole per cent of what she would spend in the period by the estimate of a year; more than all is told as it is. */
function walletShareOf(cashFen: number, yearlyFen: number | null, judge: Judge): number | null {
  const ofPeriod = ((yearlyFen ?? 0) * daysBetween(judge.from, judge.today)) / YEAR;
  return ofPeriod > 0 ? Math.floor((Math.max(0, cashFen) * 100) / ofPeriod) : null;
}

/** Over how many days her visits are spread: not before she was a customer, not before anything was written. */
function daysKnown(first: string | null, judge: Judge): number {
  const period = daysBetween(judge.from, judge.today);
  const hers = first ? daysBetween(first, judge.today) : period;
  return Math.max(MONTH, Math.min(period, judge.coveredDays, hers));
}

/** Visits a month in tenths, cut off: 36 in a year are 30. */
export function tenthsAMonth(visits: number, days: number): number {
  return Math.floor((visits * 10 * 365) / (12 * days));
}

/** Weeks in a row with a visit; the running week may still be empty. */
export function weeksRunning(days: string[], today: string): number {
  const visited = (monday: string) => {
    const sunday = addDays(monday, 6);
    return days.some((day) => day >= monday && day <= sunday);
  };
  let week = weekStart(today);
  if (!visited(week)) week = addDays(week, -7);
  let running = 0;
  while (visited(week)) {
    running++;
    week = addDays(week, -7);
  }
  return running;
}

function daysToNext(sources: Sources, id: string, today: string): number | null {
  const days = [sources.ahead(id)[0]?.day, sources.planned(id).at(-1)?.nextDay].filter(
    (day): day is string => !!day && day >= today,
  );
  return days.length > 0 ? daysBetween(today, days.sort()[0]) : null;
}

function sumOf(payments: Pick<Payment, 'amountFen'>[]): number {
  return payments.reduce((sum, each) => sum + each.amountFen, 0);
}

function grouped<E extends { customerId: string }>(rows: E[]): (id: string) => E[] {
  const groups = new Map<string, E[]>();
  for (const row of rows) {
    const group = groups.get(row.customerId);
    if (group) group.push(row);
    else groups.set(row.customerId, [row]);
  }
  return (id) => groups.get(id) ?? [];
}
