/** Before and after beside each other: drawn from sealed files, and kept in order on the shelf. */
import { mkdtemp, readFile, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Photo } from '../../entities/photo';
import { createPhotoShelf } from '../../src/composition/photo-shelf';
import { drawPicture } from '../../src/pictures';
import { openSqlite, testProtection } from '../support/databases';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const DAY = 86_400_000;

const shelfWith = async () => {
  const opened = await openSqlite();
  const dir = await mkdtemp(join(tmpdir(), 'shelf-'));
  return { ...opened, dir, shelf: createPhotoShelf(dir, testProtection, opened.database) };
};

const photo = (values: Partial<Photo>) => ({
  customerId: 'C1',
  storeId: 'S1',
  kind: 'before' as const,
  byId: 'B1',
  at: 10 * DAY,
  ...values,
});

it('draws two sealed pictures side by side', async () => {
  const { shelf, dir, close } = await shelfWith();
  const [before, after] = [await shelf.put('A1', PIXEL), await shelf.put('A2', PIXEL)];
  expect((await readFile(join(dir, before))).includes(PIXEL.subarray(0, 8))).toBe(false);
  const png = await drawPicture(
    {
      kind: 'pair',
      title: '做前 / 做后',
      before: { file: before, label: '做前 11-01' },
      after: { file: after, label: '做后 11-25' },
    },
    shelf.open,
  );
  // Null only where the machine has no Chinese font.
  if (png) expect(png.subarray(1, 4).toString()).toBe('PNG');
  await close();
});

it('fetches what came too late for its message, and drops what is nobody’s after a day', async () => {
  const { shelf, database, dir, close } = await shelfWith();
  const now = Date.now();
  await database.insert(Photo, photo({ id: 'P1', mediaId: 'M1', at: now - DAY }));
  await database.insert(Photo, photo({ id: 'P2', mediaId: 'M2', at: now - 5 * DAY }));
  expect(await shelf.fetchMissing(async () => PIXEL, now)).toBe(1);
  const kept = (await database.one(Photo, { id: 'P1' }))!.file!;
  expect(await shelf.open(kept)).toEqual(PIXEL);
  const refused = await shelf.put('NOBODY', PIXEL);
  for (const file of [kept, refused])
    await utimes(join(dir, file), (now - 2 * DAY) / 1000, (now - 2 * DAY) / 1000);
  expect(await shelf.sweep(now)).toBe(1);
  await expect(shelf.open(refused)).rejects.toThrow();
  expect(await shelf.open(kept)).toEqual(PIXEL);
  await close();
});
