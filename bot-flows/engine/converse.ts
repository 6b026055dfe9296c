/**
 * One person's side of the conversation: which of her open forms a message belongs to, and what happens around it
 * (interrupt and return, stale and double taps, forms that expire).
 *
 * Pure. Whatever must be read from or written to the salon leaves as `call` and comes back through `resume`.
 */
import { addressed, isApart, isAsleep, isYesOrNo } from './addressed';
import { advance, proceed, type Advance } from './advance';
import { canonical, isEmpty, missingSlots, openDialog } from './dialog';
import type { Commit, Dialog, Facts, Flow, Heard, Outcome, Start, Voice, Want } from './flow';
import { interpret, press } from './interpret';
import type { Prompt, Say } from './prompt';
import { settle } from './settle';

export interface Closed {
  id: string;
  title: string;
  how: 'done' | 'cancelled' | 'expired';
}

export interface State {
  /** Open forms; the last one is the one being spoken about. */
  dialogs: Dialog[];
  /** Forms that ended lately, so that a late tap is answered with what became of it. */
  closed: Closed[];
}

/** What starts a form: a sentence, a menu key, a notice of the salon. */
export type Begin = { starts: Start[] } | { say: Prompt[] } | null;

/** The table of flows, and what starts them. */
export interface Book<R> {
  flow(name: string): Flow<R> | undefined;
  /** What a message starts by itself; `current` is the open form it interrupts, if any. */
  begin(heard: Heard<R>, current: Dialog | null): Begin;
  /**
   * True when a message stands on its own: it is certain what it is, and it is no answer to this form, so it leaves
   * the form as it is and begins what it begins.
   */
  standsAlone?(heard: Heard<R>, current: Dialog, begin: Begin): boolean;
  /** True when a message names what this form is about. */
  names?(heard: Heard<R>, dialog: Dialog): boolean;
  voice: Voice;
  /** Makes ids that never repeat. */
  newId(): string;
}

export type Arrival<R> =
  | { kind: 'text'; heard: Heard<R> }
  | {
      kind: 'tap';
      at: number;
      dialogId: string;
      revision: number;
      key: string;
      selected: Record<string, string[]>;
    }
  | { kind: 'open'; at: number; starts: Start[] }
  | { kind: 'say'; at: number; say: Prompt[] };

export type Call =
  | { kind: 'want'; dialogId: string; want: Want }
  | { kind: 'commit'; dialogId: string; commits: Commit[]; number: number };

export interface Turn {
  state: State;
  say: Say[];
  call?: Call;
  /** Forms still to be opened once this one has come to rest. */
  queue: Start[];
}

export const emptyState = (): State => ({ dialogs: [], closed: [] });

const DEFAULT_EXPIRY = 20 * 60 * 60 * 1000;
const RECAP_AFTER = 30 * 60 * 1000;
const CLOSED_KEPT = 12;

/** Takes one arrival. */
export function receive<R>(state: State, arrival: Arrival<R>, book: Book<R>): Turn {
  const at = arrival.kind === 'text' ? arrival.heard.at : arrival.at;
  const { state: live, say } = expire(state, at, book);
  const turn = take(live, arrival, at, book);
  return { ...turn, say: [...say, ...turn.say] };
}

/** Goes on with what the salon answered to a call. */
export function resume<R>(
  turn: Turn,
  answer: { facts: Facts } | { outcomes: Outcome[] },
  at: number,
  book: Book<R>,
): Turn {
  const call = turn.call!;
  const dialog = turn.state.dialogs.find((each) => each.id === call.dialogId);
  const flow = dialog && book.flow(dialog.flow);
  if (!dialog || !flow) return { ...turn, call: undefined };
  const base: Turn = { state: turn.state, say: turn.say, queue: turn.queue };
  if ('facts' in answer) {
    const facts = { ...dialog.facts, ...answer.facts };
    return place(base, proceed(flow, { ...dialog, facts }, null, dialog.confirming, book.voice), at, book);
  }
  const settled = settle(flow, dialog, answer.outcomes, at, book.voice);
  if (settled.dialog) {
    const said = {
      ...base,
      say: [...base.say, ...settled.say.map((prompt) => bound(prompt, dialog, false))],
    };
    return settled.on ? place(said, settled.on, at, book) : put(said, settled.dialog);
  }
  const done = answer.outcomes.every((outcome) => outcome.done) ? 'done' : 'cancelled';
  return end(base, dialog, flow, done, settled.say, settled.next, at, book);
}

function take<R>(state: State, arrival: Arrival<R>, at: number, book: Book<R>): Turn {
  const rest: Turn = { state, say: [], queue: [] };
  if (arrival.kind === 'say') return { ...rest, say: arrival.say };
  if (arrival.kind === 'open') return openAll(rest, arrival.starts, at, book);
  if (arrival.kind === 'tap') return tapped(rest, arrival, book);
  return spoken(rest, arrival.heard, book);
}

