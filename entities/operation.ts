import { Entity, Index } from './table';
import { Instant, optional, ProtectedJson, Ref, Word } from './columns';

/** A commit of a dialog, done once; its outcome is answered again to whoever asks twice. */
@Entity('operation')
@Index(['storeId', 'at'])
export class Operation {
  @Word(120, { primary: true })
  key: string;

  @Word(64)
  name: string;

  @Instant()
  at: number;

  @Ref(optional)
  actorId: string | null;

  @ProtectedJson(optional)
  outcome: Record<string, unknown> | null;

  @Instant(optional)
  undoneAt: number | null;

  @Ref()
  storeId: string;
}
