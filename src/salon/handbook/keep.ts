/** The manager writes a page: each time a new version with author and day; nothing is written over. */
import { HandbookPage, type PageKind } from '../../../entities/handbook-page';
import { Store } from '../../../entities/store';
import { Treatment } from '../../../entities/treatment';
import { businessDayOf, isDay } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import type { Work } from '../work';
import { concernedBy, headsShown, inForce, JOB_ROLES, SERVICE, versionsOf, type PageKey } from './pages';

/** Characters of a page, of goals, and of what is sent on to a customer; a message of WeCom holds about 680. */
export const LONGEST_PAGE = 3000;
const LONGEST_BESIDE = 1000;
export const LONGEST_TITLE = 20;

interface Keep extends PageKey {
  text: string;
  /** The text is that of a job's goals, the description stays. */
  isGoals?: boolean;
  /** Business day from which it holds; today where it is missing. */
  from?: string;
}

/** What stands now, for the card that asks. Refusals: `not-found`. */
async function preview(work: Work, input: PageKey): Promise<Result> {
  if (!(await exists(work, input))) return refused('not-found', {});
  const versions = await versionsOf(work, input);
  const today = businessDayOf(work.now, work.store.timezone);
  const newest = versions.at(-1);
  const current = inForce(versions, today) ?? (newest?.text ? newest : undefined);
  const [shown] = await headsShown(work, current ? [current] : []);
  return done({ current: shown ?? null, next: (newest?.version ?? 0) + 1, today });
}

/**
 * Those concerned by a job or a rule are told once and asked to say that they have read it (SR-FRM-09, SR-SYS-08).
 * Refusals: `not-found`, `no-job` for goals without a description, `too-long`, `empty`, `same`, `not-a-day`.
 */
async function keep(work: Work, input: Keep): Promise<Result> {
  const text = written(input.text);
  if (text === '') return refused('empty', {});
  return write(work, input, text);
}

/** As every sheet and phone shows it: no control characters, one kind of line break. */
function written(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, '')
    .trim();
}

/** The page ends today; its versions stay. Refusals: `not-found`. */
async function end(work: Work, input: PageKey): Promise<Result> {
  const versions = await versionsOf(work, input);
  if (!versions.at(-1)?.text) return refused('not-found', {});
  return write(work, input, '');
}

async function write(work: Work, input: Omit<Keep, 'text'>, text: string): Promise<Result> {
  if (!(await exists(work, input))) return refused('not-found', {});
  const longest = input.isGoals || input.kind === 'aftercare' ? LONGEST_BESIDE : LONGEST_PAGE;
  if (text.length > longest) return refused('too-long', { longest });
  const today = businessDayOf(work.now, work.store.timezone);
  const fromDay = input.from ?? today;
  if (!isDay(fromDay) || fromDay < today) return refused('not-a-day', {});
  // Two managers write one after the other, each a version of her own.
  await work.tx.lock(Store, work.store.id);
  const newest = (await versionsOf(work, input)).at(-1);
  if (input.isGoals && !newest?.text) return refused('no-job', {});
  const whole = wholeOf(input, text, newest);
  if (newest && newest.text === whole.text && newest.goals === whole.goals && newest.fromDay <= fromDay) {
    return refused('same', { version: newest.version, day: newest.day });
  }
  const page = await work.rows.insert(HandbookPage, {
    storeId: work.store.id,
    kind: input.kind,
    subject: input.subject,
    version: (newest?.version ?? 0) + 1,
    ...whole,
    day: today,
    fromDay,
    at: work.now,
    byId: work.actor.staffId ?? work.actor.kind,
  });
  const [shown] = await headsShown(work, [page]);
  const concerned = page.text ? await concernedBy(work, page) : [];
  return done(
    { page: shown, today, asked: concerned.length },
    concerned.map((each) => ({ to: each.id, notice: 'handbook.new', facts: { pageId: page.id } })),
  );
}

function wholeOf({ kind, isGoals }: Omit<Keep, 'text'>, text: string, newest: HandbookPage | undefined) {
  if (isGoals) return { text: newest!.text, goals: text };
  return { text, goals: kind === 'job' && text ? (newest?.goals ?? null) : null };
}

const SUBJECTS: Record<PageKind, (work: Work, subject: string) => Promise<boolean>> = {
  sop: isTreatment,
  aftercare: isTreatment,
  job: async (_work, subject) => (JOB_ROLES as string[]).includes(subject),
  rule: async (_work, subject) => subject !== '' && subject.length <= LONGEST_TITLE,
  service: async (_work, subject) => subject === SERVICE,
};

async function exists(work: Work, { kind, subject }: PageKey): Promise<boolean> {
  return (await SUBJECTS[kind]?.(work, subject)) ?? false;
}

async function isTreatment(work: Work, subject: string): Promise<boolean> {
  return (await work.tx.one(Treatment, { id: subject })) !== undefined;
}

export const handbookWriteOperations: Operation[] = [
  { name: 'handbook.preview', command: 'handbook-write', kind: 'read', run: preview },
  { name: 'handbook.keep', command: 'handbook-write', kind: 'write', run: keep },
  { name: 'handbook.end', command: 'handbook-write', kind: 'write', run: end },
];
