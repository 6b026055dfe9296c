/** How a customer came to her class: confirmed steps, months in it, who moved (SR-ABC-09, SR-ABC-16). */
import { daysBetween } from '../calendar';
import type { Direction } from './proposals';

export interface Step {
  from: string | null;
  to: string;
  day: string;
  by: string | null;
}

/** Since which day her class stands, by the days of her confirmed steps; where it was never changed, since she is known. */
export function standsSince(steps: string[], knownSince: string | null): string | null {
  return [...steps].sort().at(-1) ?? knownSince;
}

/** Whole months between two days (30.4 days a month). */
export function monthsIn(since: string | null, today: string): number | null {
  return since === null ? null : Math.floor((daysBetween(since, today) * 12) / 365);
}

/** 稳定: half a year in one class. */
export const STABLE_MONTHS = 6;

export interface Movers {
  up: number;
  down: number;
  first: number;
}

export function moversOf(changes: { direction: Direction }[]): Movers {
  const count = (direction: Direction) => changes.filter((each) => each.direction === direction).length;
  return { up: count('up'), down: count('down'), first: count('first') };
}
