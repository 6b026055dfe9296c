import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Connection, Engine, Row } from './sql';

export interface MysqlEngine extends Engine {
  readonly flavour: 'mysql' | 'mariadb';
  readonly pool: Pool;
}

/** What each connection is told before its first statement. */
const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  // Rather tried again than waited for: the default is 50 seconds.
  'SET SESSION innodb_lock_wait_timeout = 10',
  "SET SESSION time_zone = '+00:00'",
  "SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_TRANS_TABLES')",
];

const SERVER = 'SELECT VERSION() AS version, @@SESSION.auto_increment_increment AS step';

export async function openMysql(url: string, connections = 10): Promise<MysqlEngine> {
  // Loaded where it is used: most salons have their database in a file.
  const { createPool } = await import('mysql2/promise');
  const pool = createPool({
    uri: url,
    connectionLimit: connections,
    connectTimeout: 3000,
    enableKeepAlive: true,
    timezone: 'Z',
    charset: 'utf8mb4_bin',
    supportBigNumbers: true,
    bigNumberStrings: false,
    decimalNumbers: true,
  });
  pool.pool.on('connection', (fresh) => {
    for (const text of SESSION) fresh.query(text, (error) => error && fresh.destroy());
  });
  // In a cluster each server counts in steps, so that two never give the same number.
  let step = 1;
  const engine: Engine = {
    engine: 'mysql',
    use: (work) => lend(pool, (raw) => work(connect(raw, step))),
    transact: (work) =>
      lend(pool, async (raw) => {
        await raw.query('START TRANSACTION');
        try {
          const result = await work(connect(raw, step));
          await raw.query('COMMIT');
          return result;
        } catch (error) {
          await raw.query('ROLLBACK').catch(() => raw.destroy());
          throw error;
        }
      }),
    close: () => pool.end(),
  };
  try {
    const [row] = await engine.use((connection) => connection.read(SERVER, []));
    step = Number(row.step);
    return { ...engine, pool, flavour: /mariadb/i.test(String(row.version)) ? 'mariadb' : 'mysql' };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function lend<T>(pool: Pool, work: (raw: PoolConnection) => Promise<T>): Promise<T> {
  const raw = await pool.getConnection();
  try {
    return await work(raw);
  } finally {
    raw.release();
  }
}

function connect(raw: PoolConnection, step: number): Connection {
  return {
    engine: 'mysql',
    read: async (sql, params) => (await raw.query<RowDataPacket[]>(sql, params))[0] as Row[],
    write: async (sql, params) => {
      const [header] = await raw.query<ResultSetHeader>(sql, params);
      return { affected: header.affectedRows, lastId: header.insertId, step };
    },
  };
}
