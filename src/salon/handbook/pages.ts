/**
 * What the store keeps as text: the standard operation of a treatment and what its customers mind afterwards
 * (SR-FRM-12), the job description of a role (SR-FRM-09), the store's own rules (SR-SYS-08). A page moves by versions;
 * the newest that has begun to hold is the one in force.
 */
import { In } from '../../database/conditions';
import { HandbookPage, type PageKind } from '../../../entities/handbook-page';
import { HandbookReceipt } from '../../../entities/handbook-receipt';
import { Staff } from '../../../entities/staff';
import { Treatment } from '../../../entities/treatment';
import { businessDayOf } from '../calendar';
import type { Role } from '../commands';
import { shortName } from '../plans/facts';
import { storeStaff } from '../staff/store-staff';
import { staffNamed } from '../subjects';
import type { Work } from '../work';

export type { PageKind } from '../../../entities/handbook-page';

/** Whose job can be described; an owner describes them. */
export const JOB_ROLES: Role[] = ['beautician', 'consultant', 'manager', 'receptionist'];

/** The subject of the one page that tells how the store receives and serves. */
export const SERVICE = 'service';

/** Which page: of a treatment (its id), of a role, or a rule by its title. */
export interface PageKey {
  kind: PageKind;
  subject: string;
}

export interface PageShown extends PageKey {
  pageId: string;
  /** A treatment by the word staff use for it, a role's code, a rule's title. */
  name: string;
  version: number;
  text: string;
  goals: string | null;
  day: string;
  fromDay: string;
  /** Who wrote it; empty for what came by a sheet. */
  by: string;
  /** Of a job and a rule: whether the asker has still to say that she has read it. */
  unread?: boolean;
}

/** In the order of versions. */
export async function versionsOf(work: Work, { kind, subject }: PageKey): Promise<HandbookPage[]> {
  return work.tx.find(HandbookPage, {
    where: { storeId: work.store.id, kind, subject },
    order: { version: 'ASC' },
  });
}

/** The version that holds on a day, or none; one whose text is empty ends the page. Pure. */
export function inForce<P extends Pick<HandbookPage, 'version' | 'fromDay' | 'text'>>(
  versions: P[],
  day: string,
): P | undefined {
  const begun = versions.filter((each) => each.fromDay <= day);
  const newest = begun.sort((a, b) => a.version - b.version).at(-1);
  return newest?.text ? newest : undefined;
}

/** The newest version of each page of a kind, whether it holds already or not; those that ended are left out. */
export async function newestOf(work: Work, kind: PageKind): Promise<HandbookPage[]> {
  return bySubject(await pagesOf(work, kind)).flatMap((versions) =>
    versions.at(-1)!.text ? [versions.at(-1)!] : [],
  );
}

/** Every page of a kind that holds today. */
export async function allInForce(work: Work, kind: PageKind): Promise<HandbookPage[]> {
  const today = businessDayOf(work.now, work.store.timezone);
  return bySubject(await pagesOf(work, kind)).flatMap((versions) => inForce(versions, today) ?? []);
}

/** Which of these treatments have a standard operation that holds today. */
export async function withOperation(work: Work, treatmentIds: string[]): Promise<Set<string>> {
  if (treatmentIds.length === 0) return new Set();
  const pages = await allInForce(work, 'sop');
  return new Set(pages.map((page) => page.subject).filter((id) => treatmentIds.includes(id)));
}

/** Everybody whom a job or a rule concerns, but for whoever wrote it. */
export async function concernedBy(work: Work, page: HandbookPage): Promise<Staff[]> {
  if (page.kind !== 'job' && page.kind !== 'rule') return [];
  const staff = await storeStaff(work, page.kind === 'job' ? (page.subject as Role) : undefined);
  return staff.filter((each) => each.id !== page.byId && each.roles.length > 0);
}

export async function receiptsOf(work: Work, page: HandbookPage): Promise<HandbookReceipt[]> {
  return work.tx.find(HandbookReceipt, { where: { handbookPageId: page.id }, order: { at: 'ASC' } });
}

/** Those of whom it is not known that they have read this version. */
export async function notReadBy(work: Work, page: HandbookPage): Promise<Staff[]> {
  const receipts = await receiptsOf(work, page);
  const read = new Set(receipts.map((each) => each.staffId));
  return (await concernedBy(work, page)).filter((each) => !read.has(each.id));
}

/** Without their texts, for lists: so that an outcome stays small whatever the store keeps. */
export async function headsShown(work: Work, pages: HandbookPage[]): Promise<PageShown[]> {
  return pagesShown(
    work,
    pages.map((page) => ({ ...page, text: [...page.text].slice(0, BEGINNING).join(''), goals: null })),
  );
}

/** Characters of a text by which it is known in a list. */
const BEGINNING = 24;

export async function pagesShown(work: Work, pages: HandbookPage[]): Promise<PageShown[]> {
  const people = await staffNamed(
    work,
    pages.map((page) => page.byId),
  );
  const ofTreatments = pages.filter((page) => page.kind === 'sop' || page.kind === 'aftercare');
  const treatments = await work.tx.find(Treatment, {
    where: { id: In(ofTreatments.map((page) => page.subject)) },
  });
  return pages.map((page) => {
    const treatment = treatments.find((each) => each.id === page.subject);
    return {
      pageId: page.id,
      kind: page.kind,
      subject: page.subject,
      name: treatment ? shortName(treatment) : page.subject,
      version: page.version,
      text: page.text,
      goals: page.goals,
      day: page.day,
      fromDay: page.fromDay,
      by: people.get(page.byId)?.name ?? '',
    };
  });
}

function pagesOf(work: Work, kind: PageKind): Promise<HandbookPage[]> {
  return work.tx.find(HandbookPage, {
    where: { storeId: work.store.id, kind },
    order: { subject: 'ASC', version: 'ASC' },
  });
}

function bySubject(pages: HandbookPage[]): HandbookPage[][] {
  const found = new Map<string, HandbookPage[]>();
  for (const page of pages) found.set(page.subject, [...(found.get(page.subject) ?? []), page]);
  return [...found.values()];
}
