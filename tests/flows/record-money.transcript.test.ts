import { Course } from '../../entities/course';
import { CustomerSummary } from '../../entities/customer-summary';
import { Payment } from '../../entities/payment';
import { Visit } from '../../entities/visit';
import { salonChat } from '../support/salon-chat';

type Chat = Awaited<ReturnType<typeof salonChat>>;
let chat: Chat;
beforeEach(async () => {
  chat = await salonChat();
});

const customer = (name: string) => chat.cast.customers[name].id;
const summaryOf = (name: string) => chat.db.one(CustomerSummary, { customerId: customer(name) });

describe('money at the counter', () => {
  it('a repayment is a line of its own and no visit', async () => {
    const tang = chat.as('TangLin');
    await tang.says('芳姐来还3000 没做');
    expect(tang.saw()).toMatch(/刘芳 没有欠款,这3,000算充值还是别的/);
    await tang.taps('还以前的账');
    expect(tang.saw()).toMatch(/刘芳 · 收款[\s\S]*3,000 没说怎么付 · 还款/);
    await tang.taps('记下', { method: ['card'] });
    expect(tang.saw()).toMatch(/刘芳 已收3,000 刷卡\(还款\)/);
    expect(await chat.db.count(Visit)).toBe(0);
  });

  it('a card in two ways of payment is one card', async () => {
    const pan = chat.as('PanYan');
    await pan.says('孙总12800,10000刷卡2800微信,拉提10次卡');
    expect(pan.saw()).toMatch(/10,000 刷卡 · 办卡 拉提10次/);
    expect(pan.saw()).toMatch(/2,800 微信 · 办卡/);
    await pan.taps('记下');
    expect(await chat.db.count(Course, { customerId: customer('孙佳慧') })).toBe(2);
    expect(await summaryOf('孙佳慧')).toMatchObject({ cashFen: 1_280_000, arrearsFen: 0 });
  });

  it('a top-up with its gift; the gift is no cash', async () => {
    const tang = chat.as('TangLin');
    await tang.says('钱太充了两万,送2000');
    expect(tang.saw()).toMatch(/20,000 没说怎么付 · 充值 · 送2,000/);
    await tang.taps('记下');
    expect(tang.saw()).toMatch(/储值现有27,000/);
    expect(await summaryOf('钱玉兰')).toMatchObject({ cashFen: 2_000_000, storedFen: 2_700_000 });
  });

  it('a card paid in part: what is still owed and when it is due', async () => {
    const su = chat.as('SuWan');
    await su.says('Anna 办卡1w2 先付6千 尾款6千下个月初补');
    await su.says('祛斑');
    expect(su.saw()).toMatch(/几次/);
    await su.says('10次');
    expect(su.saw()).toMatch(/6,000 没说怎么付 · 办卡 祛斑10次 · 还欠6,000\(12-01 周二补\)/);
    await su.taps('记下');
    expect(await summaryOf('何安娜')).toMatchObject({ arrearsFen: 600_000, moneyDueDay: '2026-12-01' });
  });

  it('a product', async () => {
    const pan = chat.as('PanYan');
    await pan.says('芳姐买了两支精华 996');
    expect(pan.saw()).toMatch(/996 没说怎么付 · 产品 两支精华/);
    await pan.taps('记下');
    expect(await chat.db.one(Payment, { kind: 'product' })).toMatchObject({
      amountFen: 99_600,
      product: '两支精华',
    });
  });

  it('a repayment of what is not owed is asked about', async () => {
    const su = chat.as('SuWan');
    await su.says('孙总来还1000');
    expect(su.saw()).toMatch(/孙佳慧 没有欠款,这1,000算充值还是别的/);
    await su.taps('充值');
    expect(su.saw()).toMatch(/1,000 没说怎么付 · 充值/);
    await su.taps('记下', { method: ['cash'] });
    expect(su.saw()).toMatch(/孙佳慧 已收1,000 现金\(充值\)/);
  });

  it('a repayment of more than is owed is split', async () => {
    const su = chat.as('SuWan');
    await su.says('Anna 办卡1w2 先付6千 尾款6千下个月初补');
    await su.taps('是储值卡');
    await su.taps('记下', { method: ['wechat'] });
    await su.says('安娜来还7000 刷卡');
    expect(su.saw()).toMatch(/何安娜 只欠6,000,还的7,000多了/);
    await su.taps('多的算充值');
    await su.taps('另收了一笔');
    expect(su.saw()).toMatch(/6,000 刷卡 · 还款[\s\S]*1,000 刷卡 · 充值/);
    await su.taps('记下');
    expect(await summaryOf('何安娜')).toMatchObject({ arrearsFen: 0 });
  });

  it('a total and its parts are one sale in several ways of payment, halves to each seller', async () => {
    const su = chat.as('SuWan');
    await su.says('孙总收了一万二千八 一万刷卡 2800微信 续拉提10次 我和小美一人一半');
    expect(su.saw()).toMatch(/10,000 刷卡 · 办卡 拉提10次/);
    expect(su.saw()).toMatch(/2,800 微信 · 办卡/);
    expect(su.saw()).toMatch(/业绩[::|]苏婉、许小美/);
    await su.taps('记下');
    expect(await summaryOf('孙佳慧')).toMatchObject({ cashFen: 1_280_000, arrearsFen: 0 });
    expect(await chat.db.count(Visit)).toBe(0);
    const [paid] = await chat.db.find(Payment, { where: { method: 'card' } });
    expect(paid.sellers?.map((seller) => seller.share)).toEqual([50, 50]);
  });

  it('the count of a card never takes the amount', async () => {
    const pan = chat.as('PanYan');
    await pan.says('孙总 12800 拉提卡');
    expect(pan.saw()).toMatch(/几次/);
    await pan.says('孙总办拉提卡12800 刷1万 微信2800');
    expect(pan.saw()).not.toMatch(/次数/);
    await pan.says('10次');
    await pan.taps('记下');
    expect(await summaryOf('孙佳慧')).toMatchObject({ cashFen: 1_280_000 });
  });

  it('a deposit is money and nothing done', async () => {
    const su = chat.as('SuWan');
    await su.says('安娜交了500定金 祛斑');
    expect(su.saw()).toMatch(/500 没说怎么付 · 定金 祛斑/);
    await su.taps('记下', { method: ['wechat'] });
    expect(await chat.db.one(Payment, { kind: 'deposit' })).toMatchObject({ amountFen: 50_000 });
    expect(await chat.db.count(Visit)).toBe(0);
  });

  it('the day on which the rest is to come is kept', async () => {
    const su = await chat.as('SuWan').says('芳姐六千尾款今天转了三千 剩的下个月五号');
    await su.taps('还以前的账');
    expect(su.saw()).toMatch(/刘芳 · 收款\n收款:3,000[\s\S]*备注:.*下个月五号/);
  });

  it('what she did not leave is not the name of a walk-in', async () => {
    const yan = await chat.as('PanYan').says('抖音核销小气泡 新来的姑娘姓贺 没留电话');
    expect(yan.saw()).toMatch(/^姓贺 · 今天\n项目:小气泡 用券/);
  });

  it('how it was paid is never invented: a tap or a word says it, else it is counted apart', async () => {
    const pan = chat.as('PanYan');
    await pan.says('芳姐买了两支精华 996');
    await pan.says('刷卡');
    expect(pan.saw()).toMatch(/996 刷卡 · 产品/);
    await pan.taps('记下');
    await pan.says('红姐买了一支面霜 300');
    await pan.taps('记下');
    expect(pan.saw()).toMatch(/郑红 已收300 没说怎么付\(产品\)/);
    await chat.as('FangJie').says('今天业绩多少');
    expect(chat.as('FangJie').saw()).toMatch(/刷卡 996、没说怎么付 300/);
  });

  it('a sum of which nobody knows what it is for is asked about', async () => {
    const pan = chat.as('PanYan');
    await pan.says('婷姐收一百二');
    expect(pan.saw()).toMatch(/收的120是什么钱/);
    await pan.taps('充值');
    await pan.taps('记下');
    expect(pan.saw()).toMatch(/李婷 已收120 没说怎么付\(充值\)/);
  });

  it.each([
    ['婷姐买了补水10次卡 3580 刷卡 苏婉卖的', ['苏婉']],
    ['婷姐买了补水10次卡 3580 刷卡 业绩算唐琳的', ['唐琳']],
    ['婷姐买了补水10次卡 3580 刷卡 苏婉和唐琳卖的', ['苏婉', '唐琳']],
    ['婷姐补水做了一次 又买了两支精华 996 刷卡 苏婉卖的', ['苏婉']],
  ])('%s: credited to who was named', async (said, sellers) => {
    const pan = chat.as('PanYan');
    await pan.says(said);
    expect(pan.saw()).toContain(`业绩:${sellers.join('、')}`);
    expect(pan.saw()).not.toMatch(/卖的|下次/);
    await pan.taps('记下');
    const [line] = await chat.db.find(Payment);
    const nameOf = (id: string) => Object.values(chat.cast.staff).find((each) => each.id === id)?.name;
    expect(line.sellers?.map((each) => nameOf(each.staffId))).toEqual(sellers);
    expect(line.sellers?.reduce((sum, each) => sum + each.share, 0)).toBe(100);
  });

  it('a sentence about somebody else is no note of this payment, also where it is not understood', async () => {
    const pan = chat.as('PanYan');
    await pan.says('蒋总充5000 现金');
    await pan.says('婷姐的补水还是一点半小美');
    expect(pan.saw()).toMatch(/^这句没听懂,还在蒋文斌 的收款/);
    expect(pan.saw()).not.toContain('备注');
    await pan.taps('记下');
    expect((await chat.db.find(Payment))[0].note).toBeNull();
  });

  it('the same sum told twice is held against the first', async () => {
    const [pan, su] = [chat.as('PanYan'), chat.as('SuWan')];
    await pan.says('孙总收12800 续了拉提10次卡 刷卡');
    await pan.taps('记下');
    await su.says('孙总收12800 续了拉提10次卡 刷卡');
    expect(su.saw()).toMatch(/孙佳慧 今天潘燕记过收12,800。是同一笔吗/);
    await su.taps('同一笔,不记');
    expect(await chat.db.count(Payment)).toBe(1);
  });

  it.each(['婷姐收-100', '婷姐收1000000000'])('%s: says so, and writes nothing', async (said) => {
    const pan = chat.as('PanYan');
    await pan.says(said);
    expect(pan.saw()).toMatch(/不是个金额/);
    expect(await chat.db.count(Payment)).toBe(0);
  });

  it('a beautician does not learn what is owed', async () => {
    const su = chat.as('SuWan');
    await su.says('Anna 办卡1w2 先付6千 尾款6千下个月初补');
    await su.taps('是储值卡');
    await su.taps('记下');
    const he = chat.as('HeYing');
    await he.says('安娜来还1000 没做');
    expect(he.saw()).toMatch(/1,000 没说怎么付 · 还款/);
    expect(he.saw()).not.toMatch(/现欠|6,000/);
  });
});

