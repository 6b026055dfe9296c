import { Appointment } from '../../entities/appointment';
import { Customer } from '../../entities/customer';
import { Visit } from '../../entities/visit';
import type { Booking } from '../../src/salon/appointments/appointments';
import { arrive, dueArrivals } from '../../src/salon/arrival/arrival';
import { book } from '../../src/salon/appointments/booking';
import type { ConsultantBrief } from '../../src/salon/arrival/brief';
import type { Result } from '../../src/salon/operation';
import { gaps, tomorrowTable, type DayTable } from '../../src/salon/appointments/table';
import { describeEachDatabase } from '../support/databases';
import { factsOf, salonDay, type SalonDay } from '../support/salon-day';

const TODAY = '2026-11-25';

describeEachDatabase('arrival', (open) => {
  let day: SalonDay;

  beforeEach(async () => {
    day = await salonDay((await open()).database);
  });

  const booked = async (customer: string, time: string, beautician: string, on = TODAY): Promise<Booking> => {
    const lines = [
      { customerId: day.id(customer), treatmentIds: [day.id('卵巢')], beauticianId: day.id(beautician) },
    ];
    const result = await day.as('PanYan', 'book', (work) => book(work, { lines, day: on, time }));
    return (factsOf(result).bookings as Booking[])[0];
  };

  const arrives = (customer: string): Promise<Result> =>
    day.as('PanYan', 'arrived', (work) => arrive(work, { customerId: day.id(customer) }));

  const told = (result: Result) =>
    result.done ? (result.tells ?? []).map((tell) => [tell.to, tell.notice]) : [];

  it('opens the visit and briefs her beautician and her consultant, each her own version', async () => {
    const made = await booked('钱玉兰', '10:30', '何莹');
    await day.db.update(
      Customer,
      { id: day.id('钱玉兰') },
      { allergy: '酒精过敏', profile: { likes: '怕冷' } },
    );
    day.at('10:28');
    const result = await arrives('钱玉兰');
    expect(told(result)).toEqual([
      [day.id('何莹'), 'arrival.beautician'],
      [day.id('苏婉'), 'arrival.consultant'],
    ]);
    const [bed, desk] = result.done ? result.tells! : [];
    expect(bed.facts).toMatchObject({ warning: { allergy: '酒精过敏' }, likes: '怕冷' });
    expect(Object.keys(bed.facts)).not.toEqual(
      expect.arrayContaining(['arrearsFen', 'storedFen', 'courses', 'plan', 'promises']),
    );
    const brief = desk.facts as unknown as ConsultantBrief & { plan: { held: unknown[] } };
    expect(brief.courses.length).toBeGreaterThan(0);
    expect(brief.plan.held).toHaveLength(3);
    expect(await day.db.one(Appointment, { id: made.id })).toMatchObject({ status: 'arrived' });
    expect(await day.db.one(Visit, { customerId: day.id('钱玉兰'), day: TODAY })).toMatchObject({
      arrivedAt: day.now,
    });
  });

  it('who is announced twice is told once', async () => {
    await booked('钱玉兰', '10:30', '何莹');
    await arrives('钱玉兰');
    const again = await arrives('钱玉兰');
    expect(again).toMatchObject({ done: true, facts: { again: true } });
    expect(told(again)).toEqual([]);
  });

  it('somebody without an appointment is in the house all the same', async () => {
    const result = await arrives('李婷');
    expect(result).toMatchObject({ done: true, facts: { bookings: [], again: false } });
    expect(told(result)).toEqual([[day.id('苏婉'), 'arrival.consultant']]);
  });

  it('asks at the hour, a quarter of an hour later, and some time after the end of the slot, each once', async () => {
    await booked('钱玉兰', '10:30', '何莹');
    await booked('李婷', '10:30', '许小美');
    const run = async (clock: string) => told(await day.at(clock).job(dueArrivals));
    expect(await run('10:25')).toEqual([]);
    expect(await run('10:30')).toEqual([[day.id('潘燕'), 'arrival.due']]);
    expect(await run('10:40')).toEqual([]);
    expect(await run('10:45')).toEqual([
      [day.id('何莹'), 'arrival.beautician'],
      [day.id('苏婉'), 'arrival.consultant'],
      [day.id('许小美'), 'arrival.beautician'],
      [day.id('苏婉'), 'arrival.consultant'],
      [day.id('潘燕'), 'arrival.missing'],
    ]);
    expect(await run('10:50')).toEqual([]);
    expect(told(await arrives('钱玉兰'))).toEqual([
      [day.id('何莹'), 'arrival.here'],
      [day.id('苏婉'), 'arrival.here'],
    ]);
    // Whoever records it by herself within ten minutes is not asked.
    expect(await run('11:40')).toEqual([]);
    expect(await run('11:50')).toEqual([[day.id('何莹'), 'visit.ended']]);
    expect(await run('11:55')).toEqual([]);
  });

  it('says of whoever is on her way nothing more before she is here', async () => {
    await booked('钱玉兰', '10:30', '何莹');
    const run = async (clock: string) => told(await day.at(clock).job(dueArrivals));
    await run('10:30');
    const row = (await day.db.one(Appointment, { customerId: day.id('钱玉兰') }))!;
    await day.db.update(Appointment, { id: row.id }, { lateMinutes: 20 });
    expect(await run('10:45')).toEqual([]);
    expect(await run('11:05')).toEqual([[day.id('潘燕'), 'arrival.missing']]);
  });

  it('announces whoever comes on time once: no «该到了» before, no «到了» after', async () => {
    await booked('钱玉兰', '10:30', '何莹');
    const run = async (clock: string) => told(await day.at(clock).job(dueArrivals));
    expect(await run('10:32')).toEqual([[day.id('潘燕'), 'arrival.due']]);
    day.at('10:33');
    expect(told(await arrives('钱玉兰'))).toEqual([
      [day.id('何莹'), 'arrival.beautician'],
      [day.id('苏婉'), 'arrival.consultant'],
    ]);
    expect(await run('10:47')).toEqual([]);
    expect(await run('11:52')).toEqual([[day.id('何莹'), 'visit.ended']]);
  });

  it('tomorrow’s table goes whole to reception and to each beautician her own', async () => {
    await booked('钱玉兰', '10:30', '何莹', '2026-11-26');
    await booked('李婷', '11:00', '许小美', '2026-11-26');
    const result = await day.job(tomorrowTable);
    const tells = result.done ? result.tells! : [];
    const tableFor = (name: string) =>
      (tells.find((tell) => tell.to === day.id(name))!.facts.table as DayTable).bookings.map(
        (booking) => booking.customer.name,
      );
    expect(tableFor('潘燕')).toEqual(['钱玉兰', '李婷']);
    expect([tableFor('何莹'), tableFor('许小美')]).toEqual([['钱玉兰'], ['李婷']]);
    // Nobody wants a push that says nothing is booked.
    expect(tells.some((tell) => tell.to === day.id('朱莉'))).toBe(false);
  });
});

it('free stretches are what lies between, from half an hour on', () => {
  const minutes = (from: number, to: number) => ({ from: from * 60_000, to: to * 60_000 });
  const busy = [minutes(60, 120), minutes(140, 200), minutes(90, 130)];
  expect(gaps(minutes(0, 300), busy)).toEqual([minutes(0, 60), minutes(200, 300)]);
});
