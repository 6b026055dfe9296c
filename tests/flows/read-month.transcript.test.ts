/** What was wrong in a month of pushes read by a person: said too often, too late, twice, or heard as something else. */
import { Appointment } from '../../entities/appointment';
import { Complaint } from '../../entities/complaint';
import { Contact } from '../../entities/contact';
import { Plan } from '../../entities/plan';
import { makePromise } from '../../src/salon/promises/promises';
import { createWork } from '../../src/salon/work';
import { salonChat, type SalonChat } from '../support/salon-chat';

const DAY = 86_400_000;
const MINUTE = 60_000;

let chat: SalonChat;
beforeEach(async () => {
  chat = await salonChat();
  chat.at('09:30');
});

const customer = (name: string) => chat.cast.customers[name].id;

async function booked(said: string): Promise<void> {
  const pan = await chat.as('PanYan').says(said);
  await pan.taps('约上');
}

/** Something that is due to her today, as a visit or a call of before leaves it. */
async function toCall(name: string, userid: string, why = ''): Promise<void> {
  await chat.db.transaction((tx) => {
    const actor = {
      kind: 'job' as const,
      userid: 'test',
      roles: [],
      storeIds: [chat.cast.store.id],
      command: 'job',
    };
    const work = createWork({ tx, actor, now: chat.now, store: chat.cast.store, operation: 'test' });
    return makePromise(work, {
      customerId: customer(name),
      ownerId: chat.cast.staff[userid].id,
      kind: why ? 'word' : 'call',
      why,
      dueDay: '2026-11-25',
      originKind: 'test',
    });
  });
}

describe('the consultant of somebody in the house', () => {
  it('gets one brief with times counted from today; the record that says the same is no second push', async () => {
    await booked('约今天下午三点曼姐补水 小美');
    await chat.at('14:58').as('PanYan').says('曼姐到了');
    const su = chat.as('SuWan');
    // 补水 is done every ten days: from today on, not from the visit before.
    expect(su.saw()).toMatch(/下次时间\(先留着\):\n1 12-0[4-9] /);
    const before = su.bubbles.length;
    const he = await chat.at('16:05').as('XuXiaoMei').says('曼姐做了补水 划1次');
    await he.taps('记下');
    expect(su.bubbles).toHaveLength(before);
    expect(await chat.db.count(Plan, { customerId: customer('徐曼'), status: 'draft' })).toBe(1);
    // Its times are still to be had.
    await su.taps(chat.as('SuWan').card().card!.kind === 'buttons' ? firstButton() : '');
    expect(su.saw()).toMatch(/徐曼 下次约好了/);
  });

  it('hears again when the record has news', async () => {
    await booked('约今天下午三点曼姐补水 小美');
    await chat.at('14:58').as('PanYan').says('曼姐到了');
    const hands = await chat.at('16:05').as('XuXiaoMei').says('曼姐做了补水 划1次 她问祛斑多少钱');
    await hands.taps('记下');
    expect(chat.as('SuWan').all()).toMatch(/有位客人的下次\n徐曼[^]*祛斑/);
  });

  it('is proposed no second time for what stands', async () => {
    await booked('约下周五下午三点曼姐补水 小美');
    await booked('约今天下午三点曼姐补水 小美');
    await chat.at('14:58').as('PanYan').says('曼姐到了');
    expect(chat.as('SuWan').saw()).toMatch(/已约:12-04 周五 15:00 许小美/);
    expect(await chat.db.count(Appointment, { customerId: customer('徐曼'), status: 'held' })).toBe(0);
  });

  function firstButton(): string {
    const { card } = chat.as('SuWan').card();
    return card?.kind === 'buttons' ? card.buttons[0].text : '';
  }
});

describe('the card of a call', () => {
  it('shows what she is booked for, and a new time takes its place only where that is said', async () => {
    chat.at(chat.now - DAY);
    await booked('约下周三下午三点曼姐补水 小美');
    chat.at(chat.now + DAY);
    await toCall('徐曼', 'SuWan');
    await chat.job('morning-list');
    const su = await chat.as('SuWan').says('打电话');
    expect(su.saw()).toContain('已约12-02 周三 15:00 许小美');
    await su.taps('约时间');
    const times = su.card().card!;
    await su.taps(times.kind === 'buttons' ? times.buttons[0].text : '');
    expect(su.saw()).toContain('徐曼 已约 12-02 周三 15:00 许小美。改到新的时间,还是两个都要?');
    await su.taps('改到新的');
    expect(su.saw()).toMatch(/徐曼 约好 .*\(原 12-02 15:00 取消\)/);
    const stands = await chat.db.find(Appointment, {
      where: { customerId: customer('徐曼'), status: 'booked' },
    });
    expect(stands).toHaveLength(1);
  });

  it('«打电话» goes on with the calls and is no note', async () => {
    await toCall('徐曼', 'SuWan');
    await toCall('李婷', 'SuWan');
    await chat.job('morning-list');
    const su = await chat.as('SuWan').says('打电话');
    await su.taps('打通了');
    await su.says('打电话');
    expect(su.saw()).not.toContain('记在');
    expect((await chat.db.find(Contact, {})).map((each) => each.note)).toEqual([null]);
  });
});

