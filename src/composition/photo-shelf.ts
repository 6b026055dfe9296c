/** Where pictures lie: each sealed in a file of its own under DATA_DIR/media, and opened only to be shown. */
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { In, IsNull, MoreThan, Not } from '../database/conditions';
import { Erasure } from '../../entities/erasure';
import { Inbox } from '../../entities/inbox';
import { Photo } from '../../entities/photo';
import type { Database } from '../database';
import type { Protection } from '../protection';

const FOLDER = 'media';
const SEALED = '.sealed';
const DAY_MS = 24 * 60 * 60 * 1000;
/** WeCom keeps what was sent to an app for three days. */
const FETCHABLE_MS = 3 * DAY_MS;

export interface PhotoShelf {
  /** Seals the bytes under an id. @returns the path that stands in the photo's row */
  put(id: string, bytes: Buffer): Promise<string>;
  /** @throws where the file is gone or was changed */
  open(file: string): Promise<Buffer>;
  /** Fetches what could not be fetched in time for its message. @returns how many */
  fetchMissing(fetch: (mediaId: string) => Promise<Buffer>, now: number): Promise<number>;
  /** Takes the pictures of those who were erased off the shelf, at once. @returns how many */
  forget(): Promise<number>;
  /** Removes pictures that belong to nobody: she did not agree, or her file is gone. @returns how many */
  sweep(now: number): Promise<number>;
}

export function createPhotoShelf(dir: string, protection: Protection, db: Database): PhotoShelf {
  async function put(id: string, bytes: Buffer): Promise<string> {
    const file = join(FOLDER, id + SEALED);
    await mkdir(join(dir, FOLDER), { recursive: true });
    const sealed = protection.seal(FOLDER, 'file', id, bytes.toString('base64'));
    await writeFile(join(dir, file), sealed, { mode: 0o600 });
    return file;
  }

  async function open(file: string): Promise<Buffer> {
    const name = basename(file);
    const sealed = await readFile(join(dir, FOLDER, name), 'utf8');
    return Buffer.from(protection.open(FOLDER, 'file', name.replace(SEALED, ''), sealed), 'base64');
  }

  async function fetchMissing(fetch: (mediaId: string) => Promise<Buffer>, now: number): Promise<number> {
    const missing = await db.find(Photo, {
      where: { file: IsNull(), mediaId: Not(IsNull()), at: MoreThan(now - FETCHABLE_MS) },
      take: 20,
    });
    let fetched = 0;
    for (const photo of missing) {
      const bytes = await fetch(photo.mediaId!).catch(() => null);
      if (!bytes) continue;
      await db.update(Photo, { id: photo.id }, { file: await put(photo.id, bytes) });
      fetched++;
    }
    return fetched;
  }

  async function forget(): Promise<number> {
    const rows = await db.query<{ id: string }>('SELECT id FROM erasure WHERE files IS NOT NULL');
    if (rows.length === 0) return 0;
    let removed = 0;
    for (const row of await db.find(Erasure, { where: { id: In(rows.map(({ id }) => id)) } })) {
      for (const file of row.files ?? []) {
        await rm(join(dir, FOLDER, basename(file)), { force: true });
        removed++;
      }
      await db.update(Erasure, { id: row.id }, { files: null });
    }
    // The log beside the file still holds the pages as they were.
    if (db.engine === 'sqlite') await db.query('PRAGMA wal_checkpoint(TRUNCATE)');
    return removed;
  }

  /** A day's grace: the message may still be asked about. */
  async function sweep(now: number): Promise<number> {
    const names = await readdir(join(dir, FOLDER)).catch(() => []);
    let removed = 0;
    for (const name of names.filter((each) => each.endsWith(SEALED))) {
      const { mtimeMs } = await stat(join(dir, FOLDER, name));
      if (mtimeMs > now - DAY_MS) continue;
      const kept = await db.count(Photo, { file: join(FOLDER, name) });
      const asked = await db.count(Inbox, {
        id: In([name.replace(SEALED, '')]),
        status: 'waiting',
      });
      if (kept + asked > 0) continue;
      await rm(join(dir, FOLDER, name), { force: true });
      removed++;
    }
    return removed;
  }

  return { put, open, fetchMissing, forget, sweep };
}
