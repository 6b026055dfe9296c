import { Course } from '../../entities/course';
import { CourseEntry } from '../../entities/course-entry';
import { Customer } from '../../entities/customer';
import { Payment } from '../../entities/payment';
import { Visit } from '../../entities/visit';
import { VisitService } from '../../entities/visit-service';
import { salonChat } from '../support/salon-chat';

type Chat = Awaited<ReturnType<typeof salonChat>>;
let chat: Chat;
beforeEach(async () => {
  chat = await salonChat();
});

const customer = (name: string) => chat.cast.customers[name].id;
const visitOf = (name: string) => chat.db.one(Visit, { customerId: customer(name) });
const used = async (name: string, code: string) =>
  (await chat.db.one(Course, { customerId: customer(name), treatmentId: chat.cast.treatments[code].id }))!
    .used;

describe('何莹 with oil on her hands', () => {
  it('one sentence, one card, one tap, and a line of her own figures', async () => {
    const he = chat.as('HeYing');
    await he.says('婷姐今天做了补水,划了1次,皮肤比上次亮了');
    expect(he.saw()).toMatch(/李婷 · 今天/);
    expect(he.saw()).toMatch(/补水 划卡1次剩11/);
    expect(he.saw()).toMatch(/皮肤比上次亮了/);
    expect(he.saw()).toMatch(/还没记下/);
    expect(await visitOf('李婷')).toBeUndefined();
    await he.taps('记下');
    expect(he.saw()).toMatch(/李婷 已记下 · 今天第1位 · 实耗 238\.40/);
    expect(await visitOf('李婷')).toMatchObject({ effect: '皮肤比上次亮了', status: 'open' });
  });

  it('is not asked for next time and what to sell: that is the consultant’s', async () => {
    const he = chat.as('HeYing');
    await he.says('芳姐 肩颈一次 现金0 觉得手法有点重');
    await he.taps('记下');
    expect(he.saw()).not.toMatch(/还差|下次卖|下次时间/);
  });

  it('hears which of two she means before anything is shown', async () => {
    const he = chat.as('HeYing');
    await he.says('李姐今天做了补水,划1次');
    expect(he.saw()).toMatch(/李婷[\s\S]*李春梅/);
    await he.says('2');
    expect(he.saw()).toMatch(/李春梅 · 今天/);
    await he.says('对');
    expect(await visitOf('李春梅')).toBeDefined();
  });

  it('corrects the card by a sentence, and it is shown again before it is written', async () => {
    const he = chat.as('HeYing');
    await he.says('曼姐补水眼部都做了,划2次');
    await he.says('是倩倩做的');
    expect(he.saw()).toMatch(/谁做[:|]邓倩/);
    expect(await visitOf('徐曼')).toBeUndefined();
    await he.taps('记下');
    const services = await chat.db.find(VisitService, { where: { customerId: customer('徐曼') } });
    expect(services.map((each) => each.beauticianId)).toEqual(Array(2).fill(chat.cast.staff.DengQian.id));
  });

  it('is told when a card does not reach, with what is there, and chooses', async () => {
    const he = chat.as('HeYing');
    await he.says('孙总拉提划3次');
    expect(he.saw()).toMatch(/孙佳慧 的拉提卡只剩1次\(共10次\),不够划3次/);
    await he.taps('只划1次');
    expect(he.saw()).toMatch(/拉提 划卡1次剩0/);
    await he.taps('记下');
    expect(await used('孙佳慧', 'F03')).toBe(10);
  });

  it('is told when there is no such card', async () => {
    const he = chat.as('HeYing');
    await he.says('安娜做了补水 划1次');
    expect(he.saw()).toMatch(/何安娜 没有补水的卡/);
    await he.taps('送的');
    expect(he.saw()).toMatch(/补水 送/);
  });

  it('forgets nothing unconfirmed: another customer interrupts, and the first comes back', async () => {
    const he = chat.as('HeYing');
    await he.says('婷姐做了补水,划1次');
    await he.says('给雪儿做了祛痘 额头的痘消了一半');
    expect(he.saw()).toMatch(/冯雪/);
    await he.taps('记下');
    expect(he.saw()).toMatch(/冯雪 已记下/);
    expect(he.saw()).toMatch(/李婷/);
    await he.says('好的');
    expect(await visitOf('李婷')).toBeDefined();
  });

  it('does not write twice what two taps confirm', async () => {
    const he = chat.as('HeYing');
    await he.says('婷姐做了补水,划1次');
    await he.taps('记下');
    await he.taps('记下');
    expect(he.saw()).toMatch(/已经办好了/);
    expect(await used('李婷', 'F01')).toBe(9);
  });

  it('tells of three at once: one card, a line each, and names the one that is wrong', async () => {
    const he = chat.as('HeYing');
    await he.says('芳姐 红姐 Lisa 都做完了 肩颈 艾灸 SPA 各划一次 Lisa嫌冷');
    expect(he.saw()).toMatch(/1 刘芳 肩颈[\s\S]*2 郑红 艾灸[\s\S]*3 Lisa SPA/);
    await he.says('2 不对');
    expect(he.saw()).toMatch(/2 郑红 先放一边/);
    await he.taps('记下2位');
    expect(he.saw()).toMatch(/刘芳、Lisa 已记下 · 今天第2位/);
    expect(he.saw()).toMatch(/郑红/);
    expect(await visitOf('郑红')).toBeUndefined();
    await he.says('做的是头疗 划1次');
    await he.taps('记下');
    expect(await used('郑红', 'E02')).toBe(3);
    expect(await used('郑红', 'B04')).toBe(12);
  });
});