describe('what is left, and the figures', () => {
  it('sessions and stored value, and no debt to a beautician', async () => {
    const he = chat.as('HeYing');
    await he.says('婷姐补水还有几次');
    expect(he.saw()).toMatch(/李婷 补水剩12次\(共20\)/);
    await chat.as('TangLin').says('蒋总卡里还剩多少钱');
    expect(chat.as('TangLin').saw()).toMatch(/储值 4,200/);
  });

  it('her own figures, how complete they are, and nobody else’s', async () => {
    const he = chat.as('HeYing');
    await he.says('芳姐 红姐 Lisa 都做完了 肩颈 艾灸 SPA 各划一次 Lisa嫌冷');
    await he.taps('全部记下');
    await he.says('我今天做了几个 多少钱');
    expect(he.saw()).toMatch(/何莹 今天 3位 · 划卡3次 · 实耗 803\.20/);
    expect(he.saw()).toMatch(/已记 3\/3 位/);
    await he.says('倩倩今天消耗多少');
    expect(he.saw()).toMatch(/请店长/);
  });

  it('the store’s figures are the manager’s', async () => {
    await chat.as('PanYan').says('孙总收12800 续了拉提10次卡 刷卡');
    await chat.as('PanYan').taps('记下');
    const fang = chat.as('FangJie');
    await fang.says('今天业绩多少');
    expect(fang.saw()).toMatch(/今天 现金 12,800 · 实耗 0/);
    expect(fang.saw()).toMatch(/刷卡 12,800/);
    expect(fang.saw()).toMatch(/还没日结/);
  });
});
