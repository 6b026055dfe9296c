/** Events for customers (SR-REL-10): invited by class as calls of their consultants; who accepted and came is counted. */
import { EventGuest } from '../../entities/event-guest';
import { Promised } from '../../entities/promise';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
});

test('a talk is announced in a sentence, its guests are called by their consultants, and counted', async () => {
  const fang = await chat.as('FangJie').says('12月12日下午3点办皮肤讲座 请A类');
  expect(fang.saw()).toMatch(/皮肤讲座\n时间:12-12 周六 15:00\n请谁:A类 \d+ 位\n谁请:/);
  expect(await chat.db.find(EventGuest)).toEqual([]);
  await fang.taps('就这么请');
  expect(fang.saw()).toContain('皮肤讲座 排好了');
  const guests = await chat.db.find(EventGuest);
  const promised = await chat.db.find(Promised, { where: { kind: 'event' } });
  expect(promised).toHaveLength(guests.length);
  expect(guests.length).toBeGreaterThan(0);
  expect(promised.every((each) => each.dueDay < '2026-12-12' && each.dueDay > '2026-11-25')).toBe(true);
  expect(promised[0].why).toBe('12-12 15:00 皮肤讲座');

  const wan = await chat.as('SuWan').says('婷姐来讲座');
  expect(wan.saw()).toMatch(/^李婷 来,记下了。请了 \d+ 位,答应 1,不来 0,到了 0。$/);
  await wan.says('曼姐不来讲座');
  expect(wan.saw()).toContain('不来 1');
  expect((await wan.says('讲座到了婷姐')).saw()).toContain('还没到日子');
  chat.at(Date.UTC(2026, 11, 12, 8, 30));
  await wan.says('讲座到了婷姐、曼姐');
  expect(wan.saw()).toContain('李婷、徐曼 到了,记下了。');
  expect(wan.saw()).toContain('到了 2');
  expect((await fang.says('讲座来了多少')).saw()).toMatch(/皮肤讲座 12-12 周六 15:00\n请了 \d+ 位.*到了 2/);
  expect((await fang.says('沙龙情况')).saw()).toContain('没有找到沙龙活动');
  const left = await chat.db.find(Promised, { where: { kind: 'event', status: 'open' } });
  const those = [chat.cast.customers['李婷'].id, chat.cast.customers['徐曼'].id];
  expect(left.filter((each) => those.includes(each.customerId!))).toEqual([]);
});

test('is for consultants and the manager, ahead of today, and for classes that have somebody', async () => {
  expect((await chat.as('HeYing').says('12月12日下午3点办皮肤讲座 请A类')).saw()).toContain('由顾问和店长排');
  const fang = await chat.as('FangJie').says('12月12日下午3点办皮肤讲座 请D类');
  expect(fang.saw()).toContain('D类里没有可以请的客人');
  await fang.says('12月12日办皮肤讲座 请A类');
  expect(fang.saw()).toContain('哪天几点');
});

describe('an event that stands', () => {
  const invites = async (): Promise<Promised[]> =>
    chat.db.find(Promised, { where: { kind: 'event', status: 'open' }, order: { id: 'ASC' } });

  beforeEach(async () => {
    await (await chat.as('FangJie').says('12月12日下午3点办皮肤讲座 请A类')).taps('就这么请');
    await chat.as('SuWan').says('婷姐来讲座');
  });

  test('is moved: who is still to be asked is asked for the new day, who knows is told of it', async () => {
    const asked = (await invites()).length;
    const fang = await chat.as('FangJie').says('讲座改到12月5日下午两点');
    expect(fang.saw()).toMatch(
      /皮肤讲座 改期\n原来:12-12 周六 15:00\n改到:12-05 周六 14:00\n要告诉:1 位\n还没请:\d+ 位,按新时间请/,
    );
    await fang.taps('改期');
    expect(fang.saw()).toBe('皮肤讲座 改到 12-05 周六 14:00。要告诉的 1 位排进了名单。回「撤销」收回');
    const open = await invites();
    expect(open).toHaveLength(asked + 1);
    expect(open.every((each) => each.dueDay < '2026-12-05')).toBe(true);
    expect(open.every((each) => each.why === '12-05 14:00 皮肤讲座')).toBe(true);
    expect((await chat.as('SuWan').says('名单')).saw()).toContain('李婷 告诉她改到12-05 14:00 皮肤讲座');
    expect((await fang.says('讲座')).saw()).toContain('皮肤讲座 12-05 周六 14:00');
  });

  test('is called off: nobody is asked any more, who knows is told; 撤销 brings it back', async () => {
    const asked = (await invites()).length;
    const fang = await chat.as('FangJie').says('讲座取消了');
    expect(fang.saw()).toMatch(/皮肤讲座 取消\n原来:12-12 周六 15:00\n要告诉:1 位\n还没请:\d+ 位,不请了/);
    await fang.taps('取消活动');
    expect(await invites()).toHaveLength(1);
    expect((await chat.as('SuWan').says('名单')).saw()).toContain('李婷 告诉她12-12 15:00 皮肤讲座取消了');
    expect(await chat.db.find(EventGuest)).toEqual([]);
    expect((await fang.says('讲座')).saw()).toContain('没有找到讲座活动');
    await (await fang.says('撤销')).taps('撤销');
    expect(await invites()).toHaveLength(asked);
    expect((await fang.says('讲座')).saw()).toContain('答应 1');
  });

  test('is asked for its new day, and is not the beautician’s to move', async () => {
    const fang = await chat.as('FangJie').says('讲座改期了');
    expect(fang.saw()).toContain('改到哪天几点?');
    await fang.says('12月13日下午三点');
    expect(fang.saw()).toContain('改到:12-13 周日 15:00');
    await fang.taps('照旧');
    expect((await chat.as('HeYing').says('讲座取消了')).saw()).toContain('由顾问和店长排');
    expect((await fang.says('沙龙取消了')).saw()).toContain('没有找到沙龙活动');
  });
});
