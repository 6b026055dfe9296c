/**
 * What became of a proposal (SR-LOOP-07), written from what happens: the thing is paid for, or done, or she says what
 * she thinks of it. A no is looked into, a yes that is not paid is 出现金.
 */
import { In } from '../../database/conditions';
import { Plan, type PlanOutcome } from '../../../entities/plan';
import { businessDayOf } from '../calendar';
import type { Work } from '../work';
import { proposalFor, type Answer } from './proposal';

export type { Answer } from './proposal';

/** Versions looked back upon for what was offered. */
const LOOKED_BACK = 10;

/** The thing that was offered is paid for: its proposal was accepted. Nothing where nothing of it was offered. */
export async function paidFor(
  work: Work,
  customerId: string,
  treatmentIds: string[],
  source: { by: 'payment' | 'visit'; sourceId: string; day: string },
): Promise<void> {
  if (treatmentIds.length === 0) return;
  const plan = proposalFor(await plansOf(work, customerId), treatmentIds);
  if (plan) await work.rows.update(Plan, plan.id, { outcome: { result: 'yes', paid: true, ...source } });
}

/** A payment that showed a yes was taken back or belongs to somebody else: what it showed is open again. */
export async function notPaidAfterAll(work: Work, sourceId: string, customerId: string): Promise<void> {
  for (const plan of await plansOf(work, customerId)) {
    if (plan.outcome?.sourceId === sourceId) await work.rows.update(Plan, plan.id, { outcome: null });
  }
}

/** Writes her answer on the open proposal; null where nothing was proposed. */
export async function answered(work: Work, customerId: string, answer: Answer): Promise<Plan | null> {
  const plan = proposalFor(await plansOf(work, customerId), answer.treatmentIds ?? []);
  if (!plan) return null;
  const outcome = outcomeOf(work, answer);
  await work.rows.update(Plan, plan.id, { outcome });
  return { ...plan, outcome };
}

export function outcomeOf(work: Work, { result, reason }: Answer): PlanOutcome {
  const day = businessDayOf(work.now, work.store.timezone);
  return { result, ...(reason ? { reason } : {}), day, by: 'words' };
}

async function plansOf(work: Work, customerId: string): Promise<Plan[]> {
  return work.tx.find(Plan, {
    where: { customerId, status: In(['draft', 'accepted', 'changed', 'refused']) },
    order: { version: 'DESC' },
    take: LOOKED_BACK,
  });
}
