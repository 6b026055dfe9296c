/** Who sleeps: far behind her own rhythm, or away for as many days as her class allows (SR-SAT-10). Pure. */
import { daysBetween } from '../calendar';

/** rhythm: her own rhythm times a factor, days by class before she has one · days: days by class · once: came once. */
export type SleepDefinition = 'rhythm' | 'days' | 'once';

export interface SleepRules {
  /** Setting `sleep.definition`. */
  sleepDefinition: SleepDefinition;
  /** Setting `sleep.factor`, hundredths. */
  sleepFactor: number;
  /** Setting `sleep.days`, by class; the others have `other`. */
  sleepDays: Record<string, number>;
}

export interface SleepSubject {
  lastVisitDay: string | null;
  visits: number;
  rhythmDays: number | null;
  grade: string | null;
}

/** Days since her last visit and whether they are beyond her own rhythm or her class's days; null: awake. */
export function isSleeping(
  subject: SleepSubject,
  today: string,
  rules: SleepRules,
): { days: number; basis: SleepDefinition } | null {
  if (!subject.lastVisitDay) return null;
  const days = daysBetween(subject.lastVisitDay, today);
  const byClass = rules.sleepDays[subject.grade ?? ''] ?? rules.sleepDays.other ?? 180;
  if (rules.sleepDefinition === 'once') {
    return subject.visits === 1 && days > byClass ? { days, basis: 'once' } : null;
  }
  if (rules.sleepDefinition === 'rhythm' && subject.rhythmDays !== null) {
    return days * 100 > subject.rhythmDays * rules.sleepFactor ? { days, basis: 'rhythm' } : null;
  }
  return days > byClass ? { days, basis: 'days' } : null;
}
