import { Entity, Index } from './table';
import { Count, Fen, Flag, Id, Json, optional, Word } from './columns';

/** What the salon does, with its time and single price. */
@Entity('treatment')
@Index(['code'], { unique: true })
export class Treatment {
  @Id()
  id: string;

  @Word()
  code: string;

  @Word(64)
  name: string;

  @Json()
  aliases: string[];

  @Word(64)
  category: string;

  @Count()
  minutes: number;

  @Fen()
  priceFen: number;

  @Count(optional)
  cycleDays: number | null;

  /** A, B or C as the manager has set it; else its price says it (SR-LVL-10). */
  @Word(32, optional)
  tier: string | null;

  /** Stage of body work: open, drain, regulate, nourish (通, 排, 调, 补; SR-NEED-02). */
  @Word(16, optional)
  stage: string | null;

  /** What one session costs the store; unknown where nobody has said it (SR-ABC-07). */
  @Fen(optional)
  costFen: number | null;

  @Word(64, optional)
  supplier: string | null;

  @Json(optional)
  fit: Record<string, unknown> | null;

  @Flag({ default: true })
  active: boolean;
}
