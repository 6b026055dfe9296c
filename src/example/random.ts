/** A small generator of numbers with a seed: the example store is the same on every machine. */
export interface Dice {
  /** 0 ≤ n < below */
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
  chance(percent: number): boolean;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { below, pick: (list) => list[below(list.length)], chance: (percent) => below(100) < percent };
}
