/**
 * Whom a customer brought (SR-TIER-04, SR-FLD-01): those whose file is linked to hers. Words in a file that name exactly
 * one customer are told as possible and count for nothing.
 */
import { IsNull } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { referrerIdOf } from '../customer-file/referral';
import type { GradeDesk } from './desk';

/** Friends by who brought them; a file that was joined to another counts for the one that stands. */
export async function friendsBrought({ tx, store }: GradeDesk): Promise<Map<string, string[]>> {
  const files = await tx.find(Customer, {
    where: { storeId: store.id, isWalkIn: false },
    select: ['id', 'profile', 'mergedIntoId'],
  });
  const stands = new Map(files.map((row) => [row.id, row.mergedIntoId ?? row.id]));
  const brought = new Map<string, string[]>();
  for (const row of files) {
    const said = row.mergedIntoId ? null : referrerIdOf(row);
    const referrer = said && stands.get(said);
    if (!referrer || referrer === row.id) continue;
    brought.set(referrer, [...(brought.get(referrer) ?? []), row.id]);
  }
  return brought;
}

const INTRODUCED = /介绍|推荐|带来|转介/;

type Told = Pick<Customer, 'id' | 'name' | 'aliases' | 'source' | 'profile'>;

/** Names of those whose file only says in words that she brought them, and names nobody else. */
export async function possiblyBrought({ tx, store }: GradeDesk, customerId: string): Promise<string[]> {
  const all: Told[] = await tx.find(Customer, {
    where: { storeId: store.id, isWalkIn: false, mergedIntoId: IsNull() },
    select: ['id', 'name', 'aliases', 'source', 'profile'],
  });
  const her = all.find((row) => row.id === customerId);
  if (!her) return [];
  return all
    .filter((row) => row.id !== customerId && !referrerIdOf(row) && names(row.source, her))
    .filter((row) => !all.some((other) => ![row.id, her.id].includes(other.id) && names(row.source, other)))
    .map((row) => row.name);
}

function names(source: string | null, { name, aliases }: Pick<Told, 'name' | 'aliases'>): boolean {
  if (!source || !INTRODUCED.test(source)) return false;
  return [name, ...aliases].some((each) => each.length > 1 && source.includes(each));
}
