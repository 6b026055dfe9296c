import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { POINTS, type Order, type Point } from './order';

export interface Kills {
  total: number;
  at: Record<string, number>;
}

/** Seven lives in ten end at a named place, the others at any moment. */
const PLAN = [...POINTS, 'push under way', 'any moment', 'any moment', 'any moment'] as const;

const LOAD_MS = 30_000;
/** Long enough for a slow machine to meet the place; a life whose evening is over waits for nothing. */
const LONGEST_LIFE_MS = 15_000;

/** Keeps a server running, kills it so many times, and leaves the last one alive. */
export class Reaper {
  readonly kills: Kills = { total: 0, at: { 'any moment': 0, 'push under way': 0 } };
  /** Where the server of now answers; '' between two lives. */
  url = '';
  private readonly script: string;
  private spare: Promise<ChildProcess>;
  private child: ChildProcess | null = null;
  private place = 0;
  private onPush: () => unknown = () => undefined;
  private onAcknowledged: () => void = () => undefined;
  /** What the servers complained of. */
  complaints = '';

  constructor(
    compiled: string,
    private readonly order: Order,
    private readonly random: () => number,
  ) {
    this.script = join(compiled, 'tests', 'durability', 'doomed-server.js');
    for (const point of POINTS) this.kills.at[point] = 0;
    this.spare = this.load();
  }

  /** To be called when a callback was acknowledged. */
  acknowledged(): void {
    this.onAcknowledged();
  }

  /** To be called when a push has reached a phone and is not yet answered. */
  pushed(): void {
    this.onPush();
  }

  async killTimes(times: number, over: () => boolean): Promise<void> {
    while (this.kills.total < times && !over()) await this.oneLife(over);
  }

  /** A server that nobody kills. */
  async live(): Promise<void> {
    await this.begin({});
  }

  async stop(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    (await this.spare).kill('SIGKILL');
  }

  private async oneLife(over: () => boolean): Promise<void> {
    const planned = PLAN[this.place % PLAN.length];
    const point: Point | undefined = POINTS.find((each) => each === planned);
    const nth = 2 + Math.floor(this.random() * 8);
    let cause: string = planned;
    const child = await this.spare;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const kill = (why: string) => {
      cause = why;
      child.kill('SIGKILL');
    };
    // It may meet its place while it is still starting.
    if ((await Promise.race([this.begin({ point, nth }), ended])) === child) {
      let left = nth;
      if (planned === 'push under way') this.onPush = () => --left === 0 && kill('push under way');
      // Whatever the machine's speed, each life gets something done.
      let done = 2 + Math.floor(this.random() * 12);
      if (planned === 'any moment') {
        this.onAcknowledged = () => {
          if (--done === 0) setTimeout(() => kill('any moment'), this.random() * 30);
        };
      }
      const until = Date.now() + LONGEST_LIFE_MS;
      const timer = setInterval(() => (over() || Date.now() > until) && kill('any moment'), 100);
      await ended;
      clearInterval(timer);
    }
    this.onPush = () => undefined;
    this.onAcknowledged = () => undefined;
    this.url = '';
    this.kills.total += 1;
    this.kills.at[cause] += 1;
    // A place that was not met in time is tried again.
    if (cause === planned) this.place += 1;
  }

  private async begin(plan: Partial<Order>): Promise<ChildProcess> {
    const child = await this.spare;
    this.child = child;
    this.spare = this.load();
    this.url = await answer(child, () => child.send({ ...this.order, ...plan }), 'url');
    return child;
  }

  private async load(): Promise<ChildProcess> {
    const engine = this.order.env.DATABASE_URL ? 'MySQL' : 'SQLite';
    const child = fork(this.script, [engine], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    child.stderr?.on('data', (text: Buffer) => (this.complaints += text.toString('utf8')));
    await answer(child, () => undefined, 'loaded');
    return child;
  }
}

/** What the child says under this name. */
function answer(child: ChildProcess, ask: () => void, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${name} within ${LOAD_MS} ms`)), LOAD_MS);
    child.once('exit', () => clearTimeout(timer));
    child.on('message', (message: Record<string, string>) => {
      if (!(name in message)) return;
      clearTimeout(timer);
      resolve(message[name]);
    });
    ask();
  });
}
