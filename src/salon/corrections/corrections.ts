/**
 * Corrections (更正): found, shown before → after with what hangs on it, then carried out together. One's own entry of
 * the same open day is free; anything else waits for the manager's word.
 */
import { holdCustomer, staffNamed } from '../subjects';
import { requestApproval } from './approvals';
import { businessDayOf } from '../calendar';
import { applyChange } from './apply';
import type { CorrectionSaid, Found, Stands } from './change';
import { findChange } from './find-change';
import { MOST_FEN } from '../money/money-lines';
import { done, refused, type Operation, type Result } from '../operation';
import { isClosed } from '../money/closed-day';
import { isLocked } from '../month/locked';
import type { Work } from '../work';

async function preview(work: Work, input: CorrectionSaid): Promise<Result> {
  const found = await foundFor(work, input);
  if ('code' in found) return refused(found.code, { stands: found.stands ?? null });
  return done({
    refused: null,
    found,
    free: await isFree(work, found),
    locked: await isLocked(work, found.day),
  });
}

/** Carried out at once where she may; else it becomes an approval and the managers are told. */
async function apply(work: Work, input: CorrectionSaid): Promise<Result> {
  const found = await foundFor(work, input);
  if ('code' in found) return refused(found.code, {});
  await holdCustomer(work, found.customer.id);
  if (await isFree(work, found)) {
    const refusal = await applyChange(work, found);
    return refusal ?? done({ applied: true, customer: found.customer, found });
  }
  const { tells } = await requestApproval(work, 'correction', {
    said: { ...input, customerId: found.customer.id, day: found.day },
    found,
  });
  const owners = await staffNamed(work, found.ownerIds);
  return done({ applied: false, customer: found.customer, found, owners: [...owners.values()] }, tells);
}

async function foundFor(
  work: Work,
  input: CorrectionSaid,
): Promise<Found | { code: string; stands?: Stands }> {
  const sums = [input.amountFen, input.consumedFen, input.wasFen].filter((sum) => sum !== undefined);
  if (!sums.every((sum) => Number.isSafeInteger(sum) && sum >= 0 && sum <= MOST_FEN))
    return { code: 'not-an-amount' };
  const { sessions } = input;
  if (sessions !== undefined && !(Number.isInteger(sessions) && sessions >= 0 && sessions <= 20)) {
    return { code: 'not-a-count' };
  }
  return findChange(work, input);
}

/** Her own, of today, before the day is closed; or she is the manager. */
async function isFree(work: Work, found: Found): Promise<boolean> {
  const { roles, staffId, kind } = work.actor;
  if (kind !== 'staff' || roles.includes('manager') || roles.includes('owner')) return true;
  const today = businessDayOf(work.now, work.store.timezone);
  const own = staffId !== undefined && found.ownerIds.includes(staffId);
  return own && found.day === today && !(await isClosed(work, found.day));
}

/** What a manager has approved; the entry is looked up anew, for it may have changed since. */
export async function applyApproved(work: Work, subject: { said: CorrectionSaid }): Promise<Result> {
  const found = await foundFor(work, subject.said);
  if ('code' in found) return refused(found.code, {});
  await holdCustomer(work, found.customer.id);
  const refusal = await applyChange(work, found);
  return refusal ?? done({ applied: true, found });
}

export const correctionOperations: Operation[] = [
  { name: 'corrections.preview', command: 'correct', kind: 'read', run: preview },
  { name: 'corrections.apply', command: 'correct', kind: 'write', run: apply },
];
