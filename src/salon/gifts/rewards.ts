/**
 * Rewards as one proposal a month to the manager, as festivals are: who has earned what by the rules of the setting
 * and has not had it in their time. What she decides is kept as a gift, and is her consultant's to hand over.
 */
import { Between, In, IsNull, MoreThanOrEqual } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { Gift } from '../../../entities/gift';
import { Payment } from '../../../entities/payment';
import { Visit } from '../../../entities/visit';
import { addDays, businessDayOf } from '../calendar';
import { ownerToday } from '../customers/ownership';
import { referrerIdOf } from '../customer-file/referral';
import { isCash } from '../money/cash';
import { done, refused, type Operation, type Result } from '../operation';
import { makePromise } from '../promises/promises';
import { settingOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import { named, type Named } from '../subjects';
import type { Work } from '../work';
import { keepGift } from './gifts';
import { isEarned, ruleName, type Earned, type RewardRule } from './reward-rules';

export interface RewardLine {
  customer: Named;
  rule: RewardRule;
  earned: Earned;
}

export interface RewardProposal extends Record<string, unknown> {
  rules: number;
  lines: RewardLine[];
}

async function propose(work: Work): Promise<Result<RewardProposal>> {
  const rules = await settingOf(work, 'reward.rules');
  return done({ rules: rules.length, lines: await linesOf(work, rules) });
}

/** Keeps every reward of the proposal, but those taken out. Refusals: `nobody`. */
async function decide(work: Work, input: { except?: string[] }): Promise<Result> {
  const all = await linesOf(work, await settingOf(work, 'reward.rules'));
  const lines = all.filter((line) => !input.except?.includes(line.customer.id));
  if (lines.length === 0) return refused('nobody', {});
  const dueDay = addDays(businessDayOf(work.now, work.store.timezone), 1);
  for (const { customer, rule } of lines) {
    const rewarded = { customerId: customer.id, what: rule.what, rule: ruleName(rule) };
    const gift = await keepGift(work, { ...rewarded, kind: 'reward' });
    const row = await work.tx.one(Customer, { id: customer.id });
    const ownerId = row && (await ownerToday(work, row));
    if (!ownerId) continue;
    await makePromise(work, {
      customerId: customer.id,
      ownerId,
      kind: 'reward',
      why: rule.what,
      dueDay,
      originKind: 'reward',
      originId: gift.id,
    });
  }
  return done({ lines });
}

/** On the first of the month, where the store has rules and somebody has earned something. */
export async function rewardProposal(work: Work): Promise<Result> {
  const rules = await settingOf(work, 'reward.rules');
  if (rules.length === 0 || (await linesOf(work, rules)).length === 0) return done({ lines: 0 });
  const [manager] = await storeStaff(work, 'manager');
  if (!manager) return done({ lines: 0 });
  return done({}, [{ to: manager.id, notice: 'rewards.ahead', facts: {} }]);
}

/** One line a customer: the rule that asks most comes first in the setting and counts. */
async function linesOf(work: Work, rules: RewardRule[]): Promise<RewardLine[]> {
  const today = businessDayOf(work.now, work.store.timezone);
  const lines = new Map<string, RewardLine>();
  for (const rule of rules) {
    const from = addDays(today, -rule.days);
    const had = await work.tx.find(Gift, {
      where: { storeId: work.store.id, kind: 'reward', rule: ruleName(rule), day: MoreThanOrEqual(from) },
      select: ['id', 'customerId'],
    });
    const without = new Set(had.map((row) => row.customerId));
    for (const [id, earned] of await earnedSince(work, from, today, rule)) {
      if (without.has(id) || lines.has(id) || !isEarned(rule, earned)) continue;
      lines.set(id, { customer: { id, name: '' }, rule, earned });
    }
  }
  return withNames(work, [...lines.values()]);
}

async function withNames(work: Work, lines: RewardLine[]): Promise<RewardLine[]> {
  const rows = await work.tx.find(Customer, {
    where: {
      id: In(lines.map((line) => line.customer.id)),
      isWalkIn: false,
      mergedIntoId: IsNull(),
      erasedAt: IsNull(),
    },
    select: ['id', 'name'],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return lines
    .flatMap((line) => {
      const row = byId.get(line.customer.id);
      return row ? [{ ...line, customer: named(row) }] : [];
    })
    .sort((one, other) => other.earned.fen - one.earned.fen);
}

/** What each customer has paid, how often she came, and whom she brought, in these days. */
async function earnedSince(
  work: Work,
  from: string,
  to: string,
  rule: RewardRule,
): Promise<Map<string, Earned>> {
  const earned = new Map<string, Earned>();
  const add = (id: string, more: Partial<Earned>): void => {
    const before = earned.get(id) ?? { fen: 0, visits: 0, friends: 0 };
    earned.set(id, {
      fen: before.fen + (more.fen ?? 0),
      visits: before.visits + (more.visits ?? 0),
      friends: before.friends + (more.friends ?? 0),
    });
  };
  const where = { storeId: work.store.id, day: Between(from, to) };
  const payments = await work.tx.find(Payment, {
    where: { ...where, status: 'confirmed' },
    select: ['id', 'customerId', 'amountFen', 'method', 'kind'],
  });
  for (const row of payments.filter(isCash)) add(row.customerId, { fen: row.amountFen });
  if (rule.visits !== undefined) {
    const visits = await work.tx.find(Visit, { where, select: ['id', 'customerId'] });
    for (const row of visits) add(row.customerId, { visits: 1 });
  }
  if (rule.friends !== undefined) {
    for (const id of await broughtSince(work, from, payments)) add(id, { friends: 1 });
  }
  return earned;
}

/** The referrer of each customer whose first payment falls into these days. */
async function broughtSince(
  work: Work,
  from: string,
  payments: Pick<Payment, 'customerId' | 'amountFen' | 'method' | 'kind'>[],
): Promise<string[]> {
  const paid = [
    ...new Set(payments.filter((row) => isCash(row) && row.amountFen > 0).map((row) => row.customerId)),
  ];
  const customers = await work.tx.find(Customer, {
    where: { id: In(paid) },
    select: ['id', 'profile'],
  });
  const brought: string[] = [];
  for (const customer of customers) {
    const referrer = referrerIdOf(customer);
    if (!referrer) continue;
    const before = await work.tx.find(Payment, {
      where: { customerId: customer.id, status: 'confirmed' },
      select: ['id', 'day', 'amountFen', 'method', 'kind'],
    });
    if (before.some((row) => row.day < from && isCash(row) && row.amountFen > 0)) continue;
    brought.push(referrer);
  }
  return brought;
}

export const rewardOperations: Operation[] = [
  { name: 'rewards.propose', command: 'reward', kind: 'read', run: propose },
  { name: 'rewards.decide', command: 'reward', kind: 'write', run: decide },
];
