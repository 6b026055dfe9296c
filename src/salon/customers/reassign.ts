/** Somebody else looks after a customer from now on; what is promised to her goes along, and both are told. */
import { Customer } from '../../../entities/customer';
import { Promised } from '../../../entities/promise';
import { ownedFrom } from './customer-owners';
import { inStore } from '../figures/stores';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { oneOfStore } from '../staff/store-staff';
import { recount } from './summary';
import { named, staffNamed, theCustomer } from '../subjects';
import type { Work } from '../work';

interface Reassign {
  customerId: string;
  targetId: string;
  reason?: string | null;
}

/**
 * A consultant or manager becomes her consultant, a beautician her beautician. Refusals: `not-found`,
 * `same` where it is so already.
 */
async function reassign(given: Work, input: Reassign): Promise<Result> {
  const customer = await theCustomer(given, input.customerId);
  // Whoever has several stores hands over inside the customer's own.
  const work = customer && (await inStore(given, customer.storeId));
  const target = work && (await oneOfStore(work, input.targetId));
  if (!customer || !target) return refused('not-found', {});
  const consults = target.roles.some((role) => role === 'consultant' || role === 'manager');
  const role = consults ? 'consultant' : 'beautician';
  const before = role === 'consultant' ? customer.consultantId : customer.beauticianId;
  if (before === target.id) return refused('same', { customer: named(customer), target: named(target) });
  await work.rows.update(
    Customer,
    customer.id,
    role === 'consultant' ? { consultantId: target.id } : { beauticianId: target.id },
  );
  await ownedFrom(work, customer, role, { before, after: target.id }, input.reason ?? null);
  const moved =
    before && role === 'consultant' ? await movePromises(work, customer.id, before, target.id) : 0;
  await recount(work, customer.id);
  const staff = await staffNamed(work, [before]);
  const facts = {
    customer: named(customer),
    role,
    target: named(target),
    before: before ? (staff.get(before) ?? null) : null,
    promises: moved,
    by: work.actor.name ?? '',
  };
  return done(facts, tellsOf(work, facts, target.id, before));
}

/** Open promises of hers change hands as they stand, with a fresh ladder. */
async function movePromises(work: Work, customerId: string, from: string, to: string): Promise<number> {
  return work.rows.update(Promised, { customerId, ownerId: from, status: 'open' }, { ownerId: to, step: 0 });
}

function tellsOf(
  work: Work,
  facts: Record<string, unknown>,
  targetId: string,
  before: string | null,
): Tell[] {
  const others = [targetId, before].filter((id): id is string => !!id && id !== work.actor.staffId);
  return others.map((to) => ({
    to,
    notice: 'customer.reassigned',
    facts: { ...facts, mine: to === targetId },
  }));
}

export const reassignOperations: Operation[] = [
  { name: 'customers.reassign', command: 'reassign', kind: 'write', run: reassign },
];
