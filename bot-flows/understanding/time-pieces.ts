import { numeralAt, readNumeral } from './numerals';
import type { DayPart } from './time-words';

/** A part of an expression of time, and how long it is in the text. */
export interface Piece {
  length: number;
  day?: string | null;
  part?: DayPart;
  hour?: number;
  minute?: number;
  vague?: boolean;
  impossible?: boolean;
}

/** The characters of a small numeral. */
export const N = '[一二两三四五六七八九十\\d]';

/** The value of a small numeral; NaN where it is none. */
export function count(text: string): number {
  return readNumeral(text) ?? numeralAt(text, 0)?.value ?? NaN;
}

export function pad(value: number): string {
  return String(value).padStart(2, '0');
}
