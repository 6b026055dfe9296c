import { Entity, Index } from './table';
import { Count, Day, Flag, Id, optional, Ref, Word } from './columns';

/** One person's hours on one day, or that she is off. */
@Entity('shift')
@Index(['staffId', 'day'], { unique: true })
@Index(['storeId', 'day'])
export class Shift {
  @Id()
  id: string;

  @Ref()
  staffId: string;

  @Ref()
  storeId: string;

  @Day()
  day: string;

  /** Minutes since midnight of the day; beyond 1440 after it. */
  @Count()
  fromMin: number;

  @Count()
  toMin: number;

  @Flag()
  off: boolean;

  @Word(64, optional)
  reason: string | null;
}
