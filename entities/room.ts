import { Entity, Index } from './table';
import { Id, Json, optional, Ref, Word } from './columns';

/** A place a treatment needs. */
@Entity('room')
@Index(['storeId'])
export class Room {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Word(64)
  name: string;

  /** Null: fit for everything. */
  @Json(optional)
  categories: string[] | null;
}
