import { Customer } from '../../entities/customer';
import { Staff } from '../../entities/staff';
import { mayDo } from './permissions';
import type { Work } from './work';

/** A person, a treatment, a room as others are told of it. */
export interface Named {
  id: string;
  name: string;
}

/**
 * The customer as far as the actor may touch her under her command, the file she was joined to where there is one.
 * Null where there is none: another store's customer answers exactly like one that does not exist.
 */
export async function theCustomer(work: Work, id: string | undefined): Promise<Customer | null> {
  let customer = id ? await work.tx.one(Customer, { id }) : undefined;
  for (let joins = 0; customer?.mergedIntoId && joins < 5; joins++) {
    customer = await work.tx.one(Customer, { id: customer.mergedIntoId });
  }
  if (!customer || customer.erasedAt !== null) return null;
  const ownedBy = [customer.consultantId, customer.beauticianId].filter((staff) => staff !== null);
  const verdict = mayDo(work.actor, work.actor.command, { storeId: customer.storeId, ownedBy });
  return verdict === 'deny' ? null : customer;
}

/** Holds the customer until the transaction ends, so that two people writing about her go one after the other. */
export async function holdCustomer(work: Work, id: string): Promise<void> {
  await work.tx.lock(Customer, id);
}

export async function staffNamed(
  work: Work,
  ids: (string | null | undefined)[],
): Promise<Map<string, Named>> {
  const named = new Map<string, Named>();
  for (const id of new Set(ids)) {
    const staff = id ? await work.tx.one(Staff, { id }) : undefined;
    if (staff) named.set(staff.id, { id: staff.id, name: staff.name });
  }
  return named;
}

export function named(row: { id: string; name: string }): Named {
  return { id: row.id, name: row.name };
}
