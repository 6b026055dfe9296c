import { Entity, Index } from './table';
import { Count, Day, Id, Instant, optional, Protected, ProtectedJson, Ref, Word } from './columns';

/** What a promise that the store's rules made is about: codes and figures, put into words when it is shown. */
export interface PromiseFacts {
  /** The last day on which it makes sense; after it the promise is withdrawn. */
  until?: string;
  /** Class whose duty it is; it falls when she leaves the class (SR-DUTY-01). */
  grade?: string;
  /** Of the nine levels whose duty it is; the level is worked out anew each day and ends nothing. */
  level?: string;
  /** Which of how many of the period. */
  nth?: number;
  of?: number;
  festival?: string;
  /** An event that she knows of was moved or called off: she is told, not invited. */
  event?: 'moved' | 'off';
  /** The birthday it looks ahead to, YYYY-MM-DD. */
  on?: string;
  /** Treatment category that she has left out. */
  category?: string;
  /** Her usual days between two visits of that category, and how many have passed. */
  usual?: number;
  days?: number;
}

/** Something owed to a customer by somebody on a day, with its ladder of reminders. */
@Entity('promise')
@Index(['ownerId', 'status', 'dueDay'])
@Index(['storeId', 'status', 'dueDay'])
@Index(['customerId', 'status'])
@Index(['originKind', 'originId'])
export class Promised {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Ref(optional)
  customerId: string | null;

  @Ref()
  ownerId: string;

  @Word()
  kind: string;

  @Protected()
  why: string;

  @ProtectedJson(optional)
  facts: PromiseFacts | null;

  @Day()
  dueDay: string;

  @Instant(optional)
  dueAt: number | null;

  @Word(32, { default: 'open' })
  status: 'open' | 'done' | 'withdrawn' | 'moved';

  @Word()
  originKind: string;

  @Ref(optional)
  originId: string | null;

  @Protected(optional)
  evidence: string | null;

  @Instant(optional)
  doneAt: number | null;

  @Ref(optional)
  doneById: string | null;

  @Count({ default: 0 })
  step: number;

  @Day(optional)
  lastAskedDay: string | null;

  @Instant()
  at: number;

  @Ref()
  byId: string;
}
