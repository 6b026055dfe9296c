import type { Database, Tx } from '../../../src/database';
import { importDocument } from '../../../src/salon/import';
import { largeSalon } from '../../../bench/large-salon';
import { openSqlite } from '../../support/databases';
import { NOW } from './small-salon';

/** Rows are read and written many at a time: how long it takes is for `npm run bench:import` to say. */
test('an import asks the database no more often for more visits, nor reads more often for more customers', async () => {
  const small = await statementsOf(20, 2);
  const busy = await statementsOf(20, 6);
  const large = await statementsOf(60, 2);

  expect(busy).toEqual(small);
  expect(large.reads).toBe(small.reads);
});

async function statementsOf(customers: number, visitsEach: number): Promise<Record<string, number>> {
  const { database, close } = await openSqlite();
  const calls = { reads: 0, writes: 0 };
  const result = await importDocument(counting(database, calls), largeSalon(customers, visitsEach), {
    now: NOW,
    actor: 'cli',
  });
  expect(result).toMatchObject({ counts: { visits: { changed: customers * visitsEach } } });
  await close();
  return calls;
}

const READS = ['find', 'one', 'count', 'query', 'lock'];
const WRITES = ['insert', 'insertIfNew', 'update', 'add', 'remove'];

function counting(db: Database, calls: { reads: number; writes: number }): Database {
  const watched = <T extends object>(sql: T): T =>
    new Proxy(sql, {
      get(target, name: string) {
        if (READS.includes(name)) calls.reads += 1;
        if (WRITES.includes(name)) calls.writes += 1;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  const outer = watched(db);
  return new Proxy(outer, {
    get: (target, name: string) =>
      name === 'transaction'
        ? (work: (tx: Tx) => Promise<unknown>) => db.transaction((tx) => work(watched(tx)))
        : (Reflect.get(target, name, target) as unknown),
  });
}
