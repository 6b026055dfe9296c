import { Entity, Index } from './table';
import { Day, Id, Instant, optional, Protected, Ref, Word } from './columns';

/** A call or message to a customer and what came of it (个人客户追踪管制表). */
@Entity('contact')
@Index(['customerId', 'day'])
@Index(['byId', 'day'])
@Index(['promiseId'])
export class Contact {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Ref()
  customerId: string;

  @Ref(optional)
  promiseId: string | null;

  @Ref()
  byId: string;

  @Instant()
  at: number;

  @Day()
  day: string;

  @Word()
  channel: 'phone' | 'wechat' | 'visit';

  @Word()
  result: 'reached' | 'noAnswer' | 'refused' | 'callback' | 'booked' | 'wechat';

  @Protected(optional)
  note: string | null;

  /** Asked after a visit: is the problem solved (SR-REL-02)? */
  @Word(16, optional)
  solved: 'yes' | 'better' | 'no' | null;

  /** Asked after a visit: is she satisfied (SR-REL-02)? */
  @Word(16, optional)
  satisfied: 'yes' | 'so-so' | 'no' | null;

  /** Why she stayed away (SR-SAT-11). */
  @Word(32, optional)
  reason: string | null;

  @Day(optional)
  nextDay: string | null;
}
