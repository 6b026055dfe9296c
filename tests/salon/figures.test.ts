import { Appointment } from '../../entities/appointment';
import { CustomerSummary } from '../../entities/customer-summary';
import { Visit } from '../../entities/visit';
import { addDays } from '../../src/salon/calendar';
import { openDebts, oldestDue } from '../../src/salon/money/arrears';
import { periodOf } from '../../src/salon/figures/periods';
import { AFTERNOON, openBooks, TODAY, type Books } from '../support/salon-books';

describe('figures', () => {
  let books: Books;
  beforeEach(async () => {
    books = await openBooks();
  });
  afterEach(() => books.close());

  const visit = (name: string, code: string, day = TODAY) =>
    books.done('HeYing', 'visits.record', {
      customerId: books.customer(name),
      day,
      services: [{ treatmentId: books.treatment(code), times: 1 }],
      beauticianId: books.staff('HeYing'),
      sessionsUsed: 1,
    });
  const booked = (name: string, endAt: number, status: Appointment['status'] = 'booked') =>
    books.db.insert(Appointment, {
      storeId: books.cast.store.id,
      customerId: books.customer(name),
      day: TODAY,
      at: endAt - 3_600_000,
      endAt,
      beauticianId: books.staff('HeYing'),
      treatments: [books.treatment('F01')],
      status,
      createdById: 'X',
      createdAt: AFTERNOON,
    });

  it('say how complete they are: who was there by now against who is recorded', async () => {
    await visit('李婷', 'F01');
    await booked('徐曼', AFTERNOON - 1);
    await booked('刘芳', AFTERNOON + 3_600_000);
    await booked('冯雪', AFTERNOON + 3_600_000, 'arrived');
    await booked('郑红', AFTERNOON - 1, 'noShow');
    const own = await books.done('HeYing', 'figures.own', { period: 'today' });
    expect(own.complete).toEqual({ recorded: 1, expected: 3 });
    const store = await books.done('FangJie', 'figures.store', { period: 'today' });
    expect(store.stores).toMatchObject([
      { complete: { recorded: 1, expected: 3 }, figures: { visits: 1, noShows: 1 } },
    ]);
  });

  it('of somebody else are the manager’s to see', async () => {
    const staffId = books.staff('DengQian');
    expect(await books.ask('HeYing', 'figures.own', { staffId })).toMatchObject({ code: 'not-hers' });
    expect(await books.ask('FangJie', 'figures.own', { staffId })).toMatchObject({ done: true });
  });

  it('count a customer’s own rhythm from her third visit on', async () => {
    for (const back of [20, 12, 4]) await visit('李婷', 'F01', addDays(TODAY, -back));
    expect(await books.db.one(CustomerSummary, { customerId: books.customer('李婷') })).toMatchObject({
      visits: 3,
      rhythmDays: 8,
      lastVisitDay: addDays(TODAY, -4),
    });
  });

  it('stay as they are when counted again', async () => {
    await visit('李婷', 'F01');
    const one = () => books.db.one(CustomerSummary, { customerId: books.customer('李婷') });
    const before = await one();
    await books.done('SuWan', 'visits.complete', {
      visitId: (await books.db.one(Visit, { customerId: books.customer('李婷') }))!.id,
      nextDo: [{ text: '补水' }],
    });
    expect(await one()).toEqual(before);
  });
});

describe('arrears', () => {
  it('are settled oldest first', () => {
    const entries = [
      { deltaFen: 150_000, dueDay: '2026-11-20' },
      { deltaFen: 600_000, dueDay: '2026-12-01' },
      { deltaFen: -150_000, dueDay: null },
    ];
    expect(oldestDue(entries)).toBe('2026-12-01');
    expect(openDebts(entries)).toEqual([{ openFen: 600_000, dueDay: '2026-12-01' }]);
  });
});

describe('periods', () => {
  it('run from Monday and from the first, and last month is whole', () => {
    expect(periodOf('this_week', TODAY)).toEqual({ from: '2026-11-23', to: TODAY });
    expect(periodOf('last_week', TODAY)).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(periodOf('last_month', TODAY)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  });
});
