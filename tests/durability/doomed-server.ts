/**
 * A server in a process of its own that is going to be killed: from outside at any moment, or here at a named point.
 * It loads, says so, and starts when it is told to, so that the next one is ready before this one is dead.
 */
import pino from 'pino';
import { readConfig } from '../../src/config';
import { startDianwu } from '../../src/main';
import type { Order, Point } from './order';

let order: Order = { env: {}, leaseMs: 1000 };
let passed = 0;

function pass(point: Point): void {
  if (order.point !== point || ++passed < (order.nth ?? 1)) return;
  process.kill(process.pid, 'SIGKILL');
}

/** Whoever asks for the time stands at a place that has a name. */
const ASKERS: [RegExp, Point][] = [
  [/at (async )?accept /, 'before accept'],
  [/at (async )?answer /, 'before ack'],
  [/conversation\/turn\.js/, 'turn begins'],
  [/at (async )?finish /, 'sent, not marked'],
];
let asked = 0;

function now(): number {
  if (!ASKERS.some(([, point]) => point === order.point)) return Date.now();
  const stack = new Error().stack ?? '';
  const asker = ASKERS.find(([name]) => name.test(stack))?.[1];
  // The webhook asks when a request begins and when it has been stored.
  if (asker && (asker !== 'before ack' || ++asked % 2 === 0)) pass(asker);
  return Date.now();
}

type Asking = { query(sql: unknown, values?: unknown): Promise<unknown> };

/** The driver that is going to be used, with a place before and one after each commit; loaded ahead as well. */
async function watchCommits(engine: string): Promise<void> {
  if (engine === 'SQLite') {
    const { default: Handle } = await import('better-sqlite3');
    const exec = Handle.prototype.exec;
    Handle.prototype.exec = function (text: string) {
      if (text !== 'COMMIT') return exec.call(this, text);
      pass('before commit');
      const result = exec.call(this, text);
      pass('after commit');
      return result;
    };
    return;
  }
  const { PromisePoolConnection } = (await import('mysql2/promise')) as unknown as {
    PromisePoolConnection: { prototype: Asking };
  };
  const asking = PromisePoolConnection.prototype;
  const query = asking.query;
  asking.query = async function (sql, values) {
    if (sql !== 'COMMIT') return query.call(this, sql, values);
    pass('before commit');
    const result = await query.call(this, sql, values);
    pass('after commit');
    return result;
  };
}

process.on('message', (given: Order) => void start(given));
void watchCommits(process.argv[2]).then(() => process.send?.({ loaded: true }));

async function start(given: Order): Promise<void> {
  order = given;
  const log = pino({ level: 'error' }, pino.destination(2));
  const running = await startDianwu(readConfig(given.env), {
    log,
    now,
    ticker: false,
    leaseMs: given.leaseMs,
  });
  process.send?.({ url: running.url });
  process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)));
}
