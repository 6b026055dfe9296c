import { AccountEntry } from '../../entities/account-entry';
import { Course } from '../../entities/course';
import { CustomerSummary } from '../../entities/customer-summary';
import { Customer } from '../../entities/customer';
import { Payment } from '../../entities/payment';
import { Visit } from '../../entities/visit';
import { AFTERNOON, openBooks, TODAY, type Books } from '../support/salon-books';

let books: Books;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

const receive = (userid: string, input: object) => books.done(userid, 'payments.record', input);
const summaryOf = (name: string) => books.db.one(CustomerSummary, { customerId: books.customer(name) });

describe('a payment', () => {
  it('is not a visit: her rhythm and her visits stay as they are', async () => {
    const lines = [{ kind: 'repayment', amountFen: 300_000, method: 'wechat' }];
    await receive('TangLin', { customerId: books.customer('刘芳'), lines });
    expect(await books.db.count(Visit)).toBe(0);
    expect(await summaryOf('刘芳')).toMatchObject({ visits: 0, lastVisitDay: null, cashFen: 300_000 });
  });

  it('sells a card with gift sessions; what is not paid is owed until the day that was said', async () => {
    const line = {
      kind: 'course',
      amountFen: 600_000,
      method: 'card',
      priceFen: 1_200_000,
      treatmentId: books.treatment('F05'),
      sessions: 10,
      giftSessions: 2,
      dueDay: '2026-12-01',
    };
    await receive('SuWan', { customerId: books.customer('何安娜'), lines: [line] });
    expect(await books.db.one(Course, { customerId: books.customer('何安娜') })).toMatchObject({
      total: 12,
      giftSessions: 2,
      priceFen: 1_200_000,
    });
    expect(await summaryOf('何安娜')).toMatchObject({
      arrearsFen: 600_000,
      moneyDueDay: '2026-12-01',
      cashFen: 600_000,
      sessionsLeft: 12,
    });
    const rest = [{ kind: 'repayment', amountFen: 600_000, method: 'wechat' }];
    await receive('SuWan', { customerId: books.customer('何安娜'), lines: rest, again: true });
    expect(await summaryOf('何安娜')).toMatchObject({ arrearsFen: 0, moneyDueDay: null, cashFen: 1_200_000 });
  });

  it('of one card in two ways sells one card', async () => {
    const card = { kind: 'course', treatmentId: books.treatment('F03'), sessions: 10 };
    const lines = [
      { ...card, amountFen: 1_000_000, method: 'card' },
      { kind: 'course', sameCard: true, amountFen: 280_000, method: 'wechat' },
    ];
    await receive('PanYan', { customerId: books.customer('孙佳慧'), lines });
    const bought = await books.db.find(Course, {
      where: { customerId: books.customer('孙佳慧'), boughtDay: TODAY },
    });
    expect(bought).toMatchObject([{ total: 10, priceFen: 1_280_000 }]);
    expect(await summaryOf('孙佳慧')).toMatchObject({ arrearsFen: 0, cashFen: 1_280_000 });
  });

  it('tops stored value up with its gift, and what is paid from stored value is no cash', async () => {
    const customerId = books.customer('钱玉兰');
    await receive('TangLin', {
      customerId,
      lines: [{ kind: 'topUp', amountFen: 2_000_000, method: 'wechat', giftFen: 200_000 }],
    });
    await receive('TangLin', {
      customerId,
      lines: [{ kind: 'product', amountFen: 99_600, method: 'stored_value', product: '精华' }],
    });
    expect(await summaryOf('钱玉兰')).toMatchObject({
      storedFen: 500_000 + 2_200_000 - 99_600,
      cashFen: 2_000_000,
    });
  });

  it('from stored value that does not reach is refused with what is there', async () => {
    const lines = [{ kind: 'product', amountFen: 99_600, method: 'stored_value' }];
    const result = await books.ask('PanYan', 'payments.record', {
      customerId: books.customer('杨柳'),
      lines,
    });
    expect(result).toMatchObject({ done: false, code: 'not-enough-stored', facts: { storedFen: 0 } });
  });

  it('told by two people is written once, unless the same sum really came in twice', async () => {
    const input = {
      customerId: books.customer('孙佳慧'),
      lines: [{ kind: 'topUp', amountFen: 1_280_000, method: 'card' }],
    };
    await receive('SuWan', input);
    expect(await books.ask('PanYan', 'payments.record', input)).toMatchObject({
      done: false,
      code: 'told-before',
    });
    await receive('PanYan', { ...input, again: true });
    expect(await books.db.count(Payment, { customerId: input.customerId })).toBe(2);
  });

  it('of somebody else: cash is the payer’s, the card belongs to the one it is for', async () => {
    await receive('SuWan', {
      customerId: books.customer('钱玉兰'),
      forCustomerId: books.customer('冯雪'),
      lines: [
        {
          kind: 'course',
          amountFen: 100_000,
          method: 'wechat',
          treatmentId: books.treatment('F06'),
          sessions: 5,
        },
      ],
    });
    expect(await summaryOf('钱玉兰')).toMatchObject({ cashFen: 100_000 });
    expect(await books.db.one(Course, { boughtDay: TODAY })).toMatchObject({
      customerId: books.customer('冯雪'),
    });
  });

  it('of somebody without a file opens one under what she is called', async () => {
    await receive('PanYan', {
      walkIn: '散客',
      lines: [{ kind: 'single', amountFen: 19_800, method: 'wechat' }],
    });
    expect(await books.db.one(Customer, { isWalkIn: true })).toMatchObject({ name: '散客' });
  });

  it('is shared by its sellers, and whoever did not write it hears of it', async () => {
    const sellers = [
      { staffId: books.staff('SuWan'), share: 60 },
      { staffId: books.staff('HeYing'), share: 40 },
    ];
    const lines = [{ kind: 'topUp', amountFen: 100_001, method: 'wechat', sellers }];
    const result = await books.ask('SuWan', 'payments.record', { customerId: books.customer('李婷'), lines });
    expect(result.done && result.tells).toMatchObject([{ to: books.staff('HeYing'), notice: 'sale-shared' }]);
    const hers = await books.done('HeYing', 'figures.own', { period: 'today' });
    const own = await books.done('SuWan', 'figures.own', { period: 'today' });
    expect([own, hers].map((facts) => (facts.figures as { cashFen: number }).cashFen)).toEqual([
      60_001, 40_000,
    ]);
  });

  it.each([
    ['-1', { kind: 'single', amountFen: -100, method: 'cash' }, 'not-an-amount'],
    ['1e9 yuan', { kind: 'single', amountFen: 1e11, method: 'cash' }, 'too-much'],
    ['half a fen', { kind: 'single', amountFen: 10.5, method: 'cash' }, 'not-an-amount'],
    ['an unknown way of payment', { kind: 'single', amountFen: 100, method: 'shells' }, 'no-such-method'],
    ['a card without sessions', { kind: 'course', amountFen: 100, method: 'cash' }, 'course-incomplete'],
    [
      'shares of 90 %',
      { kind: 'single', amountFen: 100, method: 'cash', sellers: [{ staffId: 'X', share: 90 }] },
      'shares-not-whole',
    ],
  ])('of %s is refused', async (_what, line, code) => {
    const input = { customerId: books.customer('李婷'), lines: [line] };
    expect(await books.ask('PanYan', 'payments.record', input)).toMatchObject({ done: false, code });
    expect(await books.db.count(Payment)).toBe(0);
    expect(await books.db.count(AccountEntry, { at: AFTERNOON, kind: 'topUp' })).toBe(0);
  });
});
