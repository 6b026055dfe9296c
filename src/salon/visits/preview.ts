/** What a message about a visit would write, before anybody confirms it: looked up, worked out, nothing written. */
import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { Payment } from '../../../entities/payment';
import { Treatment } from '../../../entities/treatment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf } from '../calendar';
import { coursesFor, type CourseAtHand } from '../money/courses';
import { sameSums } from '../money/same-sums';
import { shortName } from '../plans/facts';
import { storeStaff } from '../staff/store-staff';
import { named, staffNamed, type Named } from '../subjects';
import { linesOf, unplacedSessions, type DoneSaid, type Known, type Line, type PaidBy } from './lines';
import type { Work } from '../work';

export interface VisitAsked extends DoneSaid {
  customerId?: string;
  /** What somebody without a file is called (散客). */
  walkIn?: string;
  /** Business day; today where absent. */
  day?: string;
  /** Somebody whose courses may be used for her. */
  ownerId?: string;
  /** Who pays, where it is somebody else. */
  payerId?: string;
  /** Sums received, to find the same ones told before. */
  sums?: number[];
}

/** What stands of the visit already, whoever wrote it. */
export interface VisitBefore {
  id: string;
  services: {
    id: string;
    treatmentId: string;
    name: string;
    times: number;
    paidBy: PaidBy;
    beautician: Named | null;
  }[];
  cashFen: number;
  effect: string | null;
  feedback: string | null;
  by: Named[];
}

export interface VisitSeen {
  day: string;
  today: string;
  speaker: Named | null;
  customer: Named;
  allergy: string | null;
  taboo: string | null;
  consultantId: string | null;
  before: VisitBefore | null;
  lines: Line[];
  consumedFen: number;
  unplaced: number;
  /** Who has her in the table of the day, and for what. */
  booked: Named | null;
  bookedFor: Named[];
  beauticians: Named[];
  courseOwners: Named[];
  sameMoney: { amountFen: number; at: number; by: Named | null }[];
}

/** As much of a customer as the preview needs; a walk-in has no file yet. */
export type Seen = Pick<Customer, 'id' | 'name' | 'allergy' | 'taboo' | 'consultantId'>;

export async function seeVisit(work: Work, customer: Seen, asked: VisitAsked): Promise<VisitSeen> {
  const today = businessDayOf(work.now, work.store.timezone);
  const day = asked.day ?? today;
  const { staffId, name } = work.actor;
  const visit = await work.tx.one(Visit, { customerId: customer.id, day });
  const services = visit ? await work.tx.find(VisitService, { where: { visitId: visit.id } }) : [];
  const known = await knownFor(work, customer.id, asked, services);
  const lines = linesOf(asked, known);
  const same = await sameSums(
    work,
    asked.payerId ?? customer.id,
    day,
    (asked.sums ?? []).map((amountFen) => ({ amountFen })),
  );
  const people = await staffNamed(work, [
    ...services.flatMap((service) => [service.byId, service.beauticianId]),
    ...same.map((payment) => payment.byId),
    visit?.createdById,
  ]);
  const owners = await ownersOf(work, lines);
  return {
    day,
    today,
    speaker: staffId ? { id: staffId, name: name ?? '' } : null,
    customer: named(customer),
    allergy: customer.allergy,
    taboo: customer.taboo,
    consultantId: customer.consultantId,
    before: visit && isWritten(visit, services) ? await beforeOf(work, visit, services, known, people) : null,
    lines,
    consumedFen: lines.reduce((sum, line) => sum + line.consumedFen, 0),
    unplaced: unplacedSessions(asked),
    ...(await bookedOn(work, customer.id, day)),
    beauticians: (await storeStaff(work, 'beautician')).map(named),
    courseOwners: owners,
    sameMoney: same.map((payment) => ({
      amountFen: payment.amountFen,
      at: payment.at,
      by: people.get(payment.byId) ?? null,
    })),
  };
}

/** Treatments, courses and lines that the words are held against. */
export async function knownFor(
  work: Work,
  customerId: string,
  asked: VisitAsked,
  services: VisitService[],
): Promise<Known> {
  const ids = [...new Set([...asked.services, ...services].map((each) => each.treatmentId))];
  const treatments = ids.length > 0 ? await work.tx.find(Treatment, { where: { id: In(ids) } }) : [];
  const courses = new Map<string, CourseAtHand[]>();
  for (const { treatmentId } of asked.services) {
    const own = await coursesFor(work, customerId, treatmentId);
    const lent = asked.ownerId ? await coursesFor(work, asked.ownerId, treatmentId) : [];
    courses.set(treatmentId, asked.ownerId ? [...lent, ...own] : own);
  }
  return {
    treatments: new Map(
      treatments.map((row) => [row.id, { id: row.id, name: shortName(row), priceFen: row.priceFen }]),
    ),
    courses,
    before: services,
    customerId,
  };
}

/** A visit that her arrival opened has nothing in it yet. */
function isWritten(visit: Visit, services: VisitService[]): boolean {
  return services.length > 0 || visit.cashFen > 0 || Boolean(visit.effect || visit.feedback || visit.note);
}

async function beforeOf(
  work: Work,
  visit: Visit,
  services: VisitService[],
  known: Known,
  people: Map<string, Named>,
): Promise<VisitBefore> {
  const writers = [
    ...new Set([...services.map((service) => service.byId), ...(await cashiersOf(work, visit))]),
  ];
  const more = await staffNamed(work, writers);
  return {
    id: visit.id,
    services: services.map((service) => ({
      id: service.id,
      treatmentId: service.treatmentId,
      name: known.treatments.get(service.treatmentId)?.name ?? '',
      times: service.times,
      paidBy: service.paidBy,
      beautician: people.get(service.beauticianId ?? '') ?? null,
    })),
    cashFen: visit.cashFen,
    effect: visit.effect,
    feedback: visit.feedback,
    by: [...more.values()],
  };
}

async function cashiersOf(work: Work, visit: Visit): Promise<string[]> {
  const payments = await work.tx.find(Payment, { where: { visitId: visit.id, status: 'confirmed' } });
  return payments.map((payment) => payment.byId);
}

async function bookedOn(work: Work, customerId: string, day: string) {
  const rows = await work.tx.find(Appointment, {
    where: { customerId, day, status: In(['booked', 'confirmed', 'arrived', 'done']) },
    order: { at: 'ASC' },
  });
  const beauticians = [...new Set(rows.map((row) => row.beauticianId))];
  const one = beauticians.length === 1 ? await staffNamed(work, beauticians) : new Map<string, Named>();
  const ids = [...new Set(rows.flatMap((row) => row.treatments))];
  const treatments = ids.length > 0 ? await work.tx.find(Treatment, { where: { id: In(ids) } }) : [];
  return {
    booked: one.get(beauticians[0]) ?? null,
    bookedFor: treatments.map((row) => ({ id: row.id, name: shortName(row) })),
  };
}

async function ownersOf(work: Work, lines: Line[]): Promise<Named[]> {
  const ids = [...new Set(lines.flatMap((line) => line.courseOwnerId ?? []))];
  if (ids.length === 0) return [];
  return (await work.tx.find(Customer, { where: { id: In(ids) } })).map(named);
}
