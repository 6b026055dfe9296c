/** The short questions of a day, as they are asked. */
import { CustomerSummary } from '../../entities/customer-summary';
import { Promised } from '../../entities/promise';
import { isProblem } from '../../src/salon/customers/problem-customers';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;
beforeEach(async () => {
  chat = await salonChat();
  chat.at('09:00');
});

const asks = async (who: string, words: string) => (await chat.as(who).says(words)).saw();
const book = async (words: string) => (await chat.as('PanYan').says(words)).taps('约上');

it('a beautician: how many, who is next, whom she has; hers, not everybody’s', async () => {
  await book('帮婷姐约今天12点补水,小美做');
  await book('约今天10点半钱太卵巢 莹莹');
  for (const question of ['今天几位', '今天我有谁', '今天都约了谁']) {
    const answer = await asks('HeYing', question);
    expect(answer).toContain('10:30 钱玉兰 卵巢');
    expect(answer).not.toContain('李婷');
  }
  expect(await asks('HeYing', '下一个是谁')).toMatch(/^下一位:10:30 钱玉兰 卵巢/);
  expect(await asks('HeYing', '全店今天都约了谁')).toContain('李婷');
  expect(await asks('PanYan', '今天几位')).toMatch(/今天 2 位/);
});

it('reception: what came in, who is off, what it costs', async () => {
  await chat.as('PanYan').says('周丽收5000 充值 微信');
  await chat.as('PanYan').taps('记下');
  expect(await asks('PanYan', '今天收了多少')).toMatch(/今天收了 5,000:微信 5,000/);
  expect(await asks('PanYan', '今天微信一共收了多少')).toMatch(/今天收了 5,000:微信 5,000/);
  expect(await asks('PanYan', '客人问补水多少钱')).toMatch(/补水.* 单次 \d+/);
  await chat.as('FangJie').says('莉莉今天请假');
  await chat.as('FangJie').taps('yes');
  expect(await asks('PanYan', '今天谁休息')).toMatch(/今天 休:朱莉/);
});

it('the manager: no-shows, what is not yet done, who has not written, a goal, somebody who left', async () => {
  expect(await asks('FangJie', '今天爽约几个')).toMatch(/爽约 0/);
  expect(await asks('FangJie', '卡里还有多少没做')).toMatch(/卡里还有 \d+ 次没做,\d+ 位客人/);
  expect(await asks('FangJie', '谁还没写记录')).not.toContain('没听懂');
  expect(await asks('FangJie', '本月目标改成50万')).toContain('本月目标 改成 500,000');
  await chat.as('FangJie').taps('改');
  expect(chat.as('FangJie').saw()).toContain('本月目标');
  expect(await asks('FangJie', '罗芸离职了 客人给倩倩')).toContain('罗芸 离职?');
});

it('words for a customer stand alone, with nothing internal in them', async () => {
  const su = chat.as('SuWan');
  for (const question of ['帮我写个微信给曼姐', '给客人的话 帮我写一段约徐老师来']) {
    const answer = await asks('SuWan', question);
    expect(answer).toMatch(/^徐曼您好,我是苏婉。/);
    expect(answer).not.toMatch(/建议|卖|储值|欠|剩|预计|元/);
    expect(su.bubbles.at(-1)).toMatchObject({ alone: true });
  }
});

