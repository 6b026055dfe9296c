import { faultsOf, sqliteFaults } from '../../src/database/faults';
import { openSqlite } from '../../src/database/sqlite';

const good = {
  version: '10.11.19-MariaDB',
  innodb_flush_log_at_trx_commit: 1,
  log_bin: 1,
  sync_binlog: 1,
  sql_mode: 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION',
  character_set_database: 'utf8mb4',
};

test.each([
  [
    'an acknowledged write may not be on disk',
    { innodb_flush_log_at_trx_commit: 2 },
    'innodb_flush_log_at_trx_commit',
  ],
  ['the binary log may lack it', { sync_binlog: 0 }, 'sync_binlog'],
  ['emoji are cut', { character_set_database: 'utf8mb3' }, 'character_set_database'],
  ['what is too long is cut', { sql_mode: '' }, 'sql_mode'],
  ['MariaDB is too old to skip locked rows', { version: '10.5.20-MariaDB' }, 'version'],
  ['MySQL is too old to skip locked rows', { version: '5.7.44' }, 'version'],
])('%s: the start says so', (_, wrong, setting) => {
  expect(faultsOf({ ...good, ...wrong }).map((fault) => fault.setting)).toEqual([setting]);
});

test.each([{}, { version: '8.0.40' }, { version: '11.4.2-MariaDB' }, { log_bin: 0, sync_binlog: 0 }])(
  'a server that is set up well has none: %j',
  (differently) => {
    expect(faultsOf({ ...good, ...differently })).toEqual([]);
  },
);

test.each([
  ['synchronous = NORMAL', 'synchronous'],
  ['foreign_keys = OFF', 'foreign_keys'],
])('SQLite with %s is found out', async (pragma, setting) => {
  const engine = await openSqlite(':memory:');
  expect(sqliteFaults(engine)).toEqual([]);
  engine.handle.pragma(pragma);
  expect(sqliteFaults(engine).map((fault) => fault.setting)).toEqual([setting]);
  await engine.close();
});
