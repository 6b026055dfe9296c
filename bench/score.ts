import type { Intent, Reading, Slots } from '../bot-flows/understanding';
import { WRITES } from '../bot-flows/understanding/conclude';

/** One labelled message, in the form of nlu/README.md. */
export interface Labelled {
  id: string;
  speaker: string;
  text: string;
  intent: Intent;
  slots: Slots;
  note?: string;
}

export interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

export interface Miss {
  id: string;
  text: string;
  what: string;
}

export interface Report {
  messages: number;
  intents: number;
  intentAccuracy: number;
  slots: Record<string, Tally>;
  f1: number;
  precision: number;
  recall: number;
  customersExpected: number;
  customersResolved: number;
  /** A customer was taken who is not meant, without a question. */
  wrongCustomers: number;
  wrongAmounts: number;
  amounts: number;
  /** Readings that would be offered for confirmation with something wrong in them, without a question. */
  wrongWrites: Miss[];
  misses: Miss[];
  /** Median number of messages from the first sentence to the written record. */
  medianMessages: number;
}

const SPAN_SLOTS = new Set(['effect', 'feedback', 'allergy', 'taboo', 'skin', 'source', 'value']);
const SPAN_LISTS = new Set(['needs', 'nextSell', 'nextDo']);
const AMOUNTS = ['cash', 'consumed', 'topUp', 'arrears'];

/** Compares readings with labels: spans and lists of spans by overlap, everything else by equality. */
export function score(pairs: { label: Labelled; reading: Reading }[]): Report {
  const slots: Record<string, Tally> = {};
  const misses: Miss[] = [];
  const wrongWrites: Miss[] = [];
  const report = {
    intents: 0,
    customersExpected: 0,
    customersResolved: 0,
    wrongCustomers: 0,
    wrongAmounts: 0,
    amounts: 0,
  };
  const messages: number[] = [];
  for (const { label, reading } of pairs) {
    const { id, text } = label;
    if (reading.intent === label.intent) report.intents++;
    else misses.push({ id, text, what: `intent ${reading.intent}, not ${label.intent}` });
    const pairsOfSlots = sideBySide(label.slots, reading.slots);
    for (const [expected, got, place] of pairsOfSlots) {
      compare(expected, got, text, slots, (what) => misses.push({ id, text, what: `${place}${what}` }));
      if (expected.customer) report.customersExpected++;
      if (expected.customer && expected.customer === got.customer) report.customersResolved++;
      if (got.customer && label.intent !== 'customer_new' && got.customer !== expected.customer)
        report.wrongCustomers++;
      for (const slot of AMOUNTS) {
        const [a, b] = [value(expected, slot), value(got, slot)];
        if (b !== undefined || a !== undefined) report.amounts++;
        if (b !== undefined && a !== b) report.wrongAmounts++;
      }
    }
    const wrong = wrongWrite(label, reading);
    if (wrong) wrongWrites.push({ id, text, what: wrong });
    if (label.intent === 'record_visit') messages.push(messagesNeeded(label, reading));
  }
  const sum = Object.values(slots).reduce(
    (all, one) => ({
      right: all.right + one.right,
      wrong: all.wrong + one.wrong,
      missed: all.missed + one.missed,
    }),
    { right: 0, wrong: 0, missed: 0 },
  );
  return {
    ...report,
    messages: pairs.length,
    intentAccuracy: pairs.length ? report.intents / pairs.length : 1,
    slots,
    ...rates(sum),
    wrongWrites,
    misses,
    medianMessages: median(messages),
  };
}

export function rates(one: Tally): { precision: number; recall: number; f1: number } {
  const precision = one.right + one.wrong ? one.right / (one.right + one.wrong) : 1;
  const recall = one.right + one.missed ? one.right / (one.right + one.missed) : 1;
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
}

function sideBySide(expected: Slots, got: Slots): [Slots, Slots, string][] {
  const pairs: [Slots, Slots, string][] = [[expected, got, '']];
  const count = Math.max(expected.also?.length ?? 0, got.also?.length ?? 0);
  for (let i = 0; i < count; i++) pairs.push([expected.also?.[i] ?? {}, got.also?.[i] ?? {}, `also[${i}] `]);
  return pairs;
}

