import { MonthEntry } from '../../entities/month-entry';
import { MonthRecord } from '../../entities/month-record';
import { Payment } from '../../entities/payment';
import { Promised } from '../../entities/promise';
import { Shift } from '../../entities/shift';
import { exportRows } from '../../src/salon/export';
import { Visit } from '../../entities/visit';
import { Customer } from '../../entities/customer';
import { countMonth, type MonthFigures } from '../../src/salon/month/figures';
import { createWork } from '../../src/salon/work';
import { act } from '../support/acting';
import { clock } from './meeting-evening';
import { salonChat, type SalonChat } from '../support/salon-chat';

/** Of somebody who sold nothing, had nobody new, and whom nobody asked for. */
const ZEROES = { consumed: 238.4, cash: 0, fresh: 0, asked: 0 };

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
});

/** Wednesday: one served by 何莹, one card sold. */
async function november(): Promise<void> {
  const he = await chat.as('HeYing').says('婷姐今天做了补水,划了1次');
  await he.taps('记下');
  const pan = await chat.as('PanYan').says('芳姐充值5000送500 微信');
  await pan.taps('记下');
}

/** The first of December, after the table of the cast's shifts. */
async function firstOfDecember(): Promise<void> {
  chat.at(clock('10:37', '2026-12-01'));
  await chat.job('month-over');
}

/** The people of the month counted anew, with all that was put right since. */
function november2026() {
  return chat.db.transaction(async (tx) => {
    const actor = { kind: 'job' as const, userid: 'test', roles: [], storeIds: [], command: 'job' };
    const work = createWork({ tx, actor, store: chat.cast.store, now: chat.now, operation: 'test' });
    return (await countMonth(work, '2026-11')).people;
  });
}

async function locked(): Promise<void> {
  await november();
  await firstOfDecember();
  await chat.as('FangJie').taps('照样锁定');
}

describe('on the first of the month', () => {
  it('the manager gets the month and the card that locks it, everybody else a line on her own figures', async () => {
    await november();
    await firstOfDecember();
    const fang = chat.as('FangJie');
    expect(fang.saw().split('\n').slice(0, 9)).toEqual([
      expect.stringMatching(/11月月报\(没锁定,1 天没日结\)$/),
      '现金 5,000',
      '其中 充值 5,000',
      '实耗 238',
      '到店 1、新客 0、散客 0、爽约 0',
      expect.stringMatching(/^客人现在没做完的:卡 .*、储值 /),
      '投诉 0',
      '这几天没日结:11-25。一起锁定?',
      '锁定以后数字不再变。',
    ]);
    const he = chat.as('HeYing');
    expect(he.saw()).toBe(
      '11月的数字出来了\n回「我上个月」看;觉得不对,回「上个月少算我两个」,店长会来核对。',
    );
    expect(chat.as('SuWan').saw()).toBe('');
    expect((await he.says('我上个月')).saw()).toMatch(
      /^何莹 11月\n1位 · 划卡1次 · 实耗 238.40 · 业绩 0\n点名 0 位 · 新客 0 位/,
    );
    expect((await he.says('上个月怎么样')).saw()).toMatch(/^何莹 11月\n1位/);
    expect((await he.says('我上个月明细')).saw()).toMatch(/11-25 李婷 补水/);
    await he.says('上个月少算我两个');
    await he.taps('告诉店长');
    expect(chat.as('FangJie').all()).toMatch(/有位同事说数不对\n何莹:「上个月少算我两个」\n何莹 上月 1位/);
    expect((await he.says('月报')).saw()).toBe('月报由店长和老板看。');
  });

  it('waits until she is back where she is off', async () => {
    await november();
    const off = { staffId: chat.cast.staff.FangJie.id, day: '2026-12-01' };
    await chat.db.update(Shift, off, { off: true });
    await firstOfDecember();
    expect(chat.as('FangJie').saw()).toBe('');
    chat.at(clock('09:01', '2026-12-02'));
    await chat.settle();
    expect(chat.as('FangJie').saw()).toMatch(/11月月报/);
  });

  it('asks once more on the third, and no more once it is locked', async () => {
    await november();
    chat.at(clock('10:37', '2026-12-03'));
    await chat.job('month-over');
    const fang = chat.as('FangJie');
    expect(fang.saw()).toMatch(/^11月还没锁定\n这几天没日结:11-25。一起锁定?/);
    await fang.taps('先不锁');
    await fang.says('锁定11月');
    expect((await fang.taps('照样锁定')).saw()).toMatch(/^11月锁定了,数字不再变。/);
    expect((await fang.says('锁定11月')).saw()).toMatch(/11月月报\(已锁定\)/);
    expect((await fang.says('撤销')).saw()).toMatch(/^没有可以撤销的/);
    expect(await chat.db.count(MonthRecord)).toBe(1);
    const rows = await exportRows(chat.db, ['month-records'], {
      now: chat.now,
      actor: 'test',
      format: 'json',
    });
    expect(rows.get('month-records')).toEqual(
      expect.arrayContaining([
        { store: 'S1', month: '2026-11', about: 'person', name: '何莹', visits: 1, sessions: 1, ...ZEROES },
      ]),
    );
    expect((await fang.says('锁定12月')).saw()).toBe('那个月还没过完,下个月1号起才能锁定。');
    expect((await chat.as('SuWan').says('锁定11月')).saw()).toMatch(/^月份由店长锁定。$/m);
  });
});

