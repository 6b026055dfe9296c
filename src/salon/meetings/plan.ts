import { Plan } from '../../../entities/plan';
import type { Customer } from '../../../entities/customer';
import type { NextLine } from '../../../entities/visit';
import { carriedFrom } from '../action-plan/carried';
import type { NextVisit } from './facts';
import { byWhom, type Work } from '../work';

/** Writes what the meeting decided as the newest version of the customer's plan and answers its id. */
export async function decidePlan(
  work: Work,
  customer: Customer,
  next: NextVisit,
  changed: boolean,
  meetingId: string,
): Promise<string> {
  const versions = await work.tx.find(Plan, {
    where: { customerId: customer.id },
    order: { version: 'DESC' },
    take: 3,
  });
  const [last] = versions;
  const decided = { decidedById: byWhom(work.actor), decidedAt: work.now, meetingId };
  if (last?.status === 'draft' && !changed) {
    const patch = { status: 'accepted' as const, nextAt: next.at, nextDay: next.day, ...decided };
    await work.rows.update(Plan, last.id, patch);
    return last.id;
  }
  for (const plan of versions.filter((each) => each.status === 'draft')) {
    await work.rows.update(Plan, plan.id, { status: 'superseded' });
  }
  const doing: NextLine[] = next.doing.map((each) => ({ treatmentId: each.id }));
  const made = await work.rows.insert(Plan, {
    ...carriedFrom(last),
    customerId: customer.id,
    storeId: work.store.id,
    version: (last?.version ?? 0) + 1,
    status: changed && last ? 'changed' : 'accepted',
    nextDo: next.note && doing.length === 0 ? [{ text: next.note }] : doing,
    nextSell: sellLines(next.sell, last),
    nextAt: next.at,
    nextDay: next.day,
    basis: last?.basis ?? null,
    expectedCashFen: next.sell.length > 0 ? (last?.expectedCashFen ?? null) : null,
    held: next.held ? [next.held] : null,
    visitId: last?.visitId ?? null,
    reason: next.note,
    authorId: byWhom(work.actor),
    at: work.now,
    ...decided,
  });
  return made.id;
}

/** Lines of the version before keep their price; words that are new stand as words. */
function sellLines(sell: string[], last: Plan | undefined): NextLine[] {
  if (sell.length === 0) return [];
  const before = last?.nextSell ?? [];
  return before.length === sell.length ? before : sell.map((text) => ({ text }));
}
