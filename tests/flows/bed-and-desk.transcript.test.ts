/** The small things of a day between the bed and the counter: nothing said is lost, nothing is taken for what it is not. */
import { Course } from '../../entities/course';
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
const used = async (name: string, code: string) =>
  (await chat.db.one(Course, { customerId: customer(name), treatmentId: chat.cast.treatments[code].id }))!
    .used;

/** Books somebody with 何莹 today and lets her come in at that hour. */
async function comesAt(clock: string, nick: string, treatment: string): Promise<void> {
  const pan = chat.at('09:30').as('PanYan');
  await pan.says(`约${nick}今天${clock}${treatment} 何莹`);
  await pan.taps('约上');
  await chat.at(clock).as('PanYan').says(`${nick}到了`);
}

describe('what is not confirmed', () => {
  it('comes back at the end of its slot with all that was said, and names nobody in its first line', async () => {
    await comesAt('10:30', '钱太', '卵巢');
    const he = chat.at('11:20').as('HeYing');
    await he.says('钱太卵巢做完了 小肚子热热的 下回继续');
    await chat.at('11:52').job('arrivals');
    expect(he.saw()).toMatch(/^有一条还没记下[\s\S]*钱玉兰 · 今天[\s\S]*小肚子热热的/);
    await he.taps('记下');
    expect(await chat.db.one(Visit, { customerId: customer('钱玉兰') })).toMatchObject({
      effect: '小肚子热热的',
    });
  });

  it('is not hidden by the next customer who comes in', async () => {
    await comesAt('10:30', '钱太', '卵巢');
    await chat.at('11:20').as('HeYing').says('钱太卵巢做完了');
    await comesAt('12:00', '婷姐', '补水');
    const he = chat.at('13:00').as('HeYing');
    await he.says('婷姐做完补水了');
    await he.taps('记下');
    expect(he.saw()).toMatch(/李婷 已记下[\s\S]*回到钱玉兰 的记录,还没记下/);
  });

  it('tired «没有» is no answer that writes, and no misunderstanding', async () => {
    const he = chat.as('HeYing');
    await he.says('婷姐补水做完了');
    await he.says('没有');
    expect(he.saw()).toMatch(/没有要补的,就回「对」/);
    await he.says('对');
    expect(await used('李婷', 'F01')).toBe(9);
  });

  it('a number answers what was shown last', async () => {
    await comesAt('10:30', '钱太', '卵巢');
    const he = chat.at('14:10').as('HeYing');
    await he.does({ kind: 'image', mediaId: 'M1', picUrl: '' });
    await he.says('婷姐的');
    expect(he.saw()).toMatch(/李婷 做前还是做后/);
    await chat.at('20:15').job('records-owed');
    await he.says('1');
    expect(he.saw()).toMatch(/钱玉兰 · 今天/);
  });
});

describe('a card put right before it is written', () => {
  it('by what came besides, by what was not done, by whose it is', async () => {
    const he = chat.as('HeYing');
    await he.says('婷姐补水 划2次');
    await he.says('加一个肩颈');
    expect(he.saw()).toMatch(/补水2次 划卡2次剩10、肩颈 划卡1次剩5/);
    await he.says('没做补水');
    expect(he.saw()).toMatch(/项目:肩颈 划卡1次剩5/);
    await he.says('不是李婷 是李春梅');
    expect(he.saw()).toMatch(/李春梅 · 今天/);
    await he.says('没做肩颈');
    expect(he.saw()).toMatch(/李春梅 做的什么项目/);
    await he.says('艾灸');
    await he.taps('记下');
    expect(await used('李春梅', 'B04')).toBe(7);
    expect(await chat.db.one(Visit, { customerId: customer('李春梅') })).toMatchObject({ note: null });
  });

  it('the card that is sold is not what was done', async () => {
    const su = chat.as('SuWan');
    await su.says('曼姐补水眼部都做了 收1280 下次推拉提');
    await su.says('办卡');
    await su.says('拉提 10次');
    await su.taps('记下');
    expect(await chat.db.count(VisitService, { customerId: customer('徐曼') })).toBe(2);
    expect(await chat.db.one(Payment, { customerId: customer('徐曼') })).toMatchObject({
      kind: 'course',
      sessions: 10,
      treatmentId: chat.cast.treatments.F03.id,
    });
  });
});

