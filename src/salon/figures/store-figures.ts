/** What a store took and delivered in a period, with how complete that is (SR-LOOP-19). Money in fen. */
import { Between, In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { DayClose } from '../../../entities/day-close';
import { Staff } from '../../../entities/staff';
import { businessDayOf } from '../calendar';
import { careFigures, type CareFigures } from '../care/care-answers';
import { isCash } from '../money/cash';
import {
  completeness,
  ownFigures,
  paymentsIn,
  visitsIn,
  type Completeness,
  type OwnFigures,
} from './figures';
import { done, refused, type Operation, type Result } from '../operation';
import { periodOf, PERIODS, type Period, type PeriodName } from './periods';
import { enteredIn } from '../month/locked';
import { mayDo } from '../permissions';
import { storesMeant } from './stores';
import { wonBack } from '../win-back/won-back';
import type { Work } from '../work';

export interface StoreFigures {
  cashFen: number;
  /** By way of payment; what is not cash of the day (stored value, vouchers) stands beside it. */
  byMethod: Record<string, number>;
  byKind: Record<string, number>;
  refundsFen: number;
  consumedFen: number;
  visits: number;
  walkIns: number;
  newCustomers: number;
  noShows: number;
  /** Later entries about days that were closed. */
  corrections: number;
  /** What customers answered when they were asked after a visit (SR-REL-02). */
  care: CareFigures;
  /** Customers who slept, were asked why, and came again (SR-SAT-11). */
  wonBack: number;
}

export async function storeFigures(work: Work, period: Period): Promise<StoreFigures> {
  const visits = await visitsIn(work, period);
  const payments = await paymentsIn(work, period);
  const cash = payments.filter(isCash);
  const ids = [...new Set(visits.map((visit) => visit.customerId))];
  const customers =
    ids.length > 0
      ? await work.tx.find(Customer, {
          where: { id: In(ids) },
          select: ['id', 'firstVisitDay', 'isWalkIn'],
        })
      : [];
  const noShows = await work.tx.count(Appointment, {
    storeId: work.store.id,
    day: Between(period.from, period.to),
    status: 'noShow',
  });
  const later = await enteredIn(work, period);
  const isNew = (customer: Customer) =>
    !customer.isWalkIn && (customer.firstVisitDay === null || customer.firstVisitDay >= period.from);
  return {
    cashFen: sum(cash),
    byMethod: grouped(payments, (payment) => payment.method),
    byKind: grouped(cash, (payment) => payment.kind),
    refundsFen: -sum(cash.filter((payment) => payment.kind === 'refund')),
    consumedFen: [...visits, ...later].reduce((total, each) => total + each.consumedFen, 0),
    visits: later
      .filter((entry) => !entry.staffId && !entry.treatmentId)
      .reduce((total, entry) => total + entry.visits, visits.length),
    walkIns: customers.filter((customer) => customer.isWalkIn).length,
    newCustomers: customers.filter(isNew).length,
    noShows,
    corrections:
      payments.filter((payment) => payment.forDay !== null).length +
      new Set(
        later.filter((entry) => entry.day >= period.from && entry.day <= period.to).map((entry) => entry.at),
      ).size,
    care: await careFigures(work, period),
    wonBack: await wonBack(work, period),
  };
}

function sum(payments: { amountFen: number }[]): number {
  return payments.reduce((total, payment) => total + payment.amountFen, 0);
}

function grouped<T extends { amountFen: number }>(
  rows: T[],
  keyOf: (row: T) => string,
): Record<string, number> {
  const groups: Record<string, number> = {};
  for (const row of rows) groups[keyOf(row)] = (groups[keyOf(row)] ?? 0) + row.amountFen;
  return groups;
}

export interface FiguresAsked {
  period?: PeriodName;
  /** What was said, for whoever has several stores: it may name one of them. */
  words?: string;
  /** Somebody else's figures: her manager's to see. */
  staffId?: string;
}

export async function ownShownOf(work: Work, input: FiguresAsked): Promise<Result> {
  const staffId = input.staffId ?? work.actor.staffId;
  const mayLook =
    staffId === work.actor.staffId ||
    mayDo(work.actor, 'store-figures', { storeId: work.store.id }) === 'allow';
  if (!mayLook) return refused('not-hers', {});
  const staff = staffId ? await work.tx.one(Staff, { id: staffId }) : undefined;
  if (!staff) return refused('no-such-staff', { staffId });
  const { name, period, today } = periodAsked(work, input);
  const isToday = name === 'today';
  const facts: OwnShown = {
    staff: { id: staff.id, name: staff.name },
    roles: staff.roles,
    mine: staff.id === work.actor.staffId,
    period: name,
    figures: await ownFigures(work, staff.id, period),
    complete:
      isToday && staff.roles.includes('beautician') ? await completeness(work, today, staff.id) : null,
    month: isToday ? await ownFigures(work, staff.id, periodOf('this_month', today)) : null,
  };
  return done({ refused: null, ...facts });
}

export interface OwnShown {
  staff: { id: string; name: string };
  roles: string[];
  mine: boolean;
  period: PeriodName;
  figures: OwnFigures;
  complete: Completeness | null;
  month: OwnFigures | null;
}

export interface StoreShown {
  store: string;
  period: PeriodName;
  figures: StoreFigures;
  complete: Completeness | null;
  month: StoreFigures | null;
  closed: boolean | null;
}

/** Of the store; of each that is meant, for whoever has several. */
async function ofStores(work: Work, input: FiguresAsked): Promise<Result> {
  const stores: StoreShown[] = [];
  for (const each of await storesMeant(work, input.words)) stores.push(await ofStore(each, input));
  return done({ refused: null, stores, several: work.actor.storeIds.length > 1 });
}

async function ofStore(work: Work, input: FiguresAsked): Promise<StoreShown> {
  const { name, period, today } = periodAsked(work, input);
  const oneDay = period.from === period.to;
  const close = oneDay
    ? await work.tx.one(DayClose, { storeId: work.store.id, day: period.from })
    : undefined;
  return {
    store: work.store.name,
    period: name,
    figures: await storeFigures(work, period),
    complete: name === 'today' ? await completeness(work, today) : null,
    month: name === 'today' ? await storeFigures(work, periodOf('this_month', today)) : null,
    closed: oneDay ? Boolean(close) : null,
  };
}

function periodAsked(work: Work, input: FiguresAsked) {
  const today = businessDayOf(work.now, work.store.timezone);
  const name = PERIODS.find((each) => each === input.period) ?? 'today';
  return { name, period: periodOf(name, today), today };
}

export const figureOperations: Operation[] = [
  { name: 'figures.own', command: 'my-figures', kind: 'read', run: ownShownOf },
  { name: 'figures.store', command: 'store-figures', kind: 'read', run: ofStores },
];
