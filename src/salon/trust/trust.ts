/**
 * How far a customer trusts one beautician, from what happened between the two (SR-PER-11, SR-PER-12), on the scale
 * of the documents: as a person, for the profession, for the price, for the moment (SR-PER-13). It is told by its
 * counts, to those who plan, of one customer at a time: never a figure of a person, never a ranking. Pure.
 */

export interface TrustCounts {
  /** Visits in which she served her. */
  served: number;
  /** Of them those for which she was asked for by name (指定). */
  asked: number;
  /** Appointments with her that were kept, and those of them that were kept on time. */
  kept: number;
  onTime: number;
  /** What was offered after her service and answered. */
  accepted: number;
  refused: number;
  /** Cards bought on a day of hers. */
  renewals: number;
  /** Services of hers that were done again. */
  redone: number;
  complaints: number;
}

/** 4 as a person, 3 for the profession, 2 for the price, 1 for the moment (SR-PER-13). */
export type TrustLevel = 4 | 3 | 2 | 1;

export const NO_COUNTS: TrustCounts = {
  served: 0,
  asked: 0,
  kept: 0,
  onTime: 0,
  accepted: 0,
  refused: 0,
  renewals: 0,
  redone: 0,
  complaints: 0,
};

/** One or two services show nothing yet (SR-PER-06). */
const SHOWS_AFTER = 3;

/** Null while too little has happened between the two. */
export function trustLevel(counts: TrustCounts): TrustLevel | null {
  const { served, asked, accepted, refused, renewals, redone, complaints } = counts;
  if (served < SHOWS_AFTER) return null;
  const said = accepted + renewals;
  if (isStrained(counts)) return 1;
  if (asked >= 2 && asked * 2 >= served && redone === 0 && complaints === 0) return 4;
  if (said >= 2 && said >= refused && complaints === 0) return 3;
  return said >= 1 ? 2 : 1;
}

/** Something went wrong between the two, and she has not asked for her by name. */
export function isStrained(counts: TrustCounts): boolean {
  return counts.complaints + counts.redone > 0 && counts.asked === 0;
}

export interface Hands {
  /** Whom to look for first where nobody is named; null where nothing speaks for anybody. */
  prefer: string | null;
  /** Whom to take last. */
  avoid: string[];
}

/** Whom a customer's time is looked for with: the most trusted first, where something went wrong last. */
export function handsFor(pairs: { staffId: string; counts: TrustCounts }[]): Hands {
  const levelled = pairs
    .map((each) => ({ ...each, level: trustLevel(each.counts) ?? 0 }))
    .filter((each) => each.level >= 3)
    .sort(
      (one, other) =>
        other.level - one.level ||
        other.counts.asked - one.counts.asked ||
        other.counts.served - one.counts.served ||
        (one.staffId < other.staffId ? -1 : 1),
    );
  return {
    prefer: levelled[0]?.staffId ?? null,
    avoid: pairs.filter((each) => isStrained(each.counts)).map((each) => each.staffId),
  };
}
