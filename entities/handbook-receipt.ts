import { Entity, Index } from './table';
import { Id, Instant, optional, Protected, Ref } from './columns';

/** Somebody has read this version and said so. */
@Entity('handbook_receipt')
@Index(['handbookPageId', 'staffId'], { unique: true })
export class HandbookReceipt {
  @Id()
  id: string;

  @Ref()
  handbookPageId: string;

  @Ref()
  staffId: string;

  @Instant()
  at: number;

  /** What she has to say to it; told to whoever wrote the page. */
  @Protected(optional)
  remark: string | null;
}
