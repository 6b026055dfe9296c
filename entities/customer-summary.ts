import { Entity, Index } from './table';
import { Count, Day, Fen, Flag, Instant, optional, Ref, Word } from './columns';
import { Kept } from './kept';

/** One row of counts per customer: what lists and grades read. Recounted, never typed. */
@Entity('customer_summary')
@Kept()
@Index(['storeId', 'consultantId'])
@Index(['consultantId'])
@Index(['storeId', 'lastVisitDay'])
@Index(['storeId', 'nextAppointmentAt'])
export class CustomerSummary {
  @Ref({ primary: true })
  customerId: string;

  @Ref()
  storeId: string;

  @Ref(optional)
  consultantId: string | null;

  @Day(optional)
  firstVisitDay: string | null;

  @Day(optional)
  lastVisitDay: string | null;

  @Count({ default: 0 })
  visits: number;

  @Fen({ default: 0 })
  cashFen: number;

  @Fen({ default: 0 })
  consumedFen: number;

  @Count({ default: 0 })
  sessionsLeft: number;

  /** A course of hers stands at one session left. */
  @Flag()
  lastSession: boolean;

  @Fen({ default: 0 })
  storedFen: number;

  @Fen({ default: 0 })
  arrearsFen: number;

  @Day(optional)
  moneyDueDay: string | null;

  @Day(optional)
  callDueDay: string | null;

  @Day(optional)
  promiseDueDay: string | null;

  @Day(optional)
  careDueDay: string | null;

  /** MM-DD. */
  @Word(5, optional)
  birthdayMonthDay: string | null;

  @Instant(optional)
  nextAppointmentAt: number | null;

  @Word(16, optional)
  grade: string | null;

  /** How far she has come with us, a life stage and no value (SR-TIER-15); set by each round of grading. */
  @Word(16, optional)
  relationshipStage: string | null;

  @Count(optional)
  rhythmDays: number | null;

  @Day(optional)
  lastContactDay: string | null;
}
