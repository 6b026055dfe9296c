/**
 * Where the loop is not closed (SR-LOOP-17, SR-LOOP-19): a visit without a plan, a plan without a time, a time without an
 * appointment, an appointment without a record.
 */
import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Customer } from '../../../entities/customer';
import { Plan } from '../../../entities/plan';
import { Visit } from '../../../entities/visit';
import { businessDayOf } from '../calendar';
import { done, type Operation, type Result } from '../operation';
import { staffNamed, type Named } from '../subjects';
import { unconfirmedDrafts, type Unconfirmed } from '../visits/unconfirmed';
import type { Work } from '../work';

export type OpenEnd =
  'visitWithoutPlan' | 'planWithoutTime' | 'timeWithoutAppointment' | 'appointmentWithoutRecord';

export interface OpenEndLine {
  kind: OpenEnd;
  customerId: string;
  /** Who can close it: the beautician for a record, the consultant for the rest. */
  staffId: string | null;
}

export interface OpenEnds {
  day: string;
  lines: OpenEndLine[];
}

/** What of one customer of the day is open; the first break of the chain counts, not those that follow from it. */
export function openEndOf(chain: {
  record: 'none' | 'written' | 'noAppointment';
  plan: boolean;
  time: boolean;
  appointment: boolean;
  waived: boolean;
}): OpenEnd | null {
  if (chain.record === 'none') return 'appointmentWithoutRecord';
  if (chain.record === 'noAppointment' || chain.waived || chain.appointment) return null;
  if (!chain.plan) return 'visitWithoutPlan';
  return chain.time ? 'timeWithoutAppointment' : 'planWithoutTime';
}

export async function openEndsOf(work: Work, day: string): Promise<OpenEnds> {
  const storeId = work.store.id;
  const visits = await work.tx.find(Visit, { where: { storeId, day } });
  const appointments = await work.tx.find(Appointment, {
    where: { storeId, day, status: In(['booked', 'confirmed', 'arrived', 'done']) },
  });
  const over = appointments.filter((each) => each.endAt <= work.now || each.status !== 'booked');
  const ids = [...new Set([...visits, ...over].map((each) => each.customerId))];
  const customers = await work.tx.find(Customer, { where: { id: In(ids) } });
  const summaries = await work.tx.find(CustomerSummary, { where: { customerId: In(ids) } });
  const plans = await work.tx.find(Plan, {
    where: { customerId: In(ids) },
    order: { version: 'DESC' },
    select: ['id', 'customerId', 'status', 'nextAt', 'nextDay', 'visitId', 'at'],
  });
  const lines = customers.flatMap((customer): OpenEndLine[] => {
    if (customer.isWalkIn || customer.erasedAt) return [];
    const visit = visits.find((each) => each.customerId === customer.id);
    const own = over.filter((each) => each.customerId === customer.id);
    const written = !!visit && (visit.status === 'complete' || visit.beauticianDoneAt !== null);
    const plan = plans.find(
      (each) =>
        each.customerId === customer.id &&
        !!visit &&
        (each.visitId === visit.id || each.at >= visit.openedAt),
    );
    const summary = summaries.find((each) => each.customerId === customer.id);
    const kind = openEndOf({
      record: written ? 'written' : visit || own.length > 0 ? 'none' : 'noAppointment',
      plan: plan?.status === 'accepted' || plan?.status === 'changed',
      time: !!(plan?.nextAt ?? plan?.nextDay ?? visit?.nextTime?.at ?? visit?.nextTime?.day),
      appointment: (summary?.nextAppointmentAt ?? 0) > work.now,
      waived: !!visit?.noneBecause?.nextTime,
    });
    if (!kind) return [];
    const hands = own[0]?.beauticianId ?? customer.beauticianId;
    const staffId = kind === 'appointmentWithoutRecord' ? hands : customer.consultantId;
    return [{ kind, customerId: customer.id, staffId }];
  });
  return { day, lines };
}

export interface OpenEndsFacts extends Record<string, unknown> {
  day: string;
  today: string;
  /** Null for somebody who sees only her own ends. */
  unconfirmed: Unconfirmed | null;
  ends: { kind: OpenEnd; customer: Named; staff: Named | null }[];
}

/** «今天还有什么没收口»: names of customers for whoever may see them, and whose turn it is. */
async function list(work: Work, input: { day?: string }): Promise<Result<OpenEndsFacts>> {
  const today = businessDayOf(work.now, work.store.timezone);
  const day = input.day ?? today;
  const { lines } = await openEndsOf(work, day);
  const customers = await work.tx.find(Customer, {
    where: { id: In(lines.map((line) => line.customerId)) },
    select: ['id', 'name'],
  });
  const staff = await staffNamed(
    work,
    lines.map((line) => line.staffId),
  );
  const mine = work.actor.roles.includes('manager') || work.actor.kind !== 'staff';
  return done({
    day,
    today,
    unconfirmed: mine ? await unconfirmedDrafts(work) : null,
    ends: lines
      .filter((line) => mine || line.staffId === work.actor.staffId)
      .map((line) => ({
        kind: line.kind,
        customer: {
          id: line.customerId,
          name: customers.find((each) => each.id === line.customerId)?.name ?? '',
        },
        staff: (line.staffId && staff.get(line.staffId)) || null,
      })),
  });
}

export const openEndOperations: Operation[] = [
  { name: 'openEnds.list', command: 'open-ends', kind: 'read', run: list },
];
