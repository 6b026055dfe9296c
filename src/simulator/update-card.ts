import { must } from './api-error';
import type { Message } from './conversations';
import { idOf, isObject, type Json, listOf, numberOf, objectOf, textOf } from './json';
import type { Platform } from './platform';
import { checkAgent } from './send-message';
import { checkCard } from './template-cards';

/** `message/update_template_card`: greys the buttons of a card, or turns it into another card. Uses its code up. */
export function updateCard(platform: Platform, body: Json): Json {
  checkAgent(platform, body);
  const code = textOf(body.response_code);
  const grant = platform.codes.read(code);
  const { chosen, invalid } = chosenOf(body, grant.holders);
  must(chosen.length > 0, 81013, 'user & party & tag all invalid');
  const cards = platform.conversations
    .everywhere(grant.messageId)
    .filter((message) => message.card && chosen.includes(message.userid.toLowerCase()));

  const replaceName = textOf(objectOf(body.button).replace_name);
  must(replaceName || isObject(body.template_card), 40058, 'missing button or template_card');
  const advice = replaceName ? [] : turnAll(platform, cards, objectOf(body.template_card));
  if (replaceName) for (const message of cards) grey(platform, message, replaceName);
  platform.codes.use(code);
  return { ...(invalid.length > 0 && { invaliduser: invalid }), advice };
}

function chosenOf(body: Json, holders: string[]): { chosen: string[]; invalid: string[] } {
  if (numberOf(body.atall) === 1 || listOf(body.partyids).length > 0) return { chosen: holders, invalid: [] };
  const userids = listOf(body.userids).map((userid) => idOf(userid).toLowerCase());
  must(userids.length > 0, 82001, 'empty userids, partyids and tagids');
  must(userids.length <= 1000, 40032, 'too many userids');
  return {
    chosen: userids.filter((userid) => holders.includes(userid)),
    invalid: userids.filter((userid) => !holders.includes(userid)),
  };
}

function turnAll(platform: Platform, messages: Message[], content: Json): string[] {
  const advice = checkCard(content);
  const taskId = textOf(content.task_id);
  const keepsItsId = messages.every((message) => textOf(message.card?.content.task_id) === taskId);
  must(!taskId || keepsItsId || !platform.taskIds.has(taskId), 42014, 'task_id has been used');
  if (taskId) platform.taskIds.add(taskId);
  for (const message of messages) turn(platform, message, content);
  return advice;
}

function turn(platform: Platform, message: Message, content: Json): void {
  const before = message.card;
  if (!before) return;
  const replaced = textOf(content.replace_text) || undefined;
  const card = { content, replaced, turns: before.turns + 1, firstTaskId: before.firstTaskId };
  platform.conversations.change(message, { card });
}

function grey(platform: Platform, message: Message, replaceName: string): void {
  if (!message.card) return;
  platform.conversations.change(message, {
    card: { ...message.card, replaced: replaceName, tapped: undefined },
  });
}