describe('the digest of 17:07', () => {
  it('has one line for one customer, and in one digest what is hers and what she has of somebody who is off', async () => {
    await toCall('刘芳', 'TangLin');
    await toCall('刘芳', 'TangLin', '带样品');
    await toCall('徐曼', 'SuWan');
    await chat.job('morning-list');
    await chat.as('TangLin').says('我今天休息 婉婉代我');
    await chat.as('TangLin').taps('记下');
    await chat.as('TangLin').taps('就这么定');
    const su = chat.as('SuWan');
    const before = su.bubbles.length;
    await chat.at('17:07').job('follow-ups');
    expect(su.bubbles.slice(before)).toHaveLength(1);
    expect(su.saw()).toMatch(/今天还有 2 件没办:\n\d+ 徐曼.*\n\d+ 刘芳/);
  });

  it('a complaint whose hour has come is called by its name', async () => {
    const qian = await chat.as('DengQian').says('芳姐投诉 说推销太多');
    await qian.taps('记下');
    const [complaint] = await chat.db.find(Complaint, {});
    chat.at(complaint.deadlineAt! + MINUTE);
    await chat.job('reminders');
    expect(chat.as('FangJie').saw()).toBe('投诉该回复了:刘芳。回「有哪些投诉」接着办。');
  });
});

describe('what was asked some time ago', () => {
  it('takes no sentence of later for its answer', async () => {
    const qian = await chat.as('DengQian').says('芳姐投诉 说推销太多');
    await qian.taps('记下');
    const fang = await chat.as('FangJie').taps('处理好了');
    chat.at(chat.now + 2 * 60 * MINUTE);
    await fang.says('今天还剩几个要打');
    expect(fang.saw()).not.toContain('处理结果');
    expect((await chat.db.find(Complaint, {}))[0]).toMatchObject({ resolution: null });
  });

  it('is gone by the next morning: a day close of yesterday, a call of yesterday', async () => {
    chat.at('21:10');
    await chat.as('PanYan').says('日结');
    expect(chat.as('PanYan').saw()).toContain('各收了多少');
    chat.at(chat.now + DAY).at('10:40');
    await chat.as('PanYan').says('谁还没到');
    expect(chat.as('PanYan').saw()).not.toContain('回到日结');
    expect(chat.as('PanYan').saw()).toContain('上次的日结没结成');
  });

  it('a draft of yesterday that nobody decided is no first line of the morning', async () => {
    const hands = await chat.at('15:40').as('HeYing').says('曼姐做了补水 划1次');
    await hands.taps('记下');
    expect(chat.as('SuWan').all()).toContain('有位客人的下次\n徐曼');
    await chat
      .at(chat.now + DAY)
      .at('09:12')
      .job('morning-list');
    expect(chat.as('SuWan').saw()).toMatch(/^早,苏婉/);
  });
});

describe('whoever is off', () => {
  it('is not offered as a stand-in, and leaves her list to somebody who is there', async () => {
    await chat.as('FangJie').says('我今天休息');
    await chat.as('FangJie').taps('记下');
    await chat.as('FangJie').says('不要了');
    await chat.as('TangLin').says('我今天休息');
    await chat.as('TangLin').taps('记下');
    expect(chat.as('TangLin').saw()).not.toContain('〔方洁〕');
    await chat.as('TangLin').says('不要了');
    await toCall('刘芳', 'TangLin');
    await chat.job('morning-list');
    expect(chat.as('SuWan').saw()).toContain('刘芳(唐琳的)');
    expect(chat.as('FangJie').saw()).not.toContain('早,');
  });
});

it('a meeting with nothing on its table asks nobody whether it is over', async () => {
  chat.at('20:47');
  await chat.job('keep-daily-meeting');
  expect(chat.as('FangJie').all() + chat.as('SuWan').all() + chat.as('TangLin').all()).toBe('');
});
