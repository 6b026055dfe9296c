/**
 * Who brought her (SR-FLD-01). The one who did is never forgotten: when the referred customer pays for the first time,
 * her consultant owes her a word of thanks (SR-PER-17). One level only (SR-RISK-05, SR-SAT-09).
 */
import { Customer } from '../../../entities/customer';
import { Payment } from '../../../entities/payment';
import { addDays, businessDayOf } from '../calendar';
import { isCash } from '../money/cash';
import { done, refused, type Operation, type Result } from '../operation';
import { makePromise } from '../promises/promises';
import { named, theCustomer } from '../subjects';
import type { Work } from '../work';
import { ownerToday } from '../customers/ownership';

/** Refusals: `not-found`; `herself`; `circle` where she was brought by this very customer. */
async function refer(work: Work, input: { customerId: string; referrerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  const referrer = await theCustomer(work, input.referrerId);
  if (!customer || !referrer) return refused('not-found', {});
  if (customer.id === referrer.id) return refused('herself', { name: customer.name });
  if (referrerIdOf(referrer) === customer.id) {
    return refused('circle', { name: customer.name, referrer: referrer.name });
  }
  await work.rows.update(Customer, customer.id, {
    profile: { ...customer.profile, referrerId: referrer.id },
  });
  const paid = await paidBefore(work, customer.id, null);
  if (paid) await promiseThanks(work, customer, referrer);
  return done({ customer: named(customer), referrer: named(referrer), thanks: paid });
}

export function referrerIdOf(customer: Pick<Customer, 'profile'>): string | null {
  const id = customer.profile?.referrerId;
  return typeof id === 'string' ? id : null;
}

/** To be called with her payment: her first one is worth a thank-you to who brought her. */
export async function thankReferrer(work: Work, customerId: string, payment: Payment): Promise<void> {
  if (!isCash(payment) || payment.amountFen <= 0) return;
  const customer = await work.tx.one(Customer, { id: customerId });
  const referrer = customer && (await standingReferrer(work, customer));
  if (!customer || !referrer || (await paidBefore(work, customerId, payment.id))) return;
  if (!referrer.erasedAt) await promiseThanks(work, customer, referrer);
}

async function paidBefore(work: Work, customerId: string, exceptId: string | null): Promise<boolean> {
  const paid = await work.tx.find(Payment, { where: { customerId, status: 'confirmed' } });
  return paid.some((each) => each.id !== exceptId && isCash(each) && each.amountFen > 0);
}

async function promiseThanks(work: Work, customer: Customer, referrer: Customer): Promise<void> {
  const ownerId = await ownerToday(work, referrer);
  if (!ownerId) return;
  await makePromise(work, {
    customerId: referrer.id,
    ownerId,
    kind: 'thanks',
    why: customer.name,
    dueDay: addDays(businessDayOf(work.now, work.store.timezone), 1),
    originKind: 'referral',
    originId: customer.id,
  });
}

/** Her referrer's name, if there is one. */
export async function referrerOf(work: Work, customer: Customer): Promise<string | null> {
  return (await standingReferrer(work, customer))?.name ?? null;
}

/** Who brought her, by the file that stands where hers was joined to another. */
async function standingReferrer(work: Work, customer: Customer): Promise<Customer | undefined> {
  const id = referrerIdOf(customer);
  const filed = id ? await work.tx.one(Customer, { id }) : undefined;
  const standing = filed?.mergedIntoId ? await work.tx.one(Customer, { id: filed.mergedIntoId }) : filed;
  return standing?.id === customer.id ? undefined : standing;
}

export const referralOperations: Operation[] = [
  { name: 'customers.refer', command: 'customer-update', kind: 'write', run: refer },
];
