/**
 * What the draft of the next visit offers: at most one thing, and nothing where it would be out of place: a debt comes first
 * (SR-SAT-08), and what is offered fits her means, her age and her condition (SR-NEED-03). Pure.
 */
import type { PlanReason } from '../../../entities/plan';
import type { NextLine } from '../../../entities/visit';
import { daysBetween } from '../calendar';
import { allowed, droppedIn, treatmentOf, type DraftInput, type DraftTreatment } from './draft-plan';
import { fittingAt, namedBy } from './need-matrix';

const REFUSED_IN_A_ROW = 2;

export interface Offer {
  lines: NextLine[];
  cashFen: number;
  money: PlanReason[];
  relationship: PlanReason[];
}

export function whatToOffer(input: DraftInput, forbidden: Map<string, string>): Offer {
  const nothing = (money: PlanReason[], relationship: PlanReason[]): Offer => ({
    lines: [],
    cashFen: 0,
    money,
    relationship,
  });
  const said = allowed(input.visit?.nextSell ?? [], forbidden);
  if (said.length > 0) {
    return {
      lines: said,
      cashFen: sum(said.map((line) => line.priceFen ?? priceOf(input, line))),
      money: [],
      relationship: [],
    };
  }
  if (input.visit?.reaction) return nothing([], [{ code: 'reactionFirst' }]);
  const { arrearsFen, arrearsDueDay } = input.money;
  if (arrearsFen > 0 && arrearsDueDay && arrearsDueDay < input.today) {
    return nothing([{ code: 'arrearsFirst', fen: arrearsFen }], []);
  }
  const notOffered = new Map(forbidden);
  for (const id of droppedIn(input)) notOffered.set(id, DROPPED);
  const renewal = renewalOf(input, notOffered);
  if (renewal) return renewal;
  if (input.proposals.accepted === 0 && input.proposals.refused >= REFUSED_IN_A_ROW) {
    return nothing([], [{ code: 'restAfterRefusals', count: input.proposals.refused }]);
  }
  return newOffer(input, notOffered);
}

/** Why it is not offered, beside what her body forbids. */
const DROPPED = 'dropped';

/** A course with its last session next time (or used up) is renewed, if she did not just refuse it. */
function renewalOf(input: DraftInput, forbidden: Map<string, string>): Offer | null {
  const resting = restingOf(input);
  const course = input.courses.find(
    (each) => each.left <= 1 && !forbidden.has(each.treatmentId) && !resting.has(each.treatmentId),
  );
  if (!course) return null;
  const priceFen = course.priceFen ?? (treatmentOf(input, course.treatmentId)?.priceFen ?? 0) * course.total;
  return {
    lines: [{ treatmentId: course.treatmentId, sessions: course.total, priceFen }],
    cashFen: priceFen,
    money: [{ code: 'lastSession', treatmentId: course.treatmentId, count: course.left }],
    relationship: [],
  };
}

function newOffer(input: DraftInput, forbidden: Map<string, string>): Offer {
  const resting = restingOf(input);
  const owned = new Set(
    input.courses.filter((course) => course.left > 0).map((course) => course.treatmentId),
  );
  const asked = (input.visit?.needs ?? []).flatMap((need) =>
    namedBy(need, input.treatments).map((treatment) => ({ treatment, need })),
  );
  const money: PlanReason[] = [];
  const relationship: PlanReason[] = [];
  for (const { treatment, need } of asked) {
    if (forbidden.has(treatment.id) || owned.has(treatment.id)) continue;
    relationship.push({ code: 'askedHerself', treatmentId: treatment.id, words: need });
    return single(treatment, money, relationship);
  }
  for (const treatment of fittingAt(input.matrix, input.age, input.treatments)) {
    if (forbidden.has(treatment.id) || owned.has(treatment.id)) continue;
    if (resting.has(treatment.id)) {
      relationship.push({ code: 'refusedBefore', treatmentId: treatment.id, day: resting.get(treatment.id) });
      continue;
    }
    if (overBudget(input, treatment)) {
      money.push({ code: 'overBudget', treatmentId: treatment.id, fen: treatment.priceFen });
      continue;
    }
    relationship.push({ code: 'fitsAge', treatmentId: treatment.id, count: input.age ?? undefined });
    return single(treatment, money, relationship);
  }
  return { lines: [], cashFen: 0, money, relationship };
}

function single(treatment: DraftTreatment, money: PlanReason[], relationship: PlanReason[]): Offer {
  const line: NextLine = { treatmentId: treatment.id, sessions: 1, priceFen: treatment.priceFen };
  return { lines: [line], cashFen: treatment.priceFen, money, relationship };
}

/** Offers refused lately, with the day; what she asked for herself is not resting. */
function restingOf(input: DraftInput): Map<string, string> {
  return new Map(
    input.refusals
      .filter((refusal) => daysBetween(refusal.day, input.today) <= input.rules.refusedRestDays)
      .map((refusal) => [refusal.treatmentId, refusal.day]),
  );
}

function overBudget(input: DraftInput, treatment: DraftTreatment): boolean {
  const average = input.money.averageTicketFen;
  if (!average || input.money.storedFen >= treatment.priceFen) return false;
  return treatment.priceFen * 100 > average * input.rules.budgetFactor;
}

function priceOf(input: DraftInput, line: NextLine): number {
  return (treatmentOf(input, line.treatmentId)?.priceFen ?? 0) * (line.sessions ?? 1);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
