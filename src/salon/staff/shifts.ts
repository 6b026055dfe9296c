/** Who works when: shifts, leave, overtime. Where nothing is written she works the opening hours. */
import { In } from '../../database/conditions';
import { Shift } from '../../../entities/shift';
import {
  clockOfMinute,
  daysFrom,
  instantOf,
  minuteOfClock,
  openingMinutes,
  type Hours,
  type Span,
} from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { oneOfStore } from './store-staff';
import type { Work, WorkStore } from '../work';

/** Minutes of a business day in which somebody works; null when she is off. */
export type DayHours = Span | null;

export interface ShiftChange {
  staffId: string;
  day: string;
  /** The last day of it, where it is longer than one. */
  until?: string;
  off?: boolean;
  /** HH:MM. With `off`: away from … to …; without: works from … to …. */
  from?: string;
  to?: string;
  reason?: string;
}

/** The hours of each on each day: `hours.get(staffId)?.get(day)`; somebody lent to another store is off here. */
export async function dayHoursOf(
  work: Work,
  staffIds: string[],
  days: string[],
): Promise<Map<string, Map<string, DayHours>>> {
  const rows =
    staffIds.length > 0 ? await work.tx.find(Shift, { where: { staffId: In(staffIds), day: In(days) } }) : [];
  return new Map(
    staffIds.map((staffId) => [
      staffId,
      new Map(
        days.map((day) => {
          const row = rows.find((each) => each.staffId === staffId && each.day === day);
          return [day, hoursBy(row, work.store)];
        }),
      ),
    ]),
  );
}

export function hoursBy(row: Shift | undefined, store: WorkStore): DayHours {
  if (!row) return openingMinutes(store);
  if (row.off || row.storeId !== store.id || row.toMin <= row.fromMin) return null;
  return { from: row.fromMin, to: row.toMin };
}

export function instantsOf(hours: DayHours, day: string, zone: string): Span[] {
  return hours ? [{ from: instantOf(day, hours.from, zone), to: instantOf(day, hours.to, zone) }] : [];
}

/**
 * What is left of a day's hours after somebody is away from … to …. Away in the middle leaves the longer part: a
 * shift is one stretch.
 */
export function awayFrom(hours: Span, away: { from?: string; to?: string }): DayHours {
  const from = away.from ? minuteOfClock(away.from) : hours.from;
  const to = away.to ? minuteOfClock(away.to) : hours.to;
  const before = { from: hours.from, to: Math.min(hours.to, from) };
  const after = { from: Math.max(hours.from, to), to: hours.to };
  const longer = before.to - before.from >= after.to - after.from ? before : after;
  return longer.to > longer.from ? longer : null;
}

/** The hours a change makes of what stood before. */
export function changedHours(before: DayHours, change: ShiftChange, opening: Hours): DayHours {
  const usual = before ?? openingMinutes(opening);
  if (change.off) return change.from || change.to ? awayFrom(usual, change) : null;
  return {
    from: change.from ? minuteOfClock(change.from) : usual.from,
    to: change.to ? minuteOfClock(change.to) : usual.to,
  };
}

/** Writes the change on each of its days and answers the hours as they stand after it. */
export async function writeShift(work: Work, change: ShiftChange): Promise<Map<string, DayHours>> {
  const days = daysFrom(change.day, change.until ?? change.day);
  const before = (await dayHoursOf(work, [change.staffId], days)).get(change.staffId)!;
  const after = new Map<string, DayHours>();
  for (const day of days) {
    const hours = changedHours(before.get(day) ?? null, change, work.store);
    after.set(day, hours);
    const patch = {
      storeId: work.store.id,
      fromMin: hours?.from ?? 0,
      toMin: hours?.to ?? 0,
      off: hours === null,
      reason: change.reason ?? null,
    };
    const known = await work.rows.update(Shift, { staffId: change.staffId, day }, patch);
    if (known === 0) await work.rows.insert(Shift, { staffId: change.staffId, day, ...patch });
  }
  return after;
}

/** Refusals: `not-found`, `bad-hours`. */
async function setShift(work: Work, change: ShiftChange): Promise<Result> {
  const staff = await oneOfStore(work, change.staffId);
  if (!staff) return refused('not-found', {});
  const clocks = [change.from, change.to].filter((clock) => clock !== undefined);
  if (clocks.some((clock) => Number.isNaN(minuteOfClock(clock)))) return refused('bad-hours', { ...change });
  const hours = await writeShift(work, change);
  return done({ staff: { id: staff.id, name: staff.name }, days: shownHours(hours) });
}

export function shownHours(hours: Map<string, DayHours>): { day: string; from: string; to: string }[] {
  return [...hours].map(([day, span]) => ({
    day,
    from: span ? clockOfMinute(span.from) : '',
    to: span ? clockOfMinute(span.to) : '',
  }));
}

export const shiftOperations: Operation[] = [
  { name: 'shifts.set', command: 'leave', kind: 'write', run: setShift },
];
