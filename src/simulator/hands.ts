import { randomInt } from 'node:crypto';
import { keysOf, type Selected, selectionOf } from './card-choices';
import { type Fields, xmlOf } from './callback-xml';
import type { Draft, Message } from './conversations';
import type { Deliveries, Delivery } from './deliveries';
import { type Json, objectOf, textOf } from './json';
import type { Platform } from './platform';

export interface Sending {
  /** CreateTime of the push in epoch ms, where it is not now. */
  at?: number;
}

export interface Tapping extends Sending {
  /** Taps what her phone showed before: no look at how the card stands now. */
  stale?: boolean;
}

export interface Place {
  latitude: number;
  longitude: number;
  label: string;
}

export interface WebLink {
  title: string;
  description: string;
  url: string;
}

/** What people do with their phones. Each resolves once the push was taken or given up. */
export class Hands {
  private count = randomInt(100_000);

  constructor(
    private readonly platform: Platform,
    private readonly deliveries: Deliveries,
    private readonly pictureUrl: (mediaId: string) => string,
  ) {}

  type(userid: string, text: string, sending: Sending = {}): Promise<Delivery> {
    return this.message(userid, 'text', [['Content', text]], { kind: 'text', text }, sending);
  }

  photo(userid: string, bytes: Buffer, sending: Sending = {}): Promise<Delivery> {
    const { id } = this.platform.media.keep('image', bytes, 'photo.jpg');
    const fields: Fields = [
      ['PicUrl', this.pictureUrl(id)],
      ['MediaId', id],
    ];
    return this.message(userid, 'image', fields, { kind: 'image', mediaId: id }, sending);
  }

  voice(userid: string, bytes: Buffer = SILENCE, sending: Sending = {}): Promise<Delivery> {
    const { id } = this.platform.media.keep('voice', bytes, 'voice.amr');
    const fields: Fields = [
      ['MediaId', id],
      ['Format', 'amr'],
    ];
    return this.message(userid, 'voice', fields, { kind: 'voice', mediaId: id }, sending);
  }

  location(userid: string, place: Place, sending: Sending = {}): Promise<Delivery> {
    const fields: Fields = [
      ['Location_X', String(place.latitude)],
      ['Location_Y', String(place.longitude)],
      ['Scale', '15'],
      ['Label', place.label],
      ['AppType', 'wxwork'],
    ];
    return this.message(userid, 'location', fields, { kind: 'location', text: place.label }, sending);
  }

  link(userid: string, link: WebLink, sending: Sending = {}): Promise<Delivery> {
    const fields: Fields = [
      ['Title', link.title],
      ['Description', link.description],
      ['Url', link.url],
      ['PicUrl', ''],
    ];
    return this.message(
      userid,
      'link',
      fields,
      { kind: 'link', text: `${link.title}\n${link.url}` },
      sending,
    );
  }

  /** Opens the app. */
  enter(userid: string, sending: Sending = {}): Promise<Delivery> {
    return this.event(userid, 'enter_agent', [['EventKey', '']], sending);
  }

  /** Comes into the app's visible range, or leaves it. */
  subscribe(userid: string, joins = true, sending: Sending = {}): Promise<Delivery> {
    return this.event(userid, joins ? 'subscribe' : 'unsubscribe', [], sending);
  }

  menu(userid: string, key: string, sending: Sending = {}): Promise<Delivery> {
    const name = this.platform.menu.nameOf(key);
    if (name !== null) {
      this.platform.conversations.add(userid, {
        id: this.nextId(),
        from: 'notice',
        kind: 'notice',
        text: name,
      });
    }
    return this.event(userid, 'click', [['EventKey', key]], sending);
  }

