/**
 * What somebody owes a customer on a day: made by visits, plans, calls, meetings, complaints, reactions.
 *
 * A promise is never made for the past; it ends done, withdrawn or moved, and stays as a row. Money owed is an entry
 * of the account and no promise.
 */
import { In, MoreThan, MoreThanOrEqual } from '../../database/conditions';
import { Contact } from '../../../entities/contact';
import { Customer } from '../../../entities/customer';
import { Plan } from '../../../entities/plan';
import { Promised, type PromiseFacts } from '../../../entities/promise';
import { Staff } from '../../../entities/staff';
import { businessDayOf, businessDaySpan } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { mayDo } from '../permissions';
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

/** «1好了», «都做了»: her own promises ended by her word. Another's answers like one that is not there. */
async function settle(work: Work, input: { promiseIds: string[]; evidence?: string }): Promise<Result> {
  const settled: { id: string; customer: string | null; why: string }[] = [];
  for (const id of input.promiseIds) {
    const promise = await work.tx.one(Promised, { id });
    const subject = { storeId: promise?.storeId ?? '', ownedBy: promise ? [promise.ownerId] : [] };
    if (!promise || mayDo(work.actor, 'settle-promise', subject) === 'deny')
      return refused('not-found', { id });
    if (promise.status !== 'open') return refused('not-open', { id, status: promise.status });
    await fulfilPromise(work, promise, input.evidence ?? '');
    settled.push({ id, customer: await nameOf(work, promise.customerId), why: promise.why });
  }
  return done({ settled });
}

/** Everything that is due for the asker today or before, in the order and with the numbers it is shown with. */
async function mine(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const ownerId = work.actor.staffId ?? '';
  const open = await work.tx.find(Promised, {
    where: { ownerId, storeId: work.store.id, status: 'open' },
    order: { dueDay: 'ASC', id: 'ASC' },
  });
  const due = open.filter((each) => each.dueDay <= today);
  const lines = [];
  for (const [index, promise] of due.entries()) {
    lines.push({
      n: index + 1,
      id: promise.id,
      customer: promise.customerId
        ? { id: promise.customerId, name: await nameOf(work, promise.customerId) }
        : null,
      kind: promise.kind,
      why: promise.why,
      dueDay: promise.dueDay,
    });
  }
  return done({ promises: lines, today });
}

async function nameOf(work: Work, customerId: string | null): Promise<string | null> {
  if (!customerId) return null;
  const customer = await work.tx.one(Customer, { id: customerId });
  return customer?.name ?? null;
}

/** Origin of a call that was put off until a day before which she is not listed, money included. */
export const PUT_OFF = 'put-off';

/** Origin of a call that somebody was asked to make in another's place: hers is the voice that day. */
export const HANDED = 'handed';

export function handCall(work: Work, customerId: string, ownerId: string, dueDay: string) {
  return makePromise(work, { customerId, ownerId, kind: 'call', why: '', dueDay, originKind: HANDED });
}

/** Nobody calls her before that day. */
export function putOffUntil(
  work: Work,
  customerId: string,
  dueDay: string,
  why: string,
  dueAt: number | null = null,
) {
  return makePromise(work, {
    customerId,
    ownerId: work.actor.staffId ?? byWhom(work.actor),
    kind: 'call',
    why,
    dueDay,
    dueAt,
    originKind: PUT_OFF,
  });
}

/** Customers whose call somebody has put off today: to a later day, or to somebody else. */
export async function putOffToday(work: Work, staffId: string, today: string): Promise<Set<string>> {
  const from = businessDaySpan(today, work.store.timezone).from;
  const made = await work.tx.find(Promised, {
    where: { byId: staffId, storeId: work.store.id, at: MoreThanOrEqual(from) },
  });
  const putOff = made.filter((each) => each.ownerId !== staffId || each.dueDay > today);
  const calls = putOff.filter((each) =>
    ['promise', 'list', 'contact', PUT_OFF, HANDED].includes(each.originKind),
  );
  return new Set(calls.flatMap((each) => each.customerId ?? []));
}

/** Whether somebody has put her call off to a day or to somebody else since an instant. */
export async function putOffSince(work: Work, customerId: string, at: number): Promise<boolean> {
  const made = { customerId, at: MoreThan(at), originKind: In([PUT_OFF, HANDED]) };
  return (await work.tx.count(Promised, made)) > 0;
}

/** Who is known to have spoken to her since an instant. */
export async function talkSince(work: Work, customerId: string, at: number): Promise<Contact | undefined> {
  const contacts = await work.tx.find(Contact, { where: { customerId }, order: { at: 'DESC' }, take: 5 });
  return contacts.find((each) => each.at > at && each.result !== 'noAnswer');
}

export async function ownerName(work: Work, staffId: string): Promise<string> {
  return (await work.tx.one(Staff, { id: staffId }))?.name ?? '';
}

export const promiseOperations: Operation[] = [
  { name: 'promises.settle', command: 'settle-promise', kind: 'write', run: settle },
  { name: 'promises.mine', command: 'settle-promise', kind: 'read', run: mine },
];
