import { Entity, Index } from './table';
import { Day, Id, Instant, Json, optional, Ref, Word } from './columns';

/** The daily meeting of a store (日会). */
@Entity('meeting')
@Index(['storeId', 'day'], { unique: true })
export class Meeting {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Day()
  day: string;

  @Word(32, { default: 'planned' })
  status: 'planned' | 'open' | 'closed';

  @Word(16)
  mode: string;

  @Ref(optional)
  chairId: string | null;

  @Instant(optional)
  openedAt: number | null;

  @Instant(optional)
  closedAt: number | null;

  @Json(optional)
  attendance: string[] | null;

  @Json(optional)
  settled: string[] | null;

  @Json(optional)
  openEnds: Record<string, unknown>[] | null;
}
