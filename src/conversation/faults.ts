import { Inbox } from '../../entities/inbox';
import { personOf } from './people';
import type { Database, Sql } from '../database';
import { apology } from '../text/conversation';
import { MOST_ATTEMPTS, MOST_DEATHS } from './inbox';
import { tellManagers } from './managers';
import { promise } from './outbox';
import type { Hold } from './hold';

/** Before a turn is tried again that failed by no fault of its message. */
const BLAMELESS_PAUSE_MS = 1000;

/**
 * A turn was rolled back: the message that made it fail is tried again later, by itself, and put aside after so many
 * times; the others of the turn are not held against it.
 *
 * @param culprit seq of that message; null where the database was in the way
 */
export async function afterFault(
  db: Database,
  hold: Hold,
  culprit: number | null,
  now: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    const head = await tx.lock(Inbox, { seq: hold.seq });
    if (!head || head.fence !== hold.fence || head.status !== 'waiting') return;
    await tx.update(Inbox, { seq: head.seq }, { leaseUntil: null });
    if (culprit === null) {
      const retryAt = now + Math.ceil(Math.random() * BLAMELESS_PAUSE_MS);
      await tx.update(Inbox, { seq: head.seq }, { retryAt });
      return;
    }
    const row = culprit === head.seq ? head : await tx.lock(Inbox, { seq: culprit });
    if (!row || row.status !== 'waiting') return;
    const attempts = row.attempts + 1;
    if (attempts >= MOST_ATTEMPTS) {
      await setAside(tx, row, 'dead', now);
      return;
    }
    const pause = Math.ceil(Math.random() * 1000 * 2 ** attempts);
    await tx.update(Inbox, { seq: row.seq }, { attempts, retryAt: now + pause });
  });
}

/**
 * What is known of a message when it is taken: one that was held by itself when its process ended has ended it once
 * more; one that was held among others is only suspected.
 */
export function countedDeath(row: Inbox): Partial<Inbox> {
  if (row.leaseUntil === null) return {};
  return row.apart ? { deaths: row.deaths + 1 } : { apart: true };
}

/** A message that is not tried again: it ended its process once too often. */
export function isCondemned(row: Inbox): boolean {
  return row.deaths >= MOST_DEATHS;
}

export const QUARANTINE_MS = { suspected: 1000, counted: 10_000 };

/**
 * A message that was under way when its process ended waits a little before it is tried again, and its whole turn is
 * taken apart. One that was under way by itself is tried again only by a process that has lived for so long without
 * it: where processes end for another reason, and soon, that is not held against what they happened to be at.
 */
export async function quarantine(tx: Sql, row: Inbox, now: number): Promise<void> {
  const retryAt = now + (row.deaths > 0 ? QUARANTINE_MS.counted : QUARANTINE_MS.suspected);
  await tx.update(Inbox, { personKey: row.personKey, status: 'waiting' }, { apart: true });
  await tx.update(Inbox, { seq: row.seq }, { leaseUntil: null, retryAt });
}

/** The message is kept but out of the way; she and her managers are told once, with a number to find it by. */
export async function setAside(
  tx: Sql,
  row: Inbox,
  status: 'dead' | 'set-aside',
  now: number,
): Promise<void> {
  await tx.update(Inbox, { seq: row.seq }, { status, handledAt: now, leaseUntil: null });
  const reference = row.id.slice(-6);
  if (row.type !== 'notice' && row.userid !== '') {
    const to = { userid: row.userid, storeId: null };
    await promise(tx, to, [apology(reference)], { reason: 'apology' }, now);
  }
  const person = await personOf(tx, row.personKey);
  await tellManagers(
    tx,
    {
      notice: 'message.dead',
      facts: { name: person?.staff.name ?? row.userid, reference, at: row.createTime },
      key: `dead:${row.id}`,
      storeIds: person?.stores.map((store) => store.id),
      except: person?.staff.id,
    },
    now,
  );
}
