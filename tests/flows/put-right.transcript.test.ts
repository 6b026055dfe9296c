import { CustomerSummary } from '../../entities/customer-summary';
import { Payment } from '../../entities/payment';
import { Promised } from '../../entities/promise';
import { Visit } from '../../entities/visit';
import { VisitService } from '../../entities/visit-service';
import { salonChat } from '../support/salon-chat';

type Chat = Awaited<ReturnType<typeof salonChat>>;
let chat: Chat;
beforeEach(async () => {
  chat = await salonChat();
});

const customer = (name: string) => chat.cast.customers[name].id;

describe('putting right', () => {
  it('a figure of what was just recorded', async () => {
    const he = chat.as('HeYing');
    await he.says('曼姐补水眼部都做了,共实耗656');
    await he.taps('记下');
    await he.says('刚才曼姐的实耗写错了,应该是556');
    expect(he.saw()).toMatch(/实耗:656 → 556/);
    await he.taps('改');
    expect(he.saw()).toMatch(/徐曼 改好了/);
    expect(await chat.db.one(Visit, { customerId: customer('徐曼') })).toMatchObject({ consumedFen: 55_600 });
  });

  it('who did the last one', async () => {
    const he = chat.as('HeYing');
    await he.says('婷姐做了补水,划1次');
    await he.taps('记下');
    await he.says('上一条不是我做的,是芸芸');
    expect(he.saw()).toMatch(/李婷[\s\S]*谁做:何莹 → 罗芸/);
    await he.taps('改');
    expect(await chat.db.one(VisitService, { customerId: customer('李婷') })).toMatchObject({
      beauticianId: chat.cast.staff.LuoYun.id,
    });
  });

  it('one word of what was seen, also where tomorrow’s call is about it', async () => {
    const he = chat.as('HeYing');
    await (await he.says('曼姐眼部做完了 脸有点肿')).taps('记下');
    await he.says('刚才记错了 不是肿是干');
    expect(he.saw()).toMatch(/改 徐曼[^]*效果:脸有点肿 → 脸有点干[^]*这样改,对吗/);
    await he.taps('改');
    const visit = await chat.db.one(Visit, { customerId: customer('徐曼') });
    expect(visit).toMatchObject({ effect: '脸有点干', reaction: '脸有点干' });
    expect(await chat.db.one(Promised, { kind: 'reaction' })).toMatchObject({ why: '脸有点干' });
    await he.says('刚才记错了,不是烫是痒');
    expect(he.saw()).toMatch(/徐曼[^]*改什么\?/);
  });

  it('5,000 that belong to the other 周', async () => {
    const pan = chat.as('PanYan');
    await pan.says('周丽收5000 充值');
    await pan.taps('记下');
    await pan.says('把刚才周丽的5000改到周莉');
    expect(pan.saw()).toMatch(/收的5,000:周丽 → 周莉/);
    await pan.taps('改');
    const stored = async (name: string) =>
      (await chat.db.one(CustomerSummary, { customerId: customer(name) }))!.storedFen;
    expect([await stored('周丽'), await stored('周莉')]).toEqual([120_000, 2_000_000]);
  });

  it('yesterday’s entry of somebody else waits for the manager, who decides by one tap', async () => {
    const [su, fang] = [chat.as('SuWan'), chat.as('FangJie')];
    await su.says('昨天忘记登记了 昨天红姐做的艾灸 莹莹做的');
    await su.taps('记下');
    await su.says('昨天红姐其实是芸芸做的');
    expect(su.saw()).toMatch(/这条要店长同意/);
    await su.taps('交给店长');
    expect(fang.all()).toMatch(/^店务: 有一件事等你定/);
    expect(fang.saw()).toMatch(/谁做:何莹 → 罗芸/);
    await fang.taps('同意');
    expect(su.all()).toMatch(/郑红:方洁同意了,已经改好/);
    expect(await chat.db.one(VisitService, { customerId: customer('郑红') })).toMatchObject({
      beauticianId: chat.cast.staff.LuoYun.id,
    });
  });
});

