/** The newest things in the words of staff: each is heard as itself, beside a form that is open as well. */
import { Customer } from '../../entities/customer';
import { Gift } from '../../entities/gift';
import { Promised } from '../../entities/promise';
import type { MonthPack } from '../../src/salon/month/pack';
import { lockPrompt } from '../../src/text/month';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
  chat.at('14:00');
});

const waiting = () => chat.db.find(Promised, { where: { kind: 'answer' }, order: { id: 'ASC' } });

it('keeps a question that somebody does not know or will look up, whatever form is open', async () => {
  const ying = await chat.as('HeYing').says('芳姐问那个射频疼不疼 我不知道咋回');
  expect(ying.saw()).toMatch(/^记下了:刘芳 问「那个射频疼不疼」/);
  const wan = await chat.as('SuWan').says('婷姐问还能不能做射频 我查一下再回');
  expect(wan.saw()).toMatch(/^记下了:李婷 问「还能不能做射频」/);
  await wan.says('曼姐问的护理那个事还没回她');
  expect(wan.saw()).toMatch(/^记下了:徐曼 问「护理那个事」/);
  expect(await waiting()).toHaveLength(3);
  await wan.says('撤销');
  expect(wan.saw()).toContain('徐曼 记的问题');
});

it('gives out and takes away the data of one customer by the manager only', async () => {
  const wan = await chat.as('SuWan').says('导出婷姐的资料');
  expect(wan.saw()).toBe('客人的全部资料由店长导出。');
  expect((await wan.says('删除婷姐的数据')).saw()).toBe('删除客人的全部资料由店长办。');
  const fang = await chat.as('FangJie').says('删掉婷姐的数据');
  expect(fang.saw()).toMatch(/^删除 李婷 的全部资料\?删完不能恢复。/);
  await fang.says('算了');
  expect(await chat.db.count(Customer, { id: chat.cast.customers.李婷.id })).toBe(1);
});

it('hears a gift of her own, names it in the undo, and is not taken for the record that asks for a name', async () => {
  const wan = await chat.as('SuWan').says('我送了婷姐一盒面膜 成本35');
  expect(wan.saw()).toContain('送给 李婷:一盒面膜\n成本:35');
  await wan.taps('记下');
  await wan.says('撤销');
  expect(wan.saw()).toContain('撤销 李婷 送的东西');
  await wan.taps('yes');
  expect(await chat.db.count(Gift)).toBe(0);
  const fang = await chat.as('FangJie').says('补水做了');
  await fang.says('送了孙总一束花 成本200');
  expect(fang.saw()).toContain('送给 孙佳慧:一束花\n成本:200');
});

it('shows what the meeting decided where that is asked, and never keeps the question as a decision', async () => {
  for (const said of ['月会定了啥', '月会都定了些什么', '上次月会定的']) {
    expect((await chat.as('FangJie').says(said)).saw()).not.toContain('谁去办');
  }
  expect((await chat.as('SuWan').says('月会定了啥')).saw()).not.toContain('谁去办');
});

it('finds the month in loose words, and its card comes back short', async () => {
  const fang = await chat.as('FangJie').says('10月的月报给我看看');
  expect(fang.saw()).toMatch(/10月月报/);
  expect((await chat.as('HeYing').says('上月明细')).saw()).toMatch(/^何莹 10月/);
  expect((await chat.as('HeYing').says('上个月咋样')).saw()).toMatch(/^何莹 10月/);
  await fang.says('锁上个月');
  await fang.says('补水的操作规范:1 洁面 2 敷膜');
  await fang.taps('存好');
  expect(fang.saw()).toMatch(/^回到锁定月份,还没记下。\n10月还没锁定\n/m);
  expect(fang.saw()).not.toContain('现金');
  await fang.says('今天都约了谁');
  expect(fang.saw()).not.toContain('还没锁定');
});

it('keeps or drops a treatment in plain words', async () => {
  const fang = await chat.as('FangJie').says('小气泡以后不做了 没人做');
  expect(fang.saw()).toMatch(/小气泡.*淘汰/);
  await fang.taps('yes');
  await fang.says('小气泡还留着吧');
  expect(fang.saw()).toMatch(/小气泡.*保留/);
});

it('announces a talk and hears who does not come without the word for it', async () => {
  const fang = await chat.as('FangJie').says('12月12日下午3点皮肤讲座 请A类');
  expect(fang.saw()).toContain('皮肤讲座');
  await fang.taps('yes');
  expect((await fang.says('讲座')).saw()).toMatch(/请了 \d+ 位/);
  expect((await chat.as('SuWan').says('婷姐说讲座不来了')).saw()).toMatch(/^李婷 不来,记下了/);
});

