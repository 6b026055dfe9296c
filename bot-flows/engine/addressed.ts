/** Which open form a message belongs to, and when it belongs to none of them. */
import type { Begin, Book } from './book';
import type { Dialog, Flow, Heard } from './flow';
import { choice, interpret } from './interpret';
import type { State } from './turn';

/**
 * The form being spoken about. A card that waits quietly takes what it understands and leaves the rest to others; a
 * bare yes or no is for the form that asked; a form that was passed by twice is out of mind until it is named.
 */
export function addressed<R>(state: State, heard: Heard<R>, book: Book<R>): Dialog | null {
  const awake = state.dialogs.filter(
    (each) => !(isAsleep(each) || isForgotten(each, heard, book)) || book.names?.(heard, each),
  );
  const top = awake.at(-1) ?? null;
  const flow = top && book.flow(top.flow);
  if (!top || !flow?.quiet) return top;
  const asked = awake.findLast((each) => !book.flow(each.flow)?.quiet) ?? null;
  if (asked && top.touchedAt > asked.touchedAt && isNumberOf(top, heard, book)) return top;
  if (asked && isYesOrNo(heard, book)) return asked;
  if (isApart(flow, top, heard, book.begin(heard, top), book)) return asked;
  return interpret(flow, top, heard, book.voice)[0]?.kind === 'unclear' ? asked : top;
}

/** What a quiet card has asked is of its moment: hours later a sentence is no answer to it. */
const ASKED_FOR_MS = 30 * 60 * 1000;

function isForgotten<R>(dialog: Dialog, heard: Heard<R>, book: Book<R>): boolean {
  return (
    !!book.flow(dialog.flow)?.quiet && dialog.asking !== null && heard.at - dialog.touchedAt > ASKED_FOR_MS
  );
}

export function isAsleep(dialog: Dialog): boolean {
  return (dialog.passedBy ?? 0) > 1;
}

export function isYesOrNo<R>(heard: Heard<R>, { voice }: Book<R>): boolean {
  const text = heard.text.trim();
  return voice.yes(text) || voice.no(text) || voice.cancel(text) || voice.nothing(text);
}

/** A number answers the newest question. */
function isNumberOf<R>(dialog: Dialog, heard: Heard<R>, { voice }: Book<R>): boolean {
  const number = voice.number(heard.text);
  return number !== null && dialog.choices[number - 1] !== undefined;
}

/** Not an answer of this form, whatever its slots could make of the words. */
export function isApart<R>(
  flow: Flow<R>,
  dialog: Dialog,
  heard: Heard<R>,
  begin: Begin,
  book: Book<R>,
): boolean {
  if (choice(flow, dialog, heard, book.voice)) return false;
  if (flow.claims?.(heard, dialog.values, dialog.facts)) return false;
  if (flow.elsewhere?.(heard, dialog.values)) return true;
  return book.standsAlone?.(heard, dialog, begin) ?? false;
}
