/** A month's grades: proposed, looked at by the consultants, decided by the manager, and what becomes of them. */
import { Customer } from '../../entities/customer';
import { CustomerSummary } from '../../entities/customer-summary';
import { DailyList } from '../../entities/daily-list';
import { GradeChange } from '../../entities/grade-change';
import { Promised } from '../../entities/promise';
import { FIRST_OF_DECEMBER, FIRST_OF_OCTOBER, gradedSalon } from '../salon/grading/grading-cast';
import { describeEachDatabase } from '../support/databases';
import { settingKeys, type SettingName } from '../../src/salon/settings/setting-keys';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

const gradeOf = async (name: string) =>
  (await chat.db.one(Customer, { id: chat.cast.customers[name].id }))?.grade;
const listGradeOf = async (name: string) =>
  (await chat.db.one(CustomerSummary, { customerId: chat.cast.customers[name].id }))?.grade;

describe('on the first of December', () => {
  beforeEach(async () => {
    chat = await gradedSalon();
    await chat.job('grade');
  });

  it('each consultant sees her own with the figures; a neutral line first, and nobody’s class has changed', async () => {
    const su = chat.as('SuWan').saw();
    expect(su).toMatch(/^本月有几位客人的档案要您看一眼\n/);
    expect(su).toContain('何安娜 B→A:现金 10.4万 ≥ 10万;3.2 次/月 ≥ 3');
    expect(su).not.toMatch(/周莉|陈静|高圆/);
    const tang = chat.as('TangLin').saw();
    expect(tang).toContain('陈静 C→B:现金 6万 ≥ 5万;2 次/月 ≥ 2');
    expect(tang).toContain('周莉 A→B:现金 5.2万 < 10万;2 次/月 < 3');
    expect(tang).toContain('第一次定级:D 1');
    expect(chat.as('FangJie').saw()).toBe('');
    expect(await gradeOf('何安娜')).toBe('B');
    expect(await listGradeOf('何安娜')).toBe('B');
  });

  it('a word of hers and the last look bring the manager one card, and 全同意 changes all of it at once', async () => {
    await chat.as('SuWan').taps('没意见');
    expect(chat.as('FangJie').saw()).toBe('');
    await chat.as('TangLin').taps('我有话说');
    await chat.as('TangLin').says('莉总');
    await chat.as('TangLin').says('她出差三个月,回来会补');
    expect(chat.as('TangLin').saw()).toContain('已带给店长:周莉');
    await chat.as('TangLin').says('升降级');
    await chat.as('TangLin').taps('没意见');
    const card = chat.as('FangJie').all();
    expect(card).toContain('分级 升 2 降 1 初定 1');
    expect(card).toContain('顾问:有话 1 位');
    expect(card).toContain('没提:1 位还是新客');
    expect(card).not.toMatch(/何安娜|周莉|10.4万/);
    await chat.as('FangJie').taps('全同意');
    expect(chat.as('FangJie').saw()).toContain('定了:升 2 降 1 初定 1;2 位顾问已收到');
    expect(await Promise.all(['何安娜', '陈静', '周莉', '高圆', '钱玉兰'].map(gradeOf))).toEqual([
      'A',
      'B',
      'B',
      'D',
      'B',
    ]);
    expect(await listGradeOf('何安娜')).toBe('A');
    expect(chat.as('SuWan').all()).toMatch(/方洁定了本月的建议:\n何安娜 B→A/);
    expect(chat.as('SuWan').all()).not.toContain('周莉');
  });

  it('逐个看: one card that turns, with her word and the months in class; refuse, leave, go on tonight', async () => {
    await chat.as('TangLin').says('莉总别降 她出差了');
    expect(chat.as('TangLin').saw()).toContain('已带给店长:周莉');
    chat.at('17:22');
    await chat.job('grade-card');
    const manager = chat.as('FangJie');
    expect(manager.saw()).toMatch(/苏婉.* 还没看/);
    await manager.taps('逐个看');
    expect(manager.saw()).toContain('还有4 · 何安娜 B→A');
    expect(manager.saw()).toContain('为什么:现金 10.4万 ≥ 10万;3.2 次/月 ≥ 3');
    expect(manager.saw()).toContain('现在:B 12 个月');
    await manager.taps('同意');
    expect(manager.saw()).toContain('何安娜 定 A');
    expect(manager.saw()).toContain('还有3 · 陈静 C→B');
    await manager.taps('先放着');
    expect(manager.saw()).toContain('还有2 · 周莉 A→B');
    expect(manager.saw()).toContain('她说:莉总别降 她出差了');
    await manager.taps('不改');
    expect(manager.saw()).toContain('周莉 不改');
    await manager.taps('到这里');
    expect(manager.saw()).toContain('还有 2 位没定');
    expect(await Promise.all(['何安娜', '陈静', '周莉'].map(gradeOf))).toEqual(['A', 'C', 'A']);
    expect(chat.as('TangLin').all()).toContain('没有改的 1 位');

    await manager.says('升降级');
    expect(manager.saw()).toContain('分级 升 1 降 0 初定 1');
    await manager.taps('逐个看');
    await manager.taps('余下全同意');
    expect(await gradeOf('陈静')).toBe('B');
  });

  it('history and reasons are asked for by name; a beautician hears nothing of it', async () => {
    const manager = chat.as('FangJie');
    await manager.says('升降级');
    await manager.taps('全同意');
    await manager.says('安娜为什么是A');
    expect(manager.saw()).toMatch(/^何安娜 现在 A\(0 个月\)/);
    expect(manager.saw()).toContain('级别表,近 365 天:现金 10.4万,3.2 次/月,实耗 2万');
    expect(manager.saw()).toContain('2026-12-01 B→A(方洁)');
    await chat.as('SuWan').says('婷姐为什么是C');
    expect(chat.as('SuWan').saw()).toMatch(/李婷 现在 C\(12 个月\)[^]*到 B 还差:现金 0 < 5万;0 次\/月 < 2/);
    await chat.as('HeYing').says('婷姐为什么是C');
    expect(chat.as('HeYing').saw()).toBe('级别由店长和顾问看,请问您的顾问。');
    await manager.says('级别历史');
    expect(manager.saw()).toContain('2026-12 升 2 降 1 初定 1');
  });

  it('the morning list goes by what is confirmed, never by what is proposed', async () => {
    const anna = chat.cast.customers['何安娜'];
    const classOn = async (moment: number) => {
      chat.at(moment);
      await chat.job('morning-list');
      const [list] = await chat.db.find(DailyList, {
        where: { staffId: chat.cast.staff.SuWan.id },
        order: { day: 'DESC' },
        take: 1,
      });
      return list.items.find((item) => item.customerId === anna.id)?.class;
    };
    await chat.db.insert(Promised, {
      storeId: chat.cast.store.id,
      customerId: anna.id,
      ownerId: chat.cast.staff.SuWan.id,
      kind: 'word',
      why: '带养生茶',
      dueDay: '2026-12-02',
      originKind: 'visit',
      at: chat.now,
      byId: chat.cast.staff.SuWan.id,
    });
    await chat.db.update(CustomerSummary, { customerId: anna.id }, { promiseDueDay: '2026-12-02' });
    expect(await classOn(Date.UTC(2026, 11, 2, 1, 12))).toBe('B');
    await chat.as('FangJie').says('升降级');
    await chat.as('FangJie').taps('全同意');
    expect(await classOn(Date.UTC(2026, 11, 3, 1, 12))).toBe('A');
  });

  it('a card she does not want to upgrade is no word about her class', async () => {
    for (const words of ['红姐说不要升级卡', '圆圆房间空调别降太低', '婷姐怎么Anna也来了'])
      expect((await chat.as('TangLin').says(words)).saw()).not.toMatch(/店长|级别/);
    expect((await chat.as('TangLin').says('莉总不该降级')).saw()).toContain('已带给店长:周莉');
    expect((await chat.as('SuWan').says('安娜该升A了')).saw()).toContain('已带给店长:何安娜');
  });

  it('what was agreed is taken back by 撤销 as long as nobody acted on it', async () => {
    const manager = chat.as('FangJie');
    await manager.says('升降级');
    await manager.taps('全同意');
    await manager.says('撤销');
    await manager.taps('yes');
    expect(await gradeOf('何安娜')).toBe('B');
    expect(await listGradeOf('何安娜')).toBe('B');
  });

  it('a class that was changed otherwise meanwhile stays as it is', async () => {
    await chat.db.update(Customer, { id: chat.cast.customers['何安娜'].id }, { grade: 'C' });
    await chat.as('FangJie').says('升降级');
    await chat.as('FangJie').taps('全同意');
    expect(chat.as('FangJie').saw()).toContain('1 位级别已经变过,没有动');
    expect(await gradeOf('何安娜')).toBe('C');
  });

  it('decided in January, nobody goes down any more', async () => {
    chat.at(FIRST_OF_DECEMBER + 40 * 86_400_000);
    await chat.as('FangJie').says('升降级');
    await chat.as('FangJie').taps('全同意');
    expect(chat.as('FangJie').saw()).toContain('1 位要降的,不是降级的月份,没有动');
    expect(await gradeOf('周莉')).toBe('A');
    expect(await gradeOf('何安娜')).toBe('A');
  });

  it('the spread, the simulation and the eight steps are the manager’s; nothing is written by them', async () => {
    const manager = chat.as('FangJie');
    await manager.says('分级');
    expect(manager.saw()).toMatch(/全店客人:A 1 B 2 C 16 D 0,没定级 1/);
    expect(manager.saw()).toContain('A:B:C 是 1:2:16,合理 1:2:2(只是提醒)');
    expect(manager.saw()).toContain('等着定 4 位');
    await manager.says('级别试算');
    expect(manager.saw()).toContain('▶级别表:');
    expect(manager.saw()).toContain('占比75/20/5:');
    expect(Buffer.byteLength(manager.saw())).toBeLessThan(2048);
    await manager.says('ABC分析');
    const steps = manager.saw();
    expect(steps).toContain('2 看多久:2025-12-01 到 2026-11-30');
    expect(steps).toContain('5 总数:21.6万');
    expect(steps).toContain('8 归类:A 2 位(76%),B 1 位(24%),C 16 位(0%)');
    expect(steps).not.toMatch(/何安娜|陈静|周莉/);
    await chat.as('SuWan').says('级别试算');
    expect(chat.as('SuWan').saw()).toContain('定级别要店长来');
    expect(await chat.db.count(GradeChange, { status: 'confirmed' })).toBe(0);
  });
});

