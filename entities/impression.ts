import { Entity, Index } from './table';
import { Day, Id, Instant, Protected, ProtectedJson, Ref, Word } from './columns';

/** How somebody seemed at her first visit, or how she was found to be later (SR-PER-07). */
@Entity('impression')
@Index(['customerId', 'at'])
export class Impression {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Ref()
  customerId: string;

  /** 应该是 and 实际是. */
  @Word(16)
  kind: 'expected' | 'found';

  /** As it was said. */
  @Protected()
  text: string;

  /** The same by facet, where a word tells which: looks, clothes, talk, feeling, behaviour. */
  @ProtectedJson()
  facets: Record<string, string>;

  @Day()
  day: string;

  @Instant()
  at: number;

  @Ref()
  byId: string;
}
