/** One customer's figures of a period, out of her rows. Pure. */
import type { Customer } from '../../../entities/customer';
import type { Payment } from '../../../entities/payment';
import type { Visit } from '../../../entities/visit';
import { addDays, daysBetween, weekStart } from '../calendar';
import { assetsFen } from './assets';
import type { Sources } from './figure-sources';
import type { GradeFigures, Values } from './measures';

/** SR-TIER-04: 10万 a time. */
const LARGE = 10_000_000;
const MONTH = 30;
const YEAR = 365;

export type Known = Pick<
  Customer,
  'id' | 'grade' | 'consultantId' | 'firstVisitDay' | 'createdAt' | 'namedLevel' | 'assets' | 'wallet'
>;

export interface Judge {
  from: string;
  to: string;
  today: string;
  /** Days of which the store has records. */
  coveredDays: number;
}

export function figuresOf(customer: Known, sources: Sources, judge: Judge, assets: boolean): GradeFigures {
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

export function sumOf(payments: Pick<Payment, 'amountFen'>[]): number {
  return payments.reduce((sum, each) => sum + each.amountFen, 0);
}
