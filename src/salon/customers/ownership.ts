/** Whose customer somebody is today: her consultant, or who stands in while she is off (user-days 9). */
import { In } from '../../database/conditions';
import type { Customer } from '../../../entities/customer';
import { Shift } from '../../../entities/shift';
import { Staff } from '../../../entities/staff';
import { businessDayOf } from '../calendar';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';

/** Staff id; the manager for a customer without a consultant; null where there is neither. */
export async function ownerToday(
  work: Work,
  customer: Pick<Customer, 'consultantId'>,
): Promise<string | null> {
  const today = businessDayOf(work.now, work.store.timezone);
  if (customer.consultantId) {
    const staff = await work.tx.one(Staff, { id: customer.consultantId });
    if (staff?.status === 'active') return standInFor(work, staff, today);
  }
  return (await storeStaff(work, 'manager'))[0]?.id ?? null;
}

/** Herself while she is there; else who was named for her, else a manager who is there, a consultant who is, herself. */
export async function standInFor(work: Work, staff: Staff, day: string): Promise<string> {
  if (isStoodInFor(staff, day)) return staff.standInId!;
  const shift = await work.tx.one(Shift, { staffId: staff.id, day });
  if (!shift?.off) return staff.id;
  if (staff.standInId && !staff.standInTo) return staff.standInId;
  const others = (await storeStaff(work)).filter(
    (each) => each.id !== staff.id && each.roles.some((role) => role === 'manager' || role === 'consultant'),
  );
  const there = await thoseThere(work, others, day);
  const byRank = [...there].sort((a, b) => Number(isManager(b)) - Number(isManager(a)));
  return byRank[0]?.id ?? others.find(isManager)?.id ?? staff.id;
}

function isManager(staff: Staff): boolean {
  return staff.roles.includes('manager');
}

async function thoseThere(work: Work, staff: Staff[], day: string): Promise<Staff[]> {
  const off = await work.tx.find(Shift, {
    where: { staffId: In(staff.map((each) => each.id)), day, off: true },
  });
  return staff.filter((each) => !off.some((shift) => shift.staffId === each.id));
}

/** True on the days for which a stand-in is named. */
export function isStoodInFor(staff: Staff, day: string): boolean {
  const { standInId, standInFrom, standInTo } = staff;
  return !!standInId && !!standInFrom && standInFrom <= day && (!standInTo || day <= standInTo);
}
