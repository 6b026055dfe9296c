import { request as httpRequest, type IncomingHttpHeaders, type ServerOptions } from 'node:http';
import { connect, type Socket } from 'node:net';
import pino from 'pino';
import { Registry } from 'prom-client';
import { createApp, type Web, type WebDeps } from '../../src/web/app';
import { SERVER_LIMITS, startServer, type Listening } from '../../src/web/server';
import { createCallback } from '../../src/wecom/callback';
import type { Incoming } from '../../src/wecom/incoming';
import { APP, type Sealed } from '../wecom/sealing';

export interface Answer {
  status: number;
  body: string;
  headers: IncomingHttpHeaders;
}

export interface WebRig {
  web: Web;
  listening: Listening;
  /** What was stored, in order. */
  stored: Incoming[];
  /** Every line that was logged. */
  logged: string[];
  get(path: string): Promise<Answer>;
  post(path: string, body: string | Buffer, headers?: Record<string, string>): Promise<Answer>;
  /** Posts a push as WeCom does. */
  push(sealed: Sealed): Promise<Answer>;
  /** Writes bytes as they are and gives back whatever comes until the connection ends. */
  raw(bytes: string, ms?: number): Promise<string>;
  /** What the last request's connection took in, in bytes. */
  bytesRead(): number;
  close(): Promise<void>;
}

/** The real server with an inbox in memory. */
export async function createWebRig(
  changes: Partial<WebDeps> = {},
  limits: ServerOptions = SERVER_LIMITS,
): Promise<WebRig> {
  const stored: Incoming[] = [];
  const logged: string[] = [];
  const web = createApp({
    callback: createCallback(APP),
    corpId: APP.corpId,
    accept: async (incoming) => stored.push(incoming),
    ready: async () => ({ ok: true }),
    metrics: new Registry(),
    log: pino({}, { write: (line: string) => void logged.push(line) }),
    ...changes,
  });
  let last: Socket | undefined;
  const answer = web.app.callback();
  const listening = await startServer(
    (request, response) => {
      last = request.socket;
      void answer(request, response);
    },
    0,
    '127.0.0.1',
    limits,
  );
  const send = (method: string, path: string, body?: string | Buffer, headers = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: listening.port, method, path, headers, agent: false };
      const request = httpRequest(options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
        );
      });
      request.on('error', reject);
      request.end(body);
    });
  return {
    web,
    listening,
    stored,
    logged,
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
    push: ({ query, body }) => send('POST', `/wecom/callback?${new URLSearchParams(query).toString()}`, body),
    raw: (bytes, ms) => raw(listening.port, bytes, ms),
    bytesRead: () => last?.bytesRead ?? 0,
    close: () => listening.close(100),
  };
}

function raw(port: number, bytes: string, ms = 3000): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
    setTimeout(() => socket.destroy(), ms).unref();
  });
}
