import { Staff, type Role } from '../../entities/staff';
import { StaffStore } from '../../entities/staff-store';
import { Store } from '../../entities/store';
import { Customer } from '../../entities/customer';
import { Meeting } from '../../entities/meeting';
import { Payment } from '../../entities/payment';
import { Visit } from '../../entities/visit';
import { runOnce } from '../../src/jobs/once';
import { jobNamed } from '../../src/jobs/schedule';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
  const { db, cast } = chat;
  const hours = { opensAt: '10:00', closesAt: '21:00', timezone: 'Asia/Shanghai' };
  const second = await db.insert(Store, { code: 'S2', name: '解放路店', ...hours });
  const third = await db.insert(Store, { code: 'S3', name: '滨江店', ...hours });
  await joins('ShenZong', '沈总', 'owner', [cast.store, second, third]);
  await joins('GuXiaoBei', '顾小北', 'consultant', [second]);
});

async function joins(userid: string, name: string, role: Role, stores: Store[]): Promise<void> {
  const of = { userid, userKey: userid.toLowerCase(), name, aliases: [], roles: [role] };
  const staff = await chat.db.insert(Staff, {
    ...of,
    status: 'active',
    channel: 'wecom',
    joinedAt: chat.now,
  });
  for (const { id } of stores) await chat.db.insert(StaffStore, { staffId: staff.id, storeId: id });
}

describe('the owner of three stores', () => {
  beforeEach(async () => {
    const pan = await chat.as('PanYan').says('芳姐充值5000送500 微信');
    await pan.taps('记下');
  });

  it('has a line for each with whether its day is closed, and never one for another', async () => {
    const shen = await chat.as('ShenZong').says('今天三家多少');
    const [head, first, second, third] = shen.saw().split('\n');
    expect(head).toBe('今天');
    expect(first).toMatch(/现金 5,000 · 实耗 0 · 到店 0 · 未日结/);
    expect(second).toBe('解放路店 现金 0 · 实耗 0 · 到店 0 · 未日结');
    expect(third).toMatch(/^滨江店 现金 0/);
    expect((await shen.says('解放路上周怎么回事')).saw()).toMatch(/^解放路店\n上周 现金 0/);
    expect((await shen.says('卡里还有多少没做')).saw()).toMatch(/解放路店\n卡里还有 0 次没做/);
    expect((await shen.says('莉总这个客户谁在跟')).saw()).toBe('周莉 由唐琳负责。');
  });

  it('is the only one: a customer of another store is nobody there', async () => {
    const gu = chat.as('GuXiaoBei');
    const nobody = (await gu.says('给张三丰约明天三点')).saw().replaceAll('张三丰', '某某');
    await gu.says('算了');
    expect((await gu.says('给刘芳约明天三点')).saw().replaceAll('刘芳', '某某')).toBe(nobody);
    await gu.says('算了');
    expect((await gu.says('刘芳还剩几次')).saw()).not.toMatch(/肩颈|储值/);
  });
});

describe('a manager of two stores', () => {
  beforeEach(async () => {
    const second = (await chat.db.one(Store, { code: 'S2' }))!;
    await joins('QianDian', '钱典', 'manager', [chat.cast.store, second]);
    const hers = { storeId: second.id, aliases: [], grade: null, createdAt: chat.now };
    const like = chat.cast.customers.李婷;
    const { id: _one, ...row } = like;
    await chat.db.insert(Customer, { ...row, ...hers, code: 'J001', name: '向南', phone: '13911110001' });
    await chat.db.insert(Customer, { ...row, ...hers, code: 'J002', name: '李婷', phone: '13911110002' });
  });

  it('is answered of the store that has whom she names, and told which one it is', async () => {
    const qian = await chat.as('QianDian').says('向南这个客户谁在跟');
    expect(qian.saw()).toMatch(/^解放路店\n向南 /);
    await qian.says('莉总这个客户谁在跟');
    expect(qian.saw()).toBe('周莉 由唐琳负责。');
  });

  it('is asked which store where both know the name, and names it', async () => {
    const qian = await chat.as('QianDian').says('李婷电话多少');
    expect(qian.saw()).toMatch(/悦颜[^、]*、解放路店都有,说的是哪家\?/);
    await qian.says('解放路店 李婷电话多少');
    expect(qian.saw()).toContain('13911110002');
  });

  it('writes where the form was opened, whatever she says of the other store meanwhile', async () => {
    const qian = await chat.as('QianDian').says('向南充值3000 微信');
    expect(qian.saw()).toMatch(/^解放路店\n向南/);
    await qian.says('莉总电话多少');
    await qian.taps('记下');
    expect(qian.saw()).toMatch(/^解放路店\n/);
    const [paid] = await chat.db.find(Payment);
    const second = (await chat.db.one(Store, { code: 'S2' }))!;
    expect(paid).toMatchObject({ storeId: second.id, amountFen: 300_000 });
  });
});

