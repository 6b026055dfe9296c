import { Contact } from '../../entities/contact';
import { CustomerSummary } from '../../entities/customer-summary';
import { Promised } from '../../entities/promise';
import { logContact } from '../../src/salon/contacts/contacts';
import type { LogContact } from '../../src/salon/contacts/talk';
import { makePromise } from '../../src/salon/promises/promises';
import { loadCast } from '../support/cast';
import { describeEachDatabase, type TestDatabase } from '../support/databases';
import { SalonDay, WEDNESDAY_MORNING } from '../support/salon-day';

describeEachDatabase('a talk with a customer', (open) => {
  let opened: TestDatabase;
  let day: SalonDay;

  beforeEach(async () => {
    opened = await open();
    day = new SalonDay(
      opened.database,
      await loadCast(opened.database, WEDNESDAY_MORNING),
      WEDNESDAY_MORNING,
    );
  });

  const log = (userid: string, given: Omit<LogContact, 'customerId'>, name = '李婷') =>
    day.as(userid, 'call-log', (work) => logContact(work, { customerId: day.id(name), ...given }));
  const calls = () =>
    opened.database.find(Promised, { where: { customerId: day.id('李婷') }, order: { id: 'ASC' } });
  const promiseCall = () =>
    day.as('SuWan', 'call-log', (work) =>
      makePromise(work, {
        customerId: day.id('李婷'),
        ownerId: day.id('苏婉'),
        kind: 'call',
        why: '',
        dueDay: '2026-11-25',
        originKind: 'plan',
      }),
    );

  it('is kept, whoever had it, and tells the next one who was first', async () => {
    await log('SuWan', { result: 'reached' });
    day.at('10:20');
    const second = await log('HeYing', { result: 'wechat' });
    expect(second.facts).toMatchObject({ others: [{ byName: '苏婉', clock: '09:00', channel: 'phone' }] });
    expect(await opened.database.count(Contact)).toBe(2);
  });

  it('settles the call that was due', async () => {
    await promiseCall();
    await log('SuWan', { result: 'reached' });
    expect(await calls()).toMatchObject([{ status: 'done' }]);
    const summary = await opened.database.one(CustomerSummary, { customerId: day.id('李婷') });
    expect(summary).toMatchObject({ callDueDay: null, lastContactDay: '2026-11-25' });
  });

  it('is tried again in the afternoon where nobody answered, and tomorrow once it is evening', async () => {
    await promiseCall();
    expect((await log('SuWan', { result: 'noAnswer' })).facts).toMatchObject({ nextClock: '16:00' });
    day.at('18:00');
    expect((await log('SuWan', { result: 'noAnswer' })).facts).toMatchObject({
      nextClock: null,
      nextDay: '2026-11-26',
    });
    expect(await calls()).toMatchObject([{ status: 'open', dueDay: '2026-11-26' }]);
  });

  it('moves the call to the day she named, with its history', async () => {
    await promiseCall();
    await log('SuWan', { result: 'callback', nextDay: '2026-11-30' });
    expect(await calls()).toMatchObject([
      { status: 'moved', dueDay: '2026-11-25' },
      { status: 'open', dueDay: '2026-11-30' },
    ]);
  });

  it('never moves a call to a day that is over', async () => {
    await log('SuWan', { result: 'callback', nextDay: '2026-11-20' });
    expect(await calls()).toMatchObject([{ status: 'open', dueDay: '2026-11-26' }]);
  });

  it('ends the calls where she will not come any more', async () => {
    await promiseCall();
    await log('SuWan', { result: 'refused', note: '太远' });
    expect(await calls()).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('is about nobody where the customer is another store’s', async () => {
    const elsewhere = await day.as('SuWan', 'call-log', (work) => {
      work.actor.storeIds = ['ANOTHER'];
      return logContact(work, { customerId: day.id('李婷'), result: 'reached' });
    });
    expect(elsewhere).toMatchObject({ done: false, code: 'not-found' });
    expect(await log('SuWan', { result: 'reached' }, '李婷')).toMatchObject({ done: true });
  });
});
