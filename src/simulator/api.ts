import { Router } from '@koa/router';
import type { Context } from 'koa';
import { ApiError, must } from './api-error';
import { type ApiRoute, apiRoutes, type Call, FileReply } from './api-routes';
import type { ActiveFault } from './faults';
import { type Json, objectOf } from './json';
import type { Platform } from './platform';
import { readBytes } from './request-body';

/** Room for the largest file and its multipart frame. */
const MOST_BYTES = 21 * 1024 * 1024;

/** WeCom's API under `/cgi-bin/`, in the state and with the faults of `platform`. */
export function createApi(platform: Platform): Router {
  const router = new Router({ prefix: '/cgi-bin' });
  for (const [name, route] of Object.entries(apiRoutes)) {
    router.register(`/${name}`, [route.method], (ctx: Context) => answer(platform, name, route, ctx));
  }
  return router;
}

async function answer(platform: Platform, api: string, route: ApiRoute, ctx: Context): Promise<void> {
  const call = await readCall(ctx);
  const fault = platform.faults.take(api, call.bytes.toString('utf8'));
  const log = (status: number, reply?: Json) => record(platform, api, call, status, reply, fault);
  if (fault && (await spoiltBefore(fault, ctx))) return log(ctx.respond === false ? 0 : 500);
  try {
    must(fault?.kind !== 'errcode', fault?.errcode ?? -1, fault?.errmsg ?? 'system busy');
    if (!route.open) platform.tokens.check(call.query.access_token ?? '');
    const result = await route.answer(platform, readJson(call));
    if (fault?.kind === 'reset-after') {
      cut(ctx);
      return log(0, result instanceof FileReply ? undefined : result);
    }
    if (result instanceof FileReply) {
      sendFile(ctx, result);
      return log(ctx.status);
    }
    const { advice, ...told } = result;
    ctx.body = { errcode: 0, errmsg: 'ok', ...told };
    log(200, { errcode: 0, ...told, ...(advice !== undefined && { advice }) });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    ctx.body = { errcode: error.errcode, errmsg: error.errmsg };
    log(200, { errcode: error.errcode, errmsg: error.errmsg });
  }
}

async function readCall(ctx: Context): Promise<Call> {
  const query = Object.fromEntries(new URLSearchParams(ctx.querystring));
  const bytes = await readBytes(ctx.req, MOST_BYTES);
  return { query, body: {}, bytes, contentType: ctx.get('content-type'), range: ctx.get('range') };
}

function readJson(call: Call): Call {
  if (call.bytes.length === 0 || call.contentType.startsWith('multipart/')) return call;
  try {
    return { ...call, body: objectOf(JSON.parse(call.bytes.toString('utf8'))) };
  } catch {
    throw new ApiError(47001, 'data format error');
  }
}

/** True when the call ends here, before anything was done. */
async function spoiltBefore(fault: ActiveFault, ctx: Context): Promise<boolean> {
  switch (fault.kind) {
    case 'reset-before':
      cut(ctx);
      return true;
    case 'no-answer':
      ctx.respond = false;
      return true;
    case 'http-500':
      ctx.status = 500;
      ctx.body = 'Internal Server Error';
      return true;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 3000));
      return false;
    default:
      return false;
  }
}

function cut(ctx: Context): void {
  ctx.respond = false;
  ctx.req.socket.destroy();
}

function sendFile(ctx: Context, file: FileReply): void {
  ctx.type = file.mime;
  ctx.attachment(file.fileName);
  const range = /^bytes=(\d+)-(\d*)$/.exec(file.range);
  if (!range) {
    ctx.body = file.bytes;
    return;
  }
  const from = Number(range[1]);
  const to = Math.min(range[2] === '' ? Infinity : Number(range[2]), file.bytes.length - 1);
  ctx.status = 206;
  ctx.set('Content-Range', `bytes ${from}-${to}/${file.bytes.length}`);
  ctx.body = file.bytes.subarray(from, to + 1);
}

/** The token and the secret stand in no log, not even here. */
function record(
  platform: Platform,
  api: string,
  call: Call,
  status: number,
  reply?: Json,
  fault?: ActiveFault,
) {
  const { access_token: _token, corpsecret: _secret, ...query } = call.query;
  const { advice, access_token: _made, ...told } = reply ?? {};
  platform.calls.add({
    at: platform.now(),
    api,
    query,
    body: bodyOf(call),
    status,
    ...(reply && { reply: told }),
    ...(fault && { fault: fault.kind }),
    ...(Array.isArray(advice) && advice.length > 0 && { advice: advice.map(String) }),
  });
}

function bodyOf(call: Call): Json {
  try {
    return readJson(call).body;
  } catch {
    return { unreadable: call.bytes.toString('utf8').slice(0, 500) };
  }
}
