/** Whose customer somebody is today: her consultant, or who stands in while she is off (user-days 9). */
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

/** Herself while she is there; else who was named for her, else the manager, else herself. */
export async function standInFor(work: Work, staff: Staff, day: string): Promise<string> {
  if (isStoodInFor(staff, day)) return staff.standInId!;
  const shift = await work.tx.one(Shift, { staffId: staff.id, day });
  if (!shift?.off) return staff.id;
  if (staff.standInId && !staff.standInTo) return staff.standInId;
  const manager = (await storeStaff(work, 'manager')).find((each) => each.id !== staff.id);
  return manager?.id ?? staff.id;
}

/** True on the days for which a stand-in is named. */
export function isStoodInFor(staff: Staff, day: string): boolean {
  const { standInId, standInFrom, standInTo } = staff;
  return !!standInId && !!standInFrom && standInFrom <= day && (!standInTo || day <= standInTo);
}
