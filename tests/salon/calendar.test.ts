import {
  addDays,
  addMonths,
  businessDayOf,
  businessDaySpan,
  clockOf,
  clockOfMinute,
  daysBetween,
  daysFrom,
  HOUR,
  instantAt,
  instantOf,
  isDay,
  minuteOf,
  minuteOfClock,
  monthEnd,
  monthStart,
  openingSpan,
  overlaps,
  weekdayOf,
  weekStart,
  whileOpen,
} from '../../src/salon/calendar';

const SHANGHAI = 'Asia/Shanghai';
const VIENNA = 'Europe/Vienna';
const utc = (text: string) => Date.parse(text);

describe('the business day', () => {
  it('turns at 04:00 in Shanghai', () => {
    expect(businessDayOf(utc('2026-11-25T19:59:59.999Z'), SHANGHAI)).toBe('2026-11-25');
    expect(businessDayOf(utc('2026-11-25T20:00:00Z'), SHANGHAI)).toBe('2026-11-26');
    expect(businessDayOf(utc('2026-11-25T15:58:00Z'), SHANGHAI)).toBe('2026-11-25');
  });

  it('turns at 04:00 of the wall in Vienna, also on the nights when the clock is changed', () => {
    expect(businessDayOf(utc('2026-03-29T01:59:00Z'), VIENNA)).toBe('2026-03-28');
    expect(businessDayOf(utc('2026-03-29T02:00:00Z'), VIENNA)).toBe('2026-03-29');
    expect(businessDayOf(utc('2026-10-25T02:59:00Z'), VIENNA)).toBe('2026-10-24');
    expect(businessDayOf(utc('2026-10-25T03:00:00Z'), VIENNA)).toBe('2026-10-25');
  });

  it('has 23 hours in the night that loses one and 25 in the night that gains one', () => {
    const length = (day: string) => {
      const span = businessDaySpan(day, VIENNA);
      return (span.to - span.from) / HOUR;
    };
    expect([length('2026-03-28'), length('2026-03-29'), length('2026-10-24')]).toEqual([23, 24, 25]);
    expect(length('2026-10-25')).toBe(24);
  });

  it('knows the last of the year after midnight', () => {
    expect(businessDayOf(utc('2026-12-31T17:30:00Z'), SHANGHAI)).toBe('2026-12-31');
    expect(minuteOf(utc('2026-12-31T17:30:00Z'), SHANGHAI)).toBe(25 * 60 + 30);
    expect(clockOf(utc('2026-12-31T17:30:00Z'), SHANGHAI)).toBe('01:30');
  });
});

describe('times of a day', () => {
  it('are read from the clock, the small hours past midnight', () => {
    expect(minuteOfClock('15:00')).toBe(900);
    expect(minuteOfClock('9:05')).toBe(545);
    expect(minuteOfClock('00:30')).toBe(1470);
    expect(minuteOfClock('04:00')).toBe(240);
    expect(minuteOfClock('15:60')).toBeNaN();
    expect(minuteOfClock('三点')).toBeNaN();
    expect(clockOfMinute(1470)).toBe('00:30');
  });

  it('become instants and come back', () => {
    for (const zone of [SHANGHAI, VIENNA, 'America/New_York', 'Asia/Kolkata']) {
      for (const day of [
        '2026-01-01',
        '2026-03-28',
        '2026-03-29',
        '2026-10-24',
        '2026-10-25',
        '2028-02-29',
      ]) {
        for (const minute of [240, 605, 900, 1260, 1439]) {
          const at = instantOf(day, minute, zone);
          expect([businessDayOf(at, zone), minuteOf(at, zone)]).toEqual([day, minute]);
        }
      }
    }
  });

  it('an hour that is left out counts as the one after it, of a double hour the first is meant', () => {
    expect(instantAt('2026-03-28', '02:30', VIENNA)).toBe(utc('2026-03-29T01:30:00Z'));
    expect(instantAt('2026-10-24', '02:30', VIENNA)).toBe(utc('2026-10-25T00:30:00Z'));
  });

  it('opening hours may end after midnight', () => {
    const store = { opensAt: '10:00', closesAt: '00:30', timezone: SHANGHAI };
    const span = openingSpan(store, '2026-11-25');
    expect(new Date(span.from).toISOString()).toBe('2026-11-25T02:00:00.000Z');
    expect(new Date(span.to).toISOString()).toBe('2026-11-25T16:30:00.000Z');
  });
});

describe('counting days', () => {
  it('crosses months, years and leap days', () => {
    expect(addDays('2026-11-30', 1)).toBe('2026-12-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysBetween('2026-11-25', '2027-02-28')).toBe(95);
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysFrom('2026-11-29', '2026-12-01')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']);
    expect(daysFrom('2026-12-01', '2026-11-29')).toEqual([]);
  });

  it('a month later than the 31st is the last of the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-01-15', -2)).toBe('2025-11-15');
    expect([monthStart('2026-11-25'), monthEnd('2026-11-25')]).toEqual(['2026-11-01', '2026-11-30']);
    expect([monthEnd('2026-12-31'), monthEnd('2028-02-01')]).toEqual(['2026-12-31', '2028-02-29']);
  });

  it('weeks begin on Monday', () => {
    expect(weekdayOf('2026-11-25')).toBe(3);
    expect(weekdayOf('2026-11-29')).toBe(7);
    expect([weekStart('2026-11-29'), weekStart('2026-11-23')]).toEqual(['2026-11-23', '2026-11-23']);
  });

  it('knows what is no day', () => {
    expect(['2026-02-30', '2026-2-3', '30/11', ''].map(isDay)).toEqual([false, false, false, false]);
    expect(isDay('2026-02-28')).toBe(true);
  });
});

it('two stretches that only touch do not overlap', () => {
  expect(overlaps({ from: 1, to: 2 }, { from: 2, to: 3 })).toBe(false);
  expect(overlaps({ from: 1, to: 3 }, { from: 2, to: 3 })).toBe(true);
});

describe('a time given for an answer', () => {
  const store = { opensAt: '10:00', closesAt: '21:00', timezone: SHANGHAI };
  const ends = (from: string, hours: number) =>
    clockOf(whileOpen(store, utc(`2026-11-25T${from}:00+08:00`), hours * HOUR), SHANGHAI);
  const day = (from: string, hours: number) =>
    businessDayOf(whileOpen(store, utc(`2026-11-25T${from}:00+08:00`), hours * HOUR), SHANGHAI);

  it('runs while the store is open, and goes on in the morning', () => {
    expect([day('14:00', 4), ends('14:00', 4)]).toEqual(['2026-11-25', '18:00']);
    expect([day('20:27', 4), ends('20:27', 4)]).toEqual(['2026-11-26', '13:27']);
    expect([day('23:30', 4), ends('23:30', 4)]).toEqual(['2026-11-26', '14:00']);
  });

  it('is a day where it is 24 hours, and never ends in the night', () => {
    expect([day('14:00', 24), ends('14:00', 24)]).toEqual(['2026-11-26', '14:00']);
    expect([day('20:27', 28), ends('20:27', 28)]).toEqual(['2026-11-27', '13:27']);
    expect([day('22:00', 24), ends('22:00', 24)]).toEqual(['2026-11-27', '10:00']);
  });
});
