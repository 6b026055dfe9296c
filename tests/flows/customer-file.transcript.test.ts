/** The customer file (客户档案表): what is heard of her, two files that are one, pictures, whose card who may use. */
import { AccountEntry } from '../../entities/account-entry';
import { Appointment } from '../../entities/appointment';
import { Audit } from '../../entities/audit';
import { Course } from '../../entities/course';
import { Customer } from '../../entities/customer';
import { CustomerSummary } from '../../entities/customer-summary';
import { Diagnosis } from '../../entities/diagnosis';
import { Payment } from '../../entities/payment';
import { Photo } from '../../entities/photo';
import { Promised } from '../../entities/promise';
import { Staff } from '../../entities/staff';
import { Visit } from '../../entities/visit';
import { moneyMeasures } from '../../src/salon/customer-file/measures';
import { salonChat, type SalonChat } from '../support/salon-chat';
import { came, clock } from './meeting-evening';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
});

const idOf = (name: string) => chat.cast.customers[name].id;
const visited = (name: string, times: number) =>
  chat.db.update(CustomerSummary, { customerId: idOf(name) }, { visits: times });

describe('what is heard of a customer', () => {
  it('is kept by one sentence and shown with how to be with her, from the third visit on (SR-PER-01, SR-PER-06)', async () => {
    const wan = await chat.as('SuWan').says('婷姐是唠叨型');
    expect(wan.saw()).toBe('李婷 来得还少,第 3 次到店起再说性格,先不下结论。');
    await visited('李婷', 3);
    await wan.says('婷姐是唠叨型');
    expect(wan.saw()).toMatch(/^李婷 记下了:性格 唠叨型。\n怎么待她:少提问/);
    await wan.says('婷姐看重服务和价格');
    expect(wan.saw()).toBe('李婷 记下了:看重 服务、价格。');
    await wan.says('婷姐来就是为了放松');
    expect(wan.saw()).toBe('李婷 记下了:为什么来 享受。');
    await wan.says('看下婷姐');
    expect(wan.saw()).toMatch(/怎么待她:唠叨型,少提问/);
    expect(wan.saw()).toMatch(/为享受来,看重服务、价格/);
  });

  it('is only what service needs, unless the owner wants more (SR-FLD-29, privacy.detail)', async () => {
    const wan = await chat.as('SuWan').says('婷姐爱好是瑜伽');
    expect(wan.saw()).toContain('店里设的是少收集,爱好不登记');
    await wan.says('婷姐是O型血');
    expect(wan.saw()).toContain('血型不登记');
    expect((await chat.db.one(Customer, { id: idOf('李婷') }))!.profile).toBeNull();
    const { id } = chat.cast.staff.FangJie;
    await chat.db.update(Staff, { id }, { roles: ['manager', 'owner'] });
    await (await chat.as('FangJie').says('设置 客人资料收集 详细')).taps('yes');
    expect((await wan.says('婷姐爱好是瑜伽')).saw()).toBe('李婷 记下了:爱好 瑜伽。');
  });

  it('needs her own word for a private date, and only her own people read it (SR-FLD-15, SR-RISK-04)', async () => {
    const wan = await chat.as('SuWan').says('婷姐生理期每月5号');
    expect(wan.saw()).toContain('私密日期要她本人同意才记');
    await wan.taps('没问/不同意');
    expect((await chat.db.one(Customer, { id: idOf('李婷') }))!.profile).toBeNull();
    await (await wan.says('婷姐生理期每月5号')).taps('她同意');
    expect(wan.saw()).toBe('李婷 记下了:私密日期 生理期每月5号。');
    expect((await wan.says('看下婷姐')).saw()).toContain('私密日期:生理期每月5号');
    expect((await chat.as('TangLin').says('看下婷姐')).saw()).not.toContain('生理期');
    expect((await chat.as('PanYan').says('看下婷姐')).saw()).not.toContain('生理期');
    await wan.says('婷姐不让记生理期了');
    expect(wan.saw()).toContain('李婷 不同意记私密日期了');
    expect((await wan.says('看下婷姐')).saw()).not.toContain('生理期');
  });

  it('goes into the diagnosis sheet with day and author; needs of a visit do so by themselves (SR-FRM-06, SR-EFF-04)', async () => {
    const wan = await chat.as('SuWan').says('婷姐诊断 两颊缺水 最想改善眼纹');
    expect(wan.saw()).toBe('李婷 诊断 11-25:两颊缺水;最想改善眼纹。记下了。');
    await came(chat, {
      customer: '李婷',
      at: '15:00',
      by: 'HeYing',
      treatments: ['F01'],
      said: { needs: ['想问祛斑'] },
    });
    chat.at(clock('19:50'));
    expect(await chat.db.find(Diagnosis, {})).toHaveLength(2);
    await wan.says('婷姐的诊断表');
    expect(wan.saw()).toContain('· 诊断 11-25 何莹:想问祛斑');
    expect(wan.saw()).toContain('· 诊断 11-25 苏婉:两颊缺水;最想改善眼纹');
  });

  it('that was talked of at a visit comes back at the next arrival (SR-FLD-14)', async () => {
    await came(chat, { customer: '李婷', at: '15:00', by: 'HeYing', treatments: ['F01'], said: {} });
    chat.at(clock('19:40'));
    const ying = await chat.as('HeYing').says('婷姐聊到女儿要考研');
    expect(ying.saw()).toBe('李婷 聊到的记下了:女儿要考研。下次到店前会提醒。');
    expect((await chat.as('SuWan').says('看下婷姐')).saw()).toContain('聊过:11-25 女儿要考研');
    chat.at(chat.now + 7 * 86_400_000);
    expect((await ying.says('婷姐电话多少')).saw()).toBe('李婷 的电话请找顾问或前台。');
    expect((await ying.says('婷姐今天聊什么')).saw()).toContain('11-25 女儿要考研');
  });

  it('is counted by facets of her life, for those who look after her, one of them in the brief if the store wants (SR-FLD-16)', async () => {
    await came(chat, { customer: '李婷', at: '15:00', by: 'HeYing', treatments: ['F01'], said: {} });
    chat.at(clock('19:40'));
    await chat.as('HeYing').says('婷姐聊到女儿要考研');
    const wan = await chat.as('SuWan').says('看下婷姐');
    expect(wan.saw()).toMatch(/了解 \d+\/10,还没聊过:.*爱好/);
    expect(wan.saw()).not.toMatch(/还没聊过:.*家庭/);
    expect((await chat.as('HeYing').says('看下婷姐')).saw()).not.toContain('了解');
    const fang = chat.as('FangJie');
    await (await fang.says('设置 了解几面 不显示')).taps('yes');
    expect((await wan.says('看下婷姐')).saw()).not.toContain('了解');
  });

  it('is heard in the sentence that records the visit, and shown on its card', async () => {
    const ying = await chat.as('HeYing').says('婷姐补水做完了 划1次 聊到女儿要考研');
    expect(ying.saw()).toMatch(/聊到\|女儿要考研/);
    expect(ying.saw()).not.toMatch(/备注/);
    await ying.taps('yes');
    expect(await chat.db.find(Visit, {})).toMatchObject([{ talk: '女儿要考研' }]);
  });

  it('warns before every draft: allergy and taboo stand first', async () => {
    await (await chat.as('SuWan').says('婷姐酒精过敏')).taps('对');
    await came(chat, { customer: '李婷', at: '15:00', by: 'HeYing', treatments: ['F01'], said: {} });
    chat.at(clock('19:40'));
    expect((await chat.as('SuWan').says('婷姐下次做什么')).saw()).toContain('注意:酒精过敏');
    await chat.as('HeYing').says('婷姐补水做完了 说很舒服');
    await chat.as('HeYing').taps('yes');
    expect(chat.as('SuWan').all()).toMatch(/注意\|酒精过敏/);
  });

  it('has her remarks with their day, her complaints and her team (SR-FLD-20, SR-FLD-21, SR-DUTY-10)', async () => {
    await came(chat, { customer: '李婷', at: '15:00', by: 'HeYing', treatments: ['F01'], said: {} });
    chat.at(clock('19:50'));
    const wan = chat.as('SuWan');
    await (await wan.says('备注婷姐 要靠窗的床')).taps('对');
    await (await chat.as('PanYan').says('婷姐投诉 说等了半小时')).taps('yes');
    const file = (await wan.says('看下婷姐')).saw();
    expect(file).toContain('备注(11-25记):要靠窗的床');
    expect(file).toMatch(/投诉 1 次\(1 次还没办结\),最近 11-25 .*半小时/);
    expect(file).toMatch(/顾问 苏婉\(方案、电话\) · 美容师 何莹\(护理\) · 店长 方/);
    expect((await chat.as('HeYing').says('看下婷姐')).saw()).not.toContain('投诉 1 次');
    chat.at(chat.now + 250 * 86_400_000);
    expect((await wan.says('看下婷姐')).saw()).toContain('备注(8个月前记的,问问还对不对):要靠窗的床');
  });

  it('is counted on request: what she pays, owes and says; no money for a beautician (SR-FLD-31, SR-FLD-32)', async () => {
    const pan = chat.as('PanYan');
    for (const sum of ['500', '1500']) {
      await pan.says(`婷姐充值${sum} 微信`);
      await pan.taps('yes');
      chat.at(chat.now + 10 * 86_400_000);
    }
    const wan = (await chat.as('SuWan').says('婷姐的数据')).saw();
    expect(wan).toMatch(/付款:2 天,最大一笔 1,500,平均 1,000,约 10 天付一次/);
    expect(wan).toMatch(/欠款:没欠过/);
    expect(wan).toMatch(/投诉:0 次/);
    expect((await chat.as('HeYing').says('婷姐的数据')).saw()).not.toMatch(/付款|欠款|投诉|客单/);
    expect(moneyMeasures([['2026-01-01', 9_000]], [1_000])).toMatchObject({
      averageDebtFen: 1_000,
      debtRate: 10,
    });
  });

  it('tells who looked after her', async () => {
    await (await chat.as('FangJie').says('婷姐以后转给唐琳跟')).taps('转');
    expect((await chat.as('FangJie').says('婷姐谁跟过')).saw()).toMatch(
      /李婷 谁跟过:\n· 顾问 唐琳 2026-11-25 起\n· 顾问 苏婉 .*起到 2026-11-25/,
    );
  });
});

