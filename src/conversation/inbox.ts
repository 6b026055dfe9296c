import { createHash, randomUUID } from 'node:crypto';
import { LessThanOrEqual } from '../database/conditions';
import { ulid } from 'ulid';
import { Inbox } from '../../entities/inbox';
import type { Sql } from '../database';

/** What WeCom delivered, as far as the inbox must know it; everything else of it is payload. */
export interface Accepted {
  /** Deduplication key, 64 hex digits. */
  key: string;
  corpId: string;
  agentId: string;
  fromUserId: string;
  /** Lower-cased userid: whose turn it is. */
  fromKey: string;
  /** Seconds since the epoch. */
  createTime: number;
  kind: string;
}

/** How long a turn may hold its messages before another process takes them over. */
export const LEASE_MS = 60_000;
/** Failures of ours before a message is put aside. */
export const MOST_ATTEMPTS = 5;
/** Deaths of the process during its turn before a message is put aside. */
export const MOST_DEATHS = 2;

/** Kinds of messages to which the network can add something. */
export const SLOW_KINDS: readonly string[] = ['voice', 'image'];
const PREPARE_WITHIN_MS = 8_000;

/**
 * Takes a message durably: when this resolves, its row is committed. A repeat of the same push changes nothing.
 * @returns false for a repeat
 */
export function accept(
  db: Sql,
  incoming: Accepted,
  now: number,
  slow: readonly string[] = SLOW_KINDS,
): Promise<boolean> {
  return db.insertIfNew(Inbox, {
    id: ulid(now),
    key: incoming.key,
    corpId: incoming.corpId,
    agentId: incoming.agentId,
    personKey: incoming.fromKey,
    userid: incoming.fromUserId,
    receivedAt: now,
    createTime: incoming.createTime * 1000,
    type: incoming.kind,
    payload: { ...incoming },
    prepareBy: slow.includes(incoming.kind) ? now + PREPARE_WITHIN_MS : null,
  });
}

/**
 * Puts a notice of the salon into somebody's inbox; her own turn makes of it what she sees.
 * @param rests instant before which it is not for her; whatever else comes meanwhile does not wait for it
 */
export async function notify(
  tx: Sql,
  person: { userid: string },
  notice: { name: string; facts: Record<string, unknown>; storeId?: string },
  now: number,
  key: string = randomUUID(),
  rests: number | null = null,
): Promise<void> {
  await tx.insertIfNew(Inbox, {
    id: ulid(now),
    key: createHash('sha256').update(`notice:${person.userid.toLowerCase()}:${key}`).digest('hex'),
    corpId: '',
    agentId: '',
    personKey: person.userid.toLowerCase(),
    userid: person.userid,
    receivedAt: now,
    createTime: now,
    type: 'notice',
    payload: { ...notice },
    prepareBy: null,
    ...(rests !== null && { status: 'resting', retryAt: rests }),
  });
}

/** What has rested long enough begins to wait, as if it had come now. */
export async function wakeRested(db: Sql, now: number): Promise<void> {
  await db.update(
    Inbox,
    { status: 'resting', retryAt: LessThanOrEqual(now) },
    { status: 'waiting', retryAt: null, receivedAt: now },
  );
}

/** A message that the turn may take: prepared, or its slow part has run out of time. */
export function isReady(row: Inbox, now: number): boolean {
  return row.prepareBy === null || row.preparedAt !== null || row.prepareBy <= now;
}
