import { bookingWords } from '../../src/text/appointments';
import type { Ref, SalonHeard, SalonSlot } from '../ear';
import type { Match, Values } from '../engine';
import { resolveTime } from '../understanding';
import type { TimeSaid } from '../understanding/reading';

/** A time as far as it was said: either half may be open. */
export interface When {
  /** Business day, `YYYY-MM-DD`. */
  day: string | null;
  /** HH:MM. */
  time: string | null;
  /** A part of the day (下午): only starts between these hours. */
  within?: { from: string; to: string };
  /** Who is free then, where the time was chosen from those offered. */
  with?: Ref;
  /** Only an hour was said; the day was taken to be today. */
  hourAlone?: true;
  /** Words for a day that does not exist (2月30日). */
  impossible?: string;
}

/** A time to come. What is said later completes it: «周六下午», then «三点». */
export function whenSlot(choice: Partial<SalonSlot> = {}): SalonSlot {
  return {
    name: 'when',
    label: bookingWords.when,
    read: readWhen,
    check: (value) => {
      const { impossible } = value as When;
      return impossible === undefined ? null : bookingWords.impossible(impossible);
    },
    ...choice,
  };
}

/** The time meant by a message; while a form is open whatever time is named is meant for it. */
export function readWhen(heard: SalonHeard, asked: boolean, values: Values): Match | null {
  const { reading } = heard.reading;
  const before = values.when as When | undefined;
  const said =
    reading.slots.nextTime ?? (asked || values.customer ? reading.mentioned?.times.at(-1) : undefined);
  const when = impossibleIn(heard) ?? (said ? resolved(heard, said) : null);
  return when ? { value: before ? completed(before, when) : when } : null;
}

/** «2月30号»: said, but no such day. */
function impossibleIn(heard: SalonHeard): When | null {
  const doubt = heard.reading.reading.doubts.find(
    (each) => each.about === 'time' && each.why === 'not_possible',
  );
  return doubt ? { day: null, time: null, impossible: doubt.words ?? '' } : null;
}

/** The old time of an appointment that is to move, or the one that is meant in a confirmation. */
export function timeMeant(heard: SalonHeard, key: 'oldTime' | 'nextTime'): When | null {
  const said = heard.reading.reading.slots[key];
  return said ? resolved(heard, said) : null;
}

export function resolved(heard: SalonHeard, said: TimeSaid): When | null {
  const { store, today } = heard.reading;
  const found = resolveTime(said, heard.at, store);
  if (!found) return { day: null, time: null, impossible: said.day ?? '' };
  const within = said.vague && !said.time ? partOf(heard.text) : undefined;
  if (said.day !== null) return { day: found.day, time: said.time, within };
  // An hour alone is today's while it is still to come.
  const ahead = found.at !== undefined && found.at > heard.at;
  return { day: ahead ? today : null, time: said.time, within, hourAlone: true };
}

/** Half a time completes what stood: a day keeps the hour, an hour keeps the day. */
function completed(before: When, said: When): When {
  const day = said.hourAlone ? (before.day ?? said.day) : (said.day ?? before.day);
  const time = said.time ?? (said.within ? null : before.time);
  return {
    day,
    time,
    within: time ? undefined : (said.within ?? before.within),
    impossible: said.impossible,
  };
}

const PARTS: [RegExp, { from: string; to: string }][] = [
  [/上午|早上|早晨|一早/, { from: '04:00', to: '12:00' }],
  [/中午/, { from: '11:30', to: '14:00' }],
  [/下午/, { from: '12:00', to: '18:00' }],
  [/傍晚|晚上|晚间|夜里/, { from: '17:30', to: '03:59' }],
];

function partOf(text: string): { from: string; to: string } | undefined {
  return PARTS.find(([pattern]) => pattern.test(text))?.[1];
}
