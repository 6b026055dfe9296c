import { Pool } from 'undici';

/** An answer with an errcode. Judge by `errcode` alone; `errmsg` may change. */
export interface ApiAnswer {
  errcode: number;
  errmsg: string;
  /** The bytes that were asked for by `maxBytes`. */
  media?: Media;
  [field: string]: unknown;
}

/** No answer that means anything. `timeout` and `reset` do not tell whether the request was carried out. */
export interface NoAnswer {
  fault: 'timeout' | 'reset' | 'http' | 'garbage';
  status?: number;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  /** Below the API's base, e.g. `message/send`. */
  api: string;
  query: Record<string, string>;
  body?: string | Buffer;
  contentType?: string;
  /** Bytes are wanted, at most so many; an errcode may still come instead. */
  maxBytes?: number;
  /** Where the usual ten seconds are too few. */
  timeoutMs?: number;
}

export interface Media {
  bytes: Buffer;
  contentType: string;
  filename: string;
}

export interface Http {
  /** @throws TooLarge beyond `maxBytes`; the rest is not read */
  call(request: HttpRequest): Promise<ApiAnswer | NoAnswer>;
  close(): Promise<void>;
}

export class TooLarge extends Error {}

export function isNoAnswer(answer: object): answer is NoAnswer {
  return 'fault' in answer;
}

const MAX_ANSWER_BYTES = 1024 * 1024;

/** A pool of connections to one host; redirects are not followed, and no error carries the URL with its token. */
export function createHttp(apiBase: string, timeoutMs = 10_000): Http {
  const base = new URL(apiBase);
  const prefix = base.pathname.replace(/\/+$/, '');
  const pool = new Pool(base.origin, {
    connections: 16,
    connect: { timeout: timeoutMs },
  });

  async function exchange(request: HttpRequest): Promise<ApiAnswer | NoAnswer> {
    const ms = request.timeoutMs ?? timeoutMs;
    const response = await pool.request({
      method: request.method,
      path: `${prefix}/cgi-bin/${request.api}?${new URLSearchParams(request.query).toString()}`,
      headers:
        request.body === undefined ? {} : { 'content-type': request.contentType ?? 'application/json' },
      body: request.body,
      headersTimeout: ms,
      bodyTimeout: ms,
      signal: AbortSignal.timeout(ms),
    });
    if (response.statusCode !== 200) {
      await response.body.dump();
      return { fault: 'http', status: response.statusCode };
    }
    if (request.maxBytes !== undefined && !isText(response)) return mediaOf(response, request.maxBytes);
    return parse(await bytesOf(response, MAX_ANSWER_BYTES));
  }

  return {
    async call(request) {
      try {
        return await exchange(request);
      } catch (fault) {
        if (fault instanceof TooLarge) throw fault;
        return { fault: isTimeout(fault) ? 'timeout' : 'reset' };
      }
    },
    async close() {
      if (!pool.closed) await pool.close();
    },
  };
}

type Response = Awaited<ReturnType<Pool['request']>>;

/** An error comes as JSON where bytes were asked for. */
function isText(response: Response): boolean {
  return /\bjson\b|text\/plain/i.test(header(response, 'content-type'));
}

async function mediaOf(response: Response, maxBytes: number): Promise<ApiAnswer> {
  const bytes = await bytesOf(response, maxBytes);
  const filename = filenameOf(header(response, 'content-disposition'));
  return {
    errcode: 0,
    errmsg: 'ok',
    media: { bytes, contentType: header(response, 'content-type'), filename },
  };
}

async function bytesOf(response: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new TooLarge(`more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(bytes: Buffer): ApiAnswer | NoAnswer {
  try {
    const answer: unknown = JSON.parse(bytes.toString('utf8'));
    return isAnswer(answer) ? { ...answer, errmsg: String(answer.errmsg ?? '') } : { fault: 'garbage' };
  } catch {
    return { fault: 'garbage' };
  }
}

function isAnswer(value: unknown): value is { errcode: number; errmsg?: unknown } {
  return typeof value === 'object' && value !== null && 'errcode' in value && Number.isInteger(value.errcode);
}

function header(response: Response, name: string): string {
  const value = response.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function filenameOf(disposition: string): string {
  const name = /filename\*?=(?:UTF-8'')?"?([^";]+)/i.exec(disposition)?.[1] ?? '';
  return name.replace(/[/\\]/g, '_').slice(0, 255);
}

function isTimeout(fault: unknown): boolean {
  const name = typeof fault === 'object' && fault !== null && 'name' in fault ? String(fault.name) : '';
  return /Timeout|Abort/.test(name);
}
