import { Entity, Index } from './table';
import { Day, Fen, Id, Instant, optional, Protected, Ref, Word } from './columns';

/** A movement of stored value or of arrears; the balance is the sum. */
@Entity('account_entry')
@Index(['customerId', 'account'])
@Index(['dueDay'])
export class AccountEntry {
  @Id()
  id: string;

  @Ref()
  customerId: string;

  @Word()
  account: 'stored' | 'arrears';

  @Fen()
  deltaFen: number;

  @Instant()
  at: number;

  @Day()
  day: string;

  @Day(optional)
  dueDay: string | null;

  @Word()
  kind: string;

  @Ref(optional)
  paymentId: string | null;

  @Ref(optional)
  visitId: string | null;

  @Ref()
  byId: string;

  @Protected(optional)
  note: string | null;
}
