import { Entity, Index } from './table';
import { Count, Fen, Flag, Id, Instant, optional, Ref, Word } from './columns';

/** One treatment done in a visit, and what it consumed. */
@Entity('visit_service')
@Index(['visitId'])
@Index(['customerId'])
@Index(['beauticianId', 'at'])
export class VisitService {
  @Id()
  id: string;

  @Ref()
  visitId: string;

  @Ref()
  customerId: string;

  @Ref()
  treatmentId: string;

  @Ref(optional)
  beauticianId: string | null;

  @Count({ default: 1 })
  times: number;

  @Ref(optional)
  courseId: string | null;

  @Count({ default: 0 })
  sessionsUsed: number;

  @Fen({ default: 0 })
  consumedFen: number;

  @Word()
  paidBy: 'course' | 'stored' | 'cash' | 'gift' | 'voucher';

  @Flag()
  gift: boolean;

  /** 指定: she asked for this beautician by name. */
  @Flag()
  asked: boolean;

  @Count(optional)
  minutes: number | null;

  @Flag()
  redo: boolean;

  /** The service that was done again (返做). */
  @Ref(optional)
  redoOfId: string | null;

  @Ref()
  byId: string;

  @Instant()
  at: number;
}
