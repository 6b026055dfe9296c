import { Appointment } from '../../entities/appointment';
import { CustomerSummary } from '../../entities/customer-summary';
import type { Booking } from '../../src/salon/appointments/appointments';
import { book, expireHolds } from '../../src/salon/appointments/booking';
import { holdTimes } from '../../src/salon/appointments/held-times';
import { cancel, confirm, late, move, noShow } from '../../src/salon/appointments/booking-changes';
import type { Proposal } from '../../src/salon/appointments/propose';
import { exportRows } from '../../src/salon/export';
import { describeEachDatabase } from '../support/databases';
import { factsOf, salonDay, type SalonDay } from '../support/salon-day';

const THURSDAY = '2026-11-26';
const TODAY = '2026-11-25';

describeEachDatabase('booking', (open) => {
  let day: SalonDay;

  beforeEach(async () => {
    day = await salonDay((await open()).database);
  });

  const booking = (
    customer: string,
    time: string,
    beautician?: string,
    on = THURSDAY,
    treatment = '补水',
  ) => ({
    lines: [
      {
        customerId: day.id(customer),
        treatmentIds: [day.id(treatment)],
        beauticianId: beautician && day.id(beautician),
      },
    ],
    day: on,
    time,
  });

  const booked = async (...given: Parameters<typeof booking>): Promise<Booking> => {
    const facts = factsOf(await day.as('PanYan', 'book', (work) => book(work, booking(...given))));
    return (facts.bookings as Booking[])[0];
  };

  it('gives her the hour, a beautician and a room, and her file knows of it', async () => {
    const made = await booked('李婷', '15:00', '许小美');
    expect(made).toMatchObject({
      customer: { name: '李婷' },
      beautician: { name: '许小美' },
      time: '15:00',
      until: '16:00',
      status: 'booked',
    });
    expect(made.room).not.toBeNull();
    const summary = await day.db.one(CustomerSummary, { customerId: day.id('李婷') });
    expect(summary?.nextAppointmentAt).toBe(made.at);
  });

  it('says who has the hour, and offers the same hour with somebody else and the next ones with her', async () => {
    await booked('李婷', '15:00', '许小美');
    const second = await day.as('SuWan', 'book', (work) => book(work, booking('徐曼', '15:30', '许小美')));
    expect(second).toMatchObject({ done: false, code: 'taken' });
    const { obstacles, options } = second.facts as Proposal;
    expect(obstacles).toEqual([
      expect.objectContaining({
        kind: 'beautician',
        staff: expect.objectContaining({ name: '许小美' }),
        from: '15:00',
        to: '16:00',
      }),
    ]);
    expect(options.map(([offer]) => `${offer.time} ${offer.beautician.name}`)).toContain('16:00 许小美');
    const same = options.find(([offer]) => offer.time === '15:30');
    expect(same?.[0].beautician.name).not.toBe('许小美');
  });

  it('two at once for the same hour: one gets it, the other is offered others', async () => {
    const both = await Promise.all([
      day.as('PanYan', 'book', (work) => book(work, booking('李婷', '16:00', '许小美'))),
      day.as('SuWan', 'book', (work) => book(work, booking('徐曼', '16:00', '许小美'))),
    ]);
    expect(both.map((each) => each.done).sort()).toEqual([false, true]);
    const refusal = both.find((each) => !each.done)!;
    expect(refusal.facts).toHaveProperty('options');
    expect(await day.db.count(Appointment, { status: 'booked' })).toBe(1);
  });

  it('two customers in one booking come together or not at all', async () => {
    const lines = [
      { customerId: day.id('高圆'), treatmentIds: [day.id('祛痘')] },
      { customerId: day.id('高圆'), companion: '妈妈', treatmentIds: [day.id('肩颈')] },
    ];
    const facts = factsOf(
      await day.as('PanYan', 'book', (work) => book(work, { lines, day: THURSDAY, time: '14:00' })),
    );
    const [daughter, mother] = facts.bookings as Booking[];
    expect([daughter.companion, mother.companion]).toEqual([null, '妈妈']);
    expect(daughter.beautician.id).not.toBe(mother.beautician.id);
    expect(daughter.room?.id).not.toBe(mother.room?.id);
    const again = await day.as('PanYan', 'book', (work) =>
      book(work, { lines, day: THURSDAY, time: '14:00' }),
    );
    expect(again).toMatchObject({ done: false, code: 'taken' });
  });

  it('another store’s customer answers like one who does not exist', async () => {
    const stranger = {
      ...booking('李婷', '15:00'),
      lines: [{ customerId: 'nobody', treatmentIds: [day.id('补水')] }],
    };
    expect(await day.as('HeYing', 'book', (work) => book(work, stranger))).toMatchObject({
      code: 'not-found',
    });
  });

  const hold = (treatment: string, beautician?: string) =>
    day.as('SuWan', 'plan-decide', (work) =>
      holdTimes(work, {
        customer: day.cast.customers.钱玉兰,
        treatmentIds: [day.id(treatment)],
        day: THURSDAY,
        minute: 10 * 60 + 30,
        beauticianId: beautician && day.id(beautician),
      }),
    );

  it('three times are held for half an hour, and let go when one is booked', async () => {
    const held = await hold('卵巢', '何莹');
    expect(held.map((each) => each.status)).toEqual(['held', 'held', 'held']);
    const first = held.find((each) => each.time === '10:30')!;
    const other = await day.as('PanYan', 'book', (work) =>
      book(work, booking('李婷', first.time, '何莹', first.day)),
    );
    expect(other).toMatchObject({ code: 'taken' });
    await booked('钱玉兰', first.time, '何莹', first.day, '卵巢');
    expect(await day.db.count(Appointment, { status: 'held' })).toBe(0);
    const given = await exportRows(day.db, ['appointments'], { now: day.now, actor: 'cli', format: 'json' });
    expect(given.get('appointments')).toMatchObject([{ at: '2026-11-26T10:30', status: 'booked' }]);
  });

  it('what nobody took is free again after half an hour', async () => {
    await hold('卵巢', '何莹');
    day.at('09:31');
    await booked('李婷', '10:30', '何莹');
    expect(await day.job(expireHolds)).toBe(3);
  });

  it('moves to another hour, and keeps both in the book', async () => {
    const first = await booked('徐曼', '15:00', '许小美');
    const facts = factsOf(
      await day.as('PanYan', 'reschedule', (work) =>
        move(work, { appointmentId: first.id, day: '2026-11-27', time: '15:00' }),
      ),
    );
    expect(facts).toMatchObject({
      before: { time: '15:00', day: THURSDAY },
      bookings: [{ day: '2026-11-27' }],
    });
    expect(await day.db.one(Appointment, { id: first.id })).toMatchObject({ status: 'moved' });
    const again = await day.as('PanYan', 'reschedule', (work) =>
      move(work, { appointmentId: first.id, day: '2026-11-28', time: '15:00' }),
    );
    expect(again).toMatchObject({ code: 'gone' });
  });

  it('half an hour later is not in its own way', async () => {
    const first = await booked('徐曼', '15:00', '许小美');
    const moved = await day.as('PanYan', 'reschedule', (work) =>
      move(work, { appointmentId: first.id, day: THURSDAY, time: '15:30' }),
    );
    expect(moved.done).toBe(true);
  });

  it('a cancelled hour is free again, and the beautician of today hears of it', async () => {
    const first = await booked('李婷', '15:00', '许小美', TODAY);
    const result = await day.as('PanYan', 'cancel-booking', (work) =>
      cancel(work, { appointmentIds: [first.id], reason: '感冒了' }),
    );
    expect(result).toMatchObject({
      done: true,
      tells: [{ to: day.id('许小美'), notice: 'appointment.changed', facts: { change: 'cancelled' } }],
    });
    await booked('徐曼', '15:00', '许小美', TODAY);
  });

  it('twenty minutes late warns of the next two', async () => {
    const first = await booked('李婷', '15:00', '许小美', TODAY);
    await booked('徐曼', '16:00', '许小美', TODAY);
    await booked('钱玉兰', '17:00', '许小美', TODAY);
    await booked('何安娜', '18:30', '许小美', TODAY);
    const facts = factsOf(
      await day.as('PanYan', 'late', (work) => late(work, { appointmentId: first.id, minutes: 20 })),
    );
    const delays = facts.delays as { booking: Booking; minutes: number }[];
    expect(delays.map((each) => [each.booking.customer.name, each.minutes])).toEqual([
      ['徐曼', 20],
      ['钱玉兰', 20],
    ]);
  });

  it('is no no-show before its time; after it her consultant hears of it', async () => {
    const first = await booked('吴晓燕', '11:00', '朱莉', TODAY);
    const noShowOf = () => day.as('PanYan', 'no-show', (work) => noShow(work, { appointmentId: first.id }));
    expect(await noShowOf()).toMatchObject({ code: 'not-yet' });
    day.at('11:30');
    const result = await noShowOf();
    expect(result).toMatchObject({
      done: true,
      tells: [{ to: day.id('朱莉') }, { to: day.id('唐琳'), notice: 'appointment.missed' }],
    });
  });

  it('confirms many at once and names those that no longer stand', async () => {
    const one = await booked('李婷', '15:00');
    const other = await booked('徐曼', '15:00');
    await day.as('PanYan', 'cancel-booking', (work) => cancel(work, { appointmentIds: [other.id] }));
    const facts = factsOf(
      await day.as('PanYan', 'confirm-booking', (work) =>
        confirm(work, { appointmentIds: [one.id, other.id] }),
      ),
    );
    expect(facts).toMatchObject({ bookings: [{ status: 'confirmed' }], gone: [{ status: 'cancelled' }] });
    expect(await day.db.one(Appointment, { id: one.id })).toMatchObject({ status: 'confirmed' });
  });
});
