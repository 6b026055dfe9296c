import { linesOf, unplacedSessions, type DoneSaid, type Known } from '../../src/salon/visits/lines';
import { openParts } from '../../src/salon/visits/parts';

const treatments = new Map([
  ['F01', { id: 'F01', name: '补水', priceFen: 29_800 }],
  ['E01', { id: 'E01', name: '眼部', priceFen: 35_800 }],
]);
const card = (left: number, ownerId = 'ME', id = 'CARD') => ({
  id,
  treatmentId: 'F01',
  ownerId,
  total: 10,
  used: 10 - left,
  left,
  priceFen: 200_000,
});
const known = (given: Partial<Known> = {}): Known => ({
  treatments,
  courses: new Map([['F01', [card(4)]]]),
  before: [],
  customerId: 'ME',
  ...given,
});
const before = {
  id: 'S1',
  treatmentId: 'F01',
  times: 1,
  beauticianId: null,
  paidBy: 'course' as const,
  sessionsUsed: 1,
  byId: 'SU',
};
const said = (given: Partial<DoneSaid> = {}): DoneSaid => ({
  services: [{ treatmentId: 'F01', times: 1 }],
  ...given,
});

describe('what a message says was done', () => {
  it('comes off her card unless it was paid by itself', () => {
    expect(linesOf(said(), known())).toMatchObject([{ paidBy: 'course', left: 3, consumedFen: 20_000 }]);
    expect(linesOf(said({ cashFen: 29_800 }), known())).toMatchObject([
      { paidBy: 'cash', consumedFen: 29_800 },
    ]);
  });

  it('without a card is the single price, less what was taken off it', () => {
    const none = known({ courses: new Map() });
    expect(linesOf(said(), none)).toMatchObject([{ paidBy: 'cash', consumedFen: 29_800 }]);
    expect(linesOf(said({ cashFen: 28_000 }), none)).toMatchObject([{ consumedFen: 28_000 }]);
  });

  it('prefers a card that reaches, and says so where none does', () => {
    const two = known({ courses: new Map([['F01', [card(1), card(5, 'ME', 'OTHER')]]]) });
    expect(linesOf(said({ sessionsUsed: 2 }), two)).toMatchObject([{ courseId: 'OTHER', left: 3 }]);
    const [line] = linesOf(said({ sessionsUsed: 6 }), two);
    expect(line.short).toEqual({ courseId: 'CARD', left: 1, total: 10, wanted: 6 });
  });

  it('names whose card it is where it is not hers', () => {
    const lent = known({ courses: new Map([['F01', [card(4, 'SISTER')]]]) });
    expect(linesOf(said(), lent)).toMatchObject([{ courseOwnerId: 'SISTER' }]);
  });

  it('told once more changes nothing; told with more sessions adds the rest; done again is a new line', () => {
    const told = known({ before: [before] });
    expect(linesOf(said(), told)).toMatchObject([{ state: 'same', sessionsUsed: 0, consumedFen: 0 }]);
    expect(linesOf(said({ sessionsUsed: 2 }), told)).toMatchObject([
      { state: 'more', sessionsUsed: 1, left: 3 },
    ]);
    expect(linesOf(said({ again: true }), told)).toMatchObject([{ state: 'new', sessionsUsed: 1 }]);
  });

  it('takes a session for what was told before without one', () => {
    const told = known({ before: [{ ...before, paidBy: 'cash', sessionsUsed: 0 }] });
    expect(linesOf(said({ sessionsUsed: 1 }), told)).toMatchObject([
      { state: 'more', paidBy: 'course', sessionsUsed: 1 },
    ]);
  });

  it('gifts consume nothing and take no session of a number that was said for all', () => {
    const both = said({
      services: [
        { treatmentId: 'F01', times: 1 },
        { treatmentId: 'E01', times: 1, gift: true },
      ],
      sessionsUsed: 1,
    });
    expect(linesOf(both, known())).toMatchObject([
      { sessionsUsed: 1 },
      { paidBy: 'gift', sessionsUsed: 0, consumedFen: 0 },
    ]);
    expect(unplacedSessions(both)).toBe(0);
  });

  it('asks where more sessions were said than treatments', () => {
    const services = [
      { treatmentId: 'F01', times: 1 },
      { treatmentId: 'E01', times: 1 },
    ];
    expect(unplacedSessions(said({ services, sessionsUsed: 3 }))).toBe(1);
  });
});

describe('the parts of a visit (SR-LOOP-03)', () => {
  const visit = { nextDo: null, nextSell: null, nextTime: null, noneBecause: null, counterDoneAt: null };

  it('are open until each stands or is waived with a reason', () => {
    expect(openParts({ services: [], moneyCame: false, visit })).toEqual([
      'done',
      'nextDo',
      'nextSell',
      'nextTime',
    ]);
    const closed = {
      ...visit,
      nextDo: [{ text: '补水' }],
      nextTime: { day: '2026-12-09' },
      noneBecause: { nextSell: '刚办过卡' },
    };
    const services = [{ paidBy: 'course', consumedFen: 20_000 }];
    expect(openParts({ services, moneyCame: false, visit: closed })).toEqual([]);
  });

  it('want the counter’s word where something was to be paid', () => {
    const services = [{ paidBy: 'cash', consumedFen: 29_800 }];
    expect(openParts({ services, moneyCame: false, visit })).toContain('money');
    expect(openParts({ services, moneyCame: true, visit })).not.toContain('money');
  });
});
