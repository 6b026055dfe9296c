import type { Clause } from './clauses';
import type { Masked, Mention } from './mentions';
import type { Doubt, Lexicon, ReadContext, SpanUse } from './reading';

/** One message, or one customer's part of it, as the slot readers see it. */
export interface View {
  /** As written. */
  text: string;
  /** Normalised, same length. */
  norm: string;
  mentions: Mention[];
  clauses: Clause[];
  masked: Masked;
  context: ReadContext;
  lexicon: Lexicon;
  spans: SpanUse[];
  doubts: Doubt[];
}

/** Notes that a mention became a slot, and returns the value. */
export function use<T>(
  view: View,
  slot: string,
  at: { start: number; end: number; how?: string },
  value: T,
  how = 'cue',
): T {
  const { start, end } = at;
  view.spans.push({ slot, start, end, text: view.text.slice(start, end), value, how: at.how ?? how });
  return value;
}

export function live(view: View, kind: Mention['kind']): Mention[] {
  return view.mentions.filter((one) => one.kind === kind && !one.dropped);
}

/** The masked text from a mention on, and up to it, within the message. */
export function around(view: View, one: Mention): { before: string; after: string } {
  const at = view.masked.mention.indexOf(one);
  if (at < 0) return { before: '', after: '' };
  return { before: view.masked.text.slice(0, at), after: view.masked.text.slice(at + 1) };
}

export function clauseOf(view: View, one: { start: number; end: number }): Clause | undefined {
  return view.clauses.find((clause) => clause.start <= one.start && clause.end >= one.end);
}
