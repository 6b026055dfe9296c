/**
 * Work under way, so much at a time. A round starts some and waits for it, but not for a straggler: whoever waits for
 * a slow network or for another's lock holds up nobody else.
 */
export interface Flight {
  /** How much more may be started. */
  room(): number;
  busy(): boolean;
  /** Starts all of it; resolves when it is done or when patience is over. The work itself must not throw. */
  round(works: (() => Promise<void>)[]): Promise<void>;
  /** Resolves when nothing is under way. */
  landed(): Promise<void>;
}

/** @param onStraggler called when work ends whose round was over: there is room again */
export function createFlight(most: number, patienceMs: number, onStraggler: () => void): Flight {
  const under = new Set<Promise<void>>();

  return {
    room: () => most - under.size,
    busy: () => under.size > 0,
    async round(works) {
      let over = false;
      const started = works.map((work) => {
        const flying: Promise<void> = work().finally(() => {
          under.delete(flying);
          if (over) onStraggler();
        });
        under.add(flying);
        return flying;
      });
      await within(patienceMs, Promise.all(started));
      over = true;
    },
    async landed() {
      while (under.size > 0) await Promise.all(under);
    },
  };
}

/** Resolves when the work is done, or after `ms` without it. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, over]);
  clearTimeout(timer);
}
