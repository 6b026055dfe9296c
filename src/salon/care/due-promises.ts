/**
 * What the store's rules owe a customer today: her class's duties, her birthday, the call after a visit, a category
 * she has left out, the win-back of one who sleeps (issue 4.5, 4.6). Never for the past, and never beside a talk that
 * is arranged or was just had. Pure.
 */
import type { PromiseFacts } from '../../../entities/promise';
import { addDays, daysBetween } from '../calendar';
import type { PromiseKind } from '../promises/facts';
import { behindRhythm, type CategoryRhythm } from '../customers/rhythm';
import { isSleeping, type SleepRules } from '../win-back/sleeping';
import { windowOf, type ClassDuty } from './class-duties';

export interface CareSubject {
  customerId: string;
  consultantId: string | null;
  grade: string | null;
  /** Her place among the nine levels, 1 to 9, where duties go by them. */
  level?: string | null;
  firstVisitDay: string | null;
  lastVisitDay: string | null;
  visits: number;
  rhythmDays: number | null;
  lastContactDay: string | null;
  /** She has an appointment still to come. */
  booked: boolean;
  /** Next birthday on or after today. */
  birthday: string | null;
  /** Kinds of promise that are open for her. */
  open: ReadonlySet<string>;
  /** Last day on which a promise of a kind was made for her, whatever became of it. */
  lastMade: ReadonlyMap<string, string>;
  /** Day after which she said that she will not come any more. */
  refusedOn: string | null;
  /** Her visit of yesterday, and whether something had brought her there. */
  yesterday: { visitId: string; withProblem: boolean } | null;
  categories: CategoryRhythm[];
}

export interface CareRules extends SleepRules {
  duties: ClassDuty[];
  /** Duties go by the nine levels and not by class (setting `duty.preset`). */
  byLevel?: boolean;
  /** Setting `contact.days`. */
  contactDays: number;
  /** Setting `birthday.days_before`. */
  birthdayBefore: number;
  /** Setting `care.next_day`: classes called on the day after a visit; `problem` for whoever had one. */
  nextDay: string[];
  behindFactor: number;
  /** Setting `winback.again_days`. */
  winBackAgain: number;
  /** Days after her first visit in which her care is the new customer's own (setting `new.care_days`). */
  newCareDays: number;
}

export interface DuePromise {
  customerId: string;
  kind: PromiseKind;
  dueDay: string;
  facts: PromiseFacts;
  /** Whose it is: the manager, the consultant, or whoever is in charge so long after the service (SR-REL-03). */
  owner: 'manager' | 'consultant' | 'in-charge';
  /** Waits for another day where its owner has enough to do today or is off; a birthday does not wait. */
  waits: boolean;
  originKind: string;
  originId: string | null;
}

/** Days for which the call after a visit makes sense. */
const CARE_LASTS = 3;
/** Days without a visit after which a birthday is not looked ahead to. */
const BIRTHDAY_ACTIVE = 365;

export function duePromises(subject: CareSubject, today: string, rules: CareRules): DuePromise[] {
  const cared = careAfterVisit(subject, today, rules);
  const birthday = birthdayAhead(subject, today, rules);
  const fixed = [...cared, ...birthday];
  // Whoever is called today for one reason is not given a second one.
  if (fixed.length > 0 || !isQuiet(subject, today, rules)) return fixed;
  const [first] = [
    ...winBack(subject, today, rules),
    ...leftOut(subject, today, rules),
    ...classDuties(subject, today, rules),
  ];
  return first ? [first] : [];
}

/** Nobody has just spoken to her, nothing is arranged, and nothing else is open that ends by a talk. */
function isQuiet(subject: CareSubject, today: string, rules: CareRules): boolean {
  if (subject.booked || !subject.lastVisitDay || subject.lastVisitDay >= today) return false;
  if (subject.lastContactDay && daysBetween(subject.lastContactDay, today) < rules.contactDays) return false;
  if (daysBetween(subject.lastVisitDay, today) < rules.contactDays) return false;
  return [...subject.open].every((kind) => kind === 'word' || kind === 'task' || kind === 'pay');
}

/** The day after: is the problem solved, is she satisfied (SR-REL-02)? A first visit has its own care. */
function careAfterVisit(subject: CareSubject, today: string, rules: CareRules): DuePromise[] {
  const { yesterday, lastContactDay } = subject;
  if (!yesterday || subject.open.has('care') || subject.open.has('reaction')) return [];
  if (subject.visits === 1 && rules.newCareDays > 0) return [];
  const asked =
    (yesterday.withProblem && rules.nextDay.includes('problem')) ||
    rules.nextDay.includes(subject.grade ?? 'other');
  if (!asked || (lastContactDay && lastContactDay >= today)) return [];
  return [
    {
      ...of(subject, 'care', today, 'in-charge'),
      facts: { until: addDays(today, CARE_LASTS) },
      waits: false,
      originKind: 'visit',
      originId: yesterday.visitId,
    },
  ];
}

