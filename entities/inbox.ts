import { Entity, Index } from './table';
import { Count, Flag, Instant, optional, ProtectedJson, Ref, Sequence, Word } from './columns';

/** A message WeCom was told we have. */
@Entity('inbox')
@Index(['id'], { unique: true })
@Index(['key'], { unique: true })
@Index(['status', 'personKey', 'seq'])
@Index(['status', 'seq'])
@Index(['status', 'handledAt'])
export class Inbox {
  @Sequence()
  seq: number;

  @Ref()
  id: string;

  /** sha256 in hex: what makes a second delivery the same message. */
  @Word(64)
  key: string;

  @Word(64)
  corpId: string;

  @Word()
  agentId: string;

  @Word(160)
  personKey: string;

  @Word(64)
  userid: string;

  @Instant()
  receivedAt: number;

  @Instant()
  createTime: number;

  @Word()
  type: string;

  @ProtectedJson()
  payload: Record<string, unknown>;

  @Word(16, { default: 'waiting' })
  status: 'waiting' | 'resting' | 'handled' | 'dead' | 'set-aside';

  @Count({ default: 0 })
  attempts: number;

  /** How often the process ended while this message was taken by itself. */
  @Count({ default: 0 })
  deaths: number;

  /** Taken by itself, with nothing beside it in the process: what ends the process then is this message. */
  @Flag()
  apart: boolean;

  @ProtectedJson(optional)
  prepared: Record<string, unknown> | null;

  @Instant(optional)
  preparedAt: number | null;

  /** The deadline of the slow part. */
  @Instant(optional)
  prepareBy: number | null;

  @Instant(optional)
  handledAt: number | null;

  @Instant(optional)
  leaseUntil: number | null;

  /** After a fault of ours: not tried again before. Of what rests: when it begins to wait. */
  @Instant(optional)
  retryAt: number | null;

  @Count({ default: 0 })
  fence: number;
}
