import { Entity, Index } from './table';
import { Count, Day, Fen, Id, Json, optional, Ref, Word } from './columns';
import { Kept } from './kept';

/** Sessions of a treatment a customer bought together. */
@Entity('course')
@Index(['customerId', 'status'])
@Index(['storeId'])
export class Course {
  @Id()
  id: string;

  /** The owner; users may be others. */
  @Ref()
  customerId: string;

  @Ref()
  storeId: string;

  @Ref()
  treatmentId: string;

  @Count()
  total: number;

  @Kept()
  @Count({ default: 0 })
  used: number;

  @Fen(optional)
  priceFen: number | null;

  @Day(optional)
  boughtDay: string | null;

  @Count(optional)
  giftSessions: number | null;

  /** Customers who may use it besides the owner. */
  @Json(optional)
  userIds: string[] | null;

  @Word(32, { default: 'active' })
  status: 'active' | 'finished' | 'refunded';

  @Ref(optional)
  paymentId: string | null;
}
