import { IsNull, LessThan } from '../database/conditions';
import { Inbox } from '../../entities/inbox';
import { isContention, isOutage, type Database } from '../database';
import { afterFault, countedDeath, isCondemned, quarantine, QUARANTINE_MS, setAside } from './faults';
import type { Flight } from './flight';
import type { Hold } from './hold';
import { LEASE_MS, wakeRested } from './inbox';
import { FaultIn, runTurn, type TurnDeps } from './turn';

export interface Turns {
  /** Begins the turns of all whose messages wait and are ready, as far as there is room; returns how many. */
  runDue(): Promise<number>;
}

export interface TurnsDeps extends TurnDeps {
  /** How long a turn may hold its messages before another process takes them over, ms. */
  leaseMs?: number;
  /** Ours to mend: logged with a reference, of which the person is told once. */
  onFault(reference: string, error: unknown): void;
}

/** How often what rests until an hour is looked at. */
const WAKES_EVERY_MS = 60_000;

/** Different people in parallel, each person in order, on any number of processes. */
export function createTurns(deps: TurnsDeps, flight: Flight): Turns {
  /** Holds that could not be given back because the database was away. */
  const owed: Hold[] = [];
  const startedAt = deps.now();
  let wokenAt = -Infinity;

  async function runDue(): Promise<number> {
    while (owed.length > 0) {
      await letGo(deps.db, owed[0]);
      owed.shift();
    }
    if (flight.room() === 0) return 0;
    if (Math.abs(deps.now() - wokenAt) >= WAKES_EVERY_MS) {
      wokenAt = deps.now();
      await wakeRested(deps.db, wokenAt);
    }
    const { claimed, holds } = await takeHold(deps, flight, startedAt);
    await flight.round(holds.map((hold) => () => runOne(hold)));
    return claimed;
  }

  async function runOne(hold: Hold): Promise<void> {
    try {
      if ((await runTurn(deps, hold)) === 0) await letGo(deps.db, hold);
    } catch (error) {
      const cause = error instanceof FaultIn ? error.cause : error;
      deps.onFault(hold.reference, cause);
      const blameless = isContention(cause) || isOutage(cause);
      const seq = error instanceof FaultIn ? error.seq : hold.seq;
      await afterFault(deps.db, hold, blameless ? null : seq, deps.now()).catch(() => owed.push(hold));
    }
  }

  return { runDue };
}

interface Ready {
  seq: number;
  personKey: string;
  apart: number;
  leaseUntil: number | null;
}

/** People whose oldest waiting message nobody holds and whose slow part, if any, is over. */
const READY = `SELECT i.seq, i.personKey, i.apart, i.leaseUntil FROM inbox i
  JOIN (SELECT MIN(seq) AS first FROM inbox WHERE status = 'waiting' GROUP BY personKey) f ON f.first = i.seq
  WHERE (i.leaseUntil IS NULL OR i.leaseUntil < ?) AND (i.retryAt IS NULL OR i.retryAt <= ?)
    AND (i.prepareBy IS NULL OR i.preparedAt IS NOT NULL OR i.prepareBy <= ?)
    AND (i.deaths = 0 OR ? = 1)
  ORDER BY i.seq LIMIT ?`;

const PEOPLE_AT_ONCE = 8;

/**
 * Marks the oldest message of each as held. A mark that outlives its process says that a turn was under way when the
 * process ended: every message of that turn is from then on taken by itself, with nothing beside it, so that it can
 * be told which one ends the process.
 */
async function takeHold(
  deps: Pick<TurnsDeps, 'db' | 'now' | 'leaseMs'>,
  flight: Flight,
  startedAt: number,
): Promise<{ claimed: number; holds: Hold[] }> {
  const { db } = deps;
  const now = deps.now();
  // What ended a process is tried again only by one that has shown that it lives without it.
  const proven = now - startedAt >= QUARANTINE_MS.counted ? 1 : 0;
  const ready = await db.query<Ready & Record<string, string | number | null>>(READY, [
    now,
    now,
    now,
    proven,
    PEOPLE_AT_ONCE,
  ]);
  const chosen = choose(ready, flight);
  if (chosen.length === 0) return { claimed: 0, holds: [] };
  const alone = chosen.length === 1 && !flight.busy() && (await waitingOf(db, chosen[0].personKey)) === 1;
  return db.transaction(async (tx) => {
    const rows = await tx.claim(Inbox, {
      where: chosen.flatMap(({ seq }) => [
        { seq: Number(seq), status: 'waiting' as const, leaseUntil: LessThan(now) },
        { seq: Number(seq), status: 'waiting' as const, leaseUntil: IsNull() },
      ]),
      order: { seq: 'ASC' },
      take: chosen.length,
      patch: (row) => ({
        ...countedDeath(row),
        ...(alone && { apart: true }),
        leaseUntil: now + (deps.leaseMs ?? LEASE_MS),
        fence: row.fence + 1,
      }),
    });
    const holds: Hold[] = [];
    const wasInterrupted = (row: Inbox) =>
      chosen.some((each) => Number(each.seq) === row.seq && each.leaseUntil !== null);
    for (const row of rows) {
      if (isCondemned(row)) {
        await setAside(tx, row, 'set-aside', now);
        continue;
      }
      if (wasInterrupted(row)) await quarantine(tx, row, now);
      else holds.push(holdOf(row));
    }
    return { claimed: rows.length, holds };
  });
}

/** A message that is to be taken apart waits until nothing else is under way; the others go before it or after. */
function choose(ready: Ready[], flight: Flight): Ready[] {
  const [first] = ready;
  if (first && isApart(first)) return flight.busy() ? [] : [first];
  return ready.filter((each) => !isApart(each)).slice(0, flight.room());
}

function isApart(row: Ready): boolean {
  return Number(row.apart) === 1 || row.leaseUntil !== null;
}

function waitingOf(db: Database, personKey: string): Promise<number> {
  return db.count(Inbox, { personKey, status: 'waiting' });
}

function holdOf(row: Inbox): Hold {
  return {
    personKey: row.personKey,
    seq: row.seq,
    fence: row.fence,
    apart: row.apart,
    reference: row.id.slice(-6),
  };
}

/** A turn that found nothing to do (a message behind its slow part) must not keep what it held. */
async function letGo(db: Database, hold: Hold): Promise<void> {
  await db.update(Inbox, { seq: hold.seq, fence: hold.fence, status: 'waiting' }, { leaseUntil: null });
}
