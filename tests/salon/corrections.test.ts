import { Approval } from '../../entities/approval';
import { Course } from '../../entities/course';
import { CustomerSummary } from '../../entities/customer-summary';
import { Payment } from '../../entities/payment';
import { Visit } from '../../entities/visit';
import { VisitService } from '../../entities/visit-service';
import { openBooks, TODAY, YESTERDAY, type Books } from '../support/salon-books';

let books: Books;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

const visit = (userid: string, name: string, codes: string[], more: object = {}) =>
  books.done(userid, 'visits.record', {
    customerId: books.customer(name),
    day: TODAY,
    services: codes.map((code) => ({ treatmentId: books.treatment(code), times: 1 })),
    beauticianId: books.staff('HeYing'),
    ...more,
  });
const correct = (userid: string, input: object) => books.ask(userid, 'corrections.apply', input);
const courseOf = async (name: string, code: string) =>
  (await books.db.one(Course, { customerId: books.customer(name), treatmentId: books.treatment(code) }))!;

describe('a correction', () => {
  it('shows before and after, and changes the entry', async () => {
    await visit('HeYing', '徐曼', ['F01', 'E01'], { consumedFen: 65_600 });
    const said = { customerId: books.customer('徐曼'), consumedFen: 55_600 };
    const { found, free } = await books.done('HeYing', 'corrections.preview', said);
    expect(free).toBe(true);
    expect(found).toMatchObject({
      customer: { name: '徐曼' },
      change: { kind: 'consumed', beforeFen: 65_600, afterFen: 55_600 },
    });
    await correct('HeYing', said);
    expect(await books.db.one(Visit, { customerId: books.customer('徐曼') })).toMatchObject({
      consumedFen: 55_600,
    });
  });

  it('of what was done gives the sessions back and takes the right ones', async () => {
    await visit('HeYing', '郑红', ['B04'], { sessionsUsed: 1 });
    await correct('HeYing', { customerId: books.customer('郑红'), treatmentIds: [books.treatment('E02')] });
    expect([(await courseOf('郑红', 'B04')).used, (await courseOf('郑红', 'E02')).used]).toEqual([12, 3]);
    const services = await books.db.find(VisitService, { where: { customerId: books.customer('郑红') } });
    expect(services.map((service) => service.treatmentId)).toEqual([books.treatment('E02')]);
  });

  it('of the sessions moves the course and what was consumed', async () => {
    await visit('HeYing', 'Lisa', ['P02'], { sessionsUsed: 1 });
    await correct('HeYing', { customerId: books.customer('Lisa'), sessions: 2 });
    expect((await courseOf('Lisa', 'P02')).used).toBe(8);
    expect(await books.db.one(Visit, { customerId: books.customer('Lisa') })).toMatchObject({
      consumedFen: 108_800,
    });
  });

  it('moves a sum from one customer to the other with all that hangs on it', async () => {
    await books.done('PanYan', 'payments.record', {
      customerId: books.customer('周丽'),
      lines: [
        {
          kind: 'course',
          amountFen: 500_000,
          method: 'wechat',
          treatmentId: books.treatment('F03'),
          sessions: 5,
        },
      ],
    });
    const said = {
      customerId: books.customer('周丽'),
      toCustomerId: books.customer('周莉'),
      wasFen: 500_000,
    };
    const { found } = await books.done('PanYan', 'corrections.preview', said);
    expect(found).toMatchObject({ hangs: [{ what: 'course', count: 1 }] });
    await correct('PanYan', said);
    expect(await books.db.one(CustomerSummary, { customerId: said.customerId })).toMatchObject({
      cashFen: 0,
    });
    expect(await books.db.one(CustomerSummary, { customerId: said.toCustomerId })).toMatchObject({
      cashFen: 500_000,
    });
    expect(await books.db.one(Course, { boughtDay: TODAY })).toMatchObject({ customerId: said.toCustomerId });
  });

  it('moves a visit, and the sessions come off the right person’s card', async () => {
    await visit('HeYing', '李婷', ['F01'], { sessionsUsed: 1 });
    await correct('HeYing', { customerId: books.customer('李婷'), toCustomerId: books.customer('李春梅') });
    expect([(await courseOf('李婷', 'F01')).used, (await courseOf('李春梅', 'F01')).used]).toEqual([8, 4]);
    expect(await books.db.one(CustomerSummary, { customerId: books.customer('李婷') })).toMatchObject({
      visits: 0,
    });
    expect(await books.db.one(CustomerSummary, { customerId: books.customer('李春梅') })).toMatchObject({
      visits: 1,
    });
  });

  it('of a sum keeps the wrong line as reversed', async () => {
    const lines = [{ kind: 'topUp', amountFen: 1_280_000, method: 'card' }];
    await books.done('PanYan', 'payments.record', { customerId: books.customer('徐曼'), lines });
    await correct('PanYan', { customerId: books.customer('徐曼'), amountFen: 128_000 });
    const rows = await books.db.find(Payment, {
      where: { customerId: books.customer('徐曼') },
      order: { id: 'ASC' },
    });
    expect(rows.map((row) => [row.amountFen, row.status])).toEqual([
      [1_280_000, 'reversed'],
      [128_000, 'confirmed'],
    ]);
    expect(await books.db.one(CustomerSummary, { customerId: books.customer('徐曼') })).toMatchObject({
      cashFen: 128_000,
      storedFen: 150_000 + 128_000,
    });
  });

  it('of somebody else’s entry, or of an earlier day, waits for the manager', async () => {
    await visit('SuWan', '郑红', ['B04'], { day: YESTERDAY, sessionsUsed: 1 });
    const said = { customerId: books.customer('郑红'), day: YESTERDAY, beauticianId: books.staff('LuoYun') };
    const asked = await correct('LuoYun', said);
    expect(asked).toMatchObject({ done: true, facts: { applied: false } });
    const line = () => books.db.one(VisitService, { customerId: books.customer('郑红') });
    expect(await line()).toMatchObject({ beauticianId: books.staff('HeYing') });
    const { id } = (await books.db.one(Approval, { status: 'open' }))!;
    await books.done('FangJie', 'approvals.decide', { approvalId: id, verdict: 'approved' });
    expect(await line()).toMatchObject({ beauticianId: books.staff('LuoYun') });
  });

  it.each([
    [{ consumedFen: -1 }, 'not-an-amount'],
    [{ sessions: 99 }, 'not-a-count'],
    [{ amountFen: 100 }, 'no-such-sum'],
    [{}, 'what-is-wrong'],
  ])('of %j is refused', async (said, code) => {
    await visit('HeYing', '徐曼', ['F01']);
    expect(await correct('HeYing', { customerId: books.customer('徐曼'), ...said })).toMatchObject({ code });
  });
});
