import { IsNull, MoreThan } from '../database/conditions';
import { Inbox } from '../../entities/inbox';
import type { Database } from '../database';
import type { Flight } from './flight';

/** What the network can add to a message before its turn: where the picture was put, what was said. */
export interface Prepared {
  file?: string;
  text?: string;
  [more: string]: unknown;
}

/** Does the slow part of one message; must give up when `signal` says that the deadline has come. */
export type Prepare = (row: Inbox, signal: AbortSignal) => Promise<Prepared>;

/**
 * Everything that is slow happens here, outside of any transaction and before the turn, with a deadline; its result
 * stands on the inbox row. A message whose deadline has passed is taken without it, also where a process died over it.
 *
 * @returns how many were begun
 */
export async function prepareDue(
  db: Database,
  prepare: Prepare,
  now: () => number,
  flight: Flight,
): Promise<number> {
  if (flight.room() === 0) return 0;
  const rows = await claimUnprepared(db, now(), flight.room());
  await flight.round(rows.map((row) => () => prepareOne(db, row, prepare, now)));
  return rows.length;
}

/** `retryAt` keeps the turn and other processes away until the deadline, or until the result is there. */
async function claimUnprepared(db: Database, at: number, most: number): Promise<Inbox[]> {
  const unprepared = { status: 'waiting' as const, preparedAt: IsNull(), retryAt: IsNull() };
  const find = {
    where: { ...unprepared, prepareBy: MoreThan(at) },
    order: { seq: 'ASC' as const },
    take: most,
  };
  const some = await db.find(Inbox, { ...find, take: 1, select: ['seq'] });
  if (some.length === 0) return [];
  return db.claim(Inbox, { ...find, patch: (row) => ({ retryAt: row.prepareBy }) });
}

async function prepareOne(db: Database, row: Inbox, prepare: Prepare, now: () => number): Promise<void> {
  const left = Math.max(1, (row.prepareBy ?? 0) - now());
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Prepared>((resolve) => {
    timer = setTimeout(() => {
      controller.abort();
      resolve({});
    }, left).unref();
  });
  const prepared = await Promise.race([prepare(row, controller.signal).catch((): Prepared => ({})), late]);
  clearTimeout(timer);
  await db
    .update(Inbox, { id: row.id, status: 'waiting' }, { prepared, preparedAt: now(), retryAt: null })
    // Nothing is lost: at its deadline the message is taken without it.
    .catch(() => undefined);
}
