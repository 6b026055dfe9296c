import { numeralAt } from './numerals';
import { normalise } from './normalise';
import type { Reading } from './reading';

/** A name in the text, and what the model sees instead of it. */
export interface Token {
  token: string;
  start: number;
  end: number;
  text: string;
  customers: string[];
  staff: string[];
}

export interface MaskedText {
  text: string;
  tokens: Token[];
  /** Puts the words of the original back into a stretch of the masked text. */
  restore: (span: string) => string;
}

/** The text as the model may see it: names and telephone numbers as 客人1, 员工1, 号码1 unless names are allowed. */
export function maskNames(reading: Reading, namesAllowed: boolean): MaskedText {
  const counts = { customer: 0, staff: 0 };
  const tokens = reading.people.map((one): Token => {
    const kind = one.customers.length || !one.staff.length ? 'customer' : 'staff';
    const token = namesAllowed ? one.text : `${kind === 'customer' ? '客人' : '员工'}${++counts[kind]}`;
    return { ...one, token };
  });
  let text = '';
  let at = 0;
  for (const one of tokens) {
    text += reading.text.slice(at, one.start) + one.token;
    at = one.end;
  }
  text += reading.text.slice(at);
  if (namesAllowed) return { text, tokens, restore: (span) => span };
  const numbers: string[] = [];
  const masked = text.replace(/\d[\d -]{6,}\d/g, (digits) => `号码${numbers.push(digits)}`);
  const restore = (span: string): string =>
    [...tokens]
      .reverse()
      .reduce((all, one) => all.replaceAll(one.token, one.text), span)
      .replace(/号码(\d+)/g, (word, n: string) => numbers[Number(n) - 1] ?? word);
  return { text: masked, tokens, restore };
}

/** Every number that is written in the text, in digits or in words. */
export function numbersWritten(text: string): Set<number> {
  const norm = normalise(text);
  const found = new Set<number>();
  for (let i = 0; i < norm.length; i++) {
    const one = numeralAt(norm, i);
    if (!one) continue;
    found.add(one.value);
    i = one.end - 1;
  }
  return found;
}
