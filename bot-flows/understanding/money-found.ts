import type { Mention } from './mentions';
import type { Role } from './money-words';
import type { MoneyDetails } from './reading';

export interface MoneyFound {
  cash?: number;
  consumed?: number;
  topUp?: number;
  arrears?: number;
  details: MoneyDetails;
  /** Sums of which nothing says what they are. */
  unclear: Mention[];
  roles: Map<Mention, Role>;
  /** Change given out of what was handed over. */
  back?: number;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
