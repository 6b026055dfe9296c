import { Entity, Index } from './table';
import { Day, Id, Instant, Json, Ref } from './columns';

/** 出现金, 新客, A, B, C, and those without a grade (SR-LOOP-05). */
export type ListClass = 'cash' | 'new' | 'A' | 'B' | 'C' | 'other';

/** Why somebody is on a list: a code and its facts. Words and names stay in the source row, which it names. */
export interface ListReason {
  code: string;
  /** Day something was due. */
  day?: string;
  days?: number;
  count?: number;
  fen?: number;
  treatmentId?: string;
  basis?: string;
  /** Row of the table `source` that says so. */
  source?: string;
  sourceId?: string;
}

export interface DailyListItem {
  n: number;
  customerId: string;
  class: ListClass;
  /** Instant at which she comes today. */
  comesAt: number | null;
  /** To be called today; the surplus waits. */
  call: boolean;
  reasons: ListReason[];
}

/** Somebody's morning list; its numbers stay all day. */
@Entity('daily_list')
@Index(['staffId', 'day'], { unique: true })
@Index(['storeId', 'day'])
export class DailyList {
  @Id()
  id: string;

  @Ref()
  staffId: string;

  @Ref()
  storeId: string;

  @Day()
  day: string;

  @Json()
  items: DailyListItem[];

  @Instant()
  at: number;
}
