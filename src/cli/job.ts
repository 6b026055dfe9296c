import { Audit } from '../../entities/audit';
import type { Config } from '../config';
import { ulid } from '../database';
import { runInEveryStore } from '../jobs/by-name';
import { Refused } from './exit';
import { withStore } from './open-store';
import { say } from './out';

/**
 * Runs a job as if at `at`, once for ever per store and time, however often it is asked for. It only puts what it has
 * to tell into inboxes: a running server delivers.
 */
export function job(config: Config, name: string, choice: { at?: string }): Promise<void> {
  return withStore(config, async (db) => {
    const now = Date.now();
    const runs = await runInEveryStore(db, name, choice.at, now);
    for (const run of runs) {
      say(`${name} ${run.store.code}: ${run.status}`);
      if (run.status !== 'done') continue;
      await db.insert(Audit, {
        at: now,
        storeId: run.store.id,
        actorId: 'cli',
        role: 'cli',
        command: 'job',
        action: 'insert',
        tableName: 'job_run',
        rowId: name,
        operationKey: `job:${name}:${run.tick}:${run.store.id}:${ulid()}`.slice(-120),
        after: { job: name, at: run.tick },
      });
    }
    if (runs.length === 0) throw new Refused('there is no store: import one first');
    const failed = runs.filter((run) => run.status === 'failed');
    if (failed.length > 0)
      throw new Refused(`${name} failed in ${failed.map((run) => run.store.code).join(', ')}`);
  });
}
