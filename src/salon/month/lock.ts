/**
 * Locking a month (SR-FRM-11, user-days 4): its figures are kept as they stand, once and for ever. Days whose till
 * nobody has closed are locked with it only where she has seen which they are.
 */
import { MonthRecord } from '../../../entities/month-record';
import { addMonths, businessDayOf, monthStart } from '../calendar';
import { openDays } from '../figures/week';
import { done, refused, type Operation, type Result } from '../operation';
import { byWhom, type Work } from '../work';
import { countMonth, daysOf } from './figures';
import { holdStoreMonth, recordOf } from './locked';

export interface LockMonth {
  /** YYYY-MM; the last one where absent. */
  month?: string;
  /** The open days that she has seen and wants locked all the same. */
  openDays: string[];
}

/** The month before the one that runs. */
export function lastMonth(work: Work): string {
  const today = businessDayOf(work.now, work.store.timezone);
  return addMonths(monthStart(today), -1).slice(0, 7);
}

/** Refused `not-over`, `locked` where it is already, `days-open` with those that she has not seen. */
async function lock(work: Work, input: LockMonth): Promise<Result> {
  const month = input.month ?? lastMonth(work);
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) return refused('no-such-month', { month });
  if (month > lastMonth(work)) return refused('not-over', { month });
  const { from } = daysOf(month);
  await holdStoreMonth(work, from);
  if (await recordOf(work, from)) return refused('locked', { month });
  const open = await openDays(work, daysOf(month));
  if (open.some((day) => !input.openDays.includes(day)))
    return refused('days-open', { month, openDays: open });
  await work.rows.insert(MonthRecord, {
    storeId: work.store.id,
    month,
    figures: { ...(await countMonth(work, month)) },
    openDays: open,
    lockedById: byWhom(work.actor),
    at: work.now,
  });
  return done({ month, openDays: open });
}

export const monthLockOperations: Operation[] = [
  { name: 'month.lock', command: 'month-lock', kind: 'write', run: lock },
];
