import { createHash } from 'node:crypto';
import type { TemplateCard } from './cards';
import { sendable, TEXT_BYTES } from './text';

/** What can be sent to people. */
export type MessageContent =
  | { kind: 'text'; text: string }
  | { kind: 'markdown'; text: string }
  | { kind: 'image'; mediaId: string }
  | { kind: 'file'; mediaId: string }
  | { kind: 'card'; card: TemplateCard };

export type Message = MessageContent & {
  /** 1 to 1,000 userids. */
  toUserIds: string[];
  /**
   * Tells two equal texts apart that are both meant, since WeCom drops a body equal to one of the last half hour.
   * Written as eight invisible characters (`REFERENCE_BYTES`) behind the text.
   */
  reference?: string;
};

/** A message that WeCom would refuse or cut; a fault of ours. */
export class MessageFault extends Error {}

/** Within this many seconds WeCom drops a body that it already has. */
export const DUPLICATE_SECONDS = 1800;
export const REFERENCE_BYTES = 24;
/** How long a part of a text may be that carries a reference. */
export const PART_BYTES = TEXT_BYTES - REFERENCE_BYTES;

/** The final body of `message/send`: to be kept and, on a retry, sent again byte for byte. @throws MessageFault */
export function renderMessage(agentId: number, message: Message): string {
  return JSON.stringify({
    touser: receivers(message.toUserIds),
    agentid: agentId,
    ...contentOf(message, message.reference),
    enable_duplicate_check: 1,
    duplicate_check_interval: DUPLICATE_SECONDS,
  });
}

export interface CardUpdate {
  toUserIds: string[];
  /** From the click's event or from the send; 72 hours, one use. */
  responseCode: string;
  /** The card it turns into, or the text that greys its buttons. */
  turn: { card: TemplateCard } | { replaceName: string };
}

/** The final body of `message/update_template_card`. @throws MessageFault */
export function renderCardUpdate(agentId: number, update: CardUpdate): string {
  if (update.responseCode === '') throw new MessageFault('response_code');
  receivers(update.toUserIds);
  return JSON.stringify({
    userids: update.toUserIds,
    agentid: agentId,
    response_code: update.responseCode,
    ...('card' in update.turn
      ? { template_card: update.turn.card }
      : { button: { replace_name: sendable(update.turn.replaceName) } }),
  });
}

/** `msgtype` and its member, as `message/send`, `appchat/send` and the webhook robot take them. @throws MessageFault */
export function contentOf(content: MessageContent, reference?: string): Record<string, unknown> {
  switch (content.kind) {
    case 'text':
    case 'markdown':
      return { msgtype: content.kind, [content.kind]: { content: textOf(content.text, reference) } };
    case 'image':
    case 'file':
      if (content.mediaId === '') throw new MessageFault('media_id');
      return { msgtype: content.kind, [content.kind]: { media_id: content.mediaId } };
    case 'card':
      return { msgtype: 'template_card', template_card: content.card };
  }
}

function textOf(text: string, reference?: string): string {
  const clean = sendable(text);
  if (clean.trim() === '') throw new MessageFault('empty text');
  const whole = reference === undefined ? clean : clean + invisible(reference);
  if (Buffer.byteLength(whole) > TEXT_BYTES) throw new MessageFault('text too long');
  return whole;
}

/** `@all` and `|` would reach more people than were meant. */
function receivers(userIds: string[]): string {
  if (userIds.length < 1 || userIds.length > 1000) throw new MessageFault('1 to 1000 receivers');
  if (!userIds.every((id) => /^[\w.@-]{1,64}$/.test(id) && !id.startsWith('@')))
    throw new MessageFault('userid');
  return userIds.join('|');
}

const INVISIBLE = ['\u200b', '\u200c', '\u200d', '\u2060'];

function invisible(reference: string): string {
  const [high, low] = createHash('sha256').update(reference).digest();
  return [high, low].flatMap((byte) => [6, 4, 2, 0].map((shift) => INVISIBLE[(byte >> shift) & 3])).join('');
}
