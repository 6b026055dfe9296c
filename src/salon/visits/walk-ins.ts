import { Customer } from '../../../entities/customer';
import { ulid } from '../../database';
import { byWhom, type Work } from '../work';

/** What a preview sees of somebody who has no file: nothing of hers can be there. */
export function asWalkIn(
  nickname: string,
): Pick<Customer, 'id' | 'name' | 'allergy' | 'taboo' | 'consultantId'> {
  return { id: '', name: nickname, allergy: null, taboo: null, consultantId: null };
}

/** A file for somebody without one (散客): what she is called and nothing else; joined to her real file later. */
export async function openWalkIn(work: Work, nickname: string): Promise<Customer> {
  const id = ulid();
  return work.rows.insert(Customer, {
    id,
    code: `W${id.slice(-10)}`,
    storeId: work.store.id,
    name: nickname,
    aliases: [],
    isWalkIn: true,
    createdAt: work.now,
    createdById: byWhom(work.actor),
  });
}
