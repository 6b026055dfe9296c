/** What shows only when days follow each other: what has come, gone or been seen to meanwhile. */
import { In } from 'typeorm';
import { Appointment } from '../../entities/appointment';
import { Complaint } from '../../entities/complaint';
import { Course } from '../../entities/course';
import { Customer } from '../../entities/customer';
import { Meeting } from '../../entities/meeting';
import { Staff } from '../../entities/staff';
import { decidedSince } from '../../src/salon/meetings/left';
import { createWork } from '../../src/salon/work';
import { salonChat } from '../support/salon-chat';

type Chat = Awaited<ReturnType<typeof salonChat>>;
let chat: Chat;
beforeEach(async () => {
  chat = await salonChat();
});

const DAY = 86_400_000;
const customer = (name: string) => chat.cast.customers[name].id;

function work() {
  return createWork({
    tx: chat.db,
    actor: { kind: 'job', userid: 'test', roles: [], storeIds: [chat.cast.store.id], command: 'job' },
    now: chat.now,
    store: chat.cast.store,
    operation: `test:${chat.now}`,
  });
}

it('a walk-in is somebody new each time, however many there were before', async () => {
  const pan = chat.as('PanYan');
  for (let day = 0; day < 3; day++) {
    await pan.says('散客小气泡 198 微信 小美做的');
    expect(pan.saw()).toMatch(/散客 · 今天\n项目:小气泡 单次198/);
    await pan.taps('记下');
    chat.at(chat.now + DAY);
  }
  expect(await chat.db.count(Customer, { isWalkIn: true })).toBe(3);
  await pan.says('散客肩颈 268 刷卡');
  expect(pan.saw()).not.toMatch(/哪个|上次/);
});

it('«没来» of somebody who was tapped in is about that appointment, never about her next one', async () => {
  const [pan, he] = [chat.as('PanYan'), chat.as('HeYing')];
  chat.at('17:50');
  await pan.says('约芳姐今天六点肩颈 何莹做');
  await pan.taps('约上');
  await pan.says('约芳姐下周三下午三点肩颈 何莹做');
  await pan.taps('约上');
  chat.at('18:02');
  await pan.says('芳姐到了');
  chat.at('20:15');
  await chat.job('records-owed');
  await he.taps('没来');
  await he.taps('算爽约');
  expect(he.saw()).toMatch(/刘芳 18:00 记过到店,不能算爽约/);
  const rows = await chat.db.find(Appointment, {
    where: { customerId: customer('刘芳'), status: In(['arrived', 'booked', 'noShow']) },
    order: { at: 'ASC' },
  });
  expect(rows.map((each) => each.status)).toEqual(['arrived', 'booked']);
});

it('who was left undecided and has been spoken to, given a time or put off does not come back to the table', async () => {
  const closedAt = chat.now;
  await chat.db.insert(Meeting, {
    storeId: chat.cast.store.id,
    day: '2026-11-25',
    status: 'closed',
    mode: 'online',
    openedAt: closedAt,
    closedAt,
    chairId: chat.cast.staff.FangJie.id,
  } as never);
  chat.at(chat.now + DAY).at('10:00');
  const su = chat.as('SuWan');
  const still = async (name: string) => !(await decidedSince(work(), customer(name), closedAt));
  await su.says('打了柳柳 没接');
  expect(await still('杨柳')).toBe(true);
  await su.says('婷姐微信聊了');
  expect(await still('李婷')).toBe(false);
  await su.says('约徐曼后天下午三点补水');
  await su.taps('约上');
  expect(await still('徐曼')).toBe(false);
});

it('a question is not the name of somebody new', async () => {
  await chat.as('NewComer').says('你好');
  const fang = chat.as('FangJie');
  await fang.taps('美容师');
  await fang.says('今天还有什么没收口');
  expect(await chat.db.count(Staff, { userKey: 'newcomer', status: 'active' })).toBe(0);
  expect(fang.all()).not.toMatch(/今天还有什么没收口,美容师|今天还有什么没收口 是/);
  // The card stands as it did.
  await fang.taps('美容师');
  expect(fang.saw()).toMatch(/叫什么名字/);
  await fang.says('她叫王小兰');
  expect(await chat.db.one(Staff, { userKey: 'newcomer' })).toMatchObject({
    name: '王小兰',
    status: 'active',
  });
});

it('two cards of one treatment are one thing to do, and nothing to renew', async () => {
  const li = customer('孙佳慧');
  const [first] = await chat.db.find(Course, { where: { customerId: li } });
  await chat.db.insert(Course, { ...first, id: undefined, used: 0 } as never);
  const he = chat.as('HeYing');
  await he.says('孙总拉提做完了 划1次');
  await he.taps('记下');
  const su = chat.as('SuWan');
  expect(su.saw()).toMatch(/建议做:/);
  expect(su.saw()).not.toMatch(/拉提\+拉提|拉提10次|拉提用完了/);
});

it('«别的时间» goes on from what was offered, and a time of hers never clashes with another held for her', async () => {
  const [he, su] = [chat.as('HeYing'), chat.as('SuWan')];
  await he.says('婷姐今天做了补水,划了1次');
  await he.taps('记下');
  const first = su.card();
  const timesOf = () => /建议时间:(.*)/.exec(su.saw())![1];
  const seen = [timesOf()];
  for (let n = 0; n < 2; n++) {
    await su.taps('别的时间');
    seen.push(timesOf());
  }
  expect(new Set(seen).size).toBe(3);
  expect([...seen].sort()).toEqual(seen);
  chat.at(chat.now + 40 * 60_000);
  await su.taps('就这么定');
  expect(su.saw()).toMatch(/李婷 已定/);
  expect(first).toBeDefined();
});

it('that somebody has left is no customer’s answer, whatever was asked before', async () => {
  const [he, fang] = [chat.as('HeYing'), chat.as('FangJie')];
  await he.says('芳姐投诉 手太重了 青了一块');
  await he.taps('记下');
  await fang.taps('处理好了');
  expect(fang.saw()).toMatch(/怎么处理/);
  await fang.says('芸芸离职了');
  expect(fang.saw()).toMatch(/罗芸 离职\?/);
  expect((await chat.db.find(Complaint))[0]).toMatchObject({ status: 'open' });
});

it('who has left and writes again is named to the manager, and keeps her name if she comes back', async () => {
  const fang = chat.as('FangJie');
  await fang.says('芸芸离职了');
  await fang.taps('确认离职');
  await chat.as('LuoYun').says('我今天做了几个');
  expect(fang.saw()).toMatch(/罗芸 离职了,又写来/);
  expect(fang.saw()).not.toMatch(/第一次来/);
  await fang.taps('美容师');
  expect(await chat.db.one(Staff, { userid: 'LuoYun' })).toMatchObject({ name: '罗芸', status: 'active' });
});
