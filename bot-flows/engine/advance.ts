import { canonical, isEmpty, missingSlots, showValue } from './dialog';
import type { Commit, Dialog, Flow, Input, Question, Start, Voice, Want } from './flow';
import { choicesOf, isUnnumbered, type Button, type Prompt } from './prompt';

export interface Advance {
  dialog: Dialog;
  /** Sentences about what just happened (a correction taken, a value refused), said before the question. */
  notes: string[];
  say?: Prompt;
  want?: Want;
  commit?: Commit[];
  start?: Start;
  closed?: 'cancelled';
}

const MISSES_BEFORE_A_WAY_OUT = 3;
const MOST_BUTTONS = 6;

/** Takes inputs into a form and says what comes next: a want, a question, the confirmation, or the commit. */
export function advance<R>(
  flow: Flow<R>,
  dialog: Dialog,
  inputs: Input[],
  at: number,
  voice: Voice,
): Advance {
  const next: Dialog = { ...dialog, values: { ...dialog.values }, touchedAt: at, passedBy: 0 };
  const notes: string[] = [];
  let wanted: string | null = null;
  let confirmed = false;
  for (const input of inputs) {
    if (input.kind === 'cancel') return { dialog: next, notes, closed: 'cancelled' };
    if (input.kind === 'start') return { dialog: next, notes, start: input.start };
    if (input.kind === 'unclear') return notUnderstood(flow, next, voice);
    if (input.kind === 'facts') next.facts = { ...next.facts, ...input.facts };
    if (input.kind === 'say') notes.push(input.text);
    if (input.kind === 'clear') delete next.values[input.slot];
    if (input.kind === 'among') next.among = { slot: input.slot, options: input.options };
    if (input.kind === 'ask') wanted = input.slot;
    if (input.kind === 'confirm') confirmed = true;
    if (input.kind === 'fill') notes.push(...fill(flow, next, input.slot, input.value, voice));
  }
  if (inputs.some((input) => input.kind !== 'facts')) next.misses = 0;
  if (confirmed && inputs.some((input) => input.kind === 'fill')) next.confirming = true;
  return { ...proceed(flow, next, wanted, confirmed, voice), notes };
}

/** The next thing to do with a form as it stands, without new input (a resume, a card shown again). */
export function proceed<R>(
  flow: Flow<R>,
  dialog: Dialog,
  wanted: string | null,
  confirmed: boolean,
  voice: Voice,
): Advance {
  const want = flow.wants?.(dialog.values, dialog.facts) ?? null;
  if (want && canonical(want) !== dialog.asked) {
    // Only a person who has just said yes may go on to the commit when the answer comes back; after a correction
    // the card is shown again.
    return {
      dialog: { ...dialog, asked: canonical(want), confirming: confirmed && dialog.confirming },
      notes: [],
      want,
    };
  }
  if (dialog.among) return askAmong(flow, dialog, voice);
  const slot = wanted ? flow.slots.find((each) => each.name === wanted) : missingSlots(flow, dialog)[0];
  if (slot) {
    const question = slot.question?.(dialog.values, dialog.facts) ?? { text: voice.which(slot.label) };
    return ask(flow, { ...dialog, asking: slot.name, confirming: false }, question);
  }
  const objection = flow.objects?.(dialog.values, dialog.facts) ?? null;
  if (objection) return ask(flow, { ...dialog, asking: null, confirming: false }, objection);
  const prompt = flow.confirm?.(dialog.values, dialog.facts) ?? null;
  if (!prompt || (confirmed && dialog.confirming)) {
    return {
      dialog: { ...dialog, asking: null },
      notes: [],
      commit: flow.commit(dialog.values, dialog.facts),
    };
  }
  return {
    dialog: shown({ ...dialog, asking: null, confirming: true }, prompt),
    notes: [],
    say: prompt,
  };
}

