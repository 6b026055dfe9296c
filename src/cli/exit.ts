import { ConfigFault } from '../config';
import { AlreadyServed } from '../database/one-server';
import { MissingSqlite } from '../database/sqlite';
import { BadTime, NoSuchJob } from '../jobs/by-name';
import { BadDataKey } from '../protection';
import { alreadyServed, folderUnusable, missingSqlite, portForbidden, portTaken } from '../text/install';

/** How a command ends. */
export const EXIT = { done: 0, refused: 1, usage: 2, configuration: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command was understood and cannot be done; what is said is for the person who gave it. */
export class Refused extends Error {}

/** The command makes no sense as it was given. */
export class Usage extends Error {}

/** The folder of the data is not there to be made, or is not this user's to write. */
const NOWHERE_TO_WRITE = new Set([
  ...['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'ENOSPC'],
  ...['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_FULL'],
]);

/** What to say on stderr about an error, and with what to leave: of a command, and of the server that could not start. */
export function ending(error: unknown): { said: string; code: ExitCode } {
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof BadDataKey) return { said: `DATA_KEY: ${said}`, code: EXIT.configuration };
  if (error instanceof ConfigFault) return { said, code: EXIT.configuration };
  if (error instanceof Usage || error instanceof NoSuchJob || error instanceof BadTime) {
    return { said, code: EXIT.usage };
  }
  if (error instanceof MissingSqlite) return { said: missingSqlite(said), code: EXIT.refused };
  if (error instanceof AlreadyServed) return { said: alreadyServed(error.folder), code: EXIT.refused };
  const { code, port, syscall } = error as { code?: unknown; port?: unknown; syscall?: unknown };
  if (code === 'EADDRINUSE') return { said: portTaken(Number(port)), code: EXIT.refused };
  if (code === 'EACCES' && syscall === 'listen')
    return { said: portForbidden(Number(port)), code: EXIT.refused };
  if (NOWHERE_TO_WRITE.has(String(code))) return { said: folderUnusable(said), code: EXIT.refused };
  return { said, code: EXIT.refused };
}
