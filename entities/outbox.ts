import { Entity, Index } from './table';
import { Count, Instant, optional, Protected, ProtectedJson, Ref, Sequence, Word } from './columns';

/** A promised push; the row is the promise, whatever carries it. */
@Entity('outbox')
@Index(['id'], { unique: true })
@Index(['status', 'dueAt'])
@Index(['status', 'personKey', 'seq'])
@Index(['operationKey'])
@Index(['taskId'])
export class Outbox {
  @Sequence()
  seq: number;

  @Ref()
  id: string;

  @Word(160)
  personKey: string;

  @Word(64)
  userid: string;

  @Ref(optional)
  storeId: string | null;

  @Word(16)
  kind: 'text' | 'card' | 'cardUpdate' | 'image' | 'file' | 'menu' | 'chat';

  @ProtectedJson(optional)
  prompt: Record<string, unknown> | null;

  /** The final bytes once rendered: a repeat is byte-identical. */
  @Protected(optional)
  body: string | null;

  @Word(128, optional)
  taskId: string | null;

  @Word(64, optional)
  dialogId: string | null;

  @Count(optional)
  revision: number | null;

  @Word(16, { default: 'waiting' })
  status: 'waiting' | 'sending' | 'sent' | 'failed' | 'expired' | 'dead' | 'withdrawn';

  @Word(64)
  reason: string;

  @Word(120, optional)
  operationKey: string | null;

  @Instant()
  dueAt: number;

  @Instant(optional)
  expiresAt: number | null;

  @Count({ default: 0 })
  attempts: number;

  @Instant(optional)
  leaseUntil: number | null;

  @Count({ default: 0 })
  fence: number;

  @Instant(optional)
  sentAt: number | null;

  @Word(256, optional)
  msgid: string | null;

  @Protected(optional)
  responseCode: string | null;

  @Word(255, optional)
  error: string | null;
}
