import type { Clause } from './clauses';
import { headOf } from './feelings';
import type { Slots } from './reading';
import { use, type View } from './view';

/** Runs of neighbouring clauses that say the same kind of thing make one span; the longest counts. */
export function readFeelings(view: View, slots: Slots): void {
  const effect = runs(view, (one) => one.effect && !one.next && !one.sell, 'effect');
  const feedback = runs(view, (one) => one.feedback && !one.next && !one.sell, 'feedback');
  const needs = runs(view, (one) => one.need && !one.next && !one.sell, 'needs');
  if (effect.length) slots.effect = spanOf(view, 'effect', longest(effect));
  if (feedback.length) slots.feedback = spanOf(view, 'feedback', longest(feedback));
  if (needs.length) slots.needs = needs.map((one) => spanOf(view, 'needs', one));
}

interface Run {
  start: number;
  end: number;
}

function runs(view: View, test: (one: Clause) => boolean, slot: 'effect' | 'feedback' | 'needs'): Run[] {
  const out: Run[] = [];
  let last: Clause | null = null;
  for (const clause of view.clauses) {
    if (!test(clause)) {
      last = null;
      continue;
    }
    const head = clause.masked.at[Math.min(headOf(clause.masked.text, slot), clause.masked.at.length - 1)];
    if (last && out.length && !(slot === 'needs' && /[,;。]/.test(view.norm.slice(last.end, clause.start)))) {
      out[out.length - 1].end = clause.end;
    } else if (head < clause.end) out.push({ start: head, end: clause.end });
    last = clause;
  }
  return out.filter((one) => view.norm.slice(one.start, one.end).trim().length > 0);
}

function longest(list: Run[]): Run {
  return list.reduce((best, one) => (one.end - one.start > best.end - best.start ? one : best));
}

export function spanOf(view: View, slot: string, run: Run): string {
  let { start, end } = run;
  while (start < end && /[\s,.;:。、!?]/.test(view.norm[start])) start++;
  while (end > start && /[\s,;:。、.]/.test(view.norm[end - 1])) end--;
  const text = view.text.slice(start, end);
  use(view, slot, { start, end }, text);
  return text;
}
