import { Entity, Index } from './table';
import { Count, Id, optional, Ref } from './columns';

/** What somebody is able to do. */
@Entity('staff_treatment')
@Index(['staffId', 'treatmentId'], { unique: true })
@Index(['treatmentId'])
export class StaffTreatment {
  @Id()
  id: string;

  @Ref()
  staffId: string;

  @Ref()
  treatmentId: string;

  @Count(optional)
  level: number | null;
}
