import { In, MoreThanOrEqual } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { Visit } from '../../../entities/visit';
import { addDays, businessDayOf } from '../calendar';
import type { Named } from '../subjects';
import type { Work } from '../work';

/** What must be known before somebody touches her: shown at the booking and at the bed. */
export interface Warning {
  customer: Named;
  allergy: string | null;
  taboo: string | null;
  /** The last reaction of her skin, and when. */
  reaction: { text: string; day: string } | null;
}

/** A reaction is shown so long. */
const REACTION_DAYS = 90;

/** For each customer who has something to be careful about. */
export async function warningsOf(work: Work, customerIds: string[]): Promise<Warning[]> {
  if (customerIds.length === 0) return [];
  const customers = await work.tx.find(Customer, {
    where: { id: In(customerIds) },
    select: ['id', 'name', 'allergy', 'taboo'],
  });
  const since = addDays(businessDayOf(work.now, work.store.timezone), -REACTION_DAYS);
  const visits = await work.tx.find(Visit, {
    where: { customerId: In(customerIds), day: MoreThanOrEqual(since) },
    select: ['id', 'customerId', 'day', 'reaction'],
    order: { day: 'DESC' },
  });
  return customers
    .map((row) => {
      const reacted = visits.find((visit) => visit.customerId === row.id && visit.reaction);
      return {
        customer: { id: row.id, name: row.name },
        allergy: row.allergy,
        taboo: row.taboo,
        reaction: reacted ? { text: reacted.reaction!, day: reacted.day } : null,
      };
    })
    .filter((each) => each.allergy || each.taboo || each.reaction);
}
