/** The eight steps of ABC analysis on worked paper examples (SR-ABC-01, SR-ABC-02, SR-ABC-03, SR-TIER-05). */
import type { GradeFigures } from '../../../src/salon/grading/measures';
import { classifyByHeads, shareSteps } from '../../../src/salon/grading/shares';

const PERIOD = { from: '2025-11-25', to: '2026-11-24' };

/** Yuan by customer, in the order a book would have them. */
function paid(book: Record<string, number>): GradeFigures[] {
  return Object.entries(book).map(([customerId, yuan]) => ({
    customerId,
    prospect: false,
    values: { cash: yuan * 100 },
  }));
}

const classesOf = (steps: ReturnType<typeof shareSteps>) =>
  Object.fromEntries(steps.sorted.map((line) => [line.customerId, 'ABC'[line.place]]));

/**
 * On paper: 10 customers, 1,000 in all.
 *
 * | customer | yuan | before | with her | 70/20/10      | 75/20/5       |
 * | a        |  400 |      0 |      400 | A             | A             |
 * | b        |  200 |    400 |      600 | A             | A             |
 * | c        |  100 |    600 |      700 | A             | A             |
 * | d        |   80 |    700 |      780 | B (70 % full) | A (70 < 75)   |
 * | e        |   70 |    780 |      850 | B             | B             |
 * | f        |   50 |    850 |      900 | B             | B             |
 * | g        |   40 |    900 |      940 | C (90 % full) | B             |
 * | h        |   30 |    940 |      970 | C             | B (94 < 95)   |
 * | i        |   20 |    970 |      990 | C             | C             |
 * | j        |   10 |    990 |    1,000 | C             | C             |
 */
const PAPER = paid({ g: 40, a: 400, j: 10, b: 200, e: 70, c: 100, i: 20, d: 80, h: 30, f: 50 });

it('70/20/10: each step gives what the paper gives', () => {
  const steps = shareSteps(PAPER, 'cash', [70, 20, 10], PERIOD);
  expect(steps.measure).toBe('cash');
  expect([steps.from, steps.to]).toEqual(['2025-11-25', '2026-11-24']);
  expect(steps.customers).toBe(10);
  expect(steps.sorted.map((line) => line.customerId).join('')).toBe('abcdefghij');
  expect(steps.sorted.map((line) => line.upTo / 100)).toEqual([
    400, 600, 700, 780, 850, 900, 940, 970, 990, 1000,
  ]);
  expect(steps.total).toBe(100_000);
  expect(steps.limits).toEqual([70, 90, 100]);
  expect(steps.classes).toEqual([
    { customers: 3, value: 70_000 },
    { customers: 3, value: 20_000 },
    { customers: 4, value: 10_000 },
  ]);
  expect(classesOf(steps)).toEqual({
    a: 'A',
    b: 'A',
    c: 'A',
    d: 'B',
    e: 'B',
    f: 'B',
    g: 'C',
    h: 'C',
    i: 'C',
    j: 'C',
  });
});

it('75/20/5: the other cut-offs of the same page', () => {
  const steps = shareSteps(PAPER, 'cash', [75, 20, 5], PERIOD);
  expect(Object.values(classesOf(steps)).join('')).toBe('AAAABBBBCC');
  expect(steps.classes.map((each) => each.value / 100)).toEqual([780, 190, 30]);
});

it('one who brings most of it alone is A, not beyond it', () => {
  expect(classesOf(shareSteps(paid({ big: 900, b: 60, c: 40 }), 'cash', [70, 20, 10], PERIOD))).toEqual({
    big: 'A',
    b: 'C',
    c: 'C',
  });
});

it('equal sums stand in one class, and who paid nothing stands in the last', () => {
  const steps = shareSteps(
    paid({ a: 50, b: 50, c: 50, d: 50, zero: 0, back: -30 }),
    'cash',
    [70, 20, 10],
    PERIOD,
  );
  expect(classesOf(steps)).toEqual({ a: 'A', b: 'A', c: 'A', d: 'A', zero: 'C', back: 'C' });
  expect(steps.total).toBe(20_000);
});

it('a store without any sum has everybody in the last class', () => {
  expect(classesOf(shareSteps(paid({ a: 0, b: 0 }), 'cash', [70, 20, 10], PERIOD))).toEqual({
    a: 'C',
    b: 'C',
  });
});

it('by heads 1:2:2 (SR-ABC-04): ten customers are two A, four B, four C; 10:20:70 (SR-TIER-07) one, two, seven', () => {
  const heads = (ratio: number[]) =>
    [...classifyByHeads(PAPER, 'cash', ratio)].map(([id, { place }]) => id + 'ABC'[place]).join(' ');
  expect(heads([1, 2, 2])).toBe('aA bA cB dB eB fB gC hC iC jC');
  expect(heads([10, 20, 70])).toBe('aA bB cB dC eC fC gC hC iC jC');
});
