import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { isContention } from './database/errors';
import { guarded } from './database/guarded';
import { mysqlFaults, sqliteFaults } from './database/faults';
import { openMysql } from './database/mysql';
import { mysqlSchema, sqliteSchema } from './database/schema';
import { shapeOf } from './database/shape';
import { openSqlite } from './database/sqlite';
import { sealsAny, Statements } from './database/statements';
import type { Fault } from './database/faults';
import type { Schema } from './database/schema';
import type { Claim, Connection, Engine, Find, Param, Row, Sql, Table, Tx, Where } from './database/sql';
import type { Protection } from './protection';

export type { Claim, Fault, Find, Param, Row, Sql, Table, Tx, Where };
export { isContention, isDuplicate, isOutage } from './database/errors';
export { ulid } from './database/ids';

export interface Database extends Sql, Schema {
  /**
   * All or nothing. The work awaits only statements, and is run again (at most five times in all) where another
   * transaction was in its way: effects outside the database do not belong in it. Called inside another one it is a
   * part of it that can fail by itself; parts follow one another, never side by side.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Settings under which an acknowledged write may be lost; none on a database that is set up well. */
  faults(): Promise<Fault[]>;
  close(): Promise<void>;
}

export interface DatabaseChoice {
  /** `mysql://user:pass@host:3306/db`; without it the file is used. */
  url?: string;
  sqliteFile?: string;
  protection: Protection;
  /** Connections to MySQL; SQLite has one. */
  pool?: number;
}

export async function openDatabase(choice: DatabaseChoice): Promise<Database> {
  if (choice.url) {
    const engine = await openMysql(choice.url, choice.pool);
    return new OpenDatabase(engine, mysqlSchema(engine, choice.url), choice.protection, () =>
      mysqlFaults(engine),
    );
  }
  const file = choice.sqliteFile ?? ':memory:';
  const engine = await openSqlite(file);
  return new OpenDatabase(engine, sqliteSchema(engine, file), choice.protection, async () =>
    sqliteFaults(engine),
  );
}

const ATTEMPTS = 5;

interface Ongoing {
  connection: Connection;
  statements: Statements;
  /** Set when it has ended: what was started inside and runs on is outside again. */
  over: boolean;
  parts: number;
}

class OpenDatabase implements Database {
  private readonly ongoing = new AsyncLocalStorage<Ongoing>();
  readonly migrate: Schema['migrate'];
  readonly pending: Schema['pending'];
  readonly down: Schema['down'];
  readonly drift: Schema['drift'];

  constructor(
    private readonly driver: Engine,
    schema: Schema,
    private readonly protection: Protection,
    readonly faults: () => Promise<Fault[]>,
  ) {
    ({ migrate: this.migrate, pending: this.pending, down: this.down, drift: this.drift } = schema);
  }

  get engine() {
    return this.driver.engine;
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const around = this.around();
    if (around) return this.part(around, work);
    return persisting(() => this.driver.transact((connection) => this.inside(connection, work)));
  }

  insert<E extends object>(table: Table<E>, row: Partial<E>): Promise<E>;
  insert<E extends object>(table: Table<E>, rows: Partial<E>[]): Promise<E[]>;
  insert<E extends object>(table: Table<E>, given: Partial<E> | Partial<E>[]): Promise<E | E[]> {
    if (Array.isArray(given)) return this.transaction((tx) => tx.insert(table, given));
    return this.alone((sql) => sql.insert(table, given));
  }

  insertIfNew<E extends object>(table: Table<E>, row: Partial<E>): Promise<boolean>;
  insertIfNew<E extends object>(table: Table<E>, rows: Partial<E>[]): Promise<boolean[]>;
  insertIfNew<E extends object>(
    table: Table<E>,
    given: Partial<E> | Partial<E>[],
  ): Promise<boolean | boolean[]> {
    if (Array.isArray(given)) return this.transaction((tx) => tx.insertIfNew(table, given));
    return this.alone((sql) => sql.insertIfNew(table, given));
  }

  update<E extends object>(table: Table<E>, where: Where<E>, patch: Partial<E>): Promise<number> {
    if (sealsAny(shapeOf(table), Object.keys(patch))) {
      return this.transaction((tx) => tx.update(table, where, patch));
    }
    return this.alone((sql) => sql.update(table, where, patch));
  }

  add<E extends object>(table: Table<E>, where: Where<E>, amounts: Partial<E>): Promise<number> {
    return this.alone((sql) => sql.add(table, where, amounts));
  }

  remove<E extends object>(table: Table<E>, where: Where<E>): Promise<number> {
    return this.alone((sql) => sql.remove(table, where));
  }

  find<E extends object>(table: Table<E>, find?: Find<E>): Promise<E[]> {
    return this.alone((sql) => sql.find(table, find));
  }

  one<E extends object>(table: Table<E>, where: Where<E>): Promise<E | undefined> {
    return this.alone((sql) => sql.one(table, where));
  }

  count<E extends object>(table: Table<E>, where?: Where<E>): Promise<number> {
    return this.alone((sql) => sql.count(table, where));
  }

  lock<E extends object>(table: Table<E>, idOrWhere: string | Where<E>): Promise<E | undefined> {
    if (!this.around()) throw new Error('a lock lasts as long as its transaction: there is none');
    return this.alone((sql) => sql.lock(table, idOrWhere));
  }

  claim<E extends object>(table: Table<E>, claim: Claim<E>): Promise<E[]> {
    return this.transaction((tx) => tx.claim(table, claim));
  }

  phoneIndexes(phone: string): { full: string; tail: number | null } | null {
    return this.protection.phoneIndexes(phone);
  }

  query<R extends object = Row>(sql: string, params?: Param[]): Promise<R[]> {
    return this.alone((statements) => statements.query<R>(sql, params));
  }

  close(): Promise<void> {
    return this.driver.close();
  }

  /** The transaction this call stands in, if there is one that still runs. */
  private around(): Ongoing | undefined {
    const ongoing = this.ongoing.getStore();
    return ongoing?.over === false ? ongoing : undefined;
  }

  /** In the transaction around, else by itself. */
  private alone<T>(work: (sql: Statements) => Promise<T>): Promise<T> {
    const around = this.around();
    if (around) return work(around.statements);
    return persisting(() =>
      this.driver.use((connection) => work(new Statements(connection, this.protection))),
    );
  }

  private async inside<T>(raw: Connection, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { connection, idle, end } = guarded(raw);
    const ongoing = {
      connection,
      statements: new Statements(connection, this.protection),
      over: false,
      parts: 0,
    };
    try {
      return await Promise.race([this.ongoing.run(ongoing, () => work(ongoing.statements)), idle]);
    } finally {
      ongoing.over = true;
      end();
    }
  }

  /** A part that fails takes back only itself; whoever called it decides about the rest. */
  private async part<T>(around: Ongoing, work: (tx: Tx) => Promise<T>): Promise<T> {
    const name = `part_${++around.parts}`;
    await around.connection.write(`SAVEPOINT ${name}`, []);
    try {
      const result = await work(around.statements);
      await around.connection.write(`RELEASE SAVEPOINT ${name}`, []);
      return result;
    } catch (error) {
      if (!isContention(error)) await around.connection.write(`ROLLBACK TO SAVEPOINT ${name}`, []);
      throw error;
    }
  }
}

async function persisting<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isContention(error)) throw error;
      await pause(Math.random() * 10 * 2 ** attempt);
    }
  }
}
