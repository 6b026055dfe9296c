/**
 * A customer comes in: her visit opens, her appointment knows, and the two people who need it are told, each her own
 * version. The next visit is drafted now, with times held, so that it can be agreed before she leaves (SR-LOOP-16).
 */
import { In, MoreThanOrEqual } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import type { Customer } from '../../../entities/customer';
import { Staff } from '../../../entities/staff';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { bookingsOf, theAppointment, type Booking } from '../appointments/appointments';
import { beauticianBrief, consultantBrief } from './brief';
import { businessDayOf, MINUTE } from '../calendar';
import { expireHolds } from '../appointments/booking';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { ownerToday } from '../customers/ownership';
import { recount } from '../customers/summary';
import { draftPlan } from '../plans/plans';
import { dayHoursOf } from '../staff/shifts';
import { storeStaff } from '../staff/store-staff';
import { named, theCustomer } from '../subjects';
import { openVisit } from '../visits/visits';
import type { Work } from '../work';

export interface Arrive {
  customerId?: string;
  /** Known where she was tapped in the table. */
  appointmentId?: string;
}

/**
 * Minutes after which somebody is asked what became of a customer who has not come, and the two who wait for her get
 * their briefs all the same: whoever comes before is announced once, when she is here.
 */
const ASK_AFTER = 15;

/** Minutes past the end of a slot at which its beautician is asked how it went: most have said it by then. */
const ENDED_AFTER = 10;

/** Refusals: `not-found`. Somebody who is here already is not announced twice. */
export async function arrive(work: Work, input: Arrive): Promise<Result> {
  const tapped = input.appointmentId ? await theAppointment(work, input.appointmentId) : null;
  const customer = await theCustomer(work, tapped?.customerId ?? input.customerId);
  if (!customer) return refused('not-found', {});
  const day = businessDayOf(work.now, work.store.timezone);
  const rows = await todays(work, customer.id, day, tapped);
  const visit = await openVisit(work, customer, day);
  const again = visit.arrivedAt !== null;
  if (!again) {
    await work.rows.update(Visit, visit.id, { arrivedAt: work.now });
    await recount(work, customer.id);
  }
  for (const row of rows) await work.rows.update(Appointment, row.id, { status: 'arrived' });
  const bookings = await bookingsOf(work, rows);
  const off = await offToday(work, bookings);
  const away = bookings.filter((each) => off.has(each.beautician.id)).map((each) => each.beautician.name);
  const facts = { customer: named(customer), bookings, visitId: visit.id, again, away: [...new Set(away)] };
  if (again && rows.length === 0) return done(facts);
  if (rows.some((row) => (row.remindedAt ?? 0) >= askedAt(row)))
    return done(facts, await hereNow(work, customer, bookings));
  return done(facts, await briefs(work, customer, bookings, visit.id));
}

/** Whoever has leave gets no pushes about customers who were hers today; reception is told that nobody is there. */
async function offToday(work: Work, bookings: Booking[]): Promise<Set<string>> {
  const day = businessDayOf(work.now, work.store.timezone);
  const ids = [...new Set(bookings.map((booking) => booking.beautician.id))];
  const hours = await dayHoursOf(work, ids, [day]);
  return new Set(ids.filter((id) => hours.get(id)?.get(day) === null));
}

/** What she is booked for now: the appointment tapped or the nearest one, and what follows it without a gap. */
async function todays(
  work: Work,
  customerId: string,
  day: string,
  tapped: Appointment | null,
): Promise<Appointment[]> {
  const rows = await work.tx.find(Appointment, {
    where: { customerId, storeId: work.store.id, day, status: In(['booked', 'confirmed']) },
    order: { at: 'ASC' },
  });
  const byDistance = [...rows].sort((a, b) => Math.abs(a.at - work.now) - Math.abs(b.at - work.now));
  const first = rows.find((row) => row.id === tapped?.id) ?? byDistance[0];
  if (!first) return [];
  const near = (row: Appointment) =>
    row.at <= first.endAt + 30 * MINUTE && row.endAt >= first.at - 30 * MINUTE;
  return rows.filter(near).map((row) => ({ ...row, status: 'arrived' }));
}

/** Each of the two gets her own version; the next visit is drafted for it and three times are held. */
async function briefs(
  work: Work,
  customer: Customer,
  bookings: Booking[],
  visitId: string | null,
): Promise<Tell[]> {
  await work.rows.look(customer.id);
  const tells: Tell[] = [];
  const off = await offToday(work, bookings);
  for (const booking of onePerBeautician(bookings)) {
    if (off.has(booking.beautician.id)) continue;
    const facts = await beauticianBrief(work, customer, booking);
    tells.push({ to: booking.beautician.id, notice: 'arrival.beautician', facts });
  }
  const consultant = await ownerToday(work, customer);
  const plan = await draftPlan(work, { customerId: customer.id, visitId });
  if (!consultant || tells.some((tell) => tell.to === consultant)) return tells;
  const facts = {
    ...(await consultantBrief(work, customer, bookings[0] ?? null)),
    plan: plan.done ? plan.facts : null,
  };
  return [...tells, { to: consultant, notice: 'arrival.consultant', facts }];
}