describe('taking back', () => {
  it('what was sent by mistake, and whoever was told hears of it', async () => {
    const li = chat.as('ZhuLi');
    await li.says('怡怡 修护做完脸还是有点烫');
    await li.taps('记下');
    await li.says('刚才那条发错了撤掉');
    expect(li.saw()).toMatch(/撤销 陈静怡/);
    await li.taps('撤销');
    expect(li.saw()).toMatch(/陈静怡 记的服务撤销了/);
    expect(await chat.db.count(Visit)).toBe(0);
    expect(chat.as('TangLin').all()).toMatch(/朱莉撤回了陈静怡记的服务/);
    await li.says('刚才那条发错了撤掉');
    expect(li.saw()).toMatch(/没有可以撤销的/);
  });

  it('takes back all that one tap had written', async () => {
    const he = chat.as('HeYing');
    await he.says('芳姐 红姐 Lisa 都做完了 肩颈 艾灸 SPA 各划一次 Lisa嫌冷');
    await he.taps('全部记下');
    await he.says('刚才那条发错了撤掉');
    expect(he.saw()).toMatch(/撤销 刘芳、郑红、Lisa/);
    await he.taps('撤销');
    expect(await chat.db.count(Visit)).toBe(0);
  });

  it('takes a correction back first, then what it corrected', async () => {
    const he = chat.as('HeYing');
    await he.says('曼姐补水眼部都做了,共实耗656');
    await he.taps('记下');
    chat.at('19:45');
    await he.says('刚才曼姐的实耗写错了,应该是556');
    await he.taps('改');
    await he.says('刚才那条发错了撤掉');
    expect(he.saw()).toMatch(/徐曼 做的更正/);
    await he.taps('撤销');
    expect(await chat.db.one(Visit, { customerId: customer('徐曼') })).toMatchObject({ consumedFen: 65_600 });
  });

  it('is refused with a name where somebody has gone on with it', async () => {
    const [he, su] = [chat.as('HeYing'), chat.as('SuWan')];
    await he.says('钱太卵巢做完了 小肚子热热的');
    await he.taps('记下');
    await su.taps('就这么定');
    await he.says('刚才那条发错了撤掉');
    await he.taps('撤销');
    expect(he.saw()).toMatch(/撤不了:苏婉已经在这上面接着做了/);
    expect(await chat.db.count(Visit)).toBe(1);
  });
});

describe('a refund', () => {
  it('«兰姐的卵巢卡退掉 退多少» is one, not a cancelled appointment; the manager approves', async () => {
    const pan = chat.as('PanYan');
    await pan.says('兰姐的卵巢卡退掉 退多少');
    expect(pan.saw()).toMatch(/退|怎么付/);
    expect(pan.saw()).not.toMatch(/取消/);
    await pan.says('微信');
    expect(pan.saw()).toMatch(/退客人[::|][\d,]+ 微信原路[\s\S]*交给店长/);
  });

  it('is worked out, put before the manager, and given back', async () => {
    const [pan, fang] = [chat.as('PanYan'), chat.as('FangJie')];
    await pan.says('兰姐退卡');
    expect(pan.saw()).toMatch(/退哪一个/);
    await pan.says('1');
    expect(pan.saw()).toMatch(/没记怎么付的/);
    await pan.taps('现金');
    expect(pan.saw()).toMatch(/卵巢卡剩7次[\s\S]*还值:3,808/);
    await pan.taps('交给店长');
    expect(await chat.db.count(Payment)).toBe(0);
    expect(fang.saw()).toMatch(/有一件事等你定[\s\S]*钱玉兰 要退款[\s\S]*退客人:3,808/);
    await fang.taps('改金额');
    await fang.says('3500');
    await fang.taps('同意');
    expect(pan.all()).toMatch(/钱玉兰:方洁同意退3,500/);
    expect(await chat.db.one(Payment, { kind: 'refund' })).toMatchObject({ amountFen: -350_000 });
  });
});

