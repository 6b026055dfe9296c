/** The appointment table (公司预约表, SR-FRM-05): a day by the hour and by person, each with how far she is (SR-EFF-06), with who is off. */
import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { bookingsOf, type Booking } from './appointments';
import { boardOf } from './board';
import {
  addDays,
  businessDayOf,
  clockOf,
  clockOfMinute,
  HOUR,
  isDay,
  overlaps,
  type Span,
} from '../calendar';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { hoursBy } from '../staff/shifts';
import { Shift } from '../../../entities/shift';
import { storeStaff } from '../staff/store-staff';
import { named, type Named } from '../subjects';
import type { Work } from '../work';

export interface TableAsked {
  day?: string;
  /** Only hers. */
  staffId?: string;
  /** Only this customer's. */
  customerId?: string;
}

export interface DayTable extends Record<string, unknown> {
  day: string;
  bookings: Booking[];
  off: { staff: Named; reason: string | null }[];
  /** Shorter hours than the store's. */
  hours: { staff: Named; from: string; to: string }[];
  /** Stretches of at least half an hour in which somebody who treats has nothing. */
  free: { staff: Named; from: string; to: string }[];
}

const IN_TABLE: Appointment['status'][] = ['booked', 'confirmed', 'arrived', 'done', 'noShow'];

/** Refusals: `not-found` for a day or a person that does not exist. */
async function table(work: Work, input: TableAsked): Promise<Result> {
  const day = input.day ?? businessDayOf(work.now, work.store.timezone);
  if (!isDay(day)) return refused('not-found', {});
  const whole = await tableOf(work, day);
  const staff = input.staffId ? (await storeStaff(work)).find((each) => each.id === input.staffId) : null;
  if (staff === undefined) return refused('not-found', {});
  const today = businessDayOf(work.now, work.store.timezone);
  if (!staff) return done({ ...ofCustomer(whole, input.customerId), staff: null, today });
  return done({ ...ofStaff(whole, staff.id), staff: named(staff), today });
}

export async function tableOf(work: Work, day: string): Promise<DayTable> {
  const rows = await work.tx.find(Appointment, {
    where: { storeId: work.store.id, day, status: In(IN_TABLE) },
    order: { at: 'ASC' },
  });
  const staff = await storeStaff(work);
  const shifts = await work.tx.find(Shift, { where: { day, staffId: In(staff.map((each) => each.id)) } });
  const usual = hoursBy(undefined, work.store)!;
  const off: DayTable['off'] = [];
  const hours: DayTable['hours'] = [];
  for (const each of staff) {
    const shift = shifts.find((one) => one.staffId === each.id);
    const span = hoursBy(shift, work.store);
    if (!span) off.push({ staff: named(each), reason: shift?.reason ?? null });
    else if (span.from > usual.from || span.to < usual.to) {
      hours.push({ staff: named(each), from: clockOfMinute(span.from), to: clockOfMinute(span.to) });
    }
  }
  return { day, bookings: await bookingsOf(work, rows), off, hours, free: await freeOf(work, day) };
}

async function freeOf(work: Work, day: string): Promise<DayTable['free']> {
  const board = await boardOf(work, [day]);
  const zone = work.store.timezone;
  return board.hands.flatMap((hands) => {
    const busy = board.taken.filter((taken) => taken.beauticianId === hands.id);
    return hands.hours
      .flatMap((span) => gaps({ from: Math.max(span.from, board.now), to: span.to }, busy))
      .map((gap) => ({
        staff: { id: hands.id, name: hands.name },
        from: clockOf(gap.from, zone),
        to: clockOf(gap.to, zone),
      }));
  });
}

/** What is left of a stretch between those that are busy; nothing shorter than half an hour. */
export function gaps(span: Span, busy: Span[]): Span[] {
  const inside = busy.filter((each) => overlaps(each, span)).sort((a, b) => a.from - b.from);
  const left: Span[] = [];
  let from = span.from;
  for (const each of inside) {
    left.push({ from, to: each.from });
    from = Math.max(from, each.to);
  }
  return [...left, { from, to: span.to }].filter((each) => each.to - each.from >= HOUR / 2);
}

/** Tomorrow's whole table to reception, to each beautician her own; nobody is told that nothing is booked. */
export async function tomorrowTable(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const day = addDays(today, 1);
  const whole = await tableOf(work, day);
  const staff = await storeStaff(work);
  if (whole.bookings.length === 0) return done({ day, bookings: 0 });
  const desk = staff.filter((each) => each.roles.includes('receptionist'));
  const tells: Tell[] = desk.map((each) => ({
    to: each.id,
    notice: 'table.tomorrow',
    facts: { table: whole, today },
  }));
  for (const each of staff.filter((one) => one.roles.includes('beautician'))) {
    const own = ofStaff(whole, each.id);
    if (own.bookings.length === 0) continue;
    tells.push({ to: each.id, notice: 'table.own', facts: { table: own, staff: named(each) } });
  }
  return done({ day, bookings: whole.bookings.length }, tells);
}

export function ofStaff(whole: DayTable, staffId: string): DayTable {
  const hers = (each: { staff: Named }) => each.staff.id === staffId;
  return {
    ...whole,
    bookings: whole.bookings.filter((booking) => booking.beautician.id === staffId),
    off: whole.off.filter(hers),
    hours: whole.hours.filter(hers),
    free: whole.free.filter(hers),
  };
}

function ofCustomer(whole: DayTable, customerId: string | undefined): DayTable {
  if (!customerId) return whole;
  return { ...whole, bookings: whole.bookings.filter((booking) => booking.customer.id === customerId) };
}

export const tableOperations: Operation[] = [
  { name: 'appointments.table', command: 'table', kind: 'read', run: table },
];
