import { Contact } from '../../entities/contact';
import { Customer } from '../../entities/customer';
import { CustomerSummary } from '../../entities/customer-summary';
import { Promised } from '../../entities/promise';
import { Visit } from '../../entities/visit';
import { addDays, instantAt } from '../../src/salon/calendar';
import { recount } from '../../src/salon/customers/summary';
import { salonChat, type SalonChat } from '../support/salon-chat';
import { doing } from '../support/work';

const TODAY = '2026-11-25';
const AT_0743 = instantAt(TODAY, '07:43', 'Asia/Shanghai');

/** 钱玉兰 was here yesterday, 李婷 has been away for long; both are 苏婉's. Nobody else has anything due. */
describe('a consultant’s care calls', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat(AT_0743);
    const { cast } = chat;
    await doing(
      chat.db,
      'set-up',
      async (work) => {
        for (const customer of new Set(Object.values(cast.customers))) {
          await work.tx.update(Customer, { id: customer.id }, { grade: 'C', birthday: null });
        }
        for (const [name, grade, days] of [
          ['钱玉兰', 'A', [1, 15, 29, 43]],
          ['李婷', 'B', [90, 104, 118, 132]],
        ] as const) {
          const { id } = cast.customers[name];
          await work.tx.update(Customer, { id }, { grade, consultantId: cast.staff.SuWan.id });
          for (const ago of days) {
            await work.tx.insert(Visit, {
              storeId: cast.store.id,
              customerId: id,
              day: addDays(TODAY, -ago),
              status: 'complete',
              openedAt: work.now - ago * 86_400_000,
              createdById: cast.staff.HeYing.id,
            });
          }
          await recount(work, id);
        }
      },
      { store: cast.store, now: AT_0743, actor: { storeIds: [cast.store.id] } },
    );
    await chat.job('keep-promises');
    chat.at('09:12');
    await chat.job('morning-list');
  });

  const contactOf = (name: string) => chat.db.one(Contact, { customerId: chat.cast.customers[name].id });

  it('asks with two taps whether the problem is solved and she is satisfied, and shows it', async () => {
    const suWan = chat.as('SuWan');
    expect(suWan.all()).toContain('钱玉兰 做完要问一句:好了没、满意没');
    await suWan.says('打电话');
    expect(suWan.card().card?.title).toContain('钱玉兰');
    await suWan.taps('打通了');
    expect(suWan.card().card).toMatchObject({ desc: '问题解决了吗?' });
    await suWan.taps('没解决');
    expect(suWan.card().card).toMatchObject({ desc: '她满意吗?' });
    await suWan.taps('不满意');
    expect(suWan.saw()).toContain('钱玉兰:不满意;要记投诉回「钱玉兰投诉 原话」');
    expect(await contactOf('钱玉兰')).toMatchObject({ result: 'reached', solved: 'no', satisfied: 'no' });
    const again = await chat.db.one(Promised, {
      customerId: chat.cast.customers['钱玉兰'].id,
      kind: 'care',
      status: 'open',
    });
    expect(again?.dueDay).toBe(addDays(TODAY, 3));
  });

  it('takes both answers from one sentence', async () => {
    const suWan = chat.as('SuWan');
    await suWan.says('打电话');
    await suWan.says('打通了 她说不酸了 很满意');
    expect(suWan.card().card?.title).toContain('李婷');
    expect(await contactOf('钱玉兰')).toMatchObject({ solved: 'yes', satisfied: 'yes' });
  });

  it('asks one who sleeps for the real reason, by a tap or in her words', async () => {
    const suWan = chat.as('SuWan');
    expect(suWan.all()).toContain('90天没来,问问真实原因');
    await suWan.says('打电话');
    await suWan.taps('没接');
    await suWan.taps('打通了');
    expect(suWan.card().card).toMatchObject({ desc: '真实原因是什么?点一个,或说一句' });
    await suWan.taps('去了别家');
    expect(suWan.saw()).toContain('李婷:去了别家');
    expect(await contactOf('李婷')).toMatchObject({ reason: 'elsewhere' });
  });

  it('asks before a second voice calls on the same day (SR-REL-04)', async () => {
    chat.at('10:20');
    await chat.as('TangLin').says('打了钱太 打通了');
    const suWan = await chat.as('SuWan').says('钱太的电话');
    expect(suWan.saw()).toContain('唐琳 10:20 打过,仍要打?');
    expect(suWan.saw()).not.toContain(chat.cast.customers['钱玉兰'].phone!);
    await suWan.taps('仍要打');
    expect(suWan.saw()).toContain(chat.cast.customers['钱玉兰'].phone!);
  });

  it('keeps a birthday by the moon, and looks ahead to the day it falls on (SR-FLD-03)', async () => {
    const suWan = await chat.as('SuWan').says('钱太生日是农历十月十八');
    await suWan.taps('yes');
    expect(suWan.saw()).toContain('农历10-18');
    const row = await chat.db.one(Customer, { id: chat.cast.customers['钱玉兰'].id });
    expect(row).toMatchObject({ birthday: '10-18', birthdayLunar: true });
    const summary = await chat.db.one(CustomerSummary, { customerId: row!.id });
    expect(summary?.birthdayMonthDay).toBe('11-26');
    await suWan.says('钱太的档案');
    expect(suWan.saw()).toContain('生日 农历10-18');
  });

  it('shows who sleeps and why, and counts in the month who was won back', async () => {
    const suWan = chat.as('SuWan');
    await suWan.says('打电话');
    await suWan.taps('没接');
    await suWan.taps('打通了');
    await suWan.says('她说太远了不方便');
    await suWan.says('沉睡的客人有哪些');
    expect(suWan.saw()).toContain('沉睡 1 位,本月找回 0 位:');
    expect(suWan.saw()).toContain('李婷 90天没来(平时14天,其他)');
    chat.at(instantAt('2026-11-28', '15:00', 'Asia/Shanghai'));
    await (await chat.as('HeYing').says('婷姐做了补水 划1次')).taps('yes');
    const fang = await chat.as('FangJie').says('本月业绩');
    expect(fang.saw()).toContain('找回 1 位');
    expect((await suWan.says('沉睡客人')).saw()).toContain('没有沉睡的客人,本月找回 1 位。');
  });

  it('tells what each class is owed and how far it was kept (SR-DUTY-01)', async () => {
    const fang = await chat.as('FangJie').says('级别规矩');
    expect(fang.saw()).toMatch(/A \d+ 位:每月问候2次\(店长\)、每月见面\(店长\)、每半年邀约\(店长\)/);
    expect(fang.saw()).toContain('C ');
    expect((await chat.as('HeYing').says('级别规矩')).saw()).toBe('级别规矩由顾问和店长看。');
  });
});

