import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { Dialog, JobRun, LexiconVersion, StoreDay } from '../../entities';
import { describeEachDatabase } from '../support/databases';

const run = (job: string, tick = 0) => ({ job, tick, scope: '*', status: 'running' as const, claimedAt: 1 });

describeEachDatabase('a transaction', (open) => {
  test('of thousands in parallel loses nothing that was acknowledged and keeps nothing that failed', async () => {
    const { database } = await open();
    const kept: string[] = [];
    const failed: string[] = [];
    const operations = Array.from({ length: 1500 }, async (_, i) => {
      const name = `job-${i}`;
      if (i % 3 === 0) {
        await database.insert(JobRun, run(name));
        kept.push(name);
        return;
      }
      const outcome = database.transaction(async (tx) => {
        await tx.insert(JobRun, run(name, 1));
        await turn();
        await database.insert(JobRun, run(name, 2));
        if (i % 3 === 1) throw new Error('late');
      });
      await outcome.then(
        () => kept.push(name, name),
        (error: Error) => {
          expect(error.message).toBe('late');
          failed.push(name);
        },
      );
    });
    await Promise.all(operations);
    const present = (await database.find(JobRun, { select: ['job'] })).map((row) => row.job);
    expect(present.sort()).toEqual(kept.sort());
    expect(failed).toHaveLength(500);
  });

  test('within another takes back only itself when it fails', async () => {
    const { database } = await open();
    await database.transaction(async (tx) => {
      await tx.insert(JobRun, run('dialog'));
      const part = database.transaction(async (inner) => {
        await inner.insert(JobRun, run('refused'));
        throw new Error('the room is taken');
      });
      await expect(part).rejects.toThrow('the room is taken');
      await database.transaction((inner) => inner.insert(JobRun, run('answer')));
    });
    const jobs = await database.find(JobRun, { order: { id: 'ASC' } });
    expect(jobs.map((row) => row.job)).toEqual(['dialog', 'answer']);
  });

  test('that is over takes no more statements, and what it started stands outside again', async () => {
    const { database } = await open();
    let straggler: Promise<unknown> = Promise.resolve();
    const tx = await database.transaction(async (inside) => {
      straggler = pause(20).then(() => database.insert(JobRun, run('later')));
      return inside;
    });
    await expect(tx.insert(JobRun, run('leaked'))).rejects.toThrow('over');
    await straggler;
    expect((await database.find(JobRun)).map((row) => row.job)).toEqual(['later']);
  });

  test('adds up under many hands: nobody overwrites what another counted', async () => {
    const { database, another } = await open();
    const other = await another();
    await database.insert(LexiconVersion, { storeId: 'S1', version: 0 });
    const bump = (on: typeof database) =>
      on.transaction(async (tx) => {
        const row = await tx.lock(LexiconVersion, { storeId: 'S1' });
        await turn();
        await tx.update(LexiconVersion, { storeId: 'S1' }, { version: row!.version + 1 });
      });
    await Promise.all(Array.from({ length: 60 }, (_, i) => bump(i % 2 ? database : other)));
    expect((await database.one(LexiconVersion, { storeId: 'S1' }))?.version).toBe(60);
  });

  test('that crossed another one is run again', async () => {
    const { database } = await open();
    const days = ['2026-11-23', '2026-11-24'];
    await database.insert(
      StoreDay,
      days.map((day) => ({ storeId: 'S1', day })),
    );
    const close = (order: string[], closedAt: number) =>
      database.transaction(async (tx) => {
        for (const day of order) {
          await tx.update(StoreDay, { storeId: 'S1', day }, { closedAt });
          await pause(20);
        }
      });
    await Promise.all([close(days, 1), close([...days].reverse(), 2)]);
    const closed = (await database.find(StoreDay)).map((row) => row.closedAt);
    expect(closed[0]).toBe(closed[1]);
  });

  test('takes rows that nobody else takes', async () => {
    const { database, another } = await open();
    const other = await another();
    await database.insert(
      JobRun,
      Array.from({ length: 40 }, (_, i) => run(`job-${i}`)),
    );
    const take = (on: typeof database) =>
      on.claim(JobRun, {
        ...{ where: { status: 'running' }, order: { id: 'ASC' }, take: 7 },
        patch: (row: JobRun) => ({ status: 'done' as const, finishedAt: row.claimedAt + 1 }),
      });
    const taken = await Promise.all([database, other, database, other].map(take));
    const ids = taken.flat().map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(taken[0][0]).toMatchObject({ status: 'done', finishedAt: 2 });
    expect(await database.count(JobRun, { status: 'done' })).toBe(ids.length);
  });

  test('opens protected rows it has locked, by the key of the table', async () => {
    const { database } = await open();
    const dialog = { personKey: 'corp:1:li', state: { customer: '方姐' }, updatedAt: 1 };
    await database.insert(Dialog, dialog);
    await database.transaction(async (tx) => {
      expect((await tx.lock(Dialog, { personKey: dialog.personKey }))?.state).toEqual(dialog.state);
      await tx.update(Dialog, { personKey: dialog.personKey }, { state: { customer: '芳姐' } });
    });
    expect((await database.one(Dialog, { personKey: dialog.personKey }))?.state).toEqual({
      customer: '芳姐',
    });
  });

  test('a lock outside of one is refused', async () => {
    const { database } = await open();
    expect(() => database.lock(StoreDay, 'x')).toThrow('there is none');
  });
});
