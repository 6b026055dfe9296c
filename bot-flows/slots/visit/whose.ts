/** Whose visit it is and of which day. */
import { words } from '../../../src/text/slots';
import { visitWords } from '../../../src/text/visit/words';
import type { SalonHeard, SalonSlot } from '../../ear';
import { resolveDay } from '../../understanding';
import { firstEntry, given } from './entry';

/** Somebody without a file (散客), and what she is called. */
export const walkIn: SalonSlot = {
  name: 'walkIn',
  label: words.walkIn,
  read: (heard) => given(firstEntry(heard)?.walkIn),
  show: (value) => String(value),
};

/** The business day it was done, `YYYY-MM-DD`; null for a day that does not exist (2月30日). */
export function visitDayOf(heard: SalonHeard, entry = firstEntry(heard)): string | null | undefined {
  const said = entry?.slots.visitDay ?? heard.reading.reading.slots.visitDay;
  return said === undefined ? undefined : resolveDay(said, heard.reading.today, true);
}

export const visitDay: SalonSlot = {
  name: 'day',
  label: visitWords.day,
  read: (heard) => {
    const day = visitDayOf(heard);
    return day ? { value: day } : null;
  },
};
