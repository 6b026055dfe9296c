import { Entity, Index } from './table';
import { Count, Day, Id, Instant, Json, optional, Protected, Ref, Word } from './columns';

/** A time promised to a customer, with who and where. */
@Entity('appointment')
@Index(['storeId', 'day'])
@Index(['customerId'])
@Index(['beauticianId', 'day'])
@Index(['status', 'heldUntil'])
export class Appointment {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Ref()
  customerId: string;

  @Day()
  day: string;

  @Instant()
  at: number;

  @Instant()
  endAt: number;

  @Ref()
  beauticianId: string;

  @Ref(optional)
  roomId: string | null;

  /** Treatment ids. */
  @Json()
  treatments: string[];

  /** `held` and `released` were never promised to her: a time kept free for a while, and let go again. */
  @Word()
  status:
    'held' | 'released' | 'booked' | 'confirmed' | 'arrived' | 'done' | 'noShow' | 'cancelled' | 'moved';

  @Instant(optional)
  heldUntil: number | null;

  @Count(optional)
  lateMinutes: number | null;

  @Protected(optional)
  companion: string | null;

  @Protected(optional)
  note: string | null;

  @Ref()
  createdById: string;

  @Instant()
  createdAt: number;

  @Ref(optional)
  movedFromId: string | null;

  @Instant(optional)
  remindedAt: number | null;
}
