/** The personal tracking sheet (个人客户追踪管制表, SR-FRM-07): every talk somebody had, and what is to follow (SR-LOOP-04). */
import { In, MoreThanOrEqual } from '../../database/conditions';
import { Contact } from '../../../entities/contact';
import { Customer } from '../../../entities/customer';
import { Staff } from '../../../entities/staff';
import { addDays, businessDayOf, clockOf } from '../calendar';
import { done, type Operation, type Result } from '../operation';
import type { Work } from '../work';

export interface TrackingRow {
  day: string;
  clock: string;
  customer: string;
  by: string;
  channel: Contact['channel'];
  result: Contact['result'];
  note: string | null;
  nextDay: string | null;
}

/** Rows since a day, oldest first; of one person, or of the whole store. */
export async function trackingRows(
  work: Work,
  given: { staffId?: string; since: string },
): Promise<TrackingRow[]> {
  const contacts = await work.tx.find(Contact, {
    where: {
      storeId: work.store.id,
      day: MoreThanOrEqual(given.since),
      ...(given.staffId ? { byId: given.staffId } : {}),
    },
    order: { at: 'ASC' },
  });
  const customers = await work.tx.find(Customer, {
    where: { id: In([...new Set(contacts.map((row) => row.customerId))]) },
    select: ['id', 'name'],
  });
  const staff = await work.tx.find(Staff, {
    where: { id: In([...new Set(contacts.map((row) => row.byId))]) },
  });
  const customerNames = new Map(customers.map((row) => [row.id, row.name]));
  const staffNames = new Map(staff.map((row) => [row.id, row.name]));
  return contacts.map((row) => ({
    day: row.day,
    clock: clockOf(row.at, work.store.timezone),
    customer: customerNames.get(row.customerId) ?? '',
    by: staffNames.get(row.byId) ?? '',
    channel: row.channel,
    result: row.result,
    note: row.note,
    nextDay: row.nextDay,
  }));
}

/** The asker's own sheet: today, or so many days back. */
async function mine(work: Work, input: { days?: number }): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const since = addDays(today, -(input.days ?? 0));
  return done({ today, rows: await trackingRows(work, { staffId: work.actor.staffId, since }) });
}

export const trackingOperations: Operation[] = [
  { name: 'tracking.mine', command: 'my-list', kind: 'read', run: mine },
];
