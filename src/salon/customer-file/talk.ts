/** «芳姐聊到女儿要考研»: what was talked of is kept with the visit it was talked at (SR-FLD-14). */
import { Visit } from '../../../entities/visit';
import { addDays, businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { named, theCustomer } from '../subjects';
import { joined } from '../visits/parts';
import type { Work } from '../work';

/** A talk of so many days ago still belongs to that visit. */
const BACK_DAYS = 3;

/** Refusals: `not-found`; `no-visit` where she has not been here of late. */
async function add(work: Work, input: { customerId: string; talk: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const [visit] = await work.tx.find(Visit, {
    where: { customerId: customer.id },
    order: { day: 'DESC' },
    take: 1,
  });
  const today = businessDayOf(work.now, work.store.timezone);
  if (!visit || visit.day < addDays(today, -BACK_DAYS)) return refused('no-visit', { name: customer.name });
  await work.rows.update(Visit, visit.id, { talk: joined(visit.talk, input.talk) });
  return done({ customer: named(customer), day: visit.day, talk: input.talk });
}

export const talkOperations: Operation[] = [
  { name: 'visits.talk', command: 'record-visit', kind: 'write', run: add },
];