describe('two people and one customer', () => {
  it('the second message is an addition: nothing is written twice', async () => {
    const [su, he] = [chat.as('SuWan'), chat.as('HeYing')];
    await su.says('曼姐补水眼部都做了 收1280');
    await su.taps('定金');
    await su.taps('记下');
    await he.says('曼姐做了补水和眼部 划2次 眼纹淡了');
    expect(he.saw()).toMatch(/苏婉已记:补水、眼部 · 收1,280/);
    expect(he.saw()).toMatch(/补水 已记过/);
    await he.taps('记下');
    expect([await used('徐曼', 'F01'), await used('徐曼', 'E01')]).toEqual([7, 3]);
    expect(await chat.db.count(Visit, { customerId: customer('徐曼') })).toBe(1);
    expect(await visitOf('徐曼')).toMatchObject({ effect: '眼纹淡了' });
  });

  it('the same sum told at the till and by the consultant comes in once', async () => {
    const [pan, su] = [chat.as('PanYan'), chat.as('SuWan')];
    await pan.says('孙总收12800 续了拉提10次卡 刷卡');
    await pan.taps('记下');
    await su.says('孙总到店,拉提1次,收12800(续了拉提10次卡)');
    expect(su.saw()).toMatch(/潘燕已记收12,800,不重复记/);
    await su.taps('记下');
    expect(await chat.db.count(Payment, { customerId: customer('孙佳慧') })).toBe(1);
    expect(await chat.db.count(Course, { customerId: customer('孙佳慧') })).toBe(2);
  });
});

describe('what else happens at the bed and at the till', () => {
  it('a reaction reaches the consultant at once, with a neutral first line, and is on her list tomorrow', async () => {
    const li = chat.as('ZhuLi');
    await li.says('怡怡 修护做完脸还是有点烫,让她回去冷敷了');
    await li.taps('记下');
    expect(li.saw()).toMatch(/已经告诉唐琳,明天回访/);
    const told = chat.as('TangLin').all();
    expect(told).toMatch(/^店务: 有位客人请你留意\n陈静怡 做完有反应/);
  });

  it('somebody pays for her daughter, who has no file', async () => {
    const su = chat.as('SuWan');
    await su.says('兰姐帮她女儿付的 祛痘体验328');
    expect(su.saw()).toMatch(/钱玉兰的女儿 · 今天/);
    await su.taps('记下');
    expect(await chat.db.one(Payment, { customerId: customer('钱玉兰') })).toMatchObject({
      amountFen: 32_800,
    });
    expect(await visitOf('钱玉兰')).toBeUndefined();
    expect(await chat.db.one(Customer, { isWalkIn: true })).toMatchObject({ name: '钱玉兰的女儿' });
  });

  it('a card is lent to a sister; the use names the sister', async () => {
    const su = chat.as('SuWan');
    await su.says('婷姐的补水卡给她妹妹做了一次');
    expect(su.saw()).toMatch(/补水 划李婷的卡1次剩11/);
    await su.taps('记下');
    expect(await used('李婷', 'F01')).toBe(9);
    const entry = (await chat.db.one(CourseEntry, { kind: 'use' }))!;
    expect((await chat.db.one(Customer, { id: entry.customerId }))!.name).toBe('李婷的妹妹');
  });

  it('a voucher is consumption and no cash', async () => {
    const pan = chat.as('PanYan');
    await pan.says('抖音券核销 小气泡体验 周丽');
    expect(pan.saw()).toMatch(/小气泡 用券198/);
    await pan.taps('记下');
    expect(await visitOf('周丽')).toMatchObject({ consumedFen: 19_800, cashFen: 0 });
  });

  it('a voucher of somebody whom nobody knows is hers as a walk-in, and no cash', async () => {
    const pan = chat.as('PanYan');
    await pan.says('抖音券核销 小气泡体验 马思思');
    expect(pan.saw()).toMatch(/马思思 · 今天[\s\S]*小气泡 用券/);
    await pan.taps('记下');
    expect(await chat.db.one(Visit, { day: '2026-11-25' })).toMatchObject({ cashFen: 0 });
    expect(await chat.db.count(Customer, { isWalkIn: true })).toBe(1);
  });

  it('a walk-in is written down without a file', async () => {
    const pan = chat.as('PanYan');
    await pan.says('散客小气泡 198 微信');
    expect(pan.saw()).toMatch(/散客 · 今天/);
    await pan.taps('记下');
    expect(pan.saw()).not.toContain('还差');
    expect(await chat.db.count(Customer, { isWalkIn: true })).toBe(1);
  });

  it('who did it is chosen on the card where nobody said', async () => {
    const su = chat.as('SuWan');
    await su.says('钱太卵巢做完了');
    const { LuoYun } = chat.cast.staff;
    await su.taps('记下', { beautician: [LuoYun.id] });
    expect(await chat.db.one(VisitService, { customerId: customer('钱玉兰') })).toMatchObject({
      beauticianId: LuoYun.id,
    });
  });

  it.each([
    ['婷姐补水 收-100', /「-100」不是个金额/],
    ['婷姐补水 收1000000000', /「1000000000」不是个金额/],
  ])('%s: says so and asks', async (said, answer) => {
    const pan = chat.as('PanYan');
    await pan.says(said);
    expect(pan.saw()).toMatch(answer);
    await pan.says('收一百二');
    expect(pan.saw()).toMatch(/收的120/);
    expect(await chat.db.count(Payment)).toBe(0);
  });
});

