/** A leave that is not taken after all: her hours are as before it, and her appointments can come back with them. */
import { In, MoreThanOrEqual } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Audit } from '../../../entities/audit';
import { Shift } from '../../../entities/shift';
import { Staff } from '../../../entities/staff';
import { bookingsOf, type Booking } from '../appointments/appointments';
import { isLive } from '../appointments/board';
import { tellsOf } from '../appointments/booking';
import { addDays, businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { holdDays } from '../store-day';
import { named } from '../subjects';
import type { Work } from '../work';
import { handTo } from './leave';
import { hoursBy, shownHours, type DayHours } from './shifts';
import { oneOfStore } from './store-staff';

interface BackSaid {
  staffId: string;
  /** Only this day of it; without it the next stretch of days off. */
  day?: string;
  /** Her appointments of those days that others were given come back where she is free for them. */
  takesBack?: boolean;
}

interface DayOff {
  row: Shift;
  /** As it was before the leave was written; null where nothing was written of that day. */
  before: Shift | null;
}

/** Refusals: `not-found`, `nobody-off` where she is there. */
async function preview(work: Work, said: BackSaid): Promise<Result> {
  const staff = await oneOfStore(work, said.staffId);
  if (!staff) return refused('not-found', {});
  const off = await stretch(work, said);
  if (off.length === 0) return done({ refused: 'nobody-off', staff: named(staff) });
  return done({
    refused: null,
    staff: named(staff),
    days: shownHours(hoursAfter(work, off)),
    given: await bookingsOf(work, await givenAway(work, staff.id, off)),
  });
}

async function takeBack(work: Work, said: BackSaid): Promise<Result> {
  const staff = await oneOfStore(work, said.staffId);
  if (!staff) return refused('not-found', {});
  const off = await stretch(work, said);
  if (off.length === 0) return refused('nobody-off', { staff: named(staff) });
  const days = off.map(({ row }) => row.day);
  await holdDays(work, days);
  const given = await givenAway(work, staff.id, off);
  for (const { row, before } of off) await restore(work, row, before);
  const before = await bookingsOf(work, given);
  const back: Booking[] = [];
  for (const booking of said.takesBack ? before : []) {
    const again = await handTo(work, booking.id, staff.id);
    if (again) back.push(again);
  }
  const isBack = (each: Booking) => back.some((one) => one.id === each.id);
  const moved = before.filter(isBack);
  const left = before.filter((each) => !isBack(each));
  const facts = { staff: named(staff), days: shownHours(hoursAfter(work, off)), back, left };
  return done(facts, [
    ...tellsOf(work, 'taken', moved),
    ...tellsOf(work, 'given', back),
    ...(await endStandIn(work, staff, days)),
    ...(staff.id === work.actor.staffId
      ? []
      : [
          {
            to: staff.id,
            notice: 'shift.changed',
            facts: { days: facts.days, by: work.actor.name ?? null },
          },
        ]),
  ]);
}

/** The day that was named, or the next days off that follow each other. */
async function stretch(work: Work, { staffId, day }: BackSaid): Promise<DayOff[]> {
  const today = businessDayOf(work.now, work.store.timezone);
  const rows = await work.tx.find(Shift, {
    where: { staffId, storeId: work.store.id, day: day ?? MoreThanOrEqual(today) },
    order: { day: 'ASC' },
  });
  const found: DayOff[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && row.day !== addDays(last.row.day, 1)) break;
    const before = await beforeLeave(work, row);
    const now = hoursBy(row, work.store);
    // Hours are cut by a shift as well as by a leave: of a day that is named, and only where what it was is known.
    const cut = !!day && !!before && isShorter(now, hoursBy(before, work.store));
    if (now === null || cut) found.push({ row, before });
    else if (last) break;
  }
  return found;
}

/** What the last change of that day was made of; a day off upon a day off is of no use and stands for opening hours. */
async function beforeLeave(work: Work, row: Shift): Promise<Shift | null> {
  const [change] = await work.tx.find(Audit, {
    where: { tableName: 'shift', rowId: row.id, action: In(['insert', 'update']) },
    order: { seq: 'DESC' },
    take: 1,
  });
  if (change?.action !== 'update') return null;
  const before = { ...row, ...(change.before as Partial<Shift>) };
  return hoursBy(before, work.store) ? before : null;
}

function isShorter(now: DayHours, before: DayHours): boolean {
  const length = (hours: DayHours) => (hours ? hours.to - hours.from : 0);
  return length(now) < length(before);
}

function hoursAfter(work: Work, off: DayOff[]): Map<string, DayHours> {
  return new Map(off.map(({ row, before }) => [row.day, hoursBy(before ?? undefined, work.store)]));
}

async function restore(work: Work, row: Shift, before: Shift | null): Promise<void> {
  if (!before) await work.rows.remove(Shift, row.id);
  else {
    const { fromMin, toMin, off, reason, storeId } = before;
    await work.rows.update(Shift, row.id, { fromMin, toMin, off, reason, storeId });
  }
}

/** Appointments of those days that were hers and were given to somebody else, and still stand. */
async function givenAway(work: Work, staffId: string, off: DayOff[]): Promise<Appointment[]> {
  const rows = await work.tx.find(Appointment, {
    where: {
      storeId: work.store.id,
      day: In(off.map(({ row }) => row.day)),
      status: In(['booked', 'confirmed']),
    },
    order: { at: 'ASC' },
  });
  const given: Appointment[] = [];
  for (const row of rows.filter((each) => each.beauticianId !== staffId && isLive(each, work.now))) {
    const changes = await work.tx.find(Audit, {
      where: { tableName: 'appointment', rowId: row.id, action: 'update' },
    });
    if (changes.some(({ before }) => before?.beauticianId === staffId)) given.push(row);
  }
  return given;
}

/** Whoever stands in for just these days does not any more. */
async function endStandIn(work: Work, staff: Staff, days: string[]): Promise<Tell[]> {
  const { standInId, standInFrom, standInTo } = staff;
  const within = standInFrom !== null && standInFrom >= days[0] && (standInTo ?? '') <= days.at(-1)!;
  if (!standInId || !standInTo || !within) return [];
  await work.rows.update(Staff, staff.id, { standInId: null, standInFrom: null, standInTo: null });
  return [{ to: standInId, notice: 'stand-in.back', facts: { staff: named(staff) } }];
}

export const leaveBackOperations: Operation[] = [
  { name: 'leave.back-preview', command: 'leave', kind: 'read', run: preview },
  { name: 'leave.back', command: 'leave', kind: 'write', run: takeBack },
];
