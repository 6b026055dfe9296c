/**
 * A service done again (返做): linked to the one it repeats, and whoever did that hears of it plainly and without
 * blame (issue 4.8, SR-EFF-05). It takes nothing off a course and costs nothing.
 */
import { In, LessThan } from '../../database/conditions';
import type { Customer } from '../../../entities/customer';
import { Staff } from '../../../entities/staff';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { addDays } from '../calendar';
import type { Tell } from '../operation';
import { shortName, treatmentsFor } from '../plans/facts';
import { named } from '../subjects';
import type { Work } from '../work';

/** A service longer ago than this is not the one that is repeated. */
const DAYS_BACK = 90;

/** Links what of a visit was done again; nothing happens to what is linked already. */
export async function linkRedone(work: Work, customer: Customer, visit: Visit): Promise<Tell[]> {
  const again = await work.tx.find(VisitService, { where: { visitId: visit.id, redo: true } });
  const tells: Tell[] = [];
  for (const service of again.filter((each) => !each.redoOfId)) {
    const first = await firstOf(work, visit, service.treatmentId);
    if (!first) continue;
    await work.rows.update(VisitService, service.id, { redoOfId: first.service.id });
    tells.push(...(await tellFirst(work, customer, visit, service, first)));
  }
  return tells;
}

interface First {
  service: VisitService;
  day: string;
}

async function firstOf(work: Work, visit: Visit, treatmentId: string): Promise<First | null> {
  const visits = await work.tx.find(Visit, {
    where: { customerId: visit.customerId, day: LessThan(visit.day) },
    order: { day: 'DESC' },
    take: 20,
    select: ['id', 'day'],
  });
  const near = visits.filter((each) => each.day >= addDays(visit.day, -DAYS_BACK));
  const services = await work.tx.find(VisitService, {
    where: { visitId: In(near.map((each) => each.id)), treatmentId },
  });
  for (const { id, day } of near) {
    const service = services.find((each) => each.visitId === id);
    if (service) return { service, day };
  }
  return null;
}

async function tellFirst(
  work: Work,
  customer: Customer,
  visit: Visit,
  service: VisitService,
  first: First,
): Promise<Tell[]> {
  const to = first.service.beauticianId;
  if (!to || to === work.actor.staffId) return [];
  const by = service.beauticianId ? await work.tx.one(Staff, { id: service.beauticianId }) : undefined;
  const treatments = await treatmentsFor(work, [service.treatmentId]);
  const facts = {
    customer: named(customer),
    treatment: shortName(treatments.get(service.treatmentId)),
    firstDay: first.day,
    day: visit.day,
    by: by && by.id !== to ? by.name : null,
  };
  return [{ to, notice: 'redone', facts }];
}
