/**
 * A server is killed again and again while sixty beauticians record visits: whatever it has acknowledged is done,
 * once, and everybody hears of it, once (RELIABILITY IN-2b). KILL_SEED repeats a run's dice.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CourseEntry } from '../../entities/course-entry';
import { Inbox } from '../../entities/inbox';
import { Outbox } from '../../entities/outbox';
import { Visit } from '../../entities/visit';
import { openDatabase, type Database } from '../../src/database';
import { importDocument } from '../../src/salon/import';
import { createSimulator, type Listening, type Simulator } from '../../src/simulator/wecom';
import { openMysqlScratch, TEST_DATA_KEY, testProtection, type TestDatabase } from '../support/databases';
import { compileOnce } from './compiled';
import { BEAUTICIANS, CUSTOMERS, evening, people, salon, type Acknowledged, type Crowd } from './crowd';
import { Reaper } from './reaper';
import { scratchFolder } from '../support/scratch';

const KILLS = 50;
/** The evening may be over before the last of them. */
const LEAST_KILLS = 40;
/** Each callback is brought again so often, encrypted anew. */
const REPEATS = 4;
const MINUTES = 60_000;
const APP = {
  corpId: 'ww1234567890abcdef',
  agentId: 1000002,
  secret: 'the-secret-of-the-app',
  token: 'hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo',
  encodingAesKey: '6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt',
};

let compiled: string;
beforeAll(() => {
  compiled = compileOnce();
}, MINUTES);
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

