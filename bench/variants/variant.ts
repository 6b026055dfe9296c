import type { Lexicon, Reading } from '../../bot-flows/understanding';
import type { Mention } from '../../bot-flows/understanding/mentions';
import type { Choose } from './choose';

/** A labelled message, as it was read and with everything that it names. */
export interface Told {
  text: string;
  speaker: string;
  lexicon: Lexicon;
  reading: Reading;
  /** In the order of the text, without overlaps. */
  mentions: Mention[];
}

/** The same thing told otherwise; `expected` where the reading is not that of the original. */
export interface Variant {
  text: string;
  speaker?: string;
  lexicon?: Lexicon;
  expected?: Pick<Reading, 'intent' | 'entries'>;
}

/** A way of telling something otherwise that does not change what it means. */
export interface Rule {
  name: string;
  /** Null where the message offers no place for it. */
  vary(told: Told, choose: Choose, others: Told[]): Variant | null;
}

/** The text with each of these stretches replaced; they do not overlap. */
export function replaced(text: string, parts: { start: number; end: number; with: string }[]): string {
  let out = '';
  let at = 0;
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    out += text.slice(at, part.start) + part.with;
    at = part.end;
  }
  return out + text.slice(at);
}
