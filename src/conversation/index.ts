/** Runs the flows durably: accept, prepare, turn, send. What it needs of the platform is given to it. */
import { MoreThan } from '../database/conditions';
import { Inbox } from '../../entities/inbox';
import { Outbox } from '../../entities/outbox';
import type { Database } from '../database';
import type { Operation } from '../salon/operation';
import { accept, type Accepted } from './inbox';
import { Lexicons } from './lexicon';
import type { CreateFleet } from './fleet';
import { createFlight, within } from './flight';
import { prepareDue, type Prepare } from './prepare';
import { pruneSome } from './prune';
import { createSender, type Deliver, type Render } from './sender';
import { createTurns } from './turns';

export interface ConversationDeps {
  db: Database;
  operations: ReadonlyMap<string, Operation>;
  deliver: Deliver;
  /** Makes the final bytes of a push, which are kept before they are sent. */
  render?: Render;
  prepare: Prepare;
  /** Kinds of messages that wait for `prepare`; voice and pictures unless told otherwise. */
  slow?: readonly string[];
  now: () => number;
  onFault(reference: string, error: unknown): void;
  /** With several servers and a Redis: BullMQ spreads the deliveries over them. Given, so that one alone loads none. */
  fleet?: CreateFleet;
  /** Looks for work that nobody announced (another process's, a retry that is due) this often, ms. */
  pollMs?: number;
  /** How long work may be held before another process takes it over, ms. */
  leaseMs?: number;
  /** How long `stop` waits for what is under way, ms. */
  longestStopMs?: number;
}

export interface Conversation {
  /** Resolves once the message is durable; false for a repeat. */
  accept(incoming: Accepted): Promise<boolean>;
  /** Something was put into an inbox or an outbox. */
  wake(): void;
  /** Runs until nothing is due: for tests and for the command line. */
  settle(): Promise<void>;
  start(): void;
  /** Finishes what is under way; what is not begun stays in the database. */
  stop(): Promise<void>;
}

/** Rounds wait so long for what is slow before they look for more, ms. */
const PATIENCE = { preparing: 100, turns: 2000, sending: 100 };
const AT_ONCE = { preparing: 8, turns: 8, sending: 10 };
const PRUNE_EVERY_MS = 60 * 60 * 1000;
const LONGEST_STOP_MS = 5000;

export function createConversation(deps: ConversationDeps): Conversation {
  const wakeAll = (): void => loops.forEach((loop) => loop.wake());
  const flightOf = (kind: keyof typeof PATIENCE) => createFlight(AT_ONCE[kind], PATIENCE[kind], wakeAll);
  const flights = {
    preparing: flightOf('preparing'),
    turns: flightOf('turns'),
    sending: flightOf('sending'),
  };
  const turns = createTurns({ ...deps, lexicons: new Lexicons() }, flights.turns);
  const sender = createSender(deps, flights.sending);
  const fleet = deps.fleet?.(sender, deps.onFault, wakeAll);
  const rounds: (() => Promise<number>)[] = [
    () => prepareDue(deps.db, deps.prepare, deps.now, flights.preparing),
    () => turns.runDue(),
    () => (fleet ? fleet.offer() : sender.sendDue()),
  ];
  const loops: Loop[] = rounds.map((round) => loopOf(round, wakeAll, deps, deps.pollMs ?? POLL_MS));
  const pruning = loopOf(
    () => pruneSome(deps.db, deps.now()),
    () => undefined,
    deps,
    PRUNE_EVERY_MS,
  );
  const landed = () => Promise.all(Object.values(flights).map((flight) => flight.landed()));

  return {
    async accept(incoming) {
      const fresh = await accept(deps.db, incoming, deps.now(), deps.slow);
      if (fresh) wakeAll();
      return fresh;
    },
    wake: wakeAll,
    async settle() {
      for (;;) {
        let done = 0;
        for (const round of rounds) done += await round();
        await landed();
        if (done === 0) return;
      }
    },
    start: () => {
      fleet?.start();
      [...loops, pruning].forEach((loop) => loop.start());
    },
    stop: async () => {
      const stopped = [...loops.map((loop) => loop.stop()), pruning.stop(), fleet?.stop()];
      await within(deps.longestStopMs ?? LONGEST_STOP_MS, Promise.all([...stopped, landed()]));
    },
  };
}

/**
 * Frees what a process of before held when it ended. Only for a database that one server process uses: elsewhere the
 * leases run out by themselves.
 */
export async function freeAllHolds(db: Database): Promise<void> {
  const LONG_AGO = 1;
  await db.update(Inbox, { status: 'waiting', leaseUntil: MoreThan(LONG_AGO) }, { leaseUntil: LONG_AGO });
  await db.update(Outbox, { status: 'sending' }, { leaseUntil: LONG_AGO });
}

const POLL_MS = 500;

interface Loop {
  wake(): void;
  start(): void;
  stop(): Promise<void>;
}

/** Runs a round again as long as it finds work, then sleeps until woken or until the next poll. */
function loopOf(
  round: () => Promise<number>,
  onWork: () => void,
  deps: Pick<ConversationDeps, 'onFault'>,
  pollMs: number,
): Loop {
  let stopped = true;
  let awake = false;
  let rouse: () => void = () => undefined;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (!stopped) {
      awake = false;
      const done = await round().catch((error: unknown) => {
        deps.onFault('loop', error);
        return 0;
      });
      if (done > 0) onWork();
      else if (!awake && !stopped) await sleep();
    }
  }

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function wake(): void {
    awake = true;
    rouse();
  }

  return {
    wake,
    start() {
      if (!stopped) return;
      stopped = false;
      running = run();
    },
    async stop() {
      stopped = true;
      rouse();
      await running;
    },
  };
}