describe('who pays, who is on the bed, whose card it is', () => {
  it('one customer pays for another: one visit, one payment, told twice it is the same', async () => {
    const [su, pan] = [chat.as('SuWan'), chat.as('PanYan')];
    await su.says('欧阳帮春梅付的艾灸238 微信');
    expect(su.saw()).toMatch(/李春梅 · 今天[\s\S]*收款:欧阳倩付 238 微信/);
    await su.taps('记下');
    await pan.says('欧阳帮春梅付的艾灸238 微信');
    expect(pan.saw()).toMatch(/艾灸 已记过[\s\S]*苏婉已记收238,不重复记/);
    expect(await chat.db.one(Payment, { customerId: customer('欧阳倩') })).toMatchObject({
      forCustomerId: customer('李春梅'),
    });
    expect(await chat.db.count(Visit)).toBe(1);
  });

  it('a daughter on the bed, her mother’s stored value; a mother with her daughter’s card', async () => {
    const su = chat.as('SuWan');
    await su.says('兰姐带女儿一起来的 女儿做祛痘 用兰姐的储值付328');
    expect(su.saw()).toMatch(/钱玉兰的女儿 · 今天[\s\S]*收款:钱玉兰付 328 储值/);
    await su.says('婷姐妈妈也用婷姐的肩颈卡做了一次');
    expect(su.saw()).toMatch(/李婷的妈妈 · 今天[\s\S]*肩颈 划李婷的卡1次剩5/);
    await su.taps('记下');
    expect(su.saw()).toMatch(/回到钱玉兰的女儿 的记录/);
    await su.taps('记下');
    expect(await used('李婷', 'B01')).toBe(5);
    expect(await chat.db.one(Payment, { method: 'stored_value' })).toMatchObject({
      customerId: customer('钱玉兰'),
      amountFen: 32_800,
    });
  });

  it('what was done of a card that was just sold is not lost', async () => {
    const su = chat.as('SuWan');
    await su.says('孙总收12800 拉提10次卡续了 今天做1次 下次20号');
    expect(su.saw()).toMatch(/拉提 划卡1次剩0[\s\S]*办卡 拉提10次[\s\S]*下次:12-20/);
    await su.taps('记下');
    expect(await chat.db.count(Visit, { customerId: customer('孙佳慧') })).toBe(1);
    expect(await chat.db.count(Course, { customerId: customer('孙佳慧') })).toBe(2);
  });
});

describe('what cannot be', () => {
  it.each([
    ['婷姐充值 -1', /「-1」不是个金额/],
    ['婷姐充值1e9', /「1e9」不是个金额/],
    ['婷姐补水划-1次', /次数不对/],
    ['婷姐约2月30日三点补水', /没有「2月30日三点」这一天/],
  ])('«%s» is named and asked again', async (said, answer) => {
    const pan = chat.as('PanYan');
    await pan.says(said);
    expect(pan.saw()).toMatch(answer);
    expect([await chat.db.count(Visit), await chat.db.count(Payment)]).toEqual([0, 0]);
  });
});

describe('at the counter', () => {
  it('each way of payment stays with its sum, whichever is said first', async () => {
    const pan = chat.as('PanYan');
    await pan.says('春梅办艾灸卡 10次2000 微信800现金1200');
    expect(pan.saw()).toMatch(/800 微信 · 办卡 艾灸10次[\s\S]*1,200 现金/);
    await pan.taps('不要了');
    await pan.says('孙总刷卡10000微信2800 拉提卡');
    await pan.says('10次');
    expect(pan.saw()).toMatch(/10,000 刷卡 · 办卡 拉提10次[\s\S]*2,800 微信/);
    await pan.taps('不要了');
    await pan.says('欧阳买面霜1瓶 580 送小样');
    expect(pan.saw()).toMatch(/580 没说怎么付 · 产品 面霜1瓶/);
  });

  it('a walk-in gets her name, and what she did follows her', async () => {
    const pan = chat.as('PanYan');
    await pan.says('散客小气泡 198 微信 小美做的');
    await pan.taps('记下');
    await pan.says('刚才那个散客叫王美丽 电话13812345678');
    await pan.taps('建档');
    expect(pan.saw()).toMatch(/王美丽 建好了[\s\S]*散客 并到王美丽/);
    await pan.taps('对');
    const payment = (await chat.db.one(Payment, {}))!;
    expect(await chat.db.one(Customer, { id: payment.customerId })).toMatchObject({ name: '王美丽' });
  });

  it('who is not here yet is a card of taps; the shift is handed over with the till', async () => {
    const pan = chat.at('09:30').as('PanYan');
    await pan.says('约婷姐今天11点补水 何莹');
    await pan.taps('约上');
    await pan.says('谁还没到');
    expect(pan.saw()).toMatch(/该到的都到了。下一位:11:00 李婷/);
    await chat.at('11:05').as('PanYan').says('交班');
    expect(pan.saw()).toMatch(/今天收了 0[\s\S]*现在该到的 1 位\n11:00 李婷/);
    await pan.taps('李婷 11:00');
    expect(pan.saw()).toMatch(/李婷 到了/);
  });

  it('whoever is on leave is left in peace, and reception knows that nobody is there', async () => {
    const pan = chat.at('09:30').as('PanYan');
    await pan.says('约敏敏今天11点小气泡 莉莉');
    await pan.taps('约上');
    await pan.says('莉莉今天请假');
    await pan.taps('只记请假');
    await chat.at('11:00').job('arrivals');
    expect(chat.as('ZhuLi').all()).not.toMatch(/该到了/);
    await pan.says('敏敏到了');
    expect(pan.saw()).toMatch(/朱莉今天休,还没换人/);
  });

  it('«算了» with nothing open takes nothing back', async () => {
    const he = chat.as('HeYing');
    await he.says('婷姐补水做完');
    await he.taps('记下');
    await he.says('算了');
    expect(he.saw()).toMatch(/现在没有在记的/);
    expect(await chat.db.count(Visit)).toBe(1);
  });
});