function spoken<R>(turn: Turn, heard: Heard<R>, book: Book<R>): Turn {
  const current = addressed(turn.state, heard, book);
  const flow = current && book.flow(current.flow);
  if (!current || !flow) {
    return asleep(turn, heard, book) ?? begun(turn, book.begin(heard, null), heard, book);
  }
  const begin = book.begin(heard, current);
  if (begin && isApart(flow, current, heard, begin, book)) return begun(turn, begin, heard, book);
  const inputs = interpret(flow, current, heard, book.voice);
  if (begin && inputs[0]?.kind === 'unclear') return begun(turn, begin, heard, book);
  const front = toFront(turn, current);
  return place(front, advance(flow, current, inputs, heard.at, book.voice), heard.at, book);
}

/**
 * What is left for a form out of mind: a yes or no shows it again and writes nothing; a sentence that it alone hears
 * (the result of the call whose card stands there) is still its own.
 */
function asleep<R>(turn: Turn, heard: Heard<R>, book: Book<R>): Turn | null {
  const dialog = turn.state.dialogs.findLast(isAsleep);
  const flow = dialog && book.flow(dialog.flow);
  if (!dialog || !flow) return null;
  const woken = { ...dialog, passedBy: 0, touchedAt: heard.at };
  const front = toFront(turn, woken);
  if (isYesOrNo(heard, book)) {
    return place(front, proceed(flow, woken, woken.asking, false, book.voice), heard.at, book);
  }
  const inputs = flow.hears?.(heard, dialog.values, dialog.facts);
  if (!inputs || isApart(flow, dialog, heard, book.begin(heard, dialog), book)) return null;
  return place(front, advance(flow, woken, inputs, heard.at, book.voice), heard.at, book);
}

function begun<R>(turn: Turn, begin: Begin, heard: Heard<R>, book: Book<R>): Turn {
  if (!begin) return turn;
  if ('say' in begin) return { ...turn, say: [...turn.say, ...begin.say] };
  return openAll(turn, begin.starts, heard.at, book);
}

function tapped<R>(turn: Turn, tap: Extract<Arrival<R>, { kind: 'tap' }>, book: Book<R>): Turn {
  const dialog = turn.state.dialogs.find((each) => each.id === tap.dialogId);
  const flow = dialog && book.flow(dialog.flow);
  if (!dialog || !flow) {
    const closed = turn.state.closed.find((each) => each.id === tap.dialogId);
    const text =
      closed?.how === 'done' ? book.voice.already(closed.title) : book.voice.gone(closed?.title ?? null);
    return { ...turn, say: [...turn.say, { text }] };
  }
  const front = toFront(turn, dialog);
  if (tap.revision !== dialog.shown && tap.revision < (dialog.shown ?? 0)) {
    const again = proceed(flow, dialog, dialog.asking, false, book.voice);
    return place(
      front,
      { ...again, notes: [book.voice.stale(flow.title(dialog.values, dialog.facts))] },
      tap.at,
      book,
    );
  }
  const inputs = press(flow, dialog, tap.key, tap.selected);
  return place(front, advance(flow, dialog, inputs, tap.at, book.voice), tap.at, book);
}

/** Puts the result of an advance into the turn: notes, the card shown, a call, a form that ends or begins. */
function place<R>(turn: Turn, step: Advance, at: number, book: Book<R>): Turn {
  const flow = book.flow(step.dialog.flow)!;
  const notes: Say[] = step.notes.map((text) => ({ text, dialogId: step.dialog.id }));
  const noted = { ...turn, say: [...turn.say, ...notes] };
  if (step.closed) {
    const title = flow.title(step.dialog.values, step.dialog.facts);
    return end(
      noted,
      step.dialog,
      flow,
      'cancelled',
      [{ text: book.voice.cancelled(title) }],
      flow.putAway?.(step.dialog.values, step.dialog.facts),
      at,
      book,
    );
  }
  if (step.start) {
    return step.start.turns
      ? end(noted, step.dialog, flow, 'done', [], step.start, at, book)
      : openAll(put(noted, step.dialog), [step.start], at, book);
  }
  const kept = put(noted, step.dialog);
  if (step.want) return { ...kept, call: { kind: 'want', dialogId: step.dialog.id, want: step.want } };
  if (step.commit) {
    const number = step.dialog.commits;
    return { ...kept, call: { kind: 'commit', dialogId: step.dialog.id, commits: step.commit, number } };
  }
  if (!step.say) return next(kept, at, book);
  const shown = bound(step.say, step.dialog, hadCard(turn, step.dialog));
  return next({ ...kept, say: [...kept.say, shown] }, at, book);
}

