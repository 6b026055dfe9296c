import { In, IsNull, LessThan, MoreThanOrEqual, Not } from 'typeorm';
import { Customer, Inbox, JobRun, Operation, StoreDay, Visit } from '../../entities';
import { describeEachDatabase } from '../support/databases';

const customer = { code: 'K1', storeId: 'S1', name: '方敏', aliases: ['方姐'], createdAt: 1 };
const visit = { storeId: 'S1', openedAt: 1, createdById: 'A' };

describeEachDatabase('statements', (open) => {
  test('a row comes back as it was written, with its id and the declared defaults', async () => {
    const { database } = await open();
    const written = await database.insert(Customer, { ...customer, note: '皮肤敏感😀𠮷' });
    const read = await database.one(Customer, { id: written.id });
    expect(read).toEqual(written);
    expect(read).toMatchObject({
      name: '方敏',
      aliases: ['方姐'],
      isWalkIn: false,
      phone: null,
      createdAt: 1,
    });
  });

  test('protected columns are unreadable in the database itself', async () => {
    const { database } = await open();
    await database.insert(Customer, { ...customer, phone: '13800001111' });
    const [row] = await database.query('SELECT name, aliases, phone, code FROM customer');
    expect(row.code).toBe('K1');
    expect(JSON.stringify(row)).not.toMatch(/方|1380000/);
  });

  test('nobody can search by what is sealed', async () => {
    const { database } = await open();
    await expect(database.find(Customer, { where: { name: '方敏' } })).rejects.toThrow(/sealed/);
  });

  test('a sealed column of several rows is sealed for each', async () => {
    const { database } = await open();
    await database.insert(Customer, [customer, { ...customer, code: 'K2' }]);
    expect(await database.update(Customer, { storeId: 'S1' }, { taboo: '酒精' })).toBe(2);
    const rows = await database.find(Customer, { select: ['taboo'] });
    expect(rows.map((row) => row.taboo)).toEqual(['酒精', '酒精']);
  });

  test('conditions, order and limit', async () => {
    const { database } = await open();
    for (const day of ['2026-11-01', '2026-11-02', '2026-11-03']) {
      await database.insert(Visit, {
        ...visit,
        customerId: `C${day.slice(-1)}`,
        day,
        cashFen: Number(day.slice(-1)),
      });
    }
    const days = async (where: object) =>
      (await database.find(Visit, { where, order: { day: 'DESC' }, select: ['day'] })).map((row) =>
        row.day.slice(-1),
      );
    expect(await days({ customerId: In(['C1', 'C3']) })).toEqual(['3', '1']);
    expect(await days({ customerId: In([]) })).toEqual([]);
    expect(await days({ cashFen: MoreThanOrEqual(2), doneAt: IsNull() })).toEqual(['3', '2']);
    expect(await days({ cashFen: Not(2) })).toEqual(['3', '1']);
    expect(await days([{ day: LessThan('2026-11-02') }, { customerId: 'C3' }] as object)).toEqual(['3', '1']);
    expect(await database.find(Visit, { order: { day: 'ASC' }, take: 1 })).toHaveLength(1);
    expect(await database.count(Visit, { storeId: 'S1' })).toBe(3);
  });

  test('a forgotten value never means all', async () => {
    const { database } = await open();
    const nobody = undefined as unknown as string;
    await expect(database.find(Visit, { where: { customerId: nobody } })).rejects.toThrow(/no value/);
    await expect(database.update(Visit, {}, { cashFen: 1 })).rejects.toThrow(/which rows/);
    await expect(database.remove(Visit, {})).rejects.toThrow(/which rows/);
  });

  test('what is missing, too long, broken or no whole number is refused on both', async () => {
    const { database } = await open();
    const day = '2026-11-01';
    await expect(database.insert(Visit, { ...visit, day })).rejects.toThrow('visit.customerId is missing');
    await expect(database.insert(Visit, { ...visit, day, customerId: 'x'.repeat(27) })).rejects.toThrow(/26/);
    await expect(database.insert(Visit, { ...visit, day, customerId: 'C', cashFen: 0.5 })).rejects.toThrow(
      /whole/,
    );
    await expect(
      database.insert(Visit, { ...visit, day, customerId: 'C', note: 'half \ud83d' }),
    ).rejects.toThrow(/half a character/);
    expect(await database.count(Visit)).toBe(0);
  });

  test('what one operation did may be as long as many customers make it', async () => {
    const { database } = await open();
    const rows = Array.from({ length: 4000 }, (_, n) => `第${n}位客人的一件承诺`);
    const operation = { key: 'k', name: 'staff.leave', at: 1, storeId: 'S', outcome: { rows } };
    await database.insert(Operation, operation);
    expect((await database.one(Operation, { key: 'k' }))?.outcome).toEqual({ rows });
  });

  test('only the first of two equal keys is new', async () => {
    const { database } = await open();
    const run = { job: 'grade', tick: 7, scope: 'S1', status: 'running' as const, claimedAt: 1 };
    expect(await database.insertIfNew(JobRun, run)).toBe(true);
    expect(await database.insertIfNew(JobRun, run)).toBe(false);
    expect(await database.insertIfNew(JobRun, [{ ...run, tick: 8 }, run, { ...run, tick: 9 }])).toEqual([
      true,
      false,
      true,
    ]);
    expect(await database.insertIfNew(StoreDay, { storeId: 'S1', day: '2026-11-01' })).toBe(true);
    expect(await database.insertIfNew(StoreDay, { storeId: 'S1', day: '2026-11-01' })).toBe(false);
    expect(await database.count(JobRun)).toBe(3);
  });

  test('keys differ by case, by emoji and by accent', async () => {
    const { database } = await open();
    const run = { tick: 7, scope: 'S1', status: 'done' as const, claimedAt: 1 };
    for (const job of ['ww9', 'WW9', '😀', '😎', 'e', 'é']) {
      expect(await database.insertIfNew(JobRun, { ...run, job })).toBe(true);
    }
  });

  test('rows are counted in the order they came, one by one or many at once', async () => {
    const { database } = await open();
    const row = (key: string) => ({
      ...{ key, corpId: 'c', agentId: '1', personKey: 'p', userid: 'u', receivedAt: 1, createTime: 1 },
      ...{ type: 'text', payload: { key } },
    });
    const first = await database.insert(Inbox, row('a'));
    const rest = await database.insert(Inbox, ['b', 'c', 'd'].map(row));
    const read = await database.find(Inbox, { order: { seq: 'ASC' } });
    expect(read.map((one) => [one.seq, one.payload])).toEqual(
      [first, ...rest].map((one) => [one.seq, one.payload]),
    );
    expect(new Set(read.map((one) => one.seq)).size).toBe(4);
  });

  test('numbers are added to in place, and only where the condition holds', async () => {
    const { database } = await open();
    const { id } = await database.insert(Visit, { ...visit, customerId: 'C', day: '2026-11-01', cashFen: 5 });
    expect(await database.add(Visit, { id, cashFen: MoreThanOrEqual(3) }, { cashFen: -3 })).toBe(1);
    expect(await database.add(Visit, { id, cashFen: MoreThanOrEqual(3) }, { cashFen: -3 })).toBe(0);
    expect((await database.one(Visit, { id }))?.cashFen).toBe(2);
  });

  test('sums are numbers', async () => {
    const { database } = await open();
    await database.insert(Visit, { ...visit, customerId: 'C', day: '2026-11-01', cashFen: 5 });
    const [row] = await database.query(
      'SELECT SUM(cashFen) AS total, COUNT(*) AS n FROM visit WHERE day >= ?',
      ['2026-01-01'],
    );
    expect(row).toEqual({ total: 5, n: 1 });
  });
});
