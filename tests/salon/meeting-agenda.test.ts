import {
  agendaOf,
  clockSays,
  deciderOf,
  whyOpen,
  type Attendance,
  type Seen,
} from '../../src/salon/meetings/agenda';
import { chairOf, type Present } from '../../src/salon/staff/attendance';

const settled: Seen = {
  customerId: 'A',
  consultantId: 'TANG',
  at: 1,
  visit: { written: true, first: false, needs: false, reaction: false, nextTime: true },
  plan: { status: 'accepted', withTime: true },
  complaint: false,
  moneyNotCome: false,
  proposalFailed: false,
  promiseBroken: false,
  word: false,
  undecidedTimes: 0,
};
const visit = settled.visit!;
const there: Attendance = { consultants: ['SU', 'TANG'], chairId: 'SU', managerId: 'FANG' };

describe('what is on the table', () => {
  it('is not a customer whose visit is written, whose plan is accepted, and of whom nothing new came up', () => {
    expect(whyOpen(settled)).toEqual([]);
  });

  it.each<[string, Partial<Seen>]>([
    ['recordMissing', { visit: { ...visit, written: false } }],
    ['planUnanswered', { plan: { status: 'draft', withTime: false } }],
    ['planRefused', { plan: { status: 'refused', withTime: false } }],
    ['newNeed', { visit: { ...visit, needs: true }, plan: null }],
    ['reaction', { visit: { ...visit, reaction: true } }],
    ['complaint', { complaint: true }],
    ['proposalFailed', { proposalFailed: true }],
    ['moneyNotCome', { moneyNotCome: true }],
    ['firstVisit', { visit: { ...visit, first: true }, plan: null }],
    ['promiseBroken', { promiseBroken: true }],
    ['noNextTime', { visit: { ...visit, nextTime: false }, plan: null }],
    ['word', { word: true }],
    ['undecided', { undecidedTimes: 1 }],
  ])('is one because of %s', (reason, change) => {
    expect(whyOpen({ ...settled, ...change })).toContain(reason);
  });

  it('is somebody who was not in the house only where something about her became due', () => {
    const away = { ...settled, visit: null, plan: null };
    expect(whyOpen(away)).toEqual([]);
    expect(whyOpen({ ...away, moneyNotCome: true })).toEqual(['moneyNotCome']);
  });

  it('puts what is left from before first, then the heaviest, then the order in which they came', () => {
    const open = (customerId: string, change: Partial<Seen>) => ({ ...settled, customerId, ...change });
    const agenda = agendaOf(
      [
        open('late draft', { at: 9, plan: { status: 'draft', withTime: false } }),
        open('early draft', { at: 2, plan: { status: 'draft', withTime: false } }),
        open('reaction', { at: 8, visit: { ...visit, reaction: true } }),
        open('left over', { at: null, visit: null, undecidedTimes: 1 }),
        settled,
      ],
      there,
    );
    expect(agenda.items.map((item) => item.customerId)).toEqual([
      'left over',
      'reaction',
      'early draft',
      'late draft',
    ]);
    expect(agenda.settled).toEqual(['A']);
  });
});

describe('who decides', () => {
  it('is her consultant', () => {
    expect(deciderOf(settled, there)).toEqual({ staffId: 'TANG', standIn: false });
  });

  it('is the chair in the place of one who is absent', () => {
    expect(deciderOf(settled, { ...there, consultants: ['SU'] })).toEqual({ staffId: 'SU', standIn: true });
  });

  it('is the chair for somebody without a consultant', () => {
    expect(deciderOf({ consultantId: null, undecidedTimes: 0 }, there)).toEqual({
      staffId: 'SU',
      standIn: false,
    });
  });

  it('is the manager after two meetings without a decision', () => {
    expect(deciderOf({ consultantId: 'TANG', undecidedTimes: 2 }, there).staffId).toBe('FANG');
  });
});

describe('the clock', () => {
  const meeting = { openedAt: 0, minutes: 10, left: 2 };
  const minute = 60_000;

  it('goes on for ten minutes, asks once, and closes after ten more', () => {
    expect(clockSays(meeting, 7 * minute)).toBe('go-on');
    expect(clockSays(meeting, 12 * minute)).toBe('ask');
    expect(clockSays(meeting, 17 * minute)).toBe('go-on');
    expect(clockSays(meeting, 20 * minute)).toBe('close');
  });

  it('leaves the question to the last decision where nothing is open any more', () => {
    expect(clockSays({ ...meeting, left: 0 }, 12 * minute)).toBe('go-on');
  });
});

describe('who chairs', () => {
  const person = (id: string, role: Present['roles'][number], untilMin: number, isThere = true): Present => ({
    id,
    name: id,
    roles: [role],
    there: isThere,
    reason: null,
    untilMin,
  });
  const staff = [
    person('FANG', 'manager', 1260),
    person('SU', 'consultant', 1080),
    person('TANG', 'consultant', 1260),
  ];

  it('is the consultant who stays longest, or the manager where the store says so', () => {
    expect(chairOf(staff, 'consultant')?.id).toBe('TANG');
    expect(chairOf(staff, 'manager')?.id).toBe('FANG');
  });

  it('is the manager when no consultant is there', () => {
    const away = staff.map((each) => (each.id === 'FANG' ? each : { ...each, there: false }));
    expect(chairOf(away, 'consultant')?.id).toBe('FANG');
  });
});
