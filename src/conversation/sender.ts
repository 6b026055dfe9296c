import { In, LessThan, LessThanOrEqual } from '../database/conditions';
import { Outbox } from '../../entities/outbox';
import type { Database, Sql } from '../database';
import type { Flight } from './flight';
import { withoutReader } from './readers';

/** What became of one push. */
export type Delivery =
  | { kind: 'sent'; msgid?: string; responseCode?: string }
  | {
      kind: 'retry';
      afterMs: number;
      error: string;
      /** Given up after so many tries; left out, it is tried until it expires. */
      maxTries?: number;
      /** It was not tried: our own budget had none left. */
      untried?: boolean;
      /** What is still to be sent where a part of it has arrived. */
      rest?: string;
    }
  /** Nothing goes out this way until then (blocked address, wrong secret, out of quota). */
  | { kind: 'paused'; untilMs: number; error: string; rest?: string }
  /** Will never arrive. */
  | { kind: 'failed'; error: string };

export type Deliver = (row: Outbox) => Promise<Delivery>;

/** The final bytes of a push, made once and kept: every further try sends the same. @throws Unsendable */
export type Render = (row: Outbox) => Promise<string>;

/** A push that the platform would refuse whatever the day: a fault of ours. */
export class Unsendable extends Error {}

export interface SenderDeps {
  db: Database;
  deliver: Deliver;
  render?: Render;
  now: () => number;
  /** How long a push may be held before another process takes it over, ms. */
  leaseMs?: number;
  onFault(reference: string, error: unknown): void;
}

export interface Sender {
  /** Claims what is due as far as there is room, and sends it. @returns how many pushes were claimed */
  sendDue(): Promise<number>;
  /** Ids of what may go out now, oldest first: one a person. */
  due(most: number): Promise<string[]>;
  /** Sends one of them, unless another server does or has. */
  send(id: string): Promise<void>;
}

const LEASE_MS = 60_000;
/** Tries of a push whose delivery throws: that is a fault of ours, not of the network. */
const MOST_FAULTS = 12;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Sends promises in order for each person, different people side by side. Delivery is at least once: what a process
 * held when it died goes out again byte for byte, and WeCom drops the second copy.
 */
export function createSender(deps: SenderDeps, flight: Flight): Sender {
  const { db, now } = deps;

  async function sendDue(): Promise<number> {
    if (flight.room() === 0) return 0;
    const { claimed, toSend } = await claim(await due(flight.room()));
    await flight.round(toSend.map((row) => () => sendOne(row)));
    return claimed;
  }

  async function due(most: number): Promise<string[]> {
    const rows = await db.query<{ id: string }>(OLDEST_DUE, [now(), now(), most]);
    return rows.map((row) => row.id);
  }

  function claim(ids: string[]): Promise<{ claimed: number; toSend: Outbox[] }> {
    return claimThese(db, ids, now(), deps.leaseMs ?? LEASE_MS);
  }

  async function send(id: string): Promise<void> {
    const { toSend } = await claim([id]);
    await Promise.all(toSend.map((row) => sendOne(row)));
  }

  async function sendOne(row: Outbox): Promise<void> {
    try {
      const outcome = await attempt(row);
      await finish(row, outcome);
    } catch (error) {
      // The database did not take the outcome: when the lease is over the push is sent again, byte for byte.
      deps.onFault(row.id, error);
    }
  }

  async function attempt(row: Outbox): Promise<Delivery> {
    try {
      if (deps.render && row.body === null) {
        row.body = await deps.render(row);
        await db.update(Outbox, { id: row.id, fence: row.fence }, { body: row.body });
      }
      return await deps.deliver(row);
    } catch (error) {
      deps.onFault(row.id, error);
      const text = error instanceof Error ? error.message : String(error);
      if (error instanceof Unsendable) return { kind: 'failed', error: text };
      return { kind: 'retry', afterMs: 1000, error: text, maxTries: MOST_FAULTS };
    }
  }

  /** Only whoever still holds the row may say what became of it. */
  async function finish(row: Outbox, outcome: Delivery): Promise<void> {
    const patch = patchOf(row, outcome, now());
    await db.update(Outbox, { id: row.id, fence: row.fence }, { ...patch, leaseUntil: null });
  }

  return { sendDue, due, send };
}

function patchOf(row: Outbox, outcome: Delivery, at: number): Partial<Outbox> {
  if (outcome.kind === 'sent') {
    const { msgid = null, responseCode } = outcome;
    return {
      status: 'sent',
      sentAt: at,
      msgid,
      ...(responseCode !== undefined && { responseCode }),
      ...(row.body !== null && { body: null }),
    };
  }
  const error = outcome.error.slice(0, 250);
  if (outcome.kind === 'failed') return { status: 'failed', error };
  const rest = outcome.rest === undefined ? {} : { body: outcome.rest };
  if (outcome.kind === 'paused') return { status: 'waiting', dueAt: outcome.untilMs, error, ...rest };
  const attempts = row.attempts + (outcome.untried ? 0 : 1);
  if (attempts >= (outcome.maxTries ?? Infinity)) return { status: 'dead', attempts, error };
  const dueAt =
    at + Math.max(1, Math.round(outcome.afterMs)) + longerEachTime(outcome.untried ? 0 : attempts);
  return { status: 'waiting', attempts, dueAt, error, ...rest };
}

/** Full jitter upon what the platform asks for, so that an hour of trouble is not an hour of knocking. */
function longerEachTime(attempts: number): number {
  if (attempts <= 1) return 0;
  return Math.round(Math.random() * Math.min(LONGEST_PAUSE_MS, 500 * 2 ** Math.min(attempts, 20)));
}

/** The oldest unsent push of each person, so that nobody's messages overtake each other. */
const OLDEST_DUE = `SELECT o.id FROM outbox o
  JOIN (SELECT MIN(seq) AS first FROM outbox WHERE status IN ('waiting', 'sending') GROUP BY personKey) f
    ON f.first = o.seq
  WHERE (o.status = 'waiting' AND o.dueAt <= ?) OR (o.status = 'sending' AND o.leaseUntil < ?)
  ORDER BY o.seq LIMIT ?`;

async function claimThese(
  db: Database,
  ids: string[],
  now: number,
  leaseMs: number,
): Promise<{ claimed: number; toSend: Outbox[] }> {
  if (ids.length === 0) return { claimed: 0, toSend: [] };
  const id = In(ids);
  return db.transaction(async (tx) => {
    const rows = await tx.claim(Outbox, {
      where: [
        { id, status: 'waiting', dueAt: LessThanOrEqual(now) },
        { id, status: 'sending', leaseUntil: LessThan(now) },
      ],
      order: { seq: 'ASC' },
      take: ids.length,
      patch: (row) => ({ status: 'sending' as const, leaseUntil: now + leaseMs, fence: row.fence + 1 }),
    });
    return { claimed: rows.length, toSend: await stillWanted(tx, rows, now) };
  });
}

/** What has expired, and what would reach somebody who may no longer read it, is put aside unsent. */
async function stillWanted(tx: Sql, rows: Outbox[], now: number): Promise<Outbox[]> {
  const unread = await withoutReader(tx, rows);
  const wanted: Outbox[] = [];
  for (const row of rows) {
    const expired = row.expiresAt !== null && row.expiresAt < now;
    if (!expired && !unread.has(row.id)) wanted.push(row);
    else {
      const status = unread.has(row.id) ? ('withdrawn' as const) : ('expired' as const);
      await tx.update(Outbox, { id: row.id }, { status, leaseUntil: null });
    }
  }
  return wanted;
}
