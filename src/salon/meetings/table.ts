/** Reads what the daily meeting must know of the customers of one day. */
import { In, MoreThanOrEqual } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Complaint } from '../../../entities/complaint';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import { Plan } from '../../../entities/plan';
import { Promised } from '../../../entities/promise';
import { Visit } from '../../../entities/visit';
import { addDays, businessDaySpan } from '../calendar';
import type { Seen } from './agenda';
import { CARRIED_DAYS, decidedSince } from './left';
import type { Work } from '../work';

/** Promises that are calls to make belong to the list of calls, not to the table. */
const CALLS = ['call', 'reminder', 'care', 'birthday', 'first-week', 'reaction', 'pay'];
const CAME_OR_WAS_TO_COME = ['booked', 'confirmed', 'arrived', 'done', 'noShow'] as const;
export interface Table {
  seen: Seen[];
  visitors: number;
  noShows: number;
  walkIns: number;
}

/** Everybody who came, was to come, or about whom something became due on `day`; and who was left undecided before. */
export async function tableOf(work: Work, day: string, meetingId: string | null): Promise<Table> {
  const storeId = work.store.id;
  const [appointments, visits, complaints, promises, due, carried, items] = [
    await work.tx.find(Appointment, { where: { storeId, day, status: In([...CAME_OR_WAS_TO_COME]) } }),
    await work.tx.find(Visit, { where: { storeId, day } }),
    await openComplaints(work, day),
    await work.tx.find(Promised, { where: { storeId, status: 'open', dueDay: day } }),
    await work.tx.find(CustomerSummary, { where: { storeId, moneyDueDay: day } }),
    await carriedOver(work, meetingId),
    meetingId ? await work.tx.find(MeetingItem, { where: { meetingId } }) : [],
  ];
  // What the store's own rules ask for (facts) was promised to nobody.
  const broken = promises.filter((each) => each.customerId && !each.facts && !CALLS.includes(each.kind));
  const ids = new Set([
    ...appointments.map((each) => each.customerId),
    ...visits.map((each) => each.customerId),
    ...complaints.map((each) => each.customerId),
    ...broken.map((each) => each.customerId!),
    ...due.map((each) => each.customerId),
    ...carried.keys(),
    ...items.map((each) => each.customerId),
  ]);
  const customers = await work.tx.find(Customer, { where: { id: In([...ids]) } });
  const summaries = await byCustomer(work, [...ids]);
  const plans = await plansOf(work, [...ids]);
  const seen = customers
    .filter((customer) => !customer.isWalkIn && !customer.mergedIntoId && !customer.erasedAt)
    .map((customer): Seen => {
      const visit = visits.find((each) => each.customerId === customer.id);
      const own = appointments.filter((each) => each.customerId === customer.id);
      const summary = summaries.get(customer.id);
      const { before, after } = planAround(plans.get(customer.id) ?? [], visit);
      return {
        customerId: customer.id,
        consultantId: customer.consultantId,
        at: own[0]?.at ?? visit?.openedAt ?? null,
        visit: visitOf(visit, own, summary, day, work.now),
        plan: after ? { status: after.status, withTime: after.nextAt !== null } : null,
        complaint: complaints.some((each) => each.customerId === customer.id),
        moneyNotCome: summary?.moneyDueDay === day && (summary?.arrearsFen ?? 0) > 0,
        proposalFailed: !!visit && visit.cashFen === 0 && (before?.expectedCashFen ?? 0) > 0,
        promiseBroken: broken.some((each) => each.customerId === customer.id),
        word: items.some((each) => each.customerId === customer.id && (each.words?.length ?? 0) > 0),
        undecidedTimes: carried.get(customer.id) ?? 0,
      };
    });
  return {
    seen,
    visitors: new Set(visits.map((each) => each.customerId)).size,
    noShows: appointments.filter((each) => each.status === 'noShow').length,
    walkIns: customers.filter((each) => each.isWalkIn).length,
  };
}

