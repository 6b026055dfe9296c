import type { Entry, Reading, Slots } from '../../bot-flows/understanding';
import { normalise } from '../../bot-flows/understanding/normalise';
import { WRITES } from '../../bot-flows/understanding/conclude';

/** From the most serious to the least. */
export const FAULTS = ['customer', 'amount', 'write', 'intent', 'lost', 'asked', 'words'] as const;
export type Kind = (typeof FAULTS)[number];

export interface Fault {
  kind: Kind;
  what: string;
}

export const AMOUNTS = ['cash', 'consumed', 'topUp', 'arrears'] as const;
export const WRITTEN = [
  'treatments',
  'sessionsUsed',
  'times',
  'nextTime',
  'oldTime',
  'visitDay',
  'phone',
  'birthday',
  'minutes',
  'therapist',
  'callResult',
  'target',
  'room',
  'age',
  'period',
  'nextDo',
] as const;
const SPANS = ['effect', 'feedback', 'needs', 'nextSell', 'allergy', 'taboo', 'skin', 'source'] as const;

/**
 * What a variant lost of the reading it should have. A wrong value that is asked about is no wrong write; a value
 * that is missing without a question is lost.
 */
export function compare(
  expected: Pick<Reading, 'intent' | 'entries'> & Partial<Reading>,
  got: Reading,
): Fault[] {
  const faults: Fault[] = [];
  const add = (kind: Kind, what: string): void => void faults.push({ kind, what });
  const [wanted, read] = [meant(expected), meant(got)];
  const asked = (about: string): boolean =>
    got.doubts.some((one) => one.about === about || one.about === 'intent');
  if (wanted !== read) {
    add(got.sure || !WRITES.has(got.intent) ? 'intent' : 'asked', `${read}, not ${wanted}`);
  }
  const count = Math.max(expected.entries.length, got.entries.length);
  for (let i = 0; i < count && wanted === read; i++) {
    const [a, b] = [expected.entries[i]?.slots ?? {}, got.entries[i]?.slots ?? {}];
    compareSlots(a, b, got, asked, count, (kind, what) => add(kind, count > 1 ? `${i + 1}. ${what}` : what));
  }
  if (!faults.length && got.doubts.length > (expected.doubts?.length ?? 0))
    add('asked', got.doubts.map((one) => `${one.about} ${one.why} ${one.words ?? ''}`).join(', '));
  return faults;
}

function compareSlots(
  a: Slots,
  b: Slots,
  got: Reading,
  asked: (about: string) => boolean,
  count: number,
  add: (kind: Kind, what: string) => void,
): void {
  const differs = (slot: keyof Slots): boolean => stable(a[slot]) !== stable(b[slot]);
  const say = (slot: keyof Slots): string =>
    `${slot} ${JSON.stringify(b[slot]) ?? 'nothing'}, not ${JSON.stringify(a[slot]) ?? 'anything'}`;
  if (differs('customer')) {
    if (asked('customer')) add('asked', say('customer'));
    else add(b.customer ? 'customer' : 'lost', say('customer'));
  }
  // Whose entry it is, is asked: what is hers moves with the answer.
  const whose = differs('customer') && asked('customer');
  for (const slot of AMOUNTS) {
    if (!differs(slot)) continue;
    if (asked('amount') || whose || (count > 1 && asked('customer'))) add('asked', say(slot));
    else add(b[slot] === undefined ? 'lost' : 'amount', say(slot));
  }
  for (const slot of WRITTEN) {
    if (!differs(slot)) continue;
    if (!got.sure && WRITES.has(got.intent)) add('asked', say(slot));
    else add(b[slot] === undefined ? 'lost' : slot === 'nextDo' ? 'words' : 'write', say(slot));
  }
  for (const slot of SPANS) if ((a[slot] === undefined) !== (b[slot] === undefined)) add('words', say(slot));
}

/** What the message is for, once the question that it raises is answered. */
function meant(one: Pick<Reading, 'intent'> & Partial<Reading>): string {
  // A payment without a service is a record without treatments.
  const intent = one.beyond === 'payment' ? 'record_visit' : one.beyond;
  return intent ?? one.wouldBe ?? one.intent;
}

/** The gravest of the faults. */
export function gravest(faults: Fault[]): Fault | undefined {
  return [...faults].sort((a, b) => FAULTS.indexOf(a.kind) - FAULTS.indexOf(b.kind))[0];
}

/** Lists are sets; the order of keys does not matter, nor what is only derived. */
export function stable(one: unknown): string {
  if (Array.isArray(one)) return JSON.stringify(one.map(stable).sort());
  if (one && typeof one === 'object') {
    const entries = Object.entries(one).filter(
      ([key, value]) => key !== 'date' && value !== false && value !== undefined,
    );
    return JSON.stringify(
      entries.sort(([x], [y]) => (x < y ? -1 : 1)).map(([key, value]) => [key, stable(value)]),
    );
  }
  return JSON.stringify(typeof one === 'string' ? normalise(one) : one) ?? '';
}
export type { Entry };
