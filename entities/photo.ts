import { Entity, Index } from './table';
import { Id, Instant, optional, Ref, Word } from './columns';

/** A picture for a customer's file; the file itself is sealed on disk. */
@Entity('photo')
@Index(['customerId'])
export class Photo {
  @Id()
  id: string;

  @Ref()
  customerId: string;

  @Ref()
  storeId: string;

  @Ref(optional)
  visitId: string | null;

  @Word()
  kind: 'before' | 'after' | 'other';

  @Word(256, optional)
  mediaId: string | null;

  @Word(256, optional)
  file: string | null;

  @Instant()
  at: number;

  @Ref()
  byId: string;

  @Instant(optional)
  consentAt: number | null;
}
