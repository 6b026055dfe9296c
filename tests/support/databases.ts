import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { entities } from '../../entities';
import { openDatabase } from '../../src/database';
import type { Database, Table } from '../../src/database';
import { shapeOf } from '../../src/database/shape';
import { createProtection } from '../../src/protection';
import type { Protection } from '../../src/protection';
import { scratchFolder } from './scratch';

/** The key of every test: what is sealed in one process is opened in another. */
export const TEST_DATA_KEY = 'dGhlIGtleSBvZiBldmVyeSB0ZXN0IG9mIHRoaXMgISE=';

export const testProtection: Protection = createProtection({ dataKey: TEST_DATA_KEY });

/** A migrated database of this test alone; `url` or `sqliteFile` is how another process reaches the same one. */
export interface TestDatabase {
  database: Database;
  url?: string;
  sqliteFile?: string;
  /** A further handle on the same database, as another process would have; closed with it. */
  another(): Promise<Database>;
  close(): Promise<void>;
}

export type OpenTestDatabase = (choice?: { migrate?: boolean; pool?: number }) => Promise<TestDatabase>;

/**
 * Runs the suite on SQLite, and with DIANWU_CHECK=1 (`npm run check`) on MySQL or MariaDB as well: TEST_MYSQL_URL,
 * else the server on this machine's standard port. Where CI=true asks for it and there is none, the suite fails.
 */
export function describeEachDatabase(title: string, suite: (open: OpenTestDatabase) => void): void {
  describe(`${title} (SQLite)`, () => suite(closing(openSqlite)));
  if (process.env.DIANWU_CHECK === '1') describeMysql(title, suite);
}

/** For suites that are about MySQL alone (`*.db.test.ts`). */
export function describeMysql(title: string, suite: (open: OpenTestDatabase) => void): void {
  describe(`${title} (MySQL)`, () => {
    const scratches = mysqlScratches();
    afterAll(() => scratches.dropAll());
    suite(closing(scratches.open));
  });
}

export async function openSqlite({ migrate = true }: { migrate?: boolean } = {}): Promise<TestDatabase> {
  if (!migrate) return openSqliteCopy(null);
  schema ??= sqliteBytes(async () => undefined);
  return openSqliteCopy(await schema);
}

/** The migrated schema, made once: a test begins with a copy of the file. */
let schema: Promise<Buffer> | undefined;

/** The file of a migrated database after `fill` has written into it: to begin many tests with the same rows. */
export async function sqliteBytes(fill: (database: Database) => Promise<unknown>): Promise<Buffer> {
  const opened = await openSqliteCopy(null);
  await opened.database.migrate();
  await fill(opened.database);
  await opened.database.close();
  const bytes = readFileSync(opened.sqliteFile!);
  rmSync(dirname(opened.sqliteFile!), { recursive: true, force: true });
  return bytes;
}

/** A database of a test alone that begins as this file; null begins empty. */
export async function openSqliteCopy(bytes: Buffer | null): Promise<TestDatabase> {
  const folder = scratchFolder('test');
  const sqliteFile = join(folder, 'test.sqlite');
  if (bytes) writeFileSync(sqliteFile, bytes);
  const opened = await open({ sqliteFile }, false);
  return {
    ...opened,
    sqliteFile,
    close: async () => {
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function openMysqlScratch(choice?: { migrate?: boolean; pool?: number }): Promise<TestDatabase> {
  const scratches = mysqlScratches();
  const opened = await scratches.open(choice);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await scratches.dropAll();
    },
  };
}

/**
 * To create fifty tables takes this server seconds, to empty them a moment: a test begins with the database that the
 * one before it has left. Sequences go on where they were.
 */
function mysqlScratches(): { open: OpenTestDatabase; dropAll(): Promise<void> } {
  const left: string[] = [];
  return {
    open: async ({ migrate = true, pool } = {}) => {
      const name = (migrate && left.pop()) || (await createScratch());
      const url = urlOf(name);
      const opened = await open({ url, pool }, migrate);
      return {
        ...opened,
        url,
        close: async () => {
          await opened.close();
          if (!migrate) return drop(name);
          await empty(name);
          left.push(name);
        },
      };
    },
    dropAll: async () => {
      for (const name of left.splice(0)) await drop(name);
    },
  };
}

const mysqlServer = () => process.env.TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306/';

function urlOf(name: string): string {
  const url = new URL(mysqlServer());
  url.pathname = `/${name}`;
  return url.href;
}

async function createScratch(): Promise<string> {
  await answers(mysqlServer());
  const name = `dianwu_test_${randomBytes(6).toString('hex')}`;
  await onServer(mysqlServer(), `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  return name;
}

async function empty(name: string): Promise<void> {
  const tables = entities.map((entity) => shapeOf(entity as Table<object>).table);
  await onServer(urlOf(name), ...tables.map((table) => `DELETE FROM \`${table}\``));
}

async function drop(name: string): Promise<void> {
  await onServer(mysqlServer(), `DROP DATABASE IF EXISTS ${name}`);
}

async function open(
  where: { url?: string; sqliteFile?: string; pool?: number },
  migrate: boolean,
): Promise<TestDatabase> {
  const handles: Database[] = [];
  const another = async () => {
    const database = await openDatabase({ ...where, protection: testProtection });
    handles.push(database);
    return database;
  };
  const database = await another();
  if (migrate) await database.migrate();
  return {
    database,
    another,
    close: async () => {
      await Promise.all(handles.splice(0).map((handle) => handle.close()));
    },
  };
}

/** Whatever a test opened is closed and dropped after it, also when it failed. */
function closing(openOne: OpenTestDatabase): OpenTestDatabase {
  const opened: TestDatabase[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  return async (choice) => {
    const one = await openOne(choice);
    opened.push(one);
    return one;
  };
}

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection({ uri: url });
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

function answers(server: string): Promise<void> {
  const { hostname, port } = new URL(server);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port || 3306), hostname, () => {
      socket.destroy();
      resolve();
    });
    socket.on('error', () =>
      reject(new Error(`no MySQL or MariaDB answers at ${hostname}:${port || 3306}: set TEST_MYSQL_URL`)),
    );
  });
}
