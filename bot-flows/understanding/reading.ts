/**
 * What a message of staff says: the intent, its slots, and what must be asked before anything is written.
 *
 * Money is in yuan here, as staff say it; the flows turn it into fen. Offsets are UTF-16 positions in the
 * original text. Times are relative, as said; `resolveTime` makes them absolute.
 */

import type { PageSaid } from './pages';

/** A store's names, as far as reading needs them. Codes are opaque ids. */
export interface Lexicon {
  store: StoreHours;
  staff: StaffEntry[];
  treatments: TreatmentEntry[];
  rooms: string[];
  customers: CustomerEntry[];
}

/** `opensAt` and `closesAt` are `HH:MM`; they decide that 三点 is 15:00. */
export interface StoreHours {
  name: string;
  opensAt: string;
  closesAt: string;
  timezone: string;
}

export interface StaffEntry {
  userid: string;
  name: string;
  aliases: string[];
  roles: string[];
}

export interface TreatmentEntry {
  code: string;
  name: string;
  aliases: string[];
  category?: string;
  minutes?: number;
  /** Yuan. */
  price?: number;
}

/** The fields behind the name are only shown to tell two people apart. */
export interface CustomerEntry {
  code: string;
  name: string;
  aliases: string[];
  phone?: string;
  phoneTail?: string;
  consultant?: string;
  lastVisit?: string;
}

export const INTENTS = [
  'record_visit',
  'plan_query',
  'plan_adjust',
  'book',
  'reschedule',
  'cancel_booking',
  'confirm_booking',
  'arrived',
  'no_show',
  'schedule_query',
  'customer_query',
  'customer_new',
  'customer_update',
  'call_log',
  'my_list',
  'meeting_start',
  'sales_query',
  'complaint',
  'balance_query',
  'reassign',
  'undo',
  'correct',
  'help',
  'smalltalk',
  'ambiguous',
] as const;

export type Intent = (typeof INTENTS)[number];

/** What lies beyond the 25 intents; `Reading.intent` then holds the nearest of the 25. */
export const BEYOND = [
  'leave', // 莉莉今天请假
  'shift', // 小美明天早班
  'room_out', // 3号房空调坏了
  'payment', // 芳姐来还3000 没做
  'refund', // 兰姐退卡 退3000
  'product_sale', // 芳姐买了两支精华 996
  'voucher', // 抖音券核销
  'day_close', // 日结 微信6080 刷卡1980
  'list_number', // 2 没接 · 3
  'list_wrong', // 2 不对 · 2 改成…
  'settle_all', // 都做了 · 全部记下
  'late', // 婷姐晚到20分钟
  'brief', // 婷姐今天聊什么
  'menu', // 菜单
  'my_figures', // 我今天做了几个 多少钱
  'why', // 为什么2
  'more', // 更多
  'settings', // 把日会改到九点
  'merge', // 散客就是婷姐
  'photo', // 这是婷姐做前
  'message_draft', // 帮我写一段约徐老师来
  'handover', // 今天交给别人
  'cancel', // 算了 不记了
  'confirm', // 对 · 好 · 就这么定
  'page', // 补水怎么做 · 店规 请假 · 补水的操作规范:1 清洁 …
] as const;

export type Beyond = (typeof BEYOND)[number];

/**
 * A time as said: `day` is `+Nd`, `-Nd`, `+Nm`, `dow:3/this|next|last|next2`, `md:12-05`, `ymd:2027-01-05`,
 * `dom:5`, `dom:5/next`, `month_end`, `next_month_start`, `next_month_end`, `lunar:08-15` or null.
 * `time` is `HH:MM`. `vague` stays vague: it is asked when an appointment is made.
 */
export interface TimeSaid {
  day: string | null;
  time: string | null;
  vague?: true;
}

/** The slots of the inventory, in its form. A slot is there only where the text settles it. */
export interface Slots {
  customer?: string;
  treatments?: string[];
  times?: Record<string, number>;
  minutes?: number;
  therapist?: string;
  cash?: number;
  consumed?: number;
  sessionsUsed?: number;
  topUp?: number;
  arrears?: number;
  effect?: string;
  feedback?: string;
  needs?: string[];
  nextDo?: string[];
  nextSell?: string[];
  nextTime?: TimeSaid;
  oldTime?: TimeSaid;
  visitDay?: string;
  phone?: string;
  birthday?: string;
  allergy?: string;
  taboo?: string;
  skin?: string;
  source?: string;
  age?: number;
  callResult?: 'reached' | 'no_answer' | 'refused' | 'callback';
  target?: string;
  from?: string;
  field?: string;
  value?: unknown;
  period?: 'today' | 'yesterday' | 'this_week' | 'last_week' | 'this_month' | 'last_month';
  room?: string;
  candidates?: string[];
  also?: Slots[];
}

export type PayMethod = 'cash' | 'wechat' | 'alipay' | 'card' | 'stored_value' | 'voucher' | 'transfer';
export type MoneyKind =
  'single' | 'course' | 'topUp' | 'repayment' | 'product' | 'voucher' | 'refund' | 'deposit';

/** One sum received (or given back) and what it was for. Yuan. */
export interface MoneySaid {
  amount: number;
  method?: PayMethod;
  kind?: MoneyKind;
  /** Words of the product or card sold, as written. */
  what?: string;
}

