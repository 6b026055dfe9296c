/** Carries a correction out: all that hangs on it changes together. */
import { Promised } from '../../../entities/promise';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { bookedToday } from '../month/locked';
import type { Refusal } from '../operation';
import { openPromises } from '../promises/promises';
import type { Work } from '../work';
import { changeAmount, changeMethod } from './apply-to-payment';
import { changeConsumed, changeNext, changeSessions, changeTreatments } from './apply-to-visit';
import type { Change, ChangeOf, Found } from './change';
import { move } from './move-entry';

/**
 * Null when done; a refusal where a course has too few sessions for what is right. What it changes of a locked month
 * counts in the month of today.
 */
export async function applyChange(
  work: Work,
  { customer, day, change }: Pick<Found, 'customer' | 'day' | 'change'>,
): Promise<Refusal | null> {
  return bookedToday(work, day, () => applied(work, customer.id, change));
}

async function applied(work: Work, customerId: string, change: Change): Promise<Refusal | null> {
  switch (change.kind) {
    case 'beautician':
      for (const id of change.serviceIds)
        await work.rows.update(VisitService, id, { beauticianId: change.after.id });
      return null;
    case 'words':
      await work.rows.update(Visit, change.visitId, { [change.field]: change.after });
      return null;
    case 'swap':
      return swapWord(work, customerId, change);
    case 'next':
      return changeNext(work, change);
    case 'consumed':
      return changeConsumed(work, customerId, change);
    case 'sessions':
      return changeSessions(work, customerId, change);
    case 'treatments':
      return changeTreatments(work, customerId, change);
    case 'amount':
      return changeAmount(work, customerId, change);
    case 'method':
      return changeMethod(work, customerId, change);
    case 'move':
      return move(work, change);
  }
}

/** The call that a reaction asked for is about what it really was. */
async function swapWord(work: Work, customerId: string, change: ChangeOf<'swap'>): Promise<null> {
  const { visitId, wrong, right, columns } = change;
  await work.rows.update(
    Visit,
    visitId,
    Object.fromEntries(columns.map(({ field, after }) => [field, after])),
  );
  for (const promise of await openPromises(work, customerId)) {
    if (promise.kind !== 'reaction' || promise.originId !== visitId || !promise.why) continue;
    await work.rows.update(Promised, promise.id, { why: promise.why.replaceAll(wrong, right) });
  }
  return null;
}
