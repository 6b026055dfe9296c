import { migrations as mysqlMigrations } from '../../entities/migrations/mysql';
import { migrations as sqliteMigrations } from '../../entities/migrations/sqlite';
import type { MysqlEngine } from './mysql';
import type { Engine } from './sql';
import type { SqliteEngine } from './sqlite';

/** The schema's own steps, which TypeORM runs. It is loaded only where there is something to do for it. */
export interface Schema {
  /** Runs what is pending, once however many start together; returns the names of what was run. */
  migrate(): Promise<string[]>;
  pending(): Promise<string[]>;
  /** Takes the last migration back. */
  down(): Promise<void>;
  /** The statements that would bring the tables to what the entities declare; none when they agree. */
  drift(): Promise<string[]>;
}

export function sqliteSchema(engine: SqliteEngine, file: string): Schema {
  return lateSchema(engine, sqliteMigrations, async () =>
    (await import('./migrations')).sqliteSchema(engine, file),
  );
}

export function mysqlSchema(engine: MysqlEngine, url: string): Schema {
  return lateSchema(engine, mysqlMigrations, async () =>
    (await import('./migrations')).mysqlSchema(engine, url),
  );
}

function lateSchema(engine: Engine, ours: { name: string }[], load: () => Promise<Schema>): Schema {
  let loaded: Promise<Schema> | undefined;
  const schema = () => (loaded ??= load());
  return {
    migrate: async () => ((await allWereRun(engine, ours)) ? [] : (await schema()).migrate()),
    pending: async () => ((await allWereRun(engine, ours)) ? [] : (await schema()).pending()),
    down: async () => (await schema()).down(),
    drift: async () => (await schema()).drift(),
  };
}

/** Whether TypeORM has written down all of ours. Whatever else is the matter is told when they are run. */
async function allWereRun(engine: Engine, ours: { name: string }[]): Promise<boolean> {
  const rows = await engine
    .use((connection) => connection.read('SELECT name FROM migrations', []))
    .catch(() => []);
  const run = new Set(rows.map((row) => row.name));
  return ours.every((migration) => run.has(migration.name));
}
