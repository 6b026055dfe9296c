import { Entity, Index } from './table';
import { Day, Id, Instant, Json, optional, Ref, Word } from './columns';

/** A value in force from a day on; '*' stands for every store. */
@Entity('setting')
@Index(['storeId', 'name', 'effectiveDay'], { unique: true })
export class Setting {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Word(64)
  name: string;

  @Json()
  value: unknown;

  @Day()
  effectiveDay: string;

  @Ref(optional)
  changedById: string | null;

  @Instant()
  at: number;
}
