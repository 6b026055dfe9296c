import type { Config } from '../config';
import { openStore } from '../composition/open-store';
import { say } from './out';

/** Brings the tables up to date. */
export async function migrate(config: Config): Promise<void> {
  const db = await openStore(config);
  try {
    const ran = await db.migrate();
    say(ran.length > 0 ? `migrated: ${ran.join(', ')}` : 'nothing to migrate');
  } finally {
    await db.close();
  }
}
