import { Contact } from '../../entities/contact';
import { Customer } from '../../entities/customer';
import { Promised } from '../../entities/promise';
import { Staff } from '../../entities/staff';
import { loadMorningCast } from '../salon/morning-cast';
import { createWork } from '../../src/salon/work';
import { salonChat, type SalonChat } from '../support/salon-chat';

/** Wednesday 25 November 2026, 09:12 in Shanghai. */
const AT_0912 = Date.UTC(2026, 10, 25, 1, 12);

describe('the day of a consultant after the morning list', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat(AT_0912);
    await chat.db.transaction((tx) =>
      loadMorningCast(
        createWork({
          tx,
          actor: { kind: 'job', userid: 'test', roles: [], storeIds: [chat.cast.store.id], command: 'job' },
          now: chat.now,
          store: chat.cast.store,
          operation: 'job:test',
        }),
        chat.cast,
      ),
    );
    await chat.job('morning-list');
  });

  it('walks all eight calls and ends with their sum', async () => {
    const suWan = chat.as('SuWan');
    await suWan.taps('打电话 8');
    await suWan.taps('没接');
    await suWan.says('约周六三点');
    expect(suWan.saw()).toContain('时间1|11-28 周六 15:00');
    await suWan.taps('28日周六15:00');
    expect(suWan.saw()).toContain('何安娜 约好 11-28 15:00');
    await suWan.taps('改天/其他');
    await suWan.taps('换人打');
    await suWan.taps('方洁');
    expect(suWan.saw()).toContain('马思思 交给方洁打');
    expect(chat.as('FangJie').all()).toContain('苏婉 请你今天联系 马思思');
    await suWan.taps('改天/其他');
    await suWan.taps('月底');
    expect(suWan.saw()).toContain('杨柳 改到11-30 周一再打');
    await suWan.says('打通了 她说周五再打');
    expect(suWan.saw()).toContain('Lisa 要晚点再打,11-27 再打');
    await suWan.taps('微信聊了');
    await suWan.taps('改天/其他');
    await suWan.taps('不来了');
    await suWan.says('嫌远');
    expect(suWan.saw()).toContain('记在 客人B4:嫌远');
    await suWan.says('没接');
    expect(suWan.saw()).toContain('今天 8 位都过了一遍:打通 1、微信 1、约好 1、没接 2、不来了 1。');
    expect(await chat.db.count(Contact)).toBe(6);
  });

  it('hears «she said» of the one on the card where nobody answered before', async () => {
    const suWan = chat.as('SuWan');
    await suWan.taps('打电话 8');
    await suWan.taps('没接');
    await suWan.says('她说月底付');
    expect(suWan.saw()).toContain('何安娜 打通了,11-30 再打');
    const [pay] = await chat.db.find(Promised, { where: { kind: 'pay' } });
    expect(pay).toMatchObject({ customerId: chat.cast.customers.何安娜.id, dueDay: '2026-11-30' });
  });

  it('shows at five what is left, with the numbers of the morning, and lets it be settled', async () => {
    const suWan = chat.as('SuWan');
    chat.at('17:07');
    await chat.job('follow-ups');
    expect(suWan.saw()).toMatch(/^今天还有 9 件没办:\n3 李春梅 欠1500 · 第2天/);
    await suWan.says('8好了');
    expect(suWan.saw()).toContain('8 钱玉兰 办好了。还有 8 件。');
    await suWan.taps('都改明天');
    expect(suWan.saw()).toContain('8 件都改到明天了');
    await suWan.says('还有什么没办');
    await suWan.says('1好了');
    expect(suWan.saw()).toContain('今天没有还没办的事');
  });

  it('does not ask again for whom a call was handed over or put off', async () => {
    const suWan = chat.as('SuWan');
    await suWan.taps('打电话 8');
    await suWan.taps('改天/其他');
    await suWan.taps('明天');
    chat.at('17:07');
    await chat.job('follow-ups');
    expect(suWan.saw()).not.toContain('李春梅');
    expect(suWan.saw()).toContain('何安娜');
  });

  it('tries an unanswered call again at its hour', async () => {
    const suWan = chat.as('SuWan');
    await suWan.says('4 没接');
    chat.at('16:04');
    await chat.job('reminders');
    expect(suWan.saw()).toBe('该再打一次了:何安娜。回「打电话」接着打。');
    await suWan.says('打电话');
    await suWan.taps('没接');
    expect(suWan.saw()).toContain('何安娜');
  });

  it('takes a note of a payment promised in one sentence', async () => {
    await chat.as('SuWan').says('何安娜说月底付');
    expect(chat.as('SuWan').saw()).toBe('何安娜 说 11-30 付,到时提醒;回「撤销」收回');
  });

  it('asks on the third day whether it still makes sense; each line is moved, handed on or dropped in words', async () => {
    const suWan = chat.as('SuWan');
    for (let day = 0; day < 3; day++) {
      if (day > 0)
        await chat
          .at(chat.now + 86_400_000)
          .at('09:12')
          .job('morning-list');
      await chat.at('17:07').job('follow-ups');
    }
    expect(suWan.saw()).toMatch(/第3天了,还办吗?[^]*1 李春梅 欠1500/);
    expect(chat.as('FangJie').saw()).toBe('过期没办:苏婉 8 件。');
    await suWan.says('3 改到周五');
    expect(suWan.saw()).toContain('马思思 改到12-04 周五再打');
    await suWan.says('4 换琳琳打');
    expect(suWan.saw()).toContain('杨柳 交给唐琳打');
    await suWan.says('5 换人打');
    expect(suWan.saw()).toContain('换谁办?说名字,例:「5 换琳琳打」');
    await suWan.says('1 不催了 她下个月发工资再说');
    expect(suWan.saw()).toContain('李春梅 先不办了(她下个月发工资再说),12-27 再看');
    expect(await chat.db.count(Contact)).toBe(0);
    await chat
      .at(chat.now + 86_400_000)
      .at('09:12')
      .job('morning-list');
    expect(suWan.saw()).toContain('杨柳 首做21天没约下次 · 今天由唐琳联系');
    expect(suWan.saw()).not.toMatch(/李春梅|马思思/);
    expect(chat.as('TangLin').saw()).toContain('〔打电话 1〕');
  });
});

