import { HandbookPage } from '../../entities/handbook-page';
import { HandbookReceipt } from '../../entities/handbook-receipt';
import { describeEachDatabase } from '../support/databases';
import { openBooks, type Books } from '../support/salon-books';

describeEachDatabase('a page written and read at the same moment', (open) => {
  let books: Books;
  beforeEach(async () => {
    books = await openBooks(() => open());
  });

  const keep = (text: string) =>
    books.ask('FangJie', 'handbook.keep', { kind: 'rule', subject: '请假', text });

  it('is a version for each who wrote, and none is lost', async () => {
    const results = await Promise.all(['提前一天', '提前两天', '提前三天'].map(keep));
    expect(results.every((result) => result.done)).toBe(true);
    const pages = await books.db.find(HandbookPage, { order: { version: 'ASC' } });
    expect(pages.map((page) => page.version)).toEqual([1, 2, 3]);
    expect(new Set(pages.map((page) => page.text)).size).toBe(3);
  });

  it('is read once, however often that is said', async () => {
    const kept = await keep('提前一天');
    const { pageId } = (kept.done && kept.facts.page) as { pageId: string };
    const results = await Promise.all(
      [1, 2, 3].map(() => books.ask('HeYing', 'handbook.receive', { pageId })),
    );
    expect(results.every((result) => result.done)).toBe(true);
    expect(await books.db.count(HandbookReceipt)).toBe(1);
  });
});