describe('stored value handed back', () => {
  it('is a refund however it is said, and the gift stays with the store', async () => {
    const [pan, fang] = [chat.as('PanYan'), chat.as('FangJie')];
    await pan.says('芳姐充值5000送500 微信');
    await pan.taps('记下');
    await pan.says('芳姐要退储值');
    expect(pan.saw()).not.toMatch(/打通/);
    if (/退哪里|怎么付/.test(pan.saw())) await pan.taps('微信');
    expect(pan.saw()).toMatch(/退客人[::|]12,700/);
    await pan.taps('交给店长');
    await fang.taps('同意');
    const { id } = chat.cast.customers['刘芳'];
    expect(await chat.db.one(CustomerSummary, { customerId: id })).toMatchObject({
      storedFen: 0,
      cashFen: 500_000 - 1_270_000,
    });
    expect((await fang.says('今天多少')).saw()).toMatch(/现金 -7,700[\s\S]*退款 -12,700/);
  });
});

describe('the close of the day', () => {
  it('does not close on sums that changed after she looked', async () => {
    const pan = chat.as('PanYan');
    await pan.says('周丽收5000 充值 微信');
    await pan.taps('记下');
    await pan.says('日结 现金0 微信5000 支付宝0 刷卡0');
    const su = chat.as('SuWan');
    await su.says('孙总收800 充值 微信');
    await su.taps('记下');
    await pan.taps('日结');
    expect(pan.saw()).toMatch(/账上刚才变了/);
    expect(pan.saw()).toMatch(/点5,000,账上5,800/);
  });

  it('lets nothing be taken back that was counted, and says how to put it right', async () => {
    const pan = chat.as('PanYan');
    await pan.says('周丽收5000 充值 微信');
    await pan.taps('记下');
    chat.at(chat.now + 60_000);
    await pan.says('日结 现金0 微信5000 支付宝0 刷卡0');
    await pan.taps('日结');
    await pan.says('撤销');
    await pan.taps('撤销');
    expect(pan.saw()).toMatch(/那天已经日结,撤不了/);
    expect(await chat.db.count(Payment)).toBe(1);
    await pan.says('曼姐收198 单次 微信');
    await pan.taps('记下');
    await pan.says('撤销');
    await pan.taps('撤销');
    expect(pan.saw()).toMatch(/撤销了,当没记过/);
  });

  it('asks why it differs, and closes', async () => {
    const pan = chat.as('PanYan');
    await pan.says('周丽收5000 充值');
    await pan.taps('记下', { method: ['wechat'] });
    await pan.says('日结 现金0 微信6080 支付宝0 刷卡0');
    expect(pan.saw()).toMatch(/对不上:微信点6,080,账上5,000/);
    await pan.says('红姐的1080明天补单');
    expect(pan.saw()).toMatch(/今天日结/);
    await pan.taps('日结');
    expect(pan.saw()).toMatch(/今天日结好了。差1,080/);
  });

  it('takes a question for no reason: it is answered, and the reason asked again', async () => {
    const pan = chat.as('PanYan');
    await pan.says('周丽收5000 充值');
    await pan.taps('记下', { method: ['wechat'] });
    await pan.says('日结 现金0 微信6080 支付宝0 刷卡0');
    await pan.says('今天收了多少');
    expect(pan.saw()).toMatch(/今天收了 5,000:微信 5,000[^]*接着日结:\n对不上/);
    await pan.says('红姐的1080是谁收的?');
    expect(pan.saw()).toContain('为什么?说一句就行。');
    await pan.says('不知道差在哪里');
    expect(pan.saw()).toContain('不知道差在哪里');
    await pan.taps('日结');
    expect(pan.saw()).toMatch(/今天日结好了。差1,080/);
  });

  it('takes what is still so for the reason, though it ends as a question may', async () => {
    const pan = chat.as('PanYan');
    await pan.says('周丽收5000 充值');
    await pan.taps('记下', { method: ['wechat'] });
    await pan.says('日结 现金0 微信6080 支付宝0 刷卡0');
    await pan.says('红姐的1080怎么样了');
    expect(pan.saw()).toContain('为什么?说一句就行。');
    await pan.says('红姐的小票还没拿来呢');
    expect(pan.saw()).toMatch(/今天日结/);
    await pan.taps('日结');
    expect(pan.saw()).toMatch(/今天日结好了。差1,080/);
  });

  it('is not a beautician’s to do', async () => {
    const he = chat.as('HeYing');
    await he.says('日结 现金0 微信6080');
    expect(he.saw()).toMatch(/请找店长/);
  });
});

