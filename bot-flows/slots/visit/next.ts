/** What is to come next: to do, to offer, when; or that her consultant decides it. */
import type { NextLine, NextTime } from '../../../src/salon/visits/parts';
import { words } from '../../../src/text/slots';
import { visitWords } from '../../../src/text/visit/words';
import type { SalonHeard, SalonSlot } from '../../ear';
import type { Match } from '../../engine';
import { resolveTime } from '../../understanding';
import { treatmentsIn } from '../../understanding/call-words';
import { treatmentRef } from '../treatments';
import { firstEntry } from './entry';

export const nextDo: SalonSlot = {
  name: 'nextDo',
  label: visitWords.nextDo,
  read: (heard, asked) => linesOf(heard, heard.reading.reading.slots.nextDo, asked),
  show: showLines,
};

export const nextSell: SalonSlot = {
  name: 'nextSell',
  label: visitWords.nextSell,
  read: (heard, asked) => linesOf(heard, heard.reading.reading.slots.nextSell, asked),
  show: showLines,
};

/** Treatments of the list by id, anything else in its words. Asked for, the whole answer counts. */
function linesOf(heard: SalonHeard, said: string[] | undefined, asked: boolean): Match | null {
  const found = said?.length
    ? said
    : asked
      ? (heard.reading.reading.slots.treatments ?? [heard.text.trim()])
      : [];
  if (found.length === 0) return null;
  return { value: found.map((one): NextLine => nextLine(heard, one)) };
}

export function nextLine(heard: SalonHeard, said: string): NextLine {
  const treatment = treatmentRef(heard.reading.lexicon, said);
  if (treatment) return { treatmentId: treatment.id, text: treatment.name };
  // «拉提10次卡»: the words stay, and the treatment is known, so that buying it answers the offer.
  const [named, ...others] = treatmentsIn(said, heard.reading.lexicon);
  return named && others.length === 0 ? { treatmentId: named.code, text: said } : { text: said };
}

function showLines(value: unknown): string {
  return (value as NextLine[]).map((line) => line.text ?? '').join(words.and);
}

export const nextTime: SalonSlot = {
  name: 'nextTime',
  label: visitWords.nextTime,
  read: (heard) => {
    const time = nextTimeOf(heard);
    return time ? { value: time } : null;
  },
  show: (value) => visitWords.nextTimeShown(value as NextTime),
};

export function nextTimeOf(heard: SalonHeard, entry = firstEntry(heard)): NextTime | null {
  const { reading, store } = heard.reading;
  const said = entry?.slots.nextTime ?? reading.slots.nextTime;
  const resolved = said && resolveTime(said, heard.at, store);
  if (!resolved) return null;
  const text = reading.spans.find((span) => span.slot === 'nextTime')?.text;
  const clock = said.time && resolved.at ? { at: resolved.at, clock: said.time } : {};
  return { day: resolved.day, ...clock, ...(text ? { text } : {}) };
}

/** «下次顾问定», «顾问安排»: the three are left to her. */
const LEFT = /顾问(?:来|去)?(?:定|安排|约|说了算|看)/;

export const leftToConsultant: SalonSlot = {
  name: 'leftToConsultant',
  label: visitWords.leftToConsultant,
  read: (heard) => (leavesItToHer(heard.text) ? { value: true } : null),
};

export function leavesItToHer(words: string): boolean {
  return LEFT.test(words);
}