/** They had her brief when the hour came; now only that she is here. */
async function hereNow(work: Work, customer: Customer, bookings: Booking[]): Promise<Tell[]> {
  const consultant = await ownerToday(work, customer);
  const off = await offToday(work, bookings);
  const hands = bookings.map((booking) => booking.beautician.id).filter((id) => !off.has(id));
  const waiting = [...hands, ...(consultant ? [consultant] : [])];
  return [...new Set(waiting)]
    .filter((to) => to !== work.actor.staffId)
    .map((to) => ({
      to,
      notice: 'arrival.here',
      facts: { customer: named(customer), booking: bookings[0] },
    }));
}

function onePerBeautician(bookings: Booking[]): Booking[] {
  const first = (booking: Booking) =>
    bookings.find((other) => other.beautician.id === booking.beautician.id && !other.companion) ?? booking;
  return bookings.filter((booking) => first(booking) === booking);
}

/**
 * Every few minutes: at the hour reception gets who should come now; a quarter of an hour later she is asked about those
 * who have not, and the two get their briefs of them; some time after the end of a slot that nobody has recorded its
 * beautician is asked whether it went as planned. Each once.
 */
export async function dueArrivals(work: Work): Promise<Result> {
  await expireHolds(work);
  const day = businessDayOf(work.now, work.store.timezone);
  const rows = await work.tx.find(Appointment, {
    where: { storeId: work.store.id, day, status: In(['booked', 'confirmed', 'arrived']) },
    order: { at: 'ASC' },
  });
  const now = rows.filter((row) => isAwaited(row) && row.at <= work.now && row.remindedAt === null);
  const missing = rows.filter((row) => {
    const ask = askedAt(row);
    return isAwaited(row) && ask <= work.now && row.remindedAt !== null && row.remindedAt < ask;
  });
  const ended = rows.filter((row) => {
    const end = row.endAt + (ENDED_AFTER + (row.lateMinutes ?? 0)) * MINUTE;
    return row.status === 'arrived' && end <= work.now && (row.remindedAt ?? 0) < end;
  });
  const told = await notYetTold(work, ended);
  for (const row of new Set([...now, ...missing, ...ended])) {
    await work.rows.update(Appointment, row.id, { remindedAt: work.now });
  }
  return done({ now: now.length, missing: missing.length, ended: ended.length }, [
    ...(await briefsOf(
      work,
      missing.filter((row) => !row.lateMinutes),
    )),
    ...(await toDesk(work, 'arrival.due', await bookingsOf(work, now))),
    ...(await toDesk(work, 'arrival.missing', await bookingsOf(work, missing))),
    ...(await toBeds(work, await bookingsOf(work, told))),
  ]);
}

async function briefsOf(work: Work, rows: Appointment[]): Promise<Tell[]> {
  const tells: Tell[] = [];
  for (const customerId of new Set(rows.map((row) => row.customerId))) {
    const customer = await theCustomer(work, customerId);
    const hers = rows.filter((row) => row.customerId === customerId);
    if (customer) tells.push(...(await briefs(work, customer, await bookingsOf(work, hers), null)));
  }
  return tells;
}

function askedAt(row: Appointment): number {
  return row.at + (ASK_AFTER + (row.lateMinutes ?? 0)) * MINUTE;
}

function isAwaited(row: Appointment): boolean {
  return row.status === 'booked' || row.status === 'confirmed';
}

/** Somebody without a file is recorded under a name of her own: then her beautician is not asked again. */
async function notYetTold(work: Work, rows: Appointment[]): Promise<Appointment[]> {
  const open: Appointment[] = [];
  for (const row of rows) {
    const said =
      row.companion !== null &&
      (await work.tx.count(VisitService, {
        beauticianId: row.beauticianId,
        treatmentId: In(row.treatments),
        at: MoreThanOrEqual(row.at),
      })) > 0;
    if (said) await work.rows.update(Appointment, row.id, { status: 'done' });
    else open.push(row);
  }
  return open;
}

/** To every receptionist who is there; in a store without one, to the beautician who waits. */
async function toDesk(work: Work, notice: string, bookings: Booking[]): Promise<Tell[]> {
  if (bookings.length === 0) return [];
  const desk = await storeStaff(work, 'receptionist');
  if (desk.length > 0) return desk.map((each) => ({ to: each.id, notice, facts: { bookings } }));
  const waiting = [...new Set(bookings.map((booking) => booking.beautician.id))];
  return waiting.map((to) => ({
    to,
    notice,
    facts: { bookings: bookings.filter((booking) => booking.beautician.id === to) },
  }));
}

async function toBeds(work: Work, bookings: Booking[]): Promise<Tell[]> {
  const tells: Tell[] = [];
  const off = await offToday(work, bookings);
  for (const booking of bookings.filter((each) => !off.has(each.beautician.id))) {
    const staff = await work.tx.one(Staff, { id: booking.beautician.id });
    if (staff?.status !== 'active') continue;
    tells.push({ to: staff.id, notice: 'visit.ended', facts: { customer: booking.customer, booking } });
  }
  return tells;
}

export const arrivalOperations: Operation[] = [
  { name: 'appointments.arrived', command: 'arrived', kind: 'write', run: arrive },
];
