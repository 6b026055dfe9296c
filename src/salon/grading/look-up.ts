/** What can be asked about classes: the spread, who moved, the simulation, the eight steps. Nothing is written. */
import { In } from '../../database/conditions';
import { Contact } from '../../../entities/contact';
import { Customer } from '../../../entities/customer';
import { GradeChange } from '../../../entities/grade-change';
import { GradeRound } from '../../../entities/grade-round';
import { addDays, businessDayOf } from '../calendar';
import { done, type Operation, type Result } from '../operation';
import { shortName, treatmentsFor } from '../plans/facts';
import type { Work } from '../work';
import {
  balanceOf,
  effortTable,
  isWasted,
  type Balance,
  type Counts,
  type Effort,
  type EffortLine,
} from './class-balance';
import { firstMeasure } from './grade-all';
import { storeRules, type StoreRules } from './grade-rules';
import { monthsIn, moversOf, STABLE_MONTHS, type Movers } from './history';
import { GRADES, type Grade } from './measures';
import type { Basis } from './level-table';
import { periodFigures, type PeriodFigures } from './period-figures';
import { goesByBasis, presetNamed } from './presets';
import { gradeCounts, openChanges, hersShown, ownersOf, sinceWhen } from './shown-changes';
import { shareSteps, type ShareSteps } from './shares';
import { simulate, type SimulatedLine } from './simulation';

export interface GradeOverview extends Record<string, unknown> {
  /** Her own customers only. */
  mine: boolean;
  method: string;
  basis: string[];
  periodDays: number;
  counts: Counts;
  ungraded: number;
  balance: Balance;
  /** Of those with a class, how many have had it for half a year. */
  stable: { count: number; of: number };
  lastRound: { day: string; movers: Movers } | null;
  open: number;
  fixedMonths: number[];
  effort: EffortLine[];
  wasted: boolean;
}

/** «分级»: a manager sees the store's, a consultant her own customers'. */
async function overview(work: Work): Promise<Result> {
  const rules = await storeRules(work);
  const manages =
    work.actor.kind !== 'staff' || work.actor.roles.some((role) => role === 'manager' || role === 'owner');
  const mine = manages ? undefined : work.actor.staffId;
  const counts = await gradeCounts(work, mine);
  const people = await work.tx.find(Customer, {
    where: { storeId: work.store.id, isWalkIn: false, ...(mine ? { consultantId: mine } : {}) },
    select: ['id', 'grade', 'mergedIntoId', 'erasedAt', 'firstVisitDay', 'createdAt'],
  });
  const graded = people.filter((row) => row.grade && !row.mergedIntoId);
  const since = await sinceWhen(work, graded);
  const today = businessDayOf(work.now, work.store.timezone);
  const stable = [...since.values()].filter((day) => (monthsIn(day, today) ?? 0) >= STABLE_MONTHS).length;
  const ids = new Set(people.map((row) => row.id));
  const open = (await openChanges(work)).filter((row) => ids.has(row.customerId)).length;
  const effort = mine ? [] : await effortOf(work, rules);
  const facts: GradeOverview = {
    mine: !!mine,
    method: rules.preset.name,
    basis: rules.basis,
    periodDays: rules.periodDays,
    counts,
    ungraded: people.filter((row) => !row.grade && !row.mergedIntoId && !row.erasedAt).length,
    balance: balanceOf(counts, rules.headcount),
    stable: { count: stable, of: graded.length },
    lastRound: await lastRound(work, ids),
    open,
    fixedMonths: rules.fixedMonths,
    effort,
    wasted: isWasted(effort, rules.effortAlert),
  };
  return done(facts);
}

async function lastRound(work: Work, ids: Set<string>): Promise<GradeOverview['lastRound']> {
  const [round] = await work.tx.find(GradeRound, {
    where: { storeId: work.store.id, status: 'decided' },
    order: { at: 'DESC' },
    take: 1,
  });
  if (!round) return null;
  const confirmed = await work.tx.find(GradeChange, { where: { roundId: round.id, status: 'confirmed' } });
  return { day: round.day, movers: moversOf(confirmed.filter((row) => ids.has(row.customerId))) };
}