describe('a beautician’s care calls', () => {
  it('are hers to see and to tell of, without the card that shows class and offers', async () => {
    const chat = await salonChat();
    const { cast, db, now } = chat;
    const due = { storeId: cast.store.id, ownerId: cast.staff.HeYing.id, why: '', dueDay: TODAY };
    const from = { status: 'open' as const, originKind: 'visit', step: 0, at: now - 86_400_000 };
    for (const name of ['刘芳', '李婷']) {
      const customerId = cast.customers[name].id;
      await db.insert(Promised, { ...due, ...from, customerId, kind: 'care', byId: cast.staff.HeYing.id });
    }
    const ying = await chat.as('HeYing').says('打电话');
    expect(ying.saw()).toMatch(/还有 2 件没办[\s\S]*例:「刘芳 打通了 说好多了」/);
    expect(ying.saw()).not.toContain('接着打电话');
    expect((await ying.says('还有什么没办')).saw()).toContain('还有 2 件没办');
    expect((await ying.says('1 打通了 说舒服多了')).saw()).toContain('刘芳 打通了');
    expect((await ying.says('婷姐没接')).saw()).toContain('李婷 没接');
    expect(await db.find(Promised, { where: { kind: 'care', status: 'open' } })).toHaveLength(1);
  });
});
