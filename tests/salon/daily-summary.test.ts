import { Appointment } from '../../entities/appointment';
import { Customer } from '../../entities/customer';
import { DayClose } from '../../entities/day-close';
import { Payment } from '../../entities/payment';
import { Plan } from '../../entities/plan';
import { Setting } from '../../entities/setting';
import { dueToday, summaryOf, type DailySummary } from '../../src/salon/figures/daily-summary';
import { openEndOf } from '../../src/salon/figures/open-ends';
import { draftsIn } from '../../src/salon/visits/unconfirmed';
import { createWork } from '../../src/salon/work';
import { summaryText } from '../../src/text/daily-summary';
import { came, clock, WEDNESDAY } from '../flows/meeting-evening';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat(clock('10:00'));
});

async function paid(customer: string, kind: Payment['kind'], yuan: number, method: string, more = {}) {
  await chat.db.insert(Payment, {
    storeId: chat.cast.store.id,
    customerId: chat.cast.customers[customer].id,
    at: clock('16:00'),
    day: WEDNESDAY,
    kind,
    amountFen: yuan * 100,
    method,
    byId: chat.cast.staff.PanYan.id,
    ...more,
  });
}

async function summary(): Promise<DailySummary> {
  chat.at(clock('21:32'));
  await chat.job('daily-summary');
  return chat.db.transaction(async (tx) => {
    const work = createWork({
      tx,
      store: chat.cast.store,
      now: chat.now,
      operation: 'test:summary',
      actor: { kind: 'job', userid: 'test', roles: [], storeIds: [chat.cast.store.id], command: 'job' },
    });
    return summaryOf(work, WEDNESDAY);
  });
}

