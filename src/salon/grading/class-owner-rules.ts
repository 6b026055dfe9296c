/** Who fits a class, and who is proposed where nobody does (SR-DUTY-04). Pure. */
import type { Staff } from '../../../entities/staff';
import type { Named } from '../subjects';
import { GRADES } from './measures';

/** A role, or staff ids. */
export type ClassOwner = { role: 'manager' | 'consultant' } | { staffIds: string[] };

export type ClassOwners = Record<string, ClassOwner>;

export function holdsOwners(value: ClassOwners): boolean {
  return Object.entries(value).every(
    ([grade, owner]) =>
      GRADES.some((each) => each === grade) &&
      ('role' in owner
        ? ['manager', 'consultant'].includes(owner.role)
        : Array.isArray(owner.staffIds) && owner.staffIds.length > 0),
  );
}

export function fitsOwner(owner: ClassOwner, staff: Pick<Staff, 'id' | 'roles'>): boolean {
  return 'role' in owner ? staff.roles.includes(owner.role) : owner.staffIds.includes(staff.id);
}

export interface Misfit {
  customer: Named;
  grade: string;
  /** Who looks after her now. */
  owner: Named | null;
  /** Who is proposed: of those who fit, who has the fewest. */
  target: Named;
}

interface Owned {
  id: string;
  name: string;
  grade: string | null;
  consultantId: string | null;
}

/** Who of these is looked after by somebody who does not fit her class, and by whom she should be. */
export function misfitsOf(
  customers: Owned[],
  staff: Pick<Staff, 'id' | 'name' | 'roles'>[],
  owners: ClassOwners,
  load: ReadonlyMap<string, number>,
): Misfit[] {
  const has = new Map(load);
  return customers.flatMap((customer) => {
    const owner = owners[customer.grade ?? ''];
    if (!owner) return [];
    const now = staff.find((each) => each.id === customer.consultantId);
    if (now && fitsOwner(owner, now)) return [];
    const [target] = staff
      .filter((each) => fitsOwner(owner, each))
      .sort((one, other) => (has.get(one.id) ?? 0) - (has.get(other.id) ?? 0));
    if (!target) return [];
    has.set(target.id, (has.get(target.id) ?? 0) + 1);
    return {
      customer: named(customer),
      grade: customer.grade!,
      owner: now ? named(now) : null,
      target: named(target),
    };
  });
}

function named({ id, name }: Named): Named {
  return { id, name };
}
