/** What is said to be wrong, and what a correction changes, as data; nothing here reads or writes. */
import type { NextLine, NextTime } from '../../../entities/visit';
import type { Method } from '../money/cash';
import type { Named } from '../subjects';

/** What somebody says is wrong, and what is right. */
export interface CorrectionSaid {
  /** Whose entry; the last one of hers where absent. */
  customerId?: string;
  /** Somebody without a file: the one who was here on that day. */
  walkIn?: boolean;
  day?: string;
  beauticianId?: string;
  /** How it was really paid. */
  method?: Method;
  consumedFen?: number;
  amountFen?: number;
  /** The sum that was wrong, to tell one payment from another. */
  wasFen?: number;
  sessions?: number;
  treatmentIds?: string[];
  /** Done besides what stands. */
  moreTreatmentIds?: string[];
  /** The treatment meant, where only one of several is wrong. */
  treatmentId?: string;
  words?: Partial<Record<WordField, string>>;
  /** A word of what was seen or heard, and the one that belongs in its place. */
  swap?: { wrong: string; right: string };
  nextDo?: NextLine[];
  nextSell?: NextLine[];
  nextTime?: NextTime;
  /** Whose it really is. */
  toCustomerId?: string;
}

export const WORDS = ['effect', 'feedback', 'note'] as const;

type WordField = (typeof WORDS)[number];

/** Where a single word may be wrong: a reaction of the skin also stands among what was seen. */
export const SWAPPED = ['effect', 'reaction', 'feedback', 'note'] as const;

export type SwapField = (typeof SWAPPED)[number];

export type Change =
  | { kind: 'beautician'; visitId: string; serviceIds: string[]; before: string[]; after: Named }
  | { kind: 'consumed'; visitId: string; beforeFen: number; afterFen: number }
  | { kind: 'amount'; paymentId: string; beforeFen: number; afterFen: number }
  | { kind: 'method'; paymentIds: string[]; amountFen: number; before: string[]; after: Method }
  | { kind: 'sessions'; visitId: string; serviceId: string; name: string; before: number; after: number }
  | { kind: 'treatments'; visitId: string; before: Named[]; after: Named[] }
  | { kind: 'words'; visitId: string; field: WordField; before: string | null; after: string }
  | {
      kind: 'swap';
      visitId: string;
      wrong: string;
      right: string;
      columns: { field: SwapField; before: string; after: string }[];
    }
  | { kind: 'next'; visitId: string; nextDo?: NextLine[]; nextSell?: NextLine[]; nextTime?: NextTime }
  | { kind: 'move'; visitId: string | null; paymentIds: string[]; amountFen: number; from: Named; to: Named };

export type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** What moves or changes with it. */
export type Hanging =
  | { what: 'sessions'; name: string; count: number }
  | { what: 'course'; count: number }
  | { what: 'plan'; status: string }
  | { what: 'share'; count: number }
  | { what: 'consumed'; beforeFen: number; afterFen: number }
  /** Done, but neither taken off a course nor paid for as far as is written. */
  | { what: 'unpaid'; name: string; priceFen: number };

/** What stands of an entry, to be put right by whoever says what is wrong. */
export interface Stands {
  customer: Named;
  day: string;
  services: string[];
  beauticians: string[];
  sums: { amountFen: number; method: string }[];
}

export interface Found {
  customer: Named;
  day: string;
  change: Change;
  hangs: Hanging[];
  /** Whoever wrote or did it. */
  ownerIds: string[];
}
