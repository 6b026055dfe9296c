import { AFTER_NUMBER, BEYOND_CUES, COMMAND_CUES } from './beyond-cues';
import { readDayClose, readLeave, readRoomOut } from './beyond-slots';
import { readCount } from './numerals';
import { pageSaid } from './pages';
import type { Beyond, Intent, Reading } from './reading';
import { live, type View } from './view';
import type { VisitRead } from './visit';

/** What lies beyond the inventory: sets `beyond` and its own fields, and the nearest of the 25 intents. */
export function readBeyond(view: View, reading: Reading, readVisit: (view: View) => VisitRead): void {
  if (readPage(view, reading)) return;
  if (readCommand(view, reading) || readNumbers(view, reading) || readTotals(view, reading)) return;
  readExcept(view, reading);
  for (const [beyond, pattern, intent] of BEYOND_CUES) {
    if (!pattern.test(view.masked.text) || !stands(beyond, view, reading)) continue;
    if (beyond === 'refund' || (beyond === 'voucher' && reading.intent === 'smalltalk')) {
      readAgain(view, reading, readVisit, beyond);
    }
    if (beyond === 'late' && live(view, 'staff').length > 0 && !live(view, 'customer').length)
      reading.leave = { ...readLeave(view, 'leave'), kind: 'late' };
    become(view, reading, beyond, intent);
    if (beyond === 'leave' || beyond === 'shift') reading.leave = readLeave(view, beyond);
    if (beyond === 'room_out') reading.roomOut = readRoomOut(view);
    if (beyond === 'day_close') reading.dayClose = readDayClose(view);
    return;
  }
  readMoneyLine(view, reading);
}

/** Whether a cue means what it says in this message: a leave is no leave where a treatment was recorded. */
function stands(beyond: Beyond, view: View, reading: Reading): boolean {
  const named = live(view, 'customer').length > 0;
  const done = Boolean(reading.slots.treatments?.length);
  // 郭果休产假,她的念念交给胡月跟: the leave is the reason of a hand-over.
  if (beyond === 'leave' && named && reading.intent === 'reassign') return false;
  if (beyond === 'leave' || beyond === 'shift')
    return (
      !handsChange(view) &&
      !done &&
      !/吗|么$|\?$/.test(view.norm) &&
      !(named && live(view, 'staff').length === 0)
    );
  if (beyond === 'day_close') return !named;
  if (beyond === 'brief') return named || reading.intent === 'plan_query';
  if (beyond === 'my_figures')
    return (
      !named && ['sales_query', 'my_list', 'smalltalk', 'record_visit', 'ambiguous'].includes(reading.intent)
    );
  if (beyond === 'voucher') return ['record_visit', 'ambiguous', 'smalltalk'].includes(reading.intent);
  if (beyond === 'room_out') return reading.intent !== 'complaint';
  if (beyond === 'late' && /往后|推迟|顺延|改到|挪|原来|原本|原定/.test(view.norm)) return false;
  if (beyond === 'late')
    return (
      !['record_visit', 'complaint', 'cancel_booking', 'no_show'].includes(reading.intent) &&
      (reading.intent !== 'reschedule' || !/改|换|推|挪|延|提前|调|再约/.test(view.norm))
    );
  if (beyond === 'refund')
    return !/要求退|闹|吵|不高兴|生气|火|骂|不满|投诉|没效果|骗|差/.test(view.masked.text);
  if (beyond === 'settings' || beyond === 'message_draft' || beyond === 'handover') return !done;
  return true;
}

/** 明天的让怡怡接,晴晴请假: the leave is only the reason. */
function handsChange(view: View): boolean {
  return /[ⒹⒿ]的?(?:预约|那个|单)?(?:让|由|换成?|改成?|给|叫)Ⓢ(?:来)?(?:接|做|顶|代)/.test(view.masked.text);
}

/** A refund first taken for a cancelled appointment: its sums are read, and nothing was done. */
function readAgain(view: View, reading: Reading, readVisit: (view: View) => VisitRead, beyond: Beyond): void {
  const { slots, money } = readVisit({ ...view, doubts: [] });
  const { customer, candidates } = reading.slots;
  reading.slots = { ...(customer ? { customer } : {}), ...(candidates ? { candidates } : {}), ...slots };
  if (beyond === 'refund') {
    delete reading.slots.treatments;
    delete reading.slots.arrears;
    delete reading.slots.sessionsUsed;
    delete reading.slots.times;
  }
  reading.money = money;
  if (!customer && !candidates?.length && beyond === 'voucher') {
    reading.intent = 'ambiguous';
    reading.wouldBe = 'record_visit';
    reading.slots.candidates = [];
    reading.doubts.push({ about: 'customer', why: 'nobody_named', candidates: [] });
  }
}

const WITH_CUSTOMER = new Set<Beyond>(['late', 'photo', 'refund', 'merge', 'message_draft', 'voucher']);

function become(view: View, reading: Reading, beyond: Beyond, intent: Intent | null): void {
  reading.beyond = beyond;
  const named = live(view, 'customer')[0]?.customers;
  if (named?.length === 1 && !reading.slots.customer && WITH_CUSTOMER.has(beyond))
    reading.slots.customer = named[0];
  if (!intent) return;
  if (intent === 'record_visit' && reading.intent === 'ambiguous') return;
  reading.intent = intent;
  if (intent === 'smalltalk' || intent === 'sales_query') {
    reading.doubts = reading.doubts.filter((one) => one.why !== 'nobody_named' && one.about !== 'intent');
    delete reading.wouldBe;
    if (reading.slots.candidates?.length === 0) delete reading.slots.candidates;
  }
  if (beyond === 'my_figures') {
    reading.slots = { ...reading.slots, therapist: reading.speaker };
  }
}

