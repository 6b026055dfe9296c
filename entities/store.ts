import { Entity, Index } from './table';
import { Day, Id, optional, Word } from './columns';

/** A shop of the salon; its own clock decides when a business day turns. */
@Entity('store')
@Index(['code'], { unique: true })
export class Store {
  @Id()
  id: string;

  @Word()
  code: string;

  @Word(64)
  name: string;

  @Word(5)
  opensAt: string;

  @Word(5)
  closesAt: string;

  @Word(64)
  timezone: string;

  @Word(64, optional)
  chatId: string | null;

  /** Nothing that was due before this day is late. */
  @Day(optional)
  liveSince: string | null;
}
