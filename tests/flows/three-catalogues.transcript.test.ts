/** Customers, treatments and technicians graded alike, and what follows for a time that is looked for. */
import { Appointment } from '../../entities/appointment';
import { Customer } from '../../entities/customer';
import { Staff } from '../../entities/staff';
import { Treatment } from '../../entities/treatment';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
});

const manager = () => chat.as('FangJie');
const tierOf = async (userid: string) => (await chat.db.one(Staff, { id: chat.cast.staff[userid].id }))?.tier;
const treatment = async (code: string) =>
  (await chat.db.one(Treatment, { id: chat.cast.treatments[code].id }))!;

async function says(words: string, tap = '改'): Promise<string> {
  await manager().says(words);
  await manager().taps(tap);
  return manager().saw();
}

describe('the manager', () => {
  it('grades a technician, takes it back, and undoes what was a slip (SR-LVL-05)', async () => {
    expect(await says('莹莹定为A级技师')).toContain('何莹:没定级 → A级技师,已改。');
    expect(await tierOf('HeYing')).toBe('A');
    await manager().says('莹莹是A级技师');
    await manager().taps('改');
    expect(manager().saw()).toContain('何莹 本来就是A级技师。');
    await manager().says('撤销');
    await manager().taps('yes');
    expect(await tierOf('HeYing')).toBeNull();
    expect(await says('小美评为b级美容师')).toContain('许小美:没定级 → B级技师');
    expect(await says('小美不定级')).toContain('许小美:B级技师 → 没定级');
    await manager().says('苏婉定为A级技师');
    await manager().taps('改');
    expect(manager().saw()).toContain('苏婉 不做护理,不定技师级别。');
  });

  it('says tier, stage and cost of a treatment (SR-LVL-10, SR-NEED-02, SR-ABC-07)', async () => {
    expect(await says('补水定为A档')).toContain('补水:A 档,已改');
    expect(await says('肩颈 是通')).toContain('肩颈:属于「通」,已改');
    expect(await says('补水成本45')).toContain('补水:每次成本 45,已改');
    expect(await says('补水每次成本48.5元')).toContain('补水:每次成本 48.50,已改(原来每次成本 45)');
    expect(await treatment('F01')).toMatchObject({ tier: 'A', costFen: 4850 });
    expect(await treatment('B01')).toMatchObject({ stage: 'open' });
    expect(await says('补水按价格定档')).toContain('档次按价格算');
    expect(await says('肩颈不分阶段')).toContain('不分阶段');
    expect(await treatment('B01')).toMatchObject({ stage: null });
  });

  it('sees the three side by side', async () => {
    await says('莹莹定为A级技师');
    await says('补水定为A档');
    await manager().says('分级对照');
    expect(manager().saw()).toMatch(/^A:\d+ 位 \| 400起 .*补水、拉提、.* \| 何莹$/m);
    expect(manager().saw()).toMatch(/^B:\d+ 位 \| 200起 .*肩颈.* \| 没有$/m);
    expect(manager().saw()).toContain('没定级的技师:许小美、邓倩、罗芸、朱莉');
    expect(manager().saw()).toContain('排时间不看技师级别。要看:「设置 按级别配技师 开」');
  });

  it('nothing is written where she does not want it', async () => {
    await manager().says('莹莹定为A级技师');
    await manager().taps('不改');
    expect(await tierOf('HeYing')).toBeNull();
  });
});

it('is for nobody else: a beautician and a consultant are told so', async () => {
  for (const userid of ['HeYing', 'SuWan']) {
    const phone = chat.as(userid);
    for (const words of ['小美定为A级技师', '补水成本45', '肩颈 是通']) {
      await phone.says(words);
      expect(phone.saw()).toBe('技师和项目的级别、阶段、成本由店长来定。');
    }
    await phone.says('分级对照');
    expect(phone.saw()).toBe('技师和项目的级别、阶段、成本由店长来定。');
  }
  expect(await tierOf('XuXiaoMei')).toBeNull();
});

