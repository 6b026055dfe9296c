/** Runs the schema's steps by TypeORM; everything else goes past it, and a start that has no step to run does without. */
import { createHash } from 'node:crypto';
import { DataSource, MigrationExecutor } from 'typeorm';
import { entities } from '../../entities';
import { withLongText } from '../../entities/migrations/long-text';
import { migrations as mysqlMigrations } from '../../entities/migrations/mysql';
import { migrations as sqliteMigrations } from '../../entities/migrations/sqlite';
import type { MysqlEngine } from './mysql';
import type { Schema } from './schema';
import type { SqliteEngine } from './sqlite';

export function sqliteSchema(engine: SqliteEngine, file: string): Schema {
  // TypeORM is handed the handle that is open already: a second one would be a second writer.
  const sameHandle = function () {
    return engine.handle;
  };
  let source: Promise<DataSource> | undefined;
  // One transaction from the look at what is pending to the end: of two processes the second finds nothing to do.
  return schemaOver('none', (work) =>
    engine.transact(async () => {
      source ??= new DataSource({
        type: 'better-sqlite3',
        database: file,
        driver: sameHandle,
        entities,
        migrations: sqliteMigrations,
      }).initialize();
      return work(await source);
    }),
  );
}

export function mysqlSchema(engine: MysqlEngine, url: string): Schema {
  return schemaOver('each', async (work) => {
    const source = await mysqlSource(engine.flavour, url).initialize();
    const guard = source.createQueryRunner();
    try {
      const name = `dianwu_${createHash('sha256').update(String(source.driver.database)).digest('hex').slice(0, 32)}`;
      const [{ got }] = (await guard.query('SELECT GET_LOCK(?, 60) AS got', [name])) as { got: unknown }[];
      if (Number(got) !== 1) throw new Error('another process is migrating this database');
      return await work(source);
    } finally {
      // The lock goes with its connection.
      await source.destroy();
    }
  });
}

/** MariaDB under the name of MySQL would look changed for ever (its json is a text). */
export function mysqlSource(flavour: 'mysql' | 'mariadb', url: string): DataSource {
  return withLongText(
    new DataSource({
      type: flavour,
      url,
      entities,
      migrations: mysqlMigrations,
      timezone: 'Z',
      charset: 'utf8mb4_bin',
      connectTimeout: 3000,
      poolSize: 2,
    }),
  );
}

function schemaOver(
  transaction: 'none' | 'each',
  use: <T>(work: (source: DataSource) => Promise<T>) => Promise<T>,
): Schema {
  return {
    migrate: () => use(async (source) => named(await source.runMigrations({ transaction }))),
    pending: () => use(async (source) => named(await new MigrationExecutor(source).getPendingMigrations())),
    down: () => use((source) => source.undoLastMigration({ transaction })),
    drift: () =>
      use(async (source) =>
        (await source.driver.createSchemaBuilder().log()).upQueries.map((statement) => statement.query),
      ),
  };
}

function named(migrations: { name: string }[]): string[] {
  return migrations.map((migration) => migration.name);
}