/** Customers whom the last meeting left undecided, with how often that has happened. */
async function carriedOver(work: Work, meetingId: string | null): Promise<Map<string, number>> {
  const since = addDays(new Date(work.now).toISOString().slice(0, 10), -CARRIED_DAYS);
  const meetings = await work.tx.find(Meeting, {
    where: { storeId: work.store.id, status: 'closed', day: MoreThanOrEqual(since) },
    order: { day: 'DESC' },
  });
  const last = meetings.find((meeting) => meeting.id !== meetingId);
  if (!last) return new Map();
  const items = await work.tx.find(MeetingItem, {
    where: { meetingId: last.id, status: In(['undecided', 'later']) },
  });
  const still = new Map<string, number>();
  for (const item of items) {
    const seenTo = await decidedSince(work, item.customerId, last.closedAt ?? work.now);
    if (!seenTo) still.set(item.customerId, item.undecidedTimes);
  }
  return still;
}

async function openComplaints(work: Work, day: string): Promise<Complaint[]> {
  const { from, to } = businessDaySpan(day, work.store.timezone);
  const open = await work.tx.find(Complaint, {
    where: { storeId: work.store.id, status: In(['open', 'working']) },
  });
  return open.filter((each) => each.at >= from && each.at < to);
}

async function byCustomer(work: Work, ids: string[]): Promise<Map<string, CustomerSummary>> {
  const rows = await work.tx.find(CustomerSummary, { where: { customerId: In(ids) } });
  return new Map(rows.map((row) => [row.customerId, row]));
}

async function plansOf(work: Work, ids: string[]): Promise<Map<string, Plan[]>> {
  const rows = await work.tx.find(Plan, {
    where: { customerId: In(ids) },
    order: { version: 'DESC' },
    select: [
      'id',
      'customerId',
      'version',
      'status',
      'nextAt',
      'nextDay',
      'expectedCashFen',
      'visitId',
      'at',
      'decidedAt',
    ],
  });
  const byId = new Map<string, Plan[]>();
  for (const row of rows) byId.set(row.customerId, [...(byId.get(row.customerId) ?? []), row]);
  return byId;
}

/** The plan that was made for this visit, and the newest one that came out of it. */
function planAround(plans: Plan[], visit: Visit | undefined): { before?: Plan; after?: Plan } {
  if (!visit) return { after: plans[0] };
  const isAfter = (plan: Plan) => plan.visitId === visit.id || plan.at >= visit.openedAt;
  return {
    after: plans.find((plan) => isAfter(plan) && plan.status !== 'superseded'),
    before: plans.find((plan) => !isAfter(plan) && wasProposed(plan)),
  };
}

/** Somebody decided on it; a draft that was replaced before anybody looked was proposed to nobody. */
function wasProposed(plan: Plan): boolean {
  if (plan.status === 'superseded') return plan.decidedAt !== null;
  return plan.status === 'accepted' || plan.status === 'changed';
}

function visitOf(
  visit: Visit | undefined,
  appointments: Appointment[],
  summary: CustomerSummary | undefined,
  day: string,
  now: number,
): Seen['visit'] {
  const came = appointments.some(
    (each) =>
      each.status === 'arrived' || each.status === 'done' || (each.status !== 'noShow' && each.endAt < now),
  );
  if (!visit && !came) return null;
  const written = !!visit && (visit.status === 'complete' || visit.beauticianDoneAt !== null);
  const booked = (summary?.nextAppointmentAt ?? 0) > now;
  const toBeCalled = !!summary?.callDueDay && summary.callDueDay > day;
  return {
    written,
    first: summary?.firstVisitDay === day,
    needs: (visit?.needs?.length ?? 0) > 0,
    reaction: !!visit?.reaction,
    nextTime: !written || booked || toBeCalled || !!visit?.nextTime?.at || !!visit?.noneBecause?.nextTime,
  };
}
