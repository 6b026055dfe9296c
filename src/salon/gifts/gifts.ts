/**
 * What the house gives away: to whom, what, when, by whom, and what it cost (SR-REL-11). The sum of a month is the
 * manager's. A gift is no money line: nothing was received.
 */
import { Between } from '../../database/conditions';
import { Gift } from '../../../entities/gift';
import { businessDayOf } from '../calendar';
import { periodOf, PERIODS, type PeriodName } from '../figures/periods';
import { done, refused, type Operation, type Result } from '../operation';
import { named, staffNamed, theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';

export interface GiftSaid {
  customerId: string;
  what: string;
  costFen?: number;
}

const DEAREST_FEN = 10_000_000;

/** Refusals: `not-found`; `nothing-said`; `bad-cost`. */
async function give(work: Work, input: GiftSaid): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const what = input.what.trim();
  if (!what) return refused('nothing-said', {});
  const { costFen } = input;
  if (costFen !== undefined && (!Number.isInteger(costFen) || costFen < 0 || costFen > DEAREST_FEN)) {
    return refused('bad-cost', {});
  }
  const gift = await keepGift(work, { customerId: customer.id, what, costFen, kind: 'gift' });
  return done({ customer: named(customer), what, costFen: gift.costFen, day: gift.day });
}

export function keepGift(work: Work, given: GiftSaid & { kind: Gift['kind']; rule?: string }): Promise<Gift> {
  return work.rows.insert(Gift, {
    storeId: work.store.id,
    customerId: given.customerId,
    day: businessDayOf(work.now, work.store.timezone),
    at: work.now,
    kind: given.kind,
    rule: given.rule ?? null,
    what: given.what,
    costFen: given.costFen ?? null,
    byId: byWhom(work.actor),
  });
}

export interface GiftSum extends Record<string, unknown> {
  from: string;
  to: string;
  gifts: number;
  customers: number;
  costFen: number;
  /** Of which nobody said the cost. */
  unknown: number;
  byWhom: { name: string; gifts: number; costFen: number }[];
}

/** «这个月送了多少». */
async function sum(work: Work, input: { period?: PeriodName }): Promise<Result<GiftSum>> {
  const name = PERIODS.find((each) => each === input.period) ?? 'this_month';
  const { from, to } = periodOf(name, businessDayOf(work.now, work.store.timezone));
  const rows = await work.tx.find(Gift, { where: { storeId: work.store.id, day: Between(from, to) } });
  const staff = await staffNamed(
    work,
    rows.map((row) => row.byId),
  );
  const by = new Map<string, GiftSum['byWhom'][number]>();
  for (const row of rows) {
    const one = by.get(row.byId) ?? { name: staff.get(row.byId)?.name ?? '', gifts: 0, costFen: 0 };
    by.set(row.byId, { ...one, gifts: one.gifts + 1, costFen: one.costFen + (row.costFen ?? 0) });
  }
  return done({
    from,
    to,
    gifts: rows.length,
    customers: new Set(rows.map((row) => row.customerId)).size,
    costFen: rows.reduce((all, row) => all + (row.costFen ?? 0), 0),
    unknown: rows.filter((row) => row.costFen === null).length,
    byWhom: [...by.values()].sort((one, other) => other.costFen - one.costFen),
  });
}

export const giftOperations: Operation[] = [
  { name: 'gifts.give', command: 'gift', kind: 'write', run: give },
  { name: 'gifts.sum', command: 'gift-sum', kind: 'read', run: sum },
];
