import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Router } from '@koa/router';
import Koa from 'koa';
import { simulatorTexts } from '../text/simulator';
import { createApi } from './api';
import { type ApiCall, CallLog } from './call-log';
import { Conversations, type Message, type Reader } from './conversations';
import { Deliveries, type Delivery, type DeliveryManner, type Patience, WECOM_PATIENCE } from './deliveries';
import { Directory, type Person } from './directory';
import { type ActiveFault, type Fault, Faults } from './faults';
import { GroupChats, type GroupMessage } from './group-chats';
import { Hands, type Place, type Sending, type Tapping, type WebLink } from './hands';
import type { Selected } from './card-choices';
import type { Json } from './json';
import { KeptState } from './kept-state';
import { MediaStore } from './media';
import { MemberLimits } from './member-limits';
import { Menu } from './menu';
import { createPage, type Jobs, type Try } from './page-routes';
import type { AppIdentity, Behaviour, Dropped, Platform } from './platform';
import { ResponseCodes } from './response-codes';
import { Tokens } from './tokens';

export type { ApiCall, Delivery, DeliveryManner, Fault, GroupMessage, Jobs, Message, Person, Reader, Try };

export interface SimulatorOptions extends AppIdentity {
  people: () => Promise<Person[]>;
  jobs: Jobs;
  /** Epoch ms. */
  now: () => number;
  /** What a newcomer may say first. */
  tries?: Try[];
  /** Where what stands on the phones is kept from one start to the next; absent: nowhere. */
  stateFile?: string;
  /** How long a callback is waited for and how often it is repeated; WeCom's own unless changed. */
  patience?: Partial<Patience>;
}

/** What happened, told to the page as it happens. */
export type Change =
  | { type: 'message'; message: Message }
  | { type: 'reader'; userid: string; reader: Reader; messages: Message[] }
  | { type: 'read'; userid: string }
  | { type: 'menu'; menu: Json | null }
  | { type: 'faults'; faults: ActiveFault[] }
  | { type: 'call'; call: ApiCall }
  | { type: 'group'; message: GroupMessage };

export interface Listening {
  url: string;
  close(): Promise<void>;
}

/** A WeCom on this machine. */
export interface Simulator {
  /** `/cgi-bin/...`: what WECOM_API_BASE stands for. */
  api: Router;
  /** `/` and `/simulator/...`: the chat page. */
  page: Router;

  type(userid: string, text: string, sending?: Sending): Promise<Delivery>;
  photo(userid: string, bytes: Buffer, sending?: Sending): Promise<Delivery>;
  voice(userid: string, bytes?: Buffer, sending?: Sending): Promise<Delivery>;
  location(userid: string, place: Place, sending?: Sending): Promise<Delivery>;
  link(userid: string, link: WebLink, sending?: Sending): Promise<Delivery>;
  enter(userid: string, sending?: Sending): Promise<Delivery>;
  subscribe(userid: string, joins?: boolean, sending?: Sending): Promise<Delivery>;
  menu(userid: string, key: string, sending?: Sending): Promise<Delivery>;
  tap(
    userid: string,
    messageId: string,
    key: string,
    selected?: Selected,
    tapping?: Tapping,
  ): Promise<Delivery>;

  /** Her conversation as it stands on her phone now. */
  seen(userid: string): Message[];
  /** The last card on her phone that still has its buttons. */
  openCard(userid: string): Message | undefined;
  /** The first message that she sees, new or changed since `since`, for which `wanted` holds. Default 5 s. */
  waitFor(
    userid: string,
    wanted: (message: Message) => boolean,
    ms?: number,
    since?: number,
  ): Promise<Message>;
  cursor(): number;
  unread(userid: string): number;
  markRead(userid: string): void;
  reader(userid: string): Reader;
  setReader(userid: string, reader: Reader): void;
  groupMessages(chatid?: string): GroupMessage[];

  calls(api?: string): ApiCall[];
  clearCalls(): void;
  /** What WeCom would have dropped without a word. */
  dropped(): Dropped[];
  menuMade(): Json | null;
  faults: Faults;
  deliveries: Deliveries;
  behaviour: Behaviour;
  tokens: Tokens;

  /** A server of its own for API and page; port 0 lets the system choose. */
  listen(port?: number, host?: string): Promise<Listening>;
  /** Ends what the page keeps open, so that a server can close, and writes the state file. */
  close(): void;
}

