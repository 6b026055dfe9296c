import { isEmpty } from './dialog';
import type { Dialog, Flow, Heard, Input, Match, Slot, Voice } from './flow';

/**
 * What a message means to an open form.
 *
 * A number, the word on a button or a yes answers what was asked last. The slot that was asked has the first say;
 * every other slot may take what it recognises, but text that fits the asked slot is not also given to a slot that
 * merely could hold it.
 */
export function interpret<R>(flow: Flow<R>, dialog: Dialog, heard: Heard<R>, voice: Voice): Input[] {
  const chosen = choice(flow, dialog, heard, voice);
  if (chosen) return chosen;
  const own = flow.hears?.(heard, dialog.values, dialog.facts);
  if (own) return own;
  if (dialog.confirming && !flow.quiet && voice.nothing(heard.text))
    return [{ kind: 'say', text: voice.confirmFirst() }];
  const inputs = readSlots(flow, dialog, heard);
  if (inputs.length === 0 && dialog.confirming && voice.no(heard.text)) return [{ kind: 'cancel' }];
  return inputs.length > 0 ? inputs : [{ kind: 'unclear' }];
}

/** What answers by its wording alone, whatever else it might mean: a number, a button's word, yes, cancel. */
export function choice<R>(flow: Flow<R>, dialog: Dialog, heard: Heard<R>, voice: Voice): Input[] | null {
  const text = heard.text.trim();
  const number = voice.number(text);
  if (number !== null && dialog.choices[number - 1] !== undefined) {
    return press(flow, dialog, dialog.choices[number - 1], {});
  }
  const typed = dialog.words?.[text];
  if (typed !== undefined) return press(flow, dialog, typed, {});
  if (voice.cancel(text)) return [{ kind: 'cancel' }];
  // Where buttons have no numbers a number is a line of something shown before, never a yes.
  const unnumbered = number !== null && Object.keys(dialog.words ?? {}).length > 0;
  if (dialog.confirming && !unnumbered && voice.yes(text)) return [{ kind: 'confirm' }];
  return pickByName(dialog, text);
}

/** What a button means: the engine's own keys, else what the flow says. */
export function press<R>(
  flow: Flow<R>,
  dialog: Dialog,
  key: string,
  selected: Record<string, string[]>,
): Input[] {
  const own = flow.press?.(key, dialog.values, dialog.facts, selected);
  if (own) return own;
  if (key === 'yes') return [{ kind: 'confirm' }];
  if (key === 'no') return [{ kind: 'cancel' }];
  if (key.startsWith('edit:')) return [{ kind: 'ask', slot: key.slice(5) }];
  const option = key.startsWith('pick:') ? dialog.among?.options[Number(key.slice(5))] : undefined;
  if (option && dialog.among) return [{ kind: 'fill', slot: dialog.among.slot, value: option.value }];
  return [{ kind: 'unclear' }];
}

function pickByName(dialog: Dialog, text: string): Input[] | null {
  if (!dialog.among) return null;
  const { slot, options } = dialog.among;
  const fitting = options.filter((option) => option.label === text || option.hint === text);
  return fitting.length === 1 ? [{ kind: 'fill', slot, value: fitting[0].value }] : null;
}

function readSlots<R>(flow: Flow<R>, dialog: Dialog, heard: Heard<R>): Input[] {
  const asked = flow.slots.find((slot) => slot.name === dialog.asking);
  const answer = asked ? readSlot(asked, dialog, heard, true) : null;
  const others = flow.slots
    .filter((slot) => slot !== asked && !(answer && asked?.keepsFrom?.includes(slot.name)))
    .flatMap((slot) => toInputs(slot, readSlot(slot, dialog, heard, false), dialog));
  if (!asked || !answer) return others;
  return [...toInputs(asked, answer, dialog), ...others.filter((input) => !sameValue(input, answer))];
}

function readSlot<R>(slot: Slot<R>, dialog: Dialog, heard: Heard<R>, asked: boolean): Match | null {
  return slot.read?.(heard, asked, dialog.values, dialog.facts) ?? null;
}

function toInputs<R>(slot: Slot<R>, match: Match | null, dialog: Dialog): Input[] {
  if (!match) return [];
  if ('among' in match) return [{ kind: 'among', slot: slot.name, options: match.among }];
  if (isEmpty(match.value) && isEmpty(dialog.values[slot.name])) return [];
  return [{ kind: 'fill', slot: slot.name, value: match.value }];
}

function sameValue(input: Input, answer: Match): boolean {
  return (
    'value' in answer && input.kind === 'fill' && JSON.stringify(input.value) === JSON.stringify(answer.value)
  );
}
