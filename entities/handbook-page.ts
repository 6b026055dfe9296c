import { Entity, Index } from './table';
import { Count, Day, Id, Instant, LongText, optional, Ref, Word } from './columns';

export type PageKind = 'sop' | 'aftercare' | 'job' | 'rule' | 'service';

/** One version of a text that the store keeps; never changed, a later one stands beside it. */
@Entity('handbook_page')
@Index(['storeId', 'kind', 'subject', 'version'], { unique: true })
export class HandbookPage {
  @Id()
  id: string;

  @Ref()
  storeId: string;

  @Word()
  kind: PageKind;

  /** A treatment's id (sop, aftercare), a role (job), a title (rule); of the service flow its own name. */
  @Word(64)
  subject: string;

  @Count()
  version: number;

  /** Empty: from here on the page holds no more. */
  @LongText()
  text: string;

  /** Of a job: what is to be reached. */
  @LongText(optional)
  goals: string | null;

  /** Business day on which it was written. */
  @Day()
  day: string;

  /** Business day from which it holds. */
  @Day()
  fromDay: string;

  @Instant()
  at: number;

  @Ref()
  byId: string;
}
