import { Shift } from '../../../entities/shift';
import type { Role } from '../commands';
import { storeStaff } from './store-staff';
import type { Work } from '../work';

/** Somebody of the store on one day, and whether she is there. */
export interface Present {
  id: string;
  name: string;
  roles: Role[];
  there: boolean;
  /** Why not, as written in the shift. */
  reason: string | null;
  /** Minute at which her shift ends; null where no shift was written. */
  untilMin: number | null;
}

/** Everybody who works in the store, in the order in which they joined; without a written shift she is there. */
export async function attendanceOf(work: Work, day: string): Promise<Present[]> {
  const staff = await storeStaff(work);
  const shifts = await work.tx.find(Shift, { where: { storeId: work.store.id, day } });
  const byStaff = new Map(shifts.map((shift) => [shift.staffId, shift]));
  return staff.map((each) => {
    const shift = byStaff.get(each.id);
    return {
      id: each.id,
      name: each.name,
      roles: each.roles,
      there: !shift?.off,
      reason: shift?.off ? shift.reason : null,
      untilMin: shift && !shift.off ? shift.toMin : null,
    };
  });
}

/**
 * Who chairs: the manager where the setting says so, else the consultant whose shift ends last of those who are
 * there, else the manager, else whoever is there.
 */
export function chairOf(present: Present[], wanted: 'consultant' | 'manager'): Present | null {
  const there = present.filter((each) => each.there);
  const managers = there.filter((each) => each.roles.includes('manager'));
  const consultants = there
    .filter((each) => each.roles.includes('consultant'))
    .sort((a, b) => (b.untilMin ?? 0) - (a.untilMin ?? 0));
  const order = wanted === 'manager' ? [...managers, ...consultants] : [...consultants, ...managers];
  return order[0] ?? there[0] ?? present[0] ?? null;
}