describe('her own figures', () => {
  it('«少算我两个» goes to the manager in her own words', async () => {
    const [he, fang] = [chat.as('HeYing'), chat.as('FangJie')];
    await he.says('昨天少算我一个');
    expect(he.saw()).toMatch(/何莹 昨天 0位/);
    await he.taps('告诉店长');
    expect(he.saw()).toMatch(/已经告诉方洁/);
    expect(fang.all()).toMatch(/^店务: 有位同事说数不对\n何莹:「昨天少算我一个」\n何莹 昨天/);
    await he.says('我这个月点名几次');
    expect(he.saw()).toMatch(/何莹 本月 .*点名0位/);
  });
});

describe('several hands, and two who write', () => {
  it('each treatment goes to whoever did it; one name said later is everybody’s', async () => {
    const he = chat.as('HeYing');
    await he.says('芳姐肩颈我做的 头疗倩倩做的');
    expect(he.saw()).toMatch(/谁做:肩颈 何莹、头疗 邓倩/);
    await he.taps('记下');
    const { HeYing, DengQian, LuoYun } = chat.cast.staff;
    const byWhom = async (name: string) =>
      (await chat.db.find(VisitService, { where: { customerId: customer(name) } })).map(
        (each) => each.beauticianId,
      );
    expect(new Set(await byWhom('刘芳'))).toEqual(new Set([HeYing.id, DengQian.id]));
    await he.says('倩倩做的补水 我做的眼部 曼姐');
    expect(he.saw()).toMatch(/谁做:补水 邓倩、眼部 何莹/);
    await he.says('是芸芸做的');
    await he.taps('记下');
    expect(await byWhom('徐曼')).toEqual([LuoYun.id, LuoYun.id]);
  });

  it('a single price that was paid is not taken off a card as well without a word', async () => {
    const [pan, he] = [chat.as('PanYan'), chat.as('HeYing')];
    await pan.says('婷姐补水做完 收298微信');
    await pan.taps('记下');
    await he.says('婷姐补水做了 划1次 皮肤好多了');
    expect(he.saw()).toMatch(/潘燕已记补水收298\(单次\),又说划卡。算哪一样/);
    await he.taps('按单次');
    await he.taps('记下');
    expect(await used('李婷', 'F01')).toBe(8);
    expect(await chat.db.one(Visit, { customerId: customer('李婷') })).toMatchObject({
      effect: '皮肤好多了',
    });
  });

  it.each([
    ['红姐艾灸烫了个泡 已经处理了', /反应:艾灸烫了个泡/],
    ['敏敏小气泡做完说鼻子那里痒', /反应:鼻子那里痒/],
  ])('«%s» is a reaction, and told', async (said, shown) => {
    const he = chat.as('HeYing');
    await he.says(said);
    expect(he.saw()).toMatch(shown);
    await he.taps('记下');
    expect(chat.as('TangLin').all()).toMatch(/^店务: 有位客人请你留意/);
  });

  it('«又做了一次» is once more, not told once more', async () => {
    const he = chat.as('HeYing');
    await he.says('圆圆祛痘做完');
    await he.taps('记下');
    await he.says('圆圆祛痘又做了一次');
    expect(he.saw()).toMatch(/祛痘 划卡1次剩4/);
    await he.taps('记下');
    expect(await used('高圆', 'F06')).toBe(2);
  });

  it('a burst sent after no signal keeps its order: the last is taken back', async () => {
    const he = chat.as('HeYing');
    await he.says('婷姐补水做完', '对', '雪儿祛痘做完', '对', '撤销');
    expect(he.saw()).toMatch(/撤销 冯雪 记的服务/);
  });

  it('what was left out is added, and taken back by name', async () => {
    const he = chat.as('HeYing');
    await he.says('婷姐补水做完');
    await he.taps('记下');
    await he.says('刚才婷姐那个漏了肩颈');
    expect(he.saw()).toMatch(/项目:补水 → 补水、肩颈/);
    await he.taps('改');
    await he.says('撤销婷姐的');
    expect(he.saw()).toMatch(/撤销 李婷/);
    await he.taps('撤销');
    expect(await used('李婷', 'B01')).toBe(4);
  });
});