describe('who brought her', () => {
  it('is thanked when the one she brought pays for the first time, once (SR-PER-17)', async () => {
    const pan = await chat.as('PanYan').says('红姐是婷姐介绍来的');
    expect(pan.saw()).toBe('郑红 是李婷介绍的,记下了。她第一次付款时会提醒谢李婷。');
    for (const sum of ['500', '600']) {
      await pan.says(`红姐充值${sum} 微信`);
      await pan.taps('yes');
    }
    const thanks = await chat.db.find(Promised, { where: { kind: 'thanks' } });
    expect(thanks).toMatchObject([
      { customerId: idOf('李婷'), ownerId: chat.cast.staff.SuWan.id, why: '郑红', dueDay: '2026-11-26' },
    ]);
  });
});

describe('pictures', () => {
  const kept = (kind: 'before' | 'after', at: string) =>
    chat.db.insert(Photo, {
      customerId: idOf('徐曼'),
      storeId: chat.cast.store.id,
      kind,
      file: `media/${kind}.sealed`,
      at: clock(at),
      byId: chat.cast.staff.HeYing.id,
      consentAt: clock(at),
    });

  it('are shown as a pair to those who may see them, while she agrees (SR-EFF-02)', async () => {
    await came(chat, { customer: '徐曼', at: '15:00', by: 'HeYing', treatments: ['E01'], said: {} });
    await kept('before', '15:00');
    await kept('after', '16:00');
    chat.at(clock('19:40'));
    const ying = await chat.as('HeYing').says('曼姐的对比照');
    expect(ying.saw()).toContain('徐曼 没有同意留照片');
    await ying.says('曼姐同意拍照');
    await ying.says('曼姐的对比照');
    expect(ying.saw()).toBe('徐曼:做前 2026-11-25,做后 2026-11-25。发给客人前先问她。');
    expect(ying.bubbles.at(-1)!.picture).toMatchObject({
      kind: 'pair',
      before: { file: 'media/before.sealed' },
    });
    expect((await chat.as('DengQian').says('曼姐的对比照')).saw()).toContain('只给她的顾问、美容师和店长看');
    await ying.says('曼姐不让拍照了');
    expect(ying.saw()).toContain('从现在起不用');
    expect((await ying.says('曼姐的对比照')).saw()).toContain('没有同意留照片');
  });

  it('go for good a day after she has taken her word back, and the journal tells it (SR-RISK-04)', async () => {
    await chat.as('HeYing').says('曼姐同意拍照');
    await kept('before', '15:00');
    await chat.as('HeYing').says('曼姐不让拍照了');
    const left = () => chat.db.count(Photo, { customerId: idOf('徐曼') });
    await chat.job('forget-withdrawn');
    expect(await left()).toBe(1);
    chat.at(chat.now + 25 * 3_600_000);
    await chat.job('forget-withdrawn');
    expect(await left()).toBe(0);
    const [told] = await chat.db.find(Audit, { where: { tableName: 'photo', action: 'remove' } });
    expect(told).toMatchObject({ customerId: idOf('徐曼') });
  });
});

