import { Entity, Index } from './table';
import { Id, Instant, optional, Word } from './columns';

/** A scheduled run, claimed once for all processes by its unique row. */
@Entity('job_run')
@Index(['job', 'tick', 'scope'], { unique: true })
@Index(['job', 'status'])
export class JobRun {
  @Id()
  id: string;

  @Word(64)
  job: string;

  @Instant()
  tick: number;

  @Word(64)
  scope: string;

  @Word(16)
  status: 'running' | 'done' | 'failed' | 'skipped';

  @Instant()
  claimedAt: number;

  @Instant(optional)
  finishedAt: number | null;

  @Word(255, optional)
  note: string | null;
}
