/** What the last daily meeting left undecided and nobody has decided since: first of its class the next morning (user-days 7). */
import { In, MoreThan, MoreThanOrEqual } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import { Plan } from '../../../entities/plan';
import { addDays } from '../calendar';
import { putOffSince } from '../promises/put-off';
import { talkSince } from '../contacts/voices';
import type { Work } from '../work';

/** Days after which what a meeting left is not brought up again. */
export const CARRIED_DAYS = 14;

export interface Left {
  customerId: string;
  /** Day of the meeting. */
  day: string;
  itemId: string;
}

/** Of the customers of these people, and of what they had to decide for somebody else. */
export async function leftUndecided(work: Work, staffIds: string[], today: string): Promise<Left[]> {
  const [last] = await work.tx.find(Meeting, {
    where: {
      storeId: work.store.id,
      status: 'closed',
      day: MoreThanOrEqual(addDays(today, -CARRIED_DAYS)),
    },
    order: { day: 'DESC' },
    take: 1,
  });
  if (!last) return [];
  const items = await work.tx.find(MeetingItem, {
    where: { meetingId: last.id, status: In(['undecided', 'later']) },
  });
  const left: Left[] = [];
  for (const item of items) {
    const customer = await work.tx.one(Customer, { id: item.customerId });
    if (!customer || !staffIds.includes(customer.consultantId ?? item.deciderId)) continue;
    if (await decidedSince(work, item.customerId, last.closedAt ?? work.now)) continue;
    left.push({ customerId: item.customerId, day: last.day, itemId: item.id });
  }
  return left;
}

/**
 * Whether somebody has seen to her since the meeting: her plan was decided, a time was found, she was spoken to, or
 * the call was given a day or a hand. What was seen to does not come back to the table by itself.
 */
export async function decidedSince(work: Work, customerId: string, at: number): Promise<boolean> {
  const [plan] = await work.tx.find(Plan, { where: { customerId }, order: { version: 'DESC' }, take: 1 });
  if (plan && plan.status !== 'draft' && (plan.decidedAt ?? 0) > at) return true;
  const since = { customerId, createdAt: MoreThan(at), status: In(['booked', 'confirmed']) };
  if ((await work.tx.count(Appointment, since)) > 0) return true;
  return !!(await talkSince(work, customerId, at)) || (await putOffSince(work, customerId, at));
}
