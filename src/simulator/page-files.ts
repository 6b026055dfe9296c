import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

const MIME: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface PageFile {
  mime: string;
  bytes: Buffer;
}

/** A file of the chat page, or null. The page has no build step: also the built server takes it from the source. */
export function pageFile(name: string): PageFile | null {
  const mime = MIME[extname(name)];
  const path = join(folder(), basename(name));
  return mime && existsSync(path) ? { mime, bytes: readFileSync(path) } : null;
}

function folder(): string {
  for (let root = __dirname; root !== dirname(root); root = dirname(root)) {
    for (const place of [join(root, 'page'), join(root, 'src', 'simulator', 'page')]) {
      if (existsSync(join(place, 'index.html'))) return place;
    }
  }
  throw new Error('The files of the chat page are missing: src/simulator/page');
}
