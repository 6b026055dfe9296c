/** Every talk with a customer is kept with its channel, whoever had it (SR-REL-05, SR-REL-08). */
import { Contact } from '../../../entities/contact';
import { Customer } from '../../../entities/customer';
import { answered } from '../action-plan/outcome';
import { businessDayOf } from '../calendar';
import { recount } from '../customers/summary';
import { done, refused, type Operation, type Result } from '../operation';
import { mayDo } from '../permissions';
import { byWhom, type Work } from '../work';
import { dueCall, follow, settleByTalkOrMove } from './after-talk';
import type { LogContact } from './talk';
import { voicesOf } from './voices';

/** Keeps a talk and moves what hangs on it. Refusals: `not-found`. */
export async function logContact(work: Work, input: LogContact): Promise<Result> {
  const customer = await customerFor(work, input.customerId);
  if (!customer) return refused('not-found', { customerId: input.customerId });
  const day = businessDayOf(work.now, work.store.timezone);
  const others = await voicesOf(work, customer.id, day);
  const contact = await work.rows.insert(Contact, {
    storeId: customer.storeId,
    customerId: customer.id,
    promiseId: (await dueCall(work, customer.id, day))?.id ?? null,
    byId: byWhom(work.actor),
    at: work.now,
    day,
    channel: input.channel ?? (input.result === 'wechat' ? 'wechat' : 'phone'),
    result: input.result,
    note: input.note ?? null,
    nextDay: input.nextDay ?? null,
    solved: input.solved ?? null,
    satisfied: input.satisfied ?? null,
  });
  const after = await follow(work, customer, input, contact);
  if (input.answer) await answered(work, customer.id, input.answer);
  await recount(work, customer.id);
  return done({
    contactId: contact.id,
    customer: { id: customer.id, name: customer.name },
    result: input.result,
    channel: contact.channel,
    note: contact.note,
    today: day,
    ...after,
    others: others.filter((each) => each.by !== byWhom(work.actor)),
  });
}

async function customerFor(work: Work, customerId: string): Promise<Customer | null> {
  const customer = await work.tx.one(Customer, { id: customerId });
  if (!customer) return null;
  const ownedBy = [customer.consultantId, customer.beauticianId].filter((id): id is string => !!id);
  const verdict = mayDo(work.actor, 'call-log', { storeId: customer.storeId, ownedBy });
  return verdict === 'deny' ? null : customer;
}

/** A sentence said after the tap. */
async function note(
  work: Work,
  input: { contactId: string; note: string; nextDay?: string; pays?: boolean },
): Promise<Result> {
  const contact = await work.tx.one(Contact, { id: input.contactId });
  const customer = contact && (await customerFor(work, contact.customerId));
  if (!contact || !customer) return refused('not-found', { contactId: input.contactId });
  const whole = [contact.note, input.note].filter(Boolean).join(';');
  const nextDay = input.nextDay && input.nextDay > contact.day ? input.nextDay : null;
  await work.rows.update(Contact, contact.id, { note: whole, nextDay: nextDay ?? contact.nextDay });
  if (nextDay) {
    const again = { ...input, result: contact.result, customerId: customer.id, nextDay };
    await settleByTalkOrMove(work, customer, again, `contact ${contact.id}`);
    await recount(work, customer.id);
  }
  return done({ customer: { id: customer.id, name: customer.name }, note: input.note, nextDay });
}

export const contactOperations: Operation[] = [
  { name: 'contacts.log', command: 'call-log', kind: 'write', run: logContact },
  { name: 'contacts.note', command: 'call-log', kind: 'write', run: note },
];
