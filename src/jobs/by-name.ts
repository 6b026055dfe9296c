import { Store } from '../../entities/store';
import type { Database } from '../database';
import { instantSaid, MINUTE } from '../salon/calendar';
import { runOnce, type RunStatus } from './once';
import { jobNamed, jobs } from './schedule';

export interface StoreRun {
  store: Store;
  /** The instant it ran as if at, epoch ms. */
  tick: number;
  status: RunStatus;
}

/** Runs a job by hand in every store, as if at `at` (`YYYY-MM-DDTHH:mm` store time, or with an offset), or now. */
export async function runInEveryStore(
  db: Database,
  name: string,
  at: string | undefined,
  now: number,
): Promise<StoreRun[]> {
  const job = jobNamed(name);
  if (!job) throw new NoSuchJob(name);
  if (at !== undefined) tickSaid(at, 'UTC');
  const runs: StoreRun[] = [];
  for (const store of await db.find(Store)) {
    const tick = at ? tickSaid(at, store.timezone) : Math.floor(now / MINUTE) * MINUTE;
    runs.push({ store, tick, status: await runOnce(db, job, tick, store, now) });
  }
  return runs;
}

/** The same, told in a line a store. */
export async function runJobNamed(
  db: Database,
  name: string,
  at: string | undefined,
  now: number,
): Promise<string> {
  const runs = await runInEveryStore(db, name, at, now);
  return runs.map(({ store, status }) => `${store.code}: ${status}`).join('\n');
}

export class NoSuchJob extends Error {
  constructor(name: string) {
    super(`no job ${name}; there are ${jobs.map((job) => job.name).join(', ')}`);
  }
}

export class BadTime extends Error {
  constructor(text: string) {
    super(`${text}: a time such as 2026-11-25T09:12 expected`);
  }
}

/** A time without an offset is store time. @throws BadTime */
export function tickSaid(text: string, timezone: string): number {
  const instant = instantSaid(text, timezone);
  if (!Number.isFinite(instant)) throw new BadTime(text);
  return instant;
}
