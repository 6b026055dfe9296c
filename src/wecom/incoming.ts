import { createHash } from 'node:crypto';
import { readEvent, type AppEvent } from './events';
import { parseXml, stringAt, withoutForbidden, type XmlElement, XmlRefused } from './xml';

/** What every push carries. All values are the strings that WeCom sent, never numbers, but `createTime`. */
interface Arrived {
  /** Deduplication key, 64 hex digits: equal for a repeat of the same push, different for everything else. */
  key: string;
  corpId: string;
  agentId: string;
  /** As sent; userids are case-insensitive, so compare `fromKey`. Empty for pushes without a sender. */
  fromUserId: string;
  fromKey: string;
  /** When WeCom took it, in seconds since the epoch. */
  createTime: number;
  /** Empty for events and for pushes without one. */
  msgId: string;
}

export type IncomingMessage = Arrived &
  (
    | { kind: 'text'; content: string }
    | { kind: 'image'; picUrl: string; mediaId: string }
    | { kind: 'voice'; mediaId: string; format: string; recognition: string }
    | { kind: 'video'; mediaId: string; thumbMediaId: string }
    | { kind: 'location'; latitude: string; longitude: string; scale: string; label: string; appType: string }
    | { kind: 'link'; title: string; description: string; url: string; picUrl: string }
  );
export type IncomingEvent = Arrived & { kind: 'event' } & AppEvent;
/** Taken, kept and left alone: a type or event that this version does not know. */
export type IncomingUnknown = Arrived & {
  kind: 'unknown';
  msgType: string;
  event: string;
  fields: XmlElement;
};
export type Incoming = IncomingMessage | IncomingEvent | IncomingUnknown;

/**
 * Reads the decrypted text of a push.
 * @param plain the bytes between the frame's length and its receiveid
 * @throws XmlRefused for what is not a push: broken XML, or a doubled sender, type, id or time
 */
export function readIncoming(plain: Buffer, corpId: string, agentId: string): Incoming {
  const xml = parseXml(withoutForbidden(plain.toString('utf8')));
  const msgType = stringAt(xml, 'MsgType');
  const fromUserId = stringAt(xml, 'FromUserName');
  const arrived: Arrived = {
    key: '',
    corpId,
    agentId: stringAt(xml, 'AgentID') || stringAt(xml, 'AgentId') || agentId,
    fromUserId,
    fromKey: fromUserId.toLowerCase(),
    createTime: seconds(stringAt(xml, 'CreateTime')),
    msgId: stringAt(xml, 'MsgId'),
  };
  arrived.key = keyOf(arrived, msgType, plain);
  return readKind(xml, msgType, arrived);
}

/**
 * Messages are known by their fields, because the same MsgId was seen for different people; events have no id and
 * several different ones share a second, so they are known by their whole text.
 */
function keyOf(arrived: Arrived, msgType: string, plain: Buffer): string {
  const hash = createHash('sha256');
  if (msgType === 'event' || arrived.msgId === '') return hash.update(plain).digest('hex');
  const { corpId, agentId, fromUserId, msgId, createTime } = arrived;
  return hash.update(JSON.stringify([corpId, agentId, fromUserId, msgType, msgId, createTime])).digest('hex');
}

function readKind(xml: XmlElement, msgType: string, arrived: Arrived): Incoming {
  const at = (name: string): string => stringAt(xml, name);
  if (arrived.fromUserId === '') return unknown(xml, msgType, arrived);
  switch (msgType) {
    case 'text':
      return { ...arrived, kind: 'text', content: at('Content') };
    case 'image':
      return { ...arrived, kind: 'image', picUrl: at('PicUrl'), mediaId: at('MediaId') };
    case 'voice':
      return {
        ...arrived,
        kind: 'voice',
        mediaId: at('MediaId'),
        format: at('Format'),
        recognition: at('Recognition'),
      };
    case 'video':
      return { ...arrived, kind: 'video', mediaId: at('MediaId'), thumbMediaId: at('ThumbMediaId') };
    case 'location':
      return {
        ...arrived,
        kind: 'location',
        latitude: at('Location_X'),
        longitude: at('Location_Y'),
        scale: at('Scale'),
        label: at('Label'),
        appType: at('AppType'),
      };
    case 'link':
      return {
        ...arrived,
        kind: 'link',
        title: at('Title'),
        description: at('Description'),
        url: at('Url'),
        picUrl: at('PicUrl'),
      };
    case 'event': {
      const event = readEvent(xml);
      return event ? { ...arrived, kind: 'event', ...event } : unknown(xml, msgType, arrived);
    }
    default:
      return unknown(xml, msgType, arrived);
  }
}

function unknown(xml: XmlElement, msgType: string, arrived: Arrived): IncomingUnknown {
  return { ...arrived, kind: 'unknown', msgType, event: stringAt(xml, 'Event').toLowerCase(), fields: xml };
}

function seconds(text: string): number {
  if (!/^\d{1,11}$/.test(text)) throw new XmlRefused('CreateTime');
  return Number(text);
}
