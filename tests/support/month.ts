/**
 * The example store lived through day by day: its people answer by simple rules with a seed what the bot shows them,
 * and tell in their own words what happens to them. Nobody here knows the right answer; what must hold whatever they
 * do is checked from the rows (`month-checks.ts`). Everything goes through the real reader, flows, jobs and salon.
 */
import { choicesOf, type Button, type Card } from '../../bot-flows/engine';
import { Appointment } from '../../entities/appointment';
import { Customer } from '../../entities/customer';
import { Staff } from '../../entities/staff';
import { Store } from '../../entities/store';
import { Treatment } from '../../entities/treatment';
import { AccountEntry } from '../../entities/account-entry';
import { Course } from '../../entities/course';
import { loadExampleStore } from '../../src/example/load';
import { dice, type Dice } from '../../src/example/random';
import { jobs } from '../../src/jobs/schedule';
import { ticksBetween } from '../../src/jobs/due';
import { runDue } from '../../src/jobs/ticker';
import { addDays, instantAt, MINUTE } from '../../src/salon/calendar';
import { openSqlite, type OpenTestDatabase } from './databases';
import { SalonChat, type Bubble, type Phone } from './salon-chat';

const ZONE = 'Asia/Shanghai';

export interface MonthOptions {
  firstDay: string;
  seed: number;
  /** Of the jobs that run every few minutes, one tick in so many is lived through. */
  everyNthTick?: number;
  open?: OpenTestDatabase;
}

export interface Shown {
  at: number;
  userid: string;
  /** She did nothing for it just now. */
  unasked: boolean;
  bubble: Bubble;
}

/** What somebody taps of what is offered: the first rule whose button is there wins, by its weight. */
type Habit = Record<string, number>;

const HABITS: Habit = {
  记下: 20,
  改一下: 1,
  全部记下: 20,
  就这么定: 12,
  改一句: 1,
  明天再说: 3,
  问: 1,
  到时打电话: 3,
  打通了: 6,
  微信聊了: 5,
  没接: 6,
  约时间: 3,
  '改天/其他': 2,
  没问: 3,
  解决了: 4,
  没解决: 1,
  满意: 4,
  不满意: 1,
  按预约做的: 8,
  没来: 1,
  '没做/改做': 1,
  到了: 3,
  在路上: 3,
  爽约: 3,
  改时间: 1,
  日结: 10,
  都换好: 6,
  只记请假: 2,
  一位位定: 1,
  全同意: 4,
  逐个看: 2,
  同意: 5,
  不同意: 1,
  没意见: 4,
  散会: 8,
  再等5分钟: 1,
  没问题: 6,
  约上: 10,
  都做了: 3,
  都改明天: 2,
  撤销: 8,
  改: 8,
  就这些: 6,
  转: 6,
  建档: 8,
  对: 8,
  是: 8,
};

/** Taps of these end nothing well; somebody in her right mind takes them seldom. */
const SELDOM =
  /^(不|先不|返回|打开表格|今天交给别人|换人|取消|不认识|不来了|再说一次|算了|一位位|先到这|到这里|另)/;

const METHODS = ['微信', '支付宝', '刷卡', '现金'];

export class Month {
  readonly shown: Shown[] = [];
  /** Cash that came over the counter by day and way of payment, yuan; some of it is never told. */
  readonly till = new Map<string, Map<string, number>>();
  readonly roll: Dice;
  readonly notes: string[] = [];
  private readonly seen = new Map<string, number>();
  private readonly tapped = new WeakSet<Bubble>();
  private events: { at: number; order: number; run: () => Promise<void> }[] = [];
  private order = 0;
  day: string;

  constructor(
    readonly chat: SalonChat,
    readonly options: MonthOptions,
    private readonly closeDb: () => Promise<void>,
  ) {
    this.roll = dice(options.seed);
    this.day = options.firstDay;
  }

  get db() {
    return this.chat.db;
  }

  close(): Promise<void> {
    return this.closeDb();
  }

  // ---- a day ----

