/** Which proposal an answer is about, and what becomes of an answer when the plan goes on (SR-LOOP-07). Pure. */
import type { Plan, PlanOutcome } from '../../../entities/plan';
import type { NextLine } from '../../../entities/visit';

/** What she answered, as staff tell it. */
export interface Answer {
  result: PlanOutcome['result'];
  reason?: string;
  /** What it was about; empty: whatever was offered. */
  treatmentIds?: string[];
  /** Day on which she pays or is asked again. */
  day?: string | null;
}

type Offered = Pick<Plan, 'status' | 'nextSell' | 'outcome'>;

/**
 * Of plans newest first: one that is still open and offers the thing, agreed ones before drafts.
 */
export function proposalFor<P extends Offered>(plans: P[], treatmentIds: string[]): P | undefined {
  const open = plans.filter((plan) => isOpen(plan) && offers(plan.nextSell ?? [], treatmentIds));
  return open.find((plan) => plan.status !== 'draft') ?? open[0];
}

/** An answer that is still open goes with the offer to the version that makes it again. */
export function answerGoesAlong(before: Offered, nextSell: NextLine[] | null | undefined): boolean {
  const { outcome } = before;
  if (!outcome || outcome.result === 'no' || outcome.paid) return false;
  const offered = (before.nextSell ?? []).flatMap((line) => line.treatmentId ?? []);
  return offered.length > 0 && offers(nextSell ?? [], offered);
}

/** Neither refused nor paid: a yes that is not paid yet may still become either. */
function isOpen({ status, outcome }: Offered): boolean {
  if (status === 'superseded' || status === 'refused') return false;
  return !outcome || outcome.result === 'later' || (outcome.result === 'yes' && !outcome.paid);
}

function offers(lines: NextLine[], treatmentIds: string[]): boolean {
  if (lines.length === 0) return false;
  if (treatmentIds.length === 0) return true;
  return lines.some((line) => line.treatmentId !== undefined && treatmentIds.includes(line.treatmentId));
}
