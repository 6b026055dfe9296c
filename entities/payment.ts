import { Entity, Index } from './table';
import { Count, Day, Fen, Id, Instant, Json, optional, Protected, Ref, Word } from './columns';

/** Shares are whole per cent and add up to 100. */
export interface Seller {
  staffId: string;
  share: number;
}

/** A money line; never a visit. A reversal is a row of its own. */
@Entity('payment')
@Index(['storeId', 'day'])
@Index(['customerId', 'day'])
@Index(['forCustomerId'])
@Index(['visitId'])
@Index(['reversesId'])
export class Payment {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  /** Who paid. */
  @Ref()
  customerId: string;

  /** Whom it is for, if somebody else. */
  @Ref(optional)
  forCustomerId: string | null;

  @Instant()
  at: number;

  @Day()
  day: string;

  /** The day it belongs to, where that one was closed already and this is a later entry. */
  @Day(optional)
  forDay: string | null;

  @Word()
  kind: 'single' | 'course' | 'topUp' | 'repayment' | 'product' | 'voucher' | 'refund' | 'deposit';

  @Fen()
  amountFen: number;

  @Word()
  method: string;

  @Ref(optional)
  treatmentId: string | null;

  @Count(optional)
  sessions: number | null;

  @Ref(optional)
  courseId: string | null;

  @Fen(optional)
  giftFen: number | null;

  @Count(optional)
  giftSessions: number | null;

  @Fen(optional)
  listFen: number | null;

  @Protected(optional)
  product: string | null;

  @Json(optional)
  sellers: Seller[] | null;

  @Word(32, { default: 'confirmed' })
  status: 'confirmed' | 'pending' | 'reversed';

  @Ref(optional)
  reversesId: string | null;

  @Ref(optional)
  visitId: string | null;

  @Ref()
  byId: string;

  @Protected(optional)
  note: string | null;
}
