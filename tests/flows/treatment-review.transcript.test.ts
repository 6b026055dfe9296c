import { Promised } from '../../entities/promise';
import { StaffTreatment } from '../../entities/staff-treatment';
import { TreatmentReview } from '../../entities/treatment-review';
import { Visit } from '../../entities/visit';
import { exportRows } from '../../src/salon/export';
import { droppedTreatments } from '../../src/salon/catalogue/reviews';
import { createWork } from '../../src/salon/work';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
});

async function done(): Promise<void> {
  const he = await chat.as('HeYing').says('婷姐今天做了补水,划了1次');
  await he.taps('记下');
}

/** Somebody was here long ago, so that the store knows what nobody did since. */
async function writesSince(day: string): Promise<void> {
  const { store, customers, staff } = chat.cast;
  await chat.db.insert(Visit, {
    storeId: store.id,
    customerId: customers['郑红'].id,
    day,
    openedAt: chat.now,
    createdById: staff.PanYan.id,
  });
}

describe('项目分析', () => {
  it('names what nobody does only where the store has written long enough to know', async () => {
    await done();
    const fang = chat.as('FangJie');
    expect((await fang.says('项目分析')).saw()).not.toContain('可以考虑淘汰');
    await writesSince('2026-07-01');
    expect((await fang.says('项目分析')).saw()).toMatch(
      /^项目分析 10月\n可以考虑淘汰\(3个月没人做,或没人会\):\n.* 没做过,会做的 \d 人/,
    );
    expect(fang.saw()).not.toMatch(/补水 没做过/);
  });

  it('names what nobody here is able to do', async () => {
    const { id } = chat.cast.treatments.F01;
    await chat.db.remove(StaffTreatment, { treatmentId: id });
    expect((await chat.as('FangJie').says('项目分析')).saw()).toMatch(/补水 没人会做/);
  });

  it('answers what is done most, of the month that is named', async () => {
    const he = chat.as('HeYing');
    for (const said of ['婷姐10月28号做了补水,划2次', '芳姐10月28号做了肩颈,划1次'])
      await (await he.says(said)).taps('记下');
    const fang = await chat.as('FangJie').says('上个月哪个项目做得最多');
    expect(fang.saw()).toMatch(/^10月做得最多:补水 2次、肩颈 1次\n项目分析 10月\n/);
    await fang.says('这个月什么项目做得最多?');
    expect(fang.saw()).toMatch(/^11月还没有做过的项目。\n项目分析 11月/);
    expect((await chat.as('SuWan').says('哪个项目最受欢迎')).saw()).toBe('各项目做了多少,由店长看。');
  });

  it('is the manager’s', async () => {
    expect((await chat.as('HeYing').says('项目分析')).saw()).toBe('项目的去留由店长定。');
    expect((await chat.as('SuWan').says('小气泡 淘汰,因为没人做')).saw()).not.toContain('定了:');
    expect(await chat.db.count(TreatmentReview)).toBe(0);
  });
});

describe('a decision about a treatment', () => {
  it('drops it: offered no more, and a card of it is still used up', async () => {
    const fang = await chat.as('FangJie').says('补水 淘汰,因为没人做');
    expect(fang.saw()).toContain('以后不再建议给客人;已经卖出的卡照样能做。');
    await fang.taps('就这么定');
    expect(fang.saw()).toBe('定了:补水 淘汰。');
    const dropped = await chat.db.transaction((tx) =>
      droppedTreatments(
        createWork({
          tx,
          store: chat.cast.store,
          now: chat.now,
          operation: 'test',
          actor: { kind: 'job', userid: 'test', roles: [], storeIds: [], command: 'job' },
        }),
      ),
    );
    expect([...dropped]).toEqual([chat.cast.treatments.F01.id]);
    await done();
    expect(chat.as('HeYing').saw()).toMatch(/已记下|记下了/);
    expect((await fang.says('项目分析')).saw()).toMatch(/已淘汰:补水/);
    await fang.says('补水 保留');
    await fang.taps('就这么定');
    expect((await fang.says('项目分析')).saw()).not.toMatch(/已淘汰/);
  });

  it('improves it: who, by when and how often, as something she has promised', async () => {
    const fang = await chat.as('FangJie').says('拉提 改进:莹莹培训,12月20号前,目标每月10次');
    await fang.taps('就这么定');
    expect(fang.saw()).toMatch(/^定了:.*拉提 改进,何莹 12-20 周日前办。$/);
    expect(await chat.db.find(Promised, { where: { originKind: 'treatment-review' } })).toMatchObject([
      { ownerId: chat.cast.staff.HeYing.id, dueDay: '2026-12-20', status: 'open' },
    ]);
    expect(chat.as('HeYing').saw()).toMatch(/^店长给你的\n.*拉提:莹莹培训/);
    expect((await fang.says('项目分析')).saw()).toMatch(
      /在改进:\n.*拉提 莹莹培训,12月20号前,目标每月10次 · 何莹 · 12-20前 · 目标每月10次,上月0次/,
    );
    await fang.says('撤销');
    await fang.taps('撤销');
    expect(await chat.db.count(TreatmentReview)).toBe(0);
  });

  it('goes out as a sheet', async () => {
    const fang = await chat.as('FangJie').says('拉提 改进:莹莹培训,12月20号前');
    await fang.taps('就这么定');
    await fang.says('导出项目整合表');
    expect(fang.bubbles.at(-1)?.form).toMatchObject({ form: 'treatment-reviews' });
    const choice = { now: chat.now, actor: 'test', format: 'json' };
    const rows = (await exportRows(chat.db, ['treatment-reviews'], choice)).get('treatment-reviews')!;
    expect(rows.find((row) => row.decision === 'improve')).toMatchObject({
      owner: '何莹',
      due: '2026-12-20',
    });
    expect((await chat.as('SuWan').says('导出项目整合表')).saw()).toContain('这张表由店长导出。');
  });
});
