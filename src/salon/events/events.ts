/**
 * Talks, courses, celebrations for customers (SR-REL-10): invited by class, each by her own consultant as a call
 * among her calls; who accepted and who came is counted.
 */
import { In, MoreThanOrEqual } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { EventGuest } from '../../../entities/event-guest';
import { SalonEvent } from '../../../entities/event';
import { addDays, businessDayOf, clockOf, instantAt, isDay } from '../calendar';
import { invitedOn } from '../care/festival-plan';
import type { Dealt } from '../care/festivals';
import { done, refused, type Operation, type Result } from '../operation';
import { fulfilPromise, makePromise, openPromises, withdrawPromise } from '../promises/promises';
import { storeStaff } from '../staff/store-staff';
import { named, theCustomer, type Named } from '../subjects';
import { byWhom, type Work } from '../work';

export interface EventSaid {
  name: string;
  /** Business day and HH:MM. */
  day: string;
  clock: string;
  grades: string[];
}

export interface EventFacts extends Record<string, unknown> {
  name: string;
  day: string;
  clock: string;
  grades: string[];
  invited: number;
  byOwner: { name: string; count: number }[];
  /** Who fits into nobody's days. */
  left: number;
}

const MOST_AHEAD_DAYS = 180;

/** Refusals: `day-over` for one that is past or too far, `nothing-said`, `there-already`, `nobody` of these classes. */
async function preview(work: Work, input: EventSaid): Promise<Result<EventFacts>> {
  const planned = await planOf(work, input);
  return 'refusal' in planned ? planned.refusal : done(planned.facts);
}

async function hold(work: Work, input: EventSaid): Promise<Result> {
  const planned = await planOf(work, input);
  if ('refusal' in planned) return planned.refusal;
  const { facts, at, dealt } = planned;
  const event = await work.rows.insert(SalonEvent, {
    storeId: work.store.id,
    name: facts.name,
    day: facts.day,
    at,
    grades: facts.grades,
    byId: byWhom(work.actor),
  });
  for (const { customerId, ownerId, day } of dealt) {
    await work.rows.insert(EventGuest, { eventId: event.id, customerId, ownerId, at: work.now });
    await makePromise(work, {
      customerId,
      ownerId,
      kind: 'event',
      why: `${facts.day.slice(5)} ${facts.clock} ${facts.name}`,
      dueDay: day,
      originKind: 'event',
      originId: event.id,
      facts: { until: facts.day },
    });
  }
  return done(facts);
}

/** A day from tomorrow on, not too far, with an hour. */
export function isAhead(work: Work, { day, clock }: { day: string; clock: string }): boolean {
  const today = businessDayOf(work.now, work.store.timezone);
  return isDay(day) && /^\d\d:\d\d$/.test(clock) && day > today && day <= addDays(today, MOST_AHEAD_DAYS);
}

type Planned = { refusal: ReturnType<typeof refused> } | { facts: EventFacts; at: number; dealt: Dealt[] };

async function planOf(work: Work, input: EventSaid): Promise<Planned> {
  const zone = work.store.timezone;
  const { day, clock } = input;
  const name = input.name.trim().slice(0, 30);
  const storeId = work.store.id;
  if (!name) return { refusal: refused('nothing-said', {}) };
  if (!isAhead(work, input)) return { refusal: refused('day-over', {}) };
  if (await work.tx.one(SalonEvent, { storeId, day, name }))
    return { refusal: refused('there-already', { name }) };
  const { dealt, left, total } = await invitedOn(work, day, input.grades);
  if (total === 0) return { refusal: refused('nobody', { grades: input.grades }) };
  const staff = new Map((await storeStaff(work)).map((each) => [each.id, each.name]));
  const counts = new Map<string, number>();
  for (const { ownerId } of dealt) counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1);
  const facts: EventFacts = {
    name,
    day,
    clock,
    grades: input.grades,
    invited: dealt.length,
    byOwner: [...counts].map(([id, count]) => ({ name: staff.get(id) ?? '', count })),
    left,
  };
  return { facts, at: instantAt(day, clock, zone), dealt };
}