  /** Lives through the day from its morning jobs to the night; `plans` adds what the day has of its own. */
  async live(plans: (month: Month) => void = () => undefined): Promise<void> {
    this.events = [];
    await this.planJobs();
    await this.planDay();
    plans(this);
    while (this.events.length > 0) {
      this.events.sort((a, b) => a.at - b.at || a.order - b.order);
      const event = this.events.shift()!;
      this.chat.now = Math.max(this.chat.now, event.at);
      await event.run();
    }
    this.day = addDays(this.day, 1);
  }

  /** At `HH:MM` of the day, or so many minutes after now. */
  at(when: string | number, run: () => Promise<void>): void {
    const at = typeof when === 'string' ? instantAt(this.day, when, ZONE) : this.chat.now + when * MINUTE;
    this.events.push({ at, order: this.order++, run });
  }

  private atInstant(at: number, run: () => Promise<void>): void {
    this.events.push({ at, order: this.order++, run });
  }

  private async planJobs(): Promise<void> {
    const from = instantAt(this.day, '04:00', ZONE) - 1;
    const until = instantAt(this.day, '03:59', ZONE);
    const ticks = new Set<number>();
    for (const job of jobs) {
      const all = ticksBetween(job.when, from, until, ZONE);
      const opening = instantAt(this.day, '09:00', ZONE);
      const night = instantAt(this.day, '22:30', ZONE);
      const often = 'everyMinutes' in job.when;
      all
        .filter(
          (tick, place) =>
            !often || (tick > opening && tick < night && place % (this.options.everyNthTick ?? 1) === 0),
        )
        .forEach((tick) => ticks.add(tick));
    }
    for (const tick of ticks) this.atInstant(tick, () => this.byClock());
  }

  private async byClock(): Promise<void> {
    const faults: unknown[] = [];
    await runDue({
      db: this.db,
      now: () => this.chat.now,
      onRun: () => undefined,
      onFault: (_job, error) => faults.push(error),
    });
    if (faults.length > 0) throw faults[0];
    await this.chat.settle();
    this.take(null);
  }

  // ---- what people do ----

  async say(userid: string, ...texts: string[]): Promise<string> {
    const phone = this.chat.as(userid);
    await phone.says(...texts);
    this.take(userid);
    return phone.saw();
  }

  async tap(
    userid: string,
    bubble: Bubble,
    button: string,
    selected: Record<string, string[]> = {},
  ): Promise<void> {
    const phone = this.chat.as(userid);
    this.tapped.add(bubble);
    await phone.tapsOn(bubble, button, selected);
    this.take(userid);
  }

  /** Says it and answers what follows by habit. */
  async tells(userid: string, said: string, taps: number, habits: Habit = {}): Promise<void> {
    await this.say(userid, said);
    await this.answers(userid, taps, { ...HABITS, ...habits });
  }

  /** Whatever appeared on any phone since the last step. */
  private take(actor: string | null): void {
    for (const phone of this.chat.phones.values()) {
      const from = this.seen.get(phone.userid) ?? 0;
      for (const bubble of phone.bubbles.slice(from)) {
        const unasked = bubble.from === 'bot' && phone.userid !== actor;
        this.shown.push({ at: this.chat.now, userid: phone.userid, unasked, bubble });
      }
      this.seen.set(phone.userid, phone.bubbles.length);
    }
  }

  /** Answers the newest card on her phone by habit, and what follows from it, up to so many taps. */
  async answers(userid: string, most = 6, habits: Habit = HABITS): Promise<void> {
    for (let taps = 0; taps < most; taps++) {
      const bubble = this.newestCard(userid);
      if (!bubble) return;
      const button = this.choose(bubble.card!, habits);
      if (!button) return;
      await this.tap(userid, bubble, button.key, this.selection(bubble.card!));
      await this.answerInWords(userid);
    }
  }

  /** The newest card, if nobody has tapped it and nothing was said after it. */
  newestCard(userid: string): Bubble | undefined {
    const phone = this.chat.as(userid);
    const place = phone.bubbles.findLastIndex((each) => each.card);
    if (place < 0 || this.tapped.has(phone.bubbles[place])) return undefined;
    if (phone.bubbles.slice(place + 1).some((each) => each.from === 'staff')) return undefined;
    return phone.bubbles[place];
  }

