/** What becomes of a form's step: it is shown, calls the salon, ends, or gives way to another form. */
import { advance, proceed, type Advance } from './advance';
import type { Book } from './book';
import { canonical, isEmpty, openDialog } from './dialog';
import type { Dialog, Flow, Start } from './flow';
import type { Prompt, Say } from './prompt';
import { bound, put, toFront, type Closed, type State, type Turn } from './turn';

/** So many forms that ended are remembered. */
export const CLOSED_KEPT = 12;

/** Puts the result of an advance into the turn: notes, the card shown, a call, a form that ends or begins. */
export function place<R>(turn: Turn, step: Advance, at: number, book: Book<R>): Turn {
  const flow = book.flow(step.dialog.flow)!;
  const notes: Say[] = step.notes.map((text) => ({ text, dialogId: step.dialog.id }));
  const noted = { ...turn, say: [...turn.say, ...notes] };
  if (step.closed) {
    const { values, facts } = step.dialog;
    const say = [{ text: book.voice.cancelled(flow.title(values, facts)) }];
    const after = flow.putAway?.(values, facts);
    return end(noted, { dialog: step.dialog, flow, how: 'cancelled', say, next: after }, at, book);
  }
  if (step.start) {
    return step.start.turns
      ? end(noted, { dialog: step.dialog, flow, how: 'done', say: [], next: step.start }, at, book)
      : openAll(put(noted, step.dialog), [step.start], at, book);
  }
  const kept = put(noted, step.dialog);
  if (step.want) return { ...kept, call: { kind: 'want', dialogId: step.dialog.id, want: step.want } };
  if (step.commit) {
    const number = step.dialog.commits;
    return { ...kept, call: { kind: 'commit', dialogId: step.dialog.id, commits: step.commit, number } };
  }
  if (!step.say) return nextInQueue(kept, at, book);
  const shown = bound(step.say, step.dialog, hadCard(turn, step.dialog));
  return nextInQueue({ ...kept, say: [...kept.say, shown] }, at, book);
}

/** How a form ends, what it says as it does, and the form that follows it. */
interface Ending<R> {
  dialog: Dialog;
  flow: Flow<R>;
  how: Closed['how'];
  say: Prompt[];
  next?: Start;
}

/** Closes a form, says its ending, and goes on: the form that follows it, or the next in the queue. */
export function end<R>(turn: Turn, ending: Ending<R>, at: number, book: Book<R>): Turn {
  const { dialog, flow, how, say, next } = ending;
  const title = flow.title(dialog.values, dialog.facts);
  const said = say.map((prompt, index) => bound(prompt, dialog, index === 0 && !!prompt.card));
  const state: State = {
    dialogs: turn.state.dialogs.filter((each) => each.id !== dialog.id),
    closed: [{ id: dialog.id, title, how }, ...turn.state.closed].slice(0, CLOSED_KEPT),
  };
  const closed: Turn = { state, say: [...turn.say, ...said], queue: turn.queue };
  if (next) {
    const heir = next.turns && dialog.shown !== null;
    return opened(closed, next, at, book, heir ? dialog : null);
  }
  return nextInQueue(closed, at, book);
}

export function openAll<R>(turn: Turn, starts: Start[], at: number, book: Book<R>): Turn {
  const [first, ...others] = starts;
  if (!first) return turn;
  return opened({ ...turn, queue: [...others, ...turn.queue] }, first, at, book, null);
}

function opened<R>(turn: Turn, start: Start, at: number, book: Book<R>, heirOf: Dialog | null): Turn {
  const flow = book.flow(start.flow);
  if (!flow) return turn;
  const held = heldBy(turn.state, start);
  if (held) return shownAgain(turn, held, at, book);
  const fresh = openDialog(flow as Flow<never>, heirOf?.id ?? book.newId(), start, at);
  const dialog = heirOf
    ? { ...fresh, revision: heirOf.revision, shown: heirOf.shown, commits: heirOf.commits + 1 }
    : fresh;
  const step = advance(flow, dialog, [], at, book.voice);
  return place(put(flow.single ? withoutOlder(turn, dialog) : turn, dialog), step, at, book);
}

function withoutOlder(turn: Turn, { flow, id }: Dialog): Turn {
  const dialogs = turn.state.dialogs.filter((each) => each.flow !== flow || each.id === id);
  return { ...turn, state: { ...turn.state, dialogs } };
}

/** The open form about the same, whose answers a second one would lose. */
function heldBy(state: State, { resumes, values }: Start): Dialog | undefined {
  if (!resumes || isEmpty(values[resumes.slot])) return undefined;
  const subject = canonical(values[resumes.slot]);
  return state.dialogs.findLast(
    (each) => each.flow === resumes.flow && canonical(each.values[resumes.slot]) === subject,
  );
}

/** It may come as a push: its first line names nobody. */
function shownAgain<R>(turn: Turn, dialog: Dialog, at: number, book: Book<R>): Turn {
  const flow = book.flow(dialog.flow)!;
  const woken = { ...dialog, passedBy: 0, touchedAt: at };
  const again = proceed(flow, woken, woken.asking, false, book.voice);
  const say = again.say && headed(again.say, book.voice.pending());
  return place(toFront(turn, woken), { ...again, ...(say ? { say } : {}) }, at, book);
}

function headed(prompt: Prompt, head: string): Prompt {
  const { card } = prompt;
  const text = `${head}\n${prompt.text}`;
  if (card?.kind !== 'buttons') return { ...prompt, text };
  const desc = [card.title, card.desc].filter(Boolean).join(' · ');
  return { ...prompt, text, card: { ...card, title: head, desc } };
}

/** When a form has come to rest: the next one that waits to be opened. */
function nextInQueue<R>(turn: Turn, at: number, book: Book<R>): Turn {
  const [first, ...queue] = turn.queue;
  if (first) return opened({ ...turn, queue }, first, at, book, null);
  return turn;
}

function hadCard(turn: Turn, dialog: Dialog): boolean {
  const before = turn.state.dialogs.find((each) => each.id === dialog.id);
  return before?.shown !== null && before?.shown !== undefined;
}
