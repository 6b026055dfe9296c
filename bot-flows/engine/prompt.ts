/**
 * What the bot says: facts as text, and beside them the choices.
 *
 * The text always carries every fact, because cards are invisible in WeChat; a card is only there to choose.
 * `twin` turns the choices into numbered lines for a reader who sees no cards.
 */

/** A choice. `key` is what comes back; at most ten characters of `text` show on a phone. */
export interface Button {
  key: string;
  text: string;
  /** 1 plain · 2 primary · 3 warning · 4 quiet */
  style?: 1 | 2 | 3 | 4;
}

/** One labelled line of a card: label ≤ 5 characters, value ≤ 30. */
export interface Row {
  label: string;
  value: string;
}

export interface Option {
  id: string;
  text: string;
}

/** Up to six buttons, and at most one drop-down of ten options. */
export interface ButtonCard {
  kind: 'buttons';
  title: string;
  desc?: string;
  rows?: Row[];
  select?: { key: string; title: string; options: Option[]; selected?: string };
  buttons: Button[];
  /** Numbers mean something else here (a line of a list), so the choices have none and are answered by name. */
  unnumbered?: boolean;
}

/** Up to twenty ticks and one button. */
export interface VoteCard {
  kind: 'vote';
  title: string;
  desc?: string;
  many: boolean;
  options: (Option & { checked?: boolean })[];
  submit: Button;
}

export type Card = ButtonCard | VoteCard;

export interface Prompt {
  text: string;
  card?: Card;
  /** In place of a long text, where it comes back after something else: she has read it. */
  again?: string;
  /** The card alone says all that the text does, in its own words; see `cardHoldsText`. */
  whole?: boolean;
  /** What the text says, drawn: data of a picture that whoever delivers it knows how to draw. */
  picture?: { kind: string } & Record<string, unknown>;
  /** A form as a workbook: which one, for whom; whoever delivers it makes the file. */
  form?: Record<string, unknown>;
  /** Stands in a bubble of its own, with nothing internal in it, ready to forward to a customer. */
  alone?: boolean;
}

/** A prompt bound to the dialog it belongs to; `revision` makes each showing of a card unique. */
export interface Say extends Prompt {
  dialogId?: string;
  revision?: number;
  /** Another card of this dialog turns into this one instead of a new card being sent. */
  turns?: boolean;
}

/** The choices of a card in the order in which they are numbered. */
export function choicesOf(card: Card): Button[] {
  if (card.kind === 'buttons') return card.buttons;
  return [...card.options.map((option) => ({ key: option.id, text: option.text })), card.submit];
}

/** The same prompt for a reader who sees no cards: the facts, then the choices as numbered lines. */
export function twin(prompt: Prompt): string {
  if (!prompt.card) return prompt.text;
  const choices = choicesOf(prompt.card);
  if (isUnnumbered(prompt.card))
    return `${prompt.text}\n${choices.map(({ text }) => `〔${text}〕`).join('')}`;
  const lines = choices.map((choice, index) => `${index + 1} ${choice.text}`);
  return `${prompt.text}\n${lines.join('\n')}`;
}

export function isUnnumbered(card: Card): boolean {
  return card.kind === 'buttons' && card.unnumbered === true;
}

/**
 * Whether the card alone holds every line of the text, uncut: then a reader who sees cards need not be sent the text
 * as well. Rows are compared as `label:value`.
 */
export function cardHoldsText(prompt: Prompt): boolean {
  const card = prompt.card;
  if (!card || prompt.whole) return !!card;
  const rows = card.kind === 'buttons' ? (card.rows ?? []) : [];
  const fits = rows.filter((row) => [...row.label].length <= 5 && [...row.value].length <= 30);
  const held = new Set([card.title, card.desc ?? '', ...fits.map((row) => `${row.label}:${row.value}`)]);
  return prompt.text.split('\n').every((line) => line.trim() === '' || held.has(line.trim()));
}

/** `task_id` of a showing: never repeats, because a dialog's revision only grows. */
export function taskIdOf(dialogId: string, revision: number): string {
  return `${dialogId}@${revision}`;
}

/** A button's key on the wire: which dialog, which showing, which choice (position survives a card update). */
export function wireKeyOf(dialogId: string, revision: number, key: string): string {
  return `${taskIdOf(dialogId, revision)}#${key}`;
}

/** Reads a wire key back; null for a key that is not ours. */
export function readWireKey(wire: string): { dialogId: string; revision: number; key: string } | null {
  const match = /^([0-9A-Za-z_-]{1,64})@(\d{1,9})#(.*)$/s.exec(wire);
  return match ? { dialogId: match[1], revision: Number(match[2]), key: match[3] } : null;
}
