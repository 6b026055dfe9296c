/** What a customer is booked for already: a second time for the same is asked about, never added unseen. */
import { In, MoreThan } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { businessDayOf } from '../calendar';
import type { Work } from '../work';

/**
 * Her next appointment of a later day that is for one of the treatments; for any where none is named. Undefined where
 * there is none.
 */
export async function standingFor(
  work: Work,
  customerId: string,
  treatmentIds: string[],
): Promise<Appointment | undefined> {
  const rows = await work.tx.find(Appointment, {
    where: {
      customerId,
      storeId: work.store.id,
      day: MoreThan(businessDayOf(work.now, work.store.timezone)),
      status: In(['booked', 'confirmed']),
    },
    order: { at: 'ASC' },
  });
  const shares = (row: Appointment) =>
    treatmentIds.length === 0 || row.treatments.some((id) => treatmentIds.includes(id));
  return rows.find((row) => !row.companion && shares(row));
}
