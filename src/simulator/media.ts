import { randomBytes } from 'node:crypto';
import { must } from './api-error';

const LIFE_MS = 3 * 24 * 3_600_000;
const MEGABYTE = 1024 * 1024;
const MOST: Record<string, number> = {
  image: 10 * MEGABYTE,
  voice: 2 * MEGABYTE,
  video: 10 * MEGABYTE,
  file: 20 * MEGABYTE,
};

export interface Media {
  id: string;
  type: string;
  bytes: Buffer;
  fileName: string;
  mime: string;
  createdAt: number;
}

/** Temporary media, kept in memory for three days. */
export class MediaStore {
  private readonly kept = new Map<string, Media>();

  constructor(private readonly now: () => number) {}

  upload(type: string, bytes: Buffer, fileName: string): Media {
    must(type in MOST, 40004, 'invalid media type');
    must(bytes.length > 5, 44001, 'empty media data');
    must(bytes.length <= MOST[type], 45001, 'media size out of limit');
    const mime = mimeOf(bytes);
    if (type === 'image') must(mime === 'image/png' || mime === 'image/jpeg', 40005, 'invalid file type');
    if (type === 'voice') must(mime === 'audio/amr', 40005, 'invalid file type');
    return this.keep(type, bytes, fileName, mime);
  }

  /** What people send is taken as it is. */
  keep(type: string, bytes: Buffer, fileName: string, mime = mimeOf(bytes)): Media {
    const id = randomBytes(32).toString('base64url');
    const media = { id, type, bytes, fileName, mime, createdAt: this.now() };
    this.kept.set(id, media);
    return media;
  }

  get(id: string): Media {
    const media = this.find(id);
    must(media && this.now() < media.createdAt + LIFE_MS, 40007, 'invalid media_id');
    return media;
  }

  snapshot(): (Omit<Media, 'bytes'> & { base64: string })[] {
    const young = [...this.kept.values()].filter((media) => this.now() < media.createdAt + LIFE_MS);
    return young.map(({ bytes, ...media }) => ({ ...media, base64: bytes.toString('base64') }));
  }

  restore(kept: ReturnType<MediaStore['snapshot']>): void {
    for (const { base64, ...media } of kept) {
      this.kept.set(media.id, { ...media, bytes: Buffer.from(base64, 'base64') });
    }
  }

  /** Also what is older than three days: a phone has kept its copy. */
  find(id: string): Media | undefined {
    return this.kept.get(id);
  }
}

function mimeOf(bytes: Buffer): string {
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'image/jpeg';
  if (bytes.subarray(0, 5).toString('latin1') === '#!AMR') return 'audio/amr';
  return 'application/octet-stream';
}
