import { Promised } from '../../entities/promise';
import { openBooks, type Books } from '../support/salon-books';

let books: Books;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

it('thanks whoever brought her by the file that stands, where hers was joined to another', async () => {
  const ids = new Set(Object.values(books.cast.customers).map((customer) => customer.id));
  const [brought, stays, goes] = ids;
  await books.done('FangJie', 'customers.refer', { customerId: brought, referrerId: goes });
  await books.done('FangJie', 'customers.merge', { customerId: stays, otherId: goes });
  const line = { kind: 'single', amountFen: 19_800, method: 'wechat' };
  await books.done('PanYan', 'payments.record', { customerId: brought, lines: [line] });
  const thanks = await books.db.find(Promised, { where: { kind: 'thanks' } });
  expect(thanks.map((promise) => promise.customerId)).toEqual([stays]);
});
