/** What was done, said and talked of at her visits (SR-FLD-14): the memory that must not leave with one person. */
import { In } from '../../database/conditions';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { shortName, treatmentsFor } from '../plans/facts';
import { staffNamed } from '../subjects';
import type { Work } from '../work';

export interface VisitTold {
  day: string;
  done: string[];
  by: string[];
  /** What she said of it, else how it went. */
  words: string | null;
  /** What was talked about: her trip, her daughter's exam. */
  talk: string | null;
}

/** The newest visits first. */
export async function storyOf(work: Work, customerId: string, take: number): Promise<VisitTold[]> {
  const visits = await work.tx.find(Visit, { where: { customerId }, order: { day: 'DESC' }, take });
  if (visits.length === 0) return [];
  const services = await work.tx.find(VisitService, {
    where: { visitId: In(visits.map((visit) => visit.id)) },
  });
  const treatments = await treatmentsFor(
    work,
    services.map((service) => service.treatmentId),
  );
  const staff = await staffNamed(
    work,
    services.map((service) => service.beauticianId),
  );
  return visits.map((visit) => {
    const own = services.filter((service) => service.visitId === visit.id);
    const by = own.flatMap((service) => staff.get(service.beauticianId ?? '')?.name ?? []);
    return {
      day: visit.day,
      done: [...new Set(own.map((service) => shortName(treatments.get(service.treatmentId))))],
      by: [...new Set(by)],
      words: visit.feedback ?? visit.effect,
      talk: visit.talk,
    };
  });
}
