import { widthOf } from '../../src/text/days';
import type { Booking } from '../../src/salon/appointments/appointments';
import type { Offer, ShownObstacle } from '../../src/salon/appointments/propose';
import { bookCard } from '../../src/text/appointment-cards';
import { bookingSays } from '../../src/text/appointments';
import { obstacleText, optionButton } from '../../src/text/free-times';
import { changedText, missedText } from '../../src/text/table-changes';
import { freeText, tableText } from '../../src/text/table';

const named = (name: string) => ({ id: name, name });

const offer: Offer = {
  customer: named('李婷'),
  companion: null,
  treatments: [named('补水'), named('肩颈')],
  day: '2026-12-02',
  time: '15:00',
  until: '17:00',
  beautician: named('欧阳小美'),
  room: named('VIP房'),
};

const booking: Booking = { ...offer, id: 'a', at: 0, endAt: 0, status: 'booked', lateMinutes: null };

it.each([
  ['2026-12-02', '15:00 欧阳小美'],
  ['2026-12-01', '明15:00欧阳小美'],
  ['2026-11-28', '周三15:00欧阳小美'],
  ['2026-11-20', '2日15:00欧阳小美'],
])('a free time is a button of ten characters (today %s)', (today, text) => {
  expect(optionButton(offer, today)).toBe(text);
  expect(widthOf(text)).toBeLessThanOrEqual(10);
});

it('a card never holds more than a phone shows', () => {
  const long = { ...offer, treatments: Array.from({ length: 6 }, (_, index) => named(`很长的项目${index}`)) };
  const warnings = [
    { customer: named('李婷'), allergy: '酒精、酸类、'.repeat(8), taboo: null, reaction: null },
  ];
  for (const offers of [[long], [long, { ...long, companion: '妈妈' }]]) {
    const { card, whole, text } = bookCard(offers, warnings, true);
    if (card?.kind !== 'buttons') throw new Error('no buttons');
    expect(card.rows!.length).toBeLessThanOrEqual(6);
    expect(card.rows!.every((row) => widthOf(row.value) <= 30 && widthOf(row.label) <= 5)).toBe(true);
    expect(whole).toBe(false);
    expect(text).toContain('酒精、酸类、'.repeat(8));
  }
});

it('says what is taken, and by whom', () => {
  const busy: ShownObstacle = { kind: 'beautician', staff: named('许小美'), from: '15:00', to: '16:00' };
  expect(obstacleText([busy], '明天 15:00')).toBe('明天 15:00 许小美有客人了(15:00–16:00)。');
  expect(obstacleText([busy, { ...busy, staff: named('何莹') }], '明天 15:00')).toBe(
    '明天 15:00 能做的人都有客人了。',
  );
  expect(obstacleText([{ kind: 'off', staff: named('朱莉') }], '今天 15:00')).toBe('今天 15:00 朱莉不上班。');
  expect(obstacleText([{ kind: 'room', reason: '空调坏了' }], '今天 15:00')).toBe(
    '今天 15:00 房间用不了:空调坏了。',
  );
  expect(obstacleText([], '今天 15:00')).toBe('今天 15:00 排不下。');
});

it('the first line of a push names nobody', () => {
  for (const text of [
    ...Object.values(changedText).map((say) => say(booking, { minutes: 20, delays: [], before: booking })),
    missedText(booking),
  ]) {
    expect(text.split('\n')[0]).not.toContain('李婷');
    expect(text).toContain('李婷');
  }
});

it('a companion is told as hers', () => {
  expect(bookingSays.cancelled([{ ...booking, companion: '妈妈' }])).toContain('李婷的妈妈');
});

it('the table tells who came, who is late, who is off', () => {
  const table = {
    day: '2026-12-02',
    bookings: [
      { ...booking, status: 'arrived' as const },
      { ...booking, time: '17:00', lateMinutes: 20 },
    ],
    off: [{ staff: named('朱莉'), reason: null }],
    hours: [{ staff: named('何莹'), from: '10:00', to: '18:00' }],
    free: [{ staff: named('何莹'), from: '12:00', to: '18:00' }],
  };
  expect(tableText(table, '2026-12-02')).toBe(
    [
      '今天 2 位',
      '15:00 李婷 补水、肩颈 到 欧阳小美 VIP房',
      '17:00 李婷 补水、肩颈(晚20分) 欧阳小美 VIP房',
      '按人:欧阳小美 2',
      '休:朱莉',
      '班:何莹 10:00–18:00',
    ].join('\n'),
  );
  expect(freeText(table, null, '2026-12-02', { from: '15:00', to: '16:00' })).toBe(
    '今天 有空:\n何莹 15:00–16:00',
  );
  expect(freeText(table, null, '2026-12-02', { from: '19:00', to: '20:00' })).toBe('大家 今天这段没有空了。');
});
