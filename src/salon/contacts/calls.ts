/**
 * Today's calls, one after the other (user-days 8): who is next, and what there is to know about her before the call.
 */
import { In, MoreThanOrEqual } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Contact } from '../../../entities/contact';
import type { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import type { DailyList, DailyListItem, ListClass } from '../../../entities/daily-list';
import { Promised } from '../../../entities/promise';
import { Plan } from '../../../entities/plan';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { bookingsOf } from '../appointments/appointments';
import { standingFor } from '../appointments/standing';
import { businessDayOf, businessDaySpan, instantAt } from '../calendar';
import { hintFor, type CallHint } from './call-hints';
import { voicesOf, type OtherVoice } from './voices';
import { listFor } from '../morning/daily-lists';
import { asItStands } from '../morning/list-now';
import { reasonsShown, shownLines, type ShownLine, type ShownListReason } from '../morning/list-facts';
import { done, refused, type Operation, type Result } from '../operation';
import { heldTime, planFacts, shortName, treatmentsFor, type HeldTime, type PlanFacts } from '../plans/facts';
import { draftFacts, newestPlan } from '../plans/drafts';
import { callOutcomeOperations } from './call-outcomes';
import { putOffToday } from '../promises/put-off';
import { settingOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import { named, theCustomer, type Named } from '../subjects';
import type { Work } from '../work';

/** What stands on the card before a call. */
export interface CallCard {
  /** Position among today's calls, from 1. */
  position: number;
  total: number;
  n: number;
  customer: Named;
  class: ListClass;
  today: string;
  lastDay: string | null;
  why: ShownListReason[];
  last: { treatments: string[]; words: string | null } | null;
  plan: PlanFacts;
  /** Her next appointment of a later day; missing on cards of before. */
  booked?: HeldTime | null;
  /** Offers she refused, newest first. */
  refusals: { words: string; day: string; reason: string | null }[];
  cautions: string[];
  voices: OtherVoice[];
  hasPhone: boolean;
  /** How to talk to her kind (SR-FRM-20); missing on cards of before. */
  hint?: CallHint;
}

/** What came of today's calls so far. */
export interface CallTally {
  total: number;
  left: number;
  results: Record<string, number>;
}

/** How far somebody is with today's calls. */
export interface CallProgress extends Record<string, unknown> {
  name: string;
  /** The asker's own. */
  own: boolean;
  tally: CallTally;
  left: ShownLine[];
}

/** The next of today's calls that nobody has made and that was not passed over; `card` null when none is left. */
async function next(work: Work, input: { passed?: string[]; customerId?: string }): Promise<Result> {
  const { list, calls, open, tally } = await standing(work, work.actor.staffId ?? '', input.passed);
  const item = input.customerId ? list?.items.find((each) => each.customerId === input.customerId) : open[0];
  const customer = item && (await theCustomer(work, item.customerId));
  if (!item || !customer) return done({ card: null, tally });
  return done({ card: await cardFor(work, customer, item, calls), tally });
}

/** «还剩几个要打»; a manager asks about anybody. Refusals: `not-yours`. */
async function progress(work: Work, input: { staffId?: string }): Promise<Result> {
  const staffId = input.staffId ?? work.actor.staffId ?? '';
  const own = staffId === work.actor.staffId;
  const staff = (await storeStaff(work)).find((each) => each.id === staffId);
  const manages = work.actor.roles.some((role) => role === 'manager' || role === 'owner');
  if (!staff || (!own && !manages)) return refused('not-yours', {});
  const { list, open, tally } = await standing(work, staffId);
  const left = list ? await shownLines(work, open, list.day, list.staffId) : [];
  const shown: CallProgress = { name: staff.name, own, tally, left };
  return done(shown);
}

async function standing(work: Work, staffId: string, before: string[] = []) {
  const list = await listFor(work, staffId);
  const items = await asItStands(work, list?.items ?? []);
  // The position on the card is that of the morning, also where a reason has gone meanwhile.
  const calls = (list?.items ?? [])
    .filter((item) => item.call)
    .map((item) => items.find((each) => each.n === item.n)!);
  const spoken = list ? await spokenToday(work, list, calls) : new Map<string, string>();
  const putOff = list ? await putOffToday(work, list.staffId, list.day) : [];
  const passed = new Set([...before, ...putOff, ...(await bookedToday(work, calls))]);
  const open = calls.filter(
    (item) => item.call && !passed.has(item.customerId) && !spoken.has(item.customerId),
  );
  const results: Record<string, number> = {};
  for (const result of spoken.values()) results[result] = (results[result] ?? 0) + 1;
  const tally: CallTally = { total: calls.length, left: open.length, results };
  return { list, calls, open, tally };
}

async function cardFor(
  work: Work,
  customer: Customer,
  item: DailyListItem,
  calls: DailyListItem[],
): Promise<CallCard> {
  const today = businessDayOf(work.now, work.store.timezone);
  const summary = await work.tx.one(CustomerSummary, { customerId: customer.id });
  const shown = await reasonsShown(work, item.reasons, today);
  const plan = await planFor(work, customer);
  const voices = await voicesOf(work, customer.id, today);
  await work.rows.look(customer.id);
  return {
    position: calls.indexOf(item) + 1,
    total: calls.length,
    n: item.n,
    customer: named(customer),
    class: item.class,
    today,
    lastDay: summary?.lastVisitDay ?? null,
    why: item.reasons.map(shown),
    last: await lastVisitOf(work, customer.id),
    plan,
    booked: await bookedFor(work, customer.id),
    refusals: await refusalsOf(work, customer.id),
    cautions: [customer.allergy, customer.taboo].filter((words): words is string => !!words),
    voices,
    hasPhone: !!customer.phone,
    hint: await hintFor(work, {
      class: item.class,
      grade: customer.grade,
      sleeping: item.reasons.some((reason) => reason.code === 'win-back'),
    }),
  };
}

async function bookedFor(work: Work, customerId: string): Promise<HeldTime | null> {
  const row = await standingFor(work, customerId, []);
  const [booking] = row ? await bookingsOf(work, [row]) : [];
  return booking ? heldTime(booking) : null;
}

/** Her plan, or what would be drafted for her now. */
async function planFor(work: Work, customer: Customer): Promise<PlanFacts> {
  const plan = await newestPlan(work, customer.id);
  if (plan && plan.status !== 'refused') return planFacts(work, plan);
  return draftFacts(work, customer);
}

/**
 * With whom somebody has spoken today, and with what result. A call that nobody answered counts for whoever made it,
 * until the hour at which it is tried again.
 */
async function spokenToday(
  work: Work,
  list: DailyList,
  calls: DailyListItem[],
): Promise<Map<string, string>> {
  const contacts = await work.tx.find(Contact, {
    where: { customerId: In(calls.map((item) => item.customerId)), day: list.day },
    order: { at: 'ASC' },
  });
  const retryAt = instantAt(list.day, await settingOf(work, 'contact.retry_at'), work.store.timezone);
  const again = (contact: Contact) => contact.at < retryAt && work.now >= retryAt;
  const dueAgain = await hourHasCome(
    work,
    contacts.filter((each) => each.result === 'callback' && each.nextDay === list.day),
  );
  const counts = (contact: Contact) =>
    contact.result === 'noAnswer'
      ? contact.byId === list.staffId && !again(contact)
      : !dueAgain.has(contact.customerId);
  return new Map(contacts.filter(counts).map((contact) => [contact.customerId, contact.result]));
}

/** «四点再打»: customers whose hour of today is past, and who were not reached since. */
async function hourHasCome(work: Work, later: Contact[]): Promise<Set<string>> {
  if (later.length === 0) return new Set();
  const open = await work.tx.find(Promised, {
    where: {
      customerId: In(later.map((each) => each.customerId)),
      status: 'open',
      dueDay: later[0].day,
      kind: 'call',
    },
  });
  const due = open.filter((each) => each.dueAt === null || each.dueAt <= work.now);
  return new Set(due.flatMap((each) => each.customerId ?? []));
}

/** Those for whom a time has been found today, by whatever way. */
async function bookedToday(work: Work, calls: DailyListItem[]): Promise<string[]> {
  const from = businessDaySpan(businessDayOf(work.now, work.store.timezone), work.store.timezone).from;
  const rows = await work.tx.find(Appointment, {
    where: {
      customerId: In(calls.map((item) => item.customerId)),
      status: In(['booked', 'confirmed']),
      createdAt: MoreThanOrEqual(from),
    },
  });
  return rows.map((row) => row.customerId);
}

async function lastVisitOf(work: Work, customerId: string): Promise<CallCard['last']> {
  const [visit] = await work.tx.find(Visit, { where: { customerId }, order: { day: 'DESC' }, take: 1 });
  if (!visit) return null;
  const services = await work.tx.find(VisitService, { where: { visitId: visit.id } });
  const treatments = await treatmentsFor(
    work,
    services.map((service) => service.treatmentId),
  );
  return {
    treatments: [...new Set(services.map((service) => shortName(treatments.get(service.treatmentId))))],
    words: visit.feedback ?? visit.effect,
  };
}

async function refusalsOf(work: Work, customerId: string): Promise<CallCard['refusals']> {
  const plans = await work.tx.find(Plan, { where: { customerId }, order: { version: 'DESC' }, take: 20 });
  const refusedPlans = plans.filter((plan) => plan.outcome?.result === 'no' && plan.nextSell?.length);
  const shown = [];
  for (const plan of refusedPlans.slice(0, 2)) {
    const facts = await planFacts(work, plan);
    shown.push({
      words: facts.selling.map((line) => line.words).join('、'),
      day: businessDayOf(plan.decidedAt ?? plan.at, work.store.timezone),
      reason: plan.reason,
    });
  }
  return shown;
}

export const callOperations: Operation[] = [
  { name: 'calls.progress', command: 'calls', kind: 'write', run: progress },
  { name: 'calls.next', command: 'calls', kind: 'read', run: next },
  ...callOutcomeOperations,
];
