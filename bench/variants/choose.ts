/** Chance that is the same at each run: mulberry32. */
export interface Choose {
  /** Between 0 and 1, without 1. */
  chance(): number;
  one<T>(list: readonly T[]): T;
}

export function chooser(seed: number): Choose {
  let state = seed >>> 0;
  const chance = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { chance, one: (list) => list[Math.floor(chance() * list.length)] };
}

/** A seed of a text, so that what befalls one message does not depend on the others. */
export function seedOf(text: string): number {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619);
  return hash >>> 0;
}
