/** Many people want the same hour, on a server and from several processes: one gets it, nobody's wish breaks. */
import { Appointment } from '../../entities/appointment';
import type { Database } from '../../src/database';
import { book } from '../../src/salon/appointments/booking';
import { move } from '../../src/salon/appointments/booking-changes';
import type { Booking } from '../../src/salon/appointments/appointments';
import type { Result } from '../../src/salon/operation';
import { overlaps } from '../../src/salon/calendar';
import { describeEachDatabase } from '../support/databases';
import { factsOf, salonDay, type SalonDay } from '../support/salon-day';

const CUSTOMERS = ['李婷', '李春梅', '周丽', '周莉', '欧阳倩', '陈静', '陈静怡', 'Lisa', '赵敏敏', '孙佳慧'];
const THURSDAY = '2026-11-26';
const FRIDAY = '2026-11-27';

describeEachDatabase('a race for an hour', (open) => {
  let day: SalonDay;
  let processes: Database[];

  beforeEach(async () => {
    const opened = await open({ pool: 6 });
    day = await salonDay(opened.database);
    processes = [opened.database, await opened.another(), await opened.another()];
  });

  const wish = (name: string, time: string, on: string, beautician?: string) => ({
    lines: [
      {
        customerId: day.id(name),
        treatmentIds: [day.id('补水')],
        beauticianId: beautician && day.id(beautician),
      },
    ],
    day: on,
    time,
  });

  const wants = (index: number, time: string, on = THURSDAY, beautician?: string): Promise<Result> =>
    day.as(
      'PanYan',
      'book',
      (work) => book(work, wish(CUSTOMERS[index], time, on, beautician)),
      processes[index % processes.length],
    );

  it('ten want 许小美 at three: one has her, nine are told who is free when', async () => {
    const results = await Promise.all(CUSTOMERS.map((_, index) => wants(index, '15:00', THURSDAY, '许小美')));
    expect(results.filter((each) => each.done)).toHaveLength(1);
    const refused = results.filter((each) => !each.done);
    expect(refused.every((each) => !each.done && each.code === 'taken')).toBe(true);
    expect(refused.every((each) => (each.facts.options as unknown[]).length > 0)).toBe(true);
    expect(await day.db.count(Appointment, { status: 'booked' })).toBe(1);
  });

  it('ten want anybody at three: as many as there are rooms, each with her own hands and bed', async () => {
    const results = await Promise.all(CUSTOMERS.map((_, index) => wants(index, '15:00')));
    expect(results.filter((each) => each.done)).toHaveLength(4);
    await nothingTwice();
  });

  it('two move past each other between two days, over and over, and both arrive', async () => {
    const bookingOf = (result: Result) => (factsOf(result).bookings as Booking[])[0];
    let one = bookingOf(await wants(0, '15:00', THURSDAY, '许小美'));
    let other = bookingOf(await wants(1, '15:00', FRIDAY, '何莹'));
    const goes = (booking: Booking, to: string, process: number) =>
      day.as(
        'PanYan',
        'reschedule',
        (work) => move(work, { appointmentId: booking.id, day: to, time: '15:00' }),
        processes[process],
      );
    for (let turn = 0; turn < 4; turn++) {
      const [there, back] = await Promise.all([
        goes(one, one.day === THURSDAY ? FRIDAY : THURSDAY, 1),
        goes(other, other.day === THURSDAY ? FRIDAY : THURSDAY, 2),
      ]);
      [one, other] = [bookingOf(there), bookingOf(back)];
    }
    expect(await day.db.count(Appointment, { status: 'booked' })).toBe(2);
    await nothingTwice();
  });

  async function nothingTwice(): Promise<void> {
    const rows = await day.db.find(Appointment, { where: { status: 'booked' } });
    const spans = rows.map((row) => ({ ...row, from: row.at, to: row.endAt }));
    const clashes = spans.flatMap((one, index) =>
      spans
        .slice(index + 1)
        .filter(
          (other) =>
            overlaps(one, other) &&
            (one.beauticianId === other.beauticianId ||
              one.roomId === other.roomId ||
              one.customerId === other.customerId),
        ),
    );
    expect(clashes).toEqual([]);
  }
});
