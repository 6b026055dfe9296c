import type { SalonHeard } from '../ear';
import { resolveTime } from '../understanding/calendar';
import { timeSaidIn } from '../understanding/call-words';
import type { TimeSaid } from '../understanding/reading';

/** A time as it was meant: the day is absolute, the hour only where one was said. */
export interface When {
  day: string;
  /** HH:MM. */
  clock: string | null;
  /** Only part of a day, or 月底: asked before an appointment is made. */
  vague: boolean;
}

/** The next time a message speaks of, made absolute by the hour WeCom took it; null where it names none. */
export function nextTimeOf(heard: SalonHeard): When | null {
  const said = heard.reading.reading.slots.nextTime;
  return said ? whenOf(heard, said) : null;
}

/** As `nextTimeOf`; of an answer that says nothing else, the first time in it. */
export function timeIn(heard: SalonHeard): When | null {
  const said = heard.reading.reading.slots.nextTime ?? timeSaidIn(heard.text, heard.reading.lexicon.store);
  return said ? whenOf(heard, said) : null;
}

function whenOf(heard: SalonHeard, said: TimeSaid): When | null {
  const time = resolveTime(said, heard.at, heard.reading.store);
  return time && { day: time.day, clock: said.vague ? null : said.time, vague: said.vague === true };
}
