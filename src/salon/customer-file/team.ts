/** Who is there for her (SR-DUTY-10): her consultant plans and calls, beauticians serve, the manager settles. */
import { In, MoreThanOrEqual } from '../../database/conditions';
import type { Customer } from '../../../entities/customer';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { addDays, businessDayOf } from '../calendar';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';

export interface Team {
  /** Beauticians who served her within half a year and still work here, the most frequent first; at most three. */
  served: string[];
  manager: string | null;
}

const LATELY = 180;

export async function teamOf(work: Work, customer: Customer): Promise<Team> {
  const staff = await storeStaff(work);
  const since = addDays(businessDayOf(work.now, work.store.timezone), -LATELY);
  const visits = await work.tx.find(Visit, {
    where: { customerId: customer.id, day: MoreThanOrEqual(since) },
    select: ['id'],
  });
  const services = visits.length
    ? await work.tx.find(VisitService, { where: { visitId: In(visits.map((visit) => visit.id)) } })
    : [];
  const times = new Map<string, number>();
  for (const { beauticianId } of services) {
    if (beauticianId) times.set(beauticianId, (times.get(beauticianId) ?? 0) + 1);
  }
  const served = staff
    .filter((each) => times.has(each.id) && each.id !== customer.beauticianId)
    .sort((one, other) => times.get(other.id)! - times.get(one.id)!);
  return {
    served: served.slice(0, 3).map((each) => each.name),
    manager: staff.find((each) => each.roles.includes('manager'))?.name ?? null,
  };
}
