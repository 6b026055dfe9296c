import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 512 * 1024 * 1024;

/**
 * A folder for the files of one test, in memory where the system offers that: each commit is written through to the
 * disk, which no test looks at (a process that is killed loses nothing of either).
 */
export function scratchFolder(name: string): string {
  return mkdtempSync(join(isRoomy(MEMORY) ? MEMORY : tmpdir(), `dianwu-${name}-`));
}

function isRoomy(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > ENOUGH_BYTES;
  } catch {
    return false;
  }
}
