import { Entity, Index } from './table';
import { Count, Day, Id, Instant, optional, Ref, Word } from './columns';

/** A movement of sessions; a course's balance is the sum of its entries. */
@Entity('course_entry')
@Index(['courseId'])
@Index(['customerId', 'day'])
@Index(['visitServiceId'])
export class CourseEntry {
  @Id()
  id: string;

  @Ref()
  courseId: string;

  /** Who used them. */
  @Ref()
  customerId: string;

  @Count()
  delta: number;

  @Word()
  kind: 'use' | 'refund' | 'gift' | 'correct' | 'import';

  @Ref(optional)
  visitServiceId: string | null;

  @Instant()
  at: number;

  @Day()
  day: string;

  @Ref()
  byId: string;
}
