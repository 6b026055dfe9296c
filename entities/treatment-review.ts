import { Entity, Index } from './table';
import { Count, Day, Id, Instant, optional, Protected, Ref, Word } from './columns';

/** What a store decided about a treatment (项目整合表, SR-FRM-08); the newest stands, the others are its history. */
@Entity('treatment_review')
@Index(['storeId', 'treatmentId'])
export class TreatmentReview {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Ref()
  treatmentId: string;

  @Word()
  decision: 'keep' | 'improve' | 'drop';

  /** Why, or what is to be done. */
  @Protected(optional)
  words: string | null;

  /** Who sees to it, by when. */
  @Ref(optional)
  ownerId: string | null;

  @Day(optional)
  dueDay: string | null;

  /** How often a month it is to be done. */
  @Count(optional)
  targetTimes: number | null;

  @Day()
  day: string;

  @Ref()
  byId: string;

  @Instant()
  at: number;
}
