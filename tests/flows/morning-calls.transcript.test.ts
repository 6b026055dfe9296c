import { Contact } from '../../entities/contact';
import { Audit } from '../../entities/audit';
import { tellStaff } from '../../src/conversation/tell';
import { hintKindOf } from '../../src/salon/contacts/call-hints';
import { morningLists } from '../../src/salon/morning/morning';
import { createWork, type Work } from '../../src/salon/work';
import { loadMorningCast } from '../salon/morning-cast';
import { salonChat, type SalonChat } from '../support/salon-chat';

/** Wednesday 25 November 2026, 09:12 in Shanghai. */
const AT_0912 = Date.UTC(2026, 10, 25, 1, 12);

describe('the morning of a consultant', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat(AT_0912);
    await doing((work) => loadMorningCast(work, chat.cast));
    await morning();
  });

  function doing<T>(run: (work: Work) => Promise<T>): Promise<T> {
    return chat.db.transaction((tx) =>
      run(
        createWork({
          tx,
          actor: { kind: 'job', userid: 'test', roles: [], storeIds: [chat.cast.store.id], command: 'job' },
          now: chat.now,
          store: chat.cast.store,
          operation: `job:test:${chat.now}`,
        }),
      ),
    );
  }

  async function morning(): Promise<void> {
    await doing(async (work) => {
      const result = await morningLists(work);
      for (const tell of result.done ? (result.tells ?? []) : []) await tellStaff(work.tx, tell, chat.now);
    });
    await chat.settle();
  }

  it('brings the list and a card that asks where to begin', () => {
    const suWan = chat.as('SuWan');
    expect(suWan.all()).toContain('早,苏婉。今天 25 位:到店 9,要联系 16(今天先打前 8 位)');
    expect(suWan.card().card?.title).toBe('从哪里开始');
  });

  it('turns one card through the calls, a tap each', async () => {
    const suWan = chat.as('SuWan');
    await suWan.taps('打电话 8');
    expect(suWan.card().card?.title).toBe('联系 1/8 · 李春梅');
    await suWan.taps('号码');
    expect(suWan.bubbles.some((bubble) => bubble.alone && bubble.text === '13800010002')).toBe(true);
    expect(await chat.db.count(Audit, { tableName: 'customer.phone' })).toBe(1);
    await suWan.says('好');
    expect(suWan.saw()).toMatch(/联系 1\/8 · 李春梅[\s\S]*打完说结果/);
    await suWan.taps('没接');
    expect(suWan.card().card?.title).toBe('联系 2/8 · 何安娜');
    expect(suWan.card().card).toMatchObject({ desc: '李春梅 没接,16:00 再提醒;回「撤销」收回' });
    await suWan.taps('打通了');
    await suWan.says('她说月底一起付');
    expect(suWan.card().card).toMatchObject({ desc: '记在 何安娜:她说月底一起付,11-30 再提醒' });
    await suWan.taps('约时间');
  });

  it('has one line on how to talk to her kind, in the manager’s own words (SR-FRM-20, SR-REL-06, SR-DUTY-08)', async () => {
    const fang = chat.as('FangJie');
    for (const kind of ['新客', '沉睡', 'A类', 'B类', 'C类', '其他']) {
      await fang.says(`话术 ${kind} 不要`);
    }
    const suWan = chat.as('SuWan');
    const row = () => JSON.stringify(suWan.card().card).match(/怎么谈","value":"([^"]*)/)?.[1];
    await suWan.taps('打电话 8');
    expect(row()).toBeUndefined();
    for (const kind of ['新客', '沉睡', 'A类', 'B类', 'C类', '其他']) {
      await fang.says(`话术 ${kind} 先问感受`);
    }
    expect((await fang.says('话术')).saw()).toContain('沉睡客人:先问感受');
    await suWan.says('打电话');
    expect(row()).toBe('先问感受');
    expect((await suWan.says('话术 新客 多卖')).saw()).toContain('话术由店长来改。');
    const her = { class: 'new' as const, grade: 'A', sleeping: true };
    expect(hintKindOf(her)).toBe('sleeping');
    expect(hintKindOf({ ...her, sleeping: false })).toBe('new');
    expect(hintKindOf({ class: 'cash', grade: 'A', sleeping: false })).toBe('A');
    expect(hintKindOf({ class: 'other', grade: null, sleeping: false })).toBe('other');
  });

  it('takes results by number and by sentence, always with the name', async () => {
    const suWan = chat.as('SuWan');
    await suWan.says('4 没接');
    expect(suWan.saw()).toContain('何安娜 没接,16:00 再提醒');
    await suWan.says('打了柳柳 没接');
    expect(suWan.saw()).toContain('杨柳 没接');
    await suWan.says('3');
    expect(suWan.saw()).toContain('李春梅');
    await suWan.says('为什么4');
    expect(suWan.saw()).toContain('(11-01 办卡 Anna 尾款6000,苏婉记)');
    await suWan.says('更多');
    expect(suWan.saw()).toContain('11 徐曼');
    expect(await chat.db.count(Contact)).toBe(2);
  });

  it.each([
    ['7 不想做了 说我们太贵', '杨柳 说不来了'],
    ['4 她说月底一定结清', '何安娜 说 11-30 付,到时提醒'],
    ['4 她说下个月再看', '何安娜 要晚点再打,12-25 再打'],
    ['14 在开会 让我下午四点再打', '客人B4 要晚点再打,16:00 再提醒'],
    ['10 微信聊了 她下周二回来再约', 'Lisa 微信聊了,12-01 再打'],
    ['6号的电话', /^1380001\d+$|马思思 没有留电话/],
    ['7约周六三点补水', '约 杨柳:11-28 周六 15:00 补水'],
    ['2 对', /欧阳倩|没听懂/],
  ])('hears a line by its number as if she had named the customer: %s', async (said, answer) => {
    const suWan = await chat.as('SuWan').says(said);
    if (typeof answer === 'string') expect(suWan.saw()).toContain(answer);
    else expect(suWan.saw()).toMatch(answer);
  });

  it('reminds at the hour that the customer named', async () => {
    await chat.as('SuWan').says('14 让我下午四点再打');
    chat.at('16:04');
    await chat.job('reminders');
    const suWan = chat.as('SuWan');
    expect(suWan.saw()).toContain('该再打一次了:客人B4');
    await suWan.says('打电话');
    const seen: string[] = [];
    for (let call = 0; call < 8 && /^联系 \d/.test(suWan.card().card!.title); call++) {
      seen.push(suWan.card().card!.title);
      await suWan.taps('微信聊了');
      // Of a first visit it is asked how it was.
      if (suWan.saw().includes('问题解决了吗')) await suWan.taps('没问');
    }
    expect(seen.join()).toContain('客人B4');
  });
});
