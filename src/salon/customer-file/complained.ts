/** Her complaints as part of her file (SR-FLD-21): for those who see complaints, and never about oneself. */
import { Complaint } from '../../../entities/complaint';
import { businessDayOf } from '../calendar';
import { mayDo } from '../permissions';
import type { Work } from '../work';

export interface Complained {
  count: number;
  /** Not closed yet. */
  open: number;
  last: { day: string; text: string };
}

/** Null where she never complained, or where the asker may not know. */
export async function complainedOf(work: Work, customerId: string): Promise<Complained | null> {
  if (mayDo(work.actor, 'complaint-list', { storeId: work.store.id }) !== 'allow') return null;
  const all = await work.tx.find(Complaint, { where: { customerId }, order: { at: 'DESC' } });
  const told = all.filter((row) => !row.aboutStaffId || row.aboutStaffId !== work.actor.staffId);
  if (told.length === 0) return null;
  const [last] = told;
  return {
    count: told.length,
    open: told.filter((row) => row.status !== 'closed').length,
    last: { day: businessDayOf(last.at, work.store.timezone), text: last.text },
  };
}
