import { Audit } from '../../../entities/audit';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { HandbookPage } from '../../../entities/handbook-page';
import { LexiconVersion } from '../../../entities/lexicon-version';
import { Payment } from '../../../entities/payment';
import { Setting } from '../../../entities/setting';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import type { Database } from '../../../src/database';
import { exportRows, exportTables, importName, isImportable } from '../../../src/salon/export';
import { importDocument } from '../../../src/salon/import';
import { describeEachDatabase } from '../../support/databases';
import { NOW, smallSalon } from './small-salon';

const take = (db: Database, document: unknown, now = NOW) =>
  importDocument(db, document, { now, actor: 'cli' });

async function given(db: Database): Promise<Record<string, unknown[]>> {
  const tables = exportTables.filter(isImportable);
  const rows = await exportRows(db, tables, { now: NOW, actor: 'cli', format: 'json' });
  return Object.fromEntries([...rows].map(([table, list]) => [importName(table), list]));
}

async function summaryOf(db: Database, code: string) {
  const customer = await db.one(Customer, { code });
  return (await db.one(CustomerSummary, { customerId: customer!.id }))!;
}

describeEachDatabase('a salon is taken over', (open) => {
  test('what is exported is what was imported, and another salon made from it is the same', async () => {
    const { database } = await open();
    expect(await take(database, smallSalon())).toMatchObject({ taken: true });
    const first = await given(database);
    const { database: other } = await open();
    expect(await take(other, first)).toMatchObject({ taken: true });
    expect(await given(other)).toEqual(first);

    const salon = smallSalon();
    expect(first).toMatchObject({
      stores: salon.stores,
      rooms: salon.rooms,
      shifts: expect.arrayContaining(salon.shifts),
      customers: salon.customers.map(({ firstVisit, ...row }) => ({
        ...row,
        ...(firstVisit && { firstVisit }),
      })),
      diagnoses: salon.diagnoses,
      courses: salon.courses,
      balances: salon.balances,
      appointments: salon.appointments,
      plans: salon.plans,
      followUps: salon.followUps,
      dailyMeetings: salon.dailyMeetings,
      handbook: expect.arrayContaining(salon.handbook),
    });
    expect(first.handbook).toHaveLength(salon.handbook.length);
    const { arrears: _none, treatments, beautician, ...second } = salon.visits[1];
    expect(first.visits).toEqual([
      expect.objectContaining({
        ...second,
        services: [{ treatment: treatments![0], times: 1, beautician }],
      }),
      expect.objectContaining(salon.visits[0]),
    ]);
    expect(first.payments).toEqual(
      expect.arrayContaining(salon.payments.map((row) => expect.objectContaining(row))),
    );
  });

  test('twice changes nothing', async () => {
    const { database } = await open();
    await take(database, smallSalon());
    const before = await given(database);
    for (const again of [smallSalon(), before]) {
      const result = await take(database, again, NOW + 3_600_000);
      expect(result).toMatchObject({ taken: true });
      const counts = Object.entries(result.taken ? result.counts : {});
      expect(counts.filter(([, { changed }]) => changed > 0)).toEqual([]);
    }
    expect(await given(database)).toEqual(before);
  });

  test('a page that says something else becomes a new version; nothing is written over', async () => {
    const { database } = await open();
    await take(database, smallSalon());
    const page = { store: 'S1', kind: 'sop', treatment: 'F01' };
    const mended = { ...page, version: 2, text: '1 卸妆\n2 清洁' };
    const known = { ...page, text: '1 卸妆\n2 清洁' };
    expect(await take(database, { handbook: [mended, known] })).toMatchObject({
      counts: { handbook: { rows: 2, changed: 1 } },
    });
    expect(await take(database, { handbook: [mended] })).toMatchObject({
      counts: { handbook: { changed: 0 } },
    });
    const pages = await database.find(HandbookPage, { where: { kind: 'sop' }, order: { version: 'ASC' } });
    expect(pages.map(({ version, text }) => [version, text])).toEqual([
      [1, '1 清洁'],
      [2, '1 清洁\n2 蒸脸、敷膜;收尾'],
      [3, '1 卸妆\n2 清洁'],
    ]);
  });

  test('a second row of a day is added to the visit, an equal one is skipped', async () => {
    const { database } = await open();
    const { visits: _visits, payments: _payments, ...salon } = smallSalon();
    await take(database, salon);
    const row = (at: string, beautician: string, more: object = {}) => ({
      customer: 'K2',
      at,
      services: [{ treatment: 'F01', beautician }],
      cash: 100,
      consumed: 298,
      ...more,
    });
    const visits = [
      row('2026-11-20T11:00', 'HeYing', { effect: '亮了', needs: ['祛斑'] }),
      row('2026-11-20T11:00', 'SuWan', { effect: '亮了', feedback: '满意', needs: ['减重'] }),
      row('2026-11-20T11:00', 'HeYing'),
      row('2026-11-20T19:00', 'HeYing', { note: '又来一次' }),
      // Half past one at night is the evening before.
      row('2026-11-21T01:30', 'FangJie'),
      row('2026-11-21T11:00', 'HeYing'),
    ];
    const counted = { rows: 6, changed: 5 };
    expect(await take(database, { visits })).toMatchObject({ counts: { visits: counted } });
    expect(await take(database, { visits })).toMatchObject({ counts: { visits: { changed: 0 } } });
    const written = await database.find(Visit, { order: { day: 'ASC' } });
    expect(written).toMatchObject([
      {
        day: '2026-11-20',
        effect: '亮了',
        feedback: '满意',
        needs: ['祛斑', '减重'],
        note: '又来一次',
        cashFen: 40000,
        consumedFen: 119200,
        status: 'complete',
      },
      { day: '2026-11-21', cashFen: 10000 },
    ]);
    expect(await database.count(VisitService, { visitId: written[0].id })).toBe(4);
    expect(await summaryOf(database, 'K2')).toMatchObject({
      visits: 2,
      cashFen: 50000,
      lastVisitDay: '2026-11-21',
    });
  });

  test("a visit's cash and the lines that tell it are counted once, whichever comes first", async () => {
    const { visits: _visits, payments: _payments, ...salon } = smallSalon();
    const visit = {
      customer: 'K1',
      at: '2026-11-20T11:00',
      treatments: ['F01'],
      beautician: 'HeYing',
      cash: 3000,
      consumed: 298,
    };
    const line = (amount: number, method: string) => ({
      customer: 'K1',
      at: '2026-11-20T11:30',
      kind: 'course',
      amount,
      method,
    });
    const payments = [line(1000, '微信收款码'), line(1500, 'card'), line(298, 'stored_value')];
    for (const documents of [[{ visits: [visit], payments }], [{ visits: [visit] }, { payments }]]) {
      const { database } = await open();
      await take(database, salon);
      for (const document of documents) expect(await take(database, document)).toMatchObject({ taken: true });
      expect(await summaryOf(database, 'K1')).toMatchObject({ cashFen: 300000 });
      const lines = await database.find(Payment, { order: { amountFen: 'ASC' } });
      expect(lines.map((each) => [each.amountFen, each.method])).toEqual([
        [29800, 'stored_value'],
        [50000, 'unknown'],
        [100000, '微信收款码'],
        [150000, 'card'],
      ]);
    }
  });

  test("of a day's lines the one of the visit's own minute is its cash, whatever stands first", async () => {
    const { visits: _visits, payments: _payments, ...salon } = smallSalon();
    const at = '2026-11-20T11:00';
    const visit = {
      customer: 'K1',
      at,
      treatments: ['F01'],
      beautician: 'HeYing',
      cash: 1000,
      consumed: 298,
    };
    const line = { customer: 'K1', kind: 'course', method: 'card' };
    const payments = [
      { ...line, at: '2026-11-20T16:20', amount: 3000 },
      { ...line, at, amount: 1000 },
    ];
    const { database } = await open();
    await take(database, { ...salon, visits: [visit], payments });
    expect(await summaryOf(database, 'K1')).toMatchObject({ cashFen: 400000 });
    expect((await database.find(Visit)).map((each) => each.cashFen)).toEqual([100000]);
  });

  test('courses and balances are as they stand today, visits do not move them', async () => {
    const { database } = await open();
    await take(database, smallSalon());
    expect(await summaryOf(database, 'K1')).toMatchObject({
      sessionsLeft: 32,
      storedFen: 680050,
      arrearsFen: 150000,
      moneyDueDay: '2026-12-01',
      visits: 1,
      consumedFen: 47780,
    });
    const salon = smallSalon();
    salon.courses[0].used = 9;
    salon.balances[0].storedValue = 5000;
    const { courses, balances } = salon;
    expect(await take(database, { courses, balances })).toMatchObject({
      counts: { courses: { rows: 2, changed: 1 }, balances: { changed: 1 } },
    });
    expect(await summaryOf(database, 'K1')).toMatchObject({ sessionsLeft: 31, storedFen: 500000 });
  });

  test('rows with a code are updated, and what an older sheet says does not undo what has happened', async () => {
    const { database } = await open();
    await take(database, smallSalon());
    const salon = smallSalon();
    salon.customers[0].grade = 'B';
    salon.appointments[0].status = 'done';
    await take(database, { customers: salon.customers, appointments: salon.appointments });
    await take(database, { appointments: smallSalon().appointments });
    const after = await given(database);
    expect(after.customers[0]).toMatchObject({ code: 'K1', grade: 'B' });
    expect(after.appointments).toMatchObject([{ status: 'done' }]);
  });

  test('a sheet of before the newer fields wipes nothing, and what no sheet tells stays', async () => {
    const { database } = await open();
    await take(database, smallSalon());
    const { id, profile } = (await database.one(Customer, { code: 'K1' }))!;
    await database.update(Customer, { id }, { profile: { ...profile, privateDates: ['5号'] } });
    const before = await given(database);
    expect(JSON.stringify(before)).not.toContain('5号');
    await take(database, {
      customers: [
        { code: 'K1', store: 'S1', name: '李婷', motives: ['beauty'] },
        { code: 'K2', store: 'S1', name: '周丽', birthday: '1968-10-18' },
      ],
      diagnoses: [{ customer: 'K1', day: '2026-10-12', findings: '两颊' }],
    });
    const [first, ...others] = before.customers as object[];
    expect(await given(database)).toEqual({
      ...before,
      customers: [{ ...first, motives: ['youth', 'health', 'beauty'] }, ...others],
    });
    expect(await database.one(Customer, { id })).toMatchObject({ profile: { privateDates: ['5号'] } });
  });

  test('what the store does not keep is refused, and goes in and out once the owner keeps it', async () => {
    const { database } = await open();
    await take(database, smallSalon());
    const customers = [{ code: 'K2', store: 'S1', name: '周丽', occupation: '教师', family: ['女儿'] }];
    const refused = await take(database, { customers });
    expect(refused.taken ? [] : refused.faults.map((each) => each.column)).toEqual(['occupation', 'family']);
    await database.insert(Setting, {
      storeId: '*',
      name: 'privacy.detail',
      value: 'full',
      effectiveDay: '2026-01-01',
      changedById: null,
      at: NOW,
    });
    expect(await take(database, { customers })).toMatchObject({ taken: true });
    expect((await given(database)).customers[1]).toMatchObject({ occupation: '教师', family: ['女儿'] });
  });

  test('names with blanks inside, classes in any letter and short names of treatments are the same ones', async () => {
    const { database } = await open();
    const salon = smallSalon() as unknown as Record<string, Record<string, unknown>[]>;
    salon.treatments[0].aliases = ['小补水'];
    await take(database, salon);
    const document = {
      customers: [
        { code: 'K8', store: 'S1', name: '韩　梅', grade: 'ａ' },
        { code: 'K9', store: 'S1', name: 'Lisa Wang', grade: 'B类' },
      ],
      courses: [{ customer: '韩梅', treatment: '小补水', total: 10, used: 4 }],
    };
    expect(await take(database, document)).toMatchObject({ taken: true });
    const rows = (await given(database)).customers as { name: string; grade: string }[];
    expect(rows.slice(-2)).toMatchObject([
      { name: '韩梅', grade: 'A' },
      { name: 'Lisa Wang', grade: 'B' },
    ]);
  });

  test('two stores may use the same codes: then a code is said with its store', async () => {
    const { database } = await open();
    await take(database, smallSalon());
    const second = {
      stores: [{ code: 'S2', name: '二店', opensAt: '10:00', closesAt: '21:00' }],
      rooms: [{ store: 'S2', name: '1号房' }],
      customers: [{ code: 'K1', store: '二店', name: '王芳' }],
    };
    expect(await take(database, { ...second, balances: [{ customer: 'K1', storedValue: 5 }] })).toMatchObject(
      {
        taken: false,
        faults: [{ sheet: 'balances', row: 1, column: 'customer', value: 'K1' }],
      },
    );
    expect(
      await take(database, { ...second, balances: [{ customer: 'S2/K1', storedValue: 5 }] }),
    ).toMatchObject({ taken: true });
    const owner = await database.find(Customer, { where: { code: 'K1' }, order: { id: 'ASC' } });
    const summary = await database.one(CustomerSummary, { customerId: owner[1].id });
    expect([owner[1].name, summary?.storedFen]).toEqual(['王芳', 500]);
  });

  test('names in memory are read again, and the journal says who imported and exported', async () => {
    const { database } = await open();
    await take(database, smallSalon());
    const [before] = await database.find(LexiconVersion);
    await take(database, smallSalon());
    const [after] = await database.find(LexiconVersion);
    expect(after.version).toBe(before.version + 1);
    await given(database);
    const journal = await database.find(Audit, { where: { role: 'cli' } });
    expect(journal.filter((row) => row.command === 'import')).toHaveLength(2);
    expect(journal.find((row) => row.rowId === 'customers')).toMatchObject({
      command: 'export',
      action: 'look',
      after: { rows: 3, format: 'json' },
    });
  });

  test('a trial run tells what would be taken and takes nothing', async () => {
    const { database } = await open();
    const choice = { now: NOW, actor: 'cli', dryRun: true };
    expect(await importDocument(database, smallSalon(), choice)).toMatchObject({
      taken: true,
      counts: { customers: { rows: 3, changed: 0 } },
    });
    expect(await database.count(Customer)).toBe(0);
    expect(await database.count(Audit)).toBe(0);
  });
});
