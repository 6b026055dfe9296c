/** A reaction of the skin (烫, 红, 痛): told at once to her consultant, who calls her the next day. */
import { Customer } from '../../../entities/customer';
import { addDays, businessDayOf } from '../calendar';
import type { Tell } from '../operation';
import { makePromise } from '../promises/promises';
import { storeStaff } from '../staff/store-staff';
import { named } from '../subjects';
import type { Work } from '../work';

/** Who is told: the consultant, or the managers where she has none. Nobody is told what she said herself. */
export async function reportReaction(
  work: Work,
  customer: Customer,
  visitId: string,
  words: string,
): Promise<Tell[]> {
  const managers = await storeStaff(work, 'manager');
  const ownerId = customer.consultantId ?? managers[0]?.id ?? work.actor.staffId;
  if (!ownerId) return [];
  const dueDay = addDays(businessDayOf(work.now, work.store.timezone), 1);
  await makePromise(work, {
    customerId: customer.id,
    ownerId,
    kind: 'reaction',
    why: words,
    dueDay,
    originKind: 'visit',
    originId: visitId,
  });
  const facts = {
    customer: named(customer),
    visitId,
    words,
    dueDay,
    allergy: customer.allergy,
    by: work.actor.name,
  };
  return ownerId === work.actor.staffId ? [] : [{ to: ownerId, notice: 'reaction', facts }];
}
