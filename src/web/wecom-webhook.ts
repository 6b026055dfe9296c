import type Koa from 'koa';
import getRawBody from 'raw-body';
import type { Logger } from 'pino';
import { arrivalLine } from '../text/install';
import { CallbackRefused, type Callback } from '../wecom/callback';
import type { Incoming } from '../wecom/incoming';
import { maskedId, type Arrival, type Arrivals } from './arrivals';
import { readQuery } from './query';

export interface WebhookDeps {
  callback: Callback;
  corpId: string;
  /** Resolves when the push is stored durably; only then is it acknowledged. */
  accept: (incoming: Incoming) => Promise<unknown>;
  arrivals: Arrivals;
  log: Logger;
  now: () => number;
  /** WeCom drops the connection after five seconds and comes again; by then we have said so ourselves. */
  acceptWithinMs?: number;
}

export const BODY_BYTES = 64 * 1024;

type Outcome = Pick<Arrival, 'result' | 'reason' | 'receivedId' | 'expectedId'>;

/** Answers the URL check with the bare text, and a push with an empty 200 once it is stored. */
export function createWebhook(deps: WebhookDeps): { verify: Koa.Middleware; receive: Koa.Middleware } {
  const { callback, corpId, accept, arrivals, log, now, acceptWithinMs = 4000 } = deps;

  async function answer(ctx: Koa.Context, act: () => Outcome | Promise<Outcome>): Promise<void> {
    const startedAt = now();
    const outcome = await attempt(ctx, act);
    const arrival = { at: startedAt, method: ctx.method, ...outcome, ms: now() - startedAt };
    arrivals.note(arrival);
    log.info({ callback: arrival }, arrivalLine(arrival));
  }

  async function attempt(ctx: Koa.Context, act: () => Outcome | Promise<Outcome>): Promise<Outcome> {
    try {
      return await act();
    } catch (fault) {
      if (fault instanceof CallbackRefused) return refuse(ctx, fault);
      if (isBodyFault(fault)) return cut(ctx, fault);
      // Not stored: a 5xx makes WeCom bring it again.
      log.error({ err: fault }, 'callback not stored');
      empty(ctx, 503);
      return { result: 'storage-failed' };
    }
  }

  function refuse(ctx: Koa.Context, { reason, receivedId }: CallbackRefused): Outcome {
    empty(ctx, 403);
    if (receivedId === undefined) return { result: 'refused', reason };
    return { result: 'refused', reason, receivedId: maskedId(receivedId), expectedId: maskedId(corpId) };
  }

  return {
    verify: (ctx) =>
      answer(ctx, () => {
        const text = callback.verifyUrl(readQuery(ctx.querystring));
        ctx.type = 'text/plain';
        ctx.body = text;
        return { result: 'verified' };
      }),
    receive: (ctx) =>
      answer(ctx, async () => {
        const body = await getRawBody(ctx.req, {
          limit: BODY_BYTES,
          length: ctx.req.headers['content-length'],
        });
        const incoming = callback.open(readQuery(ctx.querystring), body.toString('utf8'));
        await within(acceptWithinMs, accept(incoming));
        empty(ctx, 200);
        return { result: 'accepted' };
      }),
  };
}

/** Every refusal looks the same from outside. */
function empty(ctx: Koa.Context, status: number): void {
  ctx.status = status;
  ctx.body = '';
}

/** Stops reading at the limit and closes, so that the rest is never taken in. */
function cut(ctx: Koa.Context, fault: getRawBody.RawBodyError): Outcome {
  empty(ctx, fault.status);
  ctx.set('Connection', 'close');
  return { result: fault.status === 413 ? 'too-large' : 'cut-short' };
}

function isBodyFault(fault: unknown): fault is getRawBody.RawBodyError {
  return fault instanceof Error && 'type' in fault && 'status' in fault && Number(fault.status) < 500;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not stored within ${ms} ms`)), ms).unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
