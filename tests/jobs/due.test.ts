import { clockOf, MINUTE } from '../../src/salon/calendar';
import { ticksBetween } from '../../src/jobs/due';
import { jobs, type When } from '../../src/jobs/schedule';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ZONES = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Europe/Vienna'];
const TWO_YEARS = { from: Date.UTC(2026, 0, 1, 12), until: Date.UTC(2028, 0, 1, 12) };

const allTicks = (when: When, zone: string) => ticksBetween(when, TWO_YEARS.from, TWO_YEARS.until, zone);

describe('when a job is due', () => {
  it.each(ZONES)('comes once each day for two years, whatever the clocks do: %s', (zone) => {
    for (const at of ['01:30', '02:30', '21:32']) {
      const ticks = allTicks({ at }, zone);
      expect(ticks).toHaveLength(730);
      expect(new Set(ticks).size).toBe(730);
      for (let i = 1; i < ticks.length; i++) {
        expect(Math.abs(ticks[i] - ticks[i - 1] - DAY)).toBeLessThanOrEqual(2 * HOUR);
      }
    }
  });

  it('shows the time of the schedule on the wall, save in the hour that is left out', () => {
    const odd = allTicks({ at: '02:30' }, 'Europe/Vienna').filter(
      (tick) => clockOf(tick, 'Europe/Vienna') !== '02:30',
    );
    expect(odd.map((tick) => new Date(tick).toISOString())).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2027-03-28T01:30:00.000Z',
    ]);
  });

  it('comes on its weekday only', () => {
    const ticks = allTicks({ at: '09:07', weekday: 1 }, 'Asia/Shanghai');
    expect(ticks).toHaveLength(104);
    expect(new Set(ticks.map((tick) => new Date(tick).getUTCDay()))).toEqual(new Set([1]));
  });

  it('means the first 01:30 of the night that has two', () => {
    const [tick] = ticksBetween(
      { at: '01:30' },
      Date.UTC(2026, 9, 31, 12),
      Date.UTC(2026, 10, 1, 12),
      'America/New_York',
    );
    expect(new Date(tick).toISOString()).toBe('2026-11-01T05:30:00.000Z');
  });

  it('comes on the first of each month only, where it is for the month', () => {
    const ticks = allTicks({ at: '09:41', dayOfMonth: 1 }, 'Asia/Shanghai');
    expect(ticks).toHaveLength(24);
  });

  it('comes in even steps, however the looks at the clock fall', () => {
    const when = { everyMinutes: 5, offset: 2 };
    const whole = ticksBetween(when, 0, DAY, 'Asia/Shanghai');
    expect(whole).toHaveLength(288);
    const seen: number[] = [];
    for (let at = 0; at < DAY;) {
      const next = Math.min(DAY, at + 1 + Math.floor(Math.random() * 11 * MINUTE));
      seen.push(...ticksBetween(when, at, next, 'Asia/Shanghai'));
      at = next;
    }
    expect(seen).toEqual(whole);
  });

  it('is never minute 0 or 30, when everybody sends', () => {
    for (const job of jobs) {
      const minutes = allTicks(job.when, 'Asia/Shanghai')
        .slice(0, 400)
        .map((tick) => (tick / MINUTE) % 30);
      expect({ job: job.name, crowded: minutes.includes(0) }).toEqual({ job: job.name, crowded: false });
    }
  });
});