describe('an entry that is only named', () => {
  it('«改芳姐今天的»: what is wrong is asked, and one word is enough', async () => {
    const he = chat.as('HeYing');
    await he.says('芳姐 肩颈一次');
    await he.taps('记下');
    await he.says('改芳姐今天的');
    expect(he.saw()).toMatch(/改什么/);
    await he.says('还做了头疗');
    expect(he.saw()).toMatch(/项目:肩颈 → 肩颈、头疗/);
    await he.taps('改');
    expect(await chat.db.count(VisitService, { customerId: customer('刘芳') })).toBe(2);
  });
});

describe('yesterday’s entry', () => {
  it('«改昨天红姐的» keeps the day until what is wrong is said', async () => {
    const he = chat.as('HeYing');
    await he.says('昨天忘记登记了 昨天红姐做的艾灸 我做的');
    await he.taps('记下');
    await he.says('改昨天红姐的');
    await he.says('是头疗');
    expect(he.saw()).toMatch(/改 郑红 昨天的[\s\S]*项目:艾灸 → 头疗[\s\S]*要店长同意/);
  });
});

describe('how it was really paid', () => {
  it('of the last sum, of one that is named, of a walk-in’s; then the day closes', async () => {
    const pan = chat.as('PanYan');
    await pan.says('芳姐买了两支精华 996 微信');
    await pan.taps('记下');
    await pan.says('散客小气泡 198 微信 小美做的');
    await pan.taps('记下');
    await pan.says('刚才那笔其实是支付宝');
    expect(pan.saw()).toMatch(/改 散客 今天的\n198:微信 → 支付宝/);
    await pan.taps('改');
    await pan.says('芳姐那个996是刷卡不是微信');
    await pan.taps('改');
    await pan.says('芳姐那个996是刷卡');
    expect(pan.saw()).toMatch(/收996 刷卡\n记的就是这样,不用改/);
    await pan.says('散客那个小气泡是倩倩做的');
    await pan.taps('改');
    await pan.says('日结 现金0 微信0 支付宝198 刷卡996');
    expect(pan.saw()).toMatch(/支付宝 198 对上\n刷卡 996 对上/);
    expect(await chat.db.count(Visit)).toBe(1);
  });

  it('asks which of several, and moves stored value', async () => {
    const pan = chat.as('PanYan');
    for (const said of ['婷姐充500 微信', '婷姐充300 现金']) {
      await pan.says(said);
      await pan.taps('记下');
    }
    await pan.says('婷姐那笔其实是支付宝');
    expect(pan.saw()).toMatch(/原来是多少的那笔/);
    await pan.says('300');
    await pan.taps('改');
    await pan.says('婷姐补水298 微信');
    await pan.says('不是微信 是支付宝');
    expect(pan.saw()).toMatch(/收款:298 支付宝/);
    await pan.taps('记下');
    await pan.says('刚才婷姐的298应该是扣储值');
    await pan.taps('改');
    const right = await chat.db.find(Payment, { where: { status: 'confirmed' } });
    expect(right.map((each) => each.method).sort()).toEqual(['alipay', 'stored_value', 'wechat']);
    expect(await chat.db.one(CustomerSummary, { customerId: customer('李婷') })).toMatchObject({
      storedFen: 680_000 + 80_000 - 29_800,
    });
  });
});

describe('what stands is shown', () => {
  it('before she says what is wrong, and with what hangs on it', async () => {
    const he = chat.as('HeYing');
    await he.says('改昨天曼姐的');
    expect(he.saw()).toMatch(/徐曼 11-24 周二 没有记录可以改/);
    await he.says('芳姐肩颈做完');
    await he.taps('记下');
    await he.says('芳姐那条做错了 是肩颈+头疗');
    expect(he.saw()).toMatch(/实耗:214\.40 → 442\.40\n头疗没有卡,按单次228;收了钱另记/);
    await he.taps('改');
    await he.says('芳姐那条是何莹做的');
    expect(he.saw()).toMatch(/肩颈、头疗 · 何莹\n记的就是这样,不用改/);
    await he.says('改芳姐今天的');
    expect(he.saw()).toMatch(/刘芳 11-25 周三:肩颈、头疗[\s\S]*改什么/);
  });
});
