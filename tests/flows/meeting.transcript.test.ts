import { Appointment } from '../../entities/appointment';
import { Meeting } from '../../entities/meeting';
import { MeetingItem } from '../../entities/meeting-item';
import { Plan } from '../../entities/plan';
import { Promised } from '../../entities/promise';
import { Store } from '../../entities/store';
import { instantAt } from '../../src/salon/calendar';
import { exportRows } from '../../src/salon/export';
import { keepMeeting } from '../../src/salon/meetings/clock';
import { salonChat, type SalonChat } from '../support/salon-chat';
import { agreed, came, clock, tick, WEDNESDAY } from './meeting-evening';

let chat: SalonChat;

const itemOf = async (name: string) =>
  (await chat.db.find(MeetingItem, { where: { customerId: chat.cast.customers[name].id } })).at(-1)!;

beforeEach(async () => {
  chat = await salonChat(clock('10:00'));
  await came(chat, { customer: '李婷', at: '10:30', by: 'XuXiaoMei', treatments: ['F01'], said: {} });
  await came(chat, { customer: 'Lisa', at: '11:00', by: 'LuoYun', treatments: ['B01'], said: {} });
  await came(chat, {
    customer: '刘芳',
    at: '15:00',
    by: 'DengQian',
    treatments: ['B01'],
    said: { feedback: '手法有点重' },
  });
  await came(chat, {
    customer: '陈静怡',
    at: '16:00',
    by: 'HeYing',
    treatments: ['F04'],
    said: { reaction: '做完脸还有点烫' },
  });
  await came(chat, { customer: '钱玉兰', at: '17:00', by: 'LuoYun', treatments: ['P02'], said: {} });
  await agreed(chat, '李婷', 'SuWan', '12:00');
  await agreed(chat, 'Lisa', 'SuWan', '12:30');
});

