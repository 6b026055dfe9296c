import * as fc from 'fast-check';
import { Course } from '../../entities/course';
import { CourseEntry } from '../../entities/course-entry';
import { Payment } from '../../entities/payment';
import { VisitService } from '../../entities/visit-service';
import { addDays, instantAt } from '../../src/salon/calendar';
import { openBooks, TODAY, type Books } from '../support/salon-books';

let books: Books;
beforeAll(async () => {
  books = await openBooks();
});
afterAll(() => books.close());

/** A card is sold, used on some days and perhaps handed in: [price in fen, sessions, used each time, handed in]. */
const lives = fc.record({
  priceFen: fc.integer({ min: 1, max: 2_000_000 }),
  sessions: fc.integer({ min: 1, max: 30 }),
  uses: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }),
  handedIn: fc.boolean(),
});

test('what is left on a card is what was paid less what was consumed and given back', async () => {
  let customers = Object.keys(books.cast.customers).filter((name) => name !== '王姐');
  await fc.assert(
    fc.asyncProperty(lives, async ({ priceFen, sessions, uses, handedIn }) => {
      const [name, ...rest] = customers;
      customers = [...rest, name];
      const customerId = books.customer(name);
      const treatmentId = books.treatment('E02');
      const before = new Set((await books.db.find(Course)).map((course) => course.id));
      const line = { kind: 'course', amountFen: priceFen, method: 'card', treatmentId, sessions };
      await books.done('SuWan', 'payments.record', { customerId, lines: [line], again: true });
      const sold = (await books.db.find(Course)).find((course) => !before.has(course.id))!;
      let used = 0;
      for (const [n, times] of uses.entries()) {
        if (used + times > sessions) continue;
        used += times;
        const day = addDays(TODAY, n + 1);
        const services = [{ treatmentId, times, paidBy: 'course', courseId: sold.id, beauticianId: null }];
        const at = { now: instantAt(day, '15:00', 'Asia/Shanghai') };
        await books.done('HeYing', 'visits.record', { customerId, day, services, again: true }, at);
      }
      if (handedIn) await books.ask('FangJie', 'refunds.request', { customerId, key: sold.id });

      const course = (await books.db.one(Course, { id: sold.id }))!;
      const services = await books.db.find(VisitService, { where: { courseId: sold.id } });
      const consumedFen = services.reduce((sum, each) => sum + each.consumedFen, 0);
      const payments = await books.db.find(Payment, { where: { courseId: sold.id } });
      const balanceFen = payments.reduce((sum, each) => sum + each.amountFen, 0) - consumedFen;
      const entries = await books.db.find(CourseEntry, { where: { courseId: sold.id } });
      const moved = entries.reduce((sum, each) => sum + each.delta, 0);
      const gone = course.status === 'refunded';
      expect(course.used).toBe(gone ? course.used : used);
      expect(consumedFen).toBe(Math.round((priceFen * used) / sessions));
      expect(balanceFen).toBe(gone ? 0 : priceFen - consumedFen);
      expect(gone ? 0 : sessions + moved).toBe(gone ? 0 : sessions - used);
    }),
    { numRuns: 60, examples: [[{ priceFen: 6, sessions: 4, uses: [1], handedIn: true }]] },
  );
});
