import { Entity, Index } from './table';
import { Id, Instant, Json, Ref, Word } from './columns';

/** The figures of a store's month as they stood when it was locked (SR-FRM-11); written once and never changed. */
@Entity('month_record')
@Index(['storeId', 'month'], { unique: true })
export class MonthRecord {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  /** YYYY-MM. */
  @Word(7)
  month: string;

  @Json()
  figures: Record<string, unknown>;

  /** Days that were locked although nobody had closed their till. */
  @Json()
  openDays: string[];

  @Ref()
  lockedById: string;

  @Instant()
  at: number;
}
