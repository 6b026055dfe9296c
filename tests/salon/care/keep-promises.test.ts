import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { Promised } from '../../../entities/promise';
import { Setting } from '../../../entities/setting';
import { Shift } from '../../../entities/shift';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { ulid } from '../../../src/database';
import { post } from '../../../src/salon/money/accounts';
import { addDays, instantAt } from '../../../src/salon/calendar';
import type { DutyCounts } from '../../../src/salon/care/duty-counts';
import { keepPromises } from '../../../src/salon/care/keep-promises';
import { logContact } from '../../../src/salon/contacts/contacts';
import { listFor } from '../../../src/salon/morning/daily-lists';
import { listFacts } from '../../../src/salon/morning/list-facts';
import { operations } from '../../../src/salon/operations';
import { makePromise, openPromises } from '../../../src/salon/promises/promises';
import { recount } from '../../../src/salon/customers/summary';
import type { Work } from '../../../src/salon/work';
import { dutiesText } from '../../../src/text/duties';
import { moreText, morningText } from '../../../src/text/daily-list';
import type { Cast } from '../../support/cast';
import { loadCast } from '../../support/cast';
import { openSqlite, type TestDatabase } from '../../support/databases';
import { doing } from '../../support/work';

const ZONE = 'Asia/Shanghai';
const TODAY = '2026-11-25';
const at = (day: string, clock: string) => instantAt(day, clock, ZONE);

/** Face every fortnight; the first day so many days ago. */
const fortnights = (last: number, count = 6) =>
  Array.from({ length: count }, (_, index) => last + index * 14);

interface Given {
  name: string;
  grade: string;
  visits: number[];
  body?: number[];
  birthday?: string;
  lunar?: boolean;
  consultant?: string;
}

const GIVEN: Given[] = [
  { name: '周昨天', grade: 'A', visits: fortnights(1) },
  { name: '吴昨天', grade: 'C', visits: fortnights(1) },
  { name: '郑大客', grade: 'A', visits: fortnights(15) },
  { name: '王大客', grade: 'A', visits: fortnights(15), consultant: 'TangLin' },
  { name: '冯主要', grade: 'B', visits: fortnights(15) },
  { name: '陈普通', grade: 'C', visits: fortnights(15) },
  { name: '褚寿星', grade: 'C', visits: fortnights(10), birthday: '1985-11-27' },
  { name: '卫农历', grade: 'C', visits: fortnights(10), birthday: '1985-10-18', lunar: true },
  { name: '蒋漏身', grade: 'C', visits: fortnights(8), body: [36, 50, 64, 78] },
  { name: '沈睡客', grade: 'B', visits: fortnights(80) },
  { name: '韩一年', grade: 'C', visits: fortnights(400) },
];

