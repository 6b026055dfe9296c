import { Entity, Index } from './table';
import { Day, Id, optional, Protected, Ref, Word } from './columns';

/** Who looked after a customer, from when to when. */
@Entity('customer_owner')
@Index(['customerId', 'role'])
@Index(['staffId'])
export class CustomerOwner {
  @Id()
  id: string;

  @Ref()
  customerId: string;

  @Word()
  role: 'consultant' | 'beautician';

  @Ref()
  staffId: string;

  @Day()
  fromDay: string;

  @Day(optional)
  toDay: string | null;

  @Ref()
  byId: string;

  @Protected(optional)
  reason: string | null;
}
