/**
 * One person's side of the conversation: which of her open forms a message belongs to, and what happens around it
 * (interrupt and return, stale and double taps, forms that expire).
 *
 * Pure. Whatever must be read from or written to the salon leaves as `call` and comes back through `resume`.
 */
import { addressed, isApart, isAsleep, isYesOrNo } from './addressed';
import { advance, proceed } from './advance';
import type { Begin, Book } from './book';
import type { Facts, Heard, Input, Outcome } from './flow';
import { interpret, press } from './interpret';
import { CLOSED_KEPT, end, openAll, place } from './place';
import type { Say } from './prompt';
import { settle } from './settle';
import { bound, put, toFront, type Arrival, type Closed, type State, type Turn } from './turn';

/** A form is of its day: what was left at closing is gone by the next opening. */
const DEFAULT_EXPIRY = 12 * 60 * 60 * 1000;

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
  const how = answer.outcomes.every((outcome) => outcome.done) ? 'done' : 'cancelled';
  return end(base, { dialog, flow, how, say: settled.say, next: settled.next }, at, book);
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
  const apart = isApart(flow, current, heard, begin, book);
  if (begin && apart) return begun(turn, begin, heard, book);
  const inputs: Input[] = apart ? [{ kind: 'unclear' }] : interpret(flow, current, heard, book.voice);
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
