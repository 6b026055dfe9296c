/**
 * A month of the example store over a year's end, lived through by people who answer by simple rules (tests/support/
 * month.ts), and each evening what must hold whatever they did. One seed here; `month-plans.ts` is what the month has
 * of its own: leave, a room out of use, somebody who leaves and somebody who joins.
 */
jest.mock('ulid', () => {
  // Ids in the order in which they are made: the same seed gives the same month.
  let count = 0;
  const ulid = () => `01${(count++).toString(32).toUpperCase().padStart(24, '0')}`;
  return { ulid, monotonicFactory: () => ulid };
});

import { Customer } from '../../entities/customer';
import { Staff } from '../../entities/staff';
import { Visit } from '../../entities/visit';
import { exampleMonth, type Month } from '../support/month';
import { booksOf, check } from '../support/month-checks';
import { writeDiary } from '../support/month-diary';
import { plansOf } from '../support/month-plans';

const DAYS = 30;
/** The books are counted from their rows on each of these days, all else every day. */
const COUNTED_EVERY = 5;

let month: Month;
beforeAll(async () => {
  month = await exampleMonth({ firstDay: '2026-12-15', seed: 7, everyNthTick: 4 });
});
afterAll(() => month.close());

it('what must hold holds on each of thirty days', async () => {
  const faults: string[] = [];
  for (let place = 0; place < DAYS; place++) {
    const { day } = month;
    const from = month.shown.length;
    await month.live(plansOf(place));
    if (process.env.MONTH_DIARY) await writeDiary(month, day, from, process.env.MONTH_DIARY);
    const counted = place % COUNTED_EVERY === COUNTED_EVERY - 1 ? await booksOf(month) : [];
    faults.push(...[...counted, ...(await check(month, day, from))].map((fault) => `${day} ${fault}`));
  }
  expect(faults).toEqual([]);
  // It was lived through: people came, somebody left with nothing in her hands.
  expect(await month.db.count(Visit, { createdById: 'import' })).toBeLessThan(await month.db.count(Visit));
  expect(await month.db.count(Customer, { isWalkIn: true })).toBeGreaterThan(5);
  const staff = await month.db.find(Staff);
  expect(staff.filter((each) => each.status !== 'active')).toHaveLength(1);
  // Whoever was let in has a name, never a sentence.
  expect(
    staff.filter((each) => !/^[\u4e00-\u9fff]{2,4}$/.test(each.name) && each.status === 'active'),
  ).toEqual([]);
});
