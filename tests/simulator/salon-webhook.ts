import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, getSignature } from '@wecom/crypto';
import {
  createSimulator,
  type Listening,
  type Simulator,
  type SimulatorOptions,
} from '../../src/simulator/wecom';

export const APP = {
  corpId: 'ww1234567890abcdef',
  agentId: 1000002,
  secret: 'the-secret-of-the-app',
  token: 'hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo',
  encodingAesKey: '6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt',
};

export const PEOPLE = [
  { userid: 'SuWan', name: '苏婉', role: 'consultant' },
  { userid: 'HeYing', name: '何莹', role: 'beautician' },
  { userid: 'FangJie', name: '方洁', role: 'manager' },
];

/** Wednesday 25 November 2026, 10:00 in the store. */
export const MORNING = Date.UTC(2026, 10, 25, 2, 0);

/** What the callback does with a push: an HTTP status, or nothing at all until the caller gives up. */
export type Answer = number | 'silence';

export interface Pushed {
  xml: string;
  envelope: string;
  query: Record<string, string>;
  signed: boolean;
  corpId: string;
}

/** A callback that decrypts what it is sent and keeps it. */
export class SalonWebhook {
  readonly pushed: Pushed[] = [];
  /** Taken one a push; 200 when there is none left. */
  answers: Answer[] = [];
  /** Called with each push after it was answered. */
  onPush: (push: Pushed) => void = () => undefined;
  private readonly server = createServer((request, response) => void this.take(request, response));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/wecom/callback`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** Resolves once so many pushes have come in all. */
  async arrived(count: number): Promise<void> {
    while (this.pushed.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** The text of one element of the last push, or of the one at `index`. */
  value(tag: string, index = this.pushed.length - 1): string | undefined {
    const match = new RegExp(`<${tag}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${tag}>`, 's').exec(
      this.pushed[index].xml,
    );
    return match?.[1];
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const envelope = Buffer.concat(chunks).toString('utf8');
    const cipher = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(envelope)?.[1] ?? '';
    const query = new URL(request.url ?? '', 'http://salon').searchParams;
    const expected = getSignature(APP.token, query.get('timestamp') ?? '', query.get('nonce') ?? '', cipher);
    const { message, id } = decrypt(APP.encodingAesKey, cipher);
    this.pushed.push({
      xml: message,
      envelope,
      query: Object.fromEntries(query),
      signed: query.get('msg_signature') === expected,
      corpId: id,
    });
    const answer = this.answers.shift() ?? 200;
    if (answer !== 'silence') response.writeHead(answer).end();
    this.onPush(this.pushed[this.pushed.length - 1]);
  }
}

export interface Salon {
  webhook: SalonWebhook;
  wecom: Simulator;
  url: string;
  clock: { now: number };
  /** Calls the API with a fresh token. */
  call(api: string, body?: object): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export async function openSalon(changes: Partial<SimulatorOptions> = {}): Promise<Salon> {
  const webhook = new SalonWebhook();
  const callbackUrl = await webhook.listen();
  const clock = { now: MORNING };
  const wecom = createSimulator({
    ...APP,
    callbackUrl: () => callbackUrl,
    people: async () => PEOPLE,
    jobs: { names: ['morning-list'], run: async (name, at) => `${name} ${at ?? 'now'}` },
    now: () => clock.now,
    patience: { timeoutMs: 1500, retryAfterMs: 5 },
    ...changes,
  });
  const listening: Listening = await wecom.listen();
  return {
    webhook,
    wecom,
    url: listening.url,
    clock,
    call: (api, body) => call(listening.url, api, body),
    async close() {
      await listening.close();
      webhook.close();
    },
  };
}

export async function getToken(url: string): Promise<string> {
  const response = await fetch(`${url}/cgi-bin/gettoken?corpid=${APP.corpId}&corpsecret=${APP.secret}`);
  return ((await response.json()) as { access_token: string }).access_token;
}

async function call(url: string, api: string, body?: object): Promise<Record<string, unknown>> {
  const [path, query = ''] = api.split('?');
  const address = `${url}/cgi-bin/${path}?access_token=${await getToken(url)}&${query}`;
  const response = await fetch(address, body && { method: 'POST', body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

export function textTo(touser: string, content: string): object {
  return { touser, msgtype: 'text', agentid: APP.agentId, text: { content } };
}

export function cardTo(touser: string, card: object): object {
  return { touser, msgtype: 'template_card', agentid: APP.agentId, template_card: card };
}

export function buttonCard(changes: object = {}): object {
  return {
    card_type: 'button_interaction',
    main_title: { title: '联系 1/8 · 何安娜', desc: '新客 · 上次 11-18' },
    horizontal_content_list: [{ keyname: '为什么', value: '尾款6000今天到期' }],
    task_id: 'call-1@1',
    button_list: [
      { text: '打通了', style: 2, key: 'call-1@1#reached' },
      { text: '没接', style: 1, key: 'call-1@1#no-answer' },
    ],
    ...changes,
  };
}