describe('looking things up', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat(AT_0912);
  });

  it('shows a consultant the whole file, and the bare number', async () => {
    const suWan = chat.as('SuWan');
    await suWan.says('婷姐');
    expect(suWan.saw()).toContain('李婷 · A类');
    expect(suWan.saw()).toContain('剩次:补水12、肩颈6');
    expect(suWan.saw()).toContain('储值 6800');
    await suWan.says('柳柳电话');
    expect(suWan.saw()).toBe('13800010017');
  });

  it('shows a beautician neither class nor money, and no number', async () => {
    const heYing = chat.as('HeYing');
    await heYing.says('婷姐');
    expect(heYing.saw()).toContain('剩次:补水12、肩颈6');
    expect(heYing.saw()).not.toMatch(/A类|储值|欠|计划/);
    await heYing.says('柳柳电话');
    expect(heYing.saw()).toBe('杨柳 的电话请找顾问或前台。');
    await heYing.says('Lisa姐是谁负责的');
    expect(heYing.saw()).toBe('Lisa 由苏婉负责。');
  });

  it('proposes what comes next before anything was drafted', async () => {
    await chat.as('SuWan').says('春梅下次该做什么了');
    expect(chat.as('SuWan').saw()).toContain('李春梅 的计划(建议,还没定)');
  });

  it('changes a plan by saying it, and offers its times', async () => {
    const suWan = chat.as('SuWan');
    await suWan.says('雪儿的计划改一下,下次别推修护了改推祛斑,祛痘照做');
    expect(suWan.saw()).toContain('建议做|祛痘');
    expect(suWan.saw()).toContain('建议卖|祛斑 580');
    expect(suWan.saw()).toContain('到时打电话');
  });
});

