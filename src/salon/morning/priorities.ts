/**
 * Who is on somebody's morning list, and in what order (SR-LOOP-05, SR-LOOP-06).
 *
 * On the list is a customer with something to do today: she comes, or something is due or late, or she is beyond
 * her own rhythm and nobody has spoken to her lately. Class orders the list and puts nobody on it: cash, new, A, B,
 * C; one customer once, at the highest, with every reason. Inside a class those who come, by hour, then those due,
 * oldest first. Pure.
 */
import type { ListClass, ListReason } from '../../../entities/daily-list';
import { addDays, addMonths, daysBetween } from '../calendar';
import { behindRhythm, rhythmOf, type RhythmRules } from '../customers/rhythm';

export interface ListRules extends RhythmRules {
  /** Setting `new.window_months` (SR-LOOP-06). */
  newMonths: number;
  /** Days before a payment's day from which she counts as a cash customer (setting `morning.cash_days`). */
  cashDays: number;
  /** Setting `rhythm.behind_factor`, hundredths. */
  behindFactor: number;
  /** Days after a talk during which being behind puts nobody on the list (setting `contact.days`). */
  contactDays: number;
  /** Days of care after the very first visit (setting `new.care_days`). */
  careDays: number;
  /** Setting `morning.calls_per_day`. */
  callsPerDay: number;
  /** Setting `morning.order`. */
  order: ListClass[];
}

/** What one row of the summary says, and when she comes today. */
export interface ListSubject {
  customerId: string;
  firstVisitDay: string | null;
  lastVisitDay: string | null;
  visits: number;
  grade: string | null;
  rhythmDays: number | null;
  lastSession: boolean;
  arrearsFen: number;
  moneyDueDay: string | null;
  callDueDay: string | null;
  promiseDueDay: string | null;
  careDueDay: string | null;
  birthdayMonthDay: string | null;
  lastContactDay: string | null;
  /** The meeting that left her undecided. */
  left?: { day: string; itemId: string };
  /** Instant of today's appointment, ms. */
  comesAt: number | null;
  /** She has an appointment after today. */
  booked: boolean;
  /** Shortest cycle of her courses with sessions left (SR-LOOP-13). */
  courseDays?: number | null;
}

/** Somebody who is on the list, before her source rows have been read. */
export interface Candidate {
  customerId: string;
  comesAt: number | null;
  /** The oldest day something was due; null for those who only come or have only been away for long. */
  dueDay: string | null;
  reasons: ListReason[];
  isNew: boolean;
  grade: string | null;
  cash: boolean;
  neverWaits: boolean;
  /** Somebody else speaks to her today (SR-REL-04): she is shown, and not called from this list. */
  otherVoice?: boolean;
}

export interface ListLine {
  n: number;
  customerId: string;
  class: ListClass;
  comesAt: number | null;
  /** To be called today; false for those who come and for those who wait for another day. */
  call: boolean;
  reasons: ListReason[];
}

const UNDECIDED = 'undecided';
const NEVER_WAITS = new Set([UNDECIDED, 'arrearsDue', 'pay', 'complaint', 'reaction', 'rebook', 'answer']);

/** Null when there is nothing to do for her today. */
export function candidateOf(subject: ListSubject, today: string, rules: ListRules): Candidate | null {
  const reasons = [
    ...dueReasons(subject, today),
    ...careReasons(subject, today, rules),
    ...quietReasons(subject, today, rules),
  ];
  if (subject.comesAt === null && reasons.length === 0) return null;
  const isNew = isNewOn(subject.firstVisitDay, today, rules.newMonths);
  if (subject.comesAt !== null && isNew && subject.visits > 0) {
    reasons.push({ code: 'visitCount', count: subject.visits + 1 });
  }
  const days = reasons.map((reason) => reason.day).filter((day): day is string => !!day);
  return {
    customerId: subject.customerId,
    comesAt: subject.comesAt,
    dueDay: days.sort()[0] ?? null,
    reasons,
    isNew,
    grade: subject.grade,
    cash: isCash(subject, today, rules.cashDays),
    neverWaits: reasons.some((reason) => NEVER_WAITS.has(reason.code)),
  };
}

/** First visit within the window; somebody who never came is not new yet. */
export function isNewOn(firstVisitDay: string | null, today: string, months: number): boolean {
  return firstVisitDay !== null && firstVisitDay > addMonths(today, -months);
}

/** Numbers the list, in order, and says who is to be called today; the surplus waits without becoming late. */
export function listOf(candidates: Candidate[], rules: ListRules): ListLine[] {
  const ordered = onceEach(candidates)
    .map((candidate) => ({ candidate, class: classOf(candidate, rules.order) }))
    .sort(
      (a, b) =>
        rules.order.indexOf(a.class) - rules.order.indexOf(b.class) || inside(a.candidate, b.candidate),
    );
  const called = callsOf(
    ordered.map((each) => each.candidate),
    rules.callsPerDay,
  );
  return ordered.map(({ candidate, class: listClass }, index) => ({
    n: index + 1,
    customerId: candidate.customerId,
    class: listClass,
    comesAt: candidate.comesAt,
    call: called.has(candidate.customerId),
    reasons: candidate.reasons,
  }));
}