describe('names that nobody has', () => {
  it('are taken as a walk-in', async () => {
    const pan = chat.as('PanYan');
    await pan.says('抖音券核销 小气泡体验 马思思');
    expect(pan.saw()).toMatch(/马思思 · 今天[\s\S]*小气泡 用券198/);
    await pan.taps('记下');
    expect(await chat.db.one(Customer, { isWalkIn: true })).toMatchObject({ name: '马思思' });
  });

  it('what was let off is kept beside what was paid', async () => {
    const deng = chat.as('DengQian');
    await deng.says('晓燕做了手护,收168,不对收的是150,店长给抹了零');
    await deng.taps('记下');
    expect(await chat.db.one(Payment, { customerId: customer('吴晓燕') })).toMatchObject({
      amountFen: 15_000,
      listFen: 16_800,
    });
  });
});

describe('who asked for whom', () => {
  it('counts for the one she asked for by name', async () => {
    const he = chat.as('HeYing');
    await he.says('婷姐补水做完了 点名要我做的 划1次');
    expect(he.saw()).toMatch(/谁做[:|]何莹\(点名\)/);
    await he.taps('记下');
    await he.says('我今天做了几个');
    expect(he.saw()).toMatch(/点名1位/);
  });

  it('the till is not asked for what is next', async () => {
    const pan = chat.as('PanYan');
    await pan.says('柳柳 唇膜 128已收');
    await pan.taps('记下');
    expect(pan.saw()).toMatch(/杨柳 已记下/);
    expect(pan.saw()).not.toMatch(/还差/);
  });
});

describe('a newcomer whose file is not made after all', () => {
  it('loses nothing of what was done: it is asked whose it is, and written for a walk-in', async () => {
    const pan = await chat.as('PanYan').says('新客登记 宋晓 13712340987 做了小气泡 收198 微信');
    expect(pan.saw()).toMatch(/新客建档[^]*宋晓/);
    expect(pan.saw()).not.toContain('来源');
    await pan.taps('不建了');
    expect(pan.saw()).toMatch(/没找到「宋晓」/);
    await pan.taps('按散客记');
    expect(pan.saw()).toMatch(/宋晓 · 今天\n项目:小气泡 单次198[^]*收款:198 微信/);
  });

  it('is not called by what was said for her number', async () => {
    const pan = await chat.as('PanYan').says('王大锤做了小气泡 收198 微信');
    await pan.taps('新客建档');
    await pan.says('不建了');
    expect(pan.saw()).toMatch(/没找到「王大锤」/);
  });
});

describe('two who say that they did it', () => {
  it('the second is told whose name stands there', async () => {
    const [deng, luo] = [chat.as('DengQian'), chat.as('LuoYun')];
    await deng.says('芳姐 肩颈一次');
    await deng.taps('记下');
    await luo.says('芳姐今天做了肩颈 说舒服多了');
    expect(luo.saw()).toMatch(/肩颈已记是邓倩做的/);
    await luo.taps('又做了一次');
    await luo.taps('记下');
    expect(await used('刘芳', 'B01')).toBe(24);
  });
});
