/**
 * The draft of the next visit: what to do, what to offer, when, and what it rests on (SR-LOOP-08, SR-LOOP-11..14).
 *
 * Pure. What staff said in the record goes before what is worked out; taboos and allergies exclude treatments, a
 * reaction or overdue money excludes an offer. The basis is data with reason codes: the words are chosen when it
 * is shown.
 */
import type { NextLine } from '../../../entities/visit';
import type { PlanBasis, PlanReason } from '../../../entities/plan';
import { addDays, daysBetween, weekdayOf } from '../calendar';
import { nextStage, type Stage } from '../catalogue/stages';
import { whatToOffer } from './draft-offer';
import { fittingAt, namedBy, type NeedBand } from './need-matrix';
import type { Rhythm } from '../customers/rhythm';

export interface DraftTreatment {
  id: string;
  name: string;
  aliases: string[];
  priceFen: number;
  cycleDays: number | null;
  stage?: Stage | null;
  /** Words of conditions under which it must not be done («酒精», «孕期»). */
  contra: string[];
  /** The store offers it no more; cards of it are still used up. */
  dropped?: boolean;
}

export interface DraftCourse {
  treatmentId: string;
  left: number;
  total: number;
  priceFen: number | null;
  lastUsedDay: string | null;
}

export interface Refusal {
  treatmentId: string;
  day: string;
}

export interface DraftInput {
  today: string;
  age: number | null;
  allergy: string | null;
  taboo: string | null;
  isNew: boolean;
  treatments: DraftTreatment[];
  courses: DraftCourse[];
  /** Most recent visit first; each with the treatments done. */
  history: { day: string; treatmentIds: string[] }[];
  rhythm: Rhythm | null;
  /** Weekday (1–7) and minute of the day she mostly comes at, where there is a habit. */
  habit: { weekday: number | null; minute: number | null };
  money: {
    storedFen: number;
    arrearsFen: number;
    arrearsDueDay: string | null;
    averageTicketFen: number | null;
  };
  proposals: { accepted: number; refused: number };
  refusals: Refusal[];
  /** Of the visit that this draft follows; null when drafted without one. */
  visit: {
    day: string;
    needs: string[];
    reaction: string | null;
    nextDo: NextLine[];
    nextSell: NextLine[];
    nextDay: string | null;
    nextMinute: number | null;
  } | null;
  matrix: NeedBand[];
  rules: DraftRules;
}

export interface DraftRules {
  /** Days during which a refused offer is not made again (setting `plan.refused_rest_days`). */
  refusedRestDays: number;
  /** An offer may cost at most so many hundredths of her average ticket (setting `plan.budget_factor`). */
  budgetFactor: number;
  /** Hint at the stage of body work that follows (setting `need.stages`). */
  stages?: boolean;
  /** Interval where neither course nor rhythm says one. */
  defaultDays: number;
}

export interface PlanDraft {
  nextDo: NextLine[];
  nextSell: NextLine[];
  nextDay: string;
  /** Minute of the day she would like, if known. */
  nextMinute: number | null;
  expectedCashFen: number;
  basis: PlanBasis;
}

const TOGETHER_WITHIN_DAYS = 7;

export function draftOf(input: DraftInput): PlanDraft {
  const forbidden = forbiddenOf(input);
  const basis: PlanBasis = { money: moneyBasis(input), time: [], relationship: trustBasis(input, forbidden) };
  const nextDo = whatToDo(input, forbidden);
  const when = whenToCome(input, nextDo);
  basis.time.push(...stageHint(input, forbidden), ...when.reasons);
  const offer = whatToOffer(input, forbidden);
  basis.money.push(...offer.money);
  basis.relationship.push(...offer.relationship);
  if (basis.money.length === 0) basis.money.push({ code: 'nothingOpen' });
  if (basis.relationship.length === 0) basis.relationship.push({ code: 'noProposalsYet' });
  return {
    nextDo,
    nextSell: offer.lines,
    nextDay: when.day,
    nextMinute: input.visit?.nextMinute ?? input.habit.minute,
    expectedCashFen: offer.cashFen + dueBy(input, when.day),
    basis,
  };
}

/** Treatments that her allergies and taboos exclude, with the words that do it. */
export function forbiddenOf(
  input: Pick<DraftInput, 'allergy' | 'taboo' | 'treatments'>,
): Map<string, string> {
  const forbidden = new Map<string, string>();
  for (const words of [input.taboo, input.allergy]) {
    if (!words) continue;
    for (const treatment of namedBy(words, input.treatments)) forbidden.set(treatment.id, words);
    for (const treatment of input.treatments) {
      if (treatment.contra.some((each) => words.includes(each))) forbidden.set(treatment.id, words);
    }
  }
  return forbidden;
}

/** Which stage of body work follows (SR-NEED-02); today's visit is the newest of her history. */
function stageHint(input: DraftInput, forbidden: Map<string, string>): PlanReason[] {
  if (!input.rules.stages) return [];
  const owned = input.courses.filter((each) => each.left > 0).map((each) => each.treatmentId);
  const staged = input.treatments.map(({ id, stage = null }) => ({ id, stage }));
  const hint = nextStage(input.history, staged, owned, forbidden);
  if (!hint) return [];
  const { last, next, treatmentId } = hint;
  return [{ code: 'nextStage', words: last, next, ...(treatmentId ? { treatmentId } : {}) }];
}

