/** The weighted score (SR-KAM-03, SR-ABC-15): each indicator on 9-7-5-3-1, ★ for a total of at least the mean of all. */
import { sorted, valueOf, type GradeFigures, type Measure, type Placement } from './measures';

export interface Indicator {
  of: Measure;
  /** Whole parts. */
  weight: number;
}

export const SCALE = [9, 7, 5, 3, 1] as const;

/**
 * ★ by the rule and not as printed: a total of at least the mean of all candidates (SR-KAM-04: the stars printed at 28,
 * 24 and 22 stand below the printed mean of 29.1).
 */
export function starred(totals: number[]): boolean[] {
  const sum = totals.reduce((all, total) => all + total, 0);
  return totals.map((total) => total * totals.length >= sum);
}

export function totalOf(scores: number[], weights: number[] = scores.map(() => 1)): number {
  return scores.reduce((sum, score, index) => sum + score * weights[index], 0);
}

/** Two classes: ★ and below. */
export function classifyByScore(all: GradeFigures[], indicators: Indicator[]): Placement {
  const scores = indicators.map(({ of }) => fifths(all, of));
  const weights = indicators.map((each) => each.weight);
  const totals = all.map(({ customerId }) =>
    totalOf(
      scores.map((score) => score.get(customerId)!),
      weights,
    ),
  );
  const stars = starred(totals);
  const mean = totals.length === 0 ? 0 : totals.reduce((sum, each) => sum + each, 0) / totals.length;
  return new Map(
    all.map(({ customerId }, index) => {
      const bound = Math.round(mean * 10) / 10;
      const sign = stars[index] ? ('>=' as const) : ('<' as const);
      const reasons = [{ of: 'score' as const, value: totals[index], bound, sign }];
      return [customerId, { place: stars[index] ? 0 : 1, reasons }];
    }),
  );
}

/** 9 for the best fifth down to 1; equal figures score alike, and nothing scores 1. */
function fifths(all: GradeFigures[], measure: Measure): Map<string, number> {
  const scores = new Map<string, number>();
  let same: { value: number; score: number } | undefined;
  for (const [index, each] of sorted(all, measure).entries()) {
    const value = valueOf(each, measure);
    const fifth = SCALE[Math.floor((index * SCALE.length) / all.length)];
    const score = value <= 0 ? 1 : same?.value === value ? same.score : fifth;
    same = { value, score };
    scores.set(each.customerId, score);
  }
  return scores;
}
