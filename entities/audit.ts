import { Entity, Index } from './table';
import { Instant, optional, ProtectedJson, Ref, Sequence, Word } from './columns';

/** Each write and each look into a file, in the transaction of what it tells of. */
@Entity('audit')
@Index(['id'], { unique: true })
@Index(['operationKey'])
@Index(['tableName', 'rowId'])
@Index(['customerId', 'at'])
@Index(['storeId', 'at'])
export class Audit {
  @Sequence()
  seq: number;

  @Ref()
  id: string;

  @Instant()
  at: number;

  @Ref()
  storeId: string;

  @Ref(optional)
  actorId: string | null;

  @Word(64)
  role: string;

  @Word(64)
  command: string;

  @Word(8)
  action: 'insert' | 'update' | 'remove' | 'look';

  @Word(64)
  tableName: string;

  @Word(160)
  rowId: string;

  @Ref(optional)
  customerId: string | null;

  @Word(120)
  operationKey: string;

  @ProtectedJson(optional)
  before: Record<string, unknown> | null;

  @ProtectedJson(optional)
  after: Record<string, unknown> | null;
}
