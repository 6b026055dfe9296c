/**
 * How many messages one member may be sent. WeCom drops what is over 30 a minute or 1,000 an hour without a word,
 * so the budgets are ours and lower.
 */
export interface Budget {
  perMinute: number;
  perHour: number;
}
export const MEMBER_BUDGET: Budget = { perMinute: 25, perHour: 900 };

/** The budgets of all members, behind which one process or a fleet may stand. */
export interface Limits {
  /**
   * Takes one message from the budget of each of `members` (lower-cased userids), from all or from none.
   * @returns 0 when taken, else in how many ms it is worth asking again
   */
  take(members: string[]): Promise<number>;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Sliding windows in memory, for one process. */
export function createLimits(now: () => number, budget: Budget = MEMBER_BUDGET): Limits {
  const sent = new Map<string, number[]>();
  let swept = 0;

  /** People who were sent nothing for an hour take no memory. */
  function sweep(at: number): void {
    if (at - swept < HOUR) return;
    swept = at;
    for (const [member, times] of sent) {
      if ((times.at(-1) ?? 0) <= at - HOUR) sent.delete(member);
    }
  }

  return {
    take(members) {
      const at = now();
      sweep(at);
      const logs = members.map((member) => withinHour(sent.get(member) ?? [], at));
      const wait = Math.max(0, ...logs.map((times) => waitFor(times, at, budget)));
      if (wait === 0) logs.forEach((times, index) => sent.set(members[index], [...times, at]));
      return Promise.resolve(wait);
    },
  };
}

/** In how many ms one more is allowed after the sends at `times` (ascending); 0 = now. */
export function waitFor(times: number[], at: number, { perMinute, perHour }: Budget): number {
  const minute = times.length < perMinute ? 0 : times[times.length - perMinute] + MINUTE - at;
  const hour = times.length < perHour ? 0 : times[times.length - perHour] + HOUR - at;
  return Math.max(0, minute, hour);
}

function withinHour(times: number[], at: number): number[] {
  const first = times.findIndex((time) => time > at - HOUR);
  return first === -1 ? [] : times.slice(first);
}

/** So many calls at a time; halved when WeCom says that it is too many, grown back by what succeeds. */
export interface Lanes {
  run<T>(work: () => Promise<T>): Promise<T>;
  halve(): void;
  succeeded(): void;
  readonly width: number;
}

const GROW_AFTER = 20;

export function createLanes(widest = 10): Lanes {
  const waiting: (() => void)[] = [];
  let width = widest;
  let busy = 0;
  let successes = 0;

  function next(): void {
    while (busy < width && waiting.length > 0) {
      busy += 1;
      waiting.shift()?.();
    }
  }

  return {
    async run(work) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        next();
      });
      try {
        return await work();
      } finally {
        busy -= 1;
        next();
      }
    },
    halve() {
      width = Math.max(1, Math.floor(width / 2));
      successes = 0;
    },
    succeeded() {
      successes += 1;
      if (width === widest || successes < GROW_AFTER) return;
      successes = 0;
      width += 1;
      next();
    },
    get width() {
      return width;
    },
  };
}
