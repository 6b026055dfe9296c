import Koa from 'koa';
import { Router } from '@koa/router';
import type { Logger } from 'pino';
import { Histogram, type Registry } from 'prom-client';
import { arrivalLine } from '../text/install';
import type { Callback } from '../wecom/callback';
import type { Incoming } from '../wecom/incoming';
import { createArrivals, type Arrival } from './arrivals';
import { readQuery } from './query';
import { createWebhook } from './wecom-webhook';

export interface WebDeps {
  callback: Callback;
  corpId: string;
  /** Resolves when the push is stored durably. */
  accept: (incoming: Incoming) => Promise<unknown>;
  /** Whether what we need is there; `why` names what is not (no secrets: it is shown). */
  ready: () => Promise<{ ok: boolean; why?: string }>;
  metrics: Registry;
  log: Logger;
  now?: () => number;
  acceptWithinMs?: number;
  /** Further pages, e.g. the simulator's. */
  pages?: Koa.Middleware[];
}

export interface Web {
  app: Koa;
  /** The last requests for the callback, newest first, for whoever sets it up. */
  lastCallbacks(): Arrival[];
}

export const CALLBACK_PATH = '/wecom/callback';

/** Everything that is answered over HTTP. Proxy headers are not believed. */
export function createApp(deps: WebDeps): Web {
  const { metrics, log, now = Date.now } = deps;
  const arrivals = createArrivals();
  const webhook = createWebhook({ ...deps, arrivals, now });
  const seconds = durations(metrics);
  const app = new Koa({ proxy: false });
  app.on('error', (fault: Error & { expose?: boolean }) => {
    if (!fault.expose) log.error({ err: { name: fault.name, message: fault.message } }, 'request failed');
  });

  const router = new Router();
  router.get(CALLBACK_PATH, webhook.verify);
  router.post(CALLBACK_PATH, webhook.receive);
  router.get('/healthz', (ctx) => {
    ctx.body = 'ok';
  });
  router.get('/readyz', async (ctx) => {
    const state = await readiness(deps.ready);
    ctx.status = state.ok ? 200 : 503;
    ctx.body = state;
  });
  router.get('/metrics', async (ctx) => {
    ctx.type = metrics.contentType;
    ctx.body = await metrics.metrics();
  });

  app.use(async (ctx, next) => {
    const startedAt = now();
    await next();
    if (ctx.path === CALLBACK_PATH) {
      seconds.observe({ method: ctx.method, status: String(ctx.status) }, (now() - startedAt) / 1000);
    } else if (ctx.status === 404 && isStray(ctx)) {
      strayed(ctx, startedAt);
    }
  });
  app.use(router.routes()).use(router.allowedMethods());
  for (const page of deps.pages ?? []) app.use(page);

  /** WeCom knocked, but at another door. */
  function strayed(ctx: Koa.Context, at: number): void {
    const arrival: Arrival = {
      at,
      method: ctx.method,
      result: 'wrong-path',
      path: ctx.path.slice(0, 200),
      ms: now() - at,
    };
    arrivals.note(arrival);
    log.warn({ callback: arrival }, arrivalLine(arrival));
  }

  return { app, lastCallbacks: () => arrivals.last() };
}

function durations(registry: Registry): Histogram<'method' | 'status'> {
  return new Histogram({
    name: 'dianwu_callback_seconds',
    help: 'Time from the arrival of a WeCom callback to its answer',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 5],
    registers: [registry],
  });
}

async function readiness(ready: WebDeps['ready']): Promise<{ ok: boolean; why?: string }> {
  try {
    return await ready();
  } catch {
    return { ok: false, why: 'check failed' };
  }
}

function isStray(ctx: Koa.Context): boolean {
  return 'msg_signature' in readQuery(ctx.querystring);
}
