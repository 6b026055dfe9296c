import { Appointment } from '../../entities/appointment';
import { Complaint } from '../../entities/complaint';
import { Customer } from '../../entities/customer';
import { Payment } from '../../entities/payment';
import { Photo } from '../../entities/photo';
import { Promised } from '../../entities/promise';
import { salonChat, type SalonChat } from '../support/salon-chat';
import { came, clock } from './meeting-evening';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
});

const fileOf = async (name: string) =>
  (await chat.db.find(Customer, {})).find((each) => each.name === name && !each.isWalkIn);

describe('a new customer', () => {
  it('is one sentence, one card, one tap', async () => {
    const pan = await chat.as('PanYan').says('新客 王美丽 13812345678 朋友介绍');
    expect(pan.card().card).toMatchObject({ title: '新客 王美丽' });
    expect(pan.saw()).toMatch(/电话\|13812345678/);
    await pan.taps('建档');
    expect(pan.saw()).toBe('王美丽 建好了。');
    expect(await fileOf('王美丽')).toMatchObject({ phone: '13812345678', source: '朋友介绍' });
  });

  it('may leave no number', async () => {
    const pan = await chat.as('PanYan').says('新客 王美丽');
    expect(pan.saw()).toContain('王美丽 的电话?');
    await pan.taps('先不留');
    await pan.taps('建档');
    expect((await fileOf('王美丽'))!.phone).toBeNull();
  });

  it('is asked for again when the number is none', async () => {
    const pan = await chat.as('PanYan').says('新客 王美丽');
    await pan.says('12345');
    await pan.taps('建档');
    expect(pan.saw()).toContain('不是电话号码');
    await pan.says('13812345678');
    await pan.taps('建档');
    expect(pan.saw()).toBe('王美丽 建好了。');
  });

  it('of a name that is there already is shown who that is', async () => {
    const pan = await chat.as('PanYan').says('新客 周丽 13812345678');
    expect(pan.saw()).toMatch(/店里已有叫周丽的:\n1 周丽 尾号0003/);
    await pan.taps('另一位');
    await pan.taps('建档');
    expect((await chat.db.find(Customer, {})).filter((each) => each.name === '周丽')).toHaveLength(2);
  });

  it('with somebody else’s number is not opened', async () => {
    const pan = await chat.as('PanYan').says('新客 王美丽 13800010001');
    expect(pan.saw()).toContain('李婷');
    await pan.taps('另一位');
    await pan.taps('建档');
    expect(pan.saw()).toContain('这个号码是李婷的');
    expect(await fileOf('王美丽')).toBeUndefined();
  });
});

describe('a change of a file', () => {
  it('shows what is to stand, and writes it after one tap', async () => {
    const wan = await chat.as('SuWan').says('兰姐酒精过敏');
    expect(wan.saw()).toMatch(/过敏\|酒精/);
    await wan.taps('对');
    expect(wan.saw()).toBe('钱玉兰 记下了:过敏 酒精。');
    expect((await fileOf('钱玉兰'))!.allergy).toBe('酒精');
  });

  it('adds a second allergy to the first', async () => {
    await (await chat.as('SuWan').says('兰姐酒精过敏')).taps('对');
    await (await chat.as('SuWan').says('兰姐海鲜过敏')).taps('对');
    expect((await fileOf('钱玉兰'))!.allergy).toBe('酒精、海鲜');
  });

  it('does not take a birthday that does not exist', async () => {
    const wan = await chat.as('SuWan').says('婷姐生日改成2月30日');
    expect(wan.saw()).not.toMatch(/记下了/);
    expect((await fileOf('李婷'))!.birthday).toBe('1985-03-12');
  });
});

describe('a walk-in who turns out to be somebody', () => {
  it('is joined to her file with what she paid', async () => {
    const { cast, db } = chat;
    const walkIn = await db.insert(Customer, {
      code: 'W1',
      storeId: cast.store.id,
      name: '小气泡散客',
      aliases: [],
      isWalkIn: true,
      createdAt: chat.now - 3_600_000,
    });
    await db.insert(Payment, {
      storeId: cast.store.id,
      customerId: walkIn.id,
      at: chat.now,
      day: '2026-11-25',
      kind: 'single',
      amountFen: 19_800,
      method: 'wechat',
      byId: cast.staff.PanYan.id,
    });
    const pan = await chat.as('PanYan').says('散客就是婷姐');
    expect(pan.saw()).toContain('散客小气泡散客 并到李婷?');
    await pan.taps('对');
    expect(pan.saw()).toContain('散客小气泡散客 就是李婷');
    expect(await db.count(Payment, { customerId: cast.customers['李婷'].id })).toBe(1);
  });
});

