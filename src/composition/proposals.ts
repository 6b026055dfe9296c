/**
 * Where a language model is configured, it may propose a reading of a message that the rules are unsure of: before the
 * turn, with a deadline. What it answers is kept on the inbox row and judged in the turn, against the text and the
 * store's own lists; off, slow or wrong, everything goes on as without it.
 */
import type { Logger } from 'pino';
import { buildProposal, isUnsure } from '../../bot-flows/understanding/proposal';
import type { Reading } from '../../bot-flows/understanding/reading';
import type { Inbox } from '../../entities/inbox';
import type { Config } from '../config';
import { Lexicons } from '../conversation/lexicon';
import { placesMeant, type Place } from '../conversation/places';
import { personOf } from '../conversation/people';
import type { Prepared } from '../conversation/prepare';
import type { Database } from '../database';

export interface ProposalDeps {
  llm: NonNullable<Config['llm']>;
  db: Database;
  log: Logger;
}

export function createPropose({
  llm,
  db,
  log,
}: ProposalDeps): (row: Inbox, signal: AbortSignal) => Promise<Prepared> {
  const lexicons = new Lexicons();
  const endpoint = `${llm.baseUrl.replace(/\/$/, '')}/chat/completions`;
  return async (row, signal) => {
    const person = await personOf(db, row.personKey);
    const text = String(row.payload.content ?? '');
    if (!person || text.trim() === '') return {};
    const places: Pick<Place, 'store' | 'words'>[] = [];
    for (const store of person.stores) places.push({ store, words: await lexicons.of(db, store) });
    const read = ({ words }: Pick<Place, 'words'>): Reading =>
      words.reader.read(text, { speaker: person.staff.id, at: row.createTime });
    // Where several stores have whom it names she is asked first which is meant.
    const [place, ...others] = placesMeant(places, text, read);
    const reading = read(place);
    if (others.length > 0 || !isUnsure(reading)) return {};
    const { lexicon } = place.words;
    try {
      const body = buildProposal(reading, lexicon, { model: llm.model, namesAllowed: llm.showNames });
      const answer = await fetch(endpoint, {
        method: 'POST',
        body: JSON.stringify(body),
        signal,
        headers: {
          'content-type': 'application/json',
          ...(llm.apiKey && { authorization: `Bearer ${llm.apiKey}` }),
        },
      });
      if (answer.status !== 200) throw new Error(`the model answered ${answer.status}`);
      const content = contentOf(await answer.json());
      return content ? { proposal: { content, namesAllowed: llm.showNames, storeId: place.store.id } } : {};
    } catch (error) {
      log.warn({ row: row.id, reason: error instanceof Error ? error.name : 'failed' }, 'no proposal');
      return {};
    }
  };
}

function contentOf(answer: unknown): string | null {
  const { choices } = answer as { choices?: { message?: { content?: unknown } }[] };
  const content = choices?.[0]?.message?.content;
  return typeof content === 'string' ? content : null;
}
