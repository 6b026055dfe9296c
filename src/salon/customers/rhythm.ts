/**
 * How often a customer comes, and by how much she is behind.
 *
 * After three visits her own rhythm counts: the median of the gaps between the days she came, so that one long
 * journey does not move it. Before that the level target stands in (SR-LVL-08), or the interval of her course where
 * that is shorter (SR-LOOP-13). Days are business days, intervals whole days.
 */
import { daysBetween } from '../calendar';

export type RhythmBasis = 'own' | 'course' | 'level' | 'first';

export interface Rhythm {
  days: number;
  basis: RhythmBasis;
}

/** Visits a month that are aimed at, by level (SR-LVL-08, setting `level.visits_per_month`). */
export type VisitsPerMonth = Record<string, number>;

export interface RhythmFacts {
  /** Her own rhythm in days as kept in the summary; null before three visits. */
  ownDays: number | null;
  visits: number;
  /** One visit is known and none was before it (an imported customer may have come before). */
  isFirst?: boolean;
  grade: string | null;
  /** Shortest cycle of a course with sessions left, if any. */
  courseDays?: number | null;
}

export interface RhythmRules {
  visitsPerMonth: VisitsPerMonth;
  /** Days after the very first visit in which a second is expected (setting `new.second_visit_days`). */
  secondVisitDays: number;
}

/** Visits after which her own rhythm counts. */
export const VISITS_FOR_OWN_RHYTHM = 3;

const DAYS_A_MONTH = 30;

/** Median days between visits; null before three visits. The days may come in any order, twice the same counts once. */
export function ownRhythmDays(visitDays: string[]): number | null {
  const days = [...new Set(visitDays)].sort();
  if (days.length < VISITS_FOR_OWN_RHYTHM) return null;
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index], day));
  return median(gaps);
}

/** The rhythm to hold her to, and what it rests on; null where nothing is known (no visit, level without target). */
export function rhythmOf(facts: RhythmFacts, rules: RhythmRules): Rhythm | null {
  if (facts.visits === 0) return null;
  if (facts.ownDays !== null) return { days: facts.ownDays, basis: 'own' };
  if (facts.isFirst) return { days: rules.secondVisitDays, basis: 'first' };
  const perMonth = rules.visitsPerMonth[facts.grade ?? ''];
  const level = perMonth ? Math.round(DAYS_A_MONTH / perMonth) : null;
  if (facts.courseDays && (level === null || facts.courseDays < level)) {
    return { days: facts.courseDays, basis: 'course' };
  }
  return level === null ? null : { days: level, basis: 'level' };
}

export interface Behind {
  /** Days beyond her rhythm. */
  days: number;
  /** How many rhythms have passed, in hundredths (150 is one and a half). */
  factor: number;
  rhythm: Rhythm;
}

/**
 * Null while she is within her rhythm times the factor.
 * @param factor hundredths, setting `rhythm.behind_factor` (SR section 18 `sleep.definition`)
 */
export function behindRhythm(
  rhythm: Rhythm | null,
  lastVisitDay: string | null,
  today: string,
  factor: number,
): Behind | null {
  if (!rhythm || !lastVisitDay) return null;
  const since = daysBetween(lastVisitDay, today);
  if (since * 100 <= rhythm.days * factor) return null;
  return { days: since - rhythm.days, factor: Math.round((since * 100) / rhythm.days), rhythm };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const value = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return Math.max(1, Math.round(value));
}

/** Her rhythm in one category of treatments, and when she was last here for it. */
export interface CategoryRhythm {
  category: string;
  days: number;
  lastDay: string;
}

/** Her own rhythm in each category for which she has come at least three times (SR-FLD-33). */
export function categoryRhythms(done: { day: string; category: string }[]): CategoryRhythm[] {
  const days = new Map<string, string[]>();
  for (const each of done) days.set(each.category, [...(days.get(each.category) ?? []), each.day]);
  return [...days].flatMap(([category, all]) => {
    const rhythm = ownRhythmDays(all);
    return rhythm === null ? [] : [{ category, days: rhythm, lastDay: [...all].sort().at(-1)! }];
  });
}
