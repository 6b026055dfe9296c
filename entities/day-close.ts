import { Entity, Index } from './table';
import { Day, Fen, Id, Instant, Json, optional, Protected, Ref } from './columns';

/** What the till should hold, what was counted, and why they differ. */
@Entity('day_close')
@Index(['storeId', 'day'], { unique: true })
export class DayClose {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Day()
  day: string;

  @Json()
  expected: Record<string, number>;

  @Json()
  counted: Record<string, number>;

  @Fen()
  differenceFen: number;

  @Protected(optional)
  explanation: string | null;

  @Ref()
  closedById: string;

  @Instant()
  at: number;
}
