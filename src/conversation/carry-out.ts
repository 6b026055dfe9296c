import type { Commit, Outcome } from '../../bot-flows/engine';
import { Operation as OperationRow } from '../../entities/operation';
import type { Store } from '../../entities/store';
import type { Database, Sql } from '../database';
import type { Facts, Operation, Tell } from '../salon/operation';
import { mayDo } from '../salon/permissions';
import { createWork, type Actor } from '../salon/work';

export interface Bench {
  db: Database;
  tx: Sql;
  operations: ReadonlyMap<string, Operation>;
  actor: Omit<Actor, 'command'>;
  store: Store;
  now: number;
}

/** Reads of the salon for an open form. Nothing is written by them. */
export async function askSalon(
  bench: Bench,
  want: { operation: string; input: unknown },
  key: string,
): Promise<Facts> {
  const result = await run(bench, want, key);
  return result.done ? result.facts : { refused: result.code, ...result.facts };
}

/**
 * Carries out the commits of one confirmation, all or none. Each has a key that never repeats; a key that was
 * carried out before answers with its outcome of then.
 */
export async function carryOut(bench: Bench, commits: Commit[], keyOf: (n: number) => string): Promise<Done> {
  const done: Done = { outcomes: [], tells: [] };
  try {
    await bench.db.transaction(async () => {
      for (const [n, commit] of commits.entries()) await carryOutOne(bench, commit, keyOf(n), done);
    });
    return done;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { outcomes: [error.outcome], tells: [] };
  }
}

interface Done {
  outcomes: Outcome[];
  tells: (Tell & { key: string })[];
}

/** Takes back what the commits before it have written, and nothing else of the turn. */
class Refused extends Error {
  constructor(readonly outcome: Outcome) {
    super('refused');
  }
}

async function carryOutOne(bench: Bench, commit: Commit, key: string, done: Done): Promise<void> {
  const before = await bench.tx.one(OperationRow, { key });
  if (before?.outcome) {
    done.outcomes.push(before.outcome as unknown as Outcome);
    return;
  }
  const result = await run(bench, commit, key);
  if (!result.done) throw new Refused({ done: false, code: result.code, facts: result.facts });
  const outcome: Outcome = { done: true, facts: result.facts };
  await bench.tx.insert(OperationRow, {
    key,
    name: commit.operation,
    at: bench.now,
    actorId: bench.actor.staffId ?? null,
    storeId: bench.store.id,
    outcome: outcome as unknown as Record<string, unknown>,
  });
  done.outcomes.push(outcome);
  done.tells.push(...(result.tells ?? []).map((tell, i) => ({ ...tell, key: `${key}:${i}` })));
}

async function run(bench: Bench, call: { operation: string; input: unknown }, key: string) {
  const operation = bench.operations.get(call.operation);
  if (!operation) throw new Error(`no operation ${call.operation}`);
  const actor: Actor = { ...bench.actor, command: operation.command };
  if (mayDo(actor, operation.command) === 'deny') {
    return { done: false as const, code: 'not-allowed', facts: { command: operation.command } };
  }
  const work = createWork({
    tx: bench.tx,
    actor,
    now: bench.now,
    store: bench.store,
    operation: key,
  });
  return operation.run(work, call.input as never);
}
