/**
 * Promising a time (keeping some free meanwhile: held-times.ts). Every write holds the day first and looks again: of two
 * people who want the same time one gets it, the other is offered what is near.
 */
import { LessThanOrEqual } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { bookingsOf, type Booking } from './appointments';
import { boardOf } from './board';
import { holdDays } from '../store-day';
import { businessDayOf, instantAt } from '../calendar';
import { fitAll, type FreeTime } from './free-times';
import { releaseHeld } from './held-times';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import {
  ignoredOf,
  linesOf,
  partyOf,
  proposalFor,
  type Coming,
  type Line,
  type Party,
  type Wish,
} from './propose';
import { settleByBooking } from '../promises/promises';
import { recount } from '../customers/summary';
import type { Work } from '../work';
import { byWhom } from '../work';

export interface BookInput {
  lines: Coming[];
  day: string;
  /** HH:MM. */
  time: string;
  note?: string;
}

/**
 * Books the time for everybody in it, all or nobody. Times that were held for them are let go.
 * Refusals: `not-found`; `taken` with what stands against it and times that are free.
 */
export async function book(work: Work, input: BookInput): Promise<Result> {
  const party = await partyOf(work, input.lines);
  if (!party) return refused('not-found', {});
  await holdDays(work, [input.day]);
  const placed = await place(work, party, input);
  if (!placed) return refused('taken', await proposalFor(work, party, input));
  const rows = await write(work, placed.lines, placed.free, input.note ?? null);
  for (const row of rows.filter(
    (each, index) => rows.findIndex((other) => other.customerId === each.customerId) === index,
  )) {
    await releaseHeld(work, row.customerId);
    await settleByBooking(work, row.customerId, row.id);
    await recount(work, row.customerId);
  }
  const bookings = await bookingsOf(work, rows);
  return done({ bookings }, tellsOf(work, 'booked', bookings));
}

/** Puts away what is held no longer. */
export async function expireHolds(work: Work): Promise<number> {
  const where = {
    storeId: work.store.id,
    status: 'held' as const,
    heldUntil: LessThanOrEqual(work.now),
  };
  return work.rows.update(Appointment, where, { status: 'released' });
}

/** Where the party fits at that time with the days held; null where it does not. */
export async function place(
  work: Work,
  party: Party,
  wish: Wish & { day: string; time: string },
  moving: Appointment[] = [],
): Promise<{ lines: Line[]; free: FreeTime[] } | null> {
  const board = await boardOf(work, [wish.day]);
  const lines = linesOf(board, party, ignoredOf(board, party, moving));
  const answer = fitAll(board, lines, instantAt(wish.day, wish.time, work.store.timezone));
  return 'free' in answer ? { lines, free: answer.free } : null;
}

export async function write(
  work: Work,
  lines: Line[],
  free: FreeTime[],
  note: string | null,
  movedFromId: string | null = null,
): Promise<Appointment[]> {
  const rows: Appointment[] = [];
  for (const [index, time] of free.entries()) {
    const { coming, treatmentIds } = lines[index];
    rows.push(
      await work.rows.insert(Appointment, {
        storeId: work.store.id,
        customerId: coming.customerId,
        companion: coming.companion ?? null,
        day: businessDayOf(time.from, work.store.timezone),
        at: time.from,
        endAt: time.to,
        beauticianId: time.beauticianId,
        roomId: time.roomId,
        treatments: [...treatmentIds],
        status: 'booked',
        heldUntil: null,
        lateMinutes: null,
        note,
        createdById: byWhom(work.actor),
        createdAt: work.now,
        movedFromId,
        remindedAt: null,
      }),
    );
  }
  return rows;
}

export type Change = 'booked' | 'moved' | 'cancelled' | 'late' | 'noShow' | 'given' | 'taken';

/** A beautician hears of what changes in her day while it runs; of later days tomorrow's table tells her. */
export function tellsOf(work: Work, change: Change, bookings: Booking[], facts: object = {}): Tell[] {
  const today = businessDayOf(work.now, work.store.timezone);
  return bookings
    .filter((booking) => booking.day === today && booking.beautician.id !== work.actor.staffId)
    .map((booking) => ({
      to: booking.beautician.id,
      notice: 'appointment.changed',
      facts: { change, booking, by: work.actor.name ?? null, ...facts },
    }));
}

export const bookingOperations: Operation[] = [
  { name: 'appointments.book', command: 'book', kind: 'write', run: book },
];
