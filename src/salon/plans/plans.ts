/**
 * What becomes of the draft of a customer's next visit (行动计划表; the drafts are in plan-drafts.ts): her consultant
 * accepts it, changes it, or says why not. Accepted with a time it is an appointment, without one a promise
 * to call (SR-LOOP-04); refused it says why (SR-LOOP-07).
 */
import { Appointment } from '../../../entities/appointment';
import type { Customer } from '../../../entities/customer';
import { Plan, type PlanBasis, type PlanReason } from '../../../entities/plan';
import type { NextLine } from '../../../entities/visit';
import { maskedSheet, planSheet } from '../action-plan/sheet';
import { addDays, businessDayOf, instantAt } from '../calendar';
import { bookHeld, hourHeldFor, holdTimes, releaseHeld } from '../appointments/held-times';
import { done, refused, type Operation, type Refusal, type Result } from '../operation';
import { mayDo } from '../permissions';
import { heldTime, planFacts, type PlanFacts } from './facts';
import { draftFacts, draftPlan, newestPlan, wouldDraft, writeVersion } from './drafts';
import { makePromise, openPromises, withdrawPromise } from '../promises/promises';
import { theCustomer } from '../subjects';
import { completeFromPlan, waivePlan } from '../visits/completion';
import { byWhom, type Work } from '../work';

export { agreedPlan, draftFacts, draftPlan, newestPlan, wouldDraft, type DraftPlan } from './drafts';

/** Days before the agreed one on which she is called for a time. */
const CALL_BEFORE_DAYS = 2;

interface AcceptPlan {
  planId: string;
  /** One of the times held. */
  heldId?: string | null;
}

/** Refusals: `not-found`, `decided` (with what became of it), `taken` (with new times held). */
async function accept(work: Work, input: AcceptPlan): Promise<Result> {
  const found = await planToDecide(work, input.planId);
  if ('done' in found) return found;
  const { plan, customer } = found;
  const booking = input.heldId ? await bookHeld(work, input.heldId) : null;
  const hers = !booking || booking.customer.id === customer.id;
  if (input.heldId && !(booking && hers))
    return refused('taken', { customer: customer.name, planId: plan.id });
  await decide(work, plan, {
    status: 'accepted',
    nextAt: booking?.at ?? plan.nextAt,
    nextDay: booking?.day ?? plan.nextDay,
  });
  const stands = booking ?? (await planFacts(work, plan)).booked;
  const call = stands ? null : await promiseToCall(work, customer, plan);
  const agreed = (await work.tx.one(Plan, { id: plan.id }))!;
  await completeFromPlan(work, agreed);
  const facts = await planFacts(work, agreed);
  return done({ ...facts, booking, callDay: call?.dueDay ?? null });
}

interface RefusePlan {
  planId: string;
  reason: string;
}

/** She will not: the reason is kept, and nothing of it is offered again for a while. */
async function refuse(work: Work, input: RefusePlan): Promise<Result> {
  const found = await planToDecide(work, input.planId);
  if ('done' in found) return found;
  const { plan, customer } = found;
  const day = businessDayOf(work.now, work.store.timezone);
  const outcome = { result: 'no' as const, reason: input.reason, day, by: 'words' as const };
  await decide(work, plan, { status: 'refused', reason: input.reason, outcome });
  await waivePlan(work, plan, input.reason);
  await releaseHeld(work, customer.id);
  return done({ ...(await planFacts(work, plan)), reason: input.reason });
}

export interface ChangePlan {
  customerId: string;
  nextDo?: NextLine[];
  nextSell?: NextLine[];
  nextDay?: string | null;
  /** HH:MM on that day. */
  nextClock?: string | null;
  /** Who is to do it, where somebody was named. */
  beauticianId?: string;
}

/** A version of the consultant's own, agreed by saying it. Without a time it becomes a call. Refusals: `not-found`. */
export async function changePlan(work: Work, input: ChangePlan): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const before = await newestPlan(work, customer.id);
  const drafted = before ?? (await wouldDraft(work, customer));
  const nextDay = input.nextDay === undefined ? drafted.nextDay : input.nextDay;
  const clock = input.nextClock;
  const plan = await writeVersion(work, customer, before, {
    status: 'changed',
    nextDo: input.nextDo ?? drafted.nextDo,
    nextSell: input.nextSell ?? drafted.nextSell,
    nextDay,
    nextAt: nextDay && clock ? instantAt(nextDay, clock, work.store.timezone) : null,
    basis: basisAfter(drafted.basis, input),
    expectedCashFen: expectedOf(input.nextSell) ?? drafted.expectedCashFen,
    held: before?.held ?? null,
    visitId: before?.visitId ?? null,
    decidedById: byWhom(work.actor),
    decidedAt: work.now,
  });
  const moved = nextDay !== (before?.nextDay ?? null) || clock !== undefined || !!input.beauticianId;
  const wish = { clock, oneDay: !!input.nextDay, beauticianId: input.beauticianId };
  const held = moved && nextDay ? await holdAgain(work, customer, plan, wish) : null;
  const call = await promiseToCall(work, customer, plan);
  await completeFromPlan(work, plan);
  const facts = await planFacts(work, (await work.tx.one(Plan, { id: plan.id }))!);
  return done({ ...facts, held: held ?? facts.held, callDay: call?.dueDay ?? null });
}

