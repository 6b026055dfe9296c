/** Somebody is away: who is affected, who can do it instead, and everything that hangs on it in one go. */
import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { Treatment } from '../../../entities/treatment';
import { bookingsOf, theAppointment, type Booking } from '../appointments/appointments';
import { boardOf, liveAppointments, personOf } from '../appointments/board';
import { holdDays } from '../store-day';
import { tellsOf } from '../appointments/booking';
import { addDays, businessDayOf, daysFrom, minuteOfClock, type Span } from '../calendar';
import { fit, type Board, type Need } from '../appointments/free-times';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { standInFor } from '../customers/ownership';
import {
  changedHours,
  dayHoursOf,
  instantsOf,
  shownHours,
  writeShift,
  type DayHours,
  type ShiftChange,
} from './shifts';
import { oneOfStore } from './store-staff';
import { named, type Named } from '../subjects';
import type { Work } from '../work';

/** An appointment that cannot be kept by whom it was made with. */
export interface Affected {
  booking: Booking;
  /** Who would take it: the first who is free at that hour. */
  instead: Named | null;
  /** Everybody who could. */
  others: Named[];
}

/** Days of one leave at most. */
const LONGEST = 60;

async function preview(work: Work, change: ShiftChange): Promise<Result> {
  const staff = await oneOfStore(work, change.staffId);
  const fault = staff ? faultOf(work, change) : refused('not-found', {});
  if (!staff || fault) return fault ?? refused('not-found', {});
  const after = await hoursAfter(work, change);
  const affected = await affectedBy(work, change.staffId, after);
  return done({
    staff: named(staff),
    days: shownHours(after),
    affected,
    consultant: isConsultant(staff.roles),
  });
}

interface TakeLeave extends ShiftChange {
  /** Appointments that go to somebody else: id → who. */
  instead?: Record<string, string>;
}

/**
 * Writes the hours and hands over what was asked to be; what could not be stands in `left`.
 * Refusals: `not-found`, `bad-hours`, `past`.
 */
async function take(work: Work, input: TakeLeave): Promise<Result> {
  const staff = await oneOfStore(work, input.staffId);
  const fault = staff ? faultOf(work, input) : refused('not-found', {});
  if (!staff || fault) return fault ?? refused('not-found', {});
  const after = await hoursAfter(work, input);
  await holdDays(work, [...after.keys()]);
  const affected = await affectedBy(work, input.staffId, after);
  await writeShift(work, input);
  const handed: Booking[] = [];
  const left: Affected[] = [];
  for (const each of affected) {
    const wanted = input.instead?.[each.booking.id];
    const row = wanted ? await handTo(work, each.booking.id, wanted) : null;
    if (row) handed.push(row);
    else left.push(each);
  }
  const standIn = isConsultant(staff.roles) ? await standInOn(work, staff.id, input.day) : null;
  const facts = { staff: named(staff), days: shownHours(after), handed, left, standIn };
  const told: Tell[] =
    staff.id === work.actor.staffId
      ? []
      : [{ to: staff.id, notice: 'shift.changed', facts: { days: facts.days, by: work.actor.name ?? null } }];
  return done(facts, [...tellsOf(work, 'given', handed), ...told]);
}

/** Gives one appointment to somebody else at its own hour. Refusals: `not-found`, `taken`. */
async function replace(work: Work, input: { appointmentId: string; beauticianId: string }): Promise<Result> {
  const row = await theAppointment(work, input.appointmentId);
  if (!row) return refused('not-found', {});
  await holdDays(work, [row.day]);
  const booking = await handTo(work, row.id, input.beauticianId);
  const [before] = await bookingsOf(work, [row]);
  if (!booking) return refused('taken', { booking: before });
  const tells = [...tellsOf(work, 'taken', [before]), ...tellsOf(work, 'given', [booking])];
  return done({ before, booking }, tells);
}

/** Null where she is not free for it. */
export async function handTo(work: Work, id: string, beauticianId: string): Promise<Booking | null> {
  const row = await work.tx.one(Appointment, { id });
  if (!row) return null;
  const board = await boardOf(work, [row.day]);
  const need = { ...(await needOf(work, row)), askedFor: beauticianId };
  const answer = fit({ ...board, now: Math.min(board.now, row.at) }, need, row.at);
  if (!('free' in answer)) return null;
  const { roomId } = answer.free;
  await work.rows.update(Appointment, row.id, { beauticianId, roomId });
  return (await bookingsOf(work, [{ ...row, beauticianId, roomId }]))[0];
}

