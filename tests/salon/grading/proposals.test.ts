/** When a change is proposed, and in which months a round is due (SR-ABC-16, SR-ABC-17, SR-ABC-18). */
import type { Graded } from '../../../src/salon/grading/grade-all';
import { monthsIn, standsSince } from '../../../src/salon/grading/history';
import { proposalsFor, roundIsDue } from '../../../src/salon/grading/proposals';
import { tenthsAMonth, weeksRunning } from '../../../src/salon/grading/customer-figures';
import { assetsFen } from '../../../src/salon/grading/assets';

const SHORT = [{ of: 'cash' as const, value: 4_000_000, bound: 5_000_000, sign: '<' as const }];

function saying(grade: 'A' | 'B' | 'C' | 'D'): Map<string, Graded> {
  return new Map([['her', { customerId: 'her', class: grade, grade, reasons: [], short: { B: SHORT } }]]);
}

const propose = (from: string | null, to: 'A' | 'B' | 'C' | 'D', given: object = {}) =>
  proposalsFor([{ customerId: 'her', grade: from, isNew: false, ...given }], saying(to), {
    mayGoDown: false,
    covered: true,
    ...given,
  });

it('up is proposed in any month, a first grade as well, and a prospect who came is up', () => {
  expect(propose('B', 'A').proposals[0]).toMatchObject({ from: 'B', to: 'A', direction: 'up' });
  expect(propose(null, 'C').proposals[0]).toMatchObject({ from: null, to: 'C', direction: 'first' });
  expect(propose('D', 'C').proposals[0].direction).toBe('up');
  expect(propose('B', 'B').proposals).toEqual([]);
});

it('down waits for its month, for records that reach back, and for a new customer to become an old one', () => {
  expect(propose('B', 'C')).toEqual({ proposals: [], held: { month: 1, records: 0, fresh: 0 } });
  expect(propose('B', 'C', { mayGoDown: true, covered: false }).held.records).toBe(1);
  expect(propose('B', 'C', { mayGoDown: true, isNew: true }).held.fresh).toBe(1);
});

it('down says what she misses of the class she has', () => {
  expect(propose('B', 'C', { mayGoDown: true }).proposals[0]).toMatchObject({
    direction: 'down',
    reasons: SHORT,
  });
});

it('a class that only this store wrote by hand is a first grade to be found', () => {
  expect(propose('VIP', 'B').proposals[0]).toMatchObject({ from: null, to: 'B', direction: 'first' });
});

it('rounds: each month, twice a year, or once', () => {
  const months = (regrade: string) =>
    Array.from({ length: 12 }, (_, index) => index + 1).filter((month) =>
      roundIsDue(regrade, month, [6, 12]),
    );
  expect(months('monthly')).toHaveLength(12);
  expect(months('twice_a_year')).toEqual([6, 12]);
  expect(months('yearly')).toEqual([12]);
});

it('months in a class run from the last confirmed step, else from when she was first known', () => {
  const steps = ['2026-01-01', '2026-06-01'];
  expect(standsSince(steps, '2020-01-01')).toBe('2026-06-01');
  expect(monthsIn('2026-06-01', '2026-12-01')).toBe(6);
  expect(standsSince([], '2025-11-25')).toBe('2025-11-25');
  expect(monthsIn(null, '2026-12-01')).toBeNull();
});

it('visits a month in tenths, cut off; weeks in a row, the running one may be empty', () => {
  expect(tenthsAMonth(36, 365)).toBe(30);
  expect(tenthsAMonth(39, 365)).toBe(32);
  expect(tenthsAMonth(3, 30)).toBe(30);
  // Mondays of 2026: 11-23, 11-16, 11-09.
  expect(weeksRunning(['2026-11-09', '2026-11-18', '2026-11-24'], '2026-11-25')).toBe(3);
  expect(weeksRunning(['2026-11-09', '2026-11-18'], '2026-11-25')).toBe(2);
  expect(weeksRunning(['2026-11-09'], '2026-11-25')).toBe(0);
});

it('estimates of assets as they are typed', () => {
  expect(['百万', '约30万', '120万以上', '1,200,000', '两套房', null].map(assetsFen)).toEqual([
    100_000_000,
    30_000_000,
    120_000_000,
    120_000_000,
    null,
    null,
  ]);
});