describe('what a consultant and a manager ask in passing', () => {
  it('how far the calls are, who owes, what is late', async () => {
    await chat.db.update(
      CustomerSummary,
      { customerId: chat.cast.customers.李婷.id },
      { arrearsFen: 150_000, moneyDueDay: '2026-11-24' },
    );
    const su = await chat.as('SuWan').says('谁今天欠钱');
    expect(su.saw()).toBe('欠款 1 位,共 1,500\n李婷 1,500 · 11-24 到期,已过');
    expect((await su.says('唐琳今天打了几个电话')).saw()).toBe('这个顾问看自己的,店长看全店的。');
    expect((await su.says('今天还剩几个要打')).saw()).toMatch(/今天要打|今天没有要打的电话/);
    expect((await chat.as('TangLin').says('谁欠钱')).saw()).toBe('现在没有人欠款。');
    expect((await chat.as('FangJie').says('今天过期的有几个')).saw()).toBe('现在没有过期没办的。');
  });

  it.each([
    ['明天几个人', '明天 0 位'],
    ['昨天爽约几个', '昨天 现金 0'],
    ['明天谁上班', '明天 没有人休,都上班'],
    ['晚上的小结改到十点', '日报时间 改成 22:00'],
    ['早上名单八点半发', '早上名单时间 改成 08:30'],
    ['以后晚上九点后别发消息', '晚上几点后不打扰 改成 21:00'],
    ['本月目标30万', '本月目标 改成 300,000'],
  ])('%s', async (said, answer) => {
    expect((await chat.as('FangJie').says(said)).saw()).toContain(answer);
  });

  it('a meeting that moves to the morning is given an hour of the morning', async () => {
    const fang = await chat.as('FangJie').says('日会改成早上');
    await fang.taps('改');
    expect(fang.saw()).toContain('日会时间 改成多少?');
    await fang.says('八点二十');
    expect(fang.saw()).toContain('日会时间 改成 08:20');
  });
});

describe('what a manager looks up about customers and files', () => {
  it('how good the files are in five measures (SR-FLD-28), hers alone', async () => {
    await chat.as('PanYan').says('新客 李挺 13812340001');
    await chat.as('PanYan').taps('建档');
    const fang = await asks('FangJie', '档案质量');
    expect(fang).toMatch(/^档案 21 份\n及时:/);
    expect(fang).toMatch(/一致:顾问还在店里的 20\/21,差的如李挺/);
    expect(fang).toMatch(/有效:有电话能联系的 21\/21/);
    expect(await asks('SuWan', '档案质量')).toBe('这个店长和老板可以查。');
  });

  it('who needs an eye, by complaints, frequency and amount (SR-SAT-06)', async () => {
    const pan = chat.as('PanYan');
    expect(await asks('FangJie', '难缠客人有哪些')).toBe('现在没有要特别留意的客人。');
    for (const words of ['说等了半小时', '做完脸红'])
      await (await pan.says(`婷姐投诉 ${words}`)).taps('记下');
    expect(await asks('FangJie', '难缠客人有哪些')).toContain('李婷:投诉 2 次');
    const bounds = { complaints: 2, noShows: 3, refunds: 2, overdueFen: 1 };
    const none = { complaints: 1, noShows: 2, refunds: 1, overdue: false };
    expect(isProblem(none, bounds)).toBe(false);
    expect(isProblem({ ...none, noShows: 3 }, bounds)).toBe(true);
    expect(isProblem({ ...none, overdue: true }, bounds)).toBe(true);
  });

  it('looks through the talks of the day with one tap (SR-FRM-17, SR-KAM-18)', async () => {
    const fang = chat.as('FangJie');
    expect(await asks('FangJie', '核查今天的联系')).toContain('这天还没有联系记录。');
    await fang.taps('no');
    for (const words of ['婷姐 没接', '曼姐 打通了 说周末来']) await chat.as('SuWan').says(words);
    expect(await asks('FangJie', '核查今天的联系')).toMatch(
      /11-25 联系 2 条,没核查的 2 条\n.*苏婉 李婷 没接/,
    );
    await chat.as('SuWan').says('红姐 没接');
    expect((await fang.taps('都看过了')).saw()).toBe('2 条核查好了。');
    expect(await asks('FangJie', '核查今天的电话')).toMatch(/联系 3 条,没核查的 1 条\n.*郑红/);
    await fang.taps('都看过了');
    expect(await asks('FangJie', '核查今天的联系')).toContain('3 条联系都核查过了');
    expect(await asks('SuWan', '核查今天的联系')).not.toContain('李婷');
  });

  it('is asked once a year to go through the roster (SR-FRM-18, SR-CAL-07)', async () => {
    for (const day of [5, 6]) {
      chat.at(Date.UTC(2027, 0, day, 0, 0));
      await chat.job('keep-promises');
    }
    expect(await chat.db.find(Promised, { where: { kind: 'roster' } })).toHaveLength(1);
    chat.at('17:07');
    await chat.job('follow-ups');
    expect(chat.as('FangJie').saw()).toContain('一年一次核对客人名册');
  });
});
