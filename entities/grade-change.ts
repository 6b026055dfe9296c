import { Entity, Index } from './table';
import { Id, Instant, optional, Protected, ProtectedJson, Ref, Word } from './columns';

/** A proposed step between grades with the figures behind it, and what became of it. */
@Entity('grade_change')
@Index(['customerId'])
@Index(['storeId', 'status'])
@Index(['roundId'])
export class GradeChange {
  @Id()
  id: string;

  @Ref()
  customerId: string;

  @Ref()
  storeId: string;

  /** The round that proposed it. */
  @Ref(optional)
  roundId: string | null;

  @Word(16, optional)
  fromGrade: string | null;

  @Word(16)
  toGrade: string;

  @Word(16, { default: 'up' })
  direction: 'up' | 'down' | 'first';

  @Word()
  method: string;

  @ProtectedJson(optional)
  figures: Record<string, unknown> | null;

  /** `superseded`: a later round looked again before anybody decided. */
  @Word(32, { default: 'proposed' })
  status: 'proposed' | 'confirmed' | 'refused' | 'superseded';

  @Instant()
  at: number;

  /** Her consultant has looked at it. */
  @Instant(optional)
  seenAt: number | null;

  @Protected(optional)
  comment: string | null;

  @Ref(optional)
  commentById: string | null;

  @Ref(optional)
  decidedById: string | null;

  @Instant(optional)
  decidedAt: number | null;

  /** Her consultant has heard what was decided. */
  @Instant(optional)
  toldAt: number | null;
}
