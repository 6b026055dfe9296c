/** A chat with the flows in the terminal, on the demo's database: what a phone would show is printed. */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { twin, type Prompt } from '../../bot-flows/engine';
import type { Outbox } from '../../entities/outbox';
import { Staff } from '../../entities/staff';
import { Store } from '../../entities/store';
import type { Config } from '../config';
import { createConversation, type Conversation } from '../conversation';
import type { Database } from '../database';
import { serveAlone } from '../database/one-server';
import { loadExampleStore } from '../example/load';
import { runJobNamed } from '../jobs/by-name';
import { operations } from '../salon/operations';
import { roleNames, tries } from '../text/demo';
import { nobodyNamed, onlyDemo, pushedTo, talkFault, talkHelp, talkWelcome } from '../text/talk';
import { Refused, Usage } from './exit';
import { withStore } from './open-store';
import { say } from './out';

export async function talk(config: Config, choice: { as?: string }): Promise<void> {
  if (config.mode !== 'demo') throw new Refused(onlyDemo);
  // Here and in a server beside it, an answer would appear on one of the two by chance.
  const letGo = await serveAlone(config.dataDir, 1);
  try {
    await withStore(config, async (db) => {
      if ((await db.count(Store)) === 0) await loadExampleStore(db, Date.now());
      const terminal = new Terminal(db);
      await terminal.become(choice.as ?? tries[0].userid);
      await terminal.run();
    });
  } finally {
    letGo();
  }
}

class Terminal {
  private me: Staff;
  private readonly conversation: Conversation;

  constructor(private readonly db: Database) {
    this.conversation = createConversation({
      db,
      operations,
      now: Date.now,
      prepare: async () => ({}),
      deliver: async (row) => {
        await this.show(row);
        return { kind: 'sent' };
      },
      onFault: (reference, error) => say(`${talkFault(reference)} ${String(error)}`),
    });
  }

  /** @throws Usage where nobody is called so */
  async become(userid: string): Promise<void> {
    const everybody = await this.db.find(Staff, { where: { status: 'active' } });
    const found = everybody.find((each) => [each.userKey, each.name].includes(userid.toLowerCase()));
    if (!found)
      throw new Usage(
        nobodyNamed(
          userid,
          everybody.map((each) => each.userid),
        ),
      );
    this.me = found;
    const own = tries.filter((each) => each.userid === found.userid).map((each) => each.text);
    const role = found.roles.map((each) => roleNames[each]).join('、');
    say(talkWelcome(found.name, role, own.length > 0 ? own : tries.map((each) => each.text)));
  }

  /** Until the end of the input or /quit; one line is answered before the next is read. */
  async run(): Promise<void> {
    const interactive = process.stdin.isTTY;
    const lines = createInterface({ input: process.stdin, output: interactive ? process.stderr : undefined });
    const ask = (): void => {
      lines.setPrompt(`${this.me.name}> `);
      if (interactive) lines.prompt();
    };
    await this.conversation.settle();
    ask();
    for await (const line of lines) {
      const text = line.trim();
      if (text === '/quit') break;
      if (text.startsWith('/')) await this.command(text.split(/\s+/));
      else if (text !== '') await this.send(text);
      ask();
    }
    lines.close();
  }

  private async command([name, ...rest]: string[]): Promise<void> {
    try {
      if (name === '/as') await this.become(rest[0] ?? '');
      else if (name === '/who') await this.listEverybody();
      else if (name === '/job') say(await runJobNamed(this.db, rest[0] ?? '', rest[1], Date.now()));
      else say(talkHelp);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
    await this.conversation.settle();
  }

  private async listEverybody(): Promise<void> {
    for (const each of await this.db.find(Staff, { where: { status: 'active' } })) {
      say(`${each.userid} ${each.name} ${each.roles.map((role) => roleNames[role]).join('、')}`);
    }
  }

  private async send(content: string): Promise<void> {
    const key = `${randomUUID()}${randomUUID()}`.replaceAll('-', '');
    const message = { kind: 'text', content, fromUserId: this.me.userid, fromKey: this.me.userKey };
    const createTime = Math.floor(Date.now() / 1000);
    await this.conversation.accept({ key, corpId: 'terminal', agentId: '', createTime, ...message });
    await this.conversation.settle();
  }

  private async show(row: Outbox): Promise<void> {
    const prompt = row.prompt as unknown as Prompt;
    const mine = row.userid.toLowerCase() === this.me.userKey;
    const text = twin(prompt);
    if (text.trim() === '') return;
    if (mine) return void process.stdout.write(`${text}\n`);
    const other = await this.db.one(Staff, { userKey: row.userid.toLowerCase() });
    process.stdout.write(`${pushedTo(other?.name ?? row.userid)}\n${text.replace(/^/gm, '  │ ')}\n`);
  }
}
