import type { ButtonCard, Card, Option, VoteCard } from '../../bot-flows/engine/prompt';
import { ellipsis, sendable } from './text';

/** The `template_card` object of WeCom, in its own words. */
export type TemplateCard = ButtonInteraction | VoteInteraction;

export interface ButtonInteraction {
  card_type: 'button_interaction';
  task_id: string;
  main_title: { title: string; desc?: string };
  horizontal_content_list?: { keyname: string; value: string }[];
  button_selection?: Selection;
  button_list: { type: 0; text: string; style: number; key: string }[];
  replace_text?: string;
}

export interface VoteInteraction {
  card_type: 'vote_interaction';
  task_id: string;
  main_title: { title: string; desc?: string };
  checkbox: {
    question_key: string;
    mode: 0 | 1;
    option_list: { id: string; text: string; is_checked: boolean }[];
    disable?: boolean;
  };
  submit_button: { text: string; key: string };
  replace_text?: string;
}

interface Selection {
  question_key: string;
  title: string;
  option_list: { id: string; text: string }[];
  selected_id?: string;
  disable?: boolean;
}

/** A card that WeCom would refuse; a fault of ours, found before it is promised to anybody. */
export class CardFault extends Error {}

/** `question_key` of a vote card's ticks. */
export const VOTE_QUESTION = 'options';

/**
 * Renders a card for `message/send` or for an update by response_code.
 *
 * Each button's key is `<taskId>#<key>`: after an update the event may carry the first card's task_id, the key never
 * lies. Texts beyond WeCom's limits are cut with …; too many rows, buttons or options are an error.
 * @param taskId unique for ever within the app: 1–128 of `0-9A-Za-z_-@`
 * @param replaceText for an update: the greyed text instead of the buttons; choices are disabled
 * @throws CardFault
 */
export function renderCard(card: Card, taskId: string, replaceText?: string): TemplateCard {
  if (!/^[0-9A-Za-z_@-]{1,128}$/.test(taskId)) throw new CardFault('task_id');
  return card.kind === 'buttons'
    ? renderButtons(card, taskId, replaceText)
    : renderVote(card, taskId, replaceText);
}

function renderButtons(card: ButtonCard, taskId: string, replaceText?: string): ButtonInteraction {
  const rows = (card.rows ?? []).filter((row) => row.value.trim() !== '');
  atMost(rows, 6, 'rows');
  within(card.buttons, 1, 6, 'buttons');
  distinct(
    card.buttons.map((button) => button.key),
    'button key',
  );
  return {
    card_type: 'button_interaction',
    task_id: taskId,
    main_title: title(card.title, 36, card.desc, 44),
    ...(rows.length > 0 && {
      horizontal_content_list: rows.map((row) => ({
        keyname: shown(row.label, 5, 'row label'),
        value: shown(row.value, 30, 'row value'),
      })),
    }),
    ...(card.select && { button_selection: selection(card.select, replaceText !== undefined) }),
    button_list: card.buttons.map((button) => ({
      type: 0,
      text: shown(button.text, 10, 'button text'),
      style: button.style ?? 1,
      key: wireKey(taskId, button.key),
    })),
    ...replaced(replaceText),
  };
}

function renderVote(card: VoteCard, taskId: string, replaceText?: string): VoteInteraction {
  within(card.options, 1, 20, 'options');
  return {
    card_type: 'vote_interaction',
    task_id: taskId,
    main_title: title(card.title, 16, card.desc, 160),
    checkbox: {
      question_key: VOTE_QUESTION,
      mode: card.many ? 1 : 0,
      option_list: options(card.options, 17).map((option, at) => ({
        ...option,
        is_checked: card.options[at].checked ?? false,
      })),
      ...(replaceText !== undefined && { disable: true }),
    },
    submit_button: {
      text: shown(card.submit.text, 10, 'submit text'),
      key: wireKey(taskId, card.submit.key),
    },
    ...replaced(replaceText),
  };
}

function selection(select: NonNullable<ButtonCard['select']>, disable: boolean): Selection {
  within(select.options, 1, 10, 'drop-down options');
  const selected = select.options.find((option) => option.id === select.selected);
  return {
    question_key: select.key,
    title: ellipsis(sendable(select.title), 13),
    option_list: options(select.options, 16),
    ...(selected && { selected_id: selected.id }),
    ...(disable && { disable: true }),
  };
}

function options(list: Option[], length: number): Option[] {
  const ids = list.map((option) => option.id);
  distinct(ids, 'option id');
  if (ids.some((id) => id === '' || Buffer.byteLength(id) > 128)) throw new CardFault('option id');
  return list.map((option) => ({ id: option.id, text: shown(option.text, length, 'option text') }));
}

function title(
  text: string,
  length: number,
  desc: string | undefined,
  descLength: number,
): { title: string } {
  const described = desc === undefined || desc === '' ? {} : { desc: ellipsis(sendable(desc), descLength) };
  return { title: shown(text, length, 'title'), ...described };
}

function replaced(text: string | undefined): { replace_text?: string } {
  return text === undefined ? {} : { replace_text: shown(text, 10, 'replace text') };
}

function wireKey(taskId: string, key: string): string {
  const wire = `${taskId}#${key}`;
  if (key === '' || Buffer.byteLength(wire) > 1024) throw new CardFault('key');
  return wire;
}

function shown(text: string, length: number, what: string): string {
  const clean = sendable(text);
  if (clean.trim() === '') throw new CardFault(`${what} is empty`);
  return ellipsis(clean, length);
}

function atMost(list: unknown[], most: number, what: string): void {
  within(list, 0, most, what);
}

function within(list: unknown[], least: number, most: number, what: string): void {
  if (list.length < least || list.length > most) {
    throw new CardFault(`${what}: ${list.length}, allowed ${least} to ${most}`);
  }
}

function distinct(keys: string[], what: string): void {
  if (new Set(keys).size !== keys.length) throw new CardFault(`${what} twice`);
}
