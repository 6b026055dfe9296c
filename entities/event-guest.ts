import { Entity, Index } from './table';
import { Id, Instant, Ref, Word } from './columns';

/** Somebody invited to an event, by whom, and what became of it. */
@Entity('event_guest')
@Index(['eventId', 'customerId'], { unique: true })
@Index(['customerId'])
export class EventGuest {
  @Id()
  id: string;

  @Ref()
  eventId: string;

  @Ref()
  customerId: string;

  /** Who invites her. */
  @Ref()
  ownerId: string;

  @Word(16, { default: 'invited' })
  status: 'invited' | 'accepted' | 'declined' | 'came';

  @Instant()
  at: number;
}
