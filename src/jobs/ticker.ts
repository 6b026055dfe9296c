import { schedule as cron } from 'node-cron';
import { JobRun } from '../../entities/job-run';
import { Store } from '../../entities/store';
import type { Database } from '../database';
import { settingOf, type SettingName } from '../salon/settings/settings';
import { createWork } from '../salon/work';
import { ticksBetween } from './due';
import { runOnce } from './once';
import { jobs, type Job, type When } from './schedule';

export interface TickerDeps {
  db: Database;
  now: () => number;
  /** Something was put into inboxes. */
  onRun(): void;
  onFault(job: string, error: unknown): void;
}

/** node-cron only wakes us each minute; which runs are due and who makes them is decided in the database. */
export function startTicker(deps: TickerDeps): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const task = cron('23 * * * * *', () => {
    running = running.then(() => runDue(deps)).catch((error: unknown) => deps.onFault('ticker', error));
  });
  return {
    async stop() {
      await task.stop();
      await running;
    },
  };
}

/** Runs whatever is due and was not run; of several missed runs of a job only the last, if it is not too old. */
export async function runDue(deps: TickerDeps): Promise<void> {
  const stores = await deps.db.find(Store);
  for (const store of stores) {
    for (const job of jobs) {
      try {
        await runLatest(deps, job, store);
      } catch (error) {
        deps.onFault(job.name, error);
      }
    }
  }
}

async function runLatest(deps: TickerDeps, job: Job, store: Store): Promise<void> {
  const now = deps.now();
  const when = await whenOf(deps.db, job, store, now);
  const tick = ticksBetween(when, now - job.lateBy, now, store.timezone).at(-1);
  if (tick === undefined) return;
  const ran = await deps.db.one(JobRun, { job: job.name, tick, scope: store.id });
  if (ran) return;
  if ((await runOnce(deps.db, job, tick, store, now)) === 'done') deps.onRun();
}

/** The time in the schedule, unless the store has set another one. */
async function whenOf(db: Database, job: Job, store: Store, now: number): Promise<When> {
  if (!job.setting || !('at' in job.when)) return job.when;
  const actor = {
    kind: 'job' as const,
    userid: job.name,
    roles: [],
    storeIds: [store.id],
    command: 'job',
  };
  const work = createWork({ tx: db, actor, now, store, operation: `read:${job.name}` });
  const at = await settingOf(work, job.setting as SettingName);
  return typeof at === 'string' ? { ...job.when, at } : job.when;
}
