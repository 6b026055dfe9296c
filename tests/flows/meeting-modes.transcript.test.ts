import { choicesOf } from '../../bot-flows/engine';
import { Appointment } from '../../entities/appointment';
import { Meeting } from '../../entities/meeting';
import { MeetingItem } from '../../entities/meeting-item';
import { Setting } from '../../entities/setting';
import { Shift } from '../../entities/shift';
import { keepMeeting } from '../../src/salon/meetings/clock';
import { salonChat, type SalonChat } from '../support/salon-chat';
import { came, clock, tick, WEDNESDAY } from './meeting-evening';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat(clock('10:00'));
  await came(chat, { customer: '刘芳', at: '15:00', by: 'DengQian', treatments: ['B01'], said: {} });
  await came(chat, { customer: '钱玉兰', at: '17:00', by: 'LuoYun', treatments: ['P02'], said: {} });
});

function set(name: string, value: string): Promise<Setting> {
  const { cast, db } = chat;
  return db.insert(Setting, { storeId: cast.store.id, name, value, effectiveDay: '2026-11-01', at: 0 });
}

async function off(userid: string, day: string): Promise<void> {
  await chat.db.update(Shift, { staffId: chat.cast.staff[userid].id, day }, { off: true, reason: '休' });
}

describe('当面: one phone, the chair’s', () => {
  beforeEach(() => set('meeting.mode', 'together'));

  it('asks the chair who is there, then shows every open customer on her phone', async () => {
    await off('ZhuLi', WEDNESDAY);
    await tick(chat, '20:45', keepMeeting);
    const [meeting] = await chat.db.find(Meeting, {});
    const chair = Object.values(chat.cast.staff).find((each) => each.id === meeting.chairId)!;
    const phone = chat.as(chair.userid);
    expect(phone.saw()).toMatch(/日会要定 2 位。在的:.*朱莉\(休\)/);
    const other = chair.userid === 'SuWan' ? 'TangLin' : 'SuWan';
    expect(chat.as(other).all()).not.toContain('日会 1/');
    const there = Object.values(chat.cast.staff).filter((each) => each.userid !== 'ZhuLi');
    await phone.taps('开始', { there: there.map((each) => each.id) });
    expect(phone.card().card!.title).toMatch(/^日会 1\/2 · /);
    await phone.taps('就这么定');
    expect(phone.card().card!.title).toMatch(/^日会 2\/2 · /);
    await phone.taps('就这么定');
    expect((await chat.db.find(Meeting, {}))[0].attendance).toHaveLength(8);
    expect(await chat.db.count(MeetingItem, { status: 'decided' })).toBe(2);
    await chat.as('FangJie').taps('散会');
    expect(chat.as('FangJie').saw()).toContain('日会散了,都定了。');
  });
});

describe('当面, in words', () => {
  it('takes who is not there, and no bare number for a wish', async () => {
    await set('meeting.mode', 'together');
    await tick(chat, '20:45', keepMeeting);
    const [meeting] = await chat.db.find(Meeting, {});
    const chair = Object.values(chat.cast.staff).find((each) => each.id === meeting.chairId)!;
    const phone = await chat.as(chair.userid).says('除了倩倩都在');
    expect((await chat.db.find(Meeting, {}))[0].attendance).toHaveLength(8);
    expect(phone.card().card!.title).toMatch(/^日会 1\/2 · /);
    await phone.taps('改一句');
    await phone.says('7');
    expect(phone.saw()).not.toMatch(/建议做\|7/);
  });
});

describe('in the morning', () => {
  beforeEach(async () => {
    await set('meeting.at', 'morning');
    await set('meeting.starts', '09:45');
  });

  it('is about yesterday, and tasks are for the same day', async () => {
    await tick(chat, '09:40', keepMeeting, '2026-11-26');
    expect(chat.as('TangLin').all()).toContain('今早要定昨天的 1 位');
    await tick(chat, '09:45', keepMeeting, '2026-11-26');
    expect(chat.as('TangLin').card().card!.title).toBe('日会 1/1 · 刘芳');
    await chat.as('TangLin').taps('就这么定');
    const [item] = await chat.db.find(MeetingItem, { where: { status: 'decided' } });
    expect(item.dueDay).toBe('2026-11-26');
  });
});

