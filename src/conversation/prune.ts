import { In, LessThan } from '../database/conditions';
import { Inbox } from '../../entities/inbox';
import { Outbox } from '../../entities/outbox';
import type { Database } from '../database';

const DAY = 24 * 60 * 60 * 1000;

/**
 * How long what is done with is kept. A message's row is also what tells a repeat from a new one; after it is gone
 * its CreateTime alone tells that it is too late.
 */
export const KEPT = { done: 30 * DAY, failed: 90 * DAY };

const AT_ONCE = 500;

/** Removes what was done with long ago, a little at a time. @returns how many rows went */
export async function pruneSome(db: Database, now: number): Promise<number> {
  const done = LessThan(now - KEPT.done);
  const failed = LessThan(now - KEPT.failed);
  const inbox = await db.find(Inbox, {
    where: [
      { status: 'handled', handledAt: done },
      { status: In(['dead', 'set-aside']), handledAt: failed },
    ],
    select: ['seq'],
    take: AT_ONCE,
  });
  if (inbox.length > 0) await db.remove(Inbox, { seq: In(inbox.map((row) => row.seq)) });
  const outbox = await db.find(Outbox, {
    where: [
      { status: In(['sent', 'expired', 'withdrawn']), dueAt: done },
      { status: In(['failed', 'dead']), dueAt: failed },
    ],
    select: ['seq'],
    take: AT_ONCE,
  });
  if (outbox.length > 0) await db.remove(Outbox, { seq: In(outbox.map((row) => row.seq)) });
  return inbox.length + outbox.length;
}