describe('a time for a customer of class A', () => {
  const booked = async () => {
    const [row] = await chat.db.find(Appointment, { where: { status: 'booked' } });
    return row?.beauticianId;
  };

  beforeEach(async () => {
    await chat.db.update(Staff, { id: chat.cast.staff.ZhuLi.id }, { tier: 'A' });
    await chat.db.update(Staff, { id: chat.cast.staff.XuXiaoMei.id }, { tier: 'C' });
  });

  it('is looked for with anybody as long as the store does not match', async () => {
    await chat.as('SuWan').says('婷姐约周五三点肩颈');
    expect(chat.as('SuWan').saw()).not.toContain('级技师');
  });

  it('is looked for first with a technician of her grade, with the reason, and blocks nobody', async () => {
    await says('设置 按级别配技师 开');
    await chat.as('SuWan').says('婷姐约周五三点肩颈');
    expect(chat.as('SuWan').saw()).toContain('朱莉(A级技师,合级别)');
    await chat.as('SuWan').taps('yes');
    expect(await booked()).toBe(chat.cast.staff.ZhuLi.id);
    // The same hour again: she is taken, and another is proposed all the same.
    await chat.as('SuWan').says('莉总约周五三点肩颈');
    expect(chat.as('SuWan').saw()).not.toContain('级技师');
    expect(chat.as('SuWan').saw()).toContain('【约 周莉】');
  });

  it('her own beautician goes first whatever her grade; a beautician reads no reason', async () => {
    await says('设置 按级别配技师 开');
    const { id } = chat.cast.customers['李婷'];
    await chat.db.update(Customer, { id }, { beauticianId: chat.cast.staff.XuXiaoMei.id });
    await chat.as('SuWan').says('婷姐约周五三点肩颈');
    expect(chat.as('SuWan').saw()).toContain('许小美');
    await chat.db.update(Customer, { id }, { beauticianId: null });
    await chat.as('ZhuLi').says('婷姐约周五三点肩颈');
    expect(chat.as('ZhuLi').saw()).toContain('朱莉');
    expect(chat.as('ZhuLi').saw()).not.toContain('级技师');
  });
});

describe('the draft of the next visit', () => {
  const record = async () => {
    await chat.as('HeYing').says('曼姐做了肩颈 她说松了');
    await chat.as('HeYing').taps('yes');
    return chat.as('SuWan').card().text;
  };

  it('says nothing of stages and grades while both are off', async () => {
    await says('肩颈 是通');
    await says('刮痧 属于排');
    expect(await record()).not.toMatch(/通|级技师/);
  });

  it('hints at the stage that follows, and why she is proposed who serves (SR-NEED-02, SR-LVL-05)', async () => {
    await says('肩颈 是通');
    await says('刮痧 属于排');
    await says('莹莹定为B级技师');
    expect(await says('设置 通排调补提示 开')).toContain('通排调补提示:关 → 开');
    await says('设置 按级别配技师 开');
    const draft = await record();
    expect(draft).toContain('时间:身体上次到「通」,接下来「排」,可做刮痧');
    expect(draft).toContain('关系:B级技师,合级别');
    await chat.as('HeYing').says('曼姐下次做什么');
    expect(chat.as('HeYing').saw()).not.toMatch(/[AC]类|徐曼 B/);
  });
});

it.each([
  ['把莹莹定成A级技师', '何莹 定为 A 级技师'],
  ['莹莹升A', '何莹 定为 A 级技师'],
  ['给莹莹评b级', '何莹 定为 B 级技师'],
  ['莹莹是C级手法师', '何莹 定为 C 级技师'],
  ['补水一次成本45块', '补水:每次成本 45'],
  ['补水的成本是四十五', '补水:每次成本 45'],
  ['补水产品成本大概45左右', '补水:每次成本 45'],
  ['刮痧算排的阶段', '刮痧:属于「排」'],
  ['艾灸 归到调', '艾灸:属于「调」'],
  ['卵巢属于补', '卵巢:属于「补」'],
  ['拉提是a类项目', '拉提:A 档'],
])('%s', async (words, card) => {
  await manager().says(words);
  expect(manager().saw()).toContain(card);
});

it.each(['莹莹今天休息吗', '补水多少钱', '刮痧是排毒的吗', '婷姐做了补水 划1次', '今天A级客人几位'])(
  '%s is none of it',
  async (words) => {
    await manager().says(words);
    expect(manager().saw()).not.toMatch(/级技师|每次成本|属于「|档\n/);
  },
);
