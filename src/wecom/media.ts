import { randomBytes } from 'node:crypto';
import type { HttpRequest } from './http';

export interface Upload {
  type: 'image' | 'file';
  filename: string;
  bytes: Buffer;
}

/** What WeCom takes, in bytes; anything of five bytes or fewer it refuses. */
const UPLOAD_BYTES = { image: 10 * 1024 * 1024, file: 20 * 1024 * 1024 } as const;
const LEAST_BYTES = 6;

/** A file that WeCom would refuse. */
export class MediaFault extends Error {}

/** One multipart part called `media`, as `media/upload` wants it. @throws MediaFault */
export function uploadRequest({ type, filename, bytes }: Upload): HttpRequest {
  if (bytes.length < LEAST_BYTES || bytes.length > UPLOAD_BYTES[type]) throw new MediaFault('size');
  const boundary = `dianwu-${randomBytes(16).toString('hex')}`;
  const name = filename.replace(/["\\\r\n/]/g, '_');
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="${name}"\r\n` +
    `Content-Type: ${contentTypeOf(type, name)}\r\n\r\n`;
  return {
    method: 'POST',
    api: 'media/upload',
    query: { type },
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

function contentTypeOf(type: Upload['type'], name: string): string {
  if (type === 'file') return 'application/octet-stream';
  return /\.png$/i.test(name) ? 'image/png' : 'image/jpeg';
}