function whatToDo(input: DraftInput, forbidden: Map<string, string>): NextLine[] {
  const said = allowed(input.visit?.nextDo ?? [], forbidden);
  if (said.length > 0) return said;
  const due = dueCourses(input, forbidden);
  if (due.length > 0) {
    const [first, ...others] = due;
    // Two cards of one treatment are one thing to do.
    const beside = others.find(
      (each) =>
        each.treatmentId !== first.treatmentId && daysBetween(first.day, each.day) <= TOGETHER_WITHIN_DAYS,
    );
    return [first, ...(beside ? [beside] : [])].map(({ treatmentId }) => ({ treatmentId }));
  }
  const gone = droppedIn(input);
  const last = input.history[0]?.treatmentIds.find((id) => !forbidden.has(id) && !gone.has(id));
  if (last) return [{ treatmentId: last }];
  const fitting = fittingAt(input.matrix, input.age, input.treatments).find(
    (each) => !forbidden.has(each.id) && !gone.has(each.id),
  );
  return fitting ? [{ treatmentId: fitting.id }] : [];
}

export function droppedIn(input: Pick<DraftInput, 'treatments'>): Set<string> {
  return new Set(input.treatments.filter((each) => each.dropped).map((each) => each.id));
}

/** Courses with sessions left by the day their cycle is due, earliest first. */
function dueCourses(
  input: DraftInput,
  forbidden: Map<string, string>,
): { treatmentId: string; day: string }[] {
  return input.courses
    .filter((course) => course.left > 0 && !forbidden.has(course.treatmentId))
    .map((course) => ({ treatmentId: course.treatmentId, day: courseDay(input, course) }))
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

function courseDay(input: DraftInput, course: DraftCourse): string {
  const cycle =
    treatmentOf(input, course.treatmentId)?.cycleDays ?? input.rhythm?.days ?? input.rules.defaultDays;
  const from = course.lastUsedDay ?? input.today;
  const day = addDays(from, cycle);
  return day < input.today ? input.today : day;
}

function whenToCome(input: DraftInput, nextDo: NextLine[]): { day: string; reasons: PlanReason[] } {
  if (input.visit?.nextDay) return { day: input.visit.nextDay, reasons: [{ code: 'said' }] };
  // Without a visit it is counted from her last one: whoever is overdue is wanted from tomorrow on.
  const from = input.visit?.day ?? input.history[0]?.day ?? input.today;
  const treatment = treatmentOf(input, nextDo[0]?.treatmentId);
  const reasons: PlanReason[] = [];
  let days = input.rules.defaultDays;
  if (treatment?.cycleDays) {
    days = treatment.cycleDays;
    reasons.push({ code: 'courseCycle', treatmentId: treatment.id, days });
  } else if (input.rhythm) {
    days = input.rhythm.days;
  }
  if (input.rhythm) reasons.push({ code: `rhythm.${input.rhythm.basis}`, days: input.rhythm.days });
  if (reasons.length === 0) reasons.push({ code: 'noRhythm', days });
  const earliest = addDays(from, Math.max(1, days));
  const day = onHabit(earliest <= input.today ? addDays(input.today, 1) : earliest, input, days);
  if (input.habit.weekday) reasons.push({ code: 'habit', count: input.habit.weekday });
  return { day, reasons };
}

/** The nearest day of her weekday, at most three days off and never before tomorrow; short cycles are left alone. */
function onHabit(day: string, input: DraftInput, days: number): string {
  const { weekday } = input.habit;
  if (!weekday || days < TOGETHER_WITHIN_DAYS) return day;
  const off = ((weekday - weekdayOf(day) + 10) % 7) - 3;
  const moved = addDays(day, off);
  return moved > input.today ? moved : day;
}

function moneyBasis(input: DraftInput): PlanReason[] {
  const { storedFen, arrearsFen, arrearsDueDay, averageTicketFen } = input.money;
  const reasons: PlanReason[] = [];
  if (arrearsFen > 0) reasons.push({ code: 'arrears', fen: arrearsFen, day: arrearsDueDay ?? undefined });
  if (storedFen > 0) reasons.push({ code: 'storedValue', fen: storedFen });
  for (const course of input.courses.filter((each) => each.left > 0).slice(0, 3)) {
    reasons.push({ code: 'sessionsLeft', treatmentId: course.treatmentId, count: course.left });
  }
  if (averageTicketFen) reasons.push({ code: 'averageTicket', fen: averageTicketFen });
  return reasons;
}

function trustBasis(input: DraftInput, forbidden: Map<string, string>): PlanReason[] {
  const reasons: PlanReason[] = [];
  for (const [treatmentId, words] of forbidden) reasons.push({ code: 'excluded', treatmentId, words });
  const { accepted, refused } = input.proposals;
  if (accepted + refused > 0) reasons.push({ code: 'proposals', count: accepted, of: accepted + refused });
  if (input.isNew) reasons.push({ code: 'newCustomer' });
  return reasons;
}

function dueBy(input: DraftInput, day: string): number {
  const { arrearsFen, arrearsDueDay } = input.money;
  return arrearsFen > 0 && (!arrearsDueDay || arrearsDueDay <= day) ? arrearsFen : 0;
}

/** Lines that nothing forbids. */
export function allowed(lines: NextLine[], forbidden: Map<string, string>): NextLine[] {
  return lines.filter((line) => !line.treatmentId || !forbidden.has(line.treatmentId));
}

export function treatmentOf(input: DraftInput, id: string | undefined): DraftTreatment | undefined {
  return input.treatments.find((each) => each.id === id);
}
