import { AccountEntry } from '../../entities/account-entry';
import { Course } from '../../entities/course';
import { CustomerSummary } from '../../entities/customer-summary';
import { Operation } from '../../entities/operation';
import { Payment } from '../../entities/payment';
import { Visit } from '../../entities/visit';
import type { Facts } from '../../src/salon/operation';
import { AFTERNOON, openBooks, TODAY, type Books } from '../support/salon-books';

let books: Books;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

/** Writes as a confirmed form does: the outcome is kept under the key of the operation. */
async function commit(userid: string, key: string, name: string, input: object): Promise<Facts> {
  const facts = await books.done(userid, name, input, { key });
  await books.db.insert(Operation, {
    key,
    name,
    at: AFTERNOON,
    actorId: books.staff(userid),
    storeId: books.cast.store.id,
    outcome: { done: true, facts },
  });
  return facts;
}

const lan = () => ({
  customerId: books.customer('钱玉兰'),
  day: TODAY,
  services: [{ treatmentId: books.treatment('P02'), times: 1 }],
  sessionsUsed: 1,
  money: [{ kind: 'topUp', amountFen: 2_000_000, method: 'wechat' }],
});

describe('taking back', () => {
  it('her last record leaves everything as if it had never been told', async () => {
    const before = await books.db.one(CustomerSummary, { customerId: books.customer('钱玉兰') });
    await commit('HeYing', 'd1:0:0', 'visits.record', lan());
    const { last } = await books.done('HeYing', 'undo.preview', {});
    expect(last).toMatchObject({ keys: ['d1:0:0'], customer: { name: '钱玉兰' } });
    const undone = await books.ask('HeYing', 'undo.apply', { keys: ['d1:0:0'] });
    expect(undone.done && undone.tells).toMatchObject([{ to: books.staff('SuWan'), notice: 'undone' }]);
    expect(await books.db.count(Visit)).toBe(0);
    expect(await books.db.count(Payment)).toBe(0);
    expect(await books.db.count(AccountEntry, { kind: 'topUp' })).toBe(0);
    expect((await books.db.one(Course, { customerId: books.customer('钱玉兰') }))!.used).toBe(3);
    const after = await books.db.one(CustomerSummary, { customerId: books.customer('钱玉兰') });
    expect(after).toMatchObject({ storedFen: before!.storedFen, sessionsLeft: 7, visits: 0, cashFen: 0 });
  });

  it('is refused with the name of who has acted on it since', async () => {
    await commit('HeYing', 'd1:0:0', 'visits.record', lan());
    await commit('SuWan', 'd2:0:0', 'visits.record', { ...lan(), services: [], money: [], effect: '暖' });
    const refused = await books.ask('HeYing', 'undo.apply', { keys: ['d1:0:0'] });
    expect(refused).toMatchObject({ done: false, code: 'acted', facts: { by: ['苏婉'] } });
    expect(await books.db.count(Visit)).toBe(1);
  });

  it('is only of one’s own, and only once', async () => {
    await commit('HeYing', 'd1:0:0', 'visits.record', lan());
    expect(await books.ask('DengQian', 'undo.apply', { keys: ['d1:0:0'] })).toMatchObject({
      code: 'nothing-to-undo',
    });
    await books.done('HeYing', 'undo.apply', { keys: ['d1:0:0'] });
    expect(await books.ask('HeYing', 'undo.apply', { keys: ['d1:0:0'] })).toMatchObject({ code: 'already' });
    expect(await books.ask('HeYing', 'undo.preview', {})).toMatchObject({ code: 'nothing-to-undo' });
  });
});