  private choose(card: Card, habits: Habit): Button | undefined {
    const choices = choicesOf(card);
    if (card.kind === 'vote') return choices.at(-1);
    const weighed = choices.map((each) => ({ each, weight: weightOf(each.text, habits) }));
    let left = this.roll.below(weighed.reduce((sum, { weight }) => sum + weight, 0));
    for (const { each, weight } of weighed) {
      if (left < weight) return each;
      left -= weight;
    }
    return undefined;
  }

  private selection(card: Card): Record<string, string[]> {
    if (card.kind === 'vote') {
      const ticked = card.options.filter((each) => each.checked);
      return { [card.submit.key]: ticked.map((each) => each.id) };
    }
    if (!card.select) return {};
    const chosen = card.select.selected ?? card.select.options[0].id;
    return { [card.select.key]: [chosen] };
  }

  /** Where the last thing the bot said asks for words, some are said. */
  private async answerInWords(userid: string): Promise<void> {
    const last = this.chat.as(userid).bubbles.at(-1);
    if (!last || last.from !== 'bot' || last.card) return;
    const said = wordsFor(last.text, this.roll);
    if (said) await this.say(userid, said);
  }

  // ---- how a day comes about ----

  private async planDay(): Promise<void> {
    const staff = await this.db.find(Staff, { where: { status: 'active' } });
    const role = (name: string) =>
      staff.filter((each) => each.roles.includes(name as never)).map((each) => each.userid);
    for (const userid of role('consultant')) {
      this.at(`09:${20 + this.roll.below(30)}`, () => this.morningOf(userid));
      this.at(`14:${10 + this.roll.below(40)}`, () => this.callsOf(userid, 4));
      this.at('17:20', () => this.answers(userid, 3));
      for (const clock of ['20:47', '20:50', '20:53', '20:57']) this.at(clock, () => this.answers(userid, 4));
    }
    for (const userid of role('beautician')) {
      this.at('20:20', async () => {
        if (this.roll.chance(75)) await this.answers(userid, 6);
      });
      if (this.roll.chance(40))
        this.at('20:40', async () => {
          // Whoever has left since the morning has nothing to ask.
          const still = await this.db.count(Staff, { userid, status: 'active' });
          if (still > 0) await this.say(userid, '我今天做了几个');
        });
    }
    for (const userid of role('manager')) {
      this.at('10:40', () => this.answers(userid, 6));
      this.at('13:10', () => this.answers(userid, 3));
      this.at('17:40', () => this.answers(userid, 6));
      this.at('20:56', () => this.answers(userid, 4));
      this.at('21:40', () => this.answers(userid, 4));
      if (this.roll.chance(50)) this.at('18:30', async () => void (await this.say(userid, '今天营业额')));
      if (this.roll.chance(40))
        this.at('19:30', async () => void (await this.say(userid, '今天还有什么没收口')));
    }
    this.at('21:10', () => this.closeDay('PanYan'));
    this.at('10:05', () => this.planVisits());
    const walkIns = this.roll.below(3);
    for (let n = 0; n < walkIns; n++)
      this.at(`${12 + this.roll.below(8)}:${15 + this.roll.below(40)}`, () => this.walkIn());
    if (this.roll.chance(30)) this.at('15:25', () => this.someoneCallsToBook());
    if (this.roll.chance(40)) this.at('16:35', () => this.someoneRepays());
    if (this.roll.chance(30)) this.at('18:05', () => this.someoneBuysProduct());
  }

  private async morningOf(userid: string): Promise<void> {
    if (!this.newestCard(userid)) return;
    const card = this.newestCard(userid)!;
    const calls = choicesOf(card.card!).find((each) => /打电话/.test(each.text));
    if (!calls) return this.answers(userid, 3);
    if (this.roll.chance(10)) return;
    await this.tap(userid, card, calls.key);
    await this.answers(userid, 14);
  }

