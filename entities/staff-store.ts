import { Entity, Index } from './table';
import { Id, Ref } from './columns';

/** Where somebody works. */
@Entity('staff_store')
@Index(['staffId', 'storeId'], { unique: true })
@Index(['storeId'])
export class StaffStore {
  @Id()
  id: string;

  @Ref()
  staffId: string;

  @Ref()
  storeId: string;
}
