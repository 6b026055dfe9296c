import { emptyState } from '../../bot-flows/engine';
import { Dialog } from '../../entities/dialog';
import { Inbox } from '../../entities/inbox';
import type { Sql } from '../database';
import { isReady } from './inbox';

/** Which message a worker holds, by which the whole turn stands: another may have taken it over since (fencing). */
export interface Hold {
  personKey: string;
  seq: number;
  fence: number;
  /** Only this message, without those behind it. */
  apart: boolean;
  /** What she and the log are told to find it by. */
  reference: string;
}

/** Whoever holds this row has the turn. */
export async function lockDialog(tx: Sql, personKey: string, now: number): Promise<Dialog> {
  const known = await tx.lock(Dialog, { personKey });
  if (known) return known;
  const state = emptyState() as unknown as Record<string, unknown>;
  await tx.insertIfNew(Dialog, { personKey, state, revision: 0, updatedAt: now });
  return (await tx.lock(Dialog, { personKey }))!;
}

const MOST_MESSAGES = 50;

/**
 * The held message and those that wait behind it, up to the first whose slow part is still under way or that has made
 * trouble before: order is never broken, and trouble is met alone. The held row stays locked until the turn commits,
 * so that nobody can take it over from a turn that still runs.
 */
export async function heldMessages(tx: Sql, hold: Hold, now: number): Promise<Inbox[]> {
  const head = await tx.lock(Inbox, { seq: hold.seq });
  if (!head || head.status !== 'waiting' || head.fence !== hold.fence || !isReady(head, now)) return [];
  const rows = await tx.find(Inbox, {
    where: { personKey: hold.personKey, status: 'waiting' },
    order: { seq: 'ASC' },
    take: hold.apart || head.attempts > 0 ? 1 : MOST_MESSAGES,
  });
  if (rows[0]?.seq !== head.seq) return [];
  const end = rows.findIndex((row, index) => index > 0 && (!isReady(row, now) || isTroubled(row)));
  return end < 0 ? rows : rows.slice(0, end);
}

function isTroubled(row: Inbox): boolean {
  return row.apart || row.attempts > 0;
}
