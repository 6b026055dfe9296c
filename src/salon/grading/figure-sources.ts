/** The rows behind a period's figures, by customer; only columns that are not sealed. */
import { Between, In, IsNull, MoreThanOrEqual, Not } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Payment } from '../../../entities/payment';
import { Plan } from '../../../entities/plan';
import { Treatment } from '../../../entities/treatment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDaySpan } from '../calendar';
import { isCash } from '../money/cash';
import type { GradeDesk } from './desk';

export type Sources = Awaited<ReturnType<typeof sourcesOf>>;

/** Of one customer alone where `only` says so. */
export async function sourcesOf(
  { tx, store, now }: GradeDesk,
  span: { from: string; to: string },
  only?: string,
) {
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

function grouped<E extends { customerId: string }>(rows: E[]): (id: string) => E[] {
  const groups = new Map<string, E[]>();
  for (const row of rows) {
    const group = groups.get(row.customerId);
    if (group) group.push(row);
    else groups.set(row.customerId, [row]);
  }
  return (id) => groups.get(id) ?? [];
}