describe('the daily meeting of an evening, each on her own phone', () => {
  it('says at 20:40 to each who decides how many are open, and to nobody else', async () => {
    await tick(chat, '20:40', keepMeeting);
    expect(chat.as('TangLin').all()).toContain('今晚要定 2 位');
    expect(chat.as('SuWan').all()).toContain('今晚要定 1 位');
    expect(chat.as('HeYing').bubbles.concat(chat.as('PanYan').bubbles)).toHaveLength(0);
  });

  it('gives the group numbers and no customer', async () => {
    await chat.db.update(Store, { id: chat.cast.store.id }, { chatId: 'the-group' });
    chat.cast.store.chatId = 'the-group';
    await tick(chat, '20:45', keepMeeting);
    const group = chat.as('the-group');
    expect(group.all()).toMatch(
      /日会开始,10 分钟。未收口 \d+ 处。到店 5,爽约 0,散客 0。(唐琳 2 位、苏婉 1 位|苏婉 1 位、唐琳 2 位)要定,其余已定。有话发给店务助手。/,
    );
    await tick(chat, '21:05', keepMeeting);
    expect(group.all()).toContain('日会散了,定了 0 位,没定 3 位,用时 20 分钟。辛苦大家。');
    expect(group.all()).not.toMatch(/刘芳|陈静怡|钱玉兰/);
  });

  it('shows only who is open, heaviest first, and turns the card with each decision', async () => {
    await tick(chat, '20:45', keepMeeting);
    const tang = chat.as('TangLin');
    expect(tang.card().card!.title).toBe('日会 1/2 · 陈静怡');
    expect(tang.saw()).toContain('做完脸还有点烫');
    await tang.taps('就这么定');
    expect(tang.saw()).toMatch(/陈静怡 已定:/);
    expect(tang.card().card!.title).toBe('日会 2/2 · 刘芳');
    await tang.taps('就这么定');
    // Nobody of hers comes tomorrow: nothing to agree to, so nothing to tap.
    expect(tang.saw()).toMatch(/刘芳 已定:.*\n你的都定了。$/);
    expect(tang.bubbles.at(-1)!.card).toBeUndefined();
  });

  it('writes plan, appointment and promise in the turn of the tap', async () => {
    await tick(chat, '20:45', keepMeeting);
    await chat.as('TangLin').taps('就这么定');
    const customerId = chat.cast.customers['陈静怡'].id;
    const item = await itemOf('陈静怡');
    expect(item).toMatchObject({
      status: 'decided',
      ownerId: chat.cast.staff.TangLin.id,
      dueDay: '2026-11-26',
    });
    const [plan] = await chat.db.find(Plan, { where: { customerId }, order: { version: 'DESC' }, take: 1 });
    expect(plan).toMatchObject({ status: 'accepted', meetingId: item.meetingId });
    const booked = await chat.db.find(Appointment, { where: { customerId, status: 'booked' } });
    expect(booked).toHaveLength(1);
    expect(booked[0].at).toBe(plan.nextAt);
    const promises = await chat.db.find(Promised, {
      where: { customerId, status: 'open', originKind: 'meeting' },
    });
    expect(promises).toMatchObject([{ ownerId: chat.cast.staff.TangLin.id, dueDay: '2026-11-26' }]);
  });

  it('takes a change in one sentence, and the same card with it', async () => {
    await tick(chat, '20:45', keepMeeting);
    const tang = chat.as('TangLin');
    await tang.taps('明天再说');
    await tang.taps('改一句');
    expect(tang.saw()).toContain('做肩颈莹莹,先不卖,周四三点');
    await tang.says('做肩颈莹莹,先不卖,周四三点');
    expect(tang.saw()).toMatch(/建议做\|肩颈.*何莹/);
    expect(tang.saw()).toContain('建议卖|这次不提');
    expect(tang.saw()).toContain('建议时间|11-26 周四 15:00');
    await tang.taps('就这么定');
    expect(tang.saw()).toContain('刘芳 已定:肩颈,何莹 11-26 周四 15:00,唐琳去办');
    const customerId = chat.cast.customers['刘芳'].id;
    const [booked] = await chat.db.find(Appointment, { where: { customerId, status: 'booked' } });
    expect(booked).toMatchObject({
      at: clock('15:00', '2026-11-26'),
      beauticianId: chat.cast.staff.HeYing.id,
    });
  });

  it('gives the task to whoever is chosen in the drop-down', async () => {
    await tick(chat, '20:45', keepMeeting);
    await chat.as('TangLin').taps('就这么定', { owner: [chat.cast.staff.HeYing.id] });
    expect(chat.as('TangLin').saw()).toContain('何莹去办');
  });

  it('takes who does it and who sees to it from one sentence', async () => {
    await tick(chat, '20:45', keepMeeting);
    const tang = chat.as('TangLin');
    await tang.taps('明天再说');
    await tang.says('换莹莹做,下周四三点,方店长去打电话');
    expect(tang.saw()).toMatch(/建议做\|.*何莹/);
    await tang.taps('就这么定');
    expect(tang.saw()).toContain('方洁去办');
  });

  it('asks one beautician by a tap, and her answer lands at the one who decides', async () => {
    await tick(chat, '20:45', keepMeeting);
    const tang = chat.as('TangLin');
    await tang.taps('明天再说');
    await tang.taps('问邓倩');
    expect(tang.saw()).toContain('问了邓倩(刘芳),不用等');
    // Nobody waits: the card is there again, and may be decided before the answer comes.
    expect(tang.saw()).toMatch(/日会 2\/2 · 刘芳[^]*〔就这么定〕/);
    expect(chat.as('DengQian').all()).toMatch(/日会问:刘芳下次.*回一句就好。/);
    await chat.as('DengQian').says('行 换莹莹吧 我手重');
    expect(chat.as('DengQian').saw()).toBe('刘芳 的话带给唐琳了。');
    expect(tang.all()).toContain('刘芳:邓倩说「行 换莹莹吧 我手重」');
  });

  it('lets her decide early with 开始', async () => {
    await tick(chat, '20:40', keepMeeting);
    chat.at(clock('20:41'));
    await chat.as('SuWan').says('开始日会');
    expect(chat.as('SuWan').card().card!.title).toBe('日会 1/1 · 钱玉兰');
    await chat.as('SuWan').taps('就这么定');
    await tick(chat, '20:45', keepMeeting);
    expect(
      chat
        .as('SuWan')
        .all()
        .match(/日会 1\/1/g)!.length,
    ).toBeLessThanOrEqual(2);
  });

  it('asks the chair as soon as all are decided, and sends each only her own', async () => {
    await tick(chat, '20:45', keepMeeting);
    await chat.as('TangLin').taps('就这么定');
    await chat.as('TangLin').taps('就这么定', { owner: [chat.cast.staff.DengQian.id] });
    expect(chat.as('FangJie').all()).not.toContain('散会');
    await chat.as('SuWan').taps('就这么定');
    expect(chat.as('FangJie').all()).toContain('都定了,3 位。');
    await chat.as('FangJie').taps('散会');
    expect(chat.as('FangJie').saw()).toContain('日会散了,都定了。');
    // What she has just decided herself is no news to her: it stands in her list of tomorrow.
    expect(chat.as('TangLin').all()).not.toContain('日会给你的');
    await chat.at(instantAt('2026-11-26', '07:43', 'Asia/Shanghai')).job('keep-promises');
    await chat.at(instantAt('2026-11-26', '09:12', 'Asia/Shanghai')).job('morning-list');
    expect(chat.as('TangLin').saw()).toMatch(/陈静怡.*要打电话:补水、修护 12-09/);
    expect(chat.as('DengQian').all()).toMatch(/日会给你的:\n1 明天 刘芳/);
    expect(chat.as('DengQian').all()).not.toMatch(/陈静怡|钱玉兰/);
    expect(chat.as('PanYan').all()).toContain('预约动了 3 处:');
    expect(chat.as('HeYing').bubbles).toHaveLength(0);
  });

  it('closes by itself; who was not decided comes first tomorrow, and twice undecided is the manager’s', async () => {
    await tick(chat, '20:45', keepMeeting);
    await chat.as('TangLin').taps('就这么定');
    await tick(chat, '20:55', keepMeeting);
    expect(chat.as('FangJie').saw()).toContain('没定 2 位');
    await tick(chat, '21:05', keepMeeting);
    expect(chat.as('FangJie').all()).toMatch(/日会散了。没定:.*刘芳/);
    const [meeting] = await chat.db.find(Meeting, {});
    expect(meeting).toMatchObject({ status: 'closed', closedAt: clock('21:05') });

    await tick(chat, '20:45', keepMeeting, '2026-11-26');
    expect(chat.as('TangLin').card().card!.title).toBe('日会 1/1 · 刘芳');
    expect(chat.as('TangLin').card().text).toContain('上次没定');
    await tick(chat, '21:05', keepMeeting, '2026-11-26');
    await tick(chat, '20:45', keepMeeting, '2026-11-27');
    expect((await itemOf('刘芳')).deciderId).toBe(chat.cast.staff.FangJie.id);
  });

  it('puts who was not decided on the next morning’s list, and tells afterwards what came of it', async () => {
    const su = await chat.as('SuWan').says('我先定了');
    expect(su.card().card!.title).toBe('日会 1/1 · 钱玉兰');
    await tick(chat, '20:45', keepMeeting);
    await chat.as('TangLin').taps('就这么定');
    await tick(chat, '21:05', keepMeeting);
    const fang = await chat.as('FangJie').says('今天开会定了啥');
    expect(fang.saw()).toMatch(/^11-25 周三 日会:定了 1 位\n1 陈静怡:.*唐琳去办\n没定:.*钱玉兰\(苏婉\)/);
    chat.at(clock('09:12', '2026-11-26'));
    await chat.job('morning-list');
    expect(su.saw()).toContain('钱玉兰 日会没定,先定下次');
    expect(chat.as('TangLin').saw()).toMatch(/要打电话:.*12-\d\d 周/);
    expect(su.saw()).not.toContain('李婷 日会没定');
  });

  it('keeps the record: who was there, what was open, proposed, decided, by whom, when due', async () => {
    await tick(chat, '20:45', keepMeeting);
    await chat.as('TangLin').taps('就这么定');
    await tick(chat, '21:05', keepMeeting);
    const [meeting] = await chat.db.find(Meeting, {});
    expect(meeting.attendance).toHaveLength(9);
    expect(meeting.settled).toHaveLength(2);
    expect(meeting.openEnds!.length).toBeGreaterThan(0);
    const decided = await itemOf('陈静怡');
    expect(decided.proposed).toMatchObject({ next: { day: expect.any(String) } });
    expect(decided.decidedById).toBe(chat.cast.staff.TangLin.id);
    expect((await itemOf('刘芳')).status).toBe('undecided');
  });

  it('gives the whole record as a form', async () => {
    await tick(chat, '20:45', keepMeeting);
    await chat.as('DengQian').says('日会带话 芳姐下次想换人');
    await chat.as('TangLin').taps('就这么定');
    await tick(chat, '21:05', keepMeeting);
    await chat.as('DengQian').says('日会带话 芳姐左肩还痛');
    const tables = await exportRows(chat.db, ['meeting-minutes'], {
      now: chat.now,
      actor: 'cli',
      format: 'json',
    });
    const rows = tables.get('meeting-minutes')!;
    expect(rows.find((row) => row.customer === 'K007')).toMatchObject({
      date: WEDNESDAY,
      startedAt: '2026-11-25T20:45',
      endedAt: '2026-11-25T21:05',
      status: 'decided',
      by: 'TangLin',
      owner: 'TangLin',
      due: '2026-11-26',
      decided: expect.stringMatching(/修护.* 许小美 2026-12-09 10:00/),
    });
    expect(rows.find((row) => row.customer === 'K016')).toMatchObject({
      status: 'undecided',
      words: ['DengQian: 芳姐下次想换人'],
      afterwards: ['DengQian: 芳姐左肩还痛'],
    });
    expect(rows.filter((row) => row.status === 'settled')).toHaveLength(2);
  });
});
