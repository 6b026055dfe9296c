import { Entity, Index } from './table';
import { Id, Instant, Ref, Word } from './columns';

/** A time in which a room cannot be used. */
@Entity('room_closure')
@Index(['roomId', 'toAt'])
export class RoomClosure {
  @Id()
  id: string;

  @Ref()
  roomId: string;

  @Instant()
  fromAt: number;

  @Instant()
  toAt: number;

  @Word(120)
  reason: string;
}
