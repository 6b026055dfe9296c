import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openHandle } from './sqlite';

/** Another server works on the same files. */
export class AlreadyServed extends Error {
  constructor(readonly folder: string) {
    super(`another server works in ${folder}`);
    this.name = 'AlreadyServed';
  }
}

/** How long one that is ending may take: a restart begins the next while the last still finishes. */
const PATIENCE_MS = 6000;

/**
 * Keeps every other server away from the databases of a folder until this one ends: two on one SQLite file would take
 * over each other's work. The system itself lets go when the process dies, however it dies. The command line is not
 * kept away.
 * @returns lets go
 * @throws AlreadyServed, MissingSqlite
 */
export async function serveAlone(folder: string, patienceMs = PATIENCE_MS): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const lock = await openHandle(join(folder, 'server.lock'), { timeout: patienceMs });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw (error as NodeJS.ErrnoException).code === 'SQLITE_BUSY' ? new AlreadyServed(folder) : error;
  }
  return () => lock.close();
}
