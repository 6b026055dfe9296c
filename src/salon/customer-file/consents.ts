/**
 * What a customer has agreed to, for which purpose, in which wording, to whom and when (SR-FLD-29, SR-RISK-04). Without
 * her word nothing of that purpose is kept; taken back, what was kept is shown to nobody any more.
 */
import { Customer, type Consent } from '../../../entities/customer';
import { done, refused, type Operation, type Result } from '../operation';
import { theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';

/** Pictures (照片) and dates that are nobody's business (私密日期). */
export const PURPOSES = ['photo', 'private-dates'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The wording she was asked in; a new wording is a new version, and asks again. */
const VERSIONS: Record<Purpose, string> = { photo: '1', 'private-dates': '1' };

export function consentOf(customer: Pick<Customer, 'consents'>, purpose: Purpose): Consent | undefined {
  return (customer.consents ?? []).find(
    (each) =>
      each.purpose === purpose && each.version === VERSIONS[purpose] && each.withdrawnAt === undefined,
  );
}

/** Keeps her word; given already, nothing changes. */
export async function giveConsent(work: Work, customer: Customer, purpose: Purpose): Promise<Consent[]> {
  const before = customer.consents ?? [];
  if (consentOf(customer, purpose)) return before;
  const given: Consent = { purpose, version: VERSIONS[purpose], at: work.now, byId: byWhom(work.actor) };
  const consents = [...before, given];
  await work.rows.update(Customer, customer.id, { consents });
  return consents;
}

/** Refusals: `not-found`, `unknown-purpose`. */
async function give(work: Work, input: { customerId: string; purpose: Purpose }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  if (!PURPOSES.includes(input.purpose)) return refused('unknown-purpose', { purpose: input.purpose });
  await giveConsent(work, customer, input.purpose);
  return done({ customer: { id: customer.id, name: customer.name }, purpose: input.purpose });
}

/** Refusals: `not-found`; `not-given` where there is nothing to take back. */
async function withdraw(work: Work, input: { customerId: string; purpose: Purpose }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  if (!consentOf(customer, input.purpose)) return refused('not-given', { name: customer.name });
  const consents = (customer.consents ?? []).map((each) =>
    each.purpose === input.purpose && each.withdrawnAt === undefined
      ? { ...each, withdrawnAt: work.now, withdrawnById: byWhom(work.actor) }
      : each,
  );
  await work.rows.update(Customer, customer.id, { consents });
  return done({ customer: { id: customer.id, name: customer.name }, purpose: input.purpose });
}

export const consentOperations: Operation[] = [
  { name: 'consents.give', command: 'customer-update', kind: 'write', run: give },
  { name: 'consents.withdraw', command: 'customer-update', kind: 'write', run: withdraw },
];
