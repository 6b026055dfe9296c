import type { Config } from '../config';
import type { Database } from '../database';
import { openStore } from '../composition/open-store';

/** Brought up to date, lent for one command and closed after it. */
export async function withStore<T>(config: Config, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openStore(config);
  try {
    await db.migrate();
    return await work(db);
  } finally {
    await db.close();
  }
}
