import { ApiError, must } from './api-error';
import { idOf, isObject, type Json, listOf, numberOf, objectOf, textOf } from './json';

/**
 * Template cards as WeCom checks them: required members, lengths of lists, keys and ids are enforced with 420xx;
 * lengths of titles are advice, because the phone only shortens what is too long.
 */
export type CardType =
  'text_notice' | 'news_notice' | 'button_interaction' | 'vote_interaction' | 'multiple_interaction';

const INTERACTIVE: string[] = ['button_interaction', 'vote_interaction', 'multiple_interaction'];

export function isInteractive(card: Json): boolean {
  return INTERACTIVE.includes(textOf(card.card_type));
}

/** Cards that call back, and so carry a `response_code`. */
export function callsBack(card: Json): boolean {
  return isInteractive(card) || isObject(card.action_menu);
}

/** Throws the ApiError that WeCom would answer; returns the advice that the card goes against. */
export function checkCard(card: Json): string[] {
  const check = checks[textOf(card.card_type) as CardType];
  must(check, 42031, 'invalid template_card card_type');
  if (isInteractive(card) || card.action_menu !== undefined) checkTaskId(textOf(card.task_id));
  checkActionMenu(card);
  checkRows(card);
  check(card);
  return adviceOn(card);
}

const checks: Record<CardType, (card: Json) => void> = {
  text_notice(card) {
    must(titleOf(card) || textOf(card.sub_title_text), 41016, 'missing main_title.title or sub_title_text');
    checkCardAction(card);
  },
  news_notice(card) {
    must(titleOf(card), 41016, 'missing main_title.title');
    must(isObject(card.card_image) || isObject(card.image_text_area), 42044, 'missing card_image');
    if (isObject(card.card_image)) must(textOf(card.card_image.url), 42044, 'missing card_image.url');
    must(listOf(card.vertical_content_list).length <= 4, 42036, 'vertical_content_list longer than 4');
    for (const row of listOf(card.vertical_content_list)) {
      must(textOf(objectOf(row).title), 42033, 'missing title in vertical_content_list');
    }
    checkCardAction(card);
  },
  button_interaction(card) {
    must(titleOf(card) || textOf(card.sub_title_text), 41016, 'missing main_title.title or sub_title_text');
    if (card.button_selection !== undefined) checkSelection(objectOf(card.button_selection), 10);
    const buttons = listOf(card.button_list).map(objectOf);
    must(buttons.length >= 1 && buttons.length <= 6, 42038, 'button_list must hold 1 to 6 buttons');
    for (const button of buttons) {
      must(textOf(button.text), 42038, 'missing text in button_list');
      if (numberOf(button.type) === 1) must(textOf(button.url), 42028, 'missing url in button_list');
      else checkKey(textOf(button.key), 42039);
    }
    mustDiffer(
      buttons.filter((button) => numberOf(button.type) !== 1).map((button) => textOf(button.key)),
      42039,
    );
  },
  vote_interaction(card) {
    must(titleOf(card), 41016, 'missing main_title.title');
    must(isObject(card.checkbox), 42043, 'missing checkbox');
    checkSelection(card.checkbox, 20);
    checkSubmit(card);
  },
  multiple_interaction(card) {
    must(titleOf(card), 41016, 'missing main_title.title');
    const lists = listOf(card.select_list).map(objectOf);
    must(lists.length >= 1 && lists.length <= 3, 42047, 'select_list must hold 1 to 3 lists');
    for (const list of lists) checkSelection(list, 10);
    mustDiffer(
      lists.map((list) => textOf(list.question_key)),
      42043,
    );
    checkSubmit(card);
  },
};

function titleOf(card: Json): string {
  return textOf(objectOf(card.main_title).title);
}

function checkTaskId(taskId: string): void {
  const fine = /^[0-9A-Za-z_\-@]+$/.test(taskId) && Buffer.byteLength(taskId) <= 128;
  must(fine, 42016, 'missing or invalid task_id');
}

function checkKey(key: string, errcode: number): void {
  must(key && Buffer.byteLength(key) <= 1024, errcode, 'missing or invalid key');
}

function mustDiffer(keys: string[], errcode: number): void {
  must(new Set(keys).size === keys.length, errcode, 'duplicate key');
}

