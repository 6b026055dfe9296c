import { Entity, Index } from './table';
import { Id, Instant, Json, optional, Ref, Word } from './columns';

/** What was still open and was given up, so that she could be erased. */
export interface GivenUp {
  storedFen: number;
  arrearsFen: number;
  /** Paid sessions that were left. */
  sessions: number;
}

/** That a customer is to be erased, or was: who asked for it and when, without her name. */
@Entity('erasure')
@Index(['storeId', 'doneAt'])
@Index(['customerId'])
export class Erasure {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Ref()
  customerId: string;

  /** Staff id, or `cli`. */
  @Ref()
  askedById: string;

  @Word(64)
  role: string;

  @Instant()
  askedAt: number;

  @Json()
  givenUp: GivenUp;

  @Instant(optional)
  doneAt: number | null;

  /** Sealed pictures that are still to be taken off the shelf; null when that was done. */
  @Json(optional)
  files: string[] | null;
}
