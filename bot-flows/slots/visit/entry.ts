import type { SalonHeard } from '../../ear';
import type { Match } from '../../engine';
import type { Entry } from '../../understanding/reading';

/** The first customer's part of a message. */
export function firstEntry(heard: SalonHeard): Entry | undefined {
  return heard.reading.reading.entries[0];
}

/** What the reading gave, as the answer of a slot. */
export function given(value: unknown): Match | null {
  return value === undefined || value === null ? null : { value };
}
