import { Entity, Index } from './table';
import { Day, Id, Instant, optional, Protected, Ref } from './columns';

/** One assessment of a customer (诊断表): never overwritten by the next. */
@Entity('diagnosis')
@Index(['customerId', 'day'])
@Index(['visitId'])
export class Diagnosis {
  @Id()
  id: string;

  @Ref()
  customerId: string;

  @Ref()
  storeId: string;

  @Day()
  day: string;

  /** What was seen: 两颊缺水, 眼纹深; of a visit, what she asked for anew. */
  @Protected(optional)
  findings: string | null;

  @Protected(optional)
  mostWanted: string | null;

  @Protected(optional)
  painPoint: string | null;

  @Ref(optional)
  visitId: string | null;

  @Ref()
  byId: string;

  @Instant()
  at: number;
}
