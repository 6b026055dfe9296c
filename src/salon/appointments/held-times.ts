/** Times kept free for a customer while she decides: each an appointment that falls by itself when its time is over. */
import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { Treatment } from '../../../entities/treatment';
import { bookingsOf, type Booking } from './appointments';
import { boardOf, isLive, personOf } from './board';
import { holdDays } from '../store-day';
import { addDays, daysFrom, instantOf, MINUTE, minuteOf } from '../calendar';
import { fit, type FreeTime, type Need } from './free-times';
import { settleByBooking } from '../promises/promises';
import { proposedTimes } from './proposed-times';
import { settingOf } from '../settings/settings';
import { recount } from '../customers/summary';
import { tierWanted } from '../staff/tiers';
import { trustedHands } from '../trust/trust-counts';
import { byWhom, type Work } from '../work';

export interface HoldWish {
  customer: Customer;
  treatmentIds: string[];
  day: string;
  /** Minute of the day she would like. */
  minute: number | null;
  /** That day was asked for: the others only where it has too few times. */
  oneDay?: boolean;
  /** Who is to do it; anybody who can, where it is missing. */
  beauticianId?: string | null;
  /** Who is looked for first where nobody was asked for. */
  preferId?: string | null;
}

const TIMES_OFFERED = 3;
/** Days from the wished one on which a time is looked for. */
const DAYS_LOOKED_AT = 4;
const USUAL_MINUTES = 60;

/** Keeps up to three times near the wish free for the setting's minutes; what was held for her before is let go. */
export async function holdTimes(work: Work, wish: HoldWish): Promise<Booking[]> {
  const days = daysFrom(wish.day, addDays(wish.day, DAYS_LOOKED_AT - 1));
  await holdDays(work, days);
  await releaseHeld(work, wish.customer.id);
  const minutes = await settingOf(work, 'plan.hold_minutes');
  const times = await freeFor(work, wish, days);
  const rows: Appointment[] = [];
  for (const time of times) {
    rows.push(
      await work.rows.insert(Appointment, {
        storeId: work.store.id,
        customerId: wish.customer.id,
        day:
          days.find((day) => time.from < instantOf(addDays(day, 1), 4 * 60, work.store.timezone)) ?? wish.day,
        at: time.from,
        endAt: time.to,
        beauticianId: time.beauticianId,
        roomId: time.roomId,
        treatments: wish.treatmentIds,
        status: 'held',
        heldUntil: work.now + minutes * MINUTE,
        createdById: byWhom(work.actor),
        createdAt: work.now,
      }),
    );
  }
  return bookingsOf(work, rows);
}

/** A time that is or was kept free for her, and never promised. */
export function isOnlyHeld(row: Appointment): boolean {
  return row.status === 'held' || row.status === 'released';
}

/** Lets go whatever is held for her, but for one. */
export async function releaseHeld(work: Work, customerId: string, keepId?: string): Promise<void> {
  const held = await work.tx.find(Appointment, { where: { customerId, status: 'held' } });
  for (const row of held.filter((each) => each.id !== keepId)) {
    await work.rows.update(Appointment, row.id, { status: 'released', heldUntil: null });
  }
}

/** Those of the times that are still held, in the order given: the one that was wished for first. */
export async function heldTimes(work: Work, ids: string[]): Promise<Booking[]> {
  if (ids.length === 0) return [];
  const rows = await work.tx.find(Appointment, { where: { id: In(ids), status: 'held' } });
  const live = rows.filter((row) => isLive(row, work.now));
  return bookingsOf(
    work,
    live.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
  );
}

/** Minute of the day of the time that was proposed first with a plan, whatever became of it: the hour she likes. */
export async function hourHeldFor(work: Work, plan: { held: string[] | null }): Promise<number | null> {
  const [id] = plan.held ?? [];
  const row = id ? await work.tx.one(Appointment, { id }) : undefined;
  return row ? minuteOf(row.at, work.store.timezone) : null;
}

/**
 * Makes an appointment of a held time; one whose half-hour is over is taken all the same while nobody else has it.
 * Null where it is taken by now.
 */
export async function bookHeld(work: Work, id: string): Promise<Booking | null> {
  const row = await work.tx.one(Appointment, { id });
  if (!row || row.storeId !== work.store.id) return null;
  await holdDays(work, [row.day]);
  if (!isLive(row, work.now) && !(await stillFree(work, row))) return null;
  await work.rows.update(Appointment, id, { status: 'booked', heldUntil: null });
  await releaseHeld(work, row.customerId, id);
  await settleByBooking(work, row.customerId, id);
  await recount(work, row.customerId);
  const [booking] = await bookingsOf(work, [{ ...row, status: 'booked', heldUntil: null }]);
  return booking;
}

async function stillFree(work: Work, row: Appointment): Promise<boolean> {
  if (!['held', 'released', 'cancelled'].includes(row.status)) return false;
  const board = await boardOf(work, [row.day]);
  // What else is held for her falls with this one.
  const hers = await work.tx.find(Appointment, { where: { customerId: row.customerId, status: 'held' } });
  const need: Need = {
    person: personOf(row.customerId, row.companion),
    treatmentIds: row.treatments,
    categories: [],
    length: row.endAt - row.at,
    askedFor: row.beauticianId,
    roomId: row.roomId ?? undefined,
    ignore: [row.id, ...hers.map((each) => each.id)],
  };
  return 'free' in fit(board, need, row.at);
}

async function freeFor(work: Work, wish: HoldWish, days: string[]): Promise<FreeTime[]> {
  const board = await boardOf(work, days);
  const need = await needOf(work, wish);
  const { minute, oneDay } = wish;
  const hours = minute === null ? [] : days.map((day) => instantOf(day, minute, work.store.timezone));
  return proposedTimes(board, need, { hours, oneDay }, TIMES_OFFERED);
}

async function needOf(work: Work, wish: HoldWish): Promise<Need> {
  const treatments =
    wish.treatmentIds.length > 0
      ? await work.tx.find(Treatment, { where: { id: In(wish.treatmentIds) } })
      : [];
  const { prefer, avoid } = await trustedHands(work, wish.customer.id);
  const minutes = treatments.reduce((sum, treatment) => sum + treatment.minutes, 0) || USUAL_MINUTES;
  return {
    person: personOf(wish.customer.id),
    treatmentIds: wish.treatmentIds,
    categories: [...new Set(treatments.map((treatment) => treatment.category))],
    length: minutes * MINUTE,
    askedFor: wish.beauticianId ?? undefined,
    own: wish.customer.beauticianId ?? wish.preferId ?? prefer ?? undefined,
    avoid,
    tier: await tierWanted(work, wish.customer.grade),
  };
}
