import type Handle from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isContention } from './errors';
import type { Connection, Engine, Param, Row } from './sql';

export interface SqliteEngine extends Engine {
  readonly handle: Handle.Database;
}

const KEPT_STATEMENTS = 500;

/** How long another process (the command line beside the server) may hold the file. */
const LONGEST_BUSY_MS = 10_000;

/**
 * One handle and one queue for everything: two transactions of one connection would be one transaction, and whatever
 * another request writes meanwhile would stand or fall with it.
 */
export async function openSqlite(file: string): Promise<SqliteEngine> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const handle = await openHandle(file);
  // The driver waits by blocking the whole process: it is told to wait hardly at all, `patiently` does the rest.
  handle.pragma('busy_timeout = 10');
  handle.pragma('journal_mode = WAL');
  // In WAL mode this driver is built with NORMAL: a power cut would take back what was acknowledged.
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  // What is removed is written over, so that nobody who is erased can be dug out of the file.
  handle.pragma('secure_delete = ON');
  const connection = connect(handle);
  let last: Promise<unknown> = Promise.resolve();

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    engine: 'sqlite',
    handle,
    use: (work) => alone(() => work(connection)),
    transact: (work) =>
      alone(async () => {
        // Begins as a writer: a reader that becomes one later can be refused without waiting.
        await patiently(() => handle.exec('BEGIN IMMEDIATE'));
        try {
          const result = await work(connection);
          handle.exec('COMMIT');
          return result;
        } catch (error) {
          if (handle.inTransaction) handle.exec('ROLLBACK');
          throw error;
        }
      }),
    close: () =>
      alone(async () => {
        handle.close();
      }),
  };
}

/** SQLite's driver or its binary is not there: neither a prebuilt one could be downloaded nor one compiled. */
export class MissingSqlite extends Error {}

/** An optional package, loaded where it is used: npm leaves it out where it could not be built. @throws MissingSqlite */
export async function openHandle(file: string, choice: Handle.Options = {}): Promise<Handle.Database> {
  try {
    const { default: Driver } = await import('better-sqlite3');
    return new Driver(file, choice);
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const noBinary =
      /MODULE_NOT_FOUND|bindings file|ERR_DLOPEN_FAILED|NODE_MODULE_VERSION|better_sqlite3\.node/;
    if (noBinary.test(`${code} ${message}`))
      throw new MissingSqlite(message.split('\n')[0].replace(/\. Tried:$/, ''));
    throw error;
  }
}

function connect(handle: Handle.Database): Connection {
  const statements = new Map<string, Handle.Statement>();

  function prepared(sql: string): Handle.Statement {
    let statement = statements.get(sql);
    if (!statement) {
      statement = handle.prepare(sql);
      if (statements.size >= KEPT_STATEMENTS) statements.delete(statements.keys().next().value!);
      statements.set(sql, statement);
    }
    return statement;
  }

  return {
    engine: 'sqlite',
    read: (sql, params) => patiently(() => prepared(sql).all(params.map(asSqlite)) as Row[]),
    write: async (sql, params) => {
      const { changes, lastInsertRowid } = await patiently(() => prepared(sql).run(params.map(asSqlite)));
      return { affected: changes, lastId: Number(lastInsertRowid), step: 1 };
    },
  };
}

/** Whole numbers go in as such: SQLite would divide 3.0 by 2 otherwise than MySQL. */
function asSqlite(value: Param): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}

async function patiently<T>(call: () => T): Promise<T> {
  const until = Date.now() + LONGEST_BUSY_MS;
  for (;;) {
    try {
      return call();
    } catch (error) {
      if (!isContention(error) || Date.now() > until) throw error;
      await pause(5 + Math.random() * 20);
    }
  }
}
