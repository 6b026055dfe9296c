import { Entity, Index } from './table';
import { Day, Id, Instant, Json, Ref, Word } from './columns';

/** A talk, a course, a celebration for customers (SR-REL-10). */
@Entity('event')
@Index(['storeId', 'day'])
export class SalonEvent {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Word(64)
  name: string;

  @Day()
  day: string;

  @Instant()
  at: number;

  /** Whose classes are invited. */
  @Json()
  grades: string[];

  @Ref()
  byId: string;
}
