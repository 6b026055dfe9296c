import 'reflect-metadata';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { entities } from './entities';
import { migrations } from './entities/migrations/sqlite';
import { openMysql } from './src/database/mysql';
import { mysqlSource } from './src/database/migrations';

/**
 * For TypeORM's own command line (`typeorm migration:generate -d dist/ormconfig.js …`), which knows nothing of
 * src/config.ts. The application opens its database by src/database.ts.
 */
async function dataSource(): Promise<DataSource> {
  const url = process.env.DATABASE_URL;
  if (url) {
    const engine = await openMysql(url, 1);
    await engine.close();
    return mysqlSource(engine.flavour, url);
  }
  const database = join(process.env.DATA_DIR ?? './data', 'dianwu.sqlite');
  return new DataSource({ type: 'better-sqlite3', database, enableWAL: true, entities, migrations });
}

export default dataSource();
