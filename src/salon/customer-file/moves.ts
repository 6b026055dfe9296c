/**
 * Everything that is written of one customer becomes another's. The columns are found in the entities, so that a new
 * table is not forgotten; each row is moved in a journalled way, so that it can be taken back.
 */
import { In, IsNull } from '../../database/conditions';
import { entities } from '../../../entities';
import { Audit } from '../../../entities/audit';
import { AccountEntry } from '../../../entities/account-entry';
import { Course } from '../../../entities/course';
import { CustomerOwner } from '../../../entities/customer-owner';
import { Diagnosis } from '../../../entities/diagnosis';
import { EventGuest } from '../../../entities/event-guest';
import { isKept } from '../../../entities/kept';
import { MeetingItem } from '../../../entities/meeting-item';
import { Payment } from '../../../entities/payment';
import { Photo } from '../../../entities/photo';
import { Plan } from '../../../entities/plan';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { shapeOf } from '../../database/shape';
import type { Table } from '../../database';
import { businessDayOf } from '../calendar';
import { bookedToday } from '../month/locked';
import { added, joined } from '../visits/parts';
import type { Work } from '../work';

/** These hold one row a customer and something else, and are moved by a rule of their own. */
const BY_RULE: object[] = [Visit, Plan, MeetingItem, CustomerOwner, EventGuest];

/** Every column of every table that names a customer; what is counted from others is counted again instead. */
export function customerColumns(): { table: Table<object>; column: string }[] {
  return entities
    .filter((entity) => entity !== Audit && !isKept(entity))
    .map((entity) => entity as Table<object>)
    .flatMap((table) =>
      ['customerId', 'forCustomerId']
        .filter((column) => shapeOf(table).columns.has(column))
        .map((column) => ({ table, column })),
    );
}

/** @returns the visits that were moved or added to */
export async function moveEverything(work: Work, from: string, to: string): Promise<string[]> {
  const visits = await moveVisits(work, from, to);
  await movePlans(work, from, to);
  await moveMeetingItems(work, from, to);
  await moveOwners(work, from, to);
  await moveGuests(work, from, to);
  for (const { table, column } of customerColumns()) {
    if (BY_RULE.includes(table)) continue;
    await work.rows.update(table, { [column]: from } as never, { [column]: to } as never);
  }
  await moveUsers(work, from, to);
  return visits;
}

/** One visit per customer and day: where both have one, the parts of the one are added to the other. */
async function moveVisits(work: Work, from: string, to: string): Promise<string[]> {
  const visits = await work.tx.find(Visit, { where: { customerId: from } });
  if (visits.length === 0) return [];
  const days = visits.map((visit) => visit.day);
  const standing = await work.tx.find(Visit, { where: { customerId: to, day: In(days) } });
  const moved: string[] = [];
  for (const visit of visits) {
    const other = standing.find((each) => each.day === visit.day);
    if (!other) {
      await work.rows.update(Visit, visit.id, { customerId: to });
      moved.push(visit.id);
      continue;
    }
    await bookedToday(work, visit.day, () => joinVisits(work, visit, other));
    moved.push(other.id);
  }
  return moved;
}

/** Two visits of one day become one: in a locked month that is one fewer, counted today. */
async function joinVisits(work: Work, visit: Visit, other: Visit): Promise<void> {
  const visitId = { visitId: visit.id };
  for (const table of [VisitService, Payment, AccountEntry, Plan, Photo, Diagnosis]) {
    await work.rows.update(table as Table<{ visitId: string | null }>, visitId, { visitId: other.id });
  }
  await work.rows.update(Visit, other.id, partsOf(other, visit));
  await work.rows.remove(Visit, visit.id);
}

/** Nothing that was said of either is lost. */
function partsOf(visit: Visit, other: Visit): Partial<Visit> {
  const words = ['effect', 'feedback', 'reaction', 'note', 'talk'] as const;
  const lines = (needs: string[] | null) => (needs ?? []).map((text) => ({ text }));
  return {
    ...Object.fromEntries(words.map((name) => [name, joined(visit[name], other[name] ?? undefined)])),
    needs: added(lines(visit.needs), lines(other.needs))?.map((line) => line.text) ?? null,
    nextDo: added(visit.nextDo, other.nextDo ?? undefined),
    nextSell: added(visit.nextSell, other.nextSell ?? undefined),
    nextTime: visit.nextTime ?? other.nextTime,
  };
}

/** The plans of the file that stays are the newer ones; a draft of the other is nobody's to answer any more. */
async function movePlans(work: Work, from: string, to: string): Promise<void> {
  const past = await work.tx.find(Plan, { where: { customerId: from }, order: { version: 'ASC' } });
  const own = await work.tx.find(Plan, { where: { customerId: to }, order: { version: 'DESC' } });
  for (const plan of own) await work.rows.update(Plan, plan.id, { version: plan.version + past.length });
  for (const [index, plan] of past.entries()) {
    const status = plan.status === 'draft' && own.length > 0 ? 'superseded' : plan.status;
    await work.rows.update(Plan, plan.id, { customerId: to, version: index + 1, status });
  }
}

/** On a table where both lie, the one that stays is decided. */
async function moveMeetingItems(work: Work, from: string, to: string): Promise<void> {
  const items = await work.tx.find(MeetingItem, { where: { customerId: from } });
  for (const item of items) {
    const other = await work.tx.one(MeetingItem, { meetingId: item.meetingId, customerId: to });
    if (other) await work.rows.remove(MeetingItem, item.id);
    else await work.rows.update(MeetingItem, item.id, { customerId: to });
  }
}

/** Invited twice to one event, she is one guest. */
async function moveGuests(work: Work, from: string, to: string): Promise<void> {
  for (const guest of await work.tx.find(EventGuest, { where: { customerId: from } })) {
    const other = await work.tx.one(EventGuest, { eventId: guest.eventId, customerId: to });
    if (other) await work.rows.remove(EventGuest, guest.id);
    else await work.rows.update(EventGuest, guest.id, { customerId: to });
  }
}

/** Who looked after the other stays as history, ended today. */
async function moveOwners(work: Work, from: string, to: string): Promise<void> {
  const today = businessDayOf(work.now, work.store.timezone);
  const running = { customerId: from, toDay: IsNull() };
  await work.rows.update(CustomerOwner, running as never, { toDay: today });
  await work.rows.update(CustomerOwner, { customerId: from }, { customerId: to });
}

/** Courses of others that she may use. */
async function moveUsers(work: Work, from: string, to: string): Promise<void> {
  const lent = await work.tx.query<{ id: string }>(
    'SELECT id FROM course WHERE storeId = ? AND userIds IS NOT NULL',
    [work.store.id],
  );
  const courses =
    lent.length > 0 ? await work.tx.find(Course, { where: { id: In(lent.map(({ id }) => id)) } }) : [];
  for (const course of courses.filter((each) => each.userIds?.includes(from))) {
    const userIds = [...new Set(course.userIds!.map((id) => (id === from ? to : id)))];
    await work.rows.update(Course, course.id, { userIds: userIds.filter((id) => id !== course.customerId) });
  }
}