function readCommand(view: View, reading: Reading): boolean {
  const said = view.norm.trim().replace(/[!。.~,]+$/, '');
  const found = COMMAND_CUES.find(([, pattern]) => pattern.test(said));
  if (!found) return false;
  reading.beyond = found[0];
  reading.intent = found[0] === 'cancel' ? 'undo' : found[0] === 'menu' ? 'help' : 'smalltalk';
  if (found[0] === 'settle_all') reading.allDone = true;
  reading.doubts = [];
  delete reading.wouldBe;
  delete reading.slots.candidates;
  return true;
}

/** A page of the handbook, whose text may hold whatever else there is to be read. */
function readPage(view: View, reading: Reading): boolean {
  const page = pageSaid(view.text, view.lexicon, reading.people);
  if (!page) return false;
  reading.beyond = 'page';
  reading.page = page;
  reading.intent = 'smalltalk';
  reading.slots = {};
  reading.doubts = [];
  delete reading.wouldBe;
  delete reading.money;
  return true;
}

/** «3», «2 没接», «1、3 好了», «2 不对», «为什么2». */
function readNumbers(view: View, reading: Reading): boolean {
  const said = view.norm.trim();
  const why = /^(?:为什么|为啥|凭什么) ?(\d{1,2})\??$/.exec(said);
  if (why) return setNumbers(reading, 'why', [Number(why[1])], '');
  const m =
    /^(?:第)?((?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[ ,、和]+(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?![\d:.月号点次分个]))*)(?:号|个|条|位)?(?![\d:.月日点次分年%岁块元万千百折/-])/.exec(
      said,
    );
  if (!m || live(view, 'customer').length) return false;
  const rest = said.slice(m[0].length);
  if (!AFTER_NUMBER.test(rest) || /^[号个条位]/.test(rest)) return false;
  // 20号有没有人约皮秒: a day asked about.
  if (/号 ?(?:有没有|有人|有谁|还有|谁)/.test(said.slice(0, 8))) return false;
  const numbers = m[1]
    .split(/[ ,、和]+/)
    .map((one) => readCount(one))
    .filter((one): one is number => one !== null && one <= 60);
  if (!numbers.length || live(view, 'phone').length) return false;
  const text = reading.text
    .trim()
    .slice(m[0].length)
    .replace(/^[\s,，、.:：]+/, '');
  return setNumbers(
    reading,
    /^(?:不对|错|不是|改成)/.test(text) ? 'list_wrong' : 'list_number',
    numbers,
    text,
  );
}

function setNumbers(reading: Reading, beyond: Beyond, numbers: number[], rest: string): boolean {
  reading.beyond = beyond;
  reading.numbers = { numbers, rest };
  reading.wouldBe ??= reading.intent === 'ambiguous' ? undefined : reading.intent;
  reading.intent = 'ambiguous';
  reading.slots.candidates ??= [];
  reading.doubts = reading.doubts.filter((one) => one.why === 'not_possible');
  return true;
}

/** «微信6080 支付宝1200 刷卡1980 现金0»: totals by way of payment and nobody's name. */
function readTotals(view: View, reading: Reading): boolean {
  if (live(view, 'customer').length || live(view, 'treatment').length) return false;
  const totals = readDayClose(view);
  if (totals.length < 2) return false;
  become(view, reading, 'day_close', 'smalltalk');
  reading.slots = {};
  delete reading.money;
  reading.dayClose = totals;
  reading.doubts = [];
  return true;
}

/** «明天的客人都确认了 除了红姐». */
function readExcept(view: View, reading: Reading): void {
  const said = view.masked.text;
  const at = said.search(/除了?Ⓒ|除开Ⓒ|就Ⓒ(?:没|还没)/);
  if (at < 0 || !/都|全/.test(said)) return;
  const codes = live(view, 'customer')
    .filter((one) => one.start >= view.masked.at[at])
    .flatMap((one) => one.customers ?? []);
  reading.except = codes;
  reading.allDone = true;
  reading.beyond = 'settle_all';
  if (reading.slots.customer && codes.includes(reading.slots.customer)) delete reading.slots.customer;
  reading.doubts = [];
}

/** Money without a service: a payment, or goods. */
function readMoneyLine(view: View, reading: Reading): void {
  const record = reading.intent === 'record_visit' || reading.wouldBe === 'record_visit';
  if (!record || !reading.money) return;
  const goods = GOODS.exec(view.norm);
  if (goods && !reading.entries[0].slots.treatments?.length) {
    reading.beyond = 'product_sale';
    reading.money.product = reading.text.slice(goods.index + goods[1].length, goods.index + goods[0].length);
    for (const line of reading.money.lines) line.kind = 'product';
  } else if (
    !reading.slots.treatments?.length &&
    (reading.slots.cash !== undefined || reading.slots.topUp !== undefined)
  ) {
    reading.beyond = 'payment';
  }
}

const GOODS =
  /((?:买|卖|拿|带|购|订)(?:了|走|掉)?)(?:[一二两三四五六七八九十\d]+(?:支|瓶|盒|套|罐|件|片|贴|张|袋|包|个)(?:(?!一共|总共)[^,;。 \d共收付]){1,10}|[^,;。 \d]{1,10}?[一二两三四五六七八九十\d]+(?:支|瓶|盒|套|罐|件|片|贴|张|袋|包))/;
