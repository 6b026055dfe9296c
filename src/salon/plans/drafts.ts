/**
 * Drafts of what comes next (行动计划表): made at arrival, made again by the record, each a version of its own (SR-LOOP-09).
 */
import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import type { Customer } from '../../../entities/customer';
import { Plan, type PlanBasis } from '../../../entities/plan';
import { Staff } from '../../../entities/staff';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { carriedFrom } from '../action-plan/carried';
import { answerGoesAlong } from '../action-plan/proposal';
import { draftOf, type DraftInput, type PlanDraft } from './draft-plan';
import type { Booking } from '../appointments/appointments';
import { businessDayOf } from '../calendar';
import { holdTimes } from '../appointments/held-times';
import { standingFor } from '../appointments/standing';
import { tierOfMatch } from '../appointments/offers';
import { done, refused, type Result, type Tell } from '../operation';
import { ownerToday } from '../customers/ownership';
import { tierOf, tierWanted } from '../staff/tiers';
import { planFacts, type PlanFacts } from './facts';
import { draftInputFor } from './input';
import { theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';

export interface DraftPlan {
  customerId: string;
  visitId?: string | null;
}

/**
 * Drafts what comes next and holds three times for it. The draft of the arrival is replaced by that of the record where
 * the record has news; said the same, or decided already, it stands, and nobody but a consultant who records it
 * herself is shown it again.
 * @returns the tell for her consultant beside the facts; refusals: `not-found`
 */
export async function draftPlan(work: Work, input: DraftPlan): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer || customer.isWalkIn) return refused('not-found', {});
  const visit = input.visitId ? ((await work.tx.one(Visit, { id: input.visitId })) ?? null) : null;
  const read = await draftInputFor(work, customer, visit);
  const draft = draftOf(read);
  const newest = await newestPlan(work, customer.id);
  if (newest && isOf(newest, visit, work) && !mustBeSeen(newest, draft, read)) {
    if (visit && !newest.visitId) await work.rows.update(Plan, newest.id, { visitId: visit.id });
    const facts = { ...(await planFacts(work, newest)), again: true };
    const herself = newest.status === 'draft' && (await ownerToday(work, customer)) === work.actor.staffId;
    return done(facts, herself ? await toldTo(work, customer, facts) : []);
  }
  const treatmentIds = draft.nextDo.flatMap((line) => line.treatmentId ?? []);
  const standing = await standsFor(work, customer.id, treatmentIds, read.visit?.nextDay ?? null);
  const held = standing
    ? []
    : await holdTimes(work, {
        customer,
        treatmentIds,
        day: draft.nextDay,
        minute: draft.nextMinute,
        preferId: visit ? await handsOf(work, visit) : null,
      });
  const plan = await writeVersion(work, customer, newest, {
    status: 'draft',
    nextDo: draft.nextDo,
    nextSell: draft.nextSell,
    nextDay: standing?.day ?? draft.nextDay,
    nextAt: standing?.at ?? null,
    basis: await withMatch(work, customer, draft.basis, held[0]),
    expectedCashFen: draft.expectedCashFen,
    held: standing ? [standing.id] : held.map((each) => each.id),
    visitId: visit?.id ?? null,
  });
  const facts = await planFacts(work, plan);
  // The time stands and nothing is offered: there is nothing that she could decide.
  const settled = standing && draft.nextSell.length === 0;
  return done(facts, settled ? [] : await toldTo(work, customer, facts));
}

/** The appointment that she has for it; another day that she has named goes before it. */
async function standsFor(work: Work, customerId: string, treatmentIds: string[], said: string | null) {
  const standing = await standingFor(work, customerId, treatmentIds);
  return standing && (!said || said === standing.day) ? standing : undefined;
}

/** Why she is proposed who serves at the first of the times: her grade is what the class asks for (SR-LVL-05). */
async function withMatch(
  work: Work,
  customer: Customer,
  basis: PlanBasis,
  first: Booking | undefined,
): Promise<PlanBasis> {
  const wanted = first ? await tierWanted(work, customer.grade) : null;
  if (!first || !wanted) return basis;
  const hands = await work.tx.one(Staff, { id: first.beautician.id });
  const tier = tierOfMatch(tierOf(hands?.tier), wanted);
  if (!tier) return basis;
  return { ...basis, relationship: [{ code: 'technicianTier', words: tier }, ...basis.relationship] };
}

