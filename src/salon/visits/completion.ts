/** What still stands open of a visit, and how it is closed: said, waived with a reason, or agreed as a plan. */
import { In } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { Payment } from '../../../entities/payment';
import type { Plan } from '../../../entities/plan';
import { Visit, type NextLine, type NextTime, type NoneBecause } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { addDays, businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { named, theCustomer } from '../subjects';
import { added, openParts, type Part } from './parts';
import { byWhom, type Work } from '../work';

/** Marks the parts that stand by now, and says which are open. */
export async function settleParts(work: Work, visitId: string): Promise<Part[]> {
  const visit = (await work.tx.one(Visit, { id: visitId }))!;
  const open = await partsOf(work, visit);
  const by = byWhom(work.actor);
  const stands = (part: Part) => !open.includes(part);
  const marks: Partial<Visit> = { status: open.length === 0 ? 'complete' : 'open' };
  if (stands('done') && !visit.beauticianDoneAt) {
    Object.assign(marks, { beauticianDoneAt: work.now, beauticianDoneById: by });
  }
  if (stands('nextDo') && stands('nextSell') && stands('nextTime') && !visit.consultantDoneAt) {
    Object.assign(marks, { consultantDoneAt: work.now, consultantDoneById: by });
  }
  if (stands('money') && stands('done') && !visit.counterDoneAt) {
    Object.assign(marks, { counterDoneAt: work.now, counterDoneById: by });
  }
  await work.rows.update(Visit, visitId, marks);
  return open;
}

async function partsOf(work: Work, visit: Visit): Promise<Part[]> {
  const services = await work.tx.find(VisitService, { where: { visitId: visit.id } });
  const moneyCame = (await work.tx.count(Payment, { visitId: visit.id, status: 'confirmed' })) > 0;
  return openParts({ services, moneyCame, visit });
}

export interface Completion {
  visitId: string;
  nextDo?: NextLine[];
  nextSell?: NextLine[];
  nextTime?: NextTime;
  noneBecause?: NoneBecause;
}

/** Adds what is next, or why nothing is. Refused «no-such-visit» for another store's visit as for none. */
async function complete(work: Work, input: Completion): Promise<Result> {
  const visit = await work.tx.lock(Visit, input.visitId);
  const customer = visit && (await theCustomer(work, visit.customerId));
  if (!visit || !customer) return refused('no-such-visit', { visitId: input.visitId });
  await fill(work, visit, input);
  return done({
    visitId: visit.id,
    customer: named(customer),
    day: visit.day,
    open: await settleParts(work, visit.id),
  });
}

async function fill(work: Work, visit: Visit, said: Omit<Completion, 'visitId'>): Promise<void> {
  await work.rows.update(Visit, visit.id, {
    nextDo: added(visit.nextDo, said.nextDo),
    nextSell: added(visit.nextSell, said.nextSell),
    nextTime: said.nextTime ?? visit.nextTime,
    noneBecause: said.noneBecause ? { ...visit.noneBecause, ...said.noneBecause } : visit.noneBecause,
  });
}

/** Days after a visit in which an agreed plan still closes it. */
const PLAN_CLOSES_DAYS = 3;

/** A plan that was agreed upon says what is next: the visit it follows is no longer open for that. */
export async function completeFromPlan(
  work: Work,
  plan: Pick<Plan, 'customerId' | 'visitId' | 'nextDo' | 'nextSell' | 'nextDay' | 'nextAt'>,
): Promise<void> {
  const visit = await visitBehind(work, plan);
  if (!visit || visit.status === 'complete') return;
  const day = plan.nextDay ?? undefined;
  await fill(work, visit, {
    nextDo: visit.nextDo?.length ? undefined : (plan.nextDo ?? undefined),
    nextSell: visit.nextSell?.length ? undefined : (plan.nextSell ?? undefined),
    nextTime: day && !visit.nextTime ? { day, ...(plan.nextAt ? { at: plan.nextAt } : {}) } : undefined,
    noneBecause: plan.nextSell?.length ? undefined : { ...visit.noneBecause, nextSell: AGREED },
  });
  await settleParts(work, visit.id);
}

/** She will not: what is missing of the visit stays empty, for her reason. */
export async function waivePlan(
  work: Work,
  plan: Pick<Plan, 'customerId' | 'visitId'>,
  reason: string,
): Promise<void> {
  const visit = await visitBehind(work, plan);
  if (!visit || visit.status === 'complete') return;
  const noneBecause = {
    ...(visit.nextDo?.length ? {} : { nextDo: reason }),
    ...(visit.nextSell?.length ? {} : { nextSell: reason }),
    ...(visit.nextTime ? {} : { nextTime: reason }),
  };
  await fill(work, visit, { noneBecause });
  await settleParts(work, visit.id);
}

/** The reason kept where the agreed plan offers nothing. */
const AGREED = 'plan';

async function visitBehind(
  work: Work,
  plan: Pick<Plan, 'customerId' | 'visitId'>,
): Promise<Visit | undefined> {
  if (plan.visitId) return work.tx.lock(Visit, plan.visitId);
  const since = addDays(businessDayOf(work.now, work.store.timezone), -PLAN_CLOSES_DAYS);
  const [last] = await work.tx.find(Visit, {
    where: { customerId: plan.customerId, status: 'open' },
    order: { day: 'DESC' },
    take: 1,
  });
  return last && last.day >= since ? last : undefined;
}

export interface OpenVisit {
  visitId: string;
  customer: { id: string; name: string };
  day: string;
  open: Part[];
}

/** Her own customers' visits of the last days that are not complete, oldest first; a manager's are the store's. */
async function stillOpen(work: Work, input: { customerId?: string }): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const visits = await work.tx.find(Visit, {
    where: {
      storeId: work.store.id,
      status: 'open',
      day: In([0, 1, 2, 3, 4, 5, 6].map((back) => addDays(today, -back))),
      ...(input.customerId ? { customerId: input.customerId } : {}),
    },
    order: { day: 'ASC', id: 'ASC' },
  });
  const lines: OpenVisit[] = [];
  for (const visit of visits) {
    const customer = await work.tx.one(Customer, { id: visit.customerId });
    if (!customer || !(input.customerId || isHers(work, customer))) continue;
    lines.push({
      visitId: visit.id,
      customer: named(customer),
      day: visit.day,
      open: await partsOf(work, visit),
    });
  }
  return done({ refused: null, visits: lines, today });
}

function isHers(work: Work, customer: Customer): boolean {
  const { roles, staffId } = work.actor;
  return roles.includes('manager') || roles.includes('owner') || customer.consultantId === staffId;
}

export const visitCompletionOperations: Operation[] = [
  { name: 'visits.complete', command: 'record-visit', kind: 'write', run: complete },
  { name: 'visits.open', command: 'record-visit', kind: 'read', run: stillOpen },
];
