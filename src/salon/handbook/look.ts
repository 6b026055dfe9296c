/** What staff ask of the handbook: «补水怎么做», «我的岗位», «店规» (SR-TEC-01); earlier versions beside it. */
import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { HandbookPage, type PageKind } from '../../../entities/handbook-page';
import { Treatment } from '../../../entities/treatment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf } from '../calendar';
import type { Role } from '../commands';
import { done, refused, type Operation, type Result } from '../operation';
import { shortName } from '../plans/facts';
import { settingOf } from '../settings/settings';
import { named, staffNamed, theCustomer } from '../subjects';
import type { Work } from '../work';
import {
  allInForce,
  concernedBy,
  headsShown,
  inForce,
  JOB_ROLES,
  newestOf,
  notReadBy,
  pagesShown,
  receiptsOf,
  versionsOf,
  type PageKey,
  type PageShown,
} from './pages';

/** Versions shown of a page's past. */
const MOST_VERSIONS = 8;

/** How far a page has been read, and what was said to it. */
export interface ReadSoFar {
  page: PageShown;
  /** Names of those who have not said so. */
  missing: string[];
  concerned: number;
  remarks: { by: string; remark: string }[];
}

interface Ask extends PageKey {
  /** A version of its past, by number. */
  version?: number;
}

/**
 * One page as it holds today, with what stands beside it. A store without a service flow of its own goes by nine steps
 * or by five (SR-TEC-02, SR-TEC-04), as `service.stages` says. Refusals: `none` with the name of what was asked for and
 * `endedOn` where it has ended, `no-version` with how many there are.
 */
async function look(work: Work, input: Ask): Promise<Result> {
  const versions = await versionsOf(work, input);
  const today = businessDayOf(work.now, work.store.timezone);
  const current = inForce(versions, today);
  const asked = input.version ? versions.find((each) => each.version === input.version) : current;
  if (input.version && !asked?.text) return refused('no-version', { versions: versions.length });
  const name = await nameOf(work, input);
  if (!asked && input.kind === 'service') return done({ stages: await settingOf(work, 'service.stages') });
  if (!asked) return refused('none', { name, ...soonOf(versions, today) });
  const [page] = await shownTo(work, [asked]);
  const coming = versions.findLast(
    (each) => each.version > asked.version && each.fromDay > today && each.text,
  );
  const beside =
    input.kind === 'sop' ? inForce(await versionsOf(work, { ...input, kind: 'aftercare' }), today) : null;
  return done({
    page,
    today,
    /** A later version than this one holds now. */
    past: asked !== current,
    comingOn: coming?.fromDay ?? null,
    aftercare: Boolean(beside),
  });
}

function soonOf(versions: HandbookPage[], today: string): { comingOn?: string; endedOn?: string } {
  const newest = versions.at(-1);
  if (!newest) return {};
  return newest.fromDay > today ? { comingOn: newest.fromDay } : { endedOn: newest.day };
}

async function nameOf(work: Work, { kind, subject }: PageKey): Promise<string> {
  if (kind !== 'sop' && kind !== 'aftercare') return subject;
  return shortName(await work.tx.one(Treatment, { id: subject }));
}

/** The versions of a page, the newest first. Refusal: `none`. */
async function history(work: Work, input: PageKey): Promise<Result> {
  const versions = await versionsOf(work, input);
  if (versions.length === 0) return refused('none', { name: await nameOf(work, input) });
  const today = businessDayOf(work.now, work.store.timezone);
  const shown = await headsShown(work, versions.reverse().slice(0, MOST_VERSIONS));
  return done({
    versions: shown,
    current: inForce(versions, today)?.version ?? null,
    total: versions.length,
  });
}

/** The pages of a kind that hold today, by their beginnings. */
async function list(work: Work, input: { kind: PageKind }): Promise<Result> {
  const pages = await shownTo(work, await allInForce(work, input.kind), headsShown);
  return done({ pages: pages.sort((a, b) => (a.name < b.name ? -1 : 1)) });
}

/** The page that somebody was told of; null where it was taken back or written anew since. */
async function page(work: Work, input: { pageId: string }): Promise<Result> {
  const row = await work.tx.one(HandbookPage, { id: input.pageId });
  if (!row || !work.actor.storeIds.includes(row.storeId)) return done({ page: null });
  const { storeId, kind, subject, version } = row;
  const later = await work.tx.one(HandbookPage, { storeId, kind, subject, version: version + 1 });
  return done({ page: later ? null : (await pagesShown(work, [row]))[0] });
}

