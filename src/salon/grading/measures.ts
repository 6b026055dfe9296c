/**
 * What customers are graded by (SR-ABC-07, SR-FLD-30): whole numbers, money in fen.
 *
 * Cash is what she paid, whatever for and whoever lay on the bed; consumption is what was delivered to her. Uses alone
 * are no measure of worth (SR-ABC-14), so frequency stands beside money and never for it (SR-ABC-13).
 */
export const MEASURES = [
  /** Cash of the period. */
  'cash',
  /** Consumption (实耗) of the period. */
  'consumption',
  /** Consumption less what the sessions cost the store (毛利); unknown where one of them has no cost (SR-ABC-07). */
  'margin',
  /** Per cent of what she spends on beauty in such a time that is spent here; unknown where nobody estimates it. */
  'walletShare',
  /** Visits in the period. */
  'visits',
  /** Visits a month, in tenths: 32 is 3.2. */
  'monthlyVisits',
  /** Cash ever. */
  'totalCash',
  /** Cash and visits of the last 30 days. */
  'monthCash',
  'monthVisits',
  /** Weeks in a row with a visit, up to this week or the last. */
  'weeksRunning',
  /** Consumption of her last visit (客单). */
  'lastTicket',
  /** Average consumption of a visit in the period. */
  'ticket',
  /** Payments of cash in the period, and ever; those of 100,000 yuan and more. */
  'purchases',
  'purchasesEver',
  'largePurchases',
  'visitsEver',
  'daysSinceFirst',
  'daysSinceLast',
  /** Days until she is expected; unknown where nothing is arranged. */
  'daysToNext',
  /** Kinds of treatments she had in the period (广度, SR-TIER-26). */
  'categories',
  'noShows',
  /** Proposals she took of those decided in the period, and the share of them in per cent (SR-LVL-06, SR-LVL-07). */
  'accepted',
  'proposals',
  'closeRate',
  /** Customers who came by her word, and those of them who are large themselves (SR-TIER-04). */
  'referrals',
  'largeReferrals',
  /** 1 where the manager has named her so: agreements and social value are no figures (SR-NINE-01, SR-NINE-04). */
  'strategic',
  'honoured',
  /** An estimate the consultant entered, in fen; never shown (SR-RISK-07). */
  'assets',
] as const;

export type Measure = (typeof MEASURES)[number];

/** A measure that is unknown is null and meets no condition. */
export type Values = Partial<Record<Measure, number | null>>;

export interface GradeFigures {
  customerId: string;
  /** Never came and never paid (SR-TIER-02 class D). */
  prospect: boolean;
  values: Values;
}

/** The classes lists, deadlines and cadences go by; best first. */
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];

/** A class as it was written in the file; what is none of the four is no grade. */
export function gradeOf(text: string | null): Grade | null {
  return GRADES.find((each) => each === text) ?? null;
}

/** Why somebody stands in a class: what was measured, and the bound it was held against. */
export interface Reason {
  of: Measure | 'share' | 'heads' | 'score';
  value: number | null;
  bound: number;
  sign: '>=' | '<';
}

/** Where a method puts one customer: 0 is its best class. */
export interface Placed {
  place: number;
  reasons: Reason[];
}

export type Placement = Map<string, Placed>;

export function valueOf(figures: GradeFigures, measure: Measure): number {
  return figures.values[measure] ?? 0;
}

/** High to low; who measures the same stands by her id, so that every run gives the same order. */
export function sorted(all: readonly GradeFigures[], measure: Measure): readonly GradeFigures[] {
  const known = orders.get(all) ?? new Map<Measure, readonly GradeFigures[]>();
  orders.set(all, known);
  const order = known.get(measure) ?? inOrder(all, measure);
  known.set(measure, order);
  return order;
}

/** Many methods stand on one measure of the same figures: the order is worked out once. */
const orders = new WeakMap<readonly GradeFigures[], Map<Measure, readonly GradeFigures[]>>();

function inOrder(all: readonly GradeFigures[], measure: Measure): GradeFigures[] {
  return [...all].sort(
    (a, b) => valueOf(b, measure) - valueOf(a, measure) || (a.customerId < b.customerId ? -1 : 1),
  );
}
