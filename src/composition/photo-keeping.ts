/** Now and then: pictures that came too late for their message are fetched, those that belong to nobody go. */
import type { Logger } from 'pino';
import type { PhotoShelf } from './photo-shelf';
import { MOST_BYTES } from './preparation';
import type { Client } from '../wecom/client';

const EVERY_MS = 5 * 60 * 1000;

export interface KeepingDeps {
  shelf: PhotoShelf;
  client: Client;
  now: () => number;
  log: Logger;
}

export function keepShelf({ shelf, client, now, log }: KeepingDeps): { stop(): Promise<void> } {
  const fetch = async (mediaId: string) => (await client.downloadMedia(mediaId, MOST_BYTES)).bytes;
  let round = Promise.resolve();
  const timer = setInterval(() => {
    round = round
      .then(once)
      .catch((error: unknown) => log.warn({ err: error }, 'pictures not kept in order'));
  }, EVERY_MS).unref();

  async function once(): Promise<void> {
    await shelf.fetchMissing(fetch, now());
    await shelf.forget();
    await shelf.sweep(now());
  }

  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
