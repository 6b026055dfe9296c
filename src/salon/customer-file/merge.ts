/**
 * Two files are one person: everything of the one becomes the other's, and can be taken back as long as nobody has
 * acted on it. The file that goes stays as a row that points to the one that stands.
 */
import { IsNull } from '../../database/conditions';
import { Course } from '../../../entities/course';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { namesChanged } from '../lexicon-version';
import { done, refused, type Operation, type Refusal, type Result } from '../operation';
import { holdCustomer, named, theCustomer, type Named } from '../subjects';
import { recount } from '../customers/summary';
import type { Work } from '../work';
import { duplicatesIn } from './duplicates';
import { moveEverything } from './moves';

interface Merge {
  /** The file that stays. */
  customerId: string;
  /** The one that goes into it. */
  otherId: string;
}

/** One of two files before they become one. */
export interface SideOfMerge extends Named {
  tail: string | null;
  visits: number;
  lastDay: string | null;
  sessionsLeft: number;
  storedFen: number;
  arrearsFen: number;
}

/** Refusals: `not-found`; `same`; `walk-in` (who is joined, not merged). */
async function preview(work: Work, input: Merge): Promise<Result> {
  const both = await bothOf(work, input);
  if ('refusal' in both) return both.refusal;
  return done({
    stays: await sideOf(work, both.stays),
    goes: await sideOf(work, both.goes),
    samePhone: !!both.stays.phoneIndex && both.stays.phoneIndex === both.goes.phoneIndex,
  });
}

/** Refusals as of the preview. */
async function merge(work: Work, input: Merge): Promise<Result> {
  const both = await bothOf(work, input);
  if ('refusal' in both) return both.refusal;
  const { stays, goes } = both;
  for (const id of [stays.id, goes.id].sort()) await holdCustomer(work, id);
  const before = [await sideOf(work, stays), await sideOf(work, goes)];
  await work.rows.update(Customer, stays.id, filled(stays, goes));
  const visits = await moveEverything(work, goes.id, stays.id);
  await work.rows.update(Customer, goes.id, { mergedIntoId: stays.id });
  await work.rows.update(Customer, { mergedIntoId: goes.id }, { mergedIntoId: stays.id });
  await recount(work, stays.id, visits);
  await recount(work, goes.id);
  await namesChanged(work);
  const after = await sideOf(work, stays);
  const facts = { customer: named(stays), other: goes.name, before, after };
  return done(facts, toldOf(work, stays, goes));
}

async function bothOf(
  work: Work,
  input: Merge,
): Promise<{ stays: Customer; goes: Customer } | { refusal: Refusal }> {
  const stays = await theCustomer(work, input.customerId);
  const goes = await theCustomer(work, input.otherId);
  if (!stays || !goes) return { refusal: refused('not-found', {}) };
  if (stays.id === goes.id) return { refusal: refused('same', { name: stays.name }) };
  if (stays.storeId !== goes.storeId) return { refusal: refused('not-found', {}) };
  if (stays.isWalkIn || goes.isWalkIn) return { refusal: refused('walk-in', { name: goes.name }) };
  return { stays, goes };
}

const EITHER = [
  'birthday',
  'consultantId',
  'beauticianId',
  'grade',
  'namedLevel',
  'assets',
  'wallet',
  'skin',
  'source',
] as const;

/** What the one lacks the other gives; warnings and notes of both stand; how each was called stays a name. */
function filled(stays: Customer, goes: Customer): Partial<Customer> {
  const either = EITHER.flatMap((name) =>
    stays[name] === null && goes[name] !== null ? [[name, goes[name]]] : [],
  );
  const phone =
    stays.phone === null
      ? { phone: goes.phone, phoneIndex: goes.phoneIndex, phoneTailIndex: goes.phoneTailIndex }
      : {};
  const names = [...stays.aliases, goes.name, ...goes.aliases].filter((name) => name !== stays.name);
  const first = [stays.firstVisitDay, goes.firstVisitDay].filter((day) => day !== null).sort()[0];
  return {
    ...Object.fromEntries(either),
    ...phone,
    aliases: [...new Set(names)],
    allergy: both(stays.allergy, goes.allergy),
    taboo: both(stays.taboo, goes.taboo),
    note: both(stays.note, goes.note),
    firstVisitDay: first ?? null,
    profile: { ...goes.profile, ...stays.profile },
    consents: [...(stays.consents ?? []), ...(goes.consents ?? [])],
  };
}

function both(one: string | null, other: string | null): string | null {
  if (!other || one?.includes(other)) return one;
  return one ? `${one}、${other}` : other;
}

async function sideOf(work: Work, customer: Customer): Promise<SideOfMerge> {
  const summary = await work.tx.one(CustomerSummary, { customerId: customer.id });
  const courses = await work.tx.find(Course, { where: { customerId: customer.id, status: 'active' } });
  return {
    ...named(customer),
    tail: customer.phone?.slice(-4) ?? null,
    visits: summary?.visits ?? 0,
    lastDay: summary?.lastVisitDay ?? null,
    sessionsLeft: courses.reduce((left, course) => left + course.total - course.used, 0),
    storedFen: summary?.storedFen ?? 0,
    arrearsFen: summary?.arrearsFen ?? 0,
  };
}

function toldOf(work: Work, stays: Customer, goes: Customer) {
  const consultants = new Set([stays.consultantId, goes.consultantId]);
  return [...consultants]
    .filter((id): id is string => !!id && id !== work.actor.staffId)
    .map((to) => ({
      to,
      notice: 'customers.merged',
      facts: { customer: named(stays), other: goes.name, by: work.actor.name ?? '' },
    }));
}

/** Who is in the books twice, the surest first. */
async function duplicates(work: Work): Promise<Result> {
  const all = await work.tx.find(Customer, {
    where: { storeId: work.store.id, isWalkIn: false, mergedIntoId: IsNull(), erasedAt: IsNull() },
    select: ['id', 'name', 'phone', 'phoneIndex', 'birthday'],
  });
  return done({ pairs: duplicatesIn(all).slice(0, 8) });
}

export const mergeOperations: Operation[] = [
  { name: 'customers.duplicates', command: 'customer-merge', kind: 'read', run: duplicates },
  { name: 'customers.merge-preview', command: 'customer-merge', kind: 'read', run: preview },
  { name: 'customers.merge', command: 'customer-merge', kind: 'write', run: merge },
];
