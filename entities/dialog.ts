import { Entity } from './table';
import { Count, Instant, ProtectedJson, Word } from './columns';

/** Where the conversation with one person stands: answers by slot, never a position. */
@Entity('dialog')
export class Dialog {
  @Word(160, { primary: true })
  personKey: string;

  @ProtectedJson()
  state: Record<string, unknown>;

  @Count({ default: 0 })
  revision: number;

  @Instant()
  updatedAt: number;
}