describe('the manager’s summary at 21:32', () => {
  beforeEach(async () => {
    await came(chat, { customer: '李婷', at: '10:30', by: 'XuXiaoMei', treatments: ['F01'], said: {} });
    await came(chat, { customer: '刘芳', at: '15:00', by: 'DengQian', treatments: ['B01'], said: {} });
    await came(chat, { customer: '郑红', at: '17:30', by: 'HeYing', treatments: ['B04'] });
    await came(chat, { customer: '冯雪', at: '17:00', by: 'HeYing', treatments: ['F06'], status: 'noShow' });
    await paid('孙佳慧', 'course', 10_000, 'card');
    await paid('孙佳慧', 'course', 2_800, 'wechat', { giftSessions: 1 });
    await paid('刘芳', 'repayment', 3_000, 'wechat');
    await paid('李婷', 'single', 298, 'stored_value');
    await paid('高圆', 'voucher', 68, 'voucher');
  }, 30_000);

  it('fits one screen and says every figure with how complete it is', async () => {
    const facts = await summary();
    const text = summaryText(facts);
    expect(facts).toMatchObject({
      cashFen: 1_580_000,
      visitors: 2,
      noShows: 1,
      recorded: { recorded: 2, expected: 3 },
    });
    expect(text).toContain('现金 15,800(办卡 12,800、还款 3,000)');
    expect(text).toContain('刷卡 10,000、微信 5,800');
    expect(text).toContain('对账:还没日结');
    expect(text).toContain('到店 2 爽约 1 散客 0 新客 0(已记 2/3 位)');
    expect(text).toMatch(/没收口:.*何莹 1/);
    expect(text).toContain('折扣/赠送 1');
    expect(Buffer.byteLength(text)).toBeLessThan(2048);
    expect(text.split('\n').length).toBeLessThanOrEqual(16);
  });

  it('names people, never a customer', async () => {
    await summary();
    const text = chat.as('FangJie').all();
    for (const name of ['李婷', '刘芳', '郑红', '冯雪', '孙佳慧']) expect(text).not.toContain(name);
  });

  it('goes to the manager alone', async () => {
    await summary();
    expect(chat.as('FangJie').saw()).toContain('11-25 周三 小结');
    expect(chat.as('SuWan').all()).not.toContain('小结');
  });

  it('counts cash apart from stored value and vouchers', async () => {
    expect((await summary()).byMethod.map((each) => each.method)).toEqual(['card', 'wechat']);
  });

  it('says what is still unconfirmed, with its money', async () => {
    chat.at(clock('20:00'));
    await chat.as('LuoYun').says('孙总办卡3500 微信');
    const facts = await summary();
    expect(facts.unconfirmed).toEqual({ count: 1, cashFen: 350_000 });
    expect(summaryText(facts)).toContain('另有 1 条待确认(现金 3,500)');
  });

  it('says whether the till agrees once the day is closed', async () => {
    const close = (differenceFen: number) => ({
      storeId: chat.cast.store.id,
      day: WEDNESDAY,
      expected: {},
      counted: {},
      differenceFen,
      closedById: chat.cast.staff.PanYan.id,
      at: clock('21:10'),
    });
    await chat.db.insert(DayClose, close(0));
    expect(summaryText(await summary())).toContain('对账:平');
    await chat.db.update(DayClose, { day: WEDNESDAY }, { differenceFen: -2_000 });
    expect(summaryText(await summary())).toContain('对账:少 20');
  });

  it('measures the month against the goal and where it should be today', async () => {
    await chat.db.insert(Setting, {
      storeId: chat.cast.store.id,
      name: 'goal.month_cash',
      value: 30_000_000,
      effectiveDay: '2026-11-01',
      at: chat.now,
    });
    expect(summaryText(await summary())).toContain('本月现金 1.6万 / 目标 30万,今天该到 25万,差 23.4万');
  });

  it('tells tomorrow’s visitors and the cash their plans expect', async () => {
    const { cast, db } = chat;
    const at = clock('14:00', '2026-11-26');
    await db.insert(Appointment, {
      storeId: cast.store.id,
      customerId: cast.customers['何安娜'].id,
      day: '2026-11-26',
      at,
      endAt: at + 3_600_000,
      beauticianId: cast.staff.HeYing.id,
      treatments: [cast.treatments.F05.id],
      status: 'booked',
      createdById: cast.staff.PanYan.id,
      createdAt: chat.now,
    });
    await db.insert(Plan, {
      customerId: cast.customers['何安娜'].id,
      storeId: cast.store.id,
      version: 1,
      status: 'accepted',
      expectedCashFen: 600_000,
      authorId: cast.staff.SuWan.id,
      at: chat.now,
    });
    expect(summaryText(await summary())).toContain('明天 1 位,预计现金 6,000');
  });

  it('asks for at most three things, each with a button', async () => {
    await (await chat.at(clock('19:00')).as('PanYan').says('欧阳姐投诉 青了一块')).taps('记下');
    await summary();
    const fang = chat.as('FangJie');
    expect(fang.saw()).toMatch(/要您定:1 投诉未了 1 件 2 今天还没日结/);
    expect(fang.card().card!.title).toBe('要您定 2 件');
    await fang.taps('看投诉');
    expect(fang.saw()).toContain('客人:欧阳倩');
  });

  it('counts walk-ins and new customers', async () => {
    const { cast, db } = chat;
    const walkIn = await db.insert(Customer, {
      code: 'W1',
      storeId: cast.store.id,
      name: '散客',
      aliases: [],
      isWalkIn: true,
      createdAt: chat.now,
    });
    cast.customers['散客'] = walkIn;
    await came(chat, { customer: '散客', at: '18:00', by: 'HeYing', treatments: ['F02'], said: {} });
    expect((await summary()).walkIns).toBe(1);
  });
});

describe('what is worked out', () => {
  it('puts a month in equal steps', () => {
    expect(dueToday(30_000_000, '2026-11-25')).toBe(25_000_000);
    expect(dueToday(31_000_000, '2026-12-31')).toBe(31_000_000);
    expect(dueToday(0, '2026-11-25')).toBe(0);
  });

  it('counts only forms whose loss somebody would miss', () => {
    const state = {
      dialogs: [
        { flow: 'record-money', values: { customer: { id: '1' }, money: [{ amountFen: 3_500_00 }] } },
        { flow: 'record-visit', values: {} },
        { flow: 'meeting-item', values: { customer: { id: '1' } } },
      ],
    };
    expect(draftsIn(state)).toEqual({ count: 1, cashFen: 350_000 });
    expect(draftsIn({})).toEqual({ count: 0, cashFen: 0 });
  });

  it.each([
    [{ record: 'none' as const }, 'appointmentWithoutRecord'],
    [{ record: 'written' as const }, 'visitWithoutPlan'],
    [{ record: 'written' as const, plan: true }, 'planWithoutTime'],
    [{ record: 'written' as const, plan: true, time: true }, 'timeWithoutAppointment'],
    [{ record: 'written' as const, plan: true, time: true, appointment: true }, null],
    [{ record: 'written' as const, waived: true }, null],
  ])('finds the first break of the loop: %j → %s', (chain, end) => {
    const whole = { plan: false, time: false, appointment: false, waived: false, ...chain };
    expect(openEndOf(whole)).toBe(end);
  });
});
