/**
 * From what the method says to what is proposed (SR-ABC-17, SR-ABC-18; setting `grade.regrade`).
 *
 * Nothing changes in silence. Up goes forward in every round; down only in the rounds of the fixed months, and only
 * where the records cover the whole period: a store that went live in autumn must not make half its customers C. A
 * customer in her first months is not judged down either. A first grade is no step down.
 */
import type { Graded } from './grade-all';
import { gradeOf, GRADES, type Grade, type Reason } from './measures';

export type Direction = 'up' | 'down' | 'first';

export interface Standing {
  customerId: string;
  /** What is confirmed. */
  grade: string | null;
  isNew: boolean;
}

export interface RoundRules {
  /** This round's month is one of `grade.downgrade_months`. */
  mayGoDown: boolean;
  /** Whether the records reach back over the whole period. */
  covered: boolean;
}

export interface Proposal {
  customerId: string;
  from: Grade | null;
  to: Grade;
  direction: Direction;
  reasons: Reason[];
}

export interface Held {
  month: number;
  records: number;
  fresh: number;
  /** Of whom the method knows nothing: no cost of what she had, no estimate (SR-ABC-07). */
  unknown?: number;
}

export interface Proposed {
  proposals: Proposal[];
  /** Below her grade, but this is not the month for it; below, but the records are too short; or she is new. */
  held: Held;
}

export function proposalsFor(
  standing: Standing[],
  graded: ReadonlyMap<string, Graded>,
  rules: RoundRules,
): Proposed {
  const proposals: Proposal[] = [];
  const held = { month: 0, records: 0, fresh: 0 };
  for (const each of standing) {
    const proposal = proposalOf(each, graded.get(each.customerId));
    if (!proposal) continue;
    if (proposal.direction === 'down') {
      const why = whyHeld(each, rules);
      if (why) {
        held[why]++;
        continue;
      }
    }
    proposals.push(proposal);
  }
  return { proposals, held };
}

function proposalOf({ customerId, grade }: Standing, graded: Graded | undefined): Proposal | null {
  const to = graded?.grade ?? null;
  const from = gradeOf(grade);
  if (!graded || !to || to === from) return null;
  const direction = directionOf(from, to);
  const lost = from ? graded.short[from] : undefined;
  const reasons = direction === 'down' && lost && lost.length > 0 ? lost : graded.reasons;
  return { customerId, from, to, direction, reasons };
}

export function directionOf(from: string | null, to: string): Direction {
  if (from === null) return 'first';
  return GRADES.indexOf(to as Grade) < GRADES.indexOf(from as Grade) ? 'up' : 'down';
}

function whyHeld(each: Standing, rules: RoundRules): 'month' | 'records' | 'fresh' | null {
  if (each.isNew) return 'fresh';
  if (!rules.covered) return 'records';
  return rules.mayGoDown ? null : 'month';
}

/** Whether a round is due in a month (1–12): monthly, or on the fixed months, or on the last of them (SR-ABC-16). */
export function roundIsDue(regrade: string, month: number, fixedMonths: number[]): boolean {
  if (regrade === 'monthly') return true;
  if (regrade === 'yearly') return month === Math.max(...fixedMonths, 0);
  return fixedMonths.includes(month);
}
