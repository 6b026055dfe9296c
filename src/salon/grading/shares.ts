/**
 * Cumulative share and head count: classes by where a customer stands among the others.
 *
 * Equal figures stand in equal classes, and who measures nothing stands in the last; so classes follow the figures.
 */
import { sorted, valueOf, type GradeFigures, type Measure, type Placement } from './measures';

export interface ShareLine {
  customerId: string;
  rank: number;
  value: number;
  /** Sum of all before her, and with her. */
  before: number;
  upTo: number;
  place: number;
}

/** The eight steps of ABC analysis with what each of them gave (SR-ABC-01, SR-FRM-19). */
export interface ShareSteps {
  /** 1 the measure. */
  measure: Measure;
  /** 2 the period. */
  from: string;
  to: string;
  /** 3 sums of how many customers. */
  customers: number;
  /** 4 sorted high to low. */
  sorted: ShareLine[];
  /** 5 the total. */
  total: number;
  /** 6 the limits: per cent of the total up to which each class goes. */
  limits: number[];
  /** 7 what each class brings. 8 who is in it. */
  classes: { customers: number; value: number }[];
}

/**
 * By cumulative share: 70/20/10 (SR-ABC-03) or 75/20/5 (SR-ABC-02). Whoever carries the sum across a limit still
 * belongs above it: one customer who brings 80 % alone is class A and not B.
 *
 * @param cutoffs per cent of the total a class, best first, together 100
 */
export function shareSteps(
  all: GradeFigures[],
  measure: Measure,
  cutoffs: number[],
  period: { from: string; to: string },
): ShareSteps {
  const order = sorted(all, measure);
  const total = order.reduce((sum, each) => sum + positive(each, measure), 0);
  const limits = cutoffs.map((_, index) => cutoffs.slice(0, index + 1).reduce((sum, cut) => sum + cut, 0));
  const last = cutoffs.length - 1;
  const lines: ShareLine[] = [];
  let before = 0;
  for (const [index, each] of order.entries()) {
    const value = positive(each, measure);
    const same = lines.at(-1)?.value === value ? lines.at(-1) : undefined;
    const fitting = limits.findIndex((limit) => before * 100 < limit * total);
    const place = same?.place ?? (value === 0 || fitting < 0 ? last : fitting);
    lines.push({
      customerId: each.customerId,
      rank: index + 1,
      value,
      before,
      upTo: before + value,
      place,
    });
    before += value;
  }
  const classes = cutoffs.map((_, place) => {
    const those = lines.filter((line) => line.place === place);
    return { customers: those.length, value: those.reduce((sum, line) => sum + line.value, 0) };
  });
  return { measure, ...period, customers: order.length, sorted: lines, total, limits, classes };
}

export function classifyByShare(all: GradeFigures[], measure: Measure, cutoffs: number[]): Placement {
  const { sorted: lines, limits, total } = shareSteps(all, measure, cutoffs, { from: '', to: '' });
  return new Map(
    lines.map((line) => {
      const share = total === 0 ? 100 : Math.floor((line.before * 100) / total);
      const reason =
        line.place < limits.length - 1
          ? { of: 'share' as const, value: share, bound: limits[line.place], sign: '<' as const }
          : { of: 'share' as const, value: share, bound: limits[line.place - 1] ?? 0, sign: '>=' as const };
      return [line.customerId, { place: line.place, reasons: [reason] }];
    }),
  );
}

/**
 * By the number of heads: 1:2:2 (SR-ABC-04, SR-TIER-06), 10:20:70 (SR-TIER-07).
 *
 * @param ratio parts of all customers a class, best first
 */
export function classifyByHeads(all: GradeFigures[], measure: Measure, ratio: number[]): Placement {
  const order = sorted(all, measure);
  const parts = ratio.reduce((sum, part) => sum + part, 0);
  const ends = ratio.map((_, index) => {
    const upTo = ratio.slice(0, index + 1).reduce((sum, part) => sum + part, 0);
    return Math.round((order.length * upTo) / parts);
  });
  const placement: Placement = new Map();
  let same: { value: number; place: number } | undefined;
  for (const [index, each] of order.entries()) {
    const value = positive(each, measure);
    const fitting = ends.findIndex((end) => index < end);
    const place =
      value === 0
        ? ratio.length - 1
        : same?.value === value
          ? same.place
          : fitting < 0
            ? ratio.length - 1
            : fitting;
    same = { value, place };
    const lowest = place === ratio.length - 1;
    const reason = {
      of: 'heads' as const,
      value: index + 1,
      bound: lowest ? (ends[place - 1] ?? 0) : ends[place],
      sign: lowest ? ('>=' as const) : ('<' as const),
    };
    placement.set(each.customerId, { place, reasons: [reason] });
  }
  return placement;
}

/** Money given back beyond what was paid counts as nothing. */
function positive(each: GradeFigures, measure: Measure): number {
  return Math.max(0, valueOf(each, measure));
}
