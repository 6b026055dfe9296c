import { Inbox } from '../../entities/inbox';
import { JobRun } from '../../entities/job-run';
import { runOnce } from '../../src/jobs/once';
import { jobs, type Job } from '../../src/jobs/schedule';
import { runDue } from '../../src/jobs/ticker';
import { HOUR, MINUTE } from '../../src/salon/calendar';
import { done } from '../../src/salon/operation';
import type { Database } from '../../src/database';
import { loadCast, type Cast } from '../support/cast';
import { describeEachDatabase } from '../support/databases';
import { WEDNESDAY_EVENING } from '../support/salon-chat';

describeEachDatabase('a job', (open) => {
  let db: Database;
  let servers: Database[];
  let cast: Cast;
  beforeEach(async () => {
    const test = await open();
    db = test.database;
    servers = db.engine === 'mysql' ? [db, await test.another(), await test.another()] : [db, db, db];
    cast = await loadCast(db, WEDNESDAY_EVENING);
  });

  const tick = WEDNESDAY_EVENING;
  const job = (run: Job['run'] = async () => done({})): Job => ({
    name: 'test-job',
    when: { at: '19:41' },
    lateBy: HOUR,
    run,
  });
  const telling = job(async (work) =>
    done({}, [{ to: cast.staff.FangJie.id, notice: 'records.owed', facts: { operation: work.operation } }]),
  );
  const run = (each: Job, on = db, at = tick) => runOnce(on, each, at, cast.store, tick);

  it('runs once for all servers that try at the same moment, and tells once', async () => {
    for (let n = 0; n < 20; n++) {
      const statuses = await Promise.all(servers.map((server) => run(telling, server, tick + n)));
      expect(statuses.sort()).toEqual(['already', 'already', 'done']);
    }
    expect(await db.count(JobRun)).toBe(20);
    expect(await db.count(Inbox)).toBe(20);
  });

  it('leaves nothing behind where it fails, is noted, and is not tried for ever', async () => {
    const fails = job(async (work) => {
      await work.tx.insert(JobRun, {
        job: 'something else',
        tick: 1,
        scope: '',
        status: 'done',
        claimedAt: 1,
      });
      throw new Error('half-way');
    });
    await expect(run(fails)).rejects.toThrow('half-way');
    expect(await run(fails)).toBe('already');
    expect(await db.find(JobRun)).toMatchObject([{ job: 'test-job', status: 'failed', note: 'half-way' }]);
  });

  it('is tried again where only the database was in the way', async () => {
    let lost = true;
    const unlucky = job(async () => {
      if (lost) throw Object.assign(new Error('Connection lost'), { fatal: true });
      return done({});
    });
    await expect(run(unlucky)).rejects.toThrow('Connection lost');
    lost = false;
    expect(await run(unlucky)).toBe('done');
  });

  describe('by the clock', () => {
    const faults: unknown[] = [];
    const ran: { job: string; at: number }[] = [];
    const schedule = [...jobs];
    let lateBy = HOUR;
    beforeEach(() => {
      ran.length = 0;
      faults.length = 0;
      lateBy = HOUR;
      const note = (name: string, when: Job['when']): Job => ({
        name,
        when,
        get lateBy() {
          return lateBy;
        },
        run: async (work) => {
          ran.push({ job: name, at: work.now });
          return done({});
        },
      });
      jobs.splice(
        0,
        jobs.length,
        note('daily', { at: '09:12' }),
        note('often', { everyMinutes: 5, offset: 2 }),
      );
    });
    afterEach(() => jobs.splice(0, jobs.length, ...schedule));

    const look = (now: number) =>
      Promise.all(
        servers.map((server) =>
          runDue({
            db: server,
            now: () => now,
            onRun: () => undefined,
            onFault: (_job, error) => faults.push(error),
          }),
        ),
      );
    /** 09:00 in Shanghai on the business day of the evening. */
    const NINE = Date.UTC(2026, 10, 25, 1);
    const count = (name: string) => ran.filter((each) => each.job === name).length;

    it('runs each tick exactly once with three servers looking each minute', async () => {
      lateBy = 5 * MINUTE;
      for (let minute = 0; minute < 40; minute++) await look(NINE + minute * MINUTE + 23_000);
      expect({ daily: count('daily'), often: count('often') }).toEqual({ daily: 1, often: 9 });
      expect(ran.find((each) => each.job === 'daily')?.at).toBe(NINE + 12 * MINUTE);
      expect(faults).toEqual([]);
    });

    it('makes up for the last missed run after an outage, as of the time it was due, and for no older one', async () => {
      await look(NINE + 50 * MINUTE);
      expect({ daily: count('daily'), often: count('often') }).toEqual({ daily: 1, often: 1 });
      expect(ran.find((each) => each.job === 'daily')?.at).toBe(NINE + 12 * MINUTE);
      expect(ran.find((each) => each.job === 'often')?.at).toBe(NINE + 47 * MINUTE);
    });

    it('does not send the morning at night', async () => {
      await look(NINE + 14 * HOUR);
      expect(count('daily')).toBe(0);
    });

    it('runs no tick a second time when the clock steps back an hour', async () => {
      await look(NINE + 20 * MINUTE);
      await look(NINE - 40 * MINUTE);
      await look(NINE + 20 * MINUTE);
      expect(count('daily')).toBe(1);
    });
  });
});
