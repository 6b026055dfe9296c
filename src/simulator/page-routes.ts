import type { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { Router } from '@koa/router';
import type { Context, Next } from 'koa';
import { simulatorTexts } from '../text/simulator';
import type { Selected } from './card-choices';
import type { Reader } from './conversations';
import type { Deliveries, DeliveryManner } from './deliveries';
import type { Fault } from './faults';
import type { Hands } from './hands';
import { idOf, type Json, numberOf, objectOf, textOf } from './json';
import { pageFile } from './page-files';
import type { Platform } from './platform';
import { readBytes } from './request-body';
import { apiRoutes } from './api-routes';

const MOST_BYTES = 11 * 1024 * 1024;
const BEAT_MS = 20_000;

/** A sentence to try, offered on this person's phone. */
export interface Try {
  userid: string;
  text: string;
}

export interface Jobs {
  names: string[];
  /** Runs one as if at `at` (store time, 'YYYY-MM-DDTHH:mm'), or now; resolves with what it did, in words. */
  run(name: string, at?: string): Promise<string>;
}

export interface PageParts {
  platform: Platform;
  hands: Hands;
  deliveries: Deliveries;
  changes: EventEmitter;
  jobs: Jobs;
  tries: Try[];
}

/** The chat page: its files, its JSON under /simulator/api, and its live events. */
export function createPage(parts: PageParts): { router: Router; close(): void } {
  const router = new Router();
  const streams = new Set<PassThrough>();
  router.get('/', (ctx) => sendPageFile(ctx, 'index.html'));
  router.get('/simulator/page/:file', (ctx) => sendPageFile(ctx, ctx.params.file));
  router.get('/simulator/media/:id', (ctx) => sendMedia(parts.platform, ctx, ctx.params.id));
  router.get('/simulator/events', (ctx) => openStream(ctx, parts.changes, streams));
  router.get('/simulator/api/start', async (ctx) => {
    ctx.body = await startOf(parts);
  });
  router.post('/simulator/api/photo', sameOrigin, async (ctx) => {
    const bytes = await readBytes(ctx.req, MOST_BYTES);
    void parts.hands.photo(textOf(ctx.query.userid), bytes);
    ctx.body = {};
  });
  for (const [name, action] of Object.entries(actions)) {
    router.post(`/simulator/api/${name}`, sameOrigin, (ctx) => act(parts, action, ctx));
  }
  return {
    router,
    close() {
      for (const stream of streams) stream.end();
    },
  };
}

type Action = (parts: PageParts, body: Json) => Json | Promise<Json>;

/** What a finger on the page can do. Answers at once: what follows comes as events. */
const actions: Record<string, Action> = {
  type: ({ hands }, body) => started(hands.type(idOf(body.userid), textOf(body.text))),
  tap: ({ hands }, body) => {
    const selected = objectOf(body.selected) as Selected;
    return started(hands.tap(idOf(body.userid), textOf(body.messageId), textOf(body.key), selected));
  },
  menu: ({ hands }, body) => started(hands.menu(idOf(body.userid), textOf(body.key))),
  enter: ({ hands }, body) => started(hands.enter(idOf(body.userid))),
  voice: ({ hands }, body) => started(hands.voice(idOf(body.userid))),
  location: ({ hands }, body) => {
    const place = { latitude: 31.2304, longitude: 121.4737, label: simulatorTexts.page.place };
    return started(hands.location(idOf(body.userid), place));
  },
  read: ({ platform }, body) => (platform.conversations.markRead(idOf(body.userid)), {}),
  reader: ({ platform }, body) => {
    const reader: Reader = body.reader === 'wechat' ? 'wechat' : 'wecom';
    platform.conversations.setReader(idOf(body.userid), reader);
    return {};
  },
  job: async ({ jobs }, body) => {
    const name = textOf(body.name);
    if (!jobs.names.includes(name)) throw new Error(`No job ${name}`);
    return { told: await jobs.run(name, textOf(body.at) || undefined) };
  },
  'faults/add': ({ platform }, body) => ({ ...platform.faults.add(body as unknown as Fault) }),
  'faults/remove': ({ platform }, body) => (platform.faults.remove(numberOf(body.id) ?? 0), {}),
  'faults/clear': ({ platform }) => (platform.faults.clear(), {}),
  'token/invalidate': ({ platform }) => (platform.tokens.invalidate(), {}),
  delivery: ({ deliveries }, body) => (deliveries.always(body as DeliveryManner), {}),
};

/** The push goes on by itself; only what could not even begin is told. */
async function started(push: Promise<unknown>): Promise<Json> {
  await Promise.race([push, new Promise((resolve) => setImmediate(resolve))]);
  return {};
}

async function act(parts: PageParts, action: Action, ctx: Context): Promise<void> {
  try {
    const bytes = await readBytes(ctx.req, MOST_BYTES);
    ctx.body = await action(parts, objectOf(JSON.parse(bytes.toString('utf8') || '{}')));
  } catch (error) {
    ctx.status = 400;
    ctx.body = { error: error instanceof Error ? error.message : String(error) };
  }
}

/** A page of another site may reach this machine, but cannot set this header without being asked first. */
async function sameOrigin(ctx: Context, next: Next): Promise<void> {
  if (ctx.get('x-simulator') !== 'page') {
    ctx.status = 403;
    return;
  }
  await next();
}

async function startOf({ platform, deliveries, jobs, tries }: PageParts): Promise<Json> {
  const people = await platform.people.all();
  const { conversations } = platform;
  return {
    texts: simulatorTexts,
    people,
    conversations: conversations.seenByAll(),
    readers: Object.fromEntries(people.map(({ userid }) => [userid, conversations.reader(userid)])),
    unread: Object.fromEntries(people.map(({ userid }) => [userid, conversations.unread(userid)])),
    groups: platform.groups.messages(),
    menu: platform.menu.peek(),
    jobs: jobs.names,
    tries,
    faults: platform.faults.list(),
    apis: Object.keys(apiRoutes),
    delivery: deliveries.manner(),
    calls: platform.calls.list().slice(-60),
    now: platform.now(),
    seq: conversations.cursor(),
  };
}

function sendPageFile(ctx: Context, name: string): void {
  const file = pageFile(name);
  if (!file) return;
  ctx.type = file.mime;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = file.bytes;
}

function sendMedia(platform: Platform, ctx: Context, id: string): void {
  const kept = platform.media.find(id);
  if (!kept) return;
  ctx.type = kept.mime;
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = kept.bytes;
}

function openStream(ctx: Context, changes: EventEmitter, streams: Set<PassThrough>): void {
  const stream = new PassThrough();
  const send = (change: unknown) => stream.write(`data: ${JSON.stringify(change)}\n\n`);
  const beat = setInterval(() => stream.write(': still here\n\n'), BEAT_MS);
  streams.add(stream);
  changes.on('change', send);
  const done = () => {
    clearInterval(beat);
    changes.off('change', send);
    streams.delete(stream);
  };
  stream.on('close', done).on('finish', done);
  ctx.req.on('close', () => stream.end());
  ctx.type = 'text/event-stream';
  ctx.set('Cache-Control', 'no-store');
  ctx.body = stream;
  stream.write('retry: 1000\n\n');
}
