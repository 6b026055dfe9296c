/** Puts together what the decider of an open customer sees. Reads only. */
import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Complaint } from '../../../entities/complaint';
import { Course } from '../../../entities/course';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { MeetingItem } from '../../../entities/meeting-item';
import { Plan } from '../../../entities/plan';
import { Promised } from '../../../entities/promise';
import { Staff } from '../../../entities/staff';
import { Visit, type NextLine } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { standingFor } from '../appointments/standing';
import { businessDayOf, clockOf } from '../calendar';
import type { OpenReason } from './agenda';
import type { MeetingCard, Named, NextVisit } from './facts';
import { shortName, treatmentsFor } from '../plans/facts';
import { storeStaff } from '../staff/store-staff';
import { named, staffNamed } from '../subjects';
import { warningsOf } from '../arrival/warnings';
import type { Work } from '../work';

/** What stands on an item beside its columns. */
export interface OnTable {
  reasons: OpenReason[];
  day: string;
  standInFor: string | null;
  next?: NextVisit;
}

export async function cardOf(
  work: Work,
  item: MeetingItem,
  place: { position: number; total: number; closedAt: number | null },
): Promise<MeetingCard> {
  const onTable = (item.proposed ?? {}) as unknown as OnTable;
  const customer = await work.tx.one(Customer, { id: item.customerId });
  const visit = await work.tx.one(Visit, { customerId: item.customerId, day: onTable.day });
  const services = visit ? await work.tx.find(VisitService, { where: { visitId: visit.id } }) : [];
  const booked = await work.tx.find(Appointment, {
    where: { customerId: item.customerId, day: onTable.day },
  });
  const hands = [...services.map((each) => each.beauticianId), ...booked.map((each) => each.beauticianId)];
  const speakers = (item.words ?? []).map((word) => word.staffId);
  const staff = await staffNamed(work, [
    item.deciderId,
    onTable.standInFor,
    customer?.consultantId,
    ...hands,
    ...speakers,
  ]);
  const ask = hands.flatMap((id) => (id && id !== item.deciderId ? (staff.get(id) ?? []) : []))[0] ?? null;
  const nameOf = (id: string | null) => (id ? (staff.get(id)?.name ?? '') : '');
  return {
    itemId: item.id,
    meetingId: item.meetingId,
    position: place.position,
    total: place.total,
    customer: { id: item.customerId, name: customer?.name ?? '' },
    decider: staff.get(item.deciderId) ?? { id: item.deciderId, name: '' },
    standInFor: onTable.standInFor ? nameOf(onTable.standInFor) : null,
    reasons: onTable.reasons ?? [],
    served: await servedOf(work, item.customerId, services, staff),
    warning: (await warningsOf(work, [item.customerId]))[0] ?? null,
    said: visit?.feedback ?? visit?.reaction ?? null,
    words: (item.words ?? []).map((word) => ({
      by: nameOf(word.staffId),
      text: word.text,
      after: place.closedAt !== null && word.at >= place.closedAt,
    })),
    pending: await pendingOf(work, item.customerId, onTable.day),
    proposed: await proposedFor(work, item.customerId),
    owners: await ownersOf(work, item, hands, staff),
    ask,
    undecidedTimes: item.undecidedTimes,
  };
}

async function servedOf(
  work: Work,
  customerId: string,
  services: VisitService[],
  staff: Map<string, Named>,
): Promise<MeetingCard['served']> {
  const treatments = await treatmentsNamed(
    work,
    services.map((each) => each.treatmentId),
  );
  const courses = await work.tx.find(Course, { where: { customerId, status: 'active' } });
  return services.map((each) => {
    const course = courses.find((one) =>
      each.courseId ? one.id === each.courseId : one.treatmentId === each.treatmentId,
    );
    const name = treatments.get(each.treatmentId)?.name ?? '';
    return {
      by: each.beauticianId ? (staff.get(each.beauticianId)?.name ?? null) : null,
      what: each.times > 1 ? `${name}×${each.times}` : name,
      left: course ? course.total - course.used : null,
    };
  });
}

