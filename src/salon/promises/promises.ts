/**
 * What somebody owes a customer on a day: made by visits, plans, calls, meetings, complaints, reactions.
 *
 * A promise is never made for the past; it ends done, withdrawn or moved, and stays as a row. Money owed is an entry
 * of the account and no promise.
 */
import { Plan } from '../../../entities/plan';
import { Promised, type PromiseFacts } from '../../../entities/promise';
import { Staff } from '../../../entities/staff';
import { businessDayOf } from '../calendar';
import { ENDS_BY_TALK, type PromiseKind } from './facts';
import { recount } from '../customers/summary';
import { byWhom, type Work } from '../work';

export type { PromiseKind };

export interface NewPromise {
  customerId: string | null;
  ownerId: string;
  kind: PromiseKind;
  why: string;
  dueDay: string;
  /** Instant at which she is reminded, where an hour was promised. */
  dueAt?: number | null;
  /** What it comes from: 'visit', 'plan', 'contact', 'meeting', 'complaint' … and its row. */
  originKind: string;
  originId?: string | null;
  /** What a rule knows of it; `why` then stays empty. */
  facts?: PromiseFacts | null;
}

/** Null, and nothing written, for a day that is over. One promise of a kind per customer, owner and day. */
export async function makePromise(work: Work, given: NewPromise): Promise<Promised | null> {
  const today = businessDayOf(work.now, work.store.timezone);
  if (given.dueDay < today) return null;
  const open = await openPromises(work, given.customerId, given.ownerId);
  const same = open.find((each) => each.kind === given.kind && each.dueDay === given.dueDay);
  if (same && (same.why === given.why || given.kind === 'call')) return same;
  const made = await work.rows.insert(Promised, {
    storeId: work.store.id,
    customerId: given.customerId,
    ownerId: given.ownerId,
    kind: given.kind,
    why: given.why,
    facts: given.facts ?? null,
    dueDay: given.dueDay,
    dueAt: given.dueAt ?? null,
    status: 'open',
    originKind: given.originKind,
    originId: given.originId ?? null,
    step: 0,
    at: work.now,
    byId: byWhom(work.actor),
  });
  if (given.customerId) await recount(work, given.customerId);
  return made;
}

export async function fulfilPromise(work: Work, promise: Promised, evidence: string): Promise<void> {
  await close(work, promise, { status: 'done', evidence });
}

/** The fact behind it has changed: nobody is reminded of it any more. */
export async function withdrawPromise(work: Work, promise: Promised, why: string): Promise<void> {
  await close(work, promise, { status: 'withdrawn', evidence: why });
}

/** Ends it as moved and makes its successor for the new day (today, where that is over), with a ladder of its own. */
export async function movePromise(
  work: Work,
  promise: Promised,
  to: { dueDay: string; dueAt?: number | null; ownerId?: string },
): Promise<Promised | null> {
  const today = businessDayOf(work.now, work.store.timezone);
  await close(work, promise, { status: 'moved', evidence: null });
  return makePromise(work, {
    customerId: promise.customerId,
    ownerId: to.ownerId ?? promise.ownerId,
    kind: promise.kind as PromiseKind,
    why: promise.why,
    facts: promise.facts && { ...promise.facts, until: laterOf(promise.facts.until, to.dueDay) },
    dueDay: to.dueDay < today ? today : to.dueDay,
    dueAt: to.dueAt ?? null,
    originKind: 'promise',
    originId: promise.id,
  });
}

/** Moved by hand beyond its last day, it makes sense until the new one. */
function laterOf(until: string | undefined, day: string): string | undefined {
  return until && until < day ? day : until;
}

/** Whatever a talk with her settles, up to today; a promise for a later day stays. */
export async function settleByTalk(work: Work, customerId: string, evidence: string): Promise<Promised[]> {
  const today = businessDayOf(work.now, work.store.timezone);
  const open = await openPromises(work, customerId);
  const settled = open.filter((each) => ENDS_BY_TALK.has(each.kind) && each.dueDay <= today);
  for (const promise of settled) await fulfilPromise(work, promise, evidence);
  return settled;
}

/** Calls that were to find a time for her: settled once there is an appointment. */
export async function settleByBooking(work: Work, customerId: string, appointmentId: string): Promise<void> {
  const open = await openPromises(work, customerId);
  for (const promise of open.filter((each) => each.kind === 'call' || each.kind === 'reminder')) {
    await withdrawPromise(work, promise, `appointment ${appointmentId}`);
  }
}

export async function openPromises(
  work: Work,
  customerId: string | null,
  ownerId?: string,
): Promise<Promised[]> {
  const where = { customerId, status: 'open' as const, ...(ownerId ? { ownerId } : {}) };
  return work.tx.find(Promised, { where: where as never, order: { dueDay: 'ASC' } });
}

async function close(
  work: Work,
  promise: Promised,
  end: { status: 'done' | 'withdrawn' | 'moved'; evidence: string | null },
): Promise<void> {
  await work.rows.update(Promised, promise.id, {
    status: end.status,
    evidence: end.evidence,
    doneAt: work.now,
    doneById: byWhom(work.actor),
  });
  if (end.status === 'done' && promise.originKind === PLAN_STEP) await markStep(work, promise);
  if (promise.customerId) await recount(work, promise.customerId);
}

/** Origin of what a step of an action plan with its day has promised; the words are the step's. */
export const PLAN_STEP = 'plan-step';

/** Done by the digest, it is done in her plan. */
async function markStep(work: Work, { customerId, why }: Promised): Promise<void> {
  const [plan] = await work.tx.find(Plan, {
    where: { customerId: customerId! },
    order: { version: 'DESC' },
    take: 1,
  });
  const steps = plan?.steps ?? [];
  if (!steps.some((step) => step.text === why && !step.doneAt)) return;
  await work.rows.update(Plan, plan.id, {
    steps: steps.map((step) => (step.text === why ? { ...step, doneAt: step.doneAt ?? work.now } : step)),
  });
}

export async function ownerName(work: Work, staffId: string): Promise<string> {
  return (await work.tx.one(Staff, { id: staffId }))?.name ?? '';
}
