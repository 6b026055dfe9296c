/** Ends what need not be done any more, so that nobody is reminded of it. */
import { In, LessThanOrEqual, MoreThan, MoreThanOrEqual } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Promised } from '../../../entities/promise';
import { businessDayOf } from '../calendar';
import { endOf, type Since } from './facts';
import { fulfilPromise, withdrawPromise } from './promises';
import { talkSince } from '../contacts/voices';
import type { Work } from '../work';

/** How many were ended of those due until a day. */
export async function withdrawVoid(work: Work, today: string): Promise<number> {
  const open = await work.tx.find(Promised, {
    where: { storeId: work.store.id, status: 'open', dueDay: LessThanOrEqual(today) },
  });
  let ended = 0;
  for (const promise of open) {
    if (!promise.customerId) continue;
    const end = endOf(promise, await sinceOf(work, promise, promise.customerId, today));
    if (end === 'done') await fulfilPromise(work, promise, 'fact');
    if (end === 'withdrawn') await withdrawPromise(work, promise, 'fact');
    if (end) ended++;
  }
  return ended;
}

async function sinceOf(work: Work, promise: Promised, customerId: string, today: string): Promise<Since> {
  const summary = await work.tx.one(CustomerSummary, { customerId });
  const customer = await work.tx.one(Customer, { id: customerId });
  const coming = await work.tx.count(Appointment, {
    customerId,
    status: In(['booked', 'confirmed']),
    at: MoreThanOrEqual(work.now),
    // What she had when it was promised is not what it asks for: she is still to be told of it.
    createdAt: MoreThan(promise.at),
  });
  const made = businessDayOf(promise.at, work.store.timezone);
  return {
    today,
    talked: (await talkSince(work, customerId, promise.at)) !== undefined,
    booked: coming > 0,
    came: !!summary?.lastVisitDay && summary.lastVisitDay > made,
    arrearsFen: summary?.arrearsFen ?? 0,
    gone: !customer || customer.mergedIntoId !== null || customer.erasedAt !== null,
    grade: customer?.grade ?? null,
    birthday: summary?.birthdayMonthDay ?? null,
  };
}
