import { addDays, businessDayOf, instantAt, MINUTE, weekdayOf } from '../salon/calendar';
import type { When } from './schedule';

/**
 * The instants at which a job was due in `(after, until]`, store time, oldest first. Clock times follow the wall: on
 * the day a clock jumps each still comes once.
 */
export function ticksBetween(when: When, after: number, until: number, timezone: string): number[] {
  if ('everyMinutes' in when) {
    const step = when.everyMinutes * MINUTE;
    const offset = when.offset * MINUTE;
    const first = Math.floor((after - offset) / step) * step + step + offset;
    const ticks: number[] = [];
    for (let tick = first; tick <= until; tick += step) ticks.push(tick);
    return ticks;
  }
  const last = businessDayOf(until, timezone);
  const ticks: number[] = [];
  for (let day = businessDayOf(after, timezone); day <= last; day = addDays(day, 1)) {
    if (when.dayOfMonth !== undefined && Number(day.slice(8)) !== when.dayOfMonth) continue;
    if (when.weekday !== undefined && weekdayOf(day) !== when.weekday) continue;
    const tick = instantAt(day, when.at, timezone);
    if (tick > after && tick <= until) ticks.push(tick);
  }
  return ticks;
}
