/**
 * The first impression in five facets (SR-PER-07), asked once after a first visit where the store wants it, and what
 * she turned out to be: both stand, each with author and day, so that people learn to read people. Off by default.
 */
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Impression } from '../../../entities/impression';
import { businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { settingOf } from '../settings/settings';
import { named, staffNamed, theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';

export const IMPRESSION_FACETS = ['looks', 'clothes', 'talk', 'feeling', 'behaviour'] as const;
export type ImpressionFacet = (typeof IMPRESSION_FACETS)[number];

export interface ImpressionShown {
  kind: Impression['kind'];
  text: string;
  day: string;
  by: string;
}

interface Said {
  customerId: string;
  text: string;
}

const LONGEST = 200;

/** Refusals: `off`, `not-found`, `nothing-said`, `there-already` with who said it. */
async function expect(work: Work, input: Said): Promise<Result> {
  const fault = await whyNot(work, input);
  if (fault) return fault;
  const customer = (await theCustomer(work, input.customerId))!;
  const [first] = await impressionsOf(work, customer);
  if (first) return refused('there-already', { name: customer.name, by: first.by });
  return keep(work, customer, 'expected', input.text);
}

/** «其实…». Refusals: as of `expect`, and `no-impression` where there is nothing to be otherwise than. */
async function find(work: Work, input: Said): Promise<Result> {
  const fault = await whyNot(work, input);
  if (fault) return fault;
  const customer = (await theCustomer(work, input.customerId))!;
  const before = await impressionsOf(work, customer);
  if (before.length === 0) return refused('no-impression', { name: customer.name });
  return keep(work, customer, 'found', input.text);
}

async function whyNot(work: Work, { customerId, text }: Said): Promise<ReturnType<typeof refused> | null> {
  if (!(await settingOf(work, 'impression.ask'))) return refused('off', {});
  if (!(await theCustomer(work, customerId))) return refused('not-found', {});
  return text.trim() === '' ? refused('nothing-said', {}) : null;
}

async function keep(work: Work, customer: Customer, kind: Impression['kind'], text: string): Promise<Result> {
  const said = text.trim().slice(0, LONGEST);
  await work.rows.insert(Impression, {
    storeId: customer.storeId,
    customerId: customer.id,
    kind,
    text: said,
    facets: facetsIn(said),
    day: businessDayOf(work.now, work.store.timezone),
    at: work.now,
    byId: byWhom(work.actor),
  });
  return done({ customer: named(customer), kind, text: said });
}

/** What was expected and what was found, the oldest first. */
export async function impressionsOf(work: Work, customer: Customer): Promise<ImpressionShown[]> {
  const rows = await work.tx.find(Impression, { where: { customerId: customer.id }, order: { at: 'ASC' } });
  const staff = await staffNamed(
    work,
    rows.map((row) => row.byId),
  );
  return rows.map(({ kind, text, day, byId }) => ({ kind, text, day, by: staff.get(byId)?.name ?? '' }));
}

/** Whether it is asked now: her first visit was written for the first time, and the store wants it. */
export async function asksImpression(work: Work, customer: Customer): Promise<boolean> {
  if (customer.isWalkIn || !(await settingOf(work, 'impression.ask'))) return false;
  const summary = await work.tx.one(CustomerSummary, { customerId: customer.id });
  return summary?.visits === 1 && (await work.tx.count(Impression, { customerId: customer.id })) === 0;
}

const WORDS: [ImpressionFacet, RegExp][] = [
  ['clothes', /穿|打扮|衣|包|鞋|首饰|妆/],
  ['talk', /说话|谈吐|话多|话少|语气|口音|嗓门|健谈/],
  ['feeling', /感觉|直觉|像是|觉得|应该/],
  ['behaviour', /动作|举止|走路|看手机|坐|守时|迟到|付钱|砍价|讲究|爽快/],
  ['looks', /长得|皮肤|身材|气质|脸|头发|年纪|显/],
];

/** Each piece by the facet its words tell; of a piece that tells none, what was said stands in the text. */
export function facetsIn(text: string): Record<string, string> {
  const facets: Record<string, string> = {};
  for (const piece of text.split(/[,,。;;、\s]+/).filter(Boolean)) {
    const facet = WORDS.find(([, words]) => words.test(piece))?.[0];
    if (facet) facets[facet] = facets[facet] ? `${facets[facet]}、${piece}` : piece;
  }
  return facets;
}

export const impressionOperations: Operation[] = [
  { name: 'impressions.expect', command: 'customer-update', kind: 'write', run: expect },
  { name: 'impressions.find', command: 'customer-update', kind: 'write', run: find },
];
