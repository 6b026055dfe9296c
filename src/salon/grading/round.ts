/**
 * A round of grading (SR-ABC-21): figures are collected, the method is applied, and what differs from the confirmed
 * class is proposed: first to the consultants, then in one card to the manager. Nobody's class is changed here.
 */
import { GradeChange } from '../../../entities/grade-change';
import { GradeRound } from '../../../entities/grade-round';
import { CustomerSummary } from '../../../entities/customer-summary';
import { businessDayOf } from '../calendar';
import { done, type Operation, type Result, type Tell } from '../operation';
import { isNewOn } from '../morning/priorities';
import { deciders } from '../staff/store-staff';
import { byWhom, type Work } from '../work';
import { countsOf, gradeAll, UNKNOWN } from './grade-all';
import { figuresFor, rulesKept, storeRules, type StoreRules } from './grade-rules';
import { periodFigures, type PeriodFigures } from './period-figures';
import { presetNamed } from './presets';
import { proposalsFor, roundIsDue, type Proposed } from './proposals';
import { openChanges, shownToConsultants } from './shown-changes';
import { tellDecided } from './told';

/** The job of the first of the month. In a month without a round nothing happens. */
export async function monthlyRound(work: Work): Promise<Result> {
  const rules = await storeRules(work);
  const month = Number(businessDayOf(work.now, work.store.timezone).slice(5, 7));
  if (!roundIsDue(rules.regrade, month, rules.fixedMonths)) return done({ none: true });
  return openRound(work, rules);
}

/** Asked for by the manager, for example after she changed the method. */
async function startRound(work: Work): Promise<Result> {
  return openRound(work, await storeRules(work));
}

async function openRound(work: Work, rules: StoreRules): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const looked = await periodFigures(work, {
    ...figuresFor(rules),
    referrals: true,
  });
  const proposed = proposalsOf(looked, rules, today);
  const told = await closeEarlier(work);
  const round = await work.rows.insert(GradeRound, {
    storeId: work.store.id,
    day: today,
    method: rules.preset.name,
    fromDay: looked.from,
    rules: rulesKept(rules),
    customers: looked.customers.length,
    held: Object.fromEntries(Object.entries(proposed.held)),
    status: 'seen',
    byId: byWhom(work.actor),
    at: work.now,
  });
  for (const { customerId, from, to, direction, reasons } of proposed.proposals) {
    await work.rows.insert(GradeChange, {
      customerId,
      storeId: work.store.id,
      roundId: round.id,
      fromGrade: from,
      toGrade: to,
      direction,
      method: rules.preset.name,
      figures: { reasons },
      status: 'proposed',
      at: work.now,
    });
  }
  await writeStages(work, looked, rules);
  const facts = {
    roundId: round.id,
    proposals: proposed.proposals.length,
    held: proposed.held,
    fixedMonths: rules.fixedMonths,
  };
  return done(facts, [...told, ...(await firstTells(work, round))]);
}

/** What the method in use says against what is confirmed. Pure but for its arguments. */
export function proposalsOf(looked: PeriodFigures, rules: StoreRules, today: string): Proposed {
  const standing = looked.customers.map((each) => ({
    customerId: each.id,
    grade: each.grade,
    isNew: isNewOn(each.firstVisitDay, today, rules.newMonths),
  }));
  const graded = gradeAll(looked.figures, rules.preset, rules);
  const { proposals, held } = proposalsFor(standing, graded, {
    mayGoDown: rules.fixedMonths.includes(Number(today.slice(5, 7))),
    covered: looked.covered,
  });
  const unknown = countsOf(graded.values())[UNKNOWN] ?? 0;
  return { proposals, held: unknown > 0 ? { ...held, unknown } : held };
}

/** What an earlier round left undecided is looked at anew; what was decided in it and not yet told is told. */
async function closeEarlier(work: Work): Promise<Tell[]> {
  const tells = await tellDecided(work);
  const storeId = work.store.id;
  await work.rows.update(GradeChange, { storeId, status: 'proposed' }, { status: 'superseded' });
  for (const status of ['seen', 'asked'] as const)
    await work.rows.update(GradeRound, { storeId, status }, { status: 'superseded' });
  return tells;
}

/** The consultants first; where there is nobody to ask, the manager at once. Nothing to decide: nobody hears. */
async function firstTells(work: Work, round: GradeRound): Promise<Tell[]> {
  const tells = await shownToConsultants(work);
  if (tells.length > 0) return tells;
  return askManagers(work, round.id);
}

/** The card for the manager: once a round, when the consultants have looked or their day is over. */
export async function askManagers(work: Work, roundId?: string): Promise<Tell[]> {
  const [round] = await work.tx.find(GradeRound, {
    where: { storeId: work.store.id, status: 'seen', ...(roundId ? { id: roundId } : {}) },
    order: { at: 'DESC' },
    take: 1,
  });
  if (!round || (await openChanges(work)).length === 0) return [];
  await work.rows.update(GradeRound, round.id, { status: 'asked' });
  const facts = { storeId: work.store.id };
  return (await deciders(work)).map(({ id }) => ({ to: id, notice: 'grades.asked', facts }));
}

/** The job of the same evening: whoever has not looked by now is not waited for. */
export async function askManagersTonight(work: Work): Promise<Result> {
  const tells = await askManagers(work);
  return done({ asked: tells.length }, tells);
}

/** The life stage beside the class (SR-TIER-15): `relationshipStage`, never a grade. */
async function writeStages(work: Work, looked: PeriodFigures, rules: StoreRules): Promise<void> {
  const stages = gradeAll(looked.figures, presetNamed('ladder'), rules);
  const standing = await work.tx.find(CustomerSummary, {
    where: { storeId: work.store.id },
    select: ['customerId', 'relationshipStage'],
  });
  for (const { customerId, relationshipStage } of standing) {
    const stage = stages.get(customerId)?.class;
    if (!stage || stage === relationshipStage) continue;
    await work.tx.update(CustomerSummary, { customerId }, { relationshipStage: stage });
  }
}

export const gradeRoundOperations: Operation[] = [
  { name: 'grades.start', command: 'grade-decide', kind: 'write', run: startRound },
];
