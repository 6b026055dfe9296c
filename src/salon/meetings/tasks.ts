/** After the meeting everybody hears only what others have given her, in one text. */
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import type { MeetingItem } from '../../../entities/meeting-item';
import { Promised } from '../../../entities/promise';
import { bookingsOf } from '../appointments/appointments';
import { businessDayOf } from '../calendar';
import { emptyNextVisit } from './card';
import type { NextVisit, Task } from './facts';
import type { Tell } from '../operation';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';

/** What a decision has left behind, kept on its item. */
export interface DecisionKept {
  next: NextVisit;
  promiseId: string | null;
  appointmentId: string | null;
  planId: string | null;
  standInFor: string | null;
}

export async function tellTasks(work: Work, meetingId: string, items: MeetingItem[]): Promise<Tell[]> {
  const today = businessDayOf(work.now, work.store.timezone);
  const tasks = new Map<string, Task[]>();
  const promises = await work.tx.find(Promised, {
    where: { originKind: 'meeting', originId: meetingId, status: 'open' },
    order: { dueDay: 'ASC', id: 'ASC' },
  });
  for (const promise of promises) {
    const item = items.find((each) => each.customerId === promise.customerId);
    // Whoever has just decided it herself knows; it stands in her list of tomorrow.
    if (item?.decidedById === promise.ownerId && promise.dueDay > today) continue;
    const customer = await work.tx.one(Customer, { id: promise.customerId ?? '' });
    const task: Task = {
      promiseId: promise.id,
      customer: { id: promise.customerId ?? '', name: customer?.name ?? '' },
      kind: promise.kind,
      next: keptOf(item)?.next ?? emptyNextVisit(),
      dueDay: promise.dueDay,
    };
    tasks.set(promise.ownerId, [...(tasks.get(promise.ownerId) ?? []), task]);
  }
  const own = [...tasks].map(([staffId, list]): Tell => ({
    to: staffId,
    notice: 'meeting.tasks',
    facts: { tasks: list, today },
  }));
  return [...own, ...(await tellReception(work, items))];
}

async function tellReception(work: Work, items: MeetingItem[]): Promise<Tell[]> {
  const ids = items.flatMap((item) => keptOf(item)?.appointmentId ?? []);
  const rows: Appointment[] = [];
  for (const id of ids) {
    const row = await work.tx.one(Appointment, { id });
    if (row) rows.push(row);
  }
  if (rows.length === 0) return [];
  const bookings = await bookingsOf(work, rows);
  const moved = bookings.map((each) => ({
    customer: each.customer.name,
    day: each.day,
    clock: each.time,
    beautician: each.beautician.name,
  }));
  const desk = await storeStaff(work, 'receptionist');
  return desk.map((each) => ({ to: each.id, notice: 'meeting.moved', facts: { moved } }));
}

export function keptOf(item: MeetingItem | undefined): DecisionKept | null {
  return (item?.decision as unknown as DecisionKept | null | undefined) ?? null;
}
