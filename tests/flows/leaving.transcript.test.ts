/** Somebody leaves: one tap, and everything of hers is somebody else's, who gets to know each customer. */
import { Appointment } from '../../entities/appointment';
import { Customer } from '../../entities/customer';
import { CustomerOwner } from '../../entities/customer-owner';
import { Promised } from '../../entities/promise';
import { Staff } from '../../entities/staff';
import { salonChat, type SalonChat } from '../support/salon-chat';
import { came, clock } from './meeting-evening';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
});

const customersOf = async (userid: string) =>
  (await chat.db.find(Customer, { where: { consultantId: chat.cast.staff[userid].id } })).map(
    (each) => each.name,
  );

describe('a consultant who leaves', () => {
  it('is settled by one tap: her customers, each to who knows her, with what was promised', async () => {
    const { cast, db } = chat;
    const hers = await customersOf('SuWan');
    await db.insert(Promised, {
      storeId: cast.store.id,
      customerId: cast.customers['李婷'].id,
      ownerId: cast.staff.SuWan.id,
      kind: 'word',
      why: '带养生茶',
      dueDay: '2026-11-27',
      status: 'open',
      originKind: 'visit',
      step: 1,
      at: chat.now,
      byId: cast.staff.SuWan.id,
    });
    const fang = await chat.as('FangJie').says('苏婉离职了');
    expect(fang.saw()).toContain(`${hers.length} 位客人这样分:`);
    expect(fang.saw()).toMatch(/未了:承诺1/);
    await fang.taps('就这么分');
    expect(fang.saw()).toMatch(/^苏婉 离职记下了。\n客人:唐琳 \d+ 位,都通知了。\n没办完的一起转过去:承诺1。/);
    expect(await customersOf('SuWan')).toEqual([]);
    expect(await customersOf('TangLin')).toEqual(expect.arrayContaining(hers));
    const [promise] = await db.find(Promised, {});
    expect(promise).toMatchObject({
      ownerId: cast.staff.TangLin.id,
      status: 'open',
      dueDay: '2026-11-27',
      step: 0,
    });
  });

  it('lets her successor see each customer on one screen that turns', async () => {
    await came(chat, {
      customer: '李婷',
      at: '15:00',
      by: 'HeYing',
      treatments: ['F01'],
      said: { feedback: '说很舒服', talk: '女儿要考研' },
    });
    chat.at(clock('19:40'));
    await (await chat.as('FangJie').says('苏婉离职了')).taps('就这么分');
    const tang = chat.as('TangLin');
    expect(tang.saw()).toMatch(/^方洁:苏婉 离职,\d+ 位客人以后由你负责。/);
    await tang.taps('一位位看');
    expect(tang.card().card!.title).toMatch(/^接手 1\/\d+ · /);
    for (let at = 0; at < 30 && !tang.saw().includes('李婷'); at++) await tang.taps('下一位');
    expect(tang.saw()).toMatch(/之前由苏婉负责\(/);
    expect(tang.saw()).toContain('说很舒服;聊到女儿要考研');
    expect(tang.saw()).toMatch(/剩次:/);
    expect(tang.saw()).toMatch(/储值/);
    await tang.taps('先到这');
    expect((await tang.says('接手的客人')).saw()).toMatch(/^1\/\d+ /);
  });

  it('keeps the history of who looked after whom', async () => {
    await (await chat.as('FangJie').says('苏婉离职了')).taps('就这么分');
    const rows = await chat.db.find(CustomerOwner, {
      where: { customerId: chat.cast.customers['李婷'].id },
    });
    expect(rows).toHaveLength(2);
    expect(rows.find((row) => row.toDay === null)).toMatchObject({ staffId: chat.cast.staff.TangLin.id });
    expect(rows.find((row) => row.toDay !== null)).toMatchObject({ staffId: chat.cast.staff.SuWan.id });
  });

  it('was a mistake: «撤销» brings everything back', async () => {
    const before = await customersOf('SuWan');
    const fang = await (await chat.as('FangJie').says('苏婉离职了')).taps('就这么分');
    await fang.says('撤销');
    await fang.taps('yes');
    expect(await customersOf('SuWan')).toEqual(before);
    expect(await chat.db.one(Staff, { id: chat.cast.staff.SuWan.id })).toMatchObject({ status: 'active' });
  });
});

describe('a beautician who leaves', () => {
  const booked = (name: string, at: string, by: string) =>
    came(chat, { customer: name, at, by, treatments: ['F01'], status: 'booked' });

  it('has her appointments taken by who is free; a clash is told and stays somebody’s promise', async () => {
    await booked('李婷', '20:00', 'ZhuLi');
    chat.at(clock('19:00'));
    const fang = await chat.as('FangJie').says('莉莉离职了');
    expect(fang.saw()).toContain('未了:预约1');
    await fang.taps('确认离职');
    expect(fang.saw()).toMatch(/没办完的一起转过去:预约1。\n11-25 周三 20:00 李婷 → .{2,3}(?:\n|$)/);
    const [row] = await chat.db.find(Appointment, {});
    expect(row.beauticianId).not.toBe(chat.cast.staff.ZhuLi.id);
    expect(row.status).toBe('booked');
  });

  it('when nobody is free: the customer still comes, and her consultant has to move it', async () => {
    const { cast, db } = chat;
    const beauticians = Object.values(cast.staff).filter((each) => each.roles.includes('beautician'));
    const names = ['刘芳', '郑红', '徐曼', '钱玉兰', '孙佳慧', '欧阳倩'];
    for (const [index, each] of beauticians.entries()) {
      await booked(each.userid === 'ZhuLi' ? '李婷' : names[index], '20:00', each.userid);
    }
    chat.at(clock('19:00'));
    const fang = await (await chat.as('FangJie').says('莉莉离职了')).taps('确认离职');
    expect(fang.saw()).toMatch(/20:00 李婷 没人接得开,先挂在.+名下,要改时间/);
    const mine = { customerId: cast.customers['李婷'].id };
    const [promise] = await db.find(Promised, { where: mine });
    expect(promise).toMatchObject({ kind: 'rebook', ownerId: cast.customers['李婷'].consultantId });
    expect(await db.one(Appointment, mine)).toMatchObject({ status: 'booked' });
  });
});

it('«罗芸离职了 客人给唐琳» gives all of hers to that one', async () => {
  const fang = await chat.as('FangJie').says('苏婉离职了 客人都给方洁');
  await fang.taps('yes');
  expect(await customersOf('SuWan')).toEqual([]);
});
