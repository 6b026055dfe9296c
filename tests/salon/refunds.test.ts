import { Approval } from '../../entities/approval';
import { Course } from '../../entities/course';
import { CustomerSummary } from '../../entities/customer-summary';
import { Payment } from '../../entities/payment';
import { cardRefund, storedRefund } from '../../src/salon/money/refund-sum';
import { openBooks, type Books } from '../support/salon-books';

describe('what is given back', () => {
  it('of a card is its price for the sessions left, gifts counting as sessions', () => {
    expect(cardRefund({ priceFen: 1_200_000, total: 12, left: 9 }, 0)).toEqual({
      leftFen: 900_000,
      offsetFen: 0,
      refundFen: 900_000,
    });
  });

  it('of stored value is the part that was paid for: paid ÷ (paid + gift)', () => {
    const stored = { balanceFen: 1_100_000, paidFen: 2_000_000, giftFen: 200_000 };
    expect(storedRefund(stored, 0).refundFen).toBe(1_000_000);
  });

  it('has what she owes set against it', () => {
    expect(cardRefund({ priceFen: 1_000_000, total: 10, left: 5 }, 200_000)).toEqual({
      leftFen: 500_000,
      offsetFen: 200_000,
      refundFen: 300_000,
    });
  });
});

describe('a refund', () => {
  let books: Books;
  beforeEach(async () => {
    books = await openBooks();
  });
  afterEach(() => books.close());

  async function cardOf(name: string): Promise<Course> {
    return (await books.db.one(Course, { customerId: books.customer(name) }))!;
  }

  it('waits for the manager, who gets the sum worked out; then the card is closed and the money is gone', async () => {
    const card = await cardOf('钱玉兰');
    const asked = await books.ask('PanYan', 'refunds.request', { customerId: card.customerId, key: card.id });
    // 10 sessions for 5,440, 7 left.
    expect(asked).toMatchObject({ done: true, facts: { applied: false, amountFen: 380_800 } });
    expect(asked.done && asked.tells).toMatchObject([{ to: books.staff('FangJie'), notice: 'approval' }]);
    expect(await books.db.count(Payment)).toBe(0);

    const approval = (await books.db.one(Approval, { status: 'open' }))!;
    const decided = await books.ask('FangJie', 'approvals.decide', {
      approvalId: approval.id,
      verdict: 'approved',
    });
    expect(decided.done && decided.tells).toMatchObject([
      { to: books.staff('PanYan'), notice: 'approval-decided' },
    ]);
    expect(await books.db.one(Payment, { kind: 'refund' })).toMatchObject({ amountFen: -380_800 });
    expect(await cardOf('钱玉兰')).toMatchObject({ status: 'refunded' });
    expect(await books.db.one(CustomerSummary, { customerId: card.customerId })).toMatchObject({
      cashFen: -380_800,
      sessionsLeft: 0,
    });
  });

  it('is decided once', async () => {
    const card = await cardOf('钱玉兰');
    await books.done('PanYan', 'refunds.request', { customerId: card.customerId, key: card.id });
    const { id } = (await books.db.one(Approval, { status: 'open' }))!;
    await books.done('FangJie', 'approvals.decide', { approvalId: id, verdict: 'refused' });
    const again = await books.ask('FangJie', 'approvals.decide', { approvalId: id, verdict: 'approved' });
    expect(again).toMatchObject({ done: false, code: 'decided', facts: { status: 'refused' } });
    expect(await books.db.count(Payment)).toBe(0);
  });

  it('of more than was paid is refused', async () => {
    const card = await cardOf('钱玉兰');
    const input = { customerId: card.customerId, key: card.id, amountFen: 99_999_999 };
    expect(await books.ask('PanYan', 'refunds.request', input)).toMatchObject({
      done: false,
      code: 'more-than-paid',
    });
  });
});
