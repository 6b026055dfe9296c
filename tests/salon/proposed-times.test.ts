import { addDays, HOUR, instantAt, openingSpan } from '../../src/salon/calendar';
import type { Board, Need } from '../../src/salon/appointments/free-times';
import { proposedTimes } from '../../src/salon/appointments/proposed-times';

const ZONE = 'Asia/Shanghai';
const STORE = { opensAt: '10:00', closesAt: '21:00', timezone: ZONE };
const SATURDAY = '2026-11-28';
const DAYS = [0, 1, 2, 3].map((days) => addDays(SATURDAY, days));
const at = (clock: string, day = SATURDAY) => instantAt(day, clock, ZONE);
const hours = (clock: string) => DAYS.map((day) => at(clock, day));

const need: Need = { person: '李婷', treatmentIds: ['眼部'], categories: ['眼部'], length: HOUR };

/** One beautician and one room; taken: a time of somebody else. */
function board(...taken: [string, string, string?][]): Board {
  const open = DAYS.map((day) => openingSpan(STORE, day));
  return {
    now: at('20:00', '2026-11-25'),
    open,
    hands: [{ id: '小美', name: '许小美', skills: null, hours: open }],
    beds: [{ id: '1号房', name: '1号房', categories: null }],
    closures: [],
    taken: taken.map(([from, to, day], index) => ({
      id: String(index),
      person: '钱玉兰',
      beauticianId: '小美',
      roomId: '1号房',
      from: at(from, day),
      to: at(to, day),
    })),
  };
}

const shown = (times: { from: number }[]) =>
  times.map((each) => new Date(each.from + 8 * HOUR).toISOString().slice(5, 16).replace('T', ' '));

describe('the times that are proposed to a customer', () => {
  it('are the hour she said, and the same hour on the days after it', () => {
    const times = proposedTimes(board(), need, { hours: hours('15:00') }, 3);
    expect(shown(times)).toEqual(['11-28 15:00', '11-29 15:00', '11-30 15:00']);
  });

  it('keep her odd minute first where she named one', () => {
    const [first] = proposedTimes(board(), need, { hours: hours('15:10') }, 3);
    expect(shown([first])).toEqual(['11-28 15:10']);
  });

  it('stand on the half hour beside a booking that ends at a quarter', () => {
    const times = proposedTimes(board(['14:15', '15:15']), need, { hours: hours('15:00') }, 3);
    expect(shown(times)).toEqual(['11-28 15:30', '11-29 15:00', '11-30 15:00']);
  });

  it('are quarters only where nothing else is left that day', () => {
    const taken: [string, string][] = [
      ['10:00', '16:15'],
      ['17:15', '21:00'],
    ];
    const times = proposedTimes(board(...taken), need, { hours: hours('15:00') }, 3);
    expect(shown(times)[0]).toBe('11-28 16:15');
  });

  it('stay on the one day that was asked for while it has enough', () => {
    const times = proposedTimes(board(), need, { hours: hours('15:00'), oneDay: true }, 3);
    expect(shown(times)).toEqual(['11-28 15:00', '11-28 14:00', '11-28 16:00']);
  });

  it('give a choice of hours and days where nobody knows when she likes to come', () => {
    const times = proposedTimes(board(), need, { hours: [] }, 3);
    expect(shown(times)).toEqual(['11-28 10:00', '11-29 14:00', '11-30 18:00']);
  });
});
