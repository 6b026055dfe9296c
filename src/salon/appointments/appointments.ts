/** Appointments as they are told, and how one is found. What changes them stands in booking.ts and its neighbours. */
import { In, MoreThanOrEqual } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { Room } from '../../../entities/room';
import { Staff } from '../../../entities/staff';
import { Treatment } from '../../../entities/treatment';
import { isLive } from './board';
import { addDays, businessDayOf, clockOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { theCustomer, type Named } from '../subjects';
import type { Work } from '../work';

/** An appointment with its names, ready to be said. */
export interface Booking {
  id: string;
  customer: Named;
  /** Who lies on the bed where that is not the customer, and has no file. */
  companion: string | null;
  day: string;
  /** HH:MM. */
  time: string;
  until: string;
  at: number;
  endAt: number;
  beautician: Named;
  room: Named | null;
  treatments: Named[];
  status: Appointment['status'];
  lateMinutes: number | null;
}

export interface FindAppointment {
  customerId: string;
  day?: string;
  /** HH:MM. */
  time?: string;
  treatmentIds?: string[];
  /** Also those that were over today: an appointment can be called a no-show after its time. */
  statuses?: Appointment['status'][];
}

/** Names for appointments, in the order given. */
export async function bookingsOf(work: Work, rows: Appointment[]): Promise<Booking[]> {
  const customers = await namesOf(
    work,
    Customer,
    rows.map((row) => row.customerId),
  );
  const staff = await namesOf(
    work,
    Staff,
    rows.map((row) => row.beauticianId),
  );
  const rooms = await namesOf(
    work,
    Room,
    rows.flatMap((row) => row.roomId ?? []),
  );
  const treatments = await treatmentsFor(
    work,
    rows.flatMap((row) => row.treatments),
  );
  return rows.map((row) => ({
    id: row.id,
    customer: customers.get(row.customerId) ?? { id: row.customerId, name: '' },
    companion: row.companion,
    day: row.day,
    time: clockOf(row.at, work.store.timezone),
    until: clockOf(row.endAt, work.store.timezone),
    at: row.at,
    endAt: row.endAt,
    beautician: staff.get(row.beauticianId) ?? { id: row.beauticianId, name: '' },
    room: row.roomId ? (rooms.get(row.roomId) ?? null) : null,
    treatments: row.treatments.flatMap((id) => shortNamed(treatments.get(id))),
    status: row.status,
    lateMinutes: row.lateMinutes,
  }));
}

/** A customer's appointments from today on that still stand and fit what was said of them, the nearest first. */
export async function appointmentsOf(work: Work, find: FindAppointment): Promise<Appointment[]> {
  const today = businessDayOf(work.now, work.store.timezone);
  const rows = await work.tx.find(Appointment, {
    where: {
      customerId: find.customerId,
      storeId: work.store.id,
      day: find.day ?? MoreThanOrEqual(today),
      status: In(find.statuses ?? ['booked', 'confirmed', 'arrived']),
    },
    order: { at: 'ASC' },
  });
  return rows.filter(
    (row) =>
      (isLive(row, work.now) || find.statuses !== undefined) &&
      (!find.time || clockOf(row.at, work.store.timezone) === find.time) &&
      (!find.treatmentIds?.length || find.treatmentIds.some((id) => row.treatments.includes(id))),
  );
}

/** One that the actor may touch; another store's answers like none. */
export async function theAppointment(work: Work, id: string | undefined): Promise<Appointment | null> {
  const row = id ? await work.tx.one(Appointment, { id }) : undefined;
  if (!row || row.storeId !== work.store.id) return null;
  return (await theCustomer(work, row.customerId)) ? row : null;
}

/**
 * What was meant: those that fit all that was said; where none does, all she has. A treatment or an hour said from
 * memory is often wrong, so `exact` tells whether it fitted.
 */
async function find(work: Work, input: FindAppointment): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const said = { ...input, customerId: customer.id };
  const fitting = await appointmentsOf(work, said);
  const all = fitting.length > 0 ? fitting : await appointmentsOf(work, { ...said, ...NOTHING_SAID });
  return done({ found: await bookingsOf(work, all), exact: fitting.length > 0, foundFor: input.customerId });
}

/**
 * «三点半那个客人»: whoever has that hour of that day; where no day is said, of today, else of tomorrow. Only those
 * the actor may touch.
 */
async function atHour(
  work: Work,
  { day, time, statuses }: Omit<FindAppointment, 'customerId'>,
): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const days = day ? [day] : [today, addDays(today, 1)];
  const rows = await work.tx.find(Appointment, {
    where: {
      storeId: work.store.id,
      day: In(days),
      status: In(statuses ?? ['booked', 'confirmed', 'arrived']),
    },
    order: { at: 'ASC' },
  });
  const hers: Appointment[] = [];
  for (const row of rows) {
    if (clockOf(row.at, work.store.timezone) !== time || (!statuses && !isLive(row, work.now))) continue;
    if (await theCustomer(work, row.customerId)) hers.push(row);
  }
  const nearest = hers.filter((row) => row.day === hers[0].day);
  return done({ atHour: await bookingsOf(work, nearest), hour: time });
}

const NOTHING_SAID = { day: undefined, time: undefined, treatmentIds: undefined };

async function treatmentsFor(work: Work, ids: string[]): Promise<Map<string, Treatment>> {
  if (ids.length === 0) return new Map();
  const rows = await work.tx.find(Treatment, { where: { id: In([...new Set(ids)]) } });
  return new Map(rows.map((row) => [row.id, row]));
}

/** A treatment by the first word staff have for it: 补水 for 水润焕肤护理. */
export function shortNamed(row: Treatment | undefined): Named[] {
  return row ? [{ id: row.id, name: row.aliases[0] ?? row.name }] : [];
}

type NameOf = (new () => Customer) | (new () => Staff) | (new () => Room);

async function namesOf(work: Work, table: NameOf, ids: string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map();
  const rows: Named[] = await work.tx.find<Named>(table, {
    where: { id: In([...new Set(ids)]) },
    select: ['id', 'name'],
  });
  return new Map(rows.map((row) => [row.id, { id: row.id, name: row.name }]));
}

export const appointmentOperations: Operation[] = [
  { name: 'appointments.find', command: 'table', kind: 'read', run: find },
  { name: 'appointments.atHour', command: 'table', kind: 'read', run: atHour },
];