describe('the owner’s Monday', () => {
  const LAST_WEEK = '2026-11-25';
  const WEEK_BEFORE = '2026-11-18';

  async function was(store: Store, day: string, visits: number, yuan: number): Promise<void> {
    const { db, cast } = chat;
    const all = [...new Set(Object.values(cast.customers).map((each) => each.id))];
    const ids = store.code === 'S1' ? all : all.toReversed();
    for (const customerId of ids.slice(0, visits)) {
      await db.insert(Visit, {
        storeId: store.id,
        customerId,
        day,
        openedAt: chat.now,
        consumedFen: 10_000,
        createdById: cast.staff.PanYan.id,
      });
    }
    const money = { kind: 'single' as const, method: 'wechat', byId: cast.staff.PanYan.id };
    await db.insert(Payment, {
      ...money,
      storeId: store.id,
      customerId: ids[0],
      at: chat.now,
      day,
      amountFen: yuan * 100,
    });
  }

  it('is one message: her stores side by side, two weeks, and what to look at', async () => {
    const [first, second] = await chat.db.find(Store, { order: { code: 'ASC' } });
    await was(first, WEEK_BEFORE, 5, 80_000);
    await was(first, '2026-11-26', 6, 86_000);
    await was(second, WEEK_BEFORE, 12, 66_000);
    await was(second, '2026-11-27', 4, 51_000);
    await chat.db.insert(Meeting, { storeId: first.id, day: LAST_WEEK, mode: 'online', status: 'closed' });
    await chat.db.insert(Meeting, { storeId: second.id, day: LAST_WEEK, mode: 'online' });
    chat.at(Date.UTC(2026, 10, 30, 1, 7));
    for (const store of await chat.db.find(Store)) {
      await runOnce(chat.db, jobNamed('monday-report')!, chat.now, store, chat.now);
    }
    await chat.settle();
    const shen = chat.as('ShenZong');
    expect(shen.bubbles).toHaveLength(1);
    expect(shen.saw().split('\n')).toEqual([
      '上周 11-23 到 11-29,括号里是前一周',
      '悦颜美容会所中山路、解放路、滨江',
      '现金 8.6万(8万)、5.1万(6.6万)、0(0)',
      '实耗 600(500)、400(1,200)、0(0)',
      '到店 6(5)、4(12)、0(0)',
      '爽约 0(0)、0(0)、0(0)',
      '已记 0/6、0/4、0/0',
      '日会 1/1、0/1、0/0',
      '看这里:',
      '1 悦颜美容会所中山路 100% 的客人没有记录,那边的数先别和别家比。',
      '2 解放路 100% 的客人没有记录,那边的数先别和别家比。',
      '3 解放路 到店少了 8 位(67%)。',
    ]);
    expect((await shen.says('周报')).saw()).toMatch(/^上周 11-23 到 11-29/);
  });

  it('is nobody’s who has one store, and not the beautician’s to ask for', async () => {
    await chat.job('monday-report');
    expect(chat.as('FangJie').bubbles).toEqual([]);
    expect((await chat.as('HeYing').says('周报')).saw()).toBe('周报由店长和老板看。');
    expect((await chat.as('FangJie').says('周报')).saw()).toMatch(/^上周/);
  });
});