/** Cash, heads and contacts of the period by confirmed class (SR-ABC-05). */
async function effortOf(work: Work, rules: StoreRules): Promise<EffortLine[]> {
  const looked = await periodFigures(work, { periodDays: rules.periodDays, assets: false });
  const contacts = await work.tx.find(Contact, {
    where: { storeId: work.store.id },
    select: ['id', 'customerId', 'day'],
  });
  const grades = new Map(looked.customers.map((each) => [each.id, each.grade]));
  const by: Partial<Record<Grade, Effort>> = {};
  const line = (id: string) => {
    const grade = GRADES.find((each) => each === grades.get(id));
    return grade ? (by[grade] ??= { customers: 0, revenue: 0, effort: 0 }) : null;
  };
  for (const { customerId, values } of looked.figures) {
    const row = line(customerId);
    if (row) row.customers++;
    if (row) row.revenue += Math.max(0, values.cash ?? 0);
  }
  for (const { customerId, day } of contacts) {
    const row = day >= looked.from ? line(customerId) : null;
    if (row) row.effort++;
  }
  return effortTable(by);
}

export interface SimulationShown extends Record<string, unknown> {
  inUse: string;
  periodDays: number;
  lines: SimulatedLine[];
  /** What the methods of the store's own choice went by, where the asker chose it. */
  basis: Basis[] | null;
  unknown: UnknownShown;
}

/** What could not be known of how many, and what would have to be said. */
export interface UnknownShown {
  margin: number;
  wallet: number;
  /** Treatments without a cost. */
  uncosted: string[];
}

/**
 * «级别试算», «级别试算 看毛利»: every method side by side, or those that judge by what was chosen (SR-ABC-07); for the
 * manager only, and nothing is proposed by it.
 */
async function simulation(work: Work, input: { basis?: Basis[] }): Promise<Result<SimulationShown>> {
  const rules = await storeRules(work);
  const basis = input.basis?.length ? input.basis : null;
  const { lines, looked } = await simulate(work, basis ? { ...rules, basis } : rules);
  return done({
    inUse: rules.preset.name,
    periodDays: rules.periodDays,
    lines: basis ? lines.filter(({ method }) => goesByBasis(presetNamed(method), basis)) : lines,
    basis,
    unknown: await unknownOf(work, looked),
  });
}

async function unknownOf(work: Work, { figures, uncosted }: PeriodFigures): Promise<UnknownShown> {
  const customers = figures.filter((each) => !each.prospect);
  const treatments = await treatmentsFor(work, uncosted);
  return {
    margin: customers.filter(({ values }) => values.margin === null).length,
    wallet: customers.filter(({ values }) => values.walletShare === null).length,
    uncosted: uncosted.map((id) => shortName(treatments.get(id))).filter(Boolean),
  };
}

/** «ABC分析», «ABC分析 毛利»: the eight steps, each with what it gave (SR-ABC-01). No customer's name beside her money. */
async function abc(work: Work, input: { cutoffs?: number[]; basis?: Basis }): Promise<Result> {
  const rules = await storeRules(work);
  const measure = firstMeasure(input.basis ? { basis: [input.basis] } : rules);
  const looked = await periodFigures(work, { periodDays: rules.periodDays, assets: false });
  const measured = looked.figures.filter((each) => !each.prospect && each.values[measure] !== null);
  const cutoffs = input.cutoffs ?? rules.cutoffs;
  const steps: ShareSteps = shareSteps(measured, measure, cutoffs, looked);
  return done({
    ...steps,
    unknown: await unknownOf(work, looked),
    sorted: steps.sorted.slice(0, 3).map(({ rank, value, upTo }) => ({ rank, value, upTo })),
    cutoffs,
    covered: looked.covered,
  });
}

/** «升降级» of a consultant: what is open for her own customers. */
async function mine(work: Work): Promise<Result> {
  const rows = await openChanges(work);
  const owners = await ownersOf(work, rows);
  return done(
    await hersShown(
      work,
      rows.filter((row) => owners.get(row.customerId) === work.actor.staffId),
    ),
  );
}

/** Who moved lately: confirmed steps of the last year by month (SR-ABC-16). */
async function movers(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const rows = await work.tx.find(GradeChange, {
    where: { storeId: work.store.id, status: In(['confirmed']) },
    order: { at: 'ASC' },
  });
  const months = new Map<string, GradeChange[]>();
  for (const row of rows) {
    const day = businessDayOf(row.decidedAt ?? row.at, work.store.timezone);
    if (day <= addDays(today, -365)) continue;
    months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), row]);
  }
  return done({
    months: [...months].map(([month, changes]) => ({ month, ...moversOf(changes) })).slice(-12),
  });
}

export const gradeLookUpOperations: Operation[] = [
  { name: 'grades.overview', command: 'grades', kind: 'read', run: overview },
  { name: 'grades.mine', command: 'grade-comment', kind: 'read', run: mine },
  { name: 'grades.movers', command: 'grades', kind: 'read', run: movers },
  { name: 'grades.simulate', command: 'grade-simulation', kind: 'read', run: simulation },
  { name: 'grades.abc', command: 'grade-simulation', kind: 'read', run: abc },
];
