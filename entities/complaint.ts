import { Entity, Index } from './table';
import { Id, Instant, optional, Protected, Ref, Word } from './columns';

/** A complaint with its deadline; never shown to the one it is about. */
@Entity('complaint')
@Index(['storeId', 'status'])
@Index(['customerId'])
export class Complaint {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Ref()
  customerId: string;

  @Word()
  channel: string;

  @Protected()
  text: string;

  @Word(64, optional)
  cause: string | null;

  @Ref(optional)
  treatmentId: string | null;

  @Ref(optional)
  aboutStaffId: string | null;

  @Word(32, { default: 'open' })
  status: 'open' | 'working' | 'answered' | 'closed';

  @Instant()
  deadlineAt: number;

  @Ref()
  ownerId: string;

  @Protected(optional)
  resolution: string | null;

  @Protected(optional)
  feedback: string | null;

  @Instant()
  at: number;

  @Ref()
  byId: string;

  @Instant(optional)
  closedAt: number | null;
}
