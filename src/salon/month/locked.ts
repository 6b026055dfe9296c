/** Whether a month is locked, and what a later change to one of its days adds to the figures of today. */
import { Between, In } from '../../database/conditions';
import { MonthEntry } from '../../../entities/month-entry';
import { MonthRecord } from '../../../entities/month-record';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf, monthStart } from '../calendar';
import type { Period } from '../figures/periods';
import { holdDays } from '../store-day';
import { byWhom, type Work } from '../work';

/** The record of the month in which a day lies; undefined while it is open. */
export async function recordOf(work: Work, day: string): Promise<MonthRecord | undefined> {
  return work.tx.one(MonthRecord, { storeId: work.store.id, month: day.slice(0, 7) });
}

/** A month that still runs is never locked, so that what is written today asks for nothing. */
export async function isLocked(work: Work, day: string): Promise<boolean> {
  if (isThisMonth(work, day)) return false;
  return (await recordOf(work, day)) !== undefined;
}

/** As `isLocked`, and until the end of this transaction nobody can lock the month meanwhile. */
export async function holdMonth(work: Work, day: string): Promise<boolean> {
  if (isThisMonth(work, day)) return false;
  await holdStoreMonth(work, day);
  return isLocked(work, day);
}

export async function holdStoreMonth(work: Work, day: string): Promise<void> {
  await holdDays(work, [monthStart(day)]);
}

function isThisMonth(work: Work, day: string): boolean {
  return day.slice(0, 7) >= businessDayOf(work.now, work.store.timezone).slice(0, 7);
}

/**
 * Carries out what changes visits of a day. Where the month of that day is locked, its figures stay as they were: the
 * difference is entered today with both days, so that nothing is counted twice and nothing is lost.
 */
export async function bookedToday<T>(work: Work, day: string, run: () => Promise<T>): Promise<T> {
  if (!(await holdMonth(work, day))) return run();
  const before = await servedOn(work, day);
  const result = await run();
  const after = await servedOn(work, day);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(key) ?? nothing(key);
    const is = after.get(key) ?? nothing(key);
    const entry = {
      visits: is.visits - was.visits,
      times: is.times - was.times,
      sessions: is.sessions - was.sessions,
      consumedFen: is.consumedFen - was.consumedFen,
    };
    if (Object.values(entry).every((value) => value === 0)) continue;
    await work.rows.insert(MonthEntry, {
      storeId: work.store.id,
      day: businessDayOf(work.now, work.store.timezone),
      forDay: day,
      staffId: is.staffId,
      treatmentId: is.treatmentId,
      ...entry,
      byId: byWhom(work.actor),
      at: work.now,
    });
  }
  return result;
}

type Served = Pick<MonthEntry, 'staffId' | 'treatmentId' | 'visits' | 'times' | 'sessions' | 'consumedFen'>;

function nothing(key: string): Served {
  const [staffId, treatmentId] = key.split('|').map((id) => id || null);
  return { staffId, treatmentId, visits: 0, times: 0, sessions: 0, consumedFen: 0 };
}

/** What was served on a day: by person and treatment, visits by person, and the store's visits. */
async function servedOn(work: Work, day: string): Promise<Map<string, Served>> {
  const visits = await work.tx.find(Visit, { where: { storeId: work.store.id, day }, select: ['id'] });
  const services =
    visits.length > 0
      ? await work.tx.find(VisitService, { where: { visitId: In(visits.map((each) => each.id)) } })
      : [];
  const served = new Map<string, Served>();
  const at = (staffId: string | null, treatmentId: string | null): Served => {
    const key = `${staffId ?? ''}|${treatmentId ?? ''}`;
    const known = served.get(key) ?? nothing(key);
    served.set(key, known);
    return known;
  };
  at(null, null).visits = visits.length;
  for (const service of services) {
    const line = at(service.beauticianId, service.treatmentId);
    line.times += service.times;
    line.sessions += service.sessionsUsed;
    line.consumedFen += service.consumedFen;
  }
  for (const staffId of new Set(services.flatMap((each) => each.beauticianId ?? []))) {
    const own = services.filter((each) => each.beauticianId === staffId);
    at(staffId, null).visits = new Set(own.map((each) => each.visitId)).size;
  }
  return served;
}

/**
 * What later changes add to a period beside the visits as they stand now: those entered in it, and, taken away again,
 * those about its own days that were entered after their month was locked.
 */
export async function enteredIn(work: Work, period: Period): Promise<MonthEntry[]> {
  const storeId = work.store.id;
  const within = Between(period.from, period.to);
  const entered = await work.tx.find(MonthEntry, { where: { storeId, day: within } });
  const about = await work.tx.find(MonthEntry, { where: { storeId, forDay: within } });
  const taken = about.map((each) => ({
    ...each,
    visits: -each.visits,
    times: -each.times,
    sessions: -each.sessions,
    consumedFen: -each.consumedFen,
  }));
  return [...entered, ...taken];
}
