import { Plan } from '../../entities/plan';
import { Promised } from '../../entities/promise';
import { salonChat, type SalonChat } from '../support/salon-chat';

/** Wednesday 25 November 2026, 15:40 in Shanghai. */
const AT_1540 = Date.UTC(2026, 10, 25, 7, 40);

describe('the action plan (行动计划表)', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat(AT_1540);
  });

  const tingId = () => chat.cast.customers.李婷.id;
  const plansOf = (customerId: string) =>
    chat.db.find(Plan, { where: { customerId }, order: { version: 'ASC' } });

  it('is told part by part, each in one message, and read as a whole', async () => {
    const su = chat.as('SuWan');
    await su.says('给婷姐定个目标 年底前皮肤不敏感');
    expect(su.saw()).toMatch(/记下了.*\n李婷 的计划.*\n目标:年底前皮肤不敏感/);
    await su.says('婷姐的问题是怕贵 不太信我们');
    await su.says('婷姐家居 晚上敷修护面膜,每周两次');
    expect(su.saw()).toMatch(/李婷 的家居记下了:晚上敷修护面膜,每周两次。下次来会提醒/);
    await su.says('婷姐计划加一步 12月5日 打电话约拉提体验');
    await su.says('婷姐续卡目标 月底前续补水10次');
    await su.says('婷姐计划12月20号复查');
    await su.says('婷姐的计划');
    for (const line of [
      '目标:年底前皮肤不敏感',
      '问题:怕贵 不太信我们',
      '续卡:月底前续补水10次',
      '第1步:12-05 打电话约拉提体验',
      '家居:晚上敷修护面膜,每周两次',
      '复查:12-20 周日',
    ])
      expect(su.saw()).toContain(line);
    chat.at('15:50');
    await su.says('婷姐第1步做了');
    expect(su.saw()).toContain('打电话约拉提体验 ✓');
    await su.says('撤销');
    await su.taps('yes');
    await su.says('婷姐的计划');
    expect(su.saw()).not.toContain('✓');
    const open = await chat.db.find(Promised, { where: { customerId: tingId(), status: 'open' } });
    expect(open).toMatchObject([
      { kind: 'task', why: '打电话约拉提体验', dueDay: '2026-12-05' },
      { kind: 'plan-review', dueDay: '2026-12-20' },
    ]);
  });

  it('reminds of a step on its day, moved with it, and ended with it', async () => {
    const su = chat.as('SuWan');
    await su.says('婷姐计划加一步 12月5日 打电话约拉提体验');
    await su.says('婷姐计划加一步 12月6日 打电话约拉提体验');
    await su.says('婷姐的计划');
    expect(su.saw()).toContain('第1步:12-06 打电话约拉提体验');
    expect(su.saw()).not.toContain('第2步');
    const steps = () =>
      chat.db.find(Promised, { where: { customerId: tingId(), originKind: 'plan-step', status: 'open' } });
    expect(await steps()).toMatchObject([{ dueDay: '2026-12-06', ownerId: chat.cast.staff.SuWan.id }]);
    chat.at(Date.UTC(2026, 11, 6, 9, 7));
    await chat.job('follow-ups');
    expect(su.saw()).toMatch(/李婷 打电话约拉提体验/);
    await su.says('1好了');
    await su.says('婷姐的计划');
    expect(su.saw()).toContain('打电话约拉提体验 ✓');
    expect(await steps()).toEqual([]);
  });

  it('outlives its versions, and says who wrote each, after which visit, and what it changed', async () => {
    const su = chat.as('SuWan');
    await su.says('给曼姐定个目标 眼纹年前淡一半');
    await chat.as('HeYing').says('曼姐做了补水 划1次');
    await chat.as('HeYing').taps('yes');
    await su.says('做肩颈,先不卖,周四三点');
    await su.taps('就这么定');
    await su.says('曼姐目标改成 眼纹淡了再做颈部');
    await su.says('曼姐的计划');
    expect(su.saw()).toContain('目标:眼纹淡了再做颈部');
    expect(su.saw()).toMatch(/各版:第4版 11-25 苏婉\(到店后\) 目标;第3版 11-25 苏婉\(到店后\) 下次做/);
    const plans = await plansOf(chat.cast.customers.徐曼.id);
    expect(plans.map((plan) => plan.status)).toEqual(['superseded', 'superseded', 'superseded', 'accepted']);
  });

  it('takes a step while the draft of the next visit lies open, and leaves the draft as it was', async () => {
    await chat.as('HeYing').says('曼姐做了补水 划1次');
    await chat.as('HeYing').taps('yes');
    const su = chat.as('SuWan');
    await su.says('曼姐计划加一步 12月5日 打电话约拉提体验');
    const drafts = await plansOf(chat.cast.customers.徐曼.id);
    expect(drafts.every((plan) => plan.nextDay !== '2026-12-05')).toBe(true);
    await su.says('曼姐的计划');
    expect(su.saw()).toContain('第1步:12-05 打电话约拉提体验');
  });

  it('is not for a beautician but for the home care, which she is told to ask about', async () => {
    await chat.as('SuWan').says('给婷姐定个目标 年底前皮肤不敏感');
    const he = chat.as('HeYing');
    await he.says('给婷姐定个目标 买卡');
    expect(he.saw()).toContain('客人的计划由顾问来定');
    await he.says('婷姐家居在做');
    expect(he.saw()).toContain('李婷 还没有家居计划');
    await he.says('婷姐家居 晚上敷修护面膜');
    await he.says('婷姐今天聊什么');
    expect(he.saw()).toContain('问家居 晚上敷修护面膜');
    await he.says('婷姐家居没做,忘了');
    expect(he.saw()).toContain('李婷 的家居:没做到,记下了');
    await he.says('婷姐的计划');
    expect(he.saw()).toContain('家居:晚上敷修护面膜(11-25 没做到)');
    expect(he.saw()).not.toMatch(/目标|卖|现金/);
  });

  it('takes a day that is over or a step that is not there with a way out', async () => {
    const su = chat.as('SuWan');
    await su.says('婷姐第3步做了');
    expect(su.saw()).toContain('李婷 的计划有 0 步,没有这一步');
    expect(await plansOf(tingId())).toEqual([]);
  });

  describe('what became of a proposal', () => {
    const outcomeNow = async () => (await plansOf(tingId())).findLast((plan) => plan.outcome)?.outcome;

    it('is yes once the thing is paid for', async () => {
      await chat.as('SuWan').says('婷姐下次推拉提');
      await chat.as('PanYan').says('婷姐办拉提卡10次12800 刷卡');
      await chat.as('PanYan').taps('yes');
      expect(await outcomeNow()).toMatchObject({ result: 'yes', paid: true, by: 'payment' });
      await chat.as('PanYan').says('撤销');
      await chat.as('PanYan').taps('yes');
      expect(await outcomeNow()).toBeUndefined();
    });

    it('is no with her reason, told by itself', async () => {
      const su = chat.as('SuWan');
      await su.says('婷姐下次推拉提');
      await su.says('婷姐拉提没答应 嫌贵');
      expect(su.saw()).toMatch(/李婷 拉提:没答应,嫌贵。记下了/);
      expect(await outcomeNow()).toMatchObject({ result: 'no', reason: '嫌贵', day: '2026-11-25' });
    });

    it('is no with her reason, told with the visit', async () => {
      await chat.as('SuWan').says('婷姐下次推拉提');
      await chat.as('HeYing').says('婷姐做了补水 划1次 拉提没要 太贵');
      await chat.as('HeYing').taps('yes');
      expect(await outcomeNow()).toMatchObject({ result: 'no', reason: '太贵' });
    });

    it('is later, and is asked about again', async () => {
      const su = chat.as('SuWan');
      await su.says('婷姐下次推拉提');
      await su.says('婷姐说考虑一下拉提');
      expect(su.saw()).toMatch(/李婷 拉提:再考虑。记下了。11-28 周六提醒再问/);
      const calls = await chat.db.find(Promised, { where: { customerId: tingId(), status: 'open' } });
      expect(calls.map((call) => call.dueDay)).toContain('2026-11-28');
    });

    it('is heard in the clause after the offer', async () => {
      const su = chat.as('SuWan');
      await su.says('婷姐下次推拉提');
      await su.says('婷姐那个拉提我推了 她说考虑一下 月底给回复');
      expect(su.saw()).toMatch(/李婷 拉提:再考虑。记下了。11-30 周一提醒再问/);
    });

    it('makes her a cash customer as long as a yes is not paid', async () => {
      const su = chat.as('SuWan');
      await su.says('婷姐答应买拉提 明天付');
      expect(su.saw()).toMatch(/李婷 拉提:答应了。记下了。明天提醒收款/);
      chat.at(chat.now + 24 * 3600_000).at('09:12');
      await chat.job('morning-list');
      expect(su.saw()).toMatch(/【出现金】[\s\S]*李婷 答应了拉提还没付/);
    });
  });

  it('stands against what happened: for herself with names, for the manager as counts', async () => {
    const su = chat.as('SuWan');
    await su.says('曼姐下次改成肩颈 后天');
    await su.says('婷姐下次改成补水 后天');
    chat.at(chat.now + 2 * 24 * 3600_000);
    await chat.as('HeYing').says('曼姐做了肩颈 收198');
    await chat.as('HeYing').taps('yes');
    chat.at(chat.now + 3 * 24 * 3600_000);
    await su.says('这个月计划完成得怎么样');
    expect(su.saw()).toContain('到期 2 份:按时来 1,来晚 0,没来 0,还在等 1');
    expect(su.saw()).toContain('按计划做了 1/1');
    chat.at(chat.now + 24 * 3600_000);
    await su.says('上个月计划完成得怎么样');
    expect(su.saw()).toContain('没来的:李婷(11-27)');
    await su.says('婷姐的计划');
    expect(su.saw()).toContain('上次:11-27 做补水 → 没来');
    const fang = chat.as('FangJie');
    await fang.says('上个月计划完成得怎么样');
    expect(fang.saw()).toMatch(/苏婉:到期 2,来 1,按计划做 1,没来 1/);
    expect(fang.saw()).not.toMatch(/李婷|徐曼/);
    await fang.says('苏婉上个月的计划完成得怎么样');
    expect(fang.saw()).toContain('没来的:李婷(11-27)');
  });
});