  private async callsOf(userid: string, most: number): Promise<void> {
    if (this.roll.chance(40)) return;
    await this.say(userid, '打电话');
    await this.answers(userid, most);
  }

  private async planVisits(): Promise<void> {
    const booked = await this.db.find(Appointment, { where: { day: this.day } });
    const waiting = booked.filter((each) => ['booked', 'confirmed'].includes(each.status));
    for (const each of waiting) await this.planVisit(each);
  }

  private async planVisit(booked: Appointment): Promise<void> {
    const fate = this.roll.below(100);
    const customer = (await this.db.one(Customer, { id: booked.customerId }))!;
    const name = this.nameOf(customer);
    if (fate < 4) {
      this.at('10:20', async () => {
        await this.say('PanYan', `${name}今天不来了`);
        await this.answers('PanYan', 3);
      });
    } else if (fate < 8) {
      this.at('10:25', async () => {
        await this.say('PanYan', `${name}今天的改到后天同一时间`);
        await this.answers('PanYan', 4);
      });
    } else if (fate < 14) {
      this.atInstant(booked.at + 25 * MINUTE, async () => {
        await this.say('PanYan', `等了半小时了${name}还没来`);
        await this.answers('PanYan', 3, { ...HABITS, 爽约: 30, 算爽约: 30 });
      });
    } else {
      const late = this.roll.chance(15) ? 10 + this.roll.below(15) : this.roll.below(8) - 4;
      this.atInstant(booked.at + late * MINUTE, () => this.arrives(booked, customer));
    }
  }

  private async arrives(booked: Appointment, customer: Customer): Promise<void> {
    const now = await this.db.one(Appointment, { id: booked.id });
    if (!now || !['booked', 'confirmed'].includes(now.status)) return;
    const card = this.newestCard('PanYan');
    const here = card && choicesOf(card.card!).find((each) => each.key === `here:${booked.id}`);
    if (card && here && this.roll.chance(70)) await this.tap('PanYan', card, here.key);
    else if (this.roll.chance(92)) {
      await this.say('PanYan', `${this.nameOf(customer)}到了`);
      await this.answers('PanYan', 2);
    }
    const consultant = customer.consultantId && (await this.db.one(Staff, { id: customer.consultantId }));
    if (consultant && this.roll.chance(50)) this.at(25, () => this.answers(consultant.userid, 2));
    this.atInstant(Math.max(this.chat.now, booked.endAt) + this.roll.below(10) * MINUTE, () =>
      this.done(now, customer),
    );
  }

  /** What the hands say of it, or the consultant, or nobody; and the money at the counter. */
  private async done(booked: Appointment, customer: Customer): Promise<void> {
    const hands = (await this.db.one(Staff, { id: booked.beauticianId }))!.userid;
    const treatments = await Promise.all(booked.treatments.map((id) => this.db.one(Treatment, { id })));
    const course = await this.courseFor(customer.id, treatments[0]!.id);
    const what = treatments.map((each) => this.wordFor(each!)).join('和');
    const way = this.roll.below(100);
    const card = this.newestCard(hands);
    const planned = card && choicesOf(card.card!).find((each) => each.text === '按计划做完');
    if (way < 35 && card && planned) {
      await this.tap(hands, card, planned.key);
      await this.answers(hands, 3);
    } else if (way < 78) {
      await this.say(hands, this.visitSentence(customer, what, !!course));
      await this.answers(hands, 4);
    } else if (way < 85) {
      const consultant = customer.consultantId && (await this.db.one(Staff, { id: customer.consultantId }));
      const teller = consultant && consultant.roles.includes('consultant') ? consultant.userid : 'PanYan';
      await this.say(teller, this.visitSentence(customer, what, !!course));
      await this.answers(teller, 4);
    }
    if (!course && this.roll.chance(95)) await this.pays(customer, what, treatments[0]!.priceFen ?? 0);
    else if (this.roll.chance(9)) await this.buysCard(customer, treatments[0]!);
    const consultant = customer.consultantId && (await this.db.one(Staff, { id: customer.consultantId }));
    if (consultant && this.roll.chance(70))
      this.at(4 + this.roll.below(10), () => this.answers(consultant.userid, 3));
    if (this.roll.chance(4)) this.at(3, () => this.corrects(hands, customer));
    if (this.roll.chance(3)) this.at(5, () => this.takesBack(hands));
    if (this.roll.chance(3)) this.at(12, () => this.complains(hands, customer));
  }

