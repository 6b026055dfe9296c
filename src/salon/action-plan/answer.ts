/** «婷姐答应买拉提», «拉提没要,太贵», «说考虑一下»: what she answered, told by itself (SR-LOOP-07). */
import type { Customer } from '../../../entities/customer';
import type { Plan } from '../../../entities/plan';
import { addDays, businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { newestPlan, wouldDraft, writeVersion } from '../plans/drafts';
import { planFacts, treatmentsFor } from '../plans/facts';
import { makePromise } from '../promises/promises';
import { theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';
import { answered, outcomeOf } from './outcome';
import type { Answer } from './proposal';

/** Days after which whoever said yes without paying, or later, is asked again where no day was said. */
const ASKED_AGAIN_DAYS = 3;

/**
 * Writes her answer on the proposal it is about. What nobody had written as a proposal was one all the same: it
 * becomes a version of its own. A yes and a later are asked about again on the day she named.
 * Refusals: `not-found`, `nothing-offered` where neither a proposal is open nor a treatment is named.
 */
async function answer(work: Work, input: Answer & { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer || customer.isWalkIn) return refused('not-found', {});
  const plan = (await answered(work, customer.id, input)) ?? (await offeredJustNow(work, customer, input));
  if (!plan) return refused('nothing-offered', { customer: customer.name });
  const callDay = input.result === 'no' ? null : await askAgain(work, customer, plan, input.day ?? null);
  const facts = await planFacts(work, plan);
  return done({ ...facts, result: input.result, because: input.reason ?? null, callDay });
}

async function offeredJustNow(work: Work, customer: Customer, said: Answer): Promise<Plan | null> {
  const ids = said.treatmentIds ?? [];
  if (ids.length === 0) return null;
  const treatments = await treatmentsFor(work, ids);
  const nextSell = ids.map((id) => ({ treatmentId: id, priceFen: treatments.get(id)?.priceFen }));
  const before = await newestPlan(work, customer.id);
  const { nextDo, nextDay, basis } = before ?? (await wouldDraft(work, customer));
  return writeVersion(work, customer, before, {
    status: 'changed',
    nextDo,
    nextSell,
    nextDay,
    basis,
    nextAt: before?.nextAt ?? null,
    held: before?.held ?? null,
    visitId: before?.visitId ?? null,
    expectedCashFen: said.result === 'no' ? 0 : nextSell.reduce((sum, line) => sum + (line.priceFen ?? 0), 0),
    outcome: outcomeOf(work, said),
    decidedById: byWhom(work.actor),
    decidedAt: work.now,
  });
}

async function askAgain(
  work: Work,
  customer: Customer,
  plan: Plan,
  said: string | null,
): Promise<string | null> {
  const today = businessDayOf(work.now, work.store.timezone);
  const call = await makePromise(work, {
    customerId: customer.id,
    ownerId: customer.consultantId ?? byWhom(work.actor),
    kind: 'call',
    why: '',
    dueDay: said && said >= today ? said : addDays(today, ASKED_AGAIN_DAYS),
    originKind: 'plan',
    originId: plan.id,
  });
  return call?.dueDay ?? null;
}

export const planAnswerOperations: Operation[] = [
  { name: 'plans.answer', command: 'plan-adjust', kind: 'write', run: answer },
];