async function pendingOf(work: Work, customerId: string, day: string): Promise<MeetingCard['pending']> {
  const summary = await work.tx.one(CustomerSummary, { customerId });
  const owed = !!summary?.moneyDueDay && summary.moneyDueDay <= day && summary.arrearsFen > 0;
  const promised = await work.tx.find(Promised, { where: { customerId, status: 'open' } });
  const complaints = await work.tx.count(Complaint, { customerId, status: In(['open', 'working']) });
  return [
    ...(owed ? (['money'] as const) : []),
    ...(promised.some((each) => each.dueDay <= day && each.kind !== 'call') ? (['promise'] as const) : []),
    ...(complaints > 0 ? (['complaint'] as const) : []),
  ];
}

/** The newest plan that was not refused, with the time that is held for it. */
export async function proposedFor(work: Work, customerId: string): Promise<NextVisit> {
  const plans = await work.tx.find(Plan, { where: { customerId }, order: { version: 'DESC' }, take: 3 });
  const plan = plans.find((each) => each.status !== 'superseded' && each.status !== 'refused');
  if (!plan) return emptyNextVisit();
  const held = await timeOf(work, plan);
  const treatments = await treatmentsNamed(
    work,
    [...(plan.nextDo ?? []), ...(plan.nextSell ?? [])].flatMap((line) => line.treatmentId ?? []),
  );
  const hands = held ? await work.tx.one(Staff, { id: held.beauticianId }) : undefined;
  // An hour or a day that is over is no proposal any more.
  const planned = held?.at ?? plan.nextAt;
  const at = planned !== null && planned > work.now ? planned : null;
  const today = businessDayOf(work.now, work.store.timezone);
  const day = plan.nextDay && plan.nextDay > today ? plan.nextDay : null;
  const wordsOf = (line: NextLine) => (line.treatmentId ? treatments.get(line.treatmentId)?.name : line.text);
  const spoken = (plan.nextDo ?? [])
    .filter((line) => !line.treatmentId && line.text)
    .map((line) => line.text!);
  return {
    doing: (plan.nextDo ?? []).flatMap((line) =>
      line.treatmentId ? (treatments.get(line.treatmentId) ?? []) : [],
    ),
    sell: (plan.nextSell ?? []).flatMap((line) => wordsOf(line) ?? []),
    at,
    day: at ? businessDayOf(at, work.store.timezone) : day,
    clock: at ? clockOf(at, work.store.timezone) : null,
    beautician: hands ? named(hands) : null,
    held: held?.id ?? null,
    note: spoken.join('、') || null,
  };
}

export function emptyNextVisit(): NextVisit {
  return { doing: [], sell: [], at: null, day: null, clock: null, beautician: null, held: null, note: null };
}

/** What is booked already goes before what is only held, also where it was booked by another way than this plan. */
async function timeOf(work: Work, plan: Plan): Promise<Appointment | undefined> {
  const held = await work.tx.find(Appointment, {
    where: { id: In(plan.held ?? []), status: In(['held', 'booked', 'confirmed']) },
    order: { at: 'ASC' },
  });
  const doing = (plan.nextDo ?? []).flatMap((line) => line.treatmentId ?? []);
  const booked = held.find((each) => each.status !== 'held');
  return booked ?? (await standingFor(work, plan.customerId, doing)) ?? held[0];
}

/** Who may be given the task, most likely first: her consultant, who served her, the manager. */
async function ownersOf(
  work: Work,
  item: MeetingItem,
  hands: (string | null)[],
  staff: Map<string, Named>,
): Promise<Named[]> {
  const managers = await storeStaff(work, 'manager');
  const ids = [item.deciderId, ...hands.filter((id) => id !== null)];
  const all = [...ids.flatMap((id) => staff.get(id) ?? []), ...managers.map(named)];
  return all.filter((each, index) => all.findIndex((other) => other.id === each.id) === index).slice(0, 10);
}

/** By the short name staff use. */
async function treatmentsNamed(work: Work, ids: string[]): Promise<Map<string, Named>> {
  const rows = await treatmentsFor(work, ids);
  return new Map([...rows].map(([id, row]) => [id, { id, name: shortName(row) }]));
}
