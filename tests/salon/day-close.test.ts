import { Payment } from '../../entities/payment';
import { DAY } from '../../src/salon/calendar';
import { AFTERNOON, openBooks, TODAY, YESTERDAY, type Books } from '../support/salon-books';

let books: Books;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

const pay = (name: string, amountFen: number, method: string, day = TODAY) =>
  books.done('PanYan', 'payments.record', {
    customerId: books.customer(name),
    day,
    lines: [{ kind: 'single', amountFen, method }],
  });
const close = (input: object, now = AFTERNOON) => books.ask('PanYan', 'day-close.close', input, { now });

describe('the close of a day', () => {
  it('holds what was counted against the lines by way of payment', async () => {
    await pay('李婷', 608_000, 'wechat');
    await pay('周丽', 198_000, 'card');
    const counted = { wechat: 608_000, card: 198_000, cash: 0 };
    expect(await close({ counted })).toMatchObject({ done: true, facts: { shown: { differs: false } } });
    expect(await close({ counted })).toMatchObject({ done: false, code: 'closed' });
  });

  it('asks why where it differs, also where two differences cancel out', async () => {
    await pay('李婷', 100_000, 'wechat');
    const counted = { wechat: 90_000, card: 10_000 };
    expect(await close({ counted })).toMatchObject({ done: false, code: 'unexplained' });
    expect(await close({ counted, explanation: '记错了付款方式' })).toMatchObject({ done: true });
  });

  it('finds sums of which nobody said how they were paid where the drawers hold so much more', async () => {
    await pay('李婷', 100_000, 'wechat');
    await pay('周丽', 12_800, 'unknown');
    expect(await close({ counted: { wechat: 100_000 } })).toMatchObject({ code: 'unexplained' });
    expect(await close({ counted: { wechat: 90_000, card: 22_800 } })).toMatchObject({ code: 'unexplained' });
    expect(await close({ counted: { wechat: 100_000, cash: 12_800 } })).toMatchObject({ done: true });
  });

  it('leaves the day as it was counted: what comes later is an entry with both dates', async () => {
    await pay('徐曼', 1_280_000, 'wechat', YESTERDAY);
    await close({ day: YESTERDAY, counted: { wechat: 1_280_000 } });
    await books.done('FangJie', 'corrections.apply', {
      customerId: books.customer('徐曼'),
      day: YESTERDAY,
      wasFen: 1_280_000,
      amountFen: 128_000,
    });
    const lines = await books.db.find(Payment, {
      where: { customerId: books.customer('徐曼') },
      order: { id: 'ASC' },
    });
    expect(lines.map(({ day, forDay, amountFen, status }) => [day, forDay, amountFen, status])).toEqual([
      [YESTERDAY, null, 1_280_000, 'confirmed'],
      [TODAY, YESTERDAY, -1_280_000, 'confirmed'],
      [TODAY, YESTERDAY, 128_000, 'confirmed'],
    ]);
    const yesterday = await books.done('FangJie', 'figures.store', { period: 'yesterday' });
    const today = await books.done('FangJie', 'figures.store', { period: 'today' });
    expect(yesterday.stores).toMatchObject([{ figures: { cashFen: 1_280_000 } }]);
    expect(today.stores).toMatchObject([{ figures: { cashFen: -1_152_000, corrections: 2 } }]);
  });

  it('is not for a beautician, and not for tomorrow', async () => {
    const tomorrow = await close({ day: '2026-11-26', counted: {} }, AFTERNOON);
    expect(tomorrow).toMatchObject({ done: false, code: 'not-a-day' });
    expect(await close({ counted: { wechat: -1 } }, AFTERNOON + DAY)).toMatchObject({
      code: 'not-an-amount',
    });
  });
});
