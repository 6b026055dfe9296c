import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient, type Client, type ClientConfig } from '../../src/wecom/client';

/** What the fake does with one call: an answer, a status, or a broken connection. */
export type Reply =
  | Record<string, unknown>
  | { status: number }
  | { raw: Buffer; type: string; disposition?: string }
  | 'reset'
  | 'reset-after'
  | 'silence';

export interface FakeCall {
  api: string;
  query: Record<string, string>;
  body: string;
  type: string;
}

/** A WeCom that gives tokens, keeps what it was sent and answers as it is told. */
export class FakeWecom {
  readonly calls: FakeCall[] = [];
  /** Answers by API, taken one a call; when there is none left, everything is fine. */
  readonly replies: Record<string, Reply[]> = {};
  private issued = 0;
  private current = '';
  inFlight = 0;
  mostInFlight = 0;
  private readonly server = createServer((request, response) => void this.take(request, response));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The token that was given out is not good any more. */
  revoke(): void {
    this.current = '';
  }

  to(api: string): FakeCall[] {
    return this.calls.filter((call) => call.api === api);
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const url = new URL(request.url ?? '', 'http://wecom');
    const api = url.pathname.replace('/cgi-bin/', '');
    const query = Object.fromEntries(url.searchParams);
    const type = request.headers['content-type'] ?? '';
    this.calls.push({ api, query, body: Buffer.concat(chunks).toString('utf8'), type });
    await new Promise((resolve) => setTimeout(resolve, 2));
    this.inFlight -= 1;
    this.reply(this.replies[api]?.shift() ?? this.usual(api, query), request, response);
  }

  private usual(api: string, query: Record<string, string>): Record<string, unknown> {
    if (api === 'gettoken') return this.token();
    if (api !== 'webhook/send' && query.access_token !== this.current)
      return { errcode: 40014, errmsg: 'invalid' };
    return { errcode: 0, errmsg: 'ok', msgid: `msg-${this.calls.length}` };
  }

  private token(): Record<string, unknown> {
    if (this.current === '') this.current = `token-${(this.issued += 1)}`;
    return { errcode: 0, errmsg: 'ok', access_token: this.current, expires_in: 7200 };
  }

  private reply(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
    if (reply === 'silence') return;
    if (reply === 'reset' || reply === 'reset-after') {
      request.socket.destroy();
    } else if ('raw' in reply) {
      const { raw, type, disposition } = reply as { raw: Buffer; type: string; disposition?: string };
      response.writeHead(200, {
        'content-type': type,
        ...(disposition && { 'content-disposition': disposition }),
      });
      response.end(raw);
    } else if ('status' in reply) {
      response.writeHead(Number(reply.status)).end('<html>Bad Gateway</html>');
    } else {
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
        .end(JSON.stringify(reply));
    }
  }
}

export interface Rig {
  wecom: FakeWecom;
  client: Client;
  clock: { now: number };
  /** A second process of the same app. */
  another(changes?: Partial<ClientConfig>): Client;
  close(): Promise<void>;
}

/** Wednesday 25 November 2026, 10:00 in Shanghai. */
export const MORNING = Date.UTC(2026, 10, 25, 2, 0);

/** A client before a fake WeCom, with a clock that only moves when told. */
export async function createRig(changes: Partial<ClientConfig> = {}): Promise<Rig> {
  const wecom = new FakeWecom();
  const apiBase = await wecom.listen();
  const clock = { now: MORNING };
  const clients: Client[] = [];
  const another = (more: Partial<ClientConfig> = {}): Client => {
    const client = createClient({
      corpId: 'ww1234567890abcdef',
      secret: 'the-secret',
      agentId: 1000002,
      apiBase,
      now: () => clock.now,
      random: () => 0.5,
      sleep: () => Promise.resolve(),
      ...changes,
      ...more,
    });
    clients.push(client);
    return client;
  };
  return {
    wecom,
    client: another(),
    clock,
    another,
    async close() {
      await Promise.all(clients.map((client) => client.close()));
      await wecom.close();
    },
  };
}