/** The asker's own job, one page a role of hers. */
async function mine(work: Work): Promise<Result> {
  const pages = await allInForce(work, 'job');
  const own = pages.filter((page) => work.actor.roles.includes(page.subject as Role));
  const without = work.actor.roles.filter(
    (role) => JOB_ROLES.includes(role) && !own.some((page) => page.subject === role),
  );
  const today = businessDayOf(work.now, work.store.timezone);
  return done({ pages: await shownTo(work, own), without, today });
}

/**
 * What a customer minds afterwards, a text for each treatment that has one: of today's visit, as far as it is written
 * or booked, else of her last one. Refusals: `not-found`, `no-visit`, `none` with the names of what was done.
 */
async function aftercareOf(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  await work.rows.look(customer.id);
  const ids = await treatmentsToday(work, customer.id);
  if (ids.length === 0) return refused('no-visit', { customer: customer.name });
  const pages = (await allInForce(work, 'aftercare')).filter((each) => ids.includes(each.subject));
  if (pages.length === 0) {
    const treatments = await work.tx.find(Treatment, { where: { id: In(ids) } });
    return refused('none', { name: treatments.map(shortName).join('、') });
  }
  return done({ customer: named(customer), pages: await pagesShown(work, pages) });
}

async function treatmentsToday(work: Work, customerId: string): Promise<string[]> {
  const today = businessDayOf(work.now, work.store.timezone);
  const visits = await work.tx.find(Visit, {
    where: { customerId },
    order: { day: 'DESC' },
    take: 3,
    select: ['id', 'day'],
  });
  const written = await work.tx.find(VisitService, {
    where: { visitId: In(visits.map((visit) => visit.id)) },
  });
  const of = (visit: Visit): string[] =>
    written.filter((each) => each.visitId === visit.id).map((each) => each.treatmentId);
  const now = visits.filter((visit) => visit.day === today).flatMap(of);
  if (now.length > 0) return [...new Set(now)];
  const booked = await work.tx.find(Appointment, {
    where: { customerId, day: today, status: In(['booked', 'confirmed', 'arrived', 'done']) },
  });
  const last =
    booked.length > 0
      ? booked.flatMap((each) => each.treatments)
      : (visits.map(of).find((each) => each.length > 0) ?? []);
  return [...new Set(last)];
}

/** Who has not yet said that she has read the newest version: of every rule and job, or of those asked for. */
async function unread(work: Work, input: { kind: 'job' | 'rule'; subject?: string }): Promise<Result> {
  const newest = await newestOf(work, input.kind);
  const meant = newest.filter((each) => input.subject && each.subject.includes(input.subject));
  const rows = meant.length > 0 ? meant : newest;
  const heads = await headsShown(work, rows);
  const pages: ReadSoFar[] = [];
  for (const [index, row] of rows.entries()) {
    const missing = (await notReadBy(work, row)).map((each) => each.name);
    const concerned = (await concernedBy(work, row)).length;
    pages.push({ page: heads[index], missing, concerned, remarks: await remarksOn(work, row) });
  }
  return done({ pages });
}

async function remarksOn(work: Work, page: HandbookPage): Promise<ReadSoFar['remarks']> {
  const told = (await receiptsOf(work, page)).filter((each) => each.remark);
  const people = await staffNamed(
    work,
    told.map((each) => each.staffId),
  );
  return told.map((each) => ({ by: people.get(each.staffId)?.name ?? '', remark: each.remark ?? '' }));
}

/** With what the asker has still to read. */
async function shownTo(work: Work, pages: HandbookPage[], as = pagesShown): Promise<PageShown[]> {
  const shown = await as(work, pages);
  const open = await Promise.all(pages.map((page) => isUnread(work, page)));
  return shown.map((page, index) => ({ ...page, unread: open[index] }));
}

async function isUnread(work: Work, page: HandbookPage): Promise<boolean> {
  const waiting = await notReadBy(work, page);
  return waiting.some((each) => each.id === work.actor.staffId);
}

export const handbookLookOperations: Operation[] = [
  { name: 'handbook.look', command: 'handbook', kind: 'read', run: look },
  { name: 'handbook.history', command: 'handbook', kind: 'read', run: history },
  { name: 'handbook.list', command: 'handbook', kind: 'read', run: list },
  { name: 'handbook.page', command: 'handbook', kind: 'read', run: page },
  { name: 'handbook.mine', command: 'handbook', kind: 'read', run: mine },
  { name: 'handbook.aftercareOf', command: 'handbook', kind: 'read', run: aftercareOf },
  { name: 'handbook.unread', command: 'handbook-write', kind: 'read', run: unread },
];
