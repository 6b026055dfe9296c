import { Appointment } from '../../entities/appointment';
import { Plan } from '../../entities/plan';
import { Promised } from '../../entities/promise';
import { salonChat, type SalonChat } from '../support/salon-chat';

/** Wednesday 25 November 2026, 15:40 in Shanghai. */
const AT_1540 = Date.UTC(2026, 10, 25, 7, 40);

describe('the draft of the next visit', () => {
  let chat: SalonChat;

  beforeEach(async () => {
    chat = await salonChat(AT_1540);
    await chat.as('HeYing').says('曼姐做了补水 划1次 她说眼纹淡了');
    await chat.as('HeYing').taps('yes');
  });

  const customer = () => chat.cast.customers.徐曼.id;

  it('reaches her consultant while she is in the house, with three times kept', async () => {
    expect(chat.as('SuWan').card().card).toMatchObject({ title: '有位客人的下次' });
    expect(chat.as('SuWan').card().text).toMatch(/^有位客人的下次\n徐曼\n/);
    expect(await chat.db.count(Appointment, { customerId: customer(), status: 'held' })).toBe(3);
  });

  it('becomes an appointment with one tap', async () => {
    await chat.as('SuWan').taps('就这么定');
    expect(chat.as('SuWan').saw()).toMatch(/徐曼 已定:做补水/);
    expect(await chat.db.count(Appointment, { customerId: customer(), status: 'booked' })).toBe(1);
    expect(await chat.db.count(Appointment, { customerId: customer(), status: 'held' })).toBe(0);
  });

  it('becomes a call two days before where no time was agreed', async () => {
    await chat.as('SuWan').taps('到时打电话');
    const [promise] = await chat.db.find(Promised, { where: { customerId: customer() } });
    expect(promise).toMatchObject({ kind: 'call', status: 'open', dueDay: '2026-12-07' });
  });

  it('changes by a sentence and is shown again', async () => {
    await chat.as('SuWan').says('做肩颈,先不卖,周四三点');
    expect(chat.as('SuWan').saw()).toContain('建议做|肩颈');
    expect(chat.as('SuWan').saw()).toContain('这次不提');
    const plans = await chat.db.find(Plan, { where: { customerId: customer() }, order: { version: 'ASC' } });
    expect(plans.map((plan) => plan.status)).toEqual(['superseded', 'changed']);
  });

  it('keeps to whom it was said that she is done by', async () => {
    const suWan = await chat.as('SuWan').says('改成肩颈 周四下午两点 倩倩');
    expect(suWan.saw()).toMatch(/建议时间:11-26 周四 14:00 邓倩/);
    await suWan.says('换莹莹做');
    expect(suWan.saw()).toMatch(/建议时间:11-26 周四 14:00 何莹/);
    await suWan.taps('就这么定');
    const [booked] = await chat.db.find(Appointment, { where: { customerId: customer(), status: 'booked' } });
    expect(booked.beauticianId).toBe(chat.cast.staff.HeYing.id);
  });

  it('asks why where she will not, and keeps the reason', async () => {
    await chat.as('SuWan').taps('不约…');
    await chat.as('SuWan').taps('太贵');
    expect(chat.as('SuWan').saw()).toContain('徐曼 这次不约,原因:太贵');
    const [plan] = await chat.db.find(Plan, { where: { customerId: customer(), status: 'refused' } });
    expect(plan.outcome).toMatchObject({ result: 'no', reason: '太贵' });
  });

  it('tells a beautician what to do and when, never offers or money', async () => {
    await chat.as('HeYing').says('曼姐下次该做什么了');
    expect(chat.as('HeYing').saw()).toContain('下次做:补水');
    expect(chat.as('HeYing').saw()).not.toMatch(/卖|现金|储值|预计/);
  });
});

it('proposes the very hour to which she agreed, and holds it with one tap', async () => {
  const chat = await salonChat(AT_1540);
  await chat.as('SuWan').says('婷姐补水做了 下次周六三点眼部');
  await chat.as('SuWan').taps('yes');
  expect(chat.as('SuWan').card().card).toMatchObject({
    title: '有位客人的下次',
    desc: '李婷 · 时间先留着,半小时内有效',
  });
  await chat.as('SuWan').taps('就这么定');
  expect(chat.as('SuWan').saw()).toMatch(/李婷 已定:做眼部.*11-28 周六 15:00/);
});
