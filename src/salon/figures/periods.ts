/** Stretches of business days that staff ask about. */
import { addDays, addMonths, monthEnd, monthStart, weekStart } from '../calendar';

export const PERIODS = ['today', 'yesterday', 'this_week', 'last_week', 'this_month', 'last_month'] as const;
export type PeriodName = (typeof PERIODS)[number];

export interface Period {
  from: string;
  to: string;
}

/** A running period ends today. */
export function periodOf(name: PeriodName, today: string): Period {
  const monday = weekStart(today);
  const first = monthStart(today);
  const lastMonth = addMonths(first, -1);
  return {
    today: { from: today, to: today },
    yesterday: { from: addDays(today, -1), to: addDays(today, -1) },
    this_week: { from: monday, to: today },
    last_week: { from: addDays(monday, -7), to: addDays(monday, -1) },
    this_month: { from: first, to: today },
    last_month: { from: lastMonth, to: monthEnd(lastMonth) },
  }[name];
}