function dueReasons(subject: ListSubject, today: string): ListReason[] {
  const reasons: ListReason[] = [];
  if (subject.left) {
    const { day, itemId } = subject.left;
    reasons.push({ code: UNDECIDED, day, source: 'meeting_item', sourceId: itemId });
  }
  const due = (day: string | null): day is string => day !== null && day <= today;
  if (due(subject.moneyDueDay)) reasons.push({ code: 'arrearsDue', day: subject.moneyDueDay });
  if (due(subject.promiseDueDay)) reasons.push({ code: 'promise', day: subject.promiseDueDay });
  if (due(subject.callDueDay)) reasons.push({ code: 'call', day: subject.callDueDay });
  if (due(subject.careDueDay)) reasons.push({ code: 'care', day: subject.careDueDay });
  if (subject.birthdayMonthDay === today.slice(5)) reasons.push({ code: 'birthday', day: today });
  return reasons;
}

/** First visit a few days ago, and nobody has asked how it was. */
function careReasons(subject: ListSubject, today: string, rules: ListRules): ListReason[] {
  const { lastVisitDay, lastContactDay, comesAt } = subject;
  if (!isFirst(subject) || !lastVisitDay || comesAt !== null || isPutOff(subject, today)) return [];
  const days = daysBetween(lastVisitDay, today);
  if (days < 1 || days > rules.careDays || (lastContactDay && lastContactDay >= lastVisitDay)) return [];
  return [{ code: 'firstCare', day: addDays(lastVisitDay, 1), days: days + 1 }];
}

/** She has been quiet for too long, and nobody has spoken to her: a reason only where nothing is arranged. */
function quietReasons(subject: ListSubject, today: string, rules: ListRules): ListReason[] {
  const { lastContactDay, lastVisitDay } = subject;
  if (subject.comesAt !== null || subject.booked || isPutOff(subject, today)) return [];
  if (lastContactDay && daysBetween(lastContactDay, today) < rules.contactDays) return [];
  const rhythm = rhythmOf(
    {
      ownDays: subject.rhythmDays,
      visits: subject.visits,
      isFirst: isFirst(subject),
      grade: subject.grade,
      courseDays: subject.courseDays,
    },
    rules,
  );
  const behind = behindRhythm(rhythm, lastVisitDay, today, rules.behindFactor);
  if (!behind || !lastVisitDay) return [];
  if (behind.rhythm.basis === 'first') {
    return [{ code: 'firstNoNext', days: daysBetween(lastVisitDay, today) }];
  }
  return [{ code: 'behind', days: behind.days, basis: behind.rhythm.basis }];
}

/** Her call was put off to a day that is still to come. */
function isPutOff(subject: ListSubject, today: string): boolean {
  return subject.callDueDay !== null && subject.callDueDay > today;
}

/** She has come once; an imported customer may have come before the visits that are known. */
function isFirst(subject: ListSubject): boolean {
  return subject.visits === 1 && subject.firstVisitDay === subject.lastVisitDay;
}

/** 出现金 as far as the summary knows (setting `morning.cash_definition`); plans are added by the reader. */
function isCash(subject: ListSubject, today: string, cashDays: number): boolean {
  const dueSoon = subject.moneyDueDay !== null && daysBetween(today, subject.moneyDueDay) <= cashDays;
  return dueSoon || subject.arrearsFen > 0 || subject.lastSession;
}

function classOf(candidate: Candidate, order: ListClass[]): ListClass {
  const classes: ListClass[] = [];
  if (candidate.cash) classes.push('cash');
  if (candidate.isNew) classes.push('new');
  if (candidate.grade === 'A' || candidate.grade === 'B' || candidate.grade === 'C') {
    classes.push(candidate.grade);
  }
  return order.find((each) => classes.includes(each)) ?? 'other';
}

function inside(a: Candidate, b: Candidate): number {
  const left = Number(isUndecided(b)) - Number(isUndecided(a));
  if (left !== 0) return left;
  if (a.comesAt !== null && b.comesAt !== null) return a.comesAt - b.comesAt || byId(a, b);
  if (a.comesAt !== null) return -1;
  if (b.comesAt !== null) return 1;
  return compareDays(a.dueDay, b.dueDay) || byId(a, b);
}

/** What the meeting left comes first the next morning. */
function isUndecided(candidate: Candidate): boolean {
  return candidate.reasons.some((reason) => reason.code === UNDECIDED);
}

/** Oldest first, those without a day last. */
function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

function byId(a: Candidate, b: Candidate): number {
  return a.customerId < b.customerId ? -1 : 1;
}

/** Those who never wait, and after them the first of the list up to the cap. */
function callsOf(ordered: Candidate[], cap: number): Set<string> {
  const calls = ordered.filter((each) => each.comesAt === null && !each.otherVoice);
  const first = calls.filter((each) => each.neverWaits);
  const rest = calls.filter((each) => !each.neverWaits).slice(0, Math.max(0, cap - first.length));
  return new Set([...first, ...rest].map((each) => each.customerId));
}

function onceEach(candidates: Candidate[]): Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const each of candidates) {
    const before = seen.get(each.customerId);
    seen.set(each.customerId, before ? merged(before, each) : each);
  }
  return [...seen.values()];
}

function merged(one: Candidate, other: Candidate): Candidate {
  const known = new Set(one.reasons.map((reason) => JSON.stringify(reason)));
  return {
    ...one,
    comesAt: one.comesAt ?? other.comesAt,
    dueDay: compareDays(one.dueDay, other.dueDay) <= 0 ? one.dueDay : other.dueDay,
    reasons: [...one.reasons, ...other.reasons.filter((reason) => !known.has(JSON.stringify(reason)))],
    cash: one.cash || other.cash,
    neverWaits: one.neverWaits || other.neverWaits,
    otherVoice: one.otherVoice && other.otherVoice,
  };
}
