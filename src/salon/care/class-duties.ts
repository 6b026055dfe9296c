/**
 * What each class is owed, as data (SR-DUTY-01..03, SR-ABC-10): who does it, how often, and what proves it. A store
 * changes it by the settings `duty.table` and `contact.cadence`.
 *
 * Only what can be asked for on a day becomes a promise; «receive in person», gifts and news of treatments have no
 * day and are shown, not promised.
 */
import { addDays, daysBetween, monthEnd, monthStart, weekStart } from '../calendar';

export type DutyCode = 'call' | 'see' | 'invite' | 'receive' | 'festival' | 'news' | 'gift' | 'upgrade';
export type DutyPeriod = 'week' | 'fortnight' | 'month' | 'half-year' | 'visit' | 'festival' | 'occasion';

export interface ClassDuty {
  grade: string;
  code: DutyCode;
  /** Whose it is: the manager's, or her own consultant's. */
  owner: 'manager' | 'consultant';
  times: number;
  per: DutyPeriod;
  /** What proves it: anybody's talk with her, her visit, the promise itself; `none` is not counted. */
  evidence: 'talk' | 'visit' | 'promise' | 'none';
  /** Row of the source documents. */
  source: string;
}

function duty(
  grade: string,
  code: DutyCode,
  times: number,
  per: DutyPeriod,
  evidence: ClassDuty['evidence'],
  source: string,
  owner: ClassDuty['owner'] = 'consultant',
): ClassDuty {
  return { grade, code, owner, times, per, evidence, source };
}

export const CLASS_DUTIES: ClassDuty[] = [
  duty('A', 'call', 2, 'month', 'talk', 'SR-DUTY-01', 'manager'),
  duty('A', 'see', 1, 'month', 'visit', 'SR-DUTY-01', 'manager'),
  duty('A', 'invite', 1, 'half-year', 'promise', 'SR-CAL-03', 'manager'),
  duty('A', 'receive', 1, 'visit', 'none', 'SR-DUTY-01', 'manager'),
  duty('A', 'festival', 1, 'festival', 'promise', 'SR-CAL-02'),
  duty('A', 'news', 1, 'occasion', 'none', 'SR-CAL-05'),
  duty('A', 'gift', 1, 'occasion', 'none', 'SR-CAL-04'),
  duty('B', 'call', 2, 'month', 'talk', 'SR-DUTY-02'),
  duty('B', 'see', 1, 'month', 'visit', 'SR-DUTY-02'),
  duty('B', 'receive', 1, 'visit', 'none', 'SR-DUTY-02'),
  duty('B', 'festival', 1, 'festival', 'promise', 'SR-CAL-02'),
  duty('B', 'news', 1, 'occasion', 'none', 'SR-CAL-05'),
  duty('B', 'gift', 1, 'occasion', 'none', 'SR-CAL-04'),
  duty('C', 'call', 0, 'month', 'talk', 'SR-DUTY-03'),
  duty('C', 'upgrade', 1, 'month', 'none', 'SR-DUTY-03', 'manager'),
];

/** The contact plan of the nine levels, for a store that grades by them (SR-NINE-01..09). */
export const NINE_LEVEL_DUTIES: ClassDuty[] = [
  duty('1', 'see', 1, 'fortnight', 'visit', 'SR-NINE-01'),
  duty('2', 'see', 1, 'week', 'visit', 'SR-NINE-02'),
  duty('3', 'see', 1, 'fortnight', 'visit', 'SR-NINE-03'),
  duty('4', 'call', 1, 'week', 'talk', 'SR-NINE-04'),
  duty('4', 'see', 1, 'fortnight', 'visit', 'SR-NINE-04'),
  duty('5', 'see', 1, 'month', 'visit', 'SR-NINE-05'),
  duty('6', 'call', 1, 'week', 'talk', 'SR-NINE-06'),
  duty('6', 'see', 1, 'fortnight', 'visit', 'SR-NINE-06'),
  duty('7', 'see', 1, 'fortnight', 'visit', 'SR-NINE-07'),
  duty('8', 'see', 1, 'fortnight', 'visit', 'SR-NINE-08'),
  duty('9', 'see', 1, 'month', 'visit', 'SR-NINE-09'),
];

/** Periods that come round by the calendar; the others have no day of their own. */
const ROUND: DutyPeriod[] = ['week', 'fortnight', 'month', 'half-year'];

/** The duties of a class that are promised, each as often as the cadence says (setting `contact.cadence`). */
export function promisedDuties(table: ClassDuty[], cadence: Record<string, number>): ClassDuty[] {
  return table
    .map((each) =>
      each.code === 'call' && each.per === 'month' && cadence[each.grade] !== undefined
        ? { ...each, times: cadence[each.grade] }
        : each,
    )
    .filter((each) => each.times > 0 && ROUND.includes(each.per) && each.evidence !== 'none');
}

export interface DutyWindow {
  from: string;
  to: string;
  /** The day on which it falls to this customer; customers are spread over the first two thirds of a window. */
  dueDay: string;
  /** Which of how many of the period, from 1. */
  nth: number;
}

/** The part of the period that holds `today`: a month of two calls has two. */
export function windowOf(
  given: Pick<ClassDuty, 'per' | 'times'>,
  customerId: string,
  today: string,
): DutyWindow {
  const { from, to } = periodAround(given.per, today);
  const length = (daysBetween(from, to) + 1) / given.times;
  const startOf = (nth: number) => addDays(from, Math.round((nth - 1) * length));
  let nth = given.times;
  while (nth > 1 && startOf(nth) > today) nth--;
  const first = startOf(nth);
  const last = nth === given.times ? to : addDays(startOf(nth + 1), -1);
  const room = Math.floor(((daysBetween(first, last) + 1) * 2) / 3);
  return { from: first, to: last, dueDay: addDays(first, spreadOf(customerId) % Math.max(1, room)), nth };
}

function periodAround(per: DutyPeriod, day: string): { from: string; to: string } {
  const monday = weekStart(day);
  switch (per) {
    case 'week':
      return { from: monday, to: addDays(monday, 6) };
    case 'fortnight': {
      const odd = Math.floor(daysBetween('2024-01-01', monday) / 7) % 2;
      const from = addDays(monday, -7 * odd);
      return { from, to: addDays(from, 13) };
    }
    case 'half-year': {
      const year = day.slice(0, 4);
      return day.slice(5) < '07-01'
        ? { from: `${year}-01-01`, to: `${year}-06-30` }
        : { from: `${year}-07-01`, to: `${year}-12-31` };
    }
    default:
      return { from: monthStart(day), to: monthEnd(day) };
  }
}

/** The same number for the same customer for ever, so that she is not moved about from day to day. */
function spreadOf(customerId: string): number {
  let sum = 7;
  for (const letter of customerId) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return sum;
}
