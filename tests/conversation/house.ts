/** A salon with one or several servers on its database, and the phones that their pushes reach. */
import { createHash } from 'node:crypto';
import { choicesOf, wireKeyOf, type Prompt } from '../../bot-flows/engine';
import { Inbox } from '../../entities/inbox';
import { Outbox } from '../../entities/outbox';
import { createConversation, type Conversation, type ConversationDeps } from '../../src/conversation';
import type { Accepted } from '../../src/conversation/inbox';
import type { Database } from '../../src/database';
import type { Operation } from '../../src/salon/operation';
import { operations } from '../../src/salon/operations';
import { loadCast, type Cast } from '../support/cast';
import type { OpenTestDatabase, TestDatabase } from '../support/databases';
import { WEDNESDAY_EVENING } from '../support/salon-chat';

export const LEASE_MS = 60_000;

/** Called before an operation of the salon is carried out: may throw, or end the process. */
export type Mischief = (operation: string, input: unknown) => void;

export class House {
  now = WEDNESDAY_EVENING;
  /** Every push that reached a phone, in the order in which they did. */
  readonly arrived: Outbox[] = [];
  readonly faults: unknown[] = [];
  readonly references: string[] = [];
  mischief: Mischief = () => undefined;
  private readonly servers: Conversation[] = [];
  private count = 0;

  constructor(
    readonly db: Database,
    readonly cast: Cast,
    private readonly test: TestDatabase,
  ) {}

  /** A server on the database; on MySQL with a handle of its own, as another process has. */
  async server(changes: Partial<ConversationDeps> = {}): Promise<Conversation> {
    const db = this.db.engine === 'mysql' ? await this.test.another() : this.db;
    const server = createConversation({
      db,
      operations: this.operations(),
      now: () => this.now,
      leaseMs: LEASE_MS,
      pollMs: 10,
      longestStopMs: 200,
      prepare: async () => ({}),
      deliver: async (row) => {
        this.arrived.push(row);
        return { kind: 'sent', msgid: `m${this.arrived.length}` };
      },
      onFault: (reference, error) => {
        this.references.push(reference);
        this.faults.push(error);
      },
      ...changes,
    });
    this.servers.push(server);
    return server;
  }

  /** Stops every server, also of a test that failed. */
  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
  }

  /** What WeCom brings for a text; `changes` make it late, a repeat, or another corporation's. */
  text(userid: string, content: string, changes: Partial<Accepted> & Record<string, unknown> = {}): Accepted {
    return this.message(userid, { kind: 'text', content, ...changes });
  }

  tap(push: Outbox, key: string): Accepted {
    return this.message(push.userid, {
      kind: 'event',
      event: 'template_card_event',
      eventKey: wireKeyOf(push.dialogId!, push.revision!, key),
      responseCode: `code-${this.count}`,
      selected: [],
    });
  }

  message(userid: string, payload: Record<string, unknown>): Accepted {
    this.count += 1;
    const key = createHash('sha256').update(`${this.count}`).digest('hex');
    return {
      key,
      corpId: 'ww',
      agentId: '1',
      fromUserId: userid,
      fromKey: userid.toLowerCase(),
      createTime: Math.floor(this.now / 1000),
      kind: String(payload.kind),
      ...payload,
    };
  }

  /** All that one person's phone showed, as texts. */
  shown(userid: string): string[] {
    return this.arrived
      .filter((push) => push.userid === userid)
      .map((push) => (push.prompt as unknown as Prompt).text);
  }

  lastCard(userid: string): Outbox {
    const card = this.arrived.findLast((push) => push.userid === userid && cardOf(push));
    if (!card) throw new Error(`no card for ${userid}: ${this.shown(userid).join('\n')}`);
    return card;
  }

  inbox(userid: string): Promise<Inbox[]> {
    return this.db.find(Inbox, { where: { personKey: userid.toLowerCase() }, order: { seq: 'ASC' } });
  }

  later(ms: number): void {
    this.now += ms;
  }

  /** The real ones, each of which mischief may strike before it begins. */
  operations(): ReadonlyMap<string, Operation> {
    const guarded = [...operations].map(([name, operation]): [string, Operation] => [
      name,
      {
        ...operation,
        run: (work, input) => {
          this.mischief(name, input);
          return operation.run(work, input);
        },
      },
    ]);
    return new Map(guarded);
  }
}

export async function openHouse(open: OpenTestDatabase): Promise<House> {
  const test = await open();
  const cast = await loadCast(test.database, WEDNESDAY_EVENING);
  return new House(test.database, cast, test);
}

function cardOf(push: Outbox): boolean {
  const card = (push.prompt as unknown as Prompt).card;
  return card !== undefined && choicesOf(card).length > 0;
}

/** Waits for what servers that run by themselves bring about. */
export async function until(came: () => boolean, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!came()) {
    if (Date.now() > end) throw new Error('it did not come');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
