/**
 * A decision of the daily meeting. In the same transaction: the plan's new version, the held time as an
 * appointment, and the promise of whoever is to see to it (user-days.md section 7).
 */
import { Appointment } from '../../../entities/appointment';
import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import type { Booking } from '../appointments/appointments';
import { book } from '../appointments/booking';
import { move } from '../appointments/booking-changes';
import { addDays } from '../calendar';
import { bookHeld, releaseHeld } from '../appointments/held-times';
import { askToClose } from './clock';
import { cardOf, proposedFor, type OnTable } from './card';
import type { Decided, NextVisit } from './facts';
import type { DecisionKept } from './tasks';
import { tomorrowOf } from './tomorrow';
import { itemNamed, itemsOf, meetingSetting, openItems } from './meetings';
import { done, refused, type Refusal, type Result } from '../operation';
import { decidePlan } from './plan';
import { makePromise, settleByBooking } from '../promises/promises';
import { staffNamed, theCustomer } from '../subjects';
import { oneOfStore } from '../staff/store-staff';
import { byWhom, type Work } from '../work';

export interface Decision {
  itemId: string;
  /** As the card showed it, with what was changed. */
  next: NextVisit;
  /** Who sees to it; missing: the decider where something is to be done. */
  ownerId?: string;
}

/**
 * Refusals: `not-found`; `nothing-decided`; `not-yours` with who decides; `already-decided`; `taken` with the free times that are near.
 */
export async function decide(work: Work, input: Decision): Promise<Result> {
  const item = await mine(work, input.itemId);
  if ('code' in item) return item;
  const customer = await theCustomer(work, item.row.customerId);
  if (!customer) return refused('not-found', {});
  const { doing, day, note } = input.next;
  if (doing.length === 0 && !day && !note) return refused('nothing-decided', { customer: customer.name });
  const before = await proposedFor(work, customer.id);
  const booked = await arrange(work, customer.id, before, input.next);
  if ('code' in booked) return booked;
  const next = withBooking(input.next, booked.booking);
  const planId = await decidePlan(work, customer, next, changed(before, next), item.meeting.id);
  if (booked.booking) await settleByBooking(work, customer.id, booked.booking.id);
  const owner = await ownerOf(work, item.row, input.ownerId, next, booked.fresh);
  const dueDay = owner ? await dueDayOf(work, next) : null;
  const promise =
    owner && dueDay
      ? await makePromise(work, {
          customerId: customer.id,
          ownerId: owner.id,
          kind: owner.calls ? 'call' : 'task',
          why: [next.doing.map((each) => each.name).join('、'), next.day, next.clock, next.note]
            .filter(Boolean)
            .join(' '),
          dueDay,
          originKind: 'meeting',
          originId: item.meeting.id,
        })
      : null;
  const standInFor = standInOf(item.row);
  const kept: DecisionKept = {
    next,
    promiseId: promise?.id ?? null,
    appointmentId: booked.fresh ? (booked.booking?.id ?? null) : null,
    planId,
    standInFor,
  };
  await work.rows.update(MeetingItem, item.row.id, {
    status: 'decided',
    doing: next.doing.map((each) => each.name).join('、') || next.note,
    sell: next.sell.join('、') || null,
    discuss: (item.row.words ?? []).map((word) => word.text).join('\n') || null,
    decision: kept as unknown as Record<string, unknown>,
    ownerId: owner?.id ?? null,
    dueDay,
    decidedById: byWhom(work.actor),
    decidedAt: work.now,
  });
  const absent = standInFor ? (await staffNamed(work, [standInFor])).get(standInFor) : undefined;
  const decided: Decided = {
    customer: { id: customer.id, name: customer.name },
    next,
    owner: owner ? { id: owner.id, name: owner.name } : null,
    dueDay,
    standInFor: absent?.name ?? null,
  };
  return goOn(work, item.meeting, { decided });
}

/** 明天再说: stays undecided and comes first next time. Refusals as of `decide`. */
export async function putOff(work: Work, input: { itemId: string }): Promise<Result> {
  const item = await mine(work, input.itemId);
  if ('code' in item) return item;
  await work.rows.update(MeetingItem, item.row.id, { status: 'later' });
  const card = await cardOf(work, item.row, { position: 1, total: 1, closedAt: null });
  return goOn(work, item.meeting, { later: card.customer });
}

