import { Course } from '../../entities/course';
import { CustomerSummary } from '../../entities/customer-summary';
import { Payment } from '../../entities/payment';
import { Promised } from '../../entities/promise';
import { Visit } from '../../entities/visit';
import { VisitService } from '../../entities/visit-service';
import { act } from '../support/acting';
import { loadCast, type Cast } from '../support/cast';
import { openSqlite, type TestDatabase } from '../support/databases';
import type { Facts } from '../../src/salon/operation';

const AT = Date.UTC(2026, 10, 25, 8);
const TODAY = '2026-11-25';

let opened: TestDatabase;
let cast: Cast;

beforeEach(async () => {
  opened = await openSqlite();
  cast = await loadCast(opened.database, AT);
});
afterEach(() => opened.close());

const treatment = (code: string) => cast.treatments[code].id;
const service = (code: string, times = 1) => ({ treatmentId: treatment(code), times });
const customer = (name: string) => cast.customers[name].id;
const tell = (userid: string, input: object) =>
  act(opened.database, cast, { userid, now: AT }, 'visits.record', { day: TODAY, services: [], ...input });

async function told(userid: string, input: object): Promise<Facts> {
  const result = await tell(userid, input);
  if (!result.done) throw new Error(`${result.code} ${JSON.stringify(result.facts)}`);
  return result.facts;
}
const courseOf = async (name: string, code: string) =>
  (await opened.database.one(Course, { customerId: customer(name), treatmentId: treatment(code) }))!;

describe('one sentence about a visit', () => {
  it('takes the session off her course and counts what it consumed', async () => {
    const facts = await told('HeYing', {
      customerId: customer('李婷'),
      services: [service('F01')],
      sessionsUsed: 1,
      beauticianId: cast.staff.HeYing.id,
      effect: '皮肤比上次亮了',
    });
    expect(facts).toMatchObject({
      consumedFen: 23_840,
      lines: [{ name: '补水', left: 11, total: 20 }],
      own: { visits: 1, consumedFen: 23_840 },
      open: ['nextDo', 'nextSell', 'nextTime'],
    });
    expect((await courseOf('李婷', 'F01')).used).toBe(9);
    expect(await opened.database.one(CustomerSummary, { customerId: customer('李婷') })).toMatchObject({
      visits: 1,
      lastVisitDay: TODAY,
      consumedFen: 23_840,
      sessionsLeft: 17,
      storedFen: 680_000,
    });
  });

  it('is one visit when two people tell of it, and neither the sessions nor the money double', async () => {
    const man = { customerId: customer('徐曼'), services: [service('F01'), service('E01')] };
    const money = [{ kind: 'deposit', amountFen: 128_000, method: 'wechat' }];
    await told('SuWan', { ...man, money });
    await told('HeYing', {
      ...man,
      sessionsUsed: 2,
      beauticianId: cast.staff.HeYing.id,
      effect: '眼纹淡了',
      money,
    });
    expect(await opened.database.count(Visit, { customerId: customer('徐曼') })).toBe(1);
    const services = await opened.database.find(VisitService, { where: { customerId: customer('徐曼') } });
    expect(services.map((each) => [each.sessionsUsed, each.beauticianId])).toEqual([
      [1, cast.staff.HeYing.id],
      [1, cast.staff.HeYing.id],
    ]);
    expect((await courseOf('徐曼', 'F01')).used).toBe(7);
    expect((await courseOf('徐曼', 'E01')).used).toBe(3);
    expect(await opened.database.count(Payment, { customerId: customer('徐曼') })).toBe(1);
  });

  it('is refused with what is there where a course has fewer sessions, and nothing is written', async () => {
    const result = await tell('XuXiaoMei', {
      customerId: customer('孙佳慧'),
      services: [service('F03')],
      sessionsUsed: 3,
    });
    expect(result).toMatchObject({
      done: false,
      code: 'not-enough-sessions',
      facts: { left: 1, total: 10, wanted: 3 },
    });
  });

  it('takes what was said for stored value off her account, and refuses more than there is', async () => {
    const spa = { customerId: customer('钱玉兰'), services: [service('B02')], fromStored: true };
    await told('TangLin', { ...spa, consumedFen: 49_800 });
    expect(await opened.database.one(CustomerSummary, { customerId: customer('钱玉兰') })).toMatchObject({
      storedFen: 450_200,
    });
    const too = await tell('TangLin', { ...spa, again: true, consumedFen: 900_000 });
    expect(too).toMatchObject({ done: false, code: 'not-enough-stored', facts: { storedFen: 450_200 } });
  });

  it('tells the consultant of a reaction at once and has her called tomorrow', async () => {
    const result = await tell('ZhuLi', {
      customerId: customer('陈静怡'),
      services: [service('F04')],
      reaction: '脸还是有点烫',
    });
    expect(result.done && result.tells?.[0]).toMatchObject({ to: cast.staff.TangLin.id, notice: 'reaction' });
    expect(await opened.database.one(Promised, { kind: 'reaction' })).toMatchObject({
      dueDay: '2026-11-26',
      ownerId: cast.staff.TangLin.id,
    });
  });

  it('is complete only when next to do, to offer and next time stand or are waived with a reason (SR-LOOP-03)', async () => {
    const lan = { customerId: customer('钱玉兰'), services: [service('P02')], sessionsUsed: 1 };
    await told('HeYing', { ...lan, nextDo: [{ treatmentId: treatment('P02') }] });
    const facts = await told('SuWan', {
      customerId: lan.customerId,
      nextTime: { day: '2026-12-09' },
      noneBecause: { nextSell: '刚办过卡' },
    });
    expect(facts.open).toEqual([]);
    expect(await opened.database.one(Visit, { customerId: lan.customerId })).toMatchObject({
      status: 'complete',
      consultantDoneById: cast.staff.SuWan.id,
      beauticianDoneById: cast.staff.HeYing.id,
    });
  });

  it.each([
    ['-1 times', { services: [{ treatmentId: 'F01', times: -1 }] }, 'not-a-count'],
    ['a consumption of -1', { services: [], consumedFen: -100 }, 'not-an-amount'],
    ['1e9 yuan', { services: [], money: [{ kind: 'single', amountFen: 1e11, method: 'cash' }] }, 'too-much'],
    ['tomorrow', { services: [], day: '2026-11-26' }, 'not-a-day'],
    ['30 February', { services: [], day: '2026-02-30' }, 'not-a-day'],
  ])('refuses %s', async (_what, input, code) => {
    expect(await tell('HeYing', { customerId: customer('李婷'), ...input })).toMatchObject({
      done: false,
      code,
    });
  });

  it("answers another store's customer like one who does not exist", async () => {
    await opened.database.update(
      (await import('../../entities/customer')).Customer,
      { id: customer('李婷') },
      { storeId: 'ANOTHER' },
    );
    const other = await tell('HeYing', { customerId: customer('李婷'), services: [service('F01')] });
    const nobody = await tell('HeYing', { customerId: 'NOBODY', services: [service('F01')] });
    expect([other, nobody].map((result) => !result.done && result.code)).toEqual([
      'no-such-customer',
      'no-such-customer',
    ]);
  });
});
