import { Entity, Index } from './table';
import { Id, Instant, optional, Protected, ProtectedJson, Ref, Word } from './columns';

/** Something that waits for the manager's word. */
@Entity('approval')
@Index(['storeId', 'status'])
export class Approval {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Word()
  kind: string;

  @ProtectedJson()
  subject: Record<string, unknown>;

  @Word(32, { default: 'open' })
  status: 'open' | 'approved' | 'refused' | 'withdrawn';

  @Ref()
  requestedById: string;

  @Instant()
  at: number;

  @Ref(optional)
  decidedById: string | null;

  @Instant(optional)
  decidedAt: number | null;

  @Protected(optional)
  note: string | null;
}
