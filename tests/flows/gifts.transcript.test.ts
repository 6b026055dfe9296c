/** What the house gives away, with its cost, and rewards by rules of the store (SR-REL-11). */
import { Customer } from '../../entities/customer';
import { Gift } from '../../entities/gift';
import { Promised } from '../../entities/promise';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
});

const idOf = (name: string) => chat.cast.customers[name].id;

async function pays(name: string, sum: number): Promise<void> {
  const pan = await chat.as('PanYan').says(`${name}充值${sum} 微信`);
  await pan.taps('yes');
}

describe('a gift', () => {
  it('is kept with who, when and what it cost; the sum is the manager’s', async () => {
    const wan = await chat.as('SuWan').says('送了婷姐一支精华 成本80');
    expect(wan.saw()).toContain('送给 李婷:一支精华\n成本:80');
    expect(await chat.db.find(Gift)).toEqual([]);
    await wan.taps('记下');
    expect(wan.saw()).toBe('送 李婷 一支精华,记下了。回「撤销」收回');
    expect(await chat.db.find(Gift)).toMatchObject([
      { customerId: idOf('李婷'), what: '一支精华', costFen: 8_000, byId: chat.cast.staff.SuWan.id },
    ]);
    await (await chat.as('HeYing').says('送了曼姐一张面膜')).taps('记下');
    const fang = await chat.as('FangJie').says('这个月送了多少');
    expect(fang.saw()).toBe(
      '11-01 到 11-25 送了 2 位 2 件,成本 80,另 1 件没说成本。\n苏婉 1 件 80\n何莹 1 件 0',
    );
    expect((await wan.says('这个月送了多少')).saw()).toContain('由店长看');
    await wan.says('撤销');
    await wan.taps('yes');
    expect(await chat.db.count(Gift)).toBe(1);
  });
});

describe('rewards', () => {
  it('are off until the manager has set a rule', async () => {
    await pays('婷姐', 6000);
    const fang = chat.as('FangJie');
    await chat.job('rewards');
    expect(fang.all()).not.toContain('消费奖励');
    expect((await fang.says('消费奖励')).saw()).toContain('店里没有设消费奖励');
  });

  it('are one card: who has earned what; decided, it is kept and is her consultant’s to hand over, once', async () => {
    const fang = await chat.as('FangJie').says('消费奖励 90天满5000送补水一次');
    expect(fang.saw()).toContain('90天满5000送补水一次');
    await fang.taps('就这么定');
    await pays('婷姐', 6000);
    await pays('曼姐', 7000);
    await chat.job('rewards');
    expect(fang.saw()).toContain('消费奖励:2 位可以送');
    await fang.says('不送曼姐');
    expect(fang.saw()).toContain('消费奖励:1 位可以送');
    await fang.taps('都送');
    expect(fang.saw()).toContain('1 位记下了:李婷');
    expect(await chat.db.find(Gift)).toMatchObject([{ kind: 'reward', what: '补水一次', costFen: null }]);
    expect(await chat.db.find(Promised, { where: { kind: 'reward' } })).toMatchObject([
      { customerId: idOf('李婷'), ownerId: chat.cast.staff.SuWan.id, why: '补水一次' },
    ]);
    await fang.says('消费奖励');
    expect(fang.saw()).not.toContain('李婷');
    expect((await chat.as('SuWan').says('消费奖励')).saw()).toContain('由店长定');
  });

  it('for friends she brought herself, and nobody for friends of friends (SR-SAT-09)', async () => {
    const fang = await chat.as('FangJie').says('消费奖励 90天介绍1位送精华');
    await fang.taps('就这么定');
    const by = (name: string, referrer: string) =>
      chat.db.update(Customer, { id: idOf(name) }, { profile: { referrerId: idOf(referrer) } });
    await by('郑红', '徐曼');
    await by('徐曼', '李婷');
    await pays('红姐', 500);
    await fang.says('消费奖励');
    expect(fang.saw()).toContain('徐曼 90天介绍了1位,送精华');
    expect(fang.saw()).not.toContain('李婷');
  });
});