/** Closes a form, says its ending, and goes on: its successor, the queue, or the form that it had interrupted. */
function end<R>(
  turn: Turn,
  dialog: Dialog,
  flow: Flow<R>,
  how: Closed['how'],
  say: Prompt[],
  start: Start | undefined,
  at: number,
  book: Book<R>,
): Turn {
  const title = flow.title(dialog.values, dialog.facts);
  const said = say.map((prompt, index) => bound(prompt, dialog, index === 0 && !!prompt.card));
  const state: State = {
    dialogs: turn.state.dialogs.filter((each) => each.id !== dialog.id),
    closed: [{ id: dialog.id, title, how }, ...turn.state.closed].slice(0, CLOSED_KEPT),
  };
  const closed: Turn = { state, say: [...turn.say, ...said], queue: turn.queue };
  if (start) {
    const heir = start.turns && dialog.shown !== null;
    return opened(closed, start, at, book, heir ? dialog : null);
  }
  return next(closed, at, book);
}

function openAll<R>(turn: Turn, starts: Start[], at: number, book: Book<R>): Turn {
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
  return place(put(turn, dialog), step, at, book);
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

/** When a form has come to rest: the next one in the queue, or a recap of the one that was interrupted. */
function next<R>(turn: Turn, at: number, book: Book<R>): Turn {
  const [first, ...queue] = turn.queue;
  if (first) return opened({ ...turn, queue }, first, at, book, null);
  return turn;
}

/** Says again where the person was, once an interruption is over. Called at the end of a turn. */
export function comeBack<R>(before: State, turn: Turn, at: number, book: Book<R>): Turn {
  const known = new Set(before.dialogs.map((each) => each.id));
  // A card that waits quietly does not hide the form beneath it, unless it has only just come.
  const dialog = turn.state.dialogs.findLast(
    (each) => !(book.flow(each.flow)?.quiet && known.has(each.id)) && !isAsleep(each),
  );
  const flow = dialog && book.flow(dialog.flow);
  if (!dialog || !flow || flow.quiet || turn.call) return turn;
  const wasOpen = before.dialogs.some((each) => each.id === dialog.id);
  const spokenOf = turn.say.some((say) => say.dialogId === dialog.id);
  if (!wasOpen || spokenOf || dialog.misses > 0 || turn.say.length === 0) return turn;
  const passed = { ...dialog, passedBy: (dialog.passedBy ?? 0) + 1 };
  if (isAsleep(passed)) return put(turn, passed);
  const missing = missingSlots(flow, dialog).map((slot) => slot.label);
  const title = flow.title(dialog.values, dialog.facts);
  const stillFresh = at - dialog.openedAt < RECAP_AFTER && before.dialogs.at(-1)?.id === dialog.id;
  const text = stillFresh ? book.voice.aside(title) : book.voice.recap(title, missing);
  const again = proceed(flow, passed, passed.asking, false, book.voice);
  if (again.want || again.commit || !again.say) {
    return { ...put(turn, passed), say: [...turn.say, { text, dialogId: dialog.id }] };
  }
  const said = again.say.again ?? again.say.text;
  const shown = bound({ ...again.say, text: `${text}\n${said}` }, again.dialog, false);
  return { ...put(turn, again.dialog), say: [...turn.say, shown] };
}

function expire<R>(state: State, at: number, book: Book<R>): { state: State; say: Say[] } {
  const say: Say[] = [];
  const closed: Closed[] = [];
  const dialogs = state.dialogs.filter((dialog) => {
    const flow = book.flow(dialog.flow);
    if (flow && at - dialog.touchedAt <= (flow.expiresAfter ?? DEFAULT_EXPIRY)) return true;
    const title = flow ? flow.title(dialog.values, dialog.facts) : dialog.flow;
    const text = flow?.unconfirmed ? flow.unconfirmed(dialog.values, dialog.facts) : null;
    if (text) say.push({ text });
    closed.push({ id: dialog.id, title, how: 'expired' });
    return false;
  });
  return { state: { dialogs, closed: [...closed, ...state.closed].slice(0, CLOSED_KEPT) }, say };
}

function put(turn: Turn, dialog: Dialog): Turn {
  const known = turn.state.dialogs.some((each) => each.id === dialog.id);
  const dialogs = known
    ? turn.state.dialogs.map((each) => (each.id === dialog.id ? dialog : each))
    : [...turn.state.dialogs, dialog];
  return { ...turn, state: { ...turn.state, dialogs } };
}

function toFront(turn: Turn, dialog: Dialog): Turn {
  const others = turn.state.dialogs.filter((each) => each.id !== dialog.id);
  return { ...turn, state: { ...turn.state, dialogs: [...others, dialog] } };
}

function hadCard(turn: Turn, dialog: Dialog): boolean {
  const before = turn.state.dialogs.find((each) => each.id === dialog.id);
  return before?.shown !== null && before?.shown !== undefined;
}

function bound(prompt: Prompt, dialog: Dialog, turns: boolean): Say {
  return {
    ...prompt,
    dialogId: dialog.id,
    ...(prompt.card ? { revision: dialog.revision, turns: turns || undefined } : {}),
  };
}