  private async corrects(userid: string, customer: Customer): Promise<void> {
    await this.say(userid, `刚才${this.nameOf(customer)}那条是莹莹做的`);
    await this.answers(userid, 3);
  }

  private async takesBack(userid: string): Promise<void> {
    await this.say(userid, '撤销');
    await this.answers(userid, 2);
  }

  private async complains(userid: string, customer: Customer): Promise<void> {
    await this.say(
      userid,
      `${this.nameOf(customer)}投诉 ${this.roll.pick(['手太重了 青了一块', '等了四十分钟', '说推销太多'])}`,
    );
    await this.answers(userid, 3);
  }

  private visitSentence(customer: Customer, what: string, byCard: boolean): string {
    const name = this.nameOf(customer);
    const used = byCard ? this.roll.pick([',划1次', ' 划了1次', ' 划卡', '']) : '';
    const seen = this.roll.pick([
      '',
      ',皮肤亮了一点',
      ' 说舒服多了',
      ' 肩膀松开了 她睡着了',
      ',有点泛红',
      ' 她问了祛斑多少钱',
      ' 说最近睡不好',
      ',嫌房间冷',
    ]);
    return this.roll.pick([
      `${name}今天做了${what}${used}${seen}`,
      `${name} ${what}做完了${used}${seen}`,
      `给${name}做了${what}${used}${seen}`,
      `${name}${what}一次${seen}`,
    ]);
  }

  private async pays(customer: Customer, what: string, priceFen: number): Promise<void> {
    const method = this.roll.pick(METHODS);
    const yuan = priceFen / 100;
    this.intoTill(method, yuan);
    if (this.roll.chance(7)) return;
    await this.say('PanYan', `${this.nameOf(customer)} ${what} ${yuan} ${method}`);
    await this.answers('PanYan', 4);
  }

  private async buysCard(customer: Customer, treatment: Treatment): Promise<void> {
    const price = Math.round(((treatment.priceFen ?? 10000) / 100) * 8);
    const method = this.roll.pick(METHODS);
    const part = this.roll.chance(25) ? Math.round(price / 200) * 100 : price;
    this.intoTill(method, part);
    const rest = price - part;
    const name = this.nameOf(customer);
    const said =
      rest > 0
        ? `${name}办${this.wordFor(treatment)}10次卡${price} 先付${part} ${method} 余下下周三付`
        : `${name}办${this.wordFor(treatment)}10次卡 ${price} ${method}`;
    await this.say('PanYan', said);
    await this.answers('PanYan', 4);
  }

  private async walkIn(): Promise<void> {
    const method = this.roll.pick(METHODS);
    this.intoTill(method, 198);
    await this.say('PanYan', `散客小气泡 198 ${method} ${this.roll.pick(['小美', '莉莉', '莹莹'])}做的`);
    await this.answers('PanYan', 3);
  }

  private async someoneCallsToBook(): Promise<void> {
    const customer = await this.anyCustomer();
    const treatments = await this.db.find(Treatment);
    await this.say(
      'PanYan',
      `约${this.nameOf(customer)}${this.roll.pick(['明天', '后天', '周六'])}${this.roll.pick(['下午三点', '四点半', '上午十一点'])}${this.wordFor(this.roll.pick(treatments))}`,
    );
    await this.answers('PanYan', 4);
  }