describe('a complaint', () => {
  it('is told to the manager at once, with a deadline, and not to the one it is about', async () => {
    await came(chat, { customer: '欧阳倩', at: '14:00', by: 'HeYing', treatments: ['B03'], said: {} });
    chat.at(clock('19:40'));
    const pan = await chat.as('PanYan').says('欧阳姐投诉 青了一块');
    expect(pan.saw()).toMatch(/她说\|青了一块/);
    await pan.taps('记下');
    expect(pan.saw()).toBe('欧阳倩 的投诉记下了,方洁负责,明天 12:40前要回复她。');
    const fang = chat.as('FangJie');
    expect(fang.saw()).toMatch(/^有一条投诉\n客人:欧阳倩\n她说:青了一块\n上次:今天 何莹/);
    expect(chat.as('SuWan').all()).toContain('有一条投诉');
    expect(chat.as('HeYing').bubbles).toHaveLength(0);
    expect(await chat.db.count(Promised, { kind: 'complaint', status: 'open' })).toBe(1);
  });

  it('takes what was done from one sentence', async () => {
    await (await chat.as('PanYan').says('欧阳姐投诉 青了一块')).taps('记下');
    const fang = await chat.as('FangJie').says('欧阳姐的投诉处理好了 上门送了药膏');
    expect(fang.saw()).toMatch(/^欧阳倩 的处理结果记下了/);
    await fang.says('她说可以');
    expect((await chat.db.find(Complaint, {}))[0]).toMatchObject({
      status: 'closed',
      resolution: '上门送了药膏',
      feedback: '她说可以',
    });
  });

  it('keeps no number as what was done', async () => {
    await (await chat.as('PanYan').says('欧阳姐投诉 青了一块')).taps('记下');
    const fang = await chat.as('FangJie').taps('处理好了');
    await fang.says('1');
    expect((await chat.db.find(Complaint, {}))[0]).toMatchObject({ status: 'open', resolution: null });
  });

  it('is closed with what was done', async () => {
    await (await chat.as('PanYan').says('欧阳姐投诉 青了一块')).taps('记下');
    const fang = await chat.as('FangJie').taps('处理好了');
    expect(fang.saw()).toContain('怎么处理的?');
    await fang.says('上门送了药膏 道了歉 下次免单');
    expect(fang.saw()).toMatch(/^欧阳倩 的处理结果记下了。告诉她,她回了话再结案。\n客人怎么说\?/);
    expect(await chat.db.count(Promised, { kind: 'complaint', status: 'open' })).toBe(1);
    await fang.says('她说可以 下周再来');
    expect(fang.saw()).toBe('欧阳倩 的投诉结案了。');
    await fang.says('本月投诉原因');
    expect(fang.saw()).toBe('本月投诉 1 件(已结 1):有反应 1');
    const [row] = await chat.db.find(Complaint, {});
    expect(row).toMatchObject({
      status: 'closed',
      resolution: '上门送了药膏 道了歉 下次免单',
      cause: 'reaction',
    });
    expect(await chat.db.count(Promised, { kind: 'complaint', status: 'open' })).toBe(0);
  });
});

describe('a picture', () => {
  it('is asked whose, before or after, and whether she agrees', async () => {
    await came(chat, { customer: '徐曼', at: '15:00', by: 'HeYing', treatments: ['E01'] });
    await came(chat, { customer: '钱玉兰', at: '10:30', by: 'HeYing', treatments: ['P02'] });
    chat.at(clock('15:10'));
    const ying = await chat.as('HeYing').does({ kind: 'image', mediaId: 'M1', picUrl: '' });
    expect(ying.saw()).toMatch(/收到照片。是谁的\?.*〔徐曼〕|〔钱玉兰〕/s);
    await ying.taps('徐曼');
    await ying.taps('做后');
    expect(ying.saw()).toContain('徐曼 同意拍照留档吗?');
    await ying.taps('她同意');
    expect(ying.saw()).toBe('徐曼 做后照片存好了。');
    expect(await chat.db.find(Photo, {})).toMatchObject([{ kind: 'after', mediaId: 'M1' }]);
    await ying.does({ kind: 'image', mediaId: 'M2', picUrl: '' });
    await ying.says('曼姐做前');
    expect(ying.saw()).toBe('徐曼 做前照片存好了。');
  });

  it('is not kept without her consent', async () => {
    await came(chat, { customer: '徐曼', at: '15:00', by: 'HeYing', treatments: ['E01'] });
    chat.at(clock('15:10'));
    const ying = await chat.as('HeYing').does({ kind: 'image', mediaId: 'M1', picUrl: '' });
    await ying.taps('做前');
    await ying.taps('不同意');
    expect(ying.saw()).toBe('好,徐曼 的照片没有留。');
    expect(await chat.db.count(Photo, {})).toBe(0);
  });
});

describe('the records still owed at 20:15', () => {
  beforeEach(async () => {
    await came(chat, { customer: '刘芳', at: '15:00', by: 'HeYing', treatments: ['B01'] });
    await came(chat, { customer: '郑红', at: '17:30', by: 'HeYing', treatments: ['B04'] });
    await came(chat, { customer: '徐曼', at: '14:00', by: 'DengQian', treatments: ['E01'], said: {} });
    chat.at(clock('20:15'));
  });

  it('come only to those who owe, and one tap each writes them', async () => {
    await chat.job('records-owed');
    const ying = chat.as('HeYing');
    expect(ying.saw()).toMatch(/^会前还差 2 条记录\n1 刘芳 15:00 肩颈.*\n2 郑红 17:30 艾灸/);
    expect(chat.as('DengQian').bubbles).toHaveLength(0);
    await ying.taps('按预约做的');
    expect(ying.card().card!.title).toContain('刘芳');
    await ying.taps('yes');
    expect(ying.all()).toContain('会前还差 1 条记录');
    await ying.taps('按预约做的');
    await ying.taps('yes');
    expect(ying.saw()).toContain('今天的记录都齐了。');
  });

  it('can be of the one chosen in the drop-down', async () => {
    const ying = await chat.as('HeYing').menu('records-owed');
    const [, second] = await chat.db.find(Appointment, {
      where: { beauticianId: chat.cast.staff.HeYing.id },
      order: { at: 'ASC' },
    });
    await ying.taps('按预约做的', { booking: [second.id] });
    expect(ying.card().card!.title).toContain('郑红');
  });
});
