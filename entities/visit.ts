import { Entity, Index } from './table';
import { Day, Fen, Id, Instant, Json, optional, Protected, ProtectedJson, Ref, Word } from './columns';
import { Kept } from './kept';

/** Something to do or to offer: a treatment of the price list, or what was said in words. */
export interface NextLine {
  treatmentId?: string;
  text?: string;
  priceFen?: number;
  sessions?: number;
}

/** When she comes again: a fixed instant, a day, or what was said in words. */
export interface NextTime {
  at?: number;
  day?: string;
  /** HH:MM as it was said. */
  clock?: string;
  text?: string;
}

/** Why a part of the record stays empty. */
export interface NoneBecause {
  nextDo?: string;
  nextSell?: string;
  nextTime?: string;
  money?: string;
}

/** One customer on one business day, whoever writes about it (SR-LOOP). */
@Entity('visit')
@Index(['customerId', 'day'], { unique: true })
@Index(['storeId', 'day'])
@Index(['storeId', 'status'])
export class Visit {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Ref()
  customerId: string;

  @Day()
  day: string;

  @Word(32, { default: 'open' })
  status: 'open' | 'complete';

  @Instant()
  openedAt: number;

  @Instant(optional)
  arrivedAt: number | null;

  @Instant(optional)
  doneAt: number | null;

  @Protected(optional)
  effect: string | null;

  @Protected(optional)
  feedback: string | null;

  @ProtectedJson(optional)
  needs: string[] | null;

  @Protected(optional)
  reaction: string | null;

  @Json(optional)
  nextDo: NextLine[] | null;

  @ProtectedJson(optional)
  nextSell: NextLine[] | null;

  @Json(optional)
  nextTime: NextTime | null;

  @ProtectedJson(optional)
  noneBecause: NoneBecause | null;

  @Protected(optional)
  note: string | null;

  @Protected(optional)
  talk: string | null;

  @Instant(optional)
  beauticianDoneAt: number | null;

  @Ref(optional)
  beauticianDoneById: string | null;

  @Instant(optional)
  consultantDoneAt: number | null;

  @Ref(optional)
  consultantDoneById: string | null;

  @Instant(optional)
  counterDoneAt: number | null;

  @Ref(optional)
  counterDoneById: string | null;

  @Kept()
  @Fen({ default: 0 })
  consumedFen: number;

  @Kept()
  @Fen({ default: 0 })
  cashFen: number;

  @Ref()
  createdById: string;
}
