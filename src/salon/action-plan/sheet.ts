/** The action plan of one customer as it is shown (行动计划表): the next visit, the plan as a whole, its versions. */
import type { Customer } from '../../../entities/customer';
import { Plan, type PlanOutcome, type PlanStep } from '../../../entities/plan';
import { businessDayOf } from '../calendar';
import { planFacts, type PlanFacts } from '../plans/facts';
import { staffNamed } from '../subjects';
import type { Work } from '../work';
import { followed } from './history';
import type { CarriedOut } from './progress';

/** A version with who wrote it, what it follows, and what it changed (SR-FRM-02). */
export interface PlanVersion {
  version: number;
  day: string;
  author: string | null;
  status: Plan['status'];
  behind: 'visit' | 'meeting' | null;
  /** Names of what is other than in the version before. */
  changed: string[];
  reason: string | null;
}

export interface PastPlan extends Omit<CarriedOut, 'planId'> {
  nextDay: string;
  doing: string[];
  outcome: PlanOutcome | null;
}

export interface PlanSheet extends PlanFacts {
  goal: string | null;
  problem: string | null;
  homeCare: string | null;
  lastHeard: { day: string; kept: boolean; text: string } | null;
  renewal: string | null;
  reviewDay: string | null;
  steps: PlanStep[];
  outcome: PlanOutcome | null;
  versions: PlanVersion[];
  past: PastPlan[];
}

const VERSIONS_SHOWN = 5;
const PAST_SHOWN = 3;

export async function planSheet(work: Work, customer: Customer, plan: Plan): Promise<PlanSheet> {
  return {
    ...(await planFacts(work, plan)),
    goal: plan.goal ?? null,
    problem: plan.problem ?? null,
    homeCare: plan.homeCare ?? null,
    lastHeard: plan.homeCareHeard?.at(-1) ?? null,
    renewal: plan.renewal ?? null,
    reviewDay: plan.reviewDay ?? null,
    steps: plan.steps ?? [],
    outcome: plan.outcome ?? null,
    versions: await versionsOf(work, customer.id),
    past: await pastOf(work, customer.id),
  };
}

/** For whoever may not see offers and money: what to do, when, and her home care. */
export function maskedSheet(sheet: PlanSheet): PlanSheet {
  return {
    ...sheet,
    masked: true,
    selling: [],
    expectedCashFen: 0,
    basis: { money: [], time: [], relationship: [] },
    reason: null,
    goal: null,
    problem: null,
    renewal: null,
    reviewDay: null,
    steps: [],
    outcome: null,
    versions: [],
    past: [],
  };
}

async function versionsOf(work: Work, customerId: string): Promise<PlanVersion[]> {
  const plans = await work.tx.find(Plan, {
    where: { customerId },
    order: { version: 'DESC' },
    take: VERSIONS_SHOWN + 1,
  });
  const people = await staffNamed(
    work,
    plans.map((plan) => plan.authorId),
  );
  return plans.slice(0, VERSIONS_SHOWN).map((plan, at) => ({
    version: plan.version,
    day: businessDayOf(plan.at, work.store.timezone),
    author: people.get(plan.authorId)?.name ?? null,
    status: plan.status,
    behind: plan.meetingId ? 'meeting' : plan.visitId ? 'visit' : null,
    changed: changedBetween(plans[at + 1], plan),
    reason: plan.reason,
  }));
}

const COMPARED = [
  'nextDo',
  'nextSell',
  'nextDay',
  'goal',
  'problem',
  'homeCare',
  'renewal',
  'steps',
  'reviewDay',
] as const;

/** Which parts of a plan are other than before; of a first version those it has. */
export function changedBetween(before: Plan | undefined, plan: Plan): string[] {
  const empty = (value: unknown) =>
    value === null || value === undefined || (Array.isArray(value) && !value.length);
  return COMPARED.filter((name) => {
    const [was, is] = [before?.[name], plan[name]];
    if (empty(was) && empty(is)) return false;
    return JSON.stringify(was) !== JSON.stringify(is);
  });
}

async function pastOf(work: Work, customerId: string): Promise<PastPlan[]> {
  const all = await followed(work, [customerId]);
  const over = all
    .filter(({ what }) => what.state !== 'waiting' && what.state !== 'revised')
    .slice(-PAST_SHOWN);
  const lines: PastPlan[] = [];
  for (const { row, plan, what } of over) {
    const facts = await planFacts(work, { ...row, basis: null, held: null });
    const { planId: _id, ...rest } = what;
    lines.push({
      ...rest,
      nextDay: plan.nextDay,
      doing: facts.doing.map((line) => line.words),
      outcome: row.outcome,
    });
  }
  return lines;
}