/** What comes after one customer: the decider's next one, or her tomorrow; when nothing is open, the chair's word. */
async function goOn(work: Work, meeting: Meeting, facts: Record<string, unknown>): Promise<Result> {
  const me = work.actor.staffId ?? '';
  const [next] = await openItems(work, meeting, me);
  const items = await itemsOf(work, meeting.id);
  const open = items.some((each) => each.status === 'open');
  const tells = !open && meeting.status === 'open' ? await askToClose(work, meeting, items) : [];
  return done(
    {
      ...facts,
      meetingId: meeting.id,
      nextItem: next ? await itemNamed(work, next) : null,
      tomorrow: next ? null : await tomorrowOf(work, me),
    },
    tells,
  );
}

type Mine = { row: MeetingItem; meeting: Meeting } | Refusal;

/** The item, if the actor may decide it: its decider, the chair, or a manager (who may overrule). */
async function mine(work: Work, itemId: string): Promise<Mine> {
  const row = await work.tx.lock(MeetingItem, itemId);
  const meeting = row && (await work.tx.one(Meeting, { id: row.meetingId }));
  if (!row || !meeting || meeting.storeId !== work.store.id) return refused('not-found', {});
  const me = work.actor.staffId ?? '';
  const may = row.deciderId === me || meeting.chairId === me || work.actor.roles.includes('manager');
  const card = { customerId: row.customerId };
  if (!may) {
    const decider = (await staffNamed(work, [row.deciderId])).get(row.deciderId);
    return refused('not-yours', { ...card, decider: decider?.name ?? '' });
  }
  return row.status === 'decided' ? refused('already-decided', card) : { row, meeting };
}

/** Sees to the time: books what is held, moves what is booked, books what is new; a day alone books nothing. */
async function arrange(
  work: Work,
  customerId: string,
  before: NextVisit,
  next: NextVisit,
): Promise<{ booking: Booking | null; fresh: boolean } | Refusal> {
  const standing = before.held ? await work.tx.one(Appointment, { id: before.held }) : undefined;
  const same = standing && !changed({ ...before, sell: [] }, { ...next, sell: [] });
  if (same && standing.status !== 'held') return { booking: null, fresh: false };
  const kept = same ? await bookHeld(work, standing.id) : null;
  if (kept) return { booking: kept, fresh: true };
  if (!next.day || !next.clock || next.doing.length === 0) {
    await releaseHeld(work, customerId);
    return { booking: null, fresh: false };
  }
  const treatmentIds = next.doing.map((each) => each.id);
  const beauticianId = next.beautician?.id;
  const result =
    standing && standing.status !== 'held'
      ? await move(work, {
          appointmentId: standing.id,
          day: next.day,
          time: next.clock,
          beauticianId,
          treatmentIds,
        })
      : await book(work, {
          lines: [{ customerId, treatmentIds, beauticianId }],
          day: next.day,
          time: next.clock,
        });
  if (!result.done) return refused(result.code, result.facts);
  const [booking] = result.facts.bookings as Booking[];
  return { booking: booking ?? null, fresh: true };
}

function withBooking(next: NextVisit, booking: Booking | null): NextVisit {
  if (!booking) return next;
  return {
    ...next,
    at: booking.at,
    day: booking.day,
    clock: booking.time,
    beautician: booking.beautician,
    held: booking.id,
  };
}

/** Whether the decision is another one than what was proposed. */
function changed(before: NextVisit, next: NextVisit): boolean {
  const key = (visit: NextVisit) =>
    JSON.stringify([
      visit.doing.map((each) => each.id).sort(),
      visit.sell,
      visit.day,
      visit.clock,
      visit.beautician?.id ?? null,
      visit.note,
    ]);
  return key(before) !== key(next);
}

/** Nobody where nothing is left to do: the time stood before and nobody was chosen. */
async function ownerOf(
  work: Work,
  item: MeetingItem,
  chosen: string | undefined,
  next: NextVisit,
  fresh: boolean,
): Promise<{ id: string; name: string; calls: boolean } | null> {
  const nothingToDo = !fresh && next.held !== null;
  const id = chosen ?? (nothingToDo ? null : item.deciderId);
  const staff = id ? await oneOfStore(work, id) : undefined;
  if (!staff) return null;
  const calls = staff.roles.some((role) => role === 'consultant' || role === 'manager');
  return { id: staff.id, name: staff.name, calls };
}

/** The next day for what is decided in the evening, the same day in the morning; never after the visit itself. */
async function dueDayOf(work: Work, next: NextVisit): Promise<string> {
  const { day, when } = await meetingSetting(work);
  const due = when === 'evening' ? addDays(day, 1) : day;
  return next.day && next.day < due && next.day >= day ? next.day : due;
}

function standInOf(item: MeetingItem): string | null {
  return ((item.proposed ?? {}) as unknown as Partial<OnTable>).standInFor ?? null;
}
