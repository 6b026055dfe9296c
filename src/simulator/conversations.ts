import { EventEmitter } from 'node:events';
import { cardText } from './card-choices';
import type { Json } from './json';

/** Where a person reads: WeChat shows neither cards nor markdown, and no later change of a message. */
export type Reader = 'wecom' | 'wechat';

export type Kind =
  | 'text'
  | 'markdown'
  | 'textcard'
  | 'news'
  | 'image'
  | 'voice'
  | 'video'
  | 'file'
  | 'location'
  | 'link'
  | 'card'
  | 'notice'
  | 'unsupported'
  | 'recalled';

export interface ShownCard {
  content: Json;
  /** Stands greyed where the buttons were. */
  replaced?: string;
  /** The key that was tapped and has not been answered by an update. */
  tapped?: string;
  /** What its task_id was when it was sent. */
  firstTaskId: string;
  /** How often this card became another one. */
  turns: number;
}

export interface Message {
  /** The msgid of what the app sent, the MsgId of what the person sent. */
  id: string;
  userid: string;
  from: 'app' | 'person' | 'notice';
  kind: Kind;
  /** All that can be read of it, also of a card. */
  text: string;
  at: number;
  /** Grows with every message and every change of one, over all conversations. */
  seq: number;
  card?: ShownCard;
  mediaId?: string;
  fileName?: string;
  details?: Json;
  recalled?: boolean;
  /** Of what the person sent: whether the app's callback took it. */
  delivery?: 'under way' | 'taken' | 'failed';
}

export type Draft = Pick<Message, 'id' | 'from' | 'kind'> & Partial<Omit<Message, 'userid' | 'seq'>>;

interface Conversation {
  userid: string;
  reader: Reader;
  readUpTo: number;
  messages: Message[];
}

/** Characters without a shape at the end of a text: a sender may use them to tell equal texts apart. */
const UNSEEN = /[\u200b-\u200d\u2060\ufeff]+$/;

/** Every person's conversation with the app, as it stands on her phone now. */
export class Conversations {
  /** Emits 'message' (Message as she sees it), 'reader' ({userid, reader}), 'read' ({userid}). */
  readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly all = new Map<string, Conversation>();
  private lastSeq = 0;

  constructor(
    private readonly now: () => number,
    private readonly unsupportedText: string,
  ) {}

  add(userid: string, draft: Draft): Message {
    const conversation = this.of(userid);
    const written = { text: '', at: this.now(), ...draft };
    const message: Message = { ...written, userid: conversation.userid, seq: ++this.lastSeq };
    if (message.card) message.text = cardText(message.card.content);
    conversation.messages.push(message);
    this.tell(conversation, message);
    return message;
  }

  change(message: Message, patch: Partial<Omit<Message, 'id' | 'userid' | 'seq'>>): void {
    Object.assign(message, patch, { seq: ++this.lastSeq });
    if (patch.card) message.text = cardText(patch.card.content);
    this.tell(this.of(message.userid), message);
  }

  /** The message itself, not as a reader sees it. */
  find(userid: string, id: string): Message | undefined {
    return this.of(userid).messages.find((message) => message.id === id);
  }

  /** The same sent message in every conversation that it reached. */
  everywhere(id: string): Message[] {
    return [...this.all.values()].flatMap((one) => one.messages.filter((message) => message.id === id));
  }

  seen(userid: string): Message[] {
    const { messages, reader } = this.of(userid);
    return messages.map((message) => this.asSeen(message, reader));
  }

  seenByAll(): Record<string, Message[]> {
    return Object.fromEntries([...this.all.values()].map(({ userid }) => [userid, this.seen(userid)]));
  }

  reader(userid: string): Reader {
    return this.of(userid).reader;
  }

  setReader(userid: string, reader: Reader): void {
    const conversation = this.of(userid);
    conversation.reader = reader;
    this.changes.emit('reader', { userid: conversation.userid, reader });
  }

  unread(userid: string): number {
    const { messages, readUpTo } = this.of(userid);
    return messages.filter((message) => message.from === 'app' && message.seq > readUpTo).length;
  }

  markRead(userid: string): void {
    const conversation = this.of(userid);
    conversation.readUpTo = this.lastSeq;
    this.changes.emit('read', { userid: conversation.userid });
  }

  /** Remember it, and `waitFor` looks only at what came or changed afterwards. */
  cursor(): number {
    return this.lastSeq;
  }

  /** The first message in her conversation, as she sees it, that answers the description; rejects after `ms`. */
  waitFor(
    userid: string,
    wanted: (message: Message) => boolean,
    ms: number,
    since: number,
  ): Promise<Message> {
    const found = () => this.seen(userid).find((message) => message.seq > since && wanted(message));
    return new Promise((resolve, reject) => {
      const look = () => {
        const message = found();
        if (!message) return;
        stop();
        resolve(message);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`${userid} did not see it within ${ms} ms. She sees:\n${this.lastLines(userid)}`));
      }, ms);
      const stop = () => {
        clearTimeout(timer);
        this.changes.off('message', look);
      };
      this.changes.on('message', look);
      look();
    });
  }

  snapshot(): { conversations: Conversation[]; lastSeq: number } {
    return { conversations: [...this.all.values()], lastSeq: this.lastSeq };
  }

  restore({ conversations, lastSeq }: ReturnType<Conversations['snapshot']>): void {
    for (const one of conversations) this.all.set(one.userid.toLowerCase(), one);
    this.lastSeq = lastSeq;
  }

  private lastLines(userid: string): string {
    const lines = this.seen(userid).map((message) => `  ${message.from} ${message.kind}: ${message.text}`);
    return lines.slice(-8).join('\n') || '  nothing';
  }

  private of(userid: string): Conversation {
    const key = userid.toLowerCase();
    const known = this.all.get(key);
    if (known) return known;
    const fresh: Conversation = { userid, reader: 'wecom', readUpTo: 0, messages: [] };
    this.all.set(key, fresh);
    return fresh;
  }

  private tell(conversation: Conversation, message: Message): void {
    this.changes.emit('message', this.asSeen(message, conversation.reader));
  }

  private asSeen(message: Message, reader: Reader): Message {
    if (message.recalled && reader === 'wecom') {
      return {
        ...message,
        kind: 'recalled',
        text: '',
        card: undefined,
        mediaId: undefined,
        details: undefined,
      };
    }
    if (reader === 'wechat' && (message.kind === 'card' || message.kind === 'markdown')) {
      return { ...message, kind: 'unsupported', text: this.unsupportedText, card: undefined };
    }
    return message.from === 'app' ? { ...message, text: message.text.replace(UNSEEN, '') } : { ...message };
  }
}
