/**
 * The chat as staff see it, without WeCom: reader → forms → salon on a real database. What lies outside (delivery) is
 * a phone that keeps every bubble.
 */
import { randomUUID } from 'node:crypto';
import { choicesOf, wireKeyOf, type Card, type Prompt } from '../../bot-flows/engine';
import type { Outbox } from '../../entities/outbox';
import { createConversation, type Conversation } from '../../src/conversation';
import type { Database } from '../../src/database';
import { runOnce } from '../../src/jobs/once';
import { jobNamed } from '../../src/jobs/schedule';
import { operations } from '../../src/salon/operations';
import { widthOf } from '../../src/text/days';
import { loadCast, type Cast } from './cast';
import { openSqliteCopy, sqliteBytes } from './databases';

/** Wednesday 25 November 2026, 19:40 in Shanghai. */
export const WEDNESDAY_EVENING = Date.UTC(2026, 10, 25, 11, 40);

export interface Bubble {
  from: 'staff' | 'bot';
  text: string;
  card?: Card;
  dialogId?: string;
  revision?: number;
  alone?: boolean;
  /** A form that would come as a file. */
  form?: Record<string, unknown>;
  picture?: Prompt['picture'];
}

export class Phone {
  readonly bubbles: Bubble[] = [];
  private read = 0;

  constructor(
    readonly userid: string,
    private readonly chat: SalonChat,
  ) {}

  /** Types a message and waits until everything that follows from it has happened. */
  async says(...texts: string[]): Promise<this> {
    this.read = this.bubbles.length;
    for (const text of texts) {
      this.bubbles.push({ from: 'staff', text });
      await this.chat.put(this.userid, { kind: 'text', content: text });
    }
    await this.chat.settle();
    return this;
  }

  /** Taps a button of the newest card, by its text or its key; `selected` are ticks and drop-downs by key. */
  async taps(button: string, selected: Record<string, string[]> = {}): Promise<this> {
    return this.tapsOn(this.card(), button, selected);
  }

  /** The same on a card that may be an older one. */
  async tapsOn(shown: Bubble, button: string, selected: Record<string, string[]> = {}): Promise<this> {
    const choice = choicesOf(shown.card!).find((each) => each.text === button || each.key === button);
    if (!choice) throw new Error(`no button ${button} on ${JSON.stringify(shown.card, null, 1)}`);
    this.read = this.bubbles.length;
    this.bubbles.push({ from: 'staff', text: `〔${choice.text}〕` });
    await this.chat.put(this.userid, {
      kind: 'event',
      event: 'template_card_event',
      eventKey: wireKeyOf(shown.dialogId!, shown.revision!, choice.key),
      responseCode: randomUUID(),
      selected: Object.entries(selected).map(([questionKey, optionIds]) => ({ questionKey, optionIds })),
    });
    await this.chat.settle();
    return this;
  }

  async menu(key: string): Promise<this> {
    this.read = this.bubbles.length;
    this.bubbles.push({ from: 'staff', text: `[菜单 ${key}]` });
    await this.chat.put(this.userid, { kind: 'event', event: 'click', eventKey: key });
    await this.chat.settle();
    return this;
  }

  async does(payload: Record<string, unknown>): Promise<this> {
    this.read = this.bubbles.length;
    await this.chat.put(this.userid, payload);
    await this.chat.settle();
    return this;
  }

  /** Everything the bot said since her last message (or push), cards included, as one text. */
  saw(): string {
    return this.bubbles
      .slice(this.read)
      .filter((each) => each.from === 'bot')
      .map(textOf)
      .join('\n');
  }

  /** Everything the bot ever said to her. */
  all(): string {
    return this.bubbles
      .map((each) => `${each.from === 'bot' ? '店务' : this.userid}: ${textOf(each)}`)
      .join('\n');
  }

  card(): Bubble {
    const shown = this.bubbles.findLast((each) => each.card);
    if (!shown) throw new Error(`no card on the phone of ${this.userid}\n${this.all()}`);
    return shown;
  }
}

export class SalonChat {
  readonly phones = new Map<string, Phone>();
  private readonly conversation: Conversation;
  readonly faults: unknown[] = [];

  constructor(
    readonly db: Database,
    readonly cast: Cast,
    public now: number,
  ) {
    this.conversation = createConversation({
      db,
      operations,
      now: () => this.now,
      prepare: async () => ({}),
      deliver: async (row) => {
        this.receive(row);
        return { kind: 'sent' };
      },
      onFault: (_reference, error) => this.faults.push(error),
    });
  }

  as(userid: string): Phone {
    const phone = this.phones.get(userid) ?? new Phone(userid, this);
    this.phones.set(userid, phone);
    return phone;
  }

