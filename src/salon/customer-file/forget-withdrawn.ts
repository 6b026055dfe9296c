/**
 * A word taken back (SR-FLD-29, SR-RISK-04): what was kept with it is hidden at once, and goes for good a day later,
 * when it can no longer have been a slip. Each row that goes leaves its trace in the journal; the sealed files of
 * pictures follow their rows (composition/photo-shelf.ts).
 */
import { In } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { Photo } from '../../../entities/photo';
import { HOUR } from '../calendar';
import { done, type Result } from '../operation';
import type { Work } from '../work';
import { consentOf, type Purpose } from './consents';

const GRACE = 24 * HOUR;
const AT_ONCE = 500;

export async function forgetWithdrawn(work: Work): Promise<Result> {
  const withdrawn = await whoTookBack(work);
  let photos = 0;
  let dates = 0;
  for (const customer of withdrawn) {
    if (isTakenBack(work, customer, 'photo')) {
      photos += await work.rows.remove(Photo, { customerId: customer.id });
    }
    if (isTakenBack(work, customer, 'private-dates') && customer.profile?.privateDates !== undefined) {
      const { privateDates: _gone, ...profile } = customer.profile;
      await work.rows.update(Customer, customer.id, { profile });
      dates += 1;
    }
  }
  return done({ photos, dates });
}

async function whoTookBack(work: Work): Promise<Customer[]> {
  const rows = await work.tx.query<{ id: string }>(
    "SELECT id FROM customer WHERE storeId = ? AND consents LIKE '%withdrawnAt%'",
    [work.store.id],
  );
  const customers: Customer[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const ids = rows.slice(from, from + AT_ONCE).map((row) => row.id);
    customers.push(...(await work.tx.find(Customer, { where: { id: In(ids) } })));
  }
  return customers;
}

/** None stands, and the last one was taken back long enough ago. */
function isTakenBack(work: Work, customer: Customer, purpose: Purpose): boolean {
  if (consentOf(customer, purpose)) return false;
  const ends = (customer.consents ?? [])
    .filter((each) => each.purpose === purpose && each.withdrawnAt !== undefined)
    .map((each) => each.withdrawnAt!);
  return ends.length > 0 && Math.max(...ends) <= work.now - GRACE;
}
