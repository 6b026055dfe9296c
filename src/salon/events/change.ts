/** An event that is moved or called off: whoever is still to be asked is asked for what counts now, whoever knows is told. */
import { EventGuest } from '../../../entities/event-guest';
import { SalonEvent } from '../../../entities/event';
import { Promised } from '../../../entities/promise';
import { addDays, businessDayOf, clockOf, instantAt } from '../calendar';
import { done, refused, type Operation, type Refusal, type Result } from '../operation';
import { makePromise, openPromises, withdrawPromise } from '../promises/promises';
import type { Work } from '../work';
import { eventNamed, isAhead } from './events';

export interface EventChange {
  /** A word of the event's name. */
  event: string;
  /** Business day and HH:MM to which it is moved; without them it is called off. */
  day?: string;
  clock?: string;
}

export interface EventChanged extends Record<string, unknown> {
  name: string;
  /** As it stood. */
  day: string;
  clock: string;
  to: { day: string; clock: string } | null;
  /** Guests who know of it and are told by whoever invited them. */
  told: number;
  /** Guests who have not been asked yet. */
  unasked: number;
}

interface Guests {
  knows: EventGuest[];
  /** Still to be asked, with the promise to do so. */
  unasked: { guest: EventGuest; promise: Promised }[];
}

/** Refusals: `no-event`; `day-over` for a day that is past or too far; `there-already`. */
async function preview(work: Work, input: EventChange): Promise<Result> {
  const found = await find(work, input);
  return 'refusal' in found ? done({ refused: found.refusal }) : done({ refused: null, ...found.facts });
}

async function change(work: Work, input: EventChange): Promise<Result> {
  const found = await find(work, input);
  if ('refusal' in found) return found.refusal;
  const { event, facts } = found;
  const { knows, unasked } = found.guests;
  const { to } = facts;
  const today = businessDayOf(work.now, work.store.timezone);
  for (const { promise } of unasked) {
    if (!to) await withdrawPromise(work, promise, 'called off');
    else {
      const last = addDays(to.day, -1);
      const dueDay = promise.dueDay > last ? last : promise.dueDay;
      const why = `${to.day.slice(5)} ${to.clock} ${event.name}`;
      await work.rows.update(Promised, promise.id, { dueDay, why, facts: { until: to.day } });
    }
  }
  const then = to ?? facts;
  for (const { customerId, ownerId } of knows) {
    await makePromise(work, {
      customerId,
      ownerId,
      kind: 'event',
      why: `${then.day.slice(5)} ${then.clock} ${event.name}`,
      dueDay: today,
      originKind: 'event',
      originId: event.id,
      facts: { until: then.day, event: to ? 'moved' : 'off' },
    });
  }
  if (to) {
    const at = instantAt(to.day, to.clock, work.store.timezone);
    await work.rows.update(SalonEvent, event.id, { day: to.day, at });
  } else {
    await work.rows.remove(EventGuest, { eventId: event.id });
    await work.rows.remove(SalonEvent, event.id);
  }
  return done(facts);
}

async function find(
  work: Work,
  { event: word, day, clock }: EventChange,
): Promise<{ refusal: Refusal } | { event: SalonEvent; facts: EventChanged; guests: Guests }> {
  const event = await eventNamed(work, word);
  const today = businessDayOf(work.now, work.store.timezone);
  if (!event || event.day < today) return { refusal: refused('no-event', { event: word }) };
  const to = day && clock ? { day, clock } : null;
  if (to && !isAhead(work, to)) return { refusal: refused('day-over', {}) };
  const { storeId, name } = event;
  const other = to && (await work.tx.one(SalonEvent, { storeId, day: to.day, name }));
  if (other && other.id !== event.id) return { refusal: refused('there-already', { name }) };
  const guests = await guestsOf(work, event);
  const facts: EventChanged = {
    name,
    day: event.day,
    clock: clockOf(event.at, work.store.timezone),
    to,
    told: guests.knows.length,
    unasked: guests.unasked.length,
  };
  return { event, facts, guests };
}

/** Who declined need not hear of it. */
async function guestsOf(work: Work, event: SalonEvent): Promise<Guests> {
  const guests: Guests = { knows: [], unasked: [] };
  for (const guest of await work.tx.find(EventGuest, { where: { eventId: event.id } })) {
    const open = await openPromises(work, guest.customerId);
    const promise = open.find((each) => each.kind === 'event' && each.originId === event.id);
    if (promise) guests.unasked.push({ guest, promise });
    else if (guest.status !== 'declined') guests.knows.push(guest);
  }
  return guests;
}

export const eventChangeOperations: Operation[] = [
  { name: 'events.change-preview', command: 'event', kind: 'read', run: preview },
  { name: 'events.change', command: 'event', kind: 'write', run: change },
];
