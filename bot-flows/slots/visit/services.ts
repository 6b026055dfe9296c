/** What was done in a visit, how many times, and what is put right of it while the card stands. */
import { words } from '../../../src/text/slots';
import { visitWords } from '../../../src/text/visit/words';
import type { Ref, SalonHeard, SalonSlot } from '../../ear';
import type { Match, Values } from '../../engine';
import { answerIn } from '../../understanding/plan-words';
import { treatmentRef } from '../treatments';
import { firstEntry, given } from './entry';

/** One treatment as it was said to be done. */
export interface ServiceHeard {
  treatment: Ref;
  times: number;
  gift?: true;
  /** Done once more because the first time was not good (返做). */
  redo?: true;
}

export function servicesOf(
  heard: SalonHeard,
  entry = firstEntry(heard),
  otherwise: string[] = [],
): ServiceHeard[] {
  const slots = entry?.slots ?? heard.reading.reading.slots;
  const offered = otherwise.length > 0 ? [] : notDone(heard);
  const codes = (slots.treatments?.length ? slots.treatments : otherwise).filter(
    (code) => !offered.includes(code),
  );
  const again = isRedo(heard) ? { redo: true as const } : {};
  return [...new Set(codes)].flatMap((code) => {
    const treatment = treatmentRef(heard.reading.lexicon, code);
    const gift = entry?.gifted?.includes(code) ? { gift: true as const } : {};
    return treatment ? [{ treatment, times: slots.times?.[code] ?? 1, ...gift, ...again }] : [];
  });
}

/** «芳姐的肩颈重做», told of one customer alone. */
function isRedo(heard: SalonHeard): boolean {
  return heard.reading.reading.entries.length <= 1 && /重做|返做|返工|重新做|补做/.test(heard.text);
}

/** «拉提没要 太贵», «答应买拉提»: offered, not done. */
function notDone(heard: SalonHeard): string[] {
  const said = answerIn(heard.text, heard.reading.lexicon);
  return said && !said.done ? said.treatments : [];
}

const MORE = /还|也|又|再|加/;
/** «加一个肩颈», «还有眼部»: only that is named which came besides. */
const ADDS = /^(?:再|还|另外|也)?(?:加|加上|还有|还做|再做|又做|多做|补上|漏了)/;
const NOT_DONE = /没有?做|不是做|没弄|去掉|不要/;

/** «还做了眼部» while the card stands adds, «没做眼部» takes away, anything else replaces. */
function readServices(heard: SalonHeard, asked: boolean, values: Values): Match | null {
  const before = (values.services as ServiceHeard[] | undefined) ?? [];
  const mentioned = heard.reading.reading.mentioned?.treatments ?? [];
  if (before.length > 0 && NOT_DONE.test(heard.text)) {
    const left = before.filter((one) => !mentioned.includes(one.treatment.id));
    if (left.length < before.length) return { value: left };
  }
  const added = before.length > 0 && ADDS.test(heard.text);
  const said = servicesOf(heard, firstEntry(heard), asked || added ? mentioned : []);
  if (said.length === 0) return null;
  if (asked || before.length === 0 || !MORE.test(heard.text)) return { value: said };
  const kept = before.filter((one) => !said.some((other) => other.treatment.id === one.treatment.id));
  return { value: [...counted(kept, values.sessionsUsed as number | undefined), ...said] };
}

/** «划2次» was said of the one that stood there alone. */
function counted(services: ServiceHeard[], sessions: number | undefined): ServiceHeard[] {
  return services.length === 1 && sessions ? [{ ...services[0], times: sessions }] : services;
}

export const services: SalonSlot = {
  name: 'services',
  label: words.treatments,
  read: readServices,
  clears: ['sessionsUsed'],
  show: (value) =>
    (value as ServiceHeard[]).map((one) => visitWords.times(one.treatment.name, one.times)).join(words.and) ||
    visitWords.none,
};

export const sessionsUsed: SalonSlot = {
  name: 'sessionsUsed',
  label: visitWords.sessions,
  read: (heard) => {
    const below = /(?:划|扣|耗)\s*(-\d+)\s*次?/.exec(heard.text.normalize('NFKC'))?.[1];
    return given(below ? Number(below) : heard.reading.reading.slots.sessionsUsed);
  },
  check: (value) => (isCount(value) ? null : visitWords.notACount(String(value))),
  show: (value) => visitWords.sessionsCount(value as number),
};

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 20;
}
