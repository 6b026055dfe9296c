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
