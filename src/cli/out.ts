import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { noSuchFolder } from '../text/import';
import { Refused } from './exit';

/** Data goes to stdout, everything else to stderr. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Resolves when a pipe has taken it: leaving earlier would cut it off. */
export function give(data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(data, (error) => (error ? reject(error) : resolve()));
  });
}

/** Whole or not at all: a reader never finds half a file, and nobody else may read it. */
export function keep(file: string, data: string | Uint8Array): void {
  const draft = `${file}.${process.pid}.part`;
  const handle = opened(draft, file);
  try {
    writeAll(handle, typeof data === 'string' ? Buffer.from(data) : data);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function opened(draft: string, file: string): number {
  try {
    return openSync(draft, 'w', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES')
      throw new Refused(noSuchFolder(dirname(file)));
    throw error;
  }
}

function writeAll(handle: number, data: Uint8Array): void {
  for (let at = 0; at < data.length;) at += writeSync(handle, data, at);
}

/** One line that is written over where a person watches; elsewhere a line every few seconds. */
export function progress(): (name: string, done: number, of: number) => void {
  const pause = process.stderr.isTTY ? 100 : 3000;
  let shownAt = Date.now();
  return (name, done, of) => {
    const last = done === of && process.stderr.isTTY;
    if (!last && Date.now() - shownAt < pause) return;
    shownAt = Date.now();
    const line = `${name} ${done}/${of}`;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}${last ? '\n' : ''}`);
    else say(line);
  };
}