describe('two things in one message', () => {
  it('are a record and a change of the file, each with its card', async () => {
    const pan = await chat.as('PanYan').says('曼姐说最近怀孕了 补水做了');
    expect(pan.saw()).toMatch(/徐曼 · 今天[\s\S]*补水[\s\S]*改徐曼的档案\n备注:说最近怀孕了\n/);
    expect((await pan.says('对')).saw()).toMatch(/徐曼 记下了[\s\S]*徐曼 · 今天/);
    expect((await pan.says('何莹')).saw()).toMatch(/谁做:何莹\n(?![\s\S]*备注)/);
    await pan.taps('记下');
    expect(await chat.db.one(Visit, { customerId: customer('徐曼') })).not.toBeNull();
    expect(await chat.db.one(Customer, { id: customer('徐曼') })).toMatchObject({
      note: expect.stringContaining('怀孕'),
    });
  });

  it('are a new file, and what she did and paid, which comes once she has it', async () => {
    const pan = await chat.as('PanYan').says('新客林小雨 13800001234 朋友介绍 做了小气泡 198微信');
    expect(pan.saw()).toMatch(/林小雨[\s\S]*来源:朋友介绍/);
    await pan.taps('建档');
    expect(pan.saw()).toMatch(/林小雨 建好了[\s\S]*林小雨 · 今天\n项目:小气泡 单次198[\s\S]*198 微信/);
    await (await pan.says('何莹')).taps('记下');
    const her = (await chat.db.find(Customer, {})).find((each) => each.name === '林小雨')!;
    expect(await chat.db.find(Payment, { where: { customerId: her.id } })).toMatchObject([
      { amountFen: 19800 },
    ]);
  });
});

describe('somebody or something that the store does not know', () => {
  it('who buys a card gets her file first, then the card with all that was said', async () => {
    const pan = await chat.as('PanYan').says('马丽丽买了拉提10次卡 12800 刷卡');
    expect(pan.saw()).toMatch(/没找到「马丽丽」[\s\S]*〔新客建档〕〔按散客记〕/);
    await (await (await pan.taps('新客建档')).says('13800001239')).taps('建档');
    expect(pan.saw()).toMatch(/马丽丽 建好了[\s\S]*马丽丽 · 收款\n收款:12,800 刷卡 · 办卡 拉提10次/);
  });

  it('somebody whose given name another has is asked about, with her ways in beside the namesake', async () => {
    const pan = await chat.as('PanYan').says('王静怡做了小气泡198微信');
    expect(pan.saw()).toMatch(/没找到「王静怡」[\s\S]*静怡[\s\S]*〔新客建档〕〔按散客记〕/);
    await (await (await pan.taps('按散客记')).says('何莹')).taps('记下');
    expect(pan.saw()).toMatch(/王静怡 已记下/);
  });

  it.each([
    ['散客到了', /^散客不用登记到店/],
    ['6号房空调坏了', /^店里没有6号房,有:1号房、/],
    ['婷姐在6号房', /^店里没有6号房/],
    ['三号房空调坏了', /3号房/],
  ])('is answered with what there is: %s', async (text, answer) => {
    expect((await chat.as('PanYan').says(text)).saw()).toMatch(answer);
  });
});
