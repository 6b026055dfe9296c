import { Store } from '../../entities';
import { describeEachDatabase } from '../support/databases';

describeEachDatabase('the schema', (open) => {
  test('after migrating is what the entities declare', async () => {
    const { database } = await open();
    expect(await database.pending()).toEqual([]);
    expect(await database.drift()).toEqual([]);
    expect(await database.faults()).toEqual([]);
  });

  test('goes down to nothing and up again, keeping what TypeORM says was run', async () => {
    const { database } = await open({ migrate: false });
    const pending = await database.pending();
    expect(pending.length).toBeGreaterThan(0);
    expect(await database.migrate()).toEqual(pending);
    for (const _ of pending) await database.down();
    await expect(database.count(Store)).rejects.toBeDefined();
    expect(await database.migrate()).toEqual(pending);
    expect(await database.count(Store)).toBe(0);
    expect(await database.migrate()).toEqual([]);
  });

  test('is migrated once by two processes that start together', async () => {
    const { database, another } = await open({ migrate: false });
    const other = await another();
    const pending = await database.pending();
    const runs = await Promise.all([database.migrate(), other.migrate()]);
    expect(runs.flat()).toEqual(pending);
    expect(await database.drift()).toEqual([]);
  });
});
