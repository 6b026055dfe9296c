/** The slow part of a message: its picture fetched and put away sealed, its voice turned into words. */
import type { Logger } from 'pino';
import type { Config } from '../config';
import type { Prepare } from '../conversation/prepare';
import type { Database } from '../database';
import { createPropose } from './proposals';
import type { PhotoShelf } from './photo-shelf';
import type { Client } from '../wecom/client';

export interface PreparationDeps {
  config: Config;
  db: Database;
  client: Client;
  shelf: PhotoShelf;
  log: Logger;
}

/** Bytes of one picture. */
export const MOST_BYTES = 10 * 1024 * 1024;

export function createPrepare({ config, db, client, shelf, log }: PreparationDeps): Prepare {
  const propose = config.llm && createPropose({ llm: config.llm, db, log });
  return async (row, signal) => {
    if (row.type === 'text') return propose ? propose(row, signal) : {};
    const mediaId = typeof row.payload.mediaId === 'string' ? row.payload.mediaId : '';
    if (!mediaId) return {};
    if (row.type === 'voice' && !config.asr) return {};
    try {
      const media = await client.downloadMedia(mediaId, MOST_BYTES);
      if (row.type === 'voice') return { text: await transcribe(config.asr!, media.bytes, signal) };
      return { file: await shelf.put(row.id, media.bytes) };
    } catch (error) {
      log.warn({ row: row.id, err: error }, 'media not prepared');
      return {};
    }
  };
}

/** An OpenAI-compatible transcription endpoint. @returns the words, or '' where there were none */
async function transcribe(
  asr: NonNullable<Config['asr']>,
  bytes: Buffer,
  signal: AbortSignal,
): Promise<string> {
  const form = new FormData();
  form.append('model', asr.model ?? 'whisper-1');
  form.append('language', 'zh');
  form.append('file', new Blob([new Uint8Array(bytes)]), 'voice.amr');
  const answer = await fetch(`${asr.baseUrl.replace(/\/$/, '')}/audio/transcriptions`, {
    method: 'POST',
    body: form,
    signal,
    headers: asr.apiKey ? { authorization: `Bearer ${asr.apiKey}` } : {},
  });
  if (answer.status !== 200) throw new Error(`transcription answered ${answer.status}`);
  const { text } = (await answer.json()) as { text?: unknown };
  return typeof text === 'string' ? text.trim() : '';
}
