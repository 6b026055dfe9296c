import { Entity, Index } from './table';
import { Count, Day, Id, Instant, optional, Protected, ProtectedJson, Ref, Word } from './columns';

export interface MeetingWord {
  staffId: string;
  at: number;
  text: string;
}

/** One open customer on the table, decided by her consultant. */
@Entity('meeting_item')
@Index(['meetingId', 'customerId'], { unique: true })
@Index(['customerId'])
@Index(['deciderId', 'status'])
export class MeetingItem {
  @Id()
  id: string;

  @Ref()
  meetingId: string;

  @Ref()
  customerId: string;

  @Ref()
  deciderId: string;

  @Count()
  position: number;

  @ProtectedJson(optional)
  proposed: Record<string, unknown> | null;

  @Word(32, { default: 'open' })
  status: 'open' | 'decided' | 'undecided' | 'later';

  @Protected(optional)
  discuss: string | null;

  @Protected(optional)
  sell: string | null;

  @Protected(optional)
  doing: string | null;

  @ProtectedJson(optional)
  decision: Record<string, unknown> | null;

  @Ref(optional)
  ownerId: string | null;

  @Day(optional)
  dueDay: string | null;

  @Ref(optional)
  decidedById: string | null;

  @Instant(optional)
  decidedAt: number | null;

  @Count({ default: 0 })
  undecidedTimes: number;

  @ProtectedJson(optional)
  words: MeetingWord[] | null;
}
