/** Reads the plans that were agreed upon for customers, and what happened after each. */
import { In } from '../../database/conditions';
import { Payment } from '../../../entities/payment';
import { Plan } from '../../../entities/plan';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf } from '../calendar';
import { isCash } from '../money/cash';
import type { Work } from '../work';
import { carriedOut, type Agreed, type CarriedOut } from './progress';

export interface Followed {
  customerId: string;
  row: Plan;
  plan: Agreed;
  what: CarriedOut;
}

/** Agreed plans of the customers with what came of them, oldest first. */
export async function followed(work: Work, customerIds: string[]): Promise<Followed[]> {
  if (customerIds.length === 0) return [];
  const zone = work.store.timezone;
  const plans = await work.tx.find(Plan, {
    where: { customerId: In(customerIds), status: In(['accepted', 'changed']) },
    order: { version: 'ASC' },
  });
  const agreed = plans.flatMap((row) => agreedOf(row, zone));
  const first = agreed.map(({ plan }) => plan.decidedDay).sort()[0];
  if (!first) return [];
  const visits = await visitsSince(work, customerIds, first);
  const today = businessDayOf(work.now, zone);
  return customerIds.flatMap((customerId) => {
    const own = agreed.filter(({ row }) => row.customerId === customerId);
    const came = visits.filter((visit) => visit.customerId === customerId);
    const what = carriedOut(
      own.map(({ plan }) => plan),
      came,
      today,
    );
    return own.map(({ row, plan }) => ({
      customerId,
      row,
      plan,
      what: what.find((each) => each.planId === plan.planId)!,
    }));
  });
}

/** A plan without a day cannot be kept or missed. */
function agreedOf(row: Plan, zone: string): { row: Plan; plan: Agreed }[] {
  if (!row.nextDay) return [];
  const plan = {
    planId: row.id,
    decidedDay: businessDayOf(row.decidedAt ?? row.at, zone),
    nextDay: row.nextDay,
    doing: (row.nextDo ?? []).flatMap((line) => line.treatmentId ?? []),
    offers: (row.nextSell ?? []).length > 0,
    expectedFen: row.expectedCashFen ?? 0,
    outcome: row.outcome,
  };
  return [{ row, plan }];
}

async function visitsSince(work: Work, customerIds: string[], since: string) {
  const visits = (
    await work.tx.find(Visit, {
      where: { customerId: In(customerIds) },
      select: ['id', 'customerId', 'day'],
    })
  ).filter((visit) => visit.day >= since);
  const services = await work.tx.find(VisitService, {
    where: { visitId: In(visits.map((visit) => visit.id)) },
    select: ['id', 'visitId', 'treatmentId'],
  });
  const payments = (
    await work.tx.find(Payment, {
      where: { customerId: In(customerIds), status: 'confirmed' },
      select: ['id', 'customerId', 'day', 'amountFen', 'method', 'kind'],
    })
  ).filter((payment) => payment.day >= since && isCash(payment));
  return visits.map((visit) => ({
    customerId: visit.customerId,
    day: visit.day,
    treatmentIds: services.filter((each) => each.visitId === visit.id).map((each) => each.treatmentId),
    cashFen: payments
      .filter((each) => each.customerId === visit.customerId && each.day === visit.day)
      .reduce((total, each) => total + each.amountFen, 0),
  }));
}
