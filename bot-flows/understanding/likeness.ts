import { EXAMPLES } from './examples';
import type { Intent } from './reading';

/** What messages of each intent look like, as weights of the pieces of which they are made. */
export interface Taught {
  intents: Intent[];
  /** Where the weights of a piece (one to three characters) begin. */
  pieces: Map<string, number>;
  weights: Float32Array;
  priors: Float32Array;
}

/** A piece that an intent's examples never show still counts a little. */
const UNSEEN = 0.05;
/** A piece that stands in one example only tells of that example, not of the intent. */
const AT_LEAST = 2;

/**
 * Naive Bayes over pieces of masked messages (see examples.ts). `heldOut` leaves one set's examples out, so that a
 * set can be measured by what the others teach.
 */
export function teach(heldOut?: string): Taught {
  const examples = Object.entries(EXAMPLES)
    .filter(([set]) => set !== heldOut)
    .flatMap(([, byIntent]) => Object.entries(byIntent))
    .flatMap(([intent, texts]) =>
      texts.map((text) => ({ intent: intent as Intent, pieces: piecesOf(text) })),
    );
  const intents = [...new Set(examples.map((one) => one.intent))];
  const shown = new Map<string, number>();
  for (const one of examples) for (const piece of one.pieces) shown.set(piece, (shown.get(piece) ?? 0) + 1);
  const pieces = new Map<string, number>();
  for (const [piece, times] of shown) if (times >= AT_LEAST) pieces.set(piece, pieces.size * intents.length);
  const weights = new Float32Array(pieces.size * intents.length);
  const sizes = new Float32Array(intents.length);
  for (const one of examples) {
    const k = intents.indexOf(one.intent);
    sizes[k]++;
    for (const piece of one.pieces) {
      const at = pieces.get(piece);
      if (at !== undefined) weights[at + k]++;
    }
  }
  for (let i = 0; i < weights.length; i++)
    weights[i] = Math.log((weights[i] + UNSEEN) / (sizes[i % intents.length] + 1));
  return { intents, pieces, weights, priors: sizes.map((size) => 0.5 * Math.log(size + 1)) };
}

/** By how much a masked message is less like each intent than like the likeliest: 0 at best, natural logarithms. */
export function likeness(taught: Taught, masked: string): Map<Intent, number> {
  const sums = Float32Array.from(taught.priors);
  for (const piece of piecesOf(masked)) {
    const at = taught.pieces.get(piece);
    if (at === undefined) continue;
    for (let k = 0; k < sums.length; k++) sums[k] += taught.weights[at + k];
  }
  const best = Math.max(...sums);
  return new Map(taught.intents.map((intent, k) => [intent, sums[k] - best]));
}

function piecesOf(text: string): Set<string> {
  const whole = `^${text}$`;
  const pieces = new Set<string>();
  for (let length = 1; length <= 3; length++)
    for (let i = 0; i + length <= whole.length; i++) pieces.add(whole.slice(i, i + length));
  return pieces;
}
