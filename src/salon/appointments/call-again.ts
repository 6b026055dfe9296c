/** She has cancelled and has no other time: her consultant calls in some days, unless she books before. */
import { In, MoreThanOrEqual } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { addDays, businessDayOf } from '../calendar';
import { ownerToday } from '../customers/ownership';
import { makePromise, openPromises, ownerName } from '../promises/promises';
import { theCustomer } from '../subjects';
import type { Work } from '../work';

/** Soon enough that she is not lost, late enough that whatever came between may be over. */
const CALL_AFTER_DAYS = 3;

export interface CallAgain {
  day: string;
  ownerId: string;
  owner: string;
  today: string;
}

/** Null where she has another time, a call for her is open already, she has no file, or nobody is there to call. */
export async function callAgain(work: Work, row: Appointment): Promise<CallAgain | null> {
  const customer = await theCustomer(work, row.customerId);
  if (!customer || customer.isWalkIn) return null;
  const coming = await work.tx.count(Appointment, {
    customerId: customer.id,
    status: In(['booked', 'confirmed', 'arrived']),
    endAt: MoreThanOrEqual(work.now),
  });
  if (coming > 0) return null;
  const open = await openPromises(work, customer.id);
  if (open.some((each) => each.kind === 'call' || each.kind === 'reminder')) return null;
  const ownerId = await ownerToday(work, customer);
  if (!ownerId) return null;
  const today = businessDayOf(work.now, work.store.timezone);
  const day = addDays(today, CALL_AFTER_DAYS);
  const call = { customerId: customer.id, ownerId, kind: 'call' as const, why: '', dueDay: day };
  await makePromise(work, { ...call, originKind: 'appointment', originId: row.id });
  return { day, ownerId, owner: await ownerName(work, ownerId), today };
}
