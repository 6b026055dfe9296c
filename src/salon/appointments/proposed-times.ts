/** Which of the free times are proposed to a customer: near the hour she likes, on the hour or half hour. Pure. */
import { MINUTE, type Span } from '../calendar';
import { fitAll, few, freeTimes, type Board, type FreeTime, type Need } from './free-times';

export interface TimesWish {
  /** Minutes of the wished hour of each day that is looked at, epoch ms, in the order of `board.open`; empty: no hour. */
  hours: number[];
  /** She asked for this one day: others are proposed only where it has too few. */
  oneDay?: boolean;
}

const HALF_HOUR = 30 * MINUTE;
const APART = 60 * MINUTE;
const APART_WITHOUT_HOUR = 120 * MINUTE;
/** Without a wished hour: so long after opening on the first day, the second and the third, for a choice. */
const SPREAD_OVER_DAYS = [0, 240 * MINUTE, 480 * MINUTE];

/**
 * At most `count` times. The wished hour itself stands first where it is free; else the nearest to it on that day;
 * then the same hour on the days after it. A quarter past or to is proposed only where no half hour is left.
 */
export function proposedTimes(board: Board, need: Need, wish: TimesWish, count: number): FreeTime[] {
  const chosen: FreeTime[] = [];
  const take = (time: FreeTime | undefined) => {
    if (time && chosen.length < count && chosen.every((each) => each.from !== time.from)) chosen.push(time);
  };
  const days = board.open.map((open, index) => inOrder(board, need, open, hourOf(wish, open, index)));
  if (wish.oneDay) for (const time of apart(days[0] ?? [], wish)) take(time);
  else for (const day of days) take(day[0]);
  for (const day of days) for (const time of apart(day, wish)) take(time);
  return chosen;
}

function hourOf(wish: TimesWish, open: Span, index: number): number {
  if (wish.hours.length > 0) return wish.hours[index] ?? open.from;
  return open.from + (wish.oneDay ? 0 : SPREAD_OVER_DAYS[index % SPREAD_OVER_DAYS.length]);
}

/** The free times of a day: the hour itself, then half hours by their distance from it, then quarters. */
function inOrder(board: Board, need: Need, open: Span, hour: number): FreeTime[] {
  const exact = fitAll(board, [need], hour);
  const free = freeTimes(board, [need], open).map(([time]) => time);
  const rank = (time: FreeTime) => (time.from % HALF_HOUR === 0 ? 0 : 1);
  const sorted = free.sort(
    (one, other) =>
      rank(one) - rank(other) ||
      Math.abs(one.from - hour) - Math.abs(other.from - hour) ||
      one.from - other.from,
  );
  return 'free' in exact ? [exact.free[0], ...sorted] : sorted;
}

function apart(times: FreeTime[], wish: TimesWish): FreeTime[] {
  const gap = wish.hours.length > 0 ? APART : APART_WITHOUT_HOUR;
  return few(
    times.map((time) => [time]),
    times.length,
    gap,
  ).map(([time]) => time);
}
