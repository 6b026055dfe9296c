/** What was done instead of or besides what is written. */
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { linesOf, type Line } from '../visits/lines';
import { knownFor } from '../visits/preview';
import type { Work } from '../work';
import type { ChangeOf } from './change';

/** The lines of what was not written before, as they would be written now. */
export async function linesInstead(
  work: Work,
  visit: Visit,
  change: ChangeOf<'treatments'>,
  services: VisitService[],
): Promise<Line[]> {
  const fresh = change.after.filter(
    (treatment) => !services.some((each) => each.treatmentId === treatment.id),
  );
  const said = {
    customerId: visit.customerId,
    day: visit.day,
    services: fresh.map((treatment) => ({ treatmentId: treatment.id, times: 1 })),
    beauticianId: services[0]?.beauticianId ?? null,
  };
  return linesOf(said, await knownFor(work, visit.customerId, said, []));
}
