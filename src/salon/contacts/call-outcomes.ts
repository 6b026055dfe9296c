/** What a call comes to besides its result: a time, another day, somebody else, the number to dial. */
import { Appointment } from '../../../entities/appointment';
import type { Promised } from '../../../entities/promise';
import { addDays, businessDayOf, daysBetween, minuteOfClock, monthEnd } from '../calendar';
import { otherVoices } from './voices';
import { owesToday } from './after-talk';
import { bookingsOf } from '../appointments/appointments';
import { bookHeld, holdTimes } from '../appointments/held-times';
import { standingFor } from '../appointments/standing';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { heldTime } from '../plans/facts';
import { newestPlan, wouldDraft } from '../plans/drafts';
import { handCall, putOffUntil } from '../promises/put-off';
import { makePromise, movePromise, openPromises } from '../promises/promises';
import { recount } from '../customers/summary';
import { settingOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import { named, theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';

/** Three times for her, held while she is on the phone; near a day and hour where one was said. */
async function times(
  work: Work,
  input: { customerId: string; day?: string | null; clock?: string | null },
): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const today = businessDayOf(work.now, work.store.timezone);
  const plan = await newestPlan(work, customer.id);
  const draft = await wouldDraft(work, customer);
  const nextDo = plan && plan.status !== 'refused' ? (plan.nextDo ?? []) : draft.nextDo;
  const planned = plan?.nextDay && plan.nextDay > today ? plan.nextDay : draft.nextDay;
  const held = await holdTimes(work, {
    customer,
    treatmentIds: nextDo.flatMap((line) => line.treatmentId ?? []),
    day: input.day ?? (planned > today ? planned : addDays(today, 1)),
    minute: input.clock ? minuteOfClock(input.clock) : draft.nextMinute,
  });
  return done({ customer: named(customer), times: held.map(heldTime), today });
}

interface Book {
  customerId: string;
  heldId: string;
  /** Where she is booked for the same already: the new time takes its place, or stands beside it. */
  standing?: 'instead' | 'beside';
}

/**
 * One of the held times becomes her appointment. Refusals: `not-found`, `taken`; `has-one` with the appointment that she
 * has for the same, until it is said what becomes of it.
 */
async function book(work: Work, input: Book): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const held = await work.tx.one(Appointment, { id: input.heldId });
  const standing = held && (await standingFor(work, customer.id, held.treatments));
  const [before] = standing ? (await bookingsOf(work, [standing])).map(heldTime) : [];
  if (before && !input.standing)
    return refused('has-one', { customer: named(customer), booked: before, heldId: input.heldId });
  const booking = await bookHeld(work, input.heldId);
  if (!booking || booking.customer.id !== customer.id) return refused('taken', { customer: named(customer) });
  const instead = input.standing === 'instead' ? before : undefined;
  if (instead) {
    await work.rows.update(Appointment, instead.id, { status: 'cancelled' });
    await recount(work, customer.id);
  }
  return done({ customer: named(customer), booking, instead: instead ?? null });
}

interface Postpone {
  customerId: string;
  /** How many days on, or the end of the month. */
  to?: { days: number } | 'monthEnd';
  day?: string;
  /** Who calls instead. */
  handTo?: string;
}

/** Not now: the call moves to another day or to somebody else, who is told. Refusals: `not-found`. */
async function postpone(work: Work, input: Postpone): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const today = businessDayOf(work.now, work.store.timezone);
  const dueDay = input.day ?? dayOf(today, input.to) ?? today;
  const successor = input.handTo
    ? (await storeStaff(work)).find((staff) => staff.id === input.handTo)
    : undefined;
  if (input.handTo && !successor) return refused('not-found', {});
  const open = await openPromises(work, customer.id);
  const due = open.filter((each) => each.dueDay <= today && each.kind !== 'pay');
  const ownerId = successor?.id ?? work.actor.staffId ?? byWhom(work.actor);
  const moved: (Promised | null)[] = [];
  // Money that is due would bring her back tomorrow: it waits as well.
  if (dueDay > today && !successor && (await owesToday(work, customer.id, today))) {
    moved.push(await putOffUntil(work, customer.id, dueDay, ''));
  }
  for (const promise of due) moved.push(await movePromise(work, promise, { dueDay, ownerId }));
  if (successor) moved.push(await handCall(work, customer.id, successor.id, dueDay));
  if (due.length === 0 && moved.length === 0) {
    const call = { customerId: customer.id, ownerId, kind: 'call' as const, why: '', dueDay };
    moved.push(await makePromise(work, { ...call, originKind: 'list' }));
  }
  const facts = {
    customer: named(customer),
    dueDay,
    days: daysBetween(today, dueDay),
    handTo: successor ? named(successor) : null,
    today,
    by: work.actor.name ?? '',
  };
  const tells: Tell[] =
    successor && successor.id !== work.actor.staffId
      ? [{ to: successor.id, notice: 'call.handed', facts }]
      : [];
  return done(facts, tells);
}

function dayOf(today: string, to: Postpone['to']): string | null {
  if (!to) return null;
  if (to === 'monthEnd') return monthEndAfter(today);
  return addDays(today, to.days);
}

/** The last day of the month; of the next one when that is today. */
function monthEndAfter(today: string): string {
  const end = monthEnd(today);
  return end > today ? end : monthEnd(addDays(today, 1));
}

/** Who may take a call over: the other consultants and managers, and her beautician. */
async function people(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const staff = (await storeStaff(work)).filter(
    (each) =>
      each.id !== work.actor.staffId &&
      (each.roles.some((role) => role === 'consultant' || role === 'manager') ||
        each.id === customer.beauticianId),
  );
  return done({ people: staff.map(named) });
}

/**
 * The bare number, for whoever may dial it; the look is kept. Refusals: `not-found`, `no-phone`; `called-today` with
 * who did, where others have spoken to her as often as a day allows (SR-REL-04), unless she is to be called all the same.
 */
async function phone(work: Work, input: { customerId: string; anyway?: boolean }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  if (!customer.phone) return refused('no-phone', { customer: named(customer) });
  const voices = await otherVoices(work, customer.id);
  if (!input.anyway && voices.length >= (await settingOf(work, 'contact.daily_cap')))
    return refused('called-today', { customer: named(customer), voices });
  await work.rows.look(customer.id, 'customer.phone');
  return done({ customer: named(customer), phone: customer.phone });
}

export const callOutcomeOperations: Operation[] = [
  { name: 'calls.times', command: 'calls', kind: 'write', run: times },
  { name: 'calls.book', command: 'calls', kind: 'write', run: book },
  { name: 'calls.postpone', command: 'call-log', kind: 'write', run: postpone },
  { name: 'calls.people', command: 'calls', kind: 'read', run: people },
  { name: 'customers.phone', command: 'customer-phone', kind: 'read', run: phone },
];