/** Appointments of hers outside her hours, each with who is free for it, dealt out so that all can be had at once. */
async function affectedBy(work: Work, staffId: string, after: Map<string, DayHours>): Promise<Affected[]> {
  const days = [...after.keys()];
  const rows = (await liveAppointments(work, days)).filter(
    (row) => row.beauticianId === staffId && row.status !== 'held' && row.endAt > work.now,
  );
  const affected = rows.filter((row) => !isWithin(row, spansOf(work, after, row.day)));
  if (affected.length === 0) return [];
  const board = without(await boardOf(work, days), staffId);
  const bookings = await bookingsOf(work, affected);
  const found: Affected[] = [];
  let taken = board.taken;
  for (const [index, row] of affected.entries()) {
    const need = await needOf(work, row);
    const at = { ...board, taken, now: Math.min(board.now, row.at) };
    const free = board.hands.filter((hands) => 'free' in fit(at, { ...need, askedFor: hands.id }, row.at));
    const best = fit(at, need, row.at);
    const instead = 'free' in best ? free.find((hands) => hands.id === best.free.beauticianId) : undefined;
    if (instead)
      taken = taken.map((each) => (each.id === row.id ? { ...each, beauticianId: instead.id } : each));
    found.push({
      booking: bookings[index],
      instead: instead ? { id: instead.id, name: instead.name } : null,
      others: free.map((hands) => ({ id: hands.id, name: hands.name })),
    });
  }
  return found;
}

async function needOf(work: Work, row: Appointment): Promise<Need> {
  const treatments = await work.tx.find(Treatment, { where: { id: In(row.treatments) } });
  const customer = await work.tx.find(Customer, {
    where: { id: row.customerId },
    select: ['id', 'beauticianId'],
  });
  return {
    person: personOf(row.customerId, row.companion),
    treatmentIds: row.treatments,
    categories: [...new Set(treatments.map((each) => each.category))],
    length: row.endAt - row.at,
    own: customer[0]?.beauticianId ?? undefined,
    roomId: row.roomId ?? undefined,
    ignore: [row.id],
  };
}

async function hoursAfter(work: Work, change: ShiftChange): Promise<Map<string, DayHours>> {
  const days = daysFrom(change.day, change.until ?? change.day);
  const before = (await dayHoursOf(work, [change.staffId], days)).get(change.staffId)!;
  return new Map(days.map((day) => [day, changedHours(before.get(day) ?? null, change, work.store)]));
}

function faultOf(work: Work, change: ShiftChange) {
  const today = businessDayOf(work.now, work.store.timezone);
  const last = change.until ?? change.day;
  const clocks = [change.from, change.to].filter((clock) => clock !== undefined);
  if (clocks.some((clock) => Number.isNaN(minuteOfClock(clock)))) return refused('bad-hours', { ...change });
  if (last < change.day || last > addDays(change.day, LONGEST)) return refused('bad-hours', { ...change });
  return change.day < today ? refused('past', { day: change.day }) : null;
}

async function standInOn(work: Work, staffId: string, day: string): Promise<Named | null> {
  const staff = await oneOfStore(work, staffId);
  const standIn = staff ? await oneOfStore(work, await standInFor(work, staff, day)) : undefined;
  return standIn && standIn.id !== staffId ? named(standIn) : null;
}

function spansOf(work: Work, after: Map<string, DayHours>, day: string): Span[] {
  return instantsOf(after.get(day) ?? null, day, work.store.timezone);
}

function isWithin(row: Appointment, spans: Span[]): boolean {
  return spans.some((span) => row.at >= span.from && row.endAt <= span.to);
}

function without(board: Board, staffId: string): Board {
  return { ...board, hands: board.hands.filter((hands) => hands.id !== staffId) };
}

function isConsultant(roles: string[]): boolean {
  return roles.includes('consultant');
}

export const leaveOperations: Operation[] = [
  { name: 'leave.preview', command: 'leave', kind: 'read', run: preview },
  { name: 'leave.take', command: 'leave', kind: 'write', run: take },
  { name: 'leave.replace', command: 'leave', kind: 'write', run: replace },
];
