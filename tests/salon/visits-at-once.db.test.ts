import { Course } from '../../entities/course';
import { CourseEntry } from '../../entities/course-entry';
import { Payment } from '../../entities/payment';
import { Visit } from '../../entities/visit';
import { describeEachDatabase } from '../support/databases';
import { openBooks, TODAY, type Books } from '../support/salon-books';

describeEachDatabase('two people at the same moment', (open) => {
  let books: Books;
  beforeEach(async () => {
    books = await openBooks(() => open());
  });

  const record = (userid: string, name: string, code: string, more: object = {}) =>
    books.ask(userid, 'visits.record', {
      customerId: books.customer(name),
      day: TODAY,
      services: [{ treatmentId: books.treatment(code), times: 1 }],
      sessionsUsed: 1,
      ...more,
    });

  it('write one visit, one session and one sum', async () => {
    const money = [{ kind: 'topUp', amountFen: 1_280_000, method: 'card' }];
    const results = await Promise.all(
      ['SuWan', 'PanYan', 'HeYing', 'FangJie'].map((userid) => record(userid, '徐曼', 'F01', { money })),
    );
    expect(results.every((result) => result.done)).toBe(true);
    expect(await books.db.count(Visit, { customerId: books.customer('徐曼') })).toBe(1);
    expect(await books.db.count(CourseEntry, { kind: 'use' })).toBe(1);
    expect(await books.db.count(Payment)).toBe(1);
  });

  it('never take a card below zero: the last session goes to one of them', async () => {
    const results = await Promise.all(
      ['SuWan', 'PanYan', 'HeYing'].map((userid) => record(userid, '孙佳慧', 'F03', { again: true })),
    );
    const codes = results.map((result) => (result.done ? 'done' : result.code)).sort();
    expect(codes).toEqual(['done', 'not-enough-sessions', 'not-enough-sessions']);
    const course = await books.db.one(Course, { customerId: books.customer('孙佳慧') });
    expect(course).toMatchObject({ total: 10, used: 10 });
  });
});
