import type { MysqlEngine } from './mysql';
import type { SqliteEngine } from './sqlite';

/** A setting of the database under which an acknowledged write may be lost or changed (DI-2). */
export interface Fault {
  setting: string;
  found: string;
  expected: string;
}

export function sqliteFaults({ handle }: SqliteEngine): Fault[] {
  const wanted: [string, string[], string][] = [
    ['journal_mode', handle.memory ? ['memory'] : ['wal'], 'WAL'],
    ['synchronous', ['2', '3'], 'FULL (2)'],
    ['foreign_keys', ['1'], 'on (1)'],
  ];
  return wanted.flatMap(([setting, fine, expected]) => {
    const found = String(handle.pragma(setting, { simple: true }));
    return fine.includes(found) ? [] : [{ setting, found, expected }];
  });
}

const MYSQL_SETTINGS = `SELECT VERSION() AS version,
  @@GLOBAL.innodb_flush_log_at_trx_commit AS innodb_flush_log_at_trx_commit,
  @@GLOBAL.log_bin AS log_bin, @@GLOBAL.sync_binlog AS sync_binlog, @@GLOBAL.sql_mode AS sql_mode,
  @@character_set_database AS character_set_database`;

export async function mysqlFaults(engine: MysqlEngine): Promise<Fault[]> {
  const [settings] = await engine.use((connection) => connection.read(MYSQL_SETTINGS, []));
  return faultsOf(settings);
}

/** The judgement apart from the asking, so that every fault can be shown without a server that has it. */
export function faultsOf(settings: Record<string, string | number | null>): Fault[] {
  const faults: Fault[] = [];
  const expect = (setting: string, fine: boolean, expected: string) => {
    if (!fine) faults.push({ setting, found: String(settings[setting]), expected });
  };
  const version = String(settings.version);
  const [major, minor] = version.split('.').map(Number);
  const least = /mariadb/i.test(version) ? [10, 6] : [8, 0];
  const recent = major > least[0] || (major === least[0] && minor >= least[1]);
  expect('version', recent, 'MySQL 8.0 or MariaDB 10.6 at least');
  expect(
    'innodb_flush_log_at_trx_commit',
    Number(settings.innodb_flush_log_at_trx_commit) === 1,
    '1: each commit is on disk',
  );
  expect('sync_binlog', Number(settings.log_bin) === 0 || Number(settings.sync_binlog) === 1, '1');
  expect('character_set_database', settings.character_set_database === 'utf8mb4', 'utf8mb4');
  expect('sql_mode', /STRICT_(TRANS|ALL)_TABLES/.test(String(settings.sql_mode)), 'STRICT_TRANS_TABLES');
  return faults;
}
