import { advance, proceed, type Advance } from './advance';
import type { Dialog, Facts, Flow, Outcome, Start, Voice } from './flow';
import type { Prompt } from './prompt';

export interface Settled {
  /** Null when the form has ended. */
  dialog: Dialog | null;
  say: Prompt[];
  next?: Start;
  /** A form that goes on after a refusal may need the salon again. */
  on?: Advance;
}

/** What the outcomes of a commit mean: the ending of a form, or how it goes on after a refusal. */
export function settle<R>(
  flow: Flow<R>,
  dialog: Dialog,
  outcomes: Outcome[],
  at: number,
  voice: Voice,
): Settled {
  const refused = outcomes.find((outcome) => !outcome.done);
  if (refused && !refused.done) return mend(flow, dialog, refused, at, voice);
  const facts: Facts[] = outcomes.map((outcome) => outcome.facts);
  const ending = flow.done(facts, dialog.values, dialog.facts);
  if (!ending.keep) return { dialog: null, say: ending.say, next: ending.next };
  const kept = { ...dialog, commits: dialog.commits + 1, confirming: false, asked: null, touchedAt: at };
  return { dialog: kept, say: ending.say, on: proceed(flow, kept, null, false, voice) };
}

function mend<R>(
  flow: Flow<R>,
  dialog: Dialog,
  outcome: { code: string; facts: Facts },
  at: number,
  voice: Voice,
): Settled {
  const plan = flow.refused?.(outcome, dialog.values, dialog.facts);
  if (!plan || plan.give) {
    return { dialog: null, say: [{ text: plan?.say ?? voice.failed(outcome.code) }] };
  }
  const open: Dialog = { ...dialog, commits: dialog.commits + 1, confirming: false, asked: null };
  const inputs = (plan.clear ?? []).map((slot) => ({ kind: 'clear' as const, slot }));
  const choose = plan.choose ? [{ kind: 'among' as const, ...plan.choose }] : [];
  const on = advance(flow, open, [...inputs, ...choose], at, voice);
  return { dialog: on.dialog, say: [], on: { ...on, notes: [plan.say, ...on.notes] } };
}
