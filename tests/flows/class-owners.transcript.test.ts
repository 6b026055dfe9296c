/** An owner by class: said by the manager, proposed where a confirmed class does not fit, handed over in one tap. */
import { Customer } from '../../entities/customer';
import { Promised } from '../../entities/promise';
import { Setting } from '../../entities/setting';
import { Staff } from '../../entities/staff';
import { StaffStore } from '../../entities/staff-store';
import { Store } from '../../entities/store';
import { gradedSalon } from '../salon/grading/grading-cast';
import type { SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await gradedSalon();
});

const manager = () => chat.as('FangJie');
const consultantOf = async (name: string) =>
  (await chat.db.one(Customer, { id: chat.cast.customers[name].id }))?.consultantId;

async function says(words: string, tap: string): Promise<string> {
  await manager().says(words);
  await manager().taps(tap);
  return manager().saw();
}

it('nothing is proposed as long as the store has not said whose a class is', async () => {
  await manager().says('谁跟哪类');
  expect(manager().saw()).toContain('还没有定哪一类归谁跟');
  await manager().says('按级别换人');
  expect(manager().saw()).toContain('还没有定哪一类归谁跟');
  await chat.job('grade');
  await manager().says('升降级');
  await manager().taps('全同意');
  expect(manager().saw()).not.toContain('谁跟');
});

describe('with A for the manager and B for one consultant (SR-DUTY-04)', () => {
  beforeEach(async () => {
    expect(await says('A类归店长跟', '定')).toContain('A类归店长跟\n');
    expect(await says('B类客人由苏婉跟', '定')).toContain('A类归店长跟\nB类归苏婉跟\n');
  });

  it('classes that were confirmed propose who should have her, by name, and one tap moves promises too', async () => {
    const anna = chat.cast.customers['何安娜'];
    await chat.db.insert(Promised, {
      customerId: anna.id,
      storeId: chat.cast.store.id,
      ownerId: chat.cast.staff.SuWan.id,
      kind: 'call',
      dueDay: '2026-12-02',
      status: 'open',
      step: 1,
      why: '回访',
      originKind: 'test',
      at: chat.now,
      byId: chat.cast.staff.SuWan.id,
    });
    await chat.job('grade');
    await manager().says('升降级');
    await manager().taps('全同意');
    const card = manager().saw();
    expect(card).toContain('定了:升 2 降 1');
    expect(card).toContain('有 3 位客人要看看谁跟\n');
    expect(card).toContain('何安娜|A类,苏婉 → 方洁');
    expect(card).toContain('陈静|B类,唐琳 → 苏婉');
    expect(card).toContain('周莉|B类,唐琳 → 苏婉');
    expect(await consultantOf('何安娜')).toBe(chat.cast.staff.SuWan.id);
    await manager().taps('都转');
    expect(manager().saw()).toContain('已转:何安娜→方洁、周莉→苏婉、陈静→苏婉,1 件承诺一起转过去');
    expect(await consultantOf('何安娜')).toBe(chat.cast.staff.FangJie.id);
    expect(await chat.db.one(Promised, { customerId: anna.id })).toMatchObject({
      ownerId: chat.cast.staff.FangJie.id,
    });
    expect(chat.as('SuWan').all()).toContain('陈静 以后由你负责');
  });

  it('one by one ends in the same proposal; left as it is it can be asked for again', async () => {
    await chat.job('grade');
    await manager().says('升降级');
    await manager().taps('逐个看');
    await manager().taps('同意');
    await manager().taps('到这里');
    expect(manager().saw()).toContain('有 1 位客人要看看谁跟');
    await manager().taps('先不转');
    expect(manager().saw()).toContain('好,先不转');
    expect(await consultantOf('何安娜')).toBe(chat.cast.staff.SuWan.id);
    await manager().says('按级别换人');
    expect(manager().saw()).toContain('何安娜|A类,苏婉 → 方洁');
  });

  it('is taken back by a word, and only consultants and managers can own', async () => {
    await manager().says('A类归莹莹跟');
    await manager().taps('定');
    expect(manager().saw()).toContain('何莹 不是顾问也不是店长,不能跟客人。');
    expect(await says('A类谁跟都行', '定')).toMatch(/^B类归苏婉跟\n/);
    await manager().says('设置');
    expect(manager().saw()).toContain('哪类归谁跟:B 指定1人(改过)');
  });

  it('is the manager’s alone', async () => {
    for (const words of ['A类归苏婉跟', '谁跟哪类', '按级别换人']) {
      await chat.as('SuWan').says(words);
      expect(chat.as('SuWan').saw()).toBe('哪一类客人归谁跟、换谁跟,由店长来定。');
    }
  });
});

describe('a store without a manager', () => {
  it('has its card sent to the owner, in whichever of her stores it is, and she hands over there', async () => {
    const { db, cast } = chat;
    const hours = { opensAt: '10:00', closesAt: '21:00', timezone: 'Asia/Shanghai' };
    const other = await db.insert(Store, { code: 'S0', name: '解放路店', ...hours });
    await db.update(Staff, { id: cast.staff.FangJie.id }, { roles: ['owner'] });
    await db.insert(StaffStore, { staffId: cast.staff.FangJie.id, storeId: other.id });
    await db.insert(Setting, {
      storeId: cast.store.id,
      name: 'owner.by_class',
      value: { B: { staffIds: [cast.staff.SuWan.id] } },
      effectiveDay: '2026-11-01',
      at: 0,
    });
    await chat.job('grade');
    chat.at('17:22');
    await chat.job('grade-card');
    expect(manager().saw()).toContain('分级 升 2 降 1 初定 1');
    expect(manager().saw()).toContain(`门店|${cast.store.name}`);
    await manager().taps('晚点再定');
    await manager().says('升降级');
    await manager().taps('全同意');
    expect(manager().saw()).toContain('定了:升 2 降 1 初定 1');
    expect(manager().saw()).toContain('陈静|B类,唐琳 → 苏婉');
    await manager().taps('都转');
    expect(await consultantOf('陈静')).toBe(cast.staff.SuWan.id);
  });
});

it.each([
  ['A类客人以后都由店长负责', 'A类客人归店长跟'],
  ['重点客户归店长跟', 'A类客人归店长跟'],
  ['B类归苏婉和唐琳跟', 'B类客人归苏婉、唐琳跟'],
  ['设置 C类谁跟 顾问', 'C类客人归顾问跟'],
  ['一般客户谁跟都行', 'B类客人谁跟都行'],
])('%s', async (words, card) => {
  await manager().says(words);
  expect(manager().saw()).toContain(card);
});
