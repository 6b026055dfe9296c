import { Entity, Index } from './table';
import { Count, Day, Id, Instant, Json, optional, Ref, Word } from './columns';

/** One round of grading a store's customers: under which rules, and what it found (SR-ABC-21). */
@Entity('grade_round')
@Index(['storeId', 'day'])
export class GradeRound {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Day()
  day: string;

  @Word()
  method: string;

  /** First business day that was looked at; the last is the one before `day`. */
  @Day()
  fromDay: string;

  /** The settings it was worked out under. */
  @Json()
  rules: Record<string, unknown>;

  @Count()
  customers: number;

  /** Below their grade but not proposed, by why. */
  @Json()
  held: Record<string, number>;

  @Word(32, { default: 'seen' })
  status: 'seen' | 'asked' | 'decided' | 'superseded';

  @Ref(optional)
  byId: string | null;

  @Instant()
  at: number;

  @Instant(optional)
  decidedAt: number | null;
}