/** What the text says about money beyond cash, consumed, topUp and arrears. Yuan. */
export interface MoneyDetails {
  lines: MoneySaid[];
  gift?: number;
  /** 抹零20, 优惠100. */
  discount?: number;
  /** 8.5 for 八五折. */
  rate?: number;
  deposit?: number;
  refund?: number;
  voucher?: number;
  product?: string;
  /** Who is to be credited with the sale. */
  sellers?: string[];
  /** Customer code, or the words for somebody without a file, who pays for another. */
  payer?: string;
  /** When an amount still owed is to be paid. */
  dueOn?: TimeSaid;
  /** Sessions of the course that was bought (10 of 10次卡). */
  courseSize?: number;
}

export interface LeaveSaid {
  staff?: string;
  /** 休, 请假: off · 早班, 9点到6点: hours. */
  kind: 'off' | 'shift' | 'late';
  day?: TimeSaid;
  until?: TimeSaid;
  from?: string;
  to?: string;
  /** 早班, 晚班, 通班 as written. */
  shift?: string;
}

export interface RoomOutSaid {
  room: string;
  day?: TimeSaid;
  until?: TimeSaid;
  /** HH:MM, where it is shut for a part of the day. */
  from?: string;
  to?: string;
  why?: string;
  /** The room can be used again. */
  back?: true;
}

/** «2 没接», «2 不对», «3», «为什么2»: list numbers and what is said about them. */
export interface NumberSaid {
  numbers: number[];
  rest: string;
}

/** One customer's part of a message. */
export interface Entry {
  intent: Intent;
  slots: Slots;
  /** Treatments that were expressly not done (没做X). */
  notDone?: string[];
  /** 改做: done instead of these. */
  insteadOf?: string[];
  /** Done as a gift (送的). */
  gifted?: string[];
  /** Somebody without a file: 散客, and what she is called. */
  walkIn?: string;
  /** Words that tell of a reaction of the skin: 烫, 红, 痛, 青. Told at once, called next day. */
  reaction?: string;
  /** Somebody who came along or paid, without a file (闺蜜, 她妈妈). */
  companions?: string[];
  note?: string;
}

export type DoubtAbout =
  'customer' | 'intent' | 'treatment' | 'amount' | 'time' | 'staff' | 'sessions' | 'name';

/** Something that must be asked before it is written. */
export interface Doubt {
  about: DoubtAbout;
  why:
    | 'nobody_named'
    | 'several'
    | 'unknown_name'
    | 'sounds_like'
    | 'staff_or_customer'
    | 'unclear'
    | 'not_possible'
    | 'proposed_by_model';
  /** The words that are in doubt. */
  words?: string;
  /** Codes or userids to choose from. */
  candidates?: string[];
}

/** Which words became which slot (for `--explain`, and for masks). */
export interface SpanUse {
  slot: string;
  start: number;
  end: number;
  text: string;
  value: unknown;
  /** Why it was read so: exact, alias, sound, surname, cue … */
  how: string;
}

export interface Leftover {
  start: number;
  end: number;
  text: string;
  why: string;
}

/** What a message names, in the order of the text, whatever it is for. Several codes: the name fits several. */
export interface Mentioned {
  customers: string[][];
  staff: string[][];
  treatments: string[];
  times: TimeSaid[];
  /** Yuan. */
  amounts: number[];
}

/** A name in the text and whom it may mean. */
export interface PersonNamed {
  start: number;
  end: number;
  text: string;
  customers: string[];
  staff: string[];
}

export interface Reading {
  text: string;
  speaker: string;
  /** Epoch ms: when the message was taken. */
  at: number;
  intent: Intent;
  /** What an ambiguous message would be once the question is answered. */
  wouldBe?: Intent;
  beyond?: Beyond;
  /** Of the handbook: which page, and whether it is asked for or written. */
  page?: PageSaid;
  /** Slots of the first customer; further ones stand in `slots.also` and, with more about each, in `entries`. */
  slots: Slots;
  entries: Entry[];
  sure: boolean;
  doubts: Doubt[];
  spans: SpanUse[];
  /** Words that became nothing; together they are the note. */
  unused: Leftover[];
  /** Everybody named in the text, in order, whatever became of the name. */
  people: PersonNamed[];
  /** Which cues spoke for which intent. */
  cues: { intent: Intent; weight: number; words: string }[];
  /** What likeness to examples counted beside the cues: 0 for the likeliest intent, less for the next ones. */
  likeness?: { intent: Intent; weight: number }[];
  note: string;
  money?: MoneyDetails;
  leave?: LeaveSaid;
  roomOut?: RoomOutSaid;
  /** Yuan by way of payment, as counted at the end of the day. */
  dayClose?: { method: PayMethod; amount: number }[];
  numbers?: NumberSaid;
  /** For answers: what is named, also where the text alone does not say what it is for. */
  mentioned?: Mentioned;
  /**
   * Where no word says what the message is for and only its likeness to other messages does: how it reads by its
   * words alone. The chat tries this one first.
   */
  plain?: Reading;
  /** The message holds two things, the record and what belongs into the file; each is read by itself, in this order. */
  parts?: Reading[];
  /** «都做了», «全部记下». */
  allDone?: true;
  /** «都确认了 除了红姐», «都做完了 除了2»: customers left out. */
  except?: string[];
}

export interface ReadContext {
  /** userid of the speaker. */
  speaker: string;
  /** Epoch ms at which the message was taken. */
  at: number;
  /** Codes of the customers that the speaker's open dialogs or beds concern; they are offered, never guessed. */
  openCustomers?: string[];
}

export interface Reader {
  read(text: string, context: ReadContext): Reading;
  /** The message with each mention as one letter (see cues.ts): what tells of its intent, without anybody's name. */
  mask(text: string): string;
}
