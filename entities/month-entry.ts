import { Entity, Index } from './table';
import { Count, Day, Fen, Id, Instant, optional, Ref } from './columns';

/**
 * What a later change to a day of a locked month adds to the figures of the day on which it was made, or takes from
 * them. Services stand by person and treatment; `visits` counts those of a person, or of the store where neither is
 * named.
 */
@Entity('month_entry')
@Index(['storeId', 'day'])
@Index(['storeId', 'forDay'])
export class MonthEntry {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  /** The business day in whose month it counts. */
  @Day()
  day: string;

  /** The day of the locked month that it is about. */
  @Day()
  forDay: string;

  @Ref(optional)
  staffId: string | null;

  @Ref(optional)
  treatmentId: string | null;

  @Count({ default: 0 })
  visits: number;

  @Count({ default: 0 })
  times: number;

  @Count({ default: 0 })
  sessions: number;

  @Fen({ default: 0 })
  consumedFen: number;

  @Ref()
  byId: string;

  @Instant()
  at: number;
}