export function createSimulator(options: SimulatorOptions): Simulator {
  const changes = new EventEmitter().setMaxListeners(0);
  const tell = (change: Change) => changes.emit('change', change);
  const platform = createPlatform(options, tell);
  const { conversations, calls } = platform;
  const kept = options.stateFile ? new KeptState(platform, options.stateFile) : null;
  kept?.restore();
  changes.on('change', () => kept?.soon());
  let ownUrl = '';
  const pictureUrl = (id: string) => `${ownUrl || originOf(options.callbackUrl())}/simulator/media/${id}`;
  const deliveries = new Deliveries(options, options.now, { ...WECOM_PATIENCE, ...options.patience });
  const hands = new Hands(platform, deliveries, pictureUrl);
  const api = createApi(platform);
  const page = createPage({
    platform,
    hands,
    deliveries,
    changes,
    jobs: options.jobs,
    tries: options.tries ?? [],
  });

  const close = () => {
    page.close();
    kept?.save();
  };

  const simulator: Simulator = {
    api,
    page: page.router,
    type: hands.type.bind(hands),
    photo: hands.photo.bind(hands),
    voice: hands.voice.bind(hands),
    location: hands.location.bind(hands),
    link: hands.link.bind(hands),
    enter: hands.enter.bind(hands),
    subscribe: hands.subscribe.bind(hands),
    menu: hands.menu.bind(hands),
    tap: hands.tap.bind(hands),
    seen: (userid) => conversations.seen(userid),
    openCard: (userid) =>
      conversations.seen(userid).findLast((one) => one.card && one.card.replaced === undefined),
    waitFor: (userid, wanted, ms = 5000, since = 0) => conversations.waitFor(userid, wanted, ms, since),
    cursor: () => conversations.cursor(),
    unread: (userid) => conversations.unread(userid),
    markRead: (userid) => conversations.markRead(userid),
    reader: (userid) => conversations.reader(userid),
    setReader: (userid, reader) => conversations.setReader(userid, reader),
    groupMessages: (chatid) => platform.groups.messages(chatid),
    calls: (name) => calls.list(name),
    clearCalls: () => calls.clear(),
    dropped: () => [...platform.dropped],
    menuMade: () => platform.menu.peek(),
    faults: platform.faults,
    deliveries,
    behaviour: platform.behaviour,
    tokens: platform.tokens,
    close,
    async listen(port = 0, host = '127.0.0.1') {
      const listening = await serve([api, page.router], port, host);
      ownUrl = listening.url;
      return {
        url: listening.url,
        close: () => {
          close();
          return listening.close();
        },
      };
    },
  };
  return simulator;
}

function createPlatform(options: SimulatorOptions, tell: (change: Change) => void): Platform {
  const { now } = options;
  const conversations = new Conversations(now, simulatorTexts.unsupported);
  conversations.changes.on('message', (message: Message) => tell({ type: 'message', message }));
  conversations.changes.on('reader', (change: { userid: string; reader: Reader }) =>
    tell({ type: 'reader', ...change, messages: conversations.seen(change.userid) }),
  );
  conversations.changes.on('read', (change: { userid: string }) => tell({ type: 'read', ...change }));
  const faults = new Faults(() => tell({ type: 'faults', faults: faults.list() }));
  return {
    app: options,
    now,
    behaviour: { taskIdAfterUpdate: 'new' },
    people: new Directory(options.people),
    conversations,
    tokens: new Tokens(options.corpId, options.secret, now),
    limits: new MemberLimits(now),
    codes: new ResponseCodes(now),
    media: new MediaStore(now),
    menu: new Menu((menu) => tell({ type: 'menu', menu })),
    groups: new GroupChats(now, (message) => tell({ type: 'group', message })),
    faults,
    calls: new CallLog((call) => tell({ type: 'call', call })),
    dropped: [],
    taskIds: new Set(),
    sends: new Map(),
  };
}

function originOf(url: string): string {
  return url ? new URL(url).origin : '';
}

async function serve(routers: Router[], port: number, host: string): Promise<Listening> {
  const app = new Koa();
  app.silent = true;
  for (const router of routers) app.use(router.routes());
  const server = createServer(app.callback());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${chosen}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
