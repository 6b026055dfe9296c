import { Audit, Course, Customer, CustomerSummary, StoreDay } from '../../entities';
import { undoOf } from '../../src/salon/corrections/undo';
import { describeEachDatabase } from '../support/databases';
import { doing, EVENING } from '../support/work';

const fang = { code: 'K1', storeId: 'STORE-1', name: '方敏', aliases: ['方姐'], createdAt: 1 };
const course = { customerId: 'C1', storeId: 'STORE-1', treatmentId: 'T1', total: 10 };

describeEachDatabase('the journal', (open) => {
  test('tells who wrote which row, what it was and what it became', async () => {
    const { database } = await open();
    const { id } = await doing(database, 'op-1', ({ rows }) => rows.insert(Customer, fang));
    await doing(
      database,
      'op-2',
      ({ rows }) => rows.update(Customer, id, { name: '方敏敏', storeId: 'STORE-1' }),
      {
        now: EVENING + 1,
      },
    );
    const journal = await database.find(Audit, { order: { seq: 'ASC' } });
    expect(journal).toMatchObject([
      {
        action: 'insert',
        tableName: 'customer',
        rowId: id,
        customerId: id,
        operationKey: 'op-1',
        before: null,
      },
      {
        ...{
          action: 'update',
          at: EVENING + 1,
          actorId: 'STAFF-LI',
          role: 'consultant',
          command: 'record_visit',
        },
        ...{ before: { name: '方敏' }, after: { name: '方敏敏' } },
      },
    ]);
    const [raw] = await database.query('SELECT `before`, `after` FROM audit ORDER BY seq DESC');
    expect(JSON.stringify(raw)).not.toContain('方');
  });

  test('is written with the row or not at all', async () => {
    const { database } = await open();
    const failing = doing(database, 'op-1', async ({ rows }) => {
      await rows.insert(Customer, fang);
      throw new Error('the till is locked');
    });
    await expect(failing).rejects.toThrow('the till is locked');
    expect([await database.count(Customer), await database.count(Audit)]).toEqual([0, 0]);
  });

  test('is silent about what changes nothing and about what is counted from other rows', async () => {
    const { database } = await open();
    await doing(database, 'op-1', async ({ rows }) => {
      await rows.insert(CustomerSummary, { customerId: 'C1', storeId: 'STORE-1' });
      await rows.update(CustomerSummary, { customerId: 'C1' }, { visits: 2 });
      const { id } = await rows.insert(Course, course);
      await rows.update(Course, id, { used: 3, status: 'active' });
    });
    expect((await database.find(Audit)).map((entry) => [entry.tableName, entry.action])).toEqual([
      ['course', 'insert'],
    ]);
    expect((await database.find(Course))[0].used).toBe(3);
    expect((await database.find(CustomerSummary))[0].visits).toBe(2);
  });

  test('knows who looked into a file', async () => {
    const { database } = await open();
    await doing(database, 'look-1', ({ rows }) => rows.look('C1'));
    expect(await database.find(Audit)).toMatchObject([{ action: 'look', customerId: 'C1', rowId: 'C1' }]);
  });
});

describeEachDatabase('taking back', (open) => {
  test('what nobody acted on is as it was before: made, changed and removed rows alike', async () => {
    const { database } = await open();
    const [changed, removed] = await doing(database, 'before', async ({ rows }) => [
      await rows.insert(Customer, { ...fang, note: '怕痛' }),
      await rows.insert(Course, course),
      await rows.insert(StoreDay, { storeId: 'STORE-1', day: '2026-11-23' }),
    ]);
    const customers = await database.find(Customer);
    const courses = await database.find(Course);
    await doing(database, 'op-1', async ({ rows }) => {
      await rows.update(Customer, changed.id, { name: '方芳', note: null });
      await rows.update(Customer, changed.id, { name: '方方' });
      await rows.remove(Course, removed.id);
      await rows.insert(Course, { ...course, customerId: changed.id, treatmentId: 'T2' });
      await rows.update(StoreDay, { storeId: 'STORE-1', day: '2026-11-23' }, { closedAt: EVENING });
    });
    const undone = await doing(database, 'op-2', (work) => undoOf(work, 'op-1'));
    expect(undone).toMatchObject({ done: true, customerIds: expect.arrayContaining([changed.id, 'C1']) });
    expect(await database.find(Customer)).toEqual(customers);
    expect(await database.find(Course)).toEqual(courses);
    expect((await database.find(StoreDay))[0].closedAt).toBeNull();
    expect(await database.count(Audit, { operationKey: 'undo:op-1' })).toBe(5);
  });

  test('names who acted on it since, and then changes nothing', async () => {
    const { database } = await open();
    const { id } = await doing(database, 'op-1', ({ rows }) => rows.insert(Customer, fang));
    await doing(database, 'op-2', ({ rows }) => rows.update(Customer, id, { grade: 'A' }), {
      actor: { staffId: 'STAFF-WANG' },
      now: EVENING + 60_000,
    });
    expect(await doing(database, 'op-3', (work) => undoOf(work, 'op-1'))).toEqual({
      done: false,
      because: 'acted',
      blockedBy: [{ actorId: 'STAFF-WANG', at: EVENING + 60_000, table: 'customer' }],
    });
    expect(await database.count(Customer)).toBe(1);
  });

  test('a row that hangs on what was made stands in the way', async () => {
    const { database } = await open();
    const { id } = await doing(database, 'op-1', ({ rows }) => rows.insert(Customer, fang));
    await doing(database, 'op-2', ({ rows }) => rows.insert(Course, { ...course, customerId: id }));
    expect(await doing(database, 'op-3', (work) => undoOf(work, 'op-1'))).toMatchObject({
      because: 'acted',
      blockedBy: [{ table: 'course' }],
    });
    expect(await doing(database, 'op-4', (work) => undoOf(work, 'op-2'))).toMatchObject({ done: true });
    expect(await doing(database, 'op-5', (work) => undoOf(work, 'op-1'))).toMatchObject({ done: true });
    expect(await database.count(Customer)).toBe(0);
  });

  test('happens once, and not to what was never written', async () => {
    const { database } = await open();
    await doing(database, 'op-1', ({ rows }) => rows.insert(Customer, fang));
    await doing(database, 'op-2', (work) => undoOf(work, 'op-1'));
    const again = (key: string) => doing(database, 'op-3', (work) => undoOf(work, key));
    expect(await again('op-1')).toMatchObject({ done: false, because: 'already' });
    expect(await again('undo:op-1')).toMatchObject({ done: false, because: 'nothing' });
    expect(await again('never')).toMatchObject({ done: false, because: 'nothing' });
  });

  test('looking at a file is not acting on it', async () => {
    const { database } = await open();
    const { id } = await doing(database, 'op-1', ({ rows }) => rows.insert(Customer, fang));
    await doing(database, 'op-2', ({ rows }) => rows.look(id));
    expect(await doing(database, 'op-3', (work) => undoOf(work, 'op-1'))).toMatchObject({ done: true });
  });
});
