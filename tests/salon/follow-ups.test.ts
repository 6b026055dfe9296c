import { Promised } from '../../entities/promise';
import { Shift } from '../../entities/shift';
import { Store } from '../../entities/store';
import { addDays } from '../../src/salon/calendar';
import { logContact } from '../../src/salon/contacts/contacts';
import type { Digest, ManagerLine } from '../../src/salon/contacts/follow-ups';
import { followUps, timedReminders } from '../../src/salon/contacts/follow-ups';
import type { Tell } from '../../src/salon/operation';
import { makePromise, openPromises } from '../../src/salon/promises/promises';
import { createWork, type Work } from '../../src/salon/work';
import { loadCast, type Cast } from '../support/cast';
import { describeEachDatabase, type TestDatabase } from '../support/databases';

/** Wednesday 25 November 2026, 17:07 in Shanghai. */
const AT_1707 = Date.UTC(2026, 10, 25, 9, 7);
const DAY = 24 * 3600_000;
const TODAY = '2026-11-25';

describeEachDatabase('the digest of what is left, at 17:07', (open) => {
  let opened: TestDatabase;
  let cast: Cast;
  let now: number;

  beforeEach(async () => {
    opened = await open();
    now = AT_1707 - 7 * 3600_000;
    cast = await loadCast(opened.database, now);
    now = AT_1707;
  });

  const doing = <T>(run: (work: Work) => Promise<T>, userid?: string): Promise<T> =>
    opened.database.transaction((tx) => {
      const staff = userid ? cast.staff[userid] : undefined;
      return run(
        createWork({
          tx,
          actor: {
            kind: staff ? 'staff' : 'job',
            staffId: staff?.id,
            userid: userid ?? 'job',
            name: staff?.name,
            roles: staff?.roles ?? [],
            storeIds: [cast.store.id],
            command: 'call-log',
          },
          now,
          store: cast.store,
          operation: `test:${Math.random()}`,
        }),
      );
    });

  const promised = (customer: string, why: string, dueDay = TODAY, owner = 'SuWan') =>
    doing((work) =>
      makePromise(work, {
        customerId: cast.customers[customer].id,
        ownerId: cast.staff[owner].id,
        kind: 'word',
        why,
        dueDay,
        originKind: 'visit',
      }),
    );

  async function run(): Promise<Tell[]> {
    const result = await doing(followUps);
    return result.done ? (result.tells ?? []) : [];
  }

  const digestOf = (tells: Tell[], userid: string) =>
    tells.find((tell) => tell.to === cast.staff[userid].id && tell.notice === 'follow-ups')?.facts as
      Digest | undefined;
  const linesFor = (tells: Tell[]) =>
    tells.find((tell) => tell.notice === 'follow-ups.over')?.facts.lines as ManagerLine[] | undefined;

  it('is one message per owner with everything of hers', async () => {
    await promised('钱玉兰', '带养生茶');
    await promised('李婷', '发护理照片');
    await promised('刘芳', '换VIP房', TODAY, 'TangLin');
    const tells = await run();
    expect(tells.filter((tell) => tell.notice === 'follow-ups')).toHaveLength(2);
    expect(digestOf(tells, 'SuWan')?.items.map((item) => item.customer?.name)).toEqual(['钱玉兰', '李婷']);
  });

  it('goes to the owner, to the owner again, is asked once, and then is a number for the manager', async () => {
    await promised('钱玉兰', '带养生茶');
    const first = await run();
    expect(digestOf(first, 'SuWan')?.items[0]).toMatchObject({ again: false });
    expect(linesFor(first)).toBeUndefined();
    now += DAY;
    expect(digestOf(await run(), 'SuWan')?.items[0]).toMatchObject({ again: false });
    now += DAY;
    const third = await run();
    expect(digestOf(third, 'SuWan')?.items[0]).toMatchObject({ again: true });
    expect(linesFor(third)).toEqual([{ name: '苏婉', count: 1 }]);
    now += DAY;
    const fourth = await run();
    expect(digestOf(fourth, 'SuWan')).toBeUndefined();
    expect(linesFor(fourth)).toEqual([{ name: '苏婉', count: 1 }]);
  });

  it('climbs one rung a day, however often it runs', async () => {
    const promise = await promised('钱玉兰', '带养生茶');
    await run();
    await run();
    expect(await opened.database.one(Promised, { id: promise!.id })).toMatchObject({ step: 1 });
  });

  it('says nothing about what is due tomorrow, and nothing to whoever owes nothing', async () => {
    await promised('钱玉兰', '带养生茶', addDays(TODAY, 1));
    expect(await run()).toEqual([]);
  });

  it('withdraws a call once she has been reached, whoever reached her', async () => {
    const { id } = cast.customers['钱玉兰'];
    await doing((work) =>
      makePromise(work, {
        customerId: id,
        ownerId: cast.staff.SuWan.id,
        kind: 'call',
        why: '',
        dueDay: TODAY,
        originKind: 'plan',
      }),
    );
    now += 60_000;
    await doing((work) => logContact(work, { customerId: id, result: 'reached' }), 'FangJie');
    expect(await doing((work) => openPromises(work, id))).toEqual([]);
    expect(await run()).toEqual([]);
  });

  it('never makes a promise for the past', async () => {
    expect(await promised('钱玉兰', '带养生茶', addDays(TODAY, -1))).toBeNull();
  });

  it('does not call late what was due before the store went live', async () => {
    now -= 3 * DAY;
    await promised('钱玉兰', '带养生茶', addDays(TODAY, -3));
    now += 3 * DAY;
    await opened.database.update(Store, { id: cast.store.id }, { liveSince: TODAY });
    expect(await run()).toEqual([]);
  });

  it('goes to the stand-in of somebody who is off', async () => {
    await promised('钱玉兰', '带养生茶');
    await opened.database.update(Shift, { staffId: cast.staff.SuWan.id, day: TODAY }, { off: true });
    const tells = await run();
    expect(digestOf(tells, 'SuWan')).toBeUndefined();
    expect(digestOf(tells, 'FangJie')?.items).toHaveLength(1);
  });

  it('reminds of an unanswered call at its hour, once', async () => {
    now = AT_1707 - 6 * 3600_000;
    const { id } = cast.customers['钱玉兰'];
    const logged = await doing((work) => logContact(work, { customerId: id, result: 'noAnswer' }), 'SuWan');
    expect(logged.facts).toMatchObject({ nextClock: '16:00' });
    const reminded = async () => {
      const result = await doing(timedReminders);
      return result.done ? (result.tells ?? []) : [];
    };
    expect(await reminded()).toEqual([]);
    now = AT_1707;
    expect(await reminded()).toMatchObject([{ to: cast.staff.SuWan.id, facts: { customers: ['钱玉兰'] } }]);
    expect(await reminded()).toEqual([]);
  });
});