describe('two files of one person', () => {
  const twin = async () => {
    const { cast, db } = chat;
    const other = await db.insert(Customer, {
      code: 'X1',
      storeId: cast.store.id,
      name: '李亭',
      aliases: [],
      phone: '13900000000',
      birthday: '1985-03-12',
      taboo: '不刮痧',
      isWalkIn: false,
      createdAt: chat.now,
    });
    const row = { customerId: other.id, day: '2026-11-20', byId: cast.staff.PanYan.id };
    const storeId = cast.store.id;
    const createdById = cast.staff.PanYan.id;
    await db.insert(Visit, { storeId, customerId: other.id, day: row.day, openedAt: chat.now, createdById });
    await db.insert(Payment, {
      ...row,
      storeId,
      at: chat.now,
      kind: 'topUp',
      amountFen: 100_000,
      method: 'wechat',
    });
    await db.insert(AccountEntry, {
      ...row,
      account: 'stored',
      deltaFen: 100_000,
      at: chat.now,
      kind: 'topUp',
    });
    await db.insert(Course, {
      customerId: other.id,
      storeId: cast.store.id,
      treatmentId: cast.treatments.F01.id,
      total: 10,
      used: 0,
      status: 'active',
    });
    const at = chat.now + 3 * 86_400_000;
    await db.insert(Appointment, {
      storeId,
      customerId: other.id,
      day: '2026-11-28',
      at,
      endAt: at + 3_600_000,
      beauticianId: cast.staff.HeYing.id,
      treatments: [cast.treatments.F01.id],
      status: 'booked',
      createdById,
      createdAt: chat.now,
    });
    // The names in memory are read again.
    await (await chat.as('PanYan').says('新客 王美丽 13812345678')).taps('建档');
    return other;
  };
  const stored = async (id: string) =>
    (await chat.db.one(CustomerSummary, { customerId: id }))?.storedFen ?? 0;

  it('are found, merged with everything of both, and told apart again by «撤销»', async () => {
    const other = await twin();
    chat.at(chat.now + 60_000);
    const before = await stored(idOf('李婷'));
    const pan = await chat.as('PanYan').says('有没有重复的客人');
    expect(pan.saw()).toMatch(/李[婷亭]\(\d+\) 李[婷亭]\(\d+\) · 名字像、同一天生日/);
    await pan.says('把李亭并到李婷');
    expect(pan.saw()).toMatch(/李亭 并到李婷\?\n留下:李婷 尾号0001/);
    await pan.taps('是同一位');
    expect(pan.saw()).toMatch(/^李亭 并到李婷了。现在:李婷 .*储值/);
    expect(await stored(idOf('李婷'))).toBe(before + 100_000);
    for (const table of [Visit, Payment, AccountEntry, Course, Appointment]) {
      expect(await chat.db.count(table as typeof Visit, { customerId: other.id })).toBe(0);
    }
    expect(await chat.db.one(Customer, { id: idOf('李婷') })).toMatchObject({ taboo: '不刮痧' });
    expect((await pan.says('李亭还剩几次')).saw()).toContain('李婷');
    await pan.says('撤销');
    await pan.taps('yes');
    expect(pan.saw()).toBe('李婷 改的档案撤销了,当没记过。');
    expect(await stored(idOf('李婷'))).toBe(before);
    expect(await stored(other.id)).toBe(100_000);
    expect(await chat.db.one(Customer, { id: other.id })).toMatchObject({ mergedIntoId: null });
    expect((await pan.says('李亭还剩几次')).saw()).toContain('李亭');
  });

  it('are merged by nobody who may not see both', async () => {
    await twin();
    const ying = await chat.as('HeYing').says('把李亭并到李婷');
    expect(ying.saw()).toBe('这个由顾问、前台或店长办。');
  });
});

describe('whose card who may use', () => {
  it('is said in one sentence: somebody with a file, or what she is to the owner', async () => {
    const pan = await chat.as('PanYan').says('婷姐的卡红姐也能用');
    expect(pan.saw()).toContain('李婷 的卡,郑红也能用?本人同意了吗?');
    await pan.taps('本人同意');
    expect(pan.saw()).toMatch(/^李婷 的卡\(.+\)郑红也能用,记下了。/);
    const [course] = await chat.db.find(Course, { where: { customerId: idOf('李婷') } });
    expect(course.userIds).toEqual([idOf('郑红')]);
    await (await pan.says('婷姐的卡女儿也能用')).taps('本人同意');
    expect((await pan.says('看下婷姐')).saw()).toContain('卡还能给郑红、女儿用');
    await (await pan.says('婷姐的卡不给红姐用了')).taps('对,不能用');
    expect((await pan.says('看下婷姐')).saw()).toContain('卡还能给女儿用');
  });
});
