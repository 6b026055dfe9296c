/** The source rows behind the reasons of those who are on a list: what is owed, promised, planned, asked for. */
import { In, LessThanOrEqual, MoreThan } from '../../database/conditions';
import { AccountEntry } from '../../../entities/account-entry';
import { Appointment } from '../../../entities/appointment';
import { Course } from '../../../entities/course';
import type { ListReason } from '../../../entities/daily-list';
import { Plan } from '../../../entities/plan';
import { Promised } from '../../../entities/promise';
import { Visit } from '../../../entities/visit';
import { openDebts } from '../money/arrears';
import { businessDayOf, daysBetween } from '../calendar';
import type { Candidate } from './priorities';
import { lastSessionsIn } from '../money/last-sessions';
import { PUT_OFF } from '../promises/put-off';
import type { Work } from '../work';

export interface ReasonRules {
  today: string;
  /** The store's clock. */
  zone: string;
  /** What counts as 出现金 (setting `morning.cash_definition`). */
  cash: string[];
  /** Days before a payment's day from which it counts (setting `morning.cash_days`). */
  cashDays: number;
  /** Going live: what was due before is not late (DESIGN, user-days 9). */
  liveSince: string | null;
  /** Whose promises are looked at: hers, and those of whom she stands in for. */
  ownerIds: string[];
}

interface Sources {
  promises: Promised[];
  entries: AccountEntry[];
  courses: Course[];
  plans: Plan[];
  visits: Visit[];
  appointments: Appointment[];
  /** She pays, or is asked again, on a day that is still to come. */
  payLater: boolean;
}

type AllSources = Omit<Sources, 'payLater'> & { payments: Promised[] };

/** Said by the summary; the row of the source says it better. */
const SAID_BETTER = new Set(['call', 'promise', 'care', 'arrearsDue']);
/** Alone they are no reason to contact somebody who does not come. */
const BESIDE = new Set(['lastSession', 'unpaidProposal']);
const NEVER_WAITS = new Set(['pay', 'complaint', 'reaction', 'arrearsDue', 'rebook', 'answer']);

export async function withSources(
  work: Work,
  candidates: Candidate[],
  rules: ReasonRules,
): Promise<Candidate[]> {
  const ids = candidates.map((each) => each.customerId);
  if (ids.length === 0) return [];
  const sources = await sourcesOf(work, ids, rules.today);
  return candidates
    .map((candidate) => enriched(candidate, ofCustomer(sources, candidate.customerId), rules))
    .filter((candidate) => candidate.comesAt !== null || candidate.reasons.length > 0);
}

function enriched(candidate: Candidate, sources: Sources, rules: ReasonRules): Candidate {
  const own = sources.promises.filter((promise) => rules.ownerIds.includes(promise.ownerId));
  const due = [
    ...own.map(promiseReason),
    ...(sources.payLater ? [] : debtReasons(sources.entries, rules.today)),
  ].map((reason) => notBeforeLive(reason, rules));
  const coming = candidate.comesAt === null ? [] : comingReasons(sources, rules);
  const reasons = [
    ...due,
    ...lastSessions(sources.courses),
    ...unpaidProposals(sources.plans),
    ...coming,
    ...candidate.reasons.filter((reason) => !SAID_BETTER.has(reason.code)),
  ];
  const alone = candidate.comesAt === null ? reasons.filter((reason) => !BESIDE.has(reason.code)) : reasons;
  const days = alone.map((reason) => reason.day).filter((day): day is string => !!day);
  return {
    ...candidate,
    reasons: alone.length > 0 ? reasons : [],
    dueDay: days.sort()[0] ?? null,
    cash: isCashCustomer(reasons, sources, rules),
    neverWaits:
      candidate.reasons.some((reason) => reason.code === 'undecided') ||
      due.some((reason) => NEVER_WAITS.has(reason.code) && !reason.basis),
  };
}

function promiseReason(promise: Promised): ListReason {
  return { code: promise.kind, day: promise.dueDay, source: 'promise', sourceId: promise.id };
}

function debtReasons(entries: AccountEntry[], today: string): ListReason[] {
  return openDebts(entries)
    .filter((debt) => debt.dueDay !== null && debt.dueDay <= today)
    .map((debt) => {
      const entry = entries.find((each) => each.deltaFen > 0 && each.dueDay === debt.dueDay);
      return {
        code: 'arrearsDue',
        day: debt.dueDay!,
        fen: debt.openFen,
        source: 'account_entry',
        sourceId: entry?.id,
      };
    });
}

/** Back-log of the time before going live is dealt out like everything else, and nobody is told that it is late. */
function notBeforeLive(reason: ListReason, rules: ReasonRules): ListReason {
  if (!rules.liveSince || !reason.day || reason.day >= rules.liveSince) return reason;
  return { ...reason, day: rules.today, basis: 'beforeLive' };
}