function checkSelection(selection: Json, most: number): void {
  checkKey(textOf(selection.question_key), 42043);
  const options = listOf(selection.option_list).map(objectOf);
  must(options.length >= 1 && options.length <= most, 42037, `option_list must hold 1 to ${most} options`);
  for (const option of options) {
    const id = idOf(option.id);
    must(id && Buffer.byteLength(id) <= 128, 42040, 'missing or invalid option id');
    must(textOf(option.text), 42041, 'missing option text');
  }
  mustDiffer(
    options.map((option) => idOf(option.id)),
    42040,
  );
}

function checkSubmit(card: Json): void {
  const submit = objectOf(card.submit_button);
  must(textOf(submit.text), 42049, 'missing submit_button.text');
  checkKey(textOf(submit.key), 42046);
}

function checkRows(card: Json): void {
  const rows = listOf(card.horizontal_content_list).map(objectOf);
  must(rows.length <= 6, 42035, 'horizontal_content_list longer than 6');
  for (const row of rows) {
    must(textOf(row.keyname), 42027, 'missing keyname');
    const type = numberOf(row.type) ?? 0;
    if (type === 1) must(textOf(row.url), 42028, 'missing url');
    if (type === 2) must(textOf(row.media_id), 42029, 'missing media_id');
    if (type === 3) must(textOf(row.userid), 42050, 'missing userid');
  }
  const jumps = listOf(card.jump_list).map(objectOf);
  must(jumps.length <= 3, 42042, 'jump_list longer than 3');
  for (const jump of jumps) {
    must(textOf(jump.title), 42033, 'missing title in jump_list');
    if (numberOf(jump.type) === 1) must(textOf(jump.url), 42028, 'missing url');
    if (numberOf(jump.type) === 2) must(textOf(jump.appid), 42030, 'missing appid');
  }
}

function checkCardAction(card: Json): void {
  const action = objectOf(card.card_action);
  const type = numberOf(action.type);
  must(type === 1 || type === 2, 42045, 'missing or invalid card_action');
  if (type === 1) must(textOf(action.url), 42028, 'missing url');
  else must(textOf(action.appid), 42030, 'missing appid');
}

function checkActionMenu(card: Json): void {
  if (card.action_menu === undefined) return;
  const actions = listOf(objectOf(card.action_menu).action_list).map(objectOf);
  if (actions.length < 1 || actions.length > 3)
    throw new ApiError(42051, 'action_list must hold 1 to 3 actions');
  for (const action of actions) {
    must(textOf(action.text), 42038, 'missing text in action_list');
    checkKey(textOf(action.key), 42039);
  }
  mustDiffer(
    actions.map((action) => textOf(action.key)),
    42051,
  );
}

/** [path of the member, most characters] as the pages advise. */
function adviceOn(card: Json): string[] {
  const type = textOf(card.card_type);
  const title = objectOf(card.main_title);
  const measured: [string, string, number][] = [
    ['source.desc', textOf(objectOf(card.source).desc), 20],
    ['main_title.title', textOf(title.title), type === 'vote_interaction' ? 16 : 36],
    [
      'main_title.desc',
      textOf(title.desc),
      type.endsWith('notice') || type === 'button_interaction' ? 44 : 160,
    ],
    ['sub_title_text', textOf(card.sub_title_text), 160],
    ['submit_button.text', textOf(objectOf(card.submit_button).text), 10],
  ];
  for (const row of listOf(card.horizontal_content_list).map(objectOf)) {
    measured.push(['keyname', textOf(row.keyname), 5], ['value', textOf(row.value), 30]);
  }
  for (const button of listOf(card.button_list).map(objectOf)) {
    measured.push(['button.text', textOf(button.text), 10]);
  }
  for (const option of listOf(objectOf(card.checkbox).option_list).map(objectOf)) {
    measured.push(['checkbox.option.text', textOf(option.text), 17]);
  }
  for (const list of [card.button_selection, ...listOf(card.select_list)].map(objectOf)) {
    for (const option of listOf(list.option_list).map(objectOf)) {
      measured.push(['option.text', textOf(option.text), 16]);
    }
  }
  return measured
    .filter(([, text, most]) => widthOf(text) > most)
    .map(
      ([path, text, most]) => `${path} has ${[...text].length} characters, more than ${most} are not shown`,
    );
}

/** The limits are in Chinese characters; two half-width ones take the room of one. */
function widthOf(text: string): number {
  return [...text].reduce((sum, each) => sum + (each.codePointAt(0)! < 0x2000 ? 0.5 : 1), 0);
}