function fill<R>(flow: Flow<R>, dialog: Dialog, name: string, value: unknown, voice: Voice): string[] {
  const slot = flow.slots.find((each) => each.name === name);
  if (!slot) return [];
  const problem = isEmpty(value) ? null : slot.check?.(value, dialog.values, dialog.facts);
  if (problem) return [problem];
  const before = dialog.values[name];
  if (canonical(before) === canonical(value)) {
    if (dialog.among?.slot === name) dialog.among = null;
    return [];
  }
  const wanted = isChoiceWanted(flow, dialog);
  dialog.values[name] = value;
  // 散客 said in place of a customer ends the choice among customers.
  if (dialog.among?.slot === name || (wanted && !isChoiceWanted(flow, dialog))) dialog.among = null;
  for (const other of slot.clears ?? []) delete dialog.values[other];
  if (isEmpty(before) || dialog.asking === name || !slot.show) return [];
  return [
    voice.changed(slot.label, showValue(flow, dialog, name, before), showValue(flow, dialog, name, value)),
  ];
}

/** Whether the slot that there are several answers to is one that has to be filled. */
function isChoiceWanted<R>(flow: Flow<R>, dialog: Dialog): boolean {
  return missingSlots(flow, dialog).some((slot) => slot.name === dialog.among?.slot);
}

function askAmong<R>(flow: Flow<R>, dialog: Dialog, voice: Voice): Advance {
  const among = dialog.among!;
  const slot = flow.slots.find((each) => each.name === among.slot);
  const own = slot?.question?.(dialog.values, dialog.facts);
  // Ways out that the slot's own question offers (a new file, somebody without one) stand beside those it could be.
  const out = own?.choices ?? [];
  const offered = among.options.slice(0, MOST_BUTTONS - out.length);
  const named = new Set(offered.map((option) => option.label)).size === offered.length;
  const choices: Button[] = offered.map((option, index) => ({
    key: `pick:${index}`,
    text: named ? option.label : (option.hint ?? option.label),
  }));
  const hints = offered.filter((option) => option.hint).map((option) => voice.labelOf(option));
  const lead = own && out.length > 0 ? own.text : voice.which(slot?.label ?? among.slot);
  return ask(
    flow,
    { ...dialog, asking: among.slot, confirming: false },
    { text: [lead, ...hints].join('\n'), choices: [...choices, ...out] },
  );
}

function ask<R>(flow: Flow<R>, dialog: Dialog, question: Question): Advance {
  const prompt = promptOf(flow, dialog, question);
  return { dialog: shown(dialog, prompt), notes: [], say: prompt };
}

function promptOf<R>(flow: Flow<R>, dialog: Dialog, question: Question): Prompt {
  if (!question.choices?.length) return { text: question.text };
  const title = flow.title(dialog.values, dialog.facts);
  return { text: question.text, card: { kind: 'buttons', title, buttons: question.choices } };
}

/** Remembers what the numbers of the newest question stand for, and that a card with a new revision stands. */
function shown(dialog: Dialog, prompt: Prompt): Dialog {
  const card = prompt.card;
  const keys =
    !card || isUnnumbered(card)
      ? []
      : card.kind === 'buttons'
        ? card.buttons.map((button) => button.key)
        : [...card.options.map((option) => option.id), card.submit.key];
  const revision = dialog.revision + 1;
  const words = card ? Object.fromEntries(choicesOf(card).map(({ text, key }) => [text, key])) : {};
  return { ...dialog, revision, shown: card ? revision : dialog.shown, choices: keys, words };
}

function notUnderstood<R>(flow: Flow<R>, dialog: Dialog, voice: Voice): Advance {
  const misses = dialog.misses + 1;
  const again = proceed(flow, { ...dialog, misses }, dialog.asking, false, voice);
  const question = again.say?.again ?? again.say?.text ?? flow.title(dialog.values, dialog.facts);
  if (misses >= MISSES_BEFORE_A_WAY_OUT) {
    const out = ask(flow, again.dialog, voice.wayOut(question));
    return { ...out, dialog: { ...out.dialog, misses } };
  }
  const say = again.say && { ...again.say, text: question };
  return {
    ...again,
    ...(say ? { say } : {}),
    notes: [voice.notUnderstood(flow.title(dialog.values, dialog.facts))],
  };
}
