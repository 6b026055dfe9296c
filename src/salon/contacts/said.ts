/** What she said in the store, where nobody had called her: words of her visit, else a talk of the day (SR-REL-08). */
import { Visit } from '../../../entities/visit';
import { businessDayOf } from '../calendar';
import { recount } from '../customers/summary';
import { done, refused, type Operation, type Result } from '../operation';
import { named, theCustomer } from '../subjects';
import { joined } from '../visits/parts';
import type { Work } from '../work';
import { logContact } from './contacts';

/**
 * Of somebody who is or was here today it is kept in her visit's record; of anybody else as a talk face to face.
 * `of` tells which. Refusals: `not-found`.
 */
async function saidHere(work: Work, input: { customerId: string; words: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const day = businessDayOf(work.now, work.store.timezone);
  const visit = await work.tx.one(Visit, { customerId: customer.id, day });
  if (visit) {
    await work.rows.update(Visit, visit.id, { feedback: joined(visit.feedback, input.words) });
    await recount(work, customer.id, [visit.id]);
    return done({ customer: named(customer), words: input.words, of: 'visit' });
  }
  const talk = { customerId: customer.id, channel: 'visit', result: 'reached', note: input.words } as const;
  const logged = await logContact(work, talk);
  return logged.done ? done({ customer: named(customer), words: input.words, of: 'talk' }) : logged;
}

export const saidOperations: Operation[] = [
  { name: 'contacts.said', command: 'call-log', kind: 'write', run: saidHere },
];
