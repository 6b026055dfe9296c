/** A leaver's appointments: to whoever treats that customer now and is free, else to whoever is free. */
import { In, MoreThan } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import type { Staff } from '../../../entities/staff';
import { bookingsOf, type Booking } from '../appointments/appointments';
import { holdDays } from '../store-day';
import { businessDayOf } from '../calendar';
import { handTo } from '../staff/leave';
import { makePromise } from '../promises/promises';
import type { Work } from '../work';
import { heirOf, type Estate } from './estate';

/** An appointment that nobody can keep at its hour: it stands in the heir's name, and somebody must move it. */
export interface Stuck {
  booking: Booking;
  /** Whose promise it is to move it. */
  owner: string | null;
}

/** Those that somebody else has now, and those that nobody can keep. */
export interface HandedAppointments {
  handed: Booking[];
  stuck: Stuck[];
}

export async function handAppointments(
  work: Work,
  leaver: Staff,
  estate: Estate,
): Promise<HandedAppointments> {
  const rows = await work.tx.find(Appointment, {
    where: {
      beauticianId: leaver.id,
      status: In(['held', 'booked', 'confirmed', 'arrived']),
      endAt: MoreThan(work.now),
    },
    order: { at: 'ASC' },
  });
  await holdDays(
    work,
    rows.map((row) => row.day),
  );
  const handed: Booking[] = [];
  const stuck: Stuck[] = [];
  for (const row of rows) {
    if (row.status === 'held') {
      await work.rows.update(Appointment, row.id, { status: 'released', heldUntil: null });
      continue;
    }
    const hands = await handsFor(work, estate, row);
    const taken = await takenBy(work, row, hands);
    if (taken) handed.push(taken);
    else stuck.push(await keepAnyway(work, estate, row, hands[0]));
  }
  return { handed, stuck };
}

/** Whoever has the customer first, then everybody else who treats. */
async function handsFor(work: Work, estate: Estate, row: Appointment): Promise<string[]> {
  const customer = await work.tx.one(Customer, { id: row.customerId });
  const heir = estate.beauticians.get(row.customerId)?.id ?? customer?.beauticianId;
  const all = (estate.hands.get(row.storeId) ?? []).map((each) => each.id);
  return [...new Set([...(heir && all.includes(heir) ? [heir] : []), ...all])];
}

async function takenBy(work: Work, row: Appointment, hands: string[]): Promise<Booking | null> {
  for (const id of hands) {
    const taken = await handTo(work, row.id, id);
    if (taken) return taken;
  }
  return null;
}

/** She is coming all the same: the appointment is kept, its clash is somebody's promise of today. */
async function keepAnyway(
  work: Work,
  estate: Estate,
  row: Appointment,
  hands: string | undefined,
): Promise<Stuck> {
  const owner = await heirOf(work, estate, row, 'planner');
  const beauticianId = hands ?? owner;
  if (beauticianId) await work.rows.update(Appointment, row.id, { beauticianId });
  const [booking] = await bookingsOf(work, [{ ...row, beauticianId: beauticianId ?? row.beauticianId }]);
  if (owner) {
    await makePromise(work, {
      customerId: row.customerId,
      ownerId: owner,
      kind: 'rebook',
      why: `${booking.day.slice(5)} ${booking.time}`,
      dueDay: businessDayOf(work.now, work.store.timezone),
      originKind: 'appointment',
      originId: row.id,
    });
  }
  return { booking, owner };
}