function compare(
  expected: Slots,
  got: Slots,
  text: string,
  tallies: Record<string, Tally>,
  miss: (what: string) => void,
): void {
  const keys = new Set([...Object.keys(expected), ...Object.keys(got)]);
  keys.delete('also');
  for (const key of keys) {
    const tally = (tallies[key] ??= { right: 0, wrong: 0, missed: 0 });
    const [a, b] = [value(expected, key), value(got, key)];
    if (a !== undefined && b !== undefined && same(key, a, b, text)) tally.right++;
    else {
      if (b !== undefined) tally.wrong++;
      if (a !== undefined) tally.missed++;
      miss(`${key}: ${JSON.stringify(b) ?? 'nothing'}, not ${JSON.stringify(a) ?? 'anything'}`);
    }
  }
}

function value(slots: Slots, key: string): unknown {
  return (slots as Record<string, unknown>)[key];
}

function same(key: string, a: unknown, b: unknown, text: string): boolean {
  if (SPAN_SLOTS.has(key) && typeof a === 'string' && typeof b === 'string') return overlaps(a, b, text);
  if (SPAN_LISTS.has(key) && Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length && a.every((one) => b.some((other) => overlaps(String(one), String(other), text)))
    );
  }
  return stable(a) === stable(b);
}

/** Lists of codes are sets; the order of keys does not matter. */
function stable(one: unknown): string {
  if (Array.isArray(one)) return JSON.stringify(one.map(stable).sort());
  if (one && typeof one === 'object') {
    const entries = Object.entries(one).filter(
      ([key, v]) => key !== 'date' && !(key === 'vague' && v === false),
    );
    return JSON.stringify(entries.sort(([x], [y]) => (x < y ? -1 : 1)).map(([key, v]) => [key, stable(v)]));
  }
  return JSON.stringify(one);
}

/** Two spans overlap when they share half of the shorter one's characters in the text. */
function overlaps(a: string, b: string, text: string): boolean {
  if (a === b) return true;
  const [i, j] = [text.indexOf(a), text.indexOf(b)];
  if (i < 0 || j < 0) return false;
  const common = Math.min(i + a.length, j + b.length) - Math.max(i, j);
  return common >= Math.min(a.length, b.length) / 2;
}

function wrongWrite(label: Labelled, reading: Reading): string | null {
  if (!reading.sure || !WRITES.has(reading.intent)) return null;
  if (reading.intent !== label.intent && !(reading.beyond && label.intent === 'record_visit'))
    return `intent ${reading.intent}`;
  for (const [expected, got, place] of sideBySide(label.slots, reading.slots)) {
    for (const key of ['customer', 'treatments', 'sessionsUsed', 'nextTime', 'visitDay', ...AMOUNTS]) {
      const [a, b] = [value(expected, key), value(got, key)];
      if (b === undefined || stable(a) === stable(b)) continue;
      if (key === 'nextTime' && a === undefined && reading.intent === 'record_visit') return `${place}${key}`;
      return `${place}${key} ${JSON.stringify(b)}, not ${JSON.stringify(a)}`;
    }
  }
  return null;
}

/** The sentence and the confirmation, and one more for each question and each correction. */
function messagesNeeded(label: Labelled, reading: Reading): number {
  const wrong = compareCount(label.slots, reading.slots, label.text);
  return 2 + reading.doubts.length + (wrong ? 1 : 0);
}

function compareCount(expected: Slots, got: Slots, text: string): number {
  let wrong = 0;
  for (const key of ['customer', 'treatments', 'cash', 'consumed', 'sessionsUsed', 'topUp', 'arrears']) {
    const [a, b] = [value(expected, key), value(got, key)];
    if (a === undefined && b === undefined) continue;
    if (a === undefined || b === undefined || !same(key, a, b, text)) wrong++;
  }
  return wrong;
}

function median(values: number[]): number {
  if (!values.length) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
