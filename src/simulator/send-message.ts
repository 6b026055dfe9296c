import { randomBytes } from 'node:crypto';
import { must } from './api-error';
import { type Content, readContent } from './content';
import type { Draft } from './conversations';
import type { Person } from './directory';
import { idOf, isObject, type Json, numberOf, textOf } from './json';
import type { Platform } from './platform';
import { callsBack, isInteractive } from './template-cards';

const RECALL_MS = 24 * 3_600_000;

/** `message/send`. `raw` is the JSON as it came: the duplicate check compares just that. */
export async function sendMessage(platform: Platform, body: Json, raw: string): Promise<Json> {
  checkAgent(platform, body);
  const content = readContent(platform, body);
  const earlier = duplicateOf(platform, body, raw);
  if (earlier) return earlier;
  const card = content.card;
  if (card && isInteractive(card)) must(platform.app.callbackUrl(), 43012, 'app has no callback url');
  if (card) checkNewTaskId(platform, card);
  const { receivers, invalid } = await receiversOf(platform, body);
  must(receivers.length > 0, 81013, `user & party & tag all invalid, invaliduser: ${invalid.join('|')}`);

  const msgid = randomBytes(32).toString('base64url');
  for (const person of receivers) deliver(platform, person.userid, msgid, content);
  const reply: Json = { msgid, ...(invalid.length > 0 && { invaliduser: invalid.join('|') }) };
  if (card && callsBack(card)) {
    const holders = receivers.map((person) => person.userid);
    reply.response_code = platform.codes.grant(msgid, holders);
  }
  platform.sends.set(raw, { at: platform.now(), reply });
  return { ...reply, advice: content.advice };
}

/** `message/recall`: takes the message back within 24 hours; what stands in WeChat stays there. */
export function recallMessage(platform: Platform, body: Json): Json {
  const messages = platform.conversations.everywhere(textOf(body.msgid));
  must(messages.length > 0, 40058, 'invalid msgid');
  must(platform.now() - messages[0].at <= RECALL_MS, 42052, 'recall out of time');
  for (const message of messages) platform.conversations.change(message, { recalled: true });
  return {};
}

export function checkAgent(platform: Platform, body: Json): void {
  must(body.agentid !== undefined, 40056, 'invalid agentid');
  must(
    idOf(body.agentid) === String(platform.app.agentId),
    301002,
    'not allow operate another agent with this accesstoken',
  );
}

/** A task_id must never come a second time within the app. */
export function checkNewTaskId(platform: Platform, card: Json): void {
  const taskId = textOf(card.task_id);
  if (!taskId) return;
  must(!platform.taskIds.has(taskId), 42014, 'task_id has been used');
  platform.taskIds.add(taskId);
}

function duplicateOf(platform: Platform, body: Json, raw: string): Json | null {
  if (numberOf(body.enable_duplicate_check) !== 1) return null;
  const seconds = Math.min(numberOf(body.duplicate_check_interval) ?? 1800, 4 * 3600);
  const earlier = platform.sends.get(raw);
  if (!earlier || platform.now() - earlier.at > seconds * 1000) return null;
  return earlier.reply;
}

async function receiversOf(
  platform: Platform,
  body: Json,
): Promise<{ receivers: Person[]; invalid: string[] }> {
  const touser = textOf(body.touser);
  if (touser === '@all') return { receivers: await platform.people.all(), invalid: [] };
  const userids = touser.split('|').filter(Boolean);
  const everybody = textOf(body.toparty).split('|').includes('1');
  must(
    userids.length > 0 || textOf(body.toparty) || textOf(body.totag),
    82001,
    'empty touser, toparty and totag',
  );
  must(userids.length <= 1000, 40032, 'too many userids');
  const receivers = new Map<string, Person>();
  const invalid: string[] = [];
  for (const person of everybody ? await platform.people.all() : []) receivers.set(person.userid, person);
  for (const userid of userids) {
    const person = await platform.people.find(userid);
    if (person) receivers.set(person.userid, person);
    else invalid.push(userid.toLowerCase());
  }
  return { receivers: [...receivers.values()], invalid };
}

/** Over the member's limit the message vanishes, and the sender is not told. */
function deliver(platform: Platform, userid: string, msgid: string, content: Content): void {
  const { card, advice: _advice, ...shown } = content;
  if (!platform.limits.pass(userid)) {
    platform.dropped.push({ userid, at: platform.now(), text: shown.text ?? '' });
    return;
  }
  const draft: Draft = { id: msgid, from: 'app', ...shown };
  if (isObject(card)) draft.card = { content: card, turns: 0, firstTaskId: textOf(card.task_id) };
  platform.conversations.add(userid, draft);
}
