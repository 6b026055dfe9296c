/**
 * The whole product as it runs for a salon: the real server on a real database, its webhook reached by real encrypted
 * callbacks from the simulator, its pushes received by the simulator's API. Only the clock is ours.
 */
import { rmSync } from 'node:fs';
import pino from 'pino';
import { readConfig } from '../../src/config';
import { runJobNamed } from '../../src/jobs/by-name';
import { startDianwu, type Running } from '../../src/main';
import { createSimulator, type Message, type Simulator } from '../../src/simulator/wecom';
import { loadCast, type Cast } from './cast';
import { TEST_DATA_KEY } from './databases';
import { scratchFolder } from './scratch';

const CORP = {
  corpId: 'ww0123456789abcdef',
  agentId: 1000002,
  secret: 'a-secret-only-for-the-tests-of-this',
  token: 'TokenOfTheTests1',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

export class LiveSalon {
  private since = 0;

  constructor(
    readonly running: Running,
    readonly simulator: Simulator,
    readonly cast: Cast,
    private readonly clock: { now: number },
    readonly dataDir: string,
    /** Everything the server has logged. */
    readonly log: () => string,
    private readonly end: () => Promise<void>,
  ) {}

  /** `HH:MM` of the day, or a day and a time, in Shanghai. */
  at(when: string): this {
    const day = when.length > 5 ? when.slice(0, 10) : this.day();
    const [hours, minutes] = when.slice(-5).split(':').map(Number);
    this.clock.now = Date.parse(`${day}T00:00:00Z`) + ((hours - 8) * 60 + minutes) * 60_000;
    return this;
  }

  day(): string {
    return new Date(this.clock.now + 8 * 3600_000).toISOString().slice(0, 10);
  }

  /** Types, and waits for the first answer that fits. */
  async says(userid: string, text: string, answer: RegExp): Promise<Message> {
    this.mark();
    const delivery = await this.simulator.type(userid, text);
    expect(delivery.taken).toBe(true);
    return this.sees(userid, answer);
  }

  /** Taps a button of her newest open card by its text, and waits for what follows. */
  async taps(userid: string, button: string, answer: RegExp): Promise<Message> {
    const { message, key } = await this.button(userid, button);
    this.mark();
    await this.simulator.tap(userid, message.id, key);
    return this.sees(userid, answer);
  }

  /** The newest of her open cards that has this button; a card follows its text a moment later. */
  private async button(userid: string, text: string): Promise<{ message: Message; key: string }> {
    for (let tries = 0; tries < 80; tries++) {
      const cards = this.simulator
        .seen(userid)
        .filter((each) => each.card && each.card.replaced === undefined);
      for (const message of cards.reverse()) {
        const content = message.card!.content as { button_list?: { text: string; key: string }[] };
        const found = content.button_list?.find((each) => each.text === text);
        if (found) return { message, key: found.key };
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const seen = this.simulator.seen(userid).slice(-3);
    throw new Error(`${userid} has no button ${text}:\n${seen.map((each) => each.text).join('\n---\n')}`);
  }

  /** What reached her phone since the last thing somebody did. */
  async sees(userid: string, expected: RegExp, ms = 8000): Promise<Message> {
    try {
      return await this.simulator.waitFor(
        userid,
        (message) => message.from === 'app' && expected.test(message.text),
        ms,
        this.since,
      );
    } catch {
      const seen = this.simulator
        .seen(userid)
        .slice(-4)
        .map((message) => message.text);
      const faults =
        this.log()
          .match(/"level":50.*/g)
          ?.slice(-2) ?? [];
      throw new Error(
        `${userid} never saw ${expected}; last on her phone:\n${seen.join('\n---\n')}\n${faults.join('\n')}`,
      );
    }
  }

  async job(name: string, when: string): Promise<void> {
    this.at(when);
    this.mark();
    const ran = await runJobNamed(this.running.db, name, `${this.day()}T${when.slice(-5)}`, this.clock.now);
    expect(ran).toMatch(/done/);
    this.running.conversation.wake();
  }

  mark(): void {
    this.since = this.simulator.cursor();
  }

  close(): Promise<void> {
    return this.end();
  }
}

export async function liveSalon(
  at: string,
  databaseUrl?: string,
  env: Record<string, string> = {},
): Promise<LiveSalon> {
  const clock = { now: 0 };
  const dataDir = scratchFolder('live');
  let url = '';
  const now = (): number => clock.now;
  const simulator = createSimulator({
    ...CORP,
    callbackUrl: () => `${url}/wecom/callback`,
    people: async () => staff,
    jobs: { names: [], run: async () => '' },
    now,
    patience: { retryAfterMs: 50 },
  });
  const api = await simulator.listen(0);
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DATA_KEY: TEST_DATA_KEY,
    DATABASE_URL: databaseUrl,
    WECOM_CORP_ID: CORP.corpId,
    WECOM_AGENT_ID: String(CORP.agentId),
    WECOM_SECRET: CORP.secret,
    WECOM_TOKEN: CORP.token,
    WECOM_ENCODING_AES_KEY: CORP.encodingAesKey,
    WECOM_API_BASE: api.url,
    ...env,
  });
  clock.now = Date.parse(`${at.slice(0, 10)}T${at.slice(11)}:00+08:00`);
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
  const running = await startDianwu(config, { now, ticker: false, log });
  url = running.url;
  const cast = await loadCast(running.db, clock.now);
  const staff = Object.values(cast.staff).map(({ userid, name, roles }) => ({
    userid,
    name,
    role: roles.join(),
  }));
  return new LiveSalon(
    running,
    simulator,
    cast,
    clock,
    dataDir,
    () => lines.join(''),
    async () => {
      await running.stop();
      simulator.close();
      await api.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  );
}