interface GuestSaid {
  /** A word of the event's name. */
  event: string;
  customerIds: string[];
  status: 'accepted' | 'declined' | 'came';
}

/** How long after it somebody may still say who came. */
const AFTER_DAYS = 7;

/** Who accepts, declines or came; also somebody who was not invited. Refusals: `no-event`, `not-found`, `not-yet`. */
async function guests(work: Work, input: GuestSaid): Promise<Result> {
  const event = await eventNamed(work, input.event);
  if (!event) return refused('no-event', { event: input.event });
  const today = businessDayOf(work.now, work.store.timezone);
  if (input.status === 'came' && event.day > today) return refused('not-yet', { name: event.name });
  const customers: Named[] = [];
  for (const id of input.customerIds) {
    const customer = await theCustomer(work, id);
    if (!customer) return refused('not-found', {});
    await saidOf(work, event, customer, input.status);
    customers.push(named(customer));
  }
  return done({ ...(await countsOf(work, event)), customers, status: input.status });
}

async function saidOf(
  work: Work,
  event: SalonEvent,
  customer: Customer,
  status: EventGuest['status'],
): Promise<void> {
  const where = { eventId: event.id, customerId: customer.id };
  const guest = await work.tx.one(EventGuest, where);
  if (guest) await work.rows.update(EventGuest, guest.id, { status });
  else {
    const ownerId = customer.consultantId ?? byWhom(work.actor);
    await work.rows.insert(EventGuest, { ...where, ownerId, status, at: work.now });
  }
  const open = await openPromises(work, customer.id);
  for (const promise of open.filter((each) => each.kind === 'event' && each.originId === event.id)) {
    if (status === 'came') await withdrawPromise(work, promise, 'came');
    else await fulfilPromise(work, promise, status);
  }
}

/** The next one of the name, else the last that has just been. */
export async function eventNamed(work: Work, word: string): Promise<SalonEvent | undefined> {
  const today = businessDayOf(work.now, work.store.timezone);
  const events = await work.tx.find(SalonEvent, {
    where: { storeId: work.store.id, day: MoreThanOrEqual(addDays(today, -AFTER_DAYS)) },
    order: { at: 'ASC' },
  });
  const named = events.filter((each) => word === '' || each.name.includes(word));
  return named.find((each) => each.day >= today) ?? named.at(-1);
}

export interface EventCounts extends Record<string, unknown> {
  name: string;
  day: string;
  clock: string;
  invited: number;
  accepted: number;
  declined: number;
  came: number;
}

async function countsOf(work: Work, event: SalonEvent): Promise<EventCounts> {
  const rows = await work.tx.find(EventGuest, { where: { eventId: event.id } });
  const count = (...of: EventGuest['status'][]): number =>
    rows.filter((row) => of.includes(row.status)).length;
  return {
    name: event.name,
    day: event.day,
    clock: clockOf(event.at, work.store.timezone),
    invited: rows.length,
    // Whoever came had accepted, whether she said so or not.
    accepted: count('accepted', 'came'),
    declined: count('declined'),
    came: count('came'),
  };
}

/** Refusals: `no-event`. */
async function look(work: Work, input: { event: string }): Promise<Result> {
  const event = await eventNamed(work, input.event);
  if (!event) return refused('no-event', { event: input.event });
  const rows = await work.tx.find(EventGuest, {
    where: { eventId: event.id, status: In(['accepted', 'came']) },
  });
  const coming: string[] = [];
  for (const row of rows) {
    const customer = await theCustomer(work, row.customerId);
    if (customer) coming.push(customer.name);
  }
  return done({ ...(await countsOf(work, event)), coming });
}

export const eventOperations: Operation[] = [
  { name: 'events.preview', command: 'event', kind: 'read', run: preview },
  { name: 'events.hold', command: 'event', kind: 'write', run: hold },
  { name: 'events.guests', command: 'event-guest', kind: 'write', run: guests },
  { name: 'events.look', command: 'event-guest', kind: 'read', run: look },
];