/** What would be drafted for her now, without writing it. */
export async function wouldDraft(work: Work, customer: Customer): Promise<PlanDraft> {
  return draftOf(await draftInputFor(work, customer, null));
}

/** The same as facts, for whoever asks before anything was drafted. */
export async function draftFacts(work: Work, customer: Customer): Promise<PlanFacts> {
  const draft = await wouldDraft(work, customer);
  const unwritten = { id: '', version: 0, status: 'draft' as const, nextAt: null, held: null, reason: null };
  return planFacts(work, { ...draft, ...unwritten, customerId: customer.id });
}

/** Her newest plan that still stands, whatever became of it. */
export async function newestPlan(work: Work, customerId: string): Promise<Plan | undefined> {
  const [plan] = await work.tx.find(Plan, { where: { customerId }, order: { version: 'DESC' }, take: 1 });
  return plan;
}

/** The newest plan that was agreed upon. */
export async function agreedPlan(work: Work, customerId: string): Promise<Plan | undefined> {
  const plans = await work.tx.find(Plan, { where: { customerId }, order: { version: 'DESC' }, take: 10 });
  return plans.find((plan) => plan.status === 'accepted' || plan.status === 'changed');
}

/** The next version, with the parts that outlive a version; a draft before it is superseded. */
export async function writeVersion(
  work: Work,
  customer: Customer,
  before: Plan | undefined,
  values: Partial<Plan>,
): Promise<Plan> {
  const goesAlong = before?.status === 'draft' && answerGoesAlong(before, values.nextSell);
  if (before?.status === 'draft') {
    const answer = goesAlong ? { outcome: null } : {};
    await work.rows.update(Plan, before.id, { status: 'superseded', ...answer });
  }
  return work.rows.insert(Plan, {
    ...carriedFrom(before),
    ...(goesAlong ? { outcome: before.outcome } : {}),
    ...values,
    customerId: customer.id,
    storeId: customer.storeId,
    version: (before?.version ?? 0) + 1,
    authorId: byWhom(work.actor),
    at: work.now,
  });
}

/** Her consultant hears of it, or whoever stands in; a beautician never does. */
async function toldTo(work: Work, customer: Customer, facts: Record<string, unknown>): Promise<Tell[]> {
  const to = await ownerToday(work, customer);
  const staff = to ? await work.tx.one(Staff, { id: to }) : undefined;
  return staff ? [{ to: staff.id, notice: 'plan.drafted', facts }] : [];
}

/** Whether it was drafted for this visit, with its times: before she was here, on the day of it. */
function isOf(plan: Plan, visit: Visit | null, { now, store }: Work): boolean {
  if (plan.visitId || plan.held === null) return plan.visitId === (visit?.id ?? null);
  return businessDayOf(plan.at, store.timezone) === businessDayOf(now, store.timezone);
}

/** Whether a further draft for the same visit is worth anybody's look. */
function mustBeSeen(plan: Plan, draft: PlanDraft, read: DraftInput): boolean {
  if (plan.status === 'draft') return !saysTheSame(plan, draft);
  const said = read.visit;
  const asked = draft.basis.relationship.find((reason) => reason.code === 'askedHerself');
  const known = [...(plan.nextDo ?? []), ...(plan.nextSell ?? [])].map((line) => line.treatmentId);
  if (said?.reaction && plan.nextSell?.length) return true;
  if (asked && !known.includes(asked.treatmentId)) return true;
  return !!said && said.nextDo.length > 0 && !same(said.nextDo, plan.nextDo);
}

/** Whoever treats her today is asked first when times are looked for: as recorded, else as booked. */
async function handsOf(work: Work, visit: Visit): Promise<string | null> {
  const services = await work.tx.find(VisitService, { where: { visitId: visit.id }, order: { at: 'DESC' } });
  const served = services.find((service) => service.beauticianId)?.beauticianId;
  if (served) return served;
  const { customerId, day } = visit;
  const [booked] = await work.tx.find(Appointment, {
    where: { customerId, day, status: In(['arrived', 'confirmed', 'booked', 'done']) },
    order: { at: 'ASC' },
  });
  return booked?.beauticianId ?? null;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function saysTheSame(plan: Plan, draft: PlanDraft): boolean {
  return (
    same(plan.nextDo, draft.nextDo) &&
    same(plan.nextSell, draft.nextSell) &&
    // The day of an appointment that stands is not worked out anew.
    (plan.nextAt !== null || plan.nextDay === draft.nextDay)
  );
}