describe.each(['SQLite', 'MySQL'])('a server that is killed fifty times (%s)', (engine) => {
  let folder: string;
  let scratch: TestDatabase | undefined;
  let phones: Simulator;
  let listening: Listening;
  let reaper: Reaper;
  const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 1e9));
  const random = dice(seed);

  beforeEach(async () => {
    folder = scratchFolder('kill');
    scratch = engine === 'MySQL' ? await openMysqlScratch() : undefined;
    await withDatabase(async (db) => {
      await db.migrate();
      const now = Date.now();
      const { taken } = await importDocument(db, salon(now), { now, actor: 'test' });
      expect(taken).toBe(true);
    });
    phones = createSimulator({
      ...APP,
      callbackUrl: () => (reaper.url ? `${reaper.url}/wecom/callback` : 'http://127.0.0.1:9/'),
      people: async () => people(),
      jobs: { names: [], run: async () => '' },
      now: Date.now,
      patience: { timeoutMs: 5000, retries: 10_000, retryAfterMs: 100 },
    });
    phones.deliveries.always({ duplicates: REPEATS });
    listening = await phones.listen();
    reaper = new Reaper(compiled, { leaseMs: 1000, env: environment() }, random);
  }, MINUTES);

  afterEach(async () => {
    await reaper.stop();
    await listening.close();
    await scratch?.close();
    rmSync(folder, { recursive: true, force: true });
  }, MINUTES);

  it(
    'loses nothing, does nothing twice, and tells everybody once',
    async () => {
      const acknowledged: Acknowledged = { ids: new Set(), requests: 0 };
      const began = Date.now();
      let left = BEAUTICIANS;
      const crowd: Crowd = {
        phones,
        acknowledged,
        onPush: () => reaper.pushed(),
        onAcknowledged: () => reaper.acknowledged(),
      };
      const evenings = Promise.all(
        Array.from({ length: BEAUTICIANS }, (_, n) => evening(crowd, n).finally(() => (left -= 1))),
      );
      evenings.catch(() => undefined);
      await reaper.killTimes(KILLS, () => left === 0);
      await reaper.live();
      await evenings.catch(async (error: Error) => {
        // Whoever waits in vain was given up on: what the servers complained of says why.
        const rows = JSON.stringify(await withDatabase(givenUp));
        throw new Error(`${error.message}\n${rows}\n${reaper.complaints.slice(-4000)}`);
      });
      await everythingSent();
      await reaper.stop();
      expect(await withDatabase(givenUp)).toEqual([]);

      const counts = await withDatabase(countsOf);
      const doubles = seenTwice();
      process.stderr.write(
        `${engine}: seed ${seed}, ${reaper.kills.total} kills ${JSON.stringify(reaper.kills.at)}, ` +
          `${acknowledged.requests} callbacks acknowledged, ${JSON.stringify(counts)}, ` +
          `${phones.calls('message/send').length} sends, ${Math.round((Date.now() - began) / 1000)} s\n`,
      );
      expect(reaper.kills.total).toBeGreaterThanOrEqual(LEAST_KILLS);
      for (const [point, hits] of Object.entries(reaper.kills.at))
        expect([point, hits > 0]).toEqual([point, true]);
      expect(acknowledged.requests).toBeGreaterThanOrEqual(3000);
      expect(counts).toEqual({
        unhandled: 0,
        visits: CUSTOMERS,
        customersVisited: CUSTOMERS,
        sessionsUsed: CUSTOMERS,
        unsent: 0,
      });
      const kept = await withDatabase(idsInTheInbox);
      expect([...acknowledged.ids].filter((id) => !kept.has(id))).toEqual([]);
      expect(acknowledged.ids.size).toBe(2 * CUSTOMERS);
      expect(doubles).toEqual([]);
      expect(phones.dropped()).toEqual([]);
    },
    15 * MINUTES,
  );

  /** Waits until every promised push is out. */
  async function everythingSent(): Promise<void> {
    for (;;) {
      const open = await withDatabase((db) =>
        db.query(`SELECT seq FROM outbox WHERE status IN ('waiting', 'sending')
        UNION ALL SELECT seq FROM inbox WHERE status = 'waiting'`),
      );
      if (open.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }

  /** What a phone shows of the app more than once; every sentence and card of this evening names its customer. */
  function seenTwice(): string[] {
    return people().flatMap(({ userid }) => {
      const texts = phones
        .seen(userid)
        .filter((message) => message.from === 'app')
        .map((message) => `${userid} ${message.kind} ${message.card?.firstTaskId ?? message.text}`);
      return texts.filter((text, index) => texts.indexOf(text) !== index);
    });
  }

  async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const db = await openDatabase({
      url: scratch?.url,
      sqliteFile: join(folder, 'dianwu.sqlite'),
      protection: testProtection,
    });
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  }

  function environment(): Record<string, string> {
    return {
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      DATA_KEY: TEST_DATA_KEY,
      ...(scratch?.url && { DATABASE_URL: scratch.url }),
      WECOM_CORP_ID: APP.corpId,
      WECOM_AGENT_ID: String(APP.agentId),
      WECOM_SECRET: APP.secret,
      WECOM_TOKEN: APP.token,
      WECOM_ENCODING_AES_KEY: APP.encodingAesKey,
      WECOM_API_BASE: listening.url,
    };
  }
});

async function countsOf(db: Database): Promise<Record<string, number>> {
  const visits = await db.find(Visit);
  const entries = await db.find(CourseEntry);
  return {
    unhandled: (await db.count(Inbox)) - (await db.count(Inbox, { status: 'handled' })),
    visits: visits.length,
    customersVisited: new Set(visits.map((visit) => visit.customerId)).size,
    sessionsUsed: entries.filter((entry) => entry.delta === -1).length,
    unsent: (await db.count(Outbox)) - (await db.count(Outbox, { status: 'sent' })),
  };
}

/** Messages that were put aside although none of them ends a process or fails. */
async function givenUp(db: Database): Promise<Partial<Inbox>[]> {
  const rows = await db.find(Inbox);
  return rows
    .filter(({ status }) => status === 'dead' || status === 'set-aside')
    .map(({ seq, type, status, attempts, deaths }) => ({ seq, type, status, attempts, deaths }));
}

async function idsInTheInbox(db: Database): Promise<Set<string>> {
  const rows = await db.find(Inbox, { where: { status: 'handled' } });
  return new Set(rows.map(({ payload }) => String(payload.responseCode ?? payload.msgId)));
}

/** Dice that fall the same way for the same seed. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