it('answers what the handbook holds, as it is asked at the bed', async () => {
  const fang = chat.as('FangJie');
  for (const said of [
    '补水的操作规范:1 洁面 2 敷膜',
    '补水的护理注意事项:三天不桑拿',
    '店规 迟到:三次谈话',
  ]) {
    await fang.says(said);
    await fang.taps('存好');
  }
  expect((await fang.says('谁没看迟到那条')).saw()).toContain('何莹');
  const ying = chat.as('HeYing');
  expect((await ying.says('补水怎么弄来着')).saw()).toContain('1 洁面 2 敷膜');
  expect((await ying.says('补水之后护理要注意什么')).saw()).toContain('三天不桑拿');
  expect((await ying.says('我这个岗位要干啥')).saw()).toContain('岗位说明书');
});

it('hears a colleague who falls ill, a setting by its effect, rewards that nobody has set', async () => {
  expect((await chat.as('PanYan').says('莹莹明天来不了 发烧了')).saw()).toContain('何莹 11-26 周四 休');
  const fang = await chat.as('FangJie').says('晚上9点半以后别吵我');
  expect(fang.saw()).toContain('晚上几点后不打扰 改成 21:30');
  await fang.taps('no');
  expect((await fang.says('奖励规则')).saw()).toContain('店里没有设消费奖励');
  expect((await fang.says('介绍客人有啥奖励')).saw()).toContain('店里没有设消费奖励');
  expect((await chat.as('SuWan').says('婷姐了解多少了')).saw()).toMatch(/了解 \d+\/10/);
});

it('names the first days that are not closed and counts the others', () => {
  const openDays = Array.from({ length: 28 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`);
  const { text } = lockPrompt({ month: '2026-10', openDays } as MonthPack, true);
  expect(text).toBe(
    '10月还没锁定\n这几天没日结:10-01、10-02、10-03…共 28 天。一起锁定?\n锁定以后数字不再变。',
  );
});

it('offers an example for a guess about nobody, and takes no later sentence for its answer', async () => {
  const fang = await chat.as('FangJie').says('A类标准是什么');
  expect(fang.saw()).toContain('这句没听懂');
  await fang.says('有人要退卡');
  expect(fang.saw()).not.toContain('哪位客人');
  await fang.says('取消预约');
  expect(fang.saw()).toContain('哪位客人');
  await fang.says('婷姐大概一年在外面做脸花了五万左右');
  expect(fang.saw()).not.toContain('取消 李婷');
  expect((await chat.as('HeYing').says('芳姐人怎么样')).saw()).not.toContain('投诉');
});

it('counts the hours of a question while the store is open', async () => {
  chat.at('20:00');
  const wan = await chat.as('SuWan').says('婷姐问能不能带孩子来,还没答复');
  expect(wan.saw()).toContain('您在11-26 周四 13:00 前回她');
});

it('hears a thing that a treatment is called by, when a customer may wash, and a switch', async () => {
  expect((await chat.as('SuWan').says('送了红姐一瓶精油')).saw()).toContain('送给 郑红:一瓶精油');
  const fang = await chat.as('FangJie').says('补水的护理注意事项:四小时不洗脸');
  await fang.taps('存好');
  expect((await chat.as('HeYing').says('补水做完多久能洗脸')).saw()).toContain('四小时不洗脸');
  expect((await fang.says('第一印象打开')).saw()).toContain('第一印象 改成 开');
  await fang.taps('yes');
  expect((await fang.says('月会说倩倩把话术背下来 12月15号之前')).saw()).toMatch(/^月会定:倩倩把话术背下来/);
});

it('keeps no call of somebody who stands at the counter to pay', async () => {
  const pan = await chat.as('PanYan').says('柳柳要走了 结账198');
  expect(pan.saw()).not.toContain('打通了');
  expect(pan.saw()).toContain('杨柳');
});

it('takes back nothing where only the list was looked at', async () => {
  const wan = await chat.as('SuWan').says('我今天要跟进哪些客人');
  expect((await wan.says('撤销')).saw()).toMatch(/^没有可以撤销的/);
});

it('keeps no question as the problem of a plan, and says a long card short where it was not understood', async () => {
  const fang = await chat.as('FangJie').says('芳姐的问题是谁回');
  expect(fang.saw()).not.toContain('记下了');
  expect((await fang.says('帮我导一份婷姐的资料')).saw()).toContain('李婷 的全部资料做好了');
  await fang.says('锁上个月');
  await fang.says('婷姐给我们花得多吗');
  expect(fang.saw()).toContain('10月还没锁定');
  expect(fang.saw()).not.toContain('实耗');
});