/** The grounds of what was changed fall with it; a day that somebody named rests on that. */
function basisAfter(basis: PlanBasis | null, input: ChangePlan): PlanBasis | null {
  if (!basis) return null;
  const offered = new Set((input.nextSell ?? []).map((line) => line.treatmentId));
  const falls = (reason: PlanReason) =>
    input.nextSell !== undefined && OFFER_GROUNDS.has(reason.code) && !offered.has(reason.treatmentId);
  return {
    money: basis.money.filter((reason) => !falls(reason)),
    time: input.nextDay ? [{ code: 'named' }] : basis.time,
    relationship: basis.relationship.filter((reason) => !falls(reason)),
  };
}

const OFFER_GROUNDS = new Set(['fitsAge', 'askedHerself', 'lastSession']);

/** Other times for the same plan, near a day and hour. */
async function offerTimes(
  work: Work,
  input: { planId: string; day?: string | null; clock?: string | null; beauticianId?: string },
): Promise<Result> {
  const found = await planToDecide(work, input.planId);
  if ('done' in found) return found;
  const { plan, customer } = found;
  const day = input.day ?? (await dayAfterOffered(work, plan));
  const wish = { clock: input.clock, oneDay: !!input.day, beauticianId: input.beauticianId };
  const held = await holdAgain(work, customer, { ...plan, nextDay: day }, wish);
  return done({ ...(await planFacts(work, plan)), held });
}

/** «别的时间» once more goes on from what was offered last. */
async function dayAfterOffered(work: Work, plan: Plan): Promise<string | null> {
  const [firstId] = plan.held ?? [];
  const first = firstId ? await work.tx.one(Appointment, { id: firstId }) : undefined;
  const day = first?.day ?? plan.nextDay;
  return day ? addDays(day, 1) : null;
}

/** What is planned for her now. */
async function current(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const plan = await newestPlan(work, customer.id);
  await work.rows.look(customer.id);
  const open = mayDo(work.actor, 'plan-query', { storeId: customer.storeId }) === 'allow';
  if (plan) {
    const sheet = await planSheet(work, customer, plan);
    return done(open ? sheet : maskedSheet(sheet));
  }
  const facts = await draftFacts(work, customer);
  if (open) return done(facts);
  return done({ ...facts, masked: true, selling: [], expectedCashFen: 0, basis: NO_BASIS, reason: null });
}

/** A beautician sees what to do and when, neither offers nor money. */
const NO_BASIS: PlanFacts['basis'] = { money: [], time: [], relationship: [] };

/** A plan that can still be decided; refused where it was, or was replaced by a newer one. */
async function planToDecide(
  work: Work,
  planId: string,
): Promise<{ plan: Plan; customer: Customer } | Refusal> {
  const plan = await work.tx.one(Plan, { id: planId });
  const customer = plan && (await theCustomer(work, plan.customerId));
  if (!plan || !customer) return refused('not-found', {});
  if (plan.status !== 'draft' && plan.status !== 'changed') {
    return refused('decided', { status: plan.status, customer: customer.name });
  }
  return { plan, customer };
}

async function decide(work: Work, plan: Plan, patch: Partial<Plan>): Promise<void> {
  await work.rows.update(Plan, plan.id, {
    ...patch,
    decidedById: byWhom(work.actor),
    decidedAt: work.now,
  });
}

async function holdAgain(
  work: Work,
  customer: Customer,
  plan: Plan,
  { clock, oneDay, beauticianId }: { clock?: string | null; oneDay: boolean; beauticianId?: string },
) {
  if (!plan.nextDay) return [];
  const today = businessDayOf(work.now, work.store.timezone);
  const held = await holdTimes(work, {
    customer,
    treatmentIds: (plan.nextDo ?? []).flatMap((line) => line.treatmentId ?? []),
    day: plan.nextDay < today ? today : plan.nextDay,
    minute: clock ? minuteOf(clock) : await hourHeldFor(work, plan),
    oneDay,
    beauticianId,
  });
  await work.rows.update(Plan, plan.id, { held: held.map((each) => each.id) });
  return held.map(heldTime);
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, -3)) * 60 + Number(clock.slice(-2));
}

/** Agreed without a time: her consultant calls two days before. An older call of the same plan falls. */
async function promiseToCall(work: Work, customer: Customer, plan: Plan) {
  const owner = customer.consultantId ?? work.actor.staffId;
  if (!plan.nextDay || !owner) return null;
  const open = await openPromises(work, customer.id);
  for (const promise of open.filter((each) => each.kind === 'call' && each.originKind === 'plan')) {
    await withdrawPromise(work, promise, `plan ${plan.id}`);
  }
  const tomorrow = addDays(businessDayOf(work.now, work.store.timezone), 1);
  const day = addDays(plan.nextDay, -CALL_BEFORE_DAYS);
  return makePromise(work, {
    customerId: customer.id,
    ownerId: owner,
    kind: 'call',
    why: '',
    dueDay: day < tomorrow ? tomorrow : day,
    originKind: 'plan',
    originId: plan.id,
  });
}

function expectedOf(lines: NextLine[] | undefined): number | undefined {
  if (!lines) return undefined;
  return lines.reduce((sum, line) => sum + (line.priceFen ?? 0), 0);
}

export const planOperations: Operation[] = [
  { name: 'plans.draft', command: 'plan-adjust', kind: 'write', run: draftPlan },
  { name: 'plans.accept', command: 'plan-decide', kind: 'write', run: accept },
  { name: 'plans.refuse', command: 'plan-decide', kind: 'write', run: refuse },
  { name: 'plans.change', command: 'plan-adjust', kind: 'write', run: changePlan },
  { name: 'plans.times', command: 'plan-decide', kind: 'write', run: offerTimes },
  { name: 'plans.current', command: 'plan-query', kind: 'read', run: current },
];