describe('a locked month', () => {
  it('stands: sessions put right later are true on the card and count in the month of today', async () => {
    await locked();
    const record = await chat.db.one(MonthRecord, {});
    const fang = await chat.as('FangJie').says('改婷姐上周三的,是倩倩做的');
    expect(fang.saw()).toContain('11月已锁定,数字不动;差的记在这个月,写明是 11-25 的。');
    await fang.taps('改');
    expect(await chat.db.one(MonthRecord, {})).toEqual(record);
    expect(await november2026()).toEqual((record!.figures as unknown as MonthFigures).people);
    const { HeYing, DengQian } = chat.cast.staff;
    expect(await chat.db.find(MonthEntry, { where: { staffId: HeYing.id } })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ day: '2026-12-01', forDay: '2026-11-25', visits: -1 }),
        expect.objectContaining({ sessions: -1, consumedFen: -23840 }),
      ]),
    );
    expect((await chat.as('HeYing').says('我上个月')).saw()).toMatch(/^何莹 11月\(已锁定\)\n1位 · 划卡1次/);
    expect((await chat.as('HeYing').says('我这个月业绩')).saw()).toMatch(/-1位 · 划卡-1次 · 实耗 -238.40/);
    const deng = chat.as(DengQian.userid);
    expect((await deng.says('我上个月业绩')).saw()).toMatch(/0位 · 划卡0次/);
    expect((await deng.says('我这个月业绩')).saw()).toMatch(/1位 · 划卡1次 · 实耗 238.40/);
    expect((await fang.says('月报')).saw()).toMatch(/到店 1、/);
    await fang.says('撤销');
    await fang.taps('撤销');
    expect(await chat.db.count(MonthEntry)).toBe(0);
  });

  it('takes no money back: a sum put right is an entry of today with both dates, whoever closed the day', async () => {
    await locked();
    const fang = await chat.as('FangJie').says('改芳姐上周三的,5000应该是3000');
    await fang.taps('改');
    const payments = await chat.db.find(Payment, { order: { id: 'ASC' } });
    expect(payments.map(({ day, forDay, amountFen }) => ({ day, forDay, amountFen }))).toEqual([
      { day: '2026-11-25', forDay: null, amountFen: 500_000 },
      { day: '2026-12-01', forDay: '2026-11-25', amountFen: -500_000 },
      { day: '2026-12-01', forDay: '2026-11-25', amountFen: 300_000 },
    ]);
    expect((await fang.says('11月月报')).saw()).toMatch(/已锁定\)\n现金 5,000/);
    expect((await fang.says('这个月怎么样')).saw()).toMatch(/现金 -2,000/);
  });

  it('takes a forgotten visit from the manager only, and counts it today; nothing before the lock is undone', async () => {
    await november();
    chat.at(clock('23:30', '2026-11-30'));
    const he = await chat.as('HeYing').says('曼姐今天做了眼部 划1次');
    await he.taps('记下');
    await firstOfDecember();
    await chat.as('FangJie').taps('照样锁定');
    await he.says('撤销');
    expect((await he.taps('撤销')).saw()).toMatch(/那个月已经锁定,撤不了。/);
    await he.says('芳姐昨天做了肩颈 划1次');
    expect(he.saw()).toContain('那个月已锁定,请店长来补');
    await he.says('算了');
    const fang = await chat.as('FangJie').says('芳姐11月28号做了肩颈 划1次 何莹做的');
    await fang.taps('记下');
    expect(await chat.db.count(Visit, { day: '2026-11-28' })).toBe(1);
    expect((await fang.says('11月月报')).saw()).toMatch(/到店 2、/);
    expect((await fang.says('这个月怎么样')).saw()).toMatch(/到店 1、/);
    expect((await he.says('我这个月业绩')).saw()).toMatch(/1位 · 划卡1次/);
  });
});

describe('whose a visit of a locked month was', () => {
  const join = (walkInId: string) =>
    act(chat.db, chat.cast, { userid: 'PanYan', now: chat.now }, 'walkIns.join', {
      walkInId,
      customerId: chat.cast.customers['李婷'].id,
    });

  it('may be found out later: two that become one count one fewer today', async () => {
    const he = await chat.as('HeYing').says('散客小气泡 198 微信');
    await he.taps('记下');
    await locked();
    const walkIn = (await chat.db.one(Customer, { isWalkIn: true }))!;
    expect(await join(walkIn.id)).toMatchObject({ done: true });
    expect(await chat.db.count(Visit, { day: '2026-11-25' })).toBe(1);
    const fang = chat.as('FangJie');
    expect((await fang.says('月报')).saw()).toMatch(/到店 2、/);
    expect((await fang.says('这个月怎么样')).saw()).toMatch(/到店 -1、/);
    const figures = await act(chat.db, chat.cast, { userid: 'FangJie', now: chat.now }, 'figures.store', {
      period: 'last_month',
    });
    expect(figures).toMatchObject({ facts: { stores: [{ figures: { visits: 2 } }] } });
  });
});

describe('the monthly meeting', () => {
  it('keeps what is decided with who does it and by when', async () => {
    const fang = await chat.as('FangJie').says('月会定:莹莹练拉提,12月20号前');
    expect(fang.saw()).toContain('何莹,12-20 周日前。记下?');
    await fang.taps('记下');
    expect(await chat.db.find(Promised, { where: { originKind: 'month-meeting' } })).toMatchObject([
      { ownerId: chat.cast.staff.HeYing.id, dueDay: '2026-12-20', customerId: null, kind: 'task' },
    ]);
    expect(chat.as('HeYing').saw()).toMatch(/^月会给你的\n莹莹练拉提/);
    await fang.says('月会');
    expect(fang.saw()).toMatch(/10月月报[^]*月会定的:\n莹莹练拉提,12月20号前 · 何莹 12-20 周日前\(没办\)/);
    expect((await chat.as('SuWan').says('月会定:莹莹练拉提,12月20号前')).saw()).not.toMatch(/记下了/);
  });
});