  /** Throws where a finger could not do it: no such card, a key that is not on it, buttons already greyed. */
  async tap(
    userid: string,
    messageId: string,
    key: string,
    selected: Selected = {},
    tapping: Tapping = {},
  ): Promise<Delivery> {
    const message = this.cardOf(userid, messageId);
    const { content, replaced } = message.card;
    const pressed = keysOf(content).find((one) => one.key === key);
    if (!tapping.stale) {
      if (replaced !== undefined) throw new Error(`The card says «${replaced}» where its buttons were`);
      if (!pressed) throw new Error(`No button ${key} on the card`);
    }
    const chosen = tapping.stale && !pressed ? [] : selectionOf(content, selected);
    this.platform.conversations.change(message, { card: { ...message.card, tapped: key } });
    const event = pressed?.fromMenu ? 'template_card_menu_event' : 'template_card_event';
    return this.event(userid, event, this.tapFields(userid, message, key, chosen), tapping);
  }

  private tapFields(
    userid: string,
    message: Message & { card: { content: Json; firstTaskId: string } },
    key: string,
    chosen: { question: string; options: string[] }[],
  ): Fields {
    const { content, firstTaskId } = message.card;
    const first = this.platform.behaviour.taskIdAfterUpdate === 'first';
    const items: Fields = chosen.map(({ question, options }) => [
      'SelectedItem',
      [
        ['QuestionKey', question],
        ['OptionIds', options.map((id) => ['OptionId', id] as [string, string])],
      ],
    ]);
    return [
      ['EventKey', key],
      ['TaskId', first ? firstTaskId : textOf(objectOf(content).task_id)],
      ['CardType', textOf(content.card_type)],
      ['ResponseCode', this.platform.codes.grant(message.id, [userid])],
      ...(items.length > 0 ? ([['SelectedItems', items]] as Fields) : []),
    ];
  }

  private cardOf(userid: string, messageId: string): Message & { card: NonNullable<Message['card']> } {
    const message = this.platform.conversations.find(userid, messageId);
    if (!message?.card) throw new Error(`${userid} has no card ${messageId}`);
    if (message.recalled) throw new Error('The card has been taken back');
    if (this.platform.conversations.reader(userid) === 'wechat') throw new Error('WeChat shows her no card');
    return message as Message & { card: NonNullable<Message['card']> };
  }

  private async message(
    userid: string,
    msgType: string,
    fields: Fields,
    shown: Omit<Draft, 'id' | 'from'>,
    sending: Sending,
  ): Promise<Delivery> {
    const id = this.nextId();
    const { conversations } = this.platform;
    const message = conversations.add(userid, { ...shown, id, from: 'person', delivery: 'under way' });
    const xml = this.xml(userid, msgType, [...fields, ['MsgId', BigInt(id)]], sending);
    const delivery = await this.deliveries.push(userid, id, xml);
    conversations.change(message, { delivery: delivery.taken ? 'taken' : 'failed' });
    return delivery;
  }

  private event(userid: string, event: string, fields: Fields, sending: Sending): Promise<Delivery> {
    const xml = this.xml(userid, 'event', [['Event', event], ...fields], sending);
    return this.deliveries.push(userid, this.nextId(), xml);
  }

  private xml(userid: string, msgType: string, fields: Fields, { at }: Sending): string {
    const { app, now } = this.platform;
    return xmlOf([
      ['ToUserName', app.corpId],
      ['FromUserName', userid],
      ['CreateTime', Math.floor((at ?? now()) / 1000)],
      ['MsgType', msgType],
      ...fields,
      ['AgentID', String(app.agentId)],
    ]);
  }

  /** Nineteen digits, beyond what a JavaScript number holds, as WeCom's are. */
  private nextId(): string {
    this.count = (this.count + 1) % 100_000;
    return `7${String(this.platform.now()).padStart(13, '0')}${String(this.count).padStart(5, '0')}`;
  }
}

/** An AMR file of one silent frame. */
const SILENCE = Buffer.concat([
  Buffer.from('#!AMR\n'),
  Buffer.from([0x3c, ...new Array<number>(31).fill(0)]),
]);