describe('the promises that the rules make before the morning lists', () => {
  let opened: TestDatabase;
  let cast: Cast;
  let now: number;
  let ids: Map<string, string>;

  beforeEach(async () => {
    opened = await openSqlite();
    now = at(TODAY, '07:43');
    cast = await loadCast(opened.database, now);
    ids = new Map();
    await run(async (work) => {
      for (const customer of new Set(Object.values(cast.customers))) {
        await work.tx.update(Customer, { id: customer.id }, { grade: 'C', birthday: null });
        await recount(work, customer.id);
      }
      for (const given of GIVEN) ids.set(given.name, await enter(work, given));
    });
  });

  afterEach(() => opened.close());

  const run = <T>(what: (work: Work) => Promise<T>): Promise<T> =>
    doing(opened.database, `op:${Math.random()}`, what, {
      now,
      store: cast.store,
      actor: { kind: 'job', staffId: undefined, userid: 'job', roles: [], storeIds: [cast.store.id] },
    });

  async function enter(work: Work, given: Given): Promise<string> {
    const id = ulid();
    await work.tx.insert(Customer, {
      id,
      code: given.name,
      storeId: cast.store.id,
      name: given.name,
      aliases: [],
      grade: given.grade,
      birthday: given.birthday ?? null,
      birthdayLunar: given.lunar ?? false,
      consultantId: cast.staff[given.consultant ?? 'SuWan'].id,
      isWalkIn: false,
      createdAt: now,
      createdById: null,
    });
    for (const ago of new Set([...given.visits, ...(given.body ?? [])])) {
      const day = addDays(TODAY, -ago);
      const visit = await work.tx.insert(Visit, {
        storeId: cast.store.id,
        customerId: id,
        day,
        status: 'complete',
        openedAt: at(day, '15:00'),
        createdById: cast.staff.HeYing.id,
      });
      const done = [
        ...(given.visits.includes(ago) ? [cast.treatments.F01] : []),
        ...(given.body?.includes(ago) ? [cast.treatments.B01] : []),
      ];
      for (const treatment of done) {
        await work.tx.insert(VisitService, {
          visitId: visit.id,
          customerId: id,
          treatmentId: treatment.id,
          beauticianId: cast.staff.HeYing.id,
          paidBy: 'cash',
          byId: cast.staff.HeYing.id,
          at: visit.openedAt,
        });
      }
    }
    await recount(work, id);
    return id;
  }

  /** «name kind owner» of everything open. */
  async function open(): Promise<string[]> {
    const rows = await opened.database.find(Promised, { where: { status: 'open' } });
    const names = new Map([...ids].map(([name, id]) => [id, name]));
    const staff = new Map(Object.values(cast.staff).map((each) => [each.id, each.name]));
    return rows.map((row) => `${names.get(row.customerId!)} ${row.kind} ${staff.get(row.ownerId)}`).sort();
  }

  it('go to whoever is in charge: each class its duties, birthdays by sun and moon, the day after, who is quiet', async () => {
    await run(keepPromises);
    expect(await open()).toEqual(
      [
        '周昨天 care 苏婉',
        '郑大客 duty 方洁',
        '王大客 duty 方洁',
        '冯主要 duty 苏婉',
        '褚寿星 birthday 苏婉',
        '卫农历 birthday 苏婉',
        '蒋漏身 quiet 苏婉',
        '沈睡客 win-back 苏婉',
        '韩一年 win-back 方洁',
      ].sort(),
    );
  });

  it('stand on the list of the day in words, by class', async () => {
    await run(keepPromises);
    now = at(TODAY, '09:12');
    const text = await run(async (work) => {
      const facts = await listFacts(work, (await listFor(work, cast.staff.SuWan.id))!);
      return `${morningText(facts)}\n${moreText(facts)}`;
    });
    expect(text).toContain('周昨天 做完要问一句:好了没、满意没');
    expect(text).toContain('11-27生日,备个小惊喜');
    expect(text).toMatch(/蒋漏身 .*身体平时14天一次,36天没做/);
    expect(text).toMatch(/沈睡客 .*80天没来,问问真实原因/);
    expect(text).not.toContain('陈普通');
  });

  it('are made once, and not again on the next day while they are open', async () => {
    await run(keepPromises);
    const before = await open();
    await run(keepPromises);
    now = at(addDays(TODAY, 1), '07:43');
    await run(keepPromises);
    const again = await open();
    expect(again.filter((line) => before.includes(line))).toEqual(before);
    expect(new Set(again).size).toBe(again.length);
  });

  it('are not more than the setting gives one person a day, and none that may wait on her day off', async () => {
    await opened.database.update(Shift, { staffId: cast.staff.SuWan.id, day: TODAY }, { off: true });
    await run(keepPromises);
    const hers = (await open()).filter((line) => line.endsWith('苏婉'));
    expect(hers).toEqual(['周昨天 care 苏婉', '卫农历 birthday 苏婉', '褚寿星 birthday 苏婉'].sort());
  });

  it('fall with their fact: another class, another birthday, a talk, an appointment', async () => {
    await run(keepPromises);
    now = at(addDays(TODAY, 1), '07:43');
    await run(async (work) => {
      await work.tx.update(Customer, { id: ids.get('冯主要') }, { grade: 'C' });
      await work.tx.update(Customer, { id: ids.get('褚寿星') }, { birthday: '1985-06-01' });
      await logContact(work, { customerId: ids.get('周昨天')!, result: 'reached' });
      await work.tx.insert(Appointment, {
        storeId: cast.store.id,
        customerId: ids.get('沈睡客'),
        day: addDays(TODAY, 2),
        at: at(addDays(TODAY, 2), '15:00'),
        endAt: at(addDays(TODAY, 2), '16:00'),
        beauticianId: cast.staff.HeYing.id,
        treatments: [],
        status: 'booked',
        createdById: cast.staff.SuWan.id,
        createdAt: now,
      });
      for (const id of ids.values()) await recount(work, id);
    });
    await run(keepPromises);
    const left = await open();
    for (const gone of ['冯主要', '褚寿星', '周昨天', '沈睡客']) {
      expect(left.filter((line) => line.startsWith(gone))).toEqual([]);
    }
    const birthday = await opened.database.one(Promised, { customerId: ids.get('褚寿星'), kind: 'birthday' });
    expect(birthday).toMatchObject({ status: 'withdrawn' });
  });

  it('let one person call: on the other list she stands with whose voice she hears today (SR-REL-04)', async () => {
    const customerId = ids.get('沈睡客')!;
    await run((work) =>
      makePromise(work, {
        customerId,
        ownerId: cast.staff.TangLin.id,
        kind: 'complaint',
        why: '等太久',
        dueDay: TODAY,
        originKind: 'complaint',
      }),
    );
    now = at(TODAY, '09:12');
    const lineOf = async (userid: string) => {
      const list = await run((work) => listFor(work, cast.staff[userid].id));
      const facts = await run((work) => listFacts(work, list!));
      return { item: list!.items.find((each) => each.customerId === customerId), text: morningText(facts) };
    };
    const consultant = await lineOf('SuWan');
    const other = await lineOf('TangLin');
    expect([consultant.item?.call, other.item?.call]).toEqual([false, true]);
    expect(consultant.text).toMatch(/沈睡客 .*今天由唐琳联系/);
  });

  it('are never for a day that is over, and what she pays later is asked for on her day alone', async () => {
    const customerId = ids.get('冯主要')!;
    const pays = (dueDay: string) =>
      run((work) =>
        makePromise(work, {
          customerId,
          ownerId: cast.staff.SuWan.id,
          kind: 'pay',
          why: '付尾款',
          dueDay,
          originKind: 'contact',
        }),
      );
    expect(await pays(addDays(TODAY, -1))).toBeNull();
    await pays(TODAY);
    await run(async (work) => {
      await post(work, {
        customerId,
        account: 'arrears',
        deltaFen: 100_000,
        day: TODAY,
        dueDay: TODAY,
        kind: 'course',
      });
      await recount(work, customerId);
      await logContact(work, { customerId, result: 'callback', nextDay: addDays(TODAY, 5), pays: true });
    });
    const left = await run((work) => openPromises(work, customerId));
    expect(left.map((each) => [each.kind, each.dueDay])).toEqual([['pay', addDays(TODAY, 5)]]);
  });

  it('go by the nine levels where the store wants it, the named ones among them, and stand the next day', async () => {
    const { database } = opened;
    await database.insert(Setting, {
      storeId: cast.store.id,
      name: 'duty.preset',
      value: 'nine',
      effectiveDay: TODAY,
      at: now,
    });
    const her = ids.get('郑大客')!;
    await database.update(
      Customer,
      { id: her },
      { namedLevel: { level: 'strategic', byId: cast.staff.FangJie.id, day: TODAY } },
    );
    const ofHers = () => database.find(Promised, { where: { customerId: her } });
    for (let day = 0; day < 14 && (await ofHers()).length === 0; day++) {
      now = at(addDays(TODAY, day), '07:43');
      await run(keepPromises);
    }
    expect(await ofHers()).toMatchObject([
      { kind: 'see', status: 'open', facts: { level: '1' }, originId: 'SR-NINE-01' },
    ]);
    now += 24 * 60 * 60 * 1000;
    await run(keepPromises);
    expect(await ofHers()).toMatchObject([{ status: 'open' }]);
    const shown = await run((work) => operations.get('duties.month')!.run(work, {} as never));
    const [first] = shown.facts.classes as { grade: string; customers: number; made: number }[];
    expect(first).toMatchObject({ grade: '1', customers: 1, made: 1 });
    expect(dutiesText(shown.facts as DutyCounts)).toContain('战略 1 位:每两周见面');
  });
});