function lastSessions(courses: Course[]): ListReason[] {
  const last = lastSessionsIn(courses);
  return courses
    .filter((course) => last.includes(course.id))
    .map((course) => ({
      code: 'lastSession',
      treatmentId: course.treatmentId,
      source: 'course',
      sourceId: course.id,
    }));
}

/** She said yes to it and has not paid for it yet (SR-LOOP-07). */
function unpaidProposals(plans: Plan[]): ListReason[] {
  return plans
    .filter(({ outcome }) => outcome?.result === 'yes' && outcome.paid !== true)
    .slice(0, 1)
    .map((plan) => ({
      code: 'unpaidProposal',
      treatmentId: plan.nextSell?.find((line) => line.treatmentId)?.treatmentId,
      source: 'plan',
      sourceId: plan.id,
    }));
}

/** What was agreed for this visit; a plan older than her last visit was for that one, today's is for the next. */
function comingReasons(sources: Sources, rules: ReasonRules): ListReason[] {
  const last = sources.visits.filter((visit) => visit.day < rules.today)[0];
  const [plan] = agreed(sources.plans).filter((each) => {
    const day = businessDayOf(each.decidedAt ?? each.at, rules.zone);
    const forToday = each.nextDay === rules.today || day < rules.today;
    return forToday && (!last || day >= last.day);
  });
  const offers = (plan?.nextSell ?? []).map((line) => ({
    code: sources.courses.some((course) => course.treatmentId === line.treatmentId)
      ? 'plannedRenewal'
      : 'plannedSale',
    treatmentId: line.treatmentId,
    source: 'plan',
    sourceId: plan.id,
  }));
  const need = last?.needs?.length ? [{ code: 'need', source: 'visit', sourceId: last.id }] : [];
  const booked = sources.appointments.flatMap((appointment) =>
    appointment.treatments.slice(0, 1).map((treatmentId) => ({ code: 'comesFor', treatmentId })),
  );
  return [...offers, ...need, ...booked];
}

function isCashCustomer(reasons: ListReason[], sources: Sources, rules: ReasonRules): boolean {
  const has = (...codes: string[]) => reasons.some((reason) => codes.includes(reason.code));
  const owes = openDebts(sources.entries);
  const kinds: Record<string, boolean> = {
    due:
      has('pay') ||
      owes.some((debt) => debt.dueDay && daysBetween(rules.today, debt.dueDay) <= rules.cashDays),
    arrears: owes.length > 0,
    lastSession: has('lastSession'),
    unpaidProposal: has('unpaidProposal'),
    plannedPurchase: has('plannedSale', 'plannedRenewal'),
  };
  return rules.cash.some((kind) => kinds[kind]);
}

/** Agreed plans, newest first, down to the last one that was refused or replaced. */
function agreed(plans: Plan[]): Plan[] {
  return plans.filter((plan) => plan.status === 'accepted' || plan.status === 'changed').slice(0, 1);
}

async function sourcesOf(work: Work, ids: string[], today: string): Promise<AllSources> {
  const customerId = In(ids);
  return {
    payments: await work.tx.find(Promised, {
      where: [
        { customerId, status: 'open', kind: 'pay', dueDay: MoreThan(today) },
        { customerId, status: 'open', originKind: PUT_OFF, dueDay: MoreThan(today) },
      ],
    }),
    promises: await work.tx.find(Promised, {
      where: { customerId, status: 'open', dueDay: LessThanOrEqual(today) },
      order: { dueDay: 'ASC', id: 'ASC' },
    }),
    entries: await work.tx.find(AccountEntry, { where: { customerId, account: 'arrears' } }),
    courses: await work.tx.find(Course, { where: { customerId, status: 'active' } }),
    plans: await work.tx.find(Plan, {
      where: { customerId, status: In(['draft', 'accepted', 'changed', 'refused']) },
      order: { version: 'DESC' },
    }),
    visits: await work.tx.find(Visit, {
      where: { customerId },
      order: { day: 'DESC' },
      select: ['id', 'customerId', 'day', 'needs'],
    }),
    appointments: await work.tx.find(Appointment, {
      where: { customerId, day: today, status: In(['booked', 'confirmed', 'arrived', 'done']) },
      order: { at: 'ASC' },
    }),
  };
}

function ofCustomer(sources: AllSources, customerId: string): Sources {
  const hers = <T extends { customerId: string | null }>(rows: T[]) =>
    rows.filter((row) => row.customerId === customerId);
  return {
    promises: hers(sources.promises),
    entries: hers(sources.entries),
    courses: hers(sources.courses),
    plans: hers(sources.plans),
    visits: hers(sources.visits),
    appointments: hers(sources.appointments),
    payLater: hers(sources.payments).length > 0,
  };
}
