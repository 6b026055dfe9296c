/** Composition root: configuration → database → salon → conversation, jobs, web; hands each what it may not import. */
import pino, { type Logger } from 'pino';
import { Registry } from 'prom-client';
import { ending } from './cli/exit';
import { ConfigFault, loadConfig, type Config } from './config';
import { createConversation, freeAllHolds, type Conversation } from './conversation';
import { SLOW_KINDS } from './conversation/inbox';
import { channelOf } from './conversation/people';
import type { Database } from './database';
import { serveAlone } from './database/one-server';
import { createDelivery } from './composition/delivery';
import type { Demo } from './composition/demo';
import { runInEveryStore } from './jobs/by-name';
import { startTicker } from './jobs/ticker';
import { watchQueues } from './composition/metrics';
import { openStore } from './composition/open-store';
import { createPhotoShelf } from './composition/photo-shelf';
import { keepShelf } from './composition/photo-keeping';
import { createPrepare } from './composition/preparation';
import { createProtection } from './protection';
import { operations } from './salon/operations';
import { appMenu } from './text/menu';
import { jobRan } from './text/simulator';
import { createApp } from './web/app';
import { startServer } from './web/server';
import { createCallback } from './wecom/callback';
import { createClient, type Client } from './wecom/client';

export interface Running {
  url: string;
  config: Config;
  db: Database;
  conversation: Conversation;
  demo?: Demo;
  stop(): Promise<void>;
}

export interface StartChoice {
  log?: Logger;
  now?: () => number;
  /** Whether jobs run by the clock; off for tests that run them by name. */
  ticker?: boolean;
  /** Leases of a server that may be killed at any moment in a test. */
  leaseMs?: number;
}

/** Brings everything up, in the order in which one needs the other. @throws on a database that cannot be used */
export async function startDianwu(config: Config, choice: StartChoice = {}): Promise<Running> {
  const log = choice.log ?? pino({ level: config.logLevel }, pino.destination(2));
  const now = choice.now ?? Date.now;
  const letGo = config.databaseUrl ? () => undefined : await serveAlone(config.dataDir);
  const db = await openSound(config, log).catch((error: unknown) => {
    letGo();
    throw error;
  });
  const demo =
    config.mode === 'demo'
      ? await (await import('./composition/demo')).startDemo(config, db, now)
      : undefined;
  const fleet = config.redisUrl
    ? (await import('./composition/fleet')).joinFleet(config.redisUrl, config)
    : undefined;
  const client = createClient({
    ...config.wecom,
    ...fleet?.shared,
    apiBase: demo?.apiBase ?? config.wecom.apiBase ?? 'https://qyapi.weixin.qq.com',
    now,
  });
  const protection = createProtection({ dataKey: config.dataKey, dir: config.dataDir });
  const shelf = createPhotoShelf(config.dataDir, protection, db);
  const conversation = createConversation({
    db,
    operations,
    now,
    leaseMs: choice.leaseMs,
    fleet: fleet?.deliveries,
    slow: config.llm ? [...SLOW_KINDS, 'text'] : SLOW_KINDS,
    prepare: createPrepare({ config, db, client, shelf, log }),
    ...createDelivery({
      client,
      openPhoto: shelf.open,
      makeForm: async (asked) => (await import('./composition/form-maker')).createFormMaker(db, now)(asked),
      channelOf: (userid) => channelOf(db, userid),
      onAlarm: (alarm) => log.error({ alarm }, 'WeCom refuses'),
    }),
    onFault: (reference, error) => log.error({ reference, err: error }, 'a turn failed'),
  });
  const metrics = new Registry();
  watchQueues(metrics, db, now);
  const web = createApp({
    callback: createCallback({ ...config.wecom, agentId: undefined }),
    corpId: config.wecom.corpId,
    accept: (incoming) => conversation.accept({ ...incoming }),
    ready: async () => {
      await db.query('SELECT 1 AS one');
      return { ok: true };
    },
    metrics,
    log,
    now,
    pages: demo ? demo.pages : [],
  });
  const listening = await startServer(web.app.callback(), config.port, config.host);
  const url = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${listening.port}`;
  demo?.serve(url, async (name, at) => {
    const runs = await runInEveryStore(db, name, at, now()).finally(() => conversation.wake());
    return jobRan(runs);
  });
  if (!config.databaseUrl) await freeAllHolds(db);
  const ticker =
    config.mode === 'callback-only' || choice.ticker === false
      ? undefined
      : startTicker({
          db,
          now,
          onRun: conversation.wake,
          onFault: (job, error) => log.error({ job, err: error }, 'a job failed'),
        });
  const keeping = ticker && keepShelf({ shelf, client, now, log });
  if (config.mode !== 'callback-only') {
    conversation.start();
    await makeMenu(client, log);
  }
  return {
    url,
    config,
    db,
    conversation,
    demo,
    async stop() {
      await ticker?.stop();
      await keeping?.stop();
      demo?.close();
      await listening.close();
      await conversation.stop();
      await client.close();
      fleet?.leave();
      await db.close();
      letGo();
    },
  };
}

/** Brought up to date; refused in production where its settings may lose an acknowledged write. */
async function openSound(config: Config, log: Logger): Promise<Database> {
  const db = await openStore(config);
  const faults = await db.faults();
  for (const fault of faults) log.warn({ fault }, `database setting ${fault.setting} can lose writes`);
  if (faults.length > 0 && config.production) {
    await db.close();
    throw new ConfigFault(
      faults.map((fault) => `database ${fault.setting}: ${fault.found}, expected ${fault.expected}`),
    );
  }
  await db.migrate();
  return db;
}

async function makeMenu(client: Client, log: Logger): Promise<void> {
  const button = appMenu.map((each) =>
    'entries' in each
      ? {
          name: each.name,
          sub_button: each.entries.map((entry) => ({ type: 'click' as const, ...entry })),
        }
      : { type: 'click' as const, ...each },
  );
  await client
    .createMenu({ button })
    .catch((error: unknown) => log.warn({ err: error }, 'the menu was not made'));
}

async function run(): Promise<void> {
  try {
    const running = await startDianwu(loadConfig());
    process.stdout.write(welcome(running));
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void running.stop().then(() => process.exit(0)));
    }
  } catch (error) {
    const { said, code } = ending(error);
    process.stderr.write(`${said}\n`);
    process.exit(code);
  }
}

function welcome(running: Running): string {
  if (running.demo) return running.demo.welcome(running.url);
  const mode =
    running.config.mode === 'callback-only'
      ? 'callback only: WeCom can save the URL now; set WECOM_SECRET and WECOM_AGENT_ID to go on'
      : 'live';
  return `dianwu listens on ${running.url} (${mode})\n`;
}

if (require.main === module) void run();