  /** Moves the clock; epoch ms or `HH:MM` of the same day in Shanghai. */
  at(when: number | string): this {
    if (typeof when === 'number') this.now = when;
    else {
      const midnight = Math.floor((this.now + 8 * 3600_000) / 86400_000) * 86400_000 - 8 * 3600_000;
      const [hours, minutes] = when.split(':').map(Number);
      this.now = midnight + (hours * 60 + minutes) * 60_000;
    }
    return this;
  }

  /** Runs a job of the schedule as if it were due now. */
  async job(name: string): Promise<void> {
    const job = jobNamed(name);
    if (!job) throw new Error(`no job ${name}`);
    for (const phone of this.phones.values())
      (phone as unknown as { read: number }).read = phone.bubbles.length;
    await runOnce(this.db, job, this.now, this.cast.store, this.now);
    await this.settle();
  }

  async put(userid: string, payload: Record<string, unknown>): Promise<void> {
    const key = (randomUUID() + randomUUID()).replaceAll('-', '').slice(0, 64);
    await this.conversation.accept({
      key,
      corpId: 'ww',
      agentId: '1',
      fromUserId: userid,
      fromKey: userid.toLowerCase(),
      createTime: this.now / 1000,
      kind: String(payload.kind),
      ...payload,
    });
  }

  /** Lets everything happen that is due; a fault of ours fails the test with its own stack. */
  async settle(): Promise<void> {
    await this.conversation.settle();
    if (this.faults.length > 0) throw this.faults[0];
  }

  private receive(row: Outbox): void {
    const prompt = row.prompt as unknown as Prompt;
    if (row.kind === 'cardUpdate' && !prompt.card) return;
    if (prompt.card) fitsAPhone(prompt.card);
    this.as(row.userid).bubbles.push({
      from: 'bot',
      text: prompt.text,
      card: prompt.card,
      alone: prompt.alone,
      form: prompt.form,
      picture: prompt.picture,
      dialogId: row.dialogId ?? undefined,
      revision: row.revision ?? undefined,
    });
  }
}

/** A chat on a database of its own, with the cast in it; closed when the test is over. */
export async function salonChat(
  at: number = WEDNESDAY_EVENING,
  open?: () => Promise<{ database: Database; close(): Promise<void> }>,
): Promise<SalonChat> {
  const filled = open ? null : await filledWithCast(at);
  const { database, close } = await (open ?? (() => openSqliteCopy(filled!.bytes)))();
  opened.push(close);
  return new SalonChat(database, filled ? structuredClone(filled.cast) : await loadCast(database, at), at);
}

const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

const filledAt = new Map<number, Promise<{ bytes: Buffer; cast: Cast }>>();

/** The cast as of one moment is written once; each chat of it begins with a copy of the file. */
function filledWithCast(at: number): Promise<{ bytes: Buffer; cast: Cast }> {
  const known = filledAt.get(at);
  if (known) return known;
  const made = (async () => {
    let cast: Cast | undefined;
    const bytes = await sqliteBytes(async (database) => {
      cast = await loadCast(database, at);
    });
    return { bytes, cast: cast! };
  })();
  filledAt.set(at, made);
  return made;
}

export function textOf(bubble: Bubble): string {
  if (!bubble.card) return bubble.text;
  const card = bubble.card;
  const rows = card.kind === 'buttons' ? (card.rows ?? []).map((row) => `${row.label}|${row.value}`) : [];
  const select =
    card.kind === 'buttons' && card.select
      ? [`[${card.select.title}▼ ${card.select.options.map((o) => o.text).join(' / ')}]`]
      : [];
  const buttons = choicesOf(card)
    .map((choice) => `〔${choice.text}〕`)
    .join('');
  return [
    bubble.text,
    `【${card.title}】${card.desc ? ` ${card.desc}` : ''}`,
    ...rows,
    ...select,
    buttons,
  ].join('\n');
}

/** What a phone would cut is a fault of the text. */
function fitsAPhone(card: Card): void {
  const long = choicesOf(card).filter((choice) => card.kind === 'buttons' && widthOf(choice.text) > 10);
  const rows = card.kind === 'buttons' ? (card.rows ?? []) : [];
  const labels = rows.filter((row) => widthOf(row.label) > 5);
  const faults = [...long.map((each) => each.text), ...labels.map((each) => each.label)];
  if (faults.length > 0) throw new Error(`cut on a phone: ${faults.join(' · ')} on ${card.title}`);
  if (card.kind === 'buttons' && (card.buttons.length > 6 || rows.length > 6)) {
    throw new Error(`too much for a card: ${card.title}`);
  }
}
