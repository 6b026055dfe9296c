import { Entity, Index } from './table';
import { Day, Fen, Id, Instant, optional, Protected, Ref, Word } from './columns';

/** Something the house gave to a customer, and what it cost the house (SR-REL-11). */
@Entity('gift')
@Index(['storeId', 'day'])
@Index(['customerId', 'day'])
export class Gift {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Ref()
  customerId: string;

  @Day()
  day: string;

  @Instant()
  at: number;

  /** `reward`: decided on a proposal; else given by whoever says so. */
  @Word(16)
  kind: 'gift' | 'reward';

  /** Which rule of the setting a reward goes by. */
  @Word(64, optional)
  rule: string | null;

  @Protected()
  what: string;

  /** Null where nobody said what it cost. */
  @Fen(optional)
  costFen: number | null;

  @Ref()
  byId: string;
}
