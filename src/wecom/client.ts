import { createHash } from 'node:crypto';
import { createCalls, type CallResult } from './calls';
import type { Alarm } from './errors';
import { createGates } from './gates';
import { createHttp, type ApiAnswer, type HttpRequest, type Media } from './http';
import { createLanes, createLimits, type Limits } from './limits';
import { uploadRequest, type Upload } from './media';
import { checkMenu, type Menu } from './menu';
import {
  contentOf,
  renderCardUpdate,
  renderMessage,
  type CardUpdate,
  type Message,
  type MessageContent,
} from './message';
import { delivered, type Failure, type SendOutcome } from './outcome';
import { createTokens, type Tokens, type TokenStore } from './token';

export interface ClientConfig {
  corpId: string;
  secret: string;
  agentId: number;
  /** `https://qyapi.weixin.qq.com`, or a simulator; nothing else is ever connected to. */
  apiBase: string;
  now?: () => number;
  random?: () => number;
  sleep?: (ms: number) => Promise<void>;
  timeoutMs?: number;
  /** Budgets shared by a fleet; left out, this process keeps its own. */
  limits?: Limits;
  /** The place of a token shared by a fleet. */
  tokenStore?: TokenStore;
}

export interface Member {
  userId: string;
  name: string;
  departments: number[];
}

export interface Client {
  /** The final bytes of a message, to be kept before they are sent. */
  render(message: Message): string;
  /** Sends a rendered body; the same body again is the same message. */
  deliver(body: string): Promise<SendOutcome>;
  send(message: Message): Promise<SendOutcome>;
  renderUpdate(update: CardUpdate): string;
  deliverUpdate(body: string): Promise<SendOutcome>;
  updateCard(update: CardUpdate): Promise<SendOutcome>;
  /** A message of this app within 24 hours. */
  recall(msgId: string): Promise<void>;
  /** @returns media_id, good for three days */
  uploadMedia(upload: Upload): Promise<string>;
  /** @throws TooLarge beyond `maxBytes` */
  downloadMedia(mediaId: string, maxBytes: number): Promise<Media>;
  createMenu(menu: Menu): Promise<void>;
  getUser(userId: string): Promise<Member>;
  /** The members in the app's visible range, or of one department. */
  listMembers(departmentId?: number): Promise<Member[]>;
  appchatCreate(chat: { name: string; owner: string; userIds: string[]; chatId?: string }): Promise<string>;
  appchatSend(chatId: string, content: MessageContent): Promise<SendOutcome>;
  /** By a group's robot, which needs neither token nor trusted IP: for alarms and a degraded channel. */
  webhookSend(key: string, content: MessageContent): Promise<SendOutcome>;
  close(): Promise<void>;
}

/** A call other than a send did not succeed. */
export class ApiFault extends Error {
  readonly alarm: Alarm | null;
  constructor(
    readonly api: string,
    readonly failure: Failure,
  ) {
    super(`${api}: ${failure.kind}${'code' in failure && failure.code !== null ? ` ${failure.code}` : ''}`);
    this.alarm = 'alarm' in failure ? failure.alarm : null;
  }
}

/** Twenty megabytes over a shop's line. */
const MEDIA_MS = 60_000;

