/** The search for times that fit, on a board that somebody has laid out. Pure, as `fit` is. */
import type { Span } from '../calendar';
import { fit, type Board, type FreeTime, type Need, type Obstacle } from './fit';

export * from './fit';

/** Starts are offered on the quarter of an hour; a time that somebody names may be any minute. */
export const STEP = 15 * 60_000;

/**
 * Several needs at one time: two customers side by side, each with her own beautician and room; two needs of one
 * person one after the other, in the order given.
 */
export function fitAll(
  board: Board,
  needs: Need[],
  at: number,
): { free: FreeTime[] } | { obstacles: Obstacle[]; need: number } {
  const free: FreeTime[] = [];
  let taken = board.taken;
  for (const [index, need] of needs.entries()) {
    const before = needs.slice(0, index).findLastIndex((other) => other.person === need.person);
    const answer = fit({ ...board, taken }, need, before < 0 ? at : free[before].to);
    if ('obstacles' in answer) return { obstacles: answer.obstacles, need: index };
    free.push(answer.free);
    taken = [...taken, { ...answer.free, id: '', person: need.person }];
  }
  return { free };
}

/** Every start on the quarter of an hour that fits, each with its best beautician and room for each need. */
export function freeTimes(board: Board, needs: Need[], within?: Span): FreeTime[][] {
  return starts(board, needs)
    .filter((at) => !within || (at >= within.from && at < within.to))
    .flatMap((at) => {
      const answer = fitAll(board, needs, at);
      return 'free' in answer ? [answer.free] : [];
    });
}

/**
 * What to offer instead of a time that is taken: the same time with somebody else, then the nearest times with the
 * one who was asked for, then with anybody. At most `count`, no time twice, in the order of the clock.
 */
export function nearest(board: Board, needs: Need[], wished: number, count: number): FreeTime[][] {
  const anybody = needs.map((need) => ({ ...need, askedFor: undefined, own: need.askedFor ?? need.own }));
  const close = (one: FreeTime[], other: FreeTime[]) =>
    Math.abs(one[0].from - wished) - Math.abs(other[0].from - wished) || one[0].from - other[0].from;
  const same = fitAll(board, anybody, wished);
  const withHer = needs.some((need) => need.askedFor) ? freeTimes(board, needs).sort(close) : [];
  const withAnybody = freeTimes(board, anybody).sort(close);
  const found = [
    'free' in same ? [same.free] : [],
    spread(withHer, needs),
    spread(withAnybody, needs),
  ].flat();
  const startOf = (free: FreeTime[]) => free[0].from;
  const once = found.filter(
    (each, index) => found.findIndex((other) => startOf(other) === startOf(each)) === index,
  );
  return once.slice(0, count).sort((one, other) => startOf(one) - startOf(other));
}

/** A few of many: those that do not start within an hour of each other, so that a choice is a choice. */
export function few(times: FreeTime[][], count: number, apart = 60 * 60_000): FreeTime[][] {
  const chosen: FreeTime[][] = [];
  for (const time of times) {
    if (chosen.length === count) break;
    if (chosen.every((each) => Math.abs(each[0].from - time[0].from) >= apart)) chosen.push(time);
  }
  return chosen;
}

/** A few that lie far apart: the first and the last that are free, and some between. */
export function scattered(times: FreeTime[][], count: number): FreeTime[][] {
  const apart = few(times, times.length);
  if (apart.length <= count) return apart;
  return Array.from(
    { length: count },
    (_, index) => apart[Math.round((index * (apart.length - 1)) / (count - 1))],
  );
}

/** Not 15:00, 15:15, 15:30, but times of which one may suit where the other does not. */
function spread(times: FreeTime[][], needs: Need[]): FreeTime[][] {
  return few(times, times.length, Math.max(2 * STEP, Math.min(needs[0].length, 4 * STEP)));
}

function starts(board: Board, needs: Need[]): number[] {
  const together = Math.max(
    ...needs.map(({ person }) =>
      needs.filter((need) => need.person === person).reduce((sum, need) => sum + need.length, 0),
    ),
  );
  return board.open.flatMap((open) => {
    const first = Math.max(open.from, open.from + Math.ceil((board.now - open.from) / STEP) * STEP);
    const count = Math.floor((open.to - together - first) / STEP) + 1;
    return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * STEP);
  });
}