  private async someoneRepays(): Promise<void> {
    const owed = await this.owing();
    if (owed.length === 0) return;
    const [customerId, fen] = this.roll.pick(owed);
    const customer = (await this.db.one(Customer, { id: customerId }))!;
    const method = this.roll.pick(METHODS);
    const yuan = this.roll.chance(60) ? fen / 100 : Math.max(100, Math.floor(fen / 20000) * 100);
    this.intoTill(method, yuan);
    await this.say('PanYan', `${this.nameOf(customer)}来还${yuan} ${method}`);
    await this.answers('PanYan', 3);
  }

  private async someoneBuysProduct(): Promise<void> {
    const customer = await this.anyCustomer();
    const method = this.roll.pick(METHODS);
    this.intoTill(method, 498);
    await this.say('PanYan', `${this.nameOf(customer)}买了一支精华 498 ${method}`);
    await this.answers('PanYan', 3);
  }

  private async closeDay(userid: string): Promise<void> {
    if (this.roll.chance(6)) return;
    const counted = this.till.get(this.day) ?? new Map<string, number>();
    const said = METHODS.map((method) => `${method}${counted.get(method) ?? 0}`).join(' ');
    await this.say(userid, `日结 ${said}`);
    await this.answerInWords(userid);
    await this.answers(userid, 3);
  }

  // ---- facts ----

  intoTill(method: string, yuan: number): void {
    const day = this.till.get(this.day) ?? new Map<string, number>();
    day.set(method, (day.get(method) ?? 0) + yuan);
    this.till.set(this.day, day);
  }

  private async owing(): Promise<[string, number][]> {
    const sums = new Map<string, number>();
    for (const entry of await this.db.find(AccountEntry, { where: { account: 'arrears' } })) {
      sums.set(entry.customerId, (sums.get(entry.customerId) ?? 0) + entry.deltaFen);
    }
    return [...sums].filter(([, fen]) => fen > 0);
  }

  private async courseFor(customerId: string, treatmentId: string): Promise<Course | undefined> {
    const courses = await this.db.find(Course, { where: { customerId, treatmentId, status: 'active' } });
    return courses.find((each) => each.total > each.used);
  }

  async anyCustomer(): Promise<Customer> {
    const all = await this.db.find(Customer, { where: { isWalkIn: false }, order: { code: 'ASC' } });
    return this.roll.pick(all.filter((each) => each.code));
  }

  nameOf(customer: Customer): string {
    return this.roll.pick([customer.name, ...customer.aliases]);
  }

  wordFor(treatment: Treatment): string {
    return this.roll.pick([treatment.name, ...treatment.aliases, ...treatment.aliases]);
  }
}

function weightOf(text: string, habits: Habit): number {
  const plain = text.replace(/\d+.*$/, '').trim();
  if (habits[text] !== undefined) return habits[text];
  if (habits[plain] !== undefined) return habits[plain];
  if (text === '号码') return 1;
  return SELDOM.test(text) ? 1 : 4;
}

/** What somebody says to a question in words. */
function wordsFor(asked: string, roll: Dice): string | undefined {
  if (/叫什么名字/.test(asked)) return '林小雨';
  if (/对不上.*为什么/.test(asked)) return roll.pick(['有一笔忘记记了', '找零找错了', '微信那笔是昨天的']);
  if (/改一句|直接说/.test(asked)) return roll.pick(['下周三下午三点', '先不卖', '周六上午十一点']);
  if (/打完说结果|说一句|聊了什么/.test(asked))
    return roll.pick(['她说月底再说', '约了周六下午三点', '很满意 没什么事', '说最近出差']);
  if (/原因|为什么/.test(asked)) return roll.pick(['她嫌贵', '出差了', '身体不舒服']);
  return undefined;
}

/** The example store on a database of its own, with everybody's phone empty. */
export async function exampleMonth(options: MonthOptions): Promise<Month> {
  const { database, close } = await (options.open ?? openSqlite)();
  const start = instantAt(options.firstDay, '04:00', ZONE);
  await loadExampleStore(database, start);
  const store = (await database.find(Store))[0];
  const cast = { store, staff: {}, treatments: {}, customers: {}, rooms: {} };
  return new Month(new SalonChat(database, cast, start), options, close);
}

export type { Phone };