describe('in a month in which nobody goes down', () => {
  it('the fall is held and told as a number, the rise is proposed', async () => {
    chat = await gradedSalon({ at: FIRST_OF_OCTOBER, yesterday: '2026-09-30' });
    await chat.job('grade');
    expect(chat.as('TangLin').all()).not.toContain('周莉');
    expect(chat.as('TangLin').all()).toContain('陈静 C→B');
    await chat.as('FangJie').says('升降级');
    expect(chat.as('FangJie').saw()).toContain('没提:1 位不够,6、12月再看');
  });
});

describeEachDatabase('a round', (open) => {
  it('is the same on every database', async () => {
    chat = await gradedSalon({ open });
    await chat.job('grade');
    await chat.as('FangJie').says('升降级');
    await chat.as('FangJie').taps('逐个看');
    await chat.as('FangJie').taps('余下全同意');
    expect(chat.as('FangJie').saw()).toContain('定了:升 2 降 1 初定 1');
    expect(await listGradeOf('周莉')).toBe('B');
    await chat.as('FangJie').says('级别试算');
    expect(chat.as('FangJie').saw()).toContain('人数1:2:2');
  });
});

describe('the rules of grading', () => {
  it('are the store’s to change by a word, from a day on, and nonsense is refused', async () => {
    chat = await gradedSalon();
    const manager = chat.as('FangJie');
    await manager.says('设置 分级方法 占比70/20/10');
    expect(manager.saw()).toContain('分级方法 改成 占比70/20/10');
    await manager.taps('改');
    expect(manager.saw()).toContain('分级方法:级别表 → 占比70/20/10,已改');
    await manager.says('重新分级');
    await manager.says('升降级');
    expect(manager.saw()).toContain('办法:占比70/20/10,近365天');
    await manager.taps('晚点再定');
    await manager.says('设置 分级占比 75/20/15');
    await manager.taps('改');
    expect(manager.saw()).toContain('分级占比 不能改成这个');
    await manager.says('算了');
    await manager.says('设置 AB年现金 8万 3万 从1月1日起');
    expect(manager.saw()).toContain('AB年现金 改成 A 8万、B 3万,01-01 周五起');
    await manager.taps('改');
    await manager.says('设置');
    expect(manager.saw()).toContain('AB年现金:A 10万、B 5万');
    expect(Buffer.byteLength(manager.saw())).toBeLessThan(2048);
    chat.at(Date.UTC(2027, 0, 2, 4));
    await manager.says('设置');
    expect(manager.saw()).toContain('AB年现金:A 8万、B 3万(改过)');
  });

  const SAID: [SettingName, string, string][] = [
    ['grade.basis', '分级看什么 现金和毛利', '现金和毛利'],
    ['grade.headcount_target', '合理人数比 1:2:3', '1:2:3'],
    ['grade.effort_alert', 'C类联系占多少提醒 50', '50%'],
    ['grade.classes', '用哪几级 ABC', 'A、B、C'],
    ['grade.period_days', '分级看几天 180', '180天'],
    ['grade.regrade', '多久分级 一年两次', '一年两次'],
    ['grade.combine', '几项都要到 一项就行', '一项就行'],
    ['grade.downgrade_months', '降级月份 3 9', '3、9 月'],
    ['level.visits_per_month', '级别次数 4 2 1', 'A 4、B 2、C 1'],
    ['level.consumption_target', 'ABC年实耗 4万 2万 1万', 'A 4万、B 2万、C 1万'],
    ['level.margin_cut', 'AB年毛利 3万 1.5万', 'A 3万、B 1.5万'],
    ['level.wallet_share', 'AB份额 60 30', 'A 60%、B 30%'],
    ['level.asset_cut', '分级看资产 开', '开'],
    ['level.ticket', '每级客单 900 500 200', 'A 900、B 500、C 200'],
    ['level.treatment_price', '项目档次价格 500 300 100', 'A 500、B 300、C 100'],
    ['level.technician', '每级配几级技师 A配A B配A C配B', 'A类配A级、B类配A级、C类配B级'],
    ['level.match_technician', '按级别配技师 开', '开'],
    ['need.stages', '通排调补提示 开', '开'],
    ['duty.preset', '规矩按什么 九级', '九级'],
  ];

  it('every one of them is shown and changed by saying it', async () => {
    const elsewhere: SettingName[] = ['grade.method', 'grade.cutoffs', 'level.spend_cut'];
    const all = Object.keys(settingKeys).filter((name) => /^(?:grade|level)\./.test(name));
    const tried = [...SAID.map(([name]) => name), ...elsewhere].filter((name) =>
      /^(?:grade|level)\./.test(name),
    );
    expect(tried.sort()).toEqual(all.sort());
    chat = await salonChat(FIRST_OF_DECEMBER);
    const manager = chat.as('FangJie');
    for (const [name, words, shown] of SAID) {
      await manager.says(`设置 ${words}`);
      expect(manager.saw()).toContain(`改成 ${shown}`);
      await manager.taps('改');
      expect([name, manager.saw()]).toEqual([name, expect.stringContaining(`→ ${shown},已改`)]);
    }
    await manager.says('设置');
    for (const [, , shown] of SAID) expect(manager.saw()).toContain(`:${shown}(改过)`);
  });
});
