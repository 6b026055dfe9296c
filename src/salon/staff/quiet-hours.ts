/** When a colleague's doing waits until the morning, or until she is back (user-days 2, 4; `quiet.from`, `quiet.to`). */
import { Shift } from '../../../entities/shift';
import {
  addDays,
  businessDayOf,
  instantAt,
  minuteOf,
  minuteOfClock,
  openingMinutes,
  type Hours,
} from '../calendar';
import { settingOf } from '../settings/settings';
import type { Work } from '../work';

/**
 * News that nobody need act on before the morning. What the clock brings at an hour that the store has set, what a
 * customer in the house asks for, a complaint, a reaction and an approval come at once.
 */
const CAN_WAIT = new Set([
  'plan.drafted',
  'call.handed',
  'call.again',
  'question.due',
  'question.answered',
  'sale-shared',
  'undone',
  'customer.reassigned',
  'stand-in.given',
  'stand-in.back',
  'month.over',
  'month.own',
  'month.task',
  'treatment.task',
  'handbook.new',
  'handbook.remark',
]);

/** Told only in the quiet hours' sense: on a day off she wants to know that she is off. */
const NIGHT_ONLY = new Set(['shift.changed']);

/** Longest stretch of days off that news waits for. */
const MOST_DAYS = 14;

/** Instant until which the notice waits for this person; null: at once. */
export async function waitsUntil(work: Work, notice: string, staffId: string): Promise<number | null> {
  if (!CAN_WAIT.has(notice) && !NIGHT_ONLY.has(notice)) return null;
  const [from, to] = [await settingOf(work, 'quiet.from'), await settingOf(work, 'quiet.to')];
  const morning = quietUntil(work.now, work.store, { from, to });
  if (NIGHT_ONLY.has(notice)) return morning;
  const zone = work.store.timezone;
  const first = businessDayOf(morning ?? work.now, zone);
  const back = await firstDayThere(work, staffId, first);
  return back === first ? morning : instantAt(back, to, zone);
}

/**
 * End of the quiet hours `now` lies in, epoch ms; null outside them, and while the store is open. Equal hours are none.
 */
export function quietUntil(
  now: number,
  store: Hours & { timezone: string },
  quiet: { from: string; to: string },
): number | null {
  const minute = minuteOf(now, store.timezone);
  const opening = openingMinutes(store);
  if (quiet.from === quiet.to || (minute >= opening.from && minute < opening.to)) return null;
  const day = businessDayOf(now, store.timezone);
  if (minute < minuteOfClock(quiet.to)) return instantAt(day, quiet.to, store.timezone);
  const late = minute >= minuteOfClock(quiet.from);
  return late ? instantAt(addDays(day, 1), quiet.to, store.timezone) : null;
}

async function firstDayThere(work: Work, staffId: string, from: string): Promise<string> {
  for (let days = 0; days < MOST_DAYS; days++) {
    const day = addDays(from, days);
    const shift = await work.tx.one(Shift, { staffId, day });
    if (!shift?.off) return day;
  }
  return from;
}
