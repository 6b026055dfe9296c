import { randomBytes } from 'node:crypto';
import { must } from './api-error';
import { type Content, readContent } from './content';
import { idOf, type Json, listOf, textOf } from './json';
import type { Platform } from './platform';

export interface GroupMessage {
  chatid: string;
  /** The chat's; a robot's chat has none. */
  name: string;
  at: number;
  kind: Content['kind'];
  text: string;
}

interface GroupChat {
  chatid: string;
  name: string;
  owner: string;
  userlist: string[];
}

/** Chats that the app made, and the group robots behind webhook keys. The app reads neither. */
export class GroupChats {
  private readonly chats = new Map<string, GroupChat>();
  private readonly said: GroupMessage[] = [];
  private readonly robotSends = new Map<string, number[]>();

  constructor(
    private readonly now: () => number,
    private readonly changed: (message: GroupMessage) => void = () => undefined,
  ) {}

  create(body: Json): Json {
    const userlist = listOf(body.userlist).map(idOf);
    must(userlist.length >= 2 && userlist.length <= 2000, 86009, 'invalid userlist');
    const chatid = textOf(body.chatid) || randomBytes(8).toString('hex');
    must(/^[0-9a-zA-Z]{1,32}$/.test(chatid), 86001, 'invalid chatid');
    must(!this.chats.has(chatid), 86216, 'chatid already exists');
    const owner = textOf(body.owner) || userlist[0];
    this.chats.set(chatid, { chatid, name: textOf(body.name), owner, userlist });
    return { chatid };
  }

  get(chatid: string): Json {
    return { chat_info: { ...this.chat(chatid) } };
  }

  update(body: Json): Json {
    const chat = this.chat(textOf(body.chatid));
    const gone = listOf(body.del_user_list).map(idOf);
    const added = listOf(body.add_user_list).map(idOf);
    chat.name = textOf(body.name) || chat.name;
    chat.owner = textOf(body.owner) || chat.owner;
    chat.userlist = [...new Set([...chat.userlist, ...added])].filter((userid) => !gone.includes(userid));
    return {};
  }

  send(platform: Platform, body: Json): Json {
    const chat = this.chat(textOf(body.chatid));
    must(body.msgtype !== 'template_card', 40008, 'invalid message type');
    this.say(chat.chatid, readContent(platform, body));
    return {};
  }

  /** A robot takes 20 messages a minute. */
  robotSend(platform: Platform, key: string, body: Json): Json {
    must(key, 93000, 'invalid webhook url');
    const now = this.now();
    const recent = (this.robotSends.get(key) ?? []).filter((at) => at > now - 60_000);
    must(recent.length < 20, 45009, 'api freq out of limit');
    this.robotSends.set(key, [...recent, now]);
    this.say(`robot:${key}`, readContent(platform, body, 4096));
    return {};
  }

  /** Everything that the app said in groups, or in one of them. */
  messages(chatid?: string): GroupMessage[] {
    return this.said.filter((message) => !chatid || message.chatid === chatid);
  }

  private chat(chatid: string): GroupChat {
    const chat = this.chats.get(chatid);
    must(chat, 86001, 'invalid chatid');
    return chat;
  }

  private say(chatid: string, content: Content): void {
    const name = this.chats.get(chatid)?.name ?? '';
    const message = { chatid, name, at: this.now(), kind: content.kind, text: content.text ?? '' };
    this.said.push(message);
    this.changed(message);
  }
}
