/** Whom a customer trusts, told by the counts behind it to those who plan; no beautician is told (user-days 10). */
import { done, refused, type Operation, type Result } from '../operation';
import { named, staffNamed, theCustomer, type Named } from '../subjects';
import type { Work } from '../work';
import { isStrained, trustLevel, type TrustCounts, type TrustLevel } from './trust';
import { trustPairs } from './trust-counts';

export interface TrustShown extends Record<string, unknown> {
  customer: Named;
  pairs: { staff: Named; counts: TrustCounts; level: TrustLevel | null; strained: boolean }[];
}

/** Refusals: `not-found`. The look is kept. */
async function explain(work: Work, input: { customerId: string }): Promise<Result<TrustShown>> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  await work.rows.look(customer.id, 'customer.trust');
  // Nobody reads what happened with herself: a complaint is never shown to the one it is about.
  const pairs = (await trustPairs(work, customer.id)).filter((pair) => pair.staffId !== work.actor.staffId);
  const staff = await staffNamed(
    work,
    pairs.map((pair) => pair.staffId),
  );
  return done({
    customer: named(customer),
    pairs: pairs.flatMap(({ staffId, counts }) => {
      const person = staff.get(staffId);
      return person
        ? [{ staff: person, counts, level: trustLevel(counts), strained: isStrained(counts) }]
        : [];
    }),
  });
}

export const trustOperations: Operation[] = [
  { name: 'trust.explain', command: 'trust', kind: 'read', run: explain },
];
