/**
 * Own and store figures of a period, each with how complete it is («已记 5/9 位»). Money in fen.
 *
 * Cash is money received whatever for; consumption is service delivered; they are never added up.
 */
import { Between, In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Payment } from '../../../entities/payment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { isCash } from '../money/cash';
import { dealOut } from '../money/consumption';
import { enteredIn } from '../month/locked';
import type { Period } from './periods';
import type { Work } from '../work';

export interface OwnFigures {
  /** Customers served (人次). */
  visits: number;
  sessions: number;
  consumedFen: number;
  /** Her shares of what was received. */
  cashFen: number;
  /** How many asked for her by name. */
  asked: number;
}

export interface Completeness {
  recorded: number;
  expected: number;
}

/** What one person did and sold on one day. */
export async function ownDay(work: Work, staffId: string, day: string): Promise<OwnFigures> {
  return ownFigures(work, staffId, { from: day, to: day });
}

export async function ownFigures(work: Work, staffId: string, period: Period): Promise<OwnFigures> {
  const visits = await visitsIn(work, period);
  const services = (await servicesOf(work, visits)).filter((service) => service.beauticianId === staffId);
  const payments = await paymentsIn(work, period);
  const later = (await enteredIn(work, period)).filter((entry) => entry.staffId === staffId);
  const sum = (of: (service: VisitService) => number) =>
    services.reduce((total, each) => total + of(each), 0);
  const entered = (of: 'visits' | 'sessions' | 'consumedFen') =>
    later.reduce((total, each) => total + each[of], 0);
  return {
    visits: new Set(services.map((service) => service.visitId)).size + entered('visits'),
    sessions: sum((service) => service.sessionsUsed) + entered('sessions'),
    consumedFen: sum((service) => service.consumedFen) + entered('consumedFen'),
    cashFen: payments.filter(isCash).reduce((total, payment) => total + shareOf(payment, staffId), 0),
    asked: new Set(services.filter((each) => each.asked).map((each) => each.visitId)).size,
  };
}

/** Her part of a payment, dealt out to the fen. */
export function shareOf(payment: Pick<Payment, 'amountFen' | 'sellers'>, staffId: string): number {
  const sellers = payment.sellers ?? [];
  const place = sellers.findIndex((seller) => seller.staffId === staffId);
  if (place < 0) return 0;
  return dealOut(
    payment.amountFen,
    sellers.map((seller) => seller.share),
  )[place];
}

/** Visits told of, against customers who were there by now: the table's and the visits themselves. */
export async function completeness(work: Work, day: string, staffId?: string): Promise<Completeness> {
  const visits = await visitsIn(work, { from: day, to: day });
  const services = await servicesOf(work, visits);
  const booked = await work.tx.find(Appointment, {
    where: { storeId: work.store.id, day, status: In(['booked', 'confirmed', 'arrived', 'done']) },
  });
  const mine = <T extends { beauticianId: string | null }>(row: T) =>
    !staffId || row.beauticianId === staffId;
  const told = new Set(services.filter(mine).map((service) => service.customerId));
  const there = booked.filter(
    (row) => mine(row) && (row.status === 'arrived' || row.status === 'done' || row.endAt <= work.now),
  );
  const arrived = staffId ? [] : visits.map((visit) => visit.customerId);
  const expected = new Set([...told, ...arrived, ...there.map((row) => row.customerId)]);
  return { recorded: told.size, expected: expected.size };
}

export async function visitsIn(work: Work, period: Period): Promise<Visit[]> {
  return work.tx.find(Visit, {
    where: { storeId: work.store.id, day: Between(period.from, period.to) },
    select: ['id', 'customerId', 'day', 'status', 'consumedFen', 'cashFen'],
  });
}

export async function servicesOf(work: Work, visits: { id: string }[]): Promise<VisitService[]> {
  if (visits.length === 0) return [];
  return work.tx.find(VisitService, { where: { visitId: In(visits.map((visit) => visit.id)) } });
}

export async function paymentsIn(work: Work, period: Period): Promise<Payment[]> {
  return work.tx.find(Payment, {
    where: { storeId: work.store.id, day: Between(period.from, period.to), status: 'confirmed' },
    select: [
      'id',
      'customerId',
      'day',
      'kind',
      'amountFen',
      'method',
      'sellers',
      'byId',
      'forDay',
      'reversesId',
    ],
  });
}