export function createClient(config: ClientConfig): Client {
  const { corpId, secret, agentId, now = Date.now, random = Math.random, sleep = realSleep } = config;
  const http = createHttp(config.apiBase, config.timeoutMs);
  const limits = config.limits ?? createLimits(now);
  const tokens: Tokens = createTokens({
    ask: () => http.call({ method: 'GET', api: 'gettoken', query: { corpid: corpId, corpsecret: secret } }),
    now,
    random,
    store: config.tokenStore,
  });
  const calls = createCalls({
    http,
    tokens,
    gates: createGates(now),
    lanes: createLanes(),
    now,
    random,
    sleep,
  });

  async function answer(request: HttpRequest): Promise<ApiAnswer> {
    const result = await calls.call(request);
    if (!result.ok) throw new ApiFault(request.api, result.failure);
    return result.answer;
  }

  async function deliver(body: string): Promise<SendOutcome> {
    const receivers = receiversOf(body);
    const admit = (): Promise<number> => limits.take(receivers.map((id) => id.toLowerCase()));
    const result = await calls.call(post('message/send', body), receivers, admit);
    return outcomeOf(result, receivers, 'message/send');
  }

  async function deliverUpdate(body: string): Promise<SendOutcome> {
    const receivers = receiversOf(body);
    const result = await calls.call(post('message/update_template_card', body), receivers);
    // A response_code is good for one use: after an unanswered try its refusal means that the try went through.
    if (!result.ok && result.unsure && 'code' in result.failure && result.failure.code === 60140) {
      return { kind: 'sent', msgId: '', responseCode: null, failedFor: [] };
    }
    return outcomeOf(result, receivers, 'message/update_template_card');
  }

  return {
    render: (message) => renderMessage(agentId, message),
    deliver,
    send: async (message) => deliver(renderMessage(agentId, message)),
    renderUpdate: (update) => renderCardUpdate(agentId, update),
    deliverUpdate,
    updateCard: async (update) => deliverUpdate(renderCardUpdate(agentId, update)),
    async recall(msgId) {
      await answer(post('message/recall', JSON.stringify({ msgid: msgId })));
    },
    async uploadMedia(upload) {
      return String((await answer({ ...uploadRequest(upload), timeoutMs: MEDIA_MS })).media_id);
    },
    async downloadMedia(mediaId, maxBytes) {
      const { media } = await answer({
        ...get('media/get', { media_id: mediaId }),
        maxBytes,
        timeoutMs: MEDIA_MS,
      });
      if (!media)
        throw new ApiFault('media/get', { kind: 'refused-for-good', code: 0, alarm: null, remedy: null });
      return media;
    },
    async createMenu(menu) {
      checkMenu(menu);
      const query = { agentid: String(agentId) };
      await answer({ ...post('menu/create', JSON.stringify(menu)), query });
    },
    async getUser(userId) {
      return memberOf(await answer(get('user/get', { userid: userId })));
    },
    async listMembers(departmentId) {
      const departments = departmentId === undefined ? await departmentIds() : [departmentId];
      const members = new Map<string, Member>();
      for (const id of departments) {
        const { userlist } = await answer(get('user/simplelist', { department_id: String(id) }));
        for (const member of listOf(userlist).map(memberOf)) members.set(member.userId.toLowerCase(), member);
      }
      return [...members.values()];
    },
    async appchatCreate({ name, owner, userIds, chatId }) {
      const body = JSON.stringify({ name, owner, userlist: userIds, ...(chatId && { chatid: chatId }) });
      return String((await answer(post('appchat/create', body))).chatid);
    },
    async appchatSend(chatId, content) {
      const body = JSON.stringify({ chatid: chatId, ...contentOf(content), safe: 0 });
      return outcomeOf(await calls.call(post('appchat/send', body)), [], 'appchat/send');
    },
    async webhookSend(key, content) {
      const request = { ...post('webhook/send', JSON.stringify(contentOf(content))), query: { key } };
      const gate = `webhook/send ${createHash('sha256').update(key).digest('hex')}`;
      return outcomeOf(await calls.keyed(request, gate), [], 'webhook/send');
    },
    close: () => http.close(),
  };

  async function departmentIds(): Promise<number[]> {
    const { department_id: departments } = await answer(get('department/simplelist', {}));
    return listOf(departments).map((department) => Number(department.id));
  }
}

function get(api: string, query: Record<string, string>): HttpRequest {
  return { method: 'GET', api, query };
}

function post(api: string, body: string): HttpRequest {
  return { method: 'POST', api, query: {}, body };
}

function outcomeOf(result: CallResult, receivers: string[], api: string): SendOutcome {
  return result.ok ? delivered(result.answer, receivers, api) : result.failure;
}

/** `message/send` joins its receivers by `|`, the card update lists them. */
function receiversOf(body: string): string[] {
  const { touser, userids } = JSON.parse(body) as { touser?: string; userids?: string[] };
  return userids ?? (touser ?? '').split('|').filter((id) => id !== '');
}

function memberOf(fields: Record<string, unknown>): Member {
  const departments = Array.isArray(fields.department) ? fields.department.map(Number) : [];
  return { userId: String(fields.userid ?? ''), name: String(fields.name ?? ''), departments };
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}

function realSleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