describe('what a manager changes', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat(AT_0912);
  });

  it('is who looks after a customer, after a yes; both are told', async () => {
    const fangJie = chat.as('FangJie');
    await fangJie.says('雪儿以后转给唐琳跟');
    await fangJie.taps('转');
    expect(fangJie.saw()).toBe('冯雪 已转给唐琳。两位都通知了。');
    expect(chat.as('TangLin').saw()).toContain('方洁:冯雪 以后由你负责');
    expect(chat.as('SuWan').saw()).toBe('方洁:冯雪 以后由唐琳负责。');
    const customer = await chat.db.one(Customer, { id: chat.cast.customers.冯雪.id });
    expect(customer!.consultantId).toBe(chat.cast.staff.TangLin.id);
  });

  it('is a setting, shown before and after', async () => {
    const fangJie = chat.as('FangJie');
    await fangJie.says('设置');
    expect(fangJie.saw()).toContain('每天打几个电话:8位');
    await fangJie.says('设置 每天打几个电话 10');
    await fangJie.taps('改');
    expect(fangJie.saw()).toBe('每天打几个电话:8位 → 10位,已改。');
    await fangJie.says('设置 每天打几个电话 5000');
    await fangJie.taps('改');
    expect(fangJie.saw()).toContain('每天打几个电话 不能改成这个');
  });

  it('is taken back by 撤销, which shows what it is and what it will be again', async () => {
    const fangJie = chat.as('FangJie');
    await (await fangJie.says('设置 每天打几个电话 10')).taps('改');
    await fangJie.says('撤销');
    expect(fangJie.saw()).toContain('撤销 改的设置(09:12)?\n每天打几个电话:10位 → 8位。');
    await fangJie.taps('撤销');
    expect(fangJie.saw()).toBe('改回了。每天打几个电话:10位 → 8位。');
    await fangJie.says('设置');
    expect(fangJie.saw()).toContain('每天打几个电话:8位\n');
  });

  it('is taken back with the day from which it would have counted', async () => {
    const fangJie = chat.as('FangJie');
    await (await fangJie.says('设置 AB年现金 8万 3万 从1月1日起')).taps('改');
    await fangJie.says('撤销');
    expect(fangJie.saw()).toMatch(/A 8万、B 3万 → A 10万、B 5万,01-01 周五起/);
    await fangJie.taps('撤销');
    await fangJie.says('撤销');
    expect(fangJie.saw()).toContain('没有可以撤销的');
  });

  it('stays where somebody else has changed it since', async () => {
    const { id } = chat.cast.staff.SuWan;
    await chat.db.update(Staff, { id }, { roles: ['manager'] });
    const [fangJie, boss] = [chat.as('FangJie'), chat.as('SuWan')];
    await (await fangJie.says('设置 每天打几个电话 10')).taps('改');
    await (await boss.says('设置 每天打几个电话 12')).taps('改');
    await (await fangJie.says('撤销')).taps('撤销');
    expect(fangJie.saw()).toContain('撤不了:苏婉已经');
    await fangJie.says('设置');
    expect(fangJie.saw()).toContain('每天打几个电话:12位');
  });

  it('takes the rules of rewards back too', async () => {
    const fangJie = chat.as('FangJie');
    await (await fangJie.says('消费奖励 90天满5000送补水一次')).taps('就这么定');
    await fangJie.says('撤销');
    expect(fangJie.saw()).toContain('消费奖励:90天满5000送补水一次 → 关');
    await fangJie.taps('撤销');
    await fangJie.says('消费奖励有谁');
    expect(fangJie.saw()).toContain('店里没有设消费奖励');
  });

  it('is nothing for a beautician', async () => {
    await chat.as('HeYing').says('设置');
    expect(chat.as('HeYing').saw()).toBe('这一项要店长或老板来改。');
    await chat.as('HeYing').says('雪儿以后转给唐琳跟');
    expect(chat.as('HeYing').saw()).toBe('客人换谁负责要店长来定,请跟店长说。');
  });
});
