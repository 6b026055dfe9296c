import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config';
import { openDatabase, type Database } from '../database';
import { createProtection } from '../protection';
import { noDatabase } from '../text/install';

/** The database server was asked and did not let us in. */
export class NoDatabase extends Error {}

/**
 * The database of this configuration, as it is: for the server and for the command line alike.
 * @throws NoDatabase where DATABASE_URL leads nowhere, BadDataKey, MissingSqlite
 */
export async function openStore(config: Config): Promise<Database> {
  mkdirSync(config.dataDir, { recursive: true });
  const protection = createProtection({ dataKey: config.dataKey, dir: config.dataDir });
  const sqliteFile = join(config.dataDir, config.mode === 'demo' ? 'demo.sqlite' : 'dianwu.sqlite');
  if (!config.databaseUrl) return openDatabase({ sqliteFile, protection });
  try {
    return await openDatabase({ url: config.databaseUrl, protection });
  } catch (error) {
    const { host, pathname } = new URL(config.databaseUrl);
    const { code, message } = error as NodeJS.ErrnoException;
    throw new NoDatabase(noDatabase(host + pathname, code ?? message), { cause: error });
  }
}