/** A few days before, so that the small surprise can be got ready (SR-CAL-01). */
function birthdayAhead(subject: CareSubject, today: string, rules: CareRules): DuePromise[] {
  const { birthday, lastVisitDay } = subject;
  if (!birthday || !lastVisitDay || subject.open.has('birthday')) return [];
  const ahead = daysBetween(today, birthday);
  const made = subject.lastMade.get('birthday');
  if (ahead < 1 || ahead > rules.birthdayBefore || daysBetween(lastVisitDay, today) > BIRTHDAY_ACTIVE)
    return [];
  if (made && daysBetween(made, today) <= rules.birthdayBefore) return [];
  const facts = { on: birthday, until: birthday };
  return [{ ...of(subject, 'birthday', today, 'in-charge'), facts, waits: false }];
}

/** One who sleeps is asked for the real reason, not greeted by rote (SR-SAT-10, SR-SAT-11). */
function winBack(subject: CareSubject, today: string, rules: CareRules): DuePromise[] {
  const asleep = isSleeping(subject, today, rules);
  const made = subject.lastMade.get('win-back');
  const rests = (day: string | null | undefined) => !!day && daysBetween(day, today) < rules.winBackAgain;
  if (!asleep || rests(made) || rests(subject.refusedOn)) return [];
  const facts = { days: asleep.days };
  return [{ ...of(subject, 'win-back', today, 'in-charge'), facts }];
}

/** Early warning: she comes, but a category that she used to come for is left out (SR-SAT-07, SR-FLD-33). */
function leftOut(subject: CareSubject, today: string, rules: CareRules): DuePromise[] {
  if (subject.refusedOn && daysBetween(subject.refusedOn, today) < rules.winBackAgain) return [];
  const made = subject.lastMade.get('quiet');
  const late = subject.categories
    .flatMap((each) => {
      const rhythm = { days: each.days, basis: 'own' as const };
      const behind = behindRhythm(rhythm, each.lastDay, today, rules.behindFactor);
      return behind && behind.factor <= rules.sleepFactor ? [{ ...each, behind }] : [];
    })
    .sort((one, other) => other.behind.factor - one.behind.factor)[0];
  if (!late || (made && daysBetween(made, today) < late.days)) return [];
  const facts = { category: late.category, usual: late.days, days: daysBetween(late.lastDay, today) };
  return [{ ...of(subject, 'quiet', today, 'consultant'), facts }];
}

/** The first duty of her class that nobody has kept in its part of the period. */
function classDuties(subject: CareSubject, today: string, rules: CareRules): DuePromise[] {
  return rules.duties.flatMap((duty) => {
    if (duty.grade !== (subject.level ?? subject.grade)) return [];
    const window = windowOf(duty, subject.customerId, today);
    const kind: PromiseKind = duty.code === 'invite' ? 'invite' : duty.code === 'see' ? 'see' : 'duty';
    const kept = {
      talk: subject.lastContactDay,
      visit: subject.lastVisitDay,
      promise: subject.lastMade.get(kind),
      none: today,
    }[duty.evidence];
    const made = subject.lastMade.get(kind);
    if (today < window.dueDay || (kept && kept >= window.from) || (made && made >= window.from)) return [];
    const whose = subject.level ? { level: duty.grade } : { grade: duty.grade };
    const facts = { ...whose, until: window.to, nth: window.nth, of: duty.times };
    return [{ ...of(subject, kind, today, duty.owner), facts, originKind: 'duty', originId: duty.source }];
  });
}

function of(subject: CareSubject, kind: PromiseKind, dueDay: string, owner: DuePromise['owner']): DuePromise {
  return {
    customerId: subject.customerId,
    kind,
    dueDay,
    facts: {},
    owner,
    waits: true,
    originKind: 'rule',
    originId: null,
  };
}

export interface Owned extends DuePromise {
  ownerId: string;
  grade: string | null;
}

/**
 * Those of today: what does not wait, and of the rest as many for each owner as she has room for, the class of A
 * first. The rest is looked at again tomorrow and is not late.
 * @param room how many more the owner can take today; none on her day off
 */
export function todaysShare(wanted: Owned[], room: (ownerId: string) => number): Owned[] {
  const taken = new Map<string, number>();
  const waiting = wanted
    .filter((each) => each.waits)
    .sort((one, other) => rank(one) - rank(other) || (one.customerId < other.customerId ? -1 : 1));
  const share = waiting.filter((each) => {
    const count = taken.get(each.ownerId) ?? 0;
    if (count >= room(each.ownerId)) return false;
    taken.set(each.ownerId, count + 1);
    return true;
  });
  return [...wanted.filter((each) => !each.waits), ...share];
}

function rank(owned: Owned): number {
  const at = ['A', 'B', 'C'].indexOf(owned.grade ?? '');
  return at < 0 ? 3 : at;
}
