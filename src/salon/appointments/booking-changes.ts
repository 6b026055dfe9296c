/** What becomes of an appointment: confirmed, moved, cancelled, late, not kept. */
import { Appointment } from '../../../entities/appointment';
import { bookingsOf, theAppointment } from './appointments';
import { liveAppointments } from './board';
import { holdDays } from '../store-day';
import { place, tellsOf, write } from './booking';
import { callAgain, type CallAgain } from './call-again';
import { clockOf, MINUTE } from '../calendar';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { ownerToday } from '../customers/ownership';
import { partyOf, proposalFor } from './propose';
import { theCustomer } from '../subjects';
import { recount } from '../customers/summary';
import type { Work } from '../work';

const STANDING: Appointment['status'][] = ['booked', 'confirmed', 'arrived'];

/** She said that she will come. What was over or cancelled meanwhile is left alone and told. */
export async function confirm(work: Work, input: { appointmentIds: string[] }): Promise<Result> {
  const confirmed: Appointment[] = [];
  const gone: Appointment[] = [];
  for (const id of input.appointmentIds) {
    const row = await theAppointment(work, id);
    if (!row) return refused('not-found', {});
    if (!STANDING.includes(row.status)) {
      gone.push(row);
      continue;
    }
    const status = row.status === 'booked' ? 'confirmed' : row.status;
    await work.rows.update(Appointment, row.id, { status });
    confirmed.push({ ...row, status });
  }
  return done({ bookings: await bookingsOf(work, confirmed), gone: await bookingsOf(work, gone) });
}

export interface MoveInput {
  appointmentId: string;
  day: string;
  time: string;
  /** Somebody else; without it she stays with the one who has her. */
  beauticianId?: string;
  treatmentIds?: string[];
}

/** Refusals: `not-found`, `gone` (it does not stand any more), `taken` with what is near. */
export async function move(work: Work, input: MoveInput): Promise<Result> {
  const old = await theAppointment(work, input.appointmentId);
  if (!old) return refused('not-found', {});
  await holdDays(work, [old.day, input.day]);
  const row = await work.tx.lock(Appointment, old.id);
  if (!row || !['booked', 'confirmed'].includes(row.status)) return refused('gone', await shown(work, old));
  const party = await partyOf(work, [
    {
      customerId: row.customerId,
      companion: row.companion ?? undefined,
      treatmentIds: input.treatmentIds ?? row.treatments,
      beauticianId: input.beauticianId ?? row.beauticianId,
      roomId: row.roomId ?? undefined,
    },
  ]);
  if (!party) return refused('not-found', {});
  const placed = await place(work, party, input, [row]);
  if (!placed) return refused('taken', await proposalFor(work, party, input, [row]));
  await work.rows.update(Appointment, row.id, { status: 'moved' });
  const rows = await write(work, placed.lines, placed.free, row.note, row.id);
  await recount(work, row.customerId);
  const [before, ...after] = await bookingsOf(work, [row, ...rows]);
  const tells = [
    ...tellsOf(
      work,
      'cancelled',
      [before].filter((each) => each.beautician.id !== after[0].beautician.id),
    ),
    ...tellsOf(work, 'moved', after, { before }),
  ];
  return done({ before, bookings: after }, tells);
}

/** A customer who is left without a time is called in some days. Refusals: `not-found`, `gone`. */
export async function cancel(
  work: Work,
  input: { appointmentIds: string[]; reason?: string },
): Promise<Result> {
  const rows: Appointment[] = [];
  for (const id of input.appointmentIds) {
    const row = await theAppointment(work, id);
    if (!row) return refused('not-found', {});
    if (!STANDING.includes(row.status)) return refused('gone', await shown(work, row));
    const note = [row.note, input.reason].filter(Boolean).join(' ') || null;
    await work.rows.update(Appointment, row.id, { status: 'cancelled', note });
    await recount(work, row.customerId);
    rows.push(row);
  }
  const calls: CallAgain[] = [];
  for (const row of rows) {
    const call = await callAgain(work, row);
    if (call) calls.push(call);
  }
  const bookings = await bookingsOf(work, rows);
  return done({ bookings, reason: input.reason ?? null, calls }, tellsOf(work, 'cancelled', bookings));
}

/** She comes so many minutes later: the next ones of the same beautician are warned of. */
export async function late(work: Work, input: { appointmentId: string; minutes: number }): Promise<Result> {
  const row = await theAppointment(work, input.appointmentId);
  if (!row) return refused('not-found', {});
  if (!['booked', 'confirmed'].includes(row.status)) return refused('gone', await shown(work, row));
  await holdDays(work, [row.day]);
  await work.rows.update(Appointment, row.id, { lateMinutes: input.minutes });
  const [booking] = await bookingsOf(work, [{ ...row, lateMinutes: input.minutes }]);
  const next = await pushedBy(work, row, input.minutes);
  const warned = await bookingsOf(
    work,
    next.map((each) => each.row),
  );
  const delays = warned.map((each, index) => ({ booking: each, minutes: next[index].minutes }));
  const tells = tellsOf(work, 'late', [booking], { minutes: input.minutes, delays });
  return done({ booking, minutes: input.minutes, delays }, tells);
}

/** The next two of that beautician that would begin later because of it, and by how much. */
async function pushedBy(work: Work, row: Appointment, minutes: number) {
  const following = (await liveAppointments(work, [row.day]))
    .filter((each) => each.beauticianId === row.beauticianId && each.at > row.at && each.id !== row.id)
    .slice(0, 2);
  let free = row.endAt + minutes * MINUTE;
  return following.flatMap((each) => {
    const delay = Math.ceil((free - each.at) / MINUTE);
    free = each.endAt + Math.max(0, delay) * MINUTE;
    return delay > 0 ? [{ row: each, minutes: delay }] : [];
  });
}

/** Refusals: `not-found`, `gone`, `not-yet` before its time. */
export async function noShow(work: Work, input: { appointmentId: string; note?: string }): Promise<Result> {
  const row = await theAppointment(work, input.appointmentId);
  if (!row) return refused('not-found', {});
  if (!['booked', 'confirmed'].includes(row.status)) return refused('gone', await shown(work, row));
  if (row.at > work.now) return refused('not-yet', await shown(work, row));
  await work.rows.update(Appointment, row.id, {
    status: 'noShow',
    note: [row.note, input.note].filter(Boolean).join(' ') || null,
  });
  await recount(work, row.customerId);
  const bookings = await bookingsOf(work, [row]);
  const customer = await theCustomer(work, row.customerId);
  const consultant = customer && (await ownerToday(work, customer));
  const call: Tell[] =
    consultant && consultant !== work.actor.staffId
      ? [{ to: consultant, notice: 'appointment.missed', facts: { booking: bookings[0] } }]
      : [];
  return done({ booking: bookings[0] }, [...tellsOf(work, 'noShow', bookings), ...call]);
}

async function shown(work: Work, row: Appointment) {
  const [booking] = await bookingsOf(work, [row]);
  return { booking, status: row.status, now: clockOf(work.now, work.store.timezone) };
}

export const bookingChangeOperations: Operation[] = [
  { name: 'appointments.confirm', command: 'confirm-booking', kind: 'write', run: confirm },
  { name: 'appointments.move', command: 'reschedule', kind: 'write', run: move },
  { name: 'appointments.cancel', command: 'cancel-booking', kind: 'write', run: cancel },
  { name: 'appointments.late', command: 'late', kind: 'write', run: late },
  { name: 'appointments.noShow', command: 'no-show', kind: 'write', run: noShow },
];
