import { JobRun } from '../../entities/job-run';
import type { Store } from '../../entities/store';
import { isContention, isOutage, type Database } from '../database';
import { tellStaff } from '../conversation/tell';
import type { Tell } from '../salon/operation';
import { createWork, type Work } from '../salon/work';
import type { Job } from './schedule';

export type RunStatus = 'done' | 'already' | 'failed';

/**
 * Runs a job once for ever per (job, time, store), however many processes try: the unique row is the claim, and it
 * commits together with what the job wrote and with the notices it put into inboxes.
 *
 * @param tick the scheduled instant, epoch ms; the job sees it as `now`
 */
export async function runOnce(
  db: Database,
  job: Job,
  tick: number,
  store: Store,
  now: number,
): Promise<RunStatus> {
  try {
    return await db.transaction(async (tx) => {
      const claimed = await tx.insertIfNew(JobRun, {
        job: job.name,
        tick,
        scope: store.id,
        status: 'running',
        claimedAt: now,
      });
      if (!claimed) return 'already';
      const work: Work = createWork({
        tx,
        actor: { kind: 'job', userid: job.name, roles: [], storeIds: [store.id], command: 'job' },
        now: tick,
        store,
        operation: `job:${job.name}:${tick}:${store.id}`,
      });
      const result = await job.run(work);
      await tellAll(tx, result.done ? (result.tells ?? []) : [], work, now);
      const note = result.done ? null : result.code;
      await tx.update(
        JobRun,
        { job: job.name, tick, scope: store.id },
        { status: result.done ? 'done' : 'failed', finishedAt: now, note },
      );
      return result.done ? 'done' : 'failed';
    });
  } catch (error) {
    // Where the database was in the way the run is not lost: the next tick tries it again.
    if (isContention(error) || isOutage(error)) throw error;
    // Noted after the roll-back, so that a run that cannot succeed is not tried at every tick.
    const note = error instanceof Error ? error.message.slice(0, 250) : 'failed';
    await db.insertIfNew(JobRun, {
      job: job.name,
      tick,
      scope: store.id,
      status: 'failed',
      claimedAt: now,
      finishedAt: now,
      note,
    });
    throw error;
  }
}

async function tellAll(tx: Parameters<typeof tellStaff>[0], tells: Tell[], work: Work, now: number) {
  for (const [index, tell] of tells.entries()) {
    await tellStaff(tx, { ...tell, key: `${work.operation}:${index}` }, now, work.store.id);
  }
}