describe('a word in the evening where the store meets in the morning', () => {
  it('is for tomorrow’s meeting', async () => {
    await set('meeting.at', 'morning');
    await set('meeting.starts', '09:45');
    await tick(chat, '09:45', keepMeeting, WEDNESDAY);
    await tick(chat, '10:05', keepMeeting, WEDNESDAY);
    chat.at(clock('20:00'));
    await chat.as('HeYing').says('日会带话 芳姐左肩还痛');
    await tick(chat, '09:45', keepMeeting, '2026-11-26');
    expect(chat.as('TangLin').saw()).toContain('左肩还痛');
  });
});

describe('a consultant who is off', () => {
  it('has her customers decided by the chair, marked 代', async () => {
    await off('TangLin', WEDNESDAY);
    await tick(chat, '20:45', keepMeeting);
    const wan = chat.as('SuWan');
    expect(wan.all()).toContain('苏婉定(代唐琳)');
    expect(chat.as('TangLin').bubbles).toHaveLength(0);
    await wan.taps('就这么定');
    expect(wan.saw()).toContain('已定(代)');
  });
});

describe('words for the meeting', () => {
  it('may be left before it and put her on the table', async () => {
    await came(chat, { customer: '周丽', at: '11:00', by: 'HeYing', treatments: ['F02'], said: {} });
    chat.at(clock('20:00'));
    const ying = await chat.as('HeYing').says('日会带话 芳姐左肩还痛');
    expect(ying.saw()).toBe('刘芳 的话带给唐琳了。');
    await tick(chat, '20:45', keepMeeting);
    expect(chat.as('TangLin').all()).toMatch(/何莹说:.*左肩还痛/);
  });

  it('are kept as said afterwards once it is over, and go to her consultant', async () => {
    await tick(chat, '20:45', keepMeeting);
    await tick(chat, '21:05', keepMeeting);
    await chat.as('HeYing').says('日会带话 芳姐左肩还痛');
    expect(chat.as('TangLin').saw()).toContain('日会后补的话。刘芳:何莹说「');
  });

  it('are asked about when somebody only says something of a customer', async () => {
    chat.at(clock('20:00'));
    const ying = await chat.as('HeYing').says('芳姐 手法嫌重');
    expect(ying.saw()).toContain('刘芳:「芳姐 手法嫌重」带到日会上吗?');
    await ying.taps('带到日会');
    expect(ying.saw()).toBe('刘芳 的话带给唐琳了。');
  });

  it('are asked for by the menu when a beautician taps 日会', async () => {
    const ying = await chat.as('HeYing').menu('meeting');
    expect(ying.saw()).toBe('说的是哪位客人?');
    await ying.says('芳姐');
    await ying.says('左肩还痛');
    expect(ying.saw()).toBe('刘芳 的话带给唐琳了。');
  });
});

describe('a time that somebody has taken meanwhile', () => {
  it('is said, and what is free near it is offered', async () => {
    await tick(chat, '20:45', keepMeeting);
    const tang = chat.as('TangLin');
    await tang.says('做肩颈莹莹 周四三点');
    const at = clock('15:00', '2026-11-26');
    await chat.db.insert(Appointment, {
      storeId: chat.cast.store.id,
      customerId: chat.cast.customers['Lisa'].id,
      day: '2026-11-26',
      at,
      endAt: at + 3_600_000,
      beauticianId: chat.cast.staff.HeYing.id,
      treatments: [chat.cast.treatments.B01.id],
      status: 'booked',
      createdById: chat.cast.staff.PanYan.id,
      createdAt: chat.now,
    });
    await tang.taps('就这么定');
    expect(tang.saw()).toContain('刘芳 那个时间约不上,近的有这些:');
    const [first] = choicesOf(tang.card().card!);
    await tang.taps(first.key);
    await tang.taps('就这么定');
    expect(tang.saw()).toContain('刘芳 已定');
  });
});

describe('somebody who may not decide', () => {
  it('is told who does', async () => {
    await tick(chat, '20:45', keepMeeting);
    const ying = await chat.as('HeYing').says('开始日会');
    expect(ying.saw()).not.toContain('日会 1/');
    const late = await chat.as('TangLin').says('散会');
    expect(late.saw()).toMatch(/散会/);
  });
});
