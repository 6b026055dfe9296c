/**
 * Plans against what happened (查核行动方案之执行准确性, SR-LOOP-15): did she come by then, was done what was planned,
 * what became of the offer, how much money came. Pure.
 */
import type { PlanOutcome } from '../../../entities/plan';
import { addDays } from '../calendar';

/** A plan that was agreed upon, with the days it was decided and meant for. */
export interface Agreed {
  planId: string;
  decidedDay: string;
  nextDay: string;
  /** Treatment ids. */
  doing: string[];
  offers: boolean;
  expectedFen: number;
  outcome: PlanOutcome | null;
}

export interface Came {
  day: string;
  treatmentIds: string[];
  cashFen: number;
}

export interface CarriedOut {
  planId: string;
  /** `revised`: another plan took its place before she came; it is not counted. */
  state: 'onTime' | 'late' | 'missed' | 'waiting' | 'revised';
  visitDay: string | null;
  /** Something of what was planned was done; null where nothing was named or she has not come. */
  asPlanned: boolean | null;
  receivedFen: number;
}

/** Days after the planned one that still are on time. */
const GRACE_DAYS = 3;

/**
 * What came of each plan of one customer: the first visit after it was decided, unless a newer plan was decided
 * before that visit. On the day of a visit the next plan is made, so that visit belongs to the plan before.
 */
export function carriedOut(plans: Agreed[], visits: Came[], today: string): CarriedOut[] {
  const inOrder = [...plans].sort((a, b) => (a.decidedDay < b.decidedDay ? -1 : 1));
  return inOrder.map((plan, at) => {
    const visit = visits
      .filter((each) => each.day > plan.decidedDay)
      .sort((a, b) => (a.day < b.day ? -1 : 1))[0];
    const next = inOrder[at + 1];
    const revised = next && (!visit || next.decidedDay < visit.day);
    const nothing = { planId: plan.planId, visitDay: null, asPlanned: null, receivedFen: 0 };
    if (revised) return { ...nothing, state: 'revised' };
    const last = addDays(plan.nextDay, GRACE_DAYS);
    if (!visit) return { ...nothing, state: today > last ? 'missed' : 'waiting' };
    return {
      planId: plan.planId,
      state: visit.day > last ? 'late' : 'onTime',
      visitDay: visit.day,
      asPlanned: plan.doing.length === 0 ? null : plan.doing.some((id) => visit.treatmentIds.includes(id)),
      receivedFen: visit.cashFen,
    };
  });
}

export interface Progress {
  /** Plans that fell due and were not replaced. */
  due: number;
  onTime: number;
  late: number;
  missed: number;
  waiting: number;
  /** Of those who came and for whom something was named. */
  asPlanned: number;
  named: number;
  offered: number;
  yes: number;
  no: number;
  later: number;
  /** Why she did not want it, most frequent first. */
  reasons: { reason: string; count: number }[];
  expectedFen: number;
  receivedFen: number;
}

export function progressOf(pairs: { plan: Agreed; what: CarriedOut }[]): Progress {
  const counted = pairs.filter(({ what }) => what.state !== 'revised');
  const having = (state: CarriedOut['state']) => counted.filter(({ what }) => what.state === state).length;
  const offered = counted.filter(({ plan }) => plan.offers || plan.outcome);
  const answered = (result: PlanOutcome['result']) =>
    offered.filter(({ plan }) => plan.outcome?.result === result).length;
  return {
    due: counted.length,
    onTime: having('onTime'),
    late: having('late'),
    missed: having('missed'),
    waiting: having('waiting'),
    asPlanned: counted.filter(({ what }) => what.asPlanned === true).length,
    named: counted.filter(({ what }) => what.asPlanned !== null).length,
    offered: offered.length,
    yes: answered('yes'),
    no: answered('no'),
    later: answered('later'),
    reasons: reasonsOf(offered.map(({ plan }) => plan.outcome)),
    expectedFen: sum(counted.map(({ plan }) => plan.expectedFen)),
    receivedFen: sum(counted.map(({ what }) => what.receivedFen)),
  };
}

function reasonsOf(outcomes: (PlanOutcome | null)[]): Progress['reasons'] {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome?.result !== 'no' || !outcome.reason) continue;
    counts.set(outcome.reason, (counts.get(outcome.reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

function sum(values: number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
