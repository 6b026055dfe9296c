import { idOf, isObject, type Json, listOf, numberOf, objectOf, textOf } from './json';

/** What a person may choose on a card, and what the event of her tap carries. */
export interface Question {
  key: string;
  title: string;
  many: boolean;
  disabled: boolean;
  options: { id: string; text: string; chosen: boolean }[];
}

export interface CardKey {
  key: string;
  text: string;
  /** A choice of the card's corner menu comes as an event of its own. */
  fromMenu: boolean;
}

export function keysOf(card: Json): CardKey[] {
  const buttons = listOf(card.button_list)
    .map(objectOf)
    .filter((button) => numberOf(button.type) !== 1);
  const submit = isObject(card.submit_button) ? [card.submit_button] : [];
  const menu = listOf(objectOf(card.action_menu).action_list).map(objectOf);
  return [
    ...[...buttons, ...submit].map((button) => keyOf(button, false)),
    ...menu.map((action) => keyOf(action, true)),
  ];
}

function keyOf(button: Json, fromMenu: boolean): CardKey {
  return { key: textOf(button.key), text: textOf(button.text), fromMenu };
}

export function questionsOf(card: Json): Question[] {
  const drops = [card.button_selection, ...listOf(card.select_list)].filter(isObject);
  const questions = drops.map((drop) => questionOf(drop, textOf(drop.selected_id), false));
  if (!isObject(card.checkbox)) return questions;
  return [...questions, questionOf(card.checkbox, '', numberOf(card.checkbox.mode) === 1)];
}

function questionOf(raw: Json, selected: string, many: boolean): Question {
  return {
    key: textOf(raw.question_key),
    title: textOf(raw.title),
    many,
    disabled: raw.disable === true,
    options: listOf(raw.option_list)
      .map(objectOf)
      .map((option) => ({
        id: idOf(option.id),
        text: textOf(option.text),
        chosen: option.is_checked === true || idOf(option.id) === selected,
      })),
  };
}

/** What the person chose by question key; a question that she left alone keeps what the card had chosen. */
export type Selected = Record<string, string | string[]>;

/** Throws where she could not have chosen so. */
export function selectionOf(card: Json, selected: Selected = {}): { question: string; options: string[] }[] {
  return questionsOf(card).map((question) => {
    const own = selected[question.key];
    if (own === undefined) return { question: question.key, options: chosenBefore(question) };
    const options = typeof own === 'string' ? [own] : own;
    if (!question.many && options.length > 1) throw new Error(`Only one choice at ${question.key}`);
    const unknown = options.find((id) => !question.options.some((option) => option.id === id));
    if (unknown !== undefined) throw new Error(`No option ${unknown} at ${question.key}`);
    return { question: question.key, options };
  });
}

function chosenBefore(question: Question): string[] {
  return question.options.filter((option) => option.chosen).map((option) => option.id);
}

/** Everything on the card that can be read, line by line. */
export function cardText(card: Json): string {
  const title = objectOf(card.main_title);
  const rows = listOf(card.horizontal_content_list).map(objectOf);
  const emphasis = objectOf(card.emphasis_content);
  const lines = [
    textOf(title.title),
    textOf(title.desc),
    textOf(emphasis.title),
    textOf(emphasis.desc),
    textOf(card.sub_title_text),
    ...rows.map((row) => `${textOf(row.keyname)} ${textOf(row.value)}`),
  ];
  return lines.filter((line) => line.trim() !== '').join('\n');
}
