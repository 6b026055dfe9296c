/**
 * What a message says was done, worked out into lines of a visit: what is new and what somebody wrote before, which
 * course it comes off, what it consumes. Pure: everything it needs to know is given.
 */
import { dealOut, lineConsumption } from '../money/consumption';
import type { CourseAtHand } from '../money/courses';

export type PaidBy = 'course' | 'stored' | 'cash' | 'gift' | 'voucher';

/** One treatment as somebody said it was done. */
export interface ServiceSaid {
  treatmentId: string;
  times: number;
  gift?: boolean;
  /** The course to take it off; null where it is expressly not to come off a course. */
  courseId?: string | null;
  paidBy?: PaidBy;
  beauticianId?: string | null;
  redo?: boolean;
}

export interface DoneSaid {
  services: ServiceSaid[];
  /** Sessions taken off courses, all together, where a number was said. */
  sessionsUsed?: number;
  /** Consumption of all of it together, where a sum was said; fen. */
  consumedFen?: number;
  /** It was taken from stored value. */
  fromStored?: boolean;
  voucher?: boolean;
  /** Money received for it; fen. */
  cashFen?: number;
  /** Done once more on this day, not told once more. */
  again?: boolean;
  beauticianId?: string | null;
}

export interface TreatmentAtHand {
  id: string;
  name: string;
  priceFen: number;
}

/** A line that stands already. */
export interface ServiceBefore {
  id: string;
  treatmentId: string;
  times: number;
  beauticianId: string | null;
  paidBy: PaidBy;
  sessionsUsed: number;
  byId: string;
}

export interface Line {
  treatmentId: string;
  name: string;
  /** new: to be written · same: told before, at most completed · more: told before with fewer times. */
  state: 'new' | 'same' | 'more';
  /** The line that stands, for `same` and `more`. */
  beforeId?: string;
  /** Times to be written now; 0 where nothing is added. */
  times: number;
  paidBy: PaidBy;
  courseId: string | null;
  /** Whose course, where it is not the customer's own. */
  courseOwnerId?: string;
  sessionsUsed: number;
  /** Sessions left afterwards. */
  left?: number;
  total?: number;
  consumedFen: number;
  /** Single price of the times, before anything taken off it. */
  listFen: number;
  gift: boolean;
  redo: boolean;
  beauticianId: string | null;
  /** Fewer sessions are left than were used: asked, never written. */
  short?: { courseId: string; left: number; total: number; wanted: number };
  /** A session was said to be taken off, and there is no course of this treatment. */
  noCourse?: true;
}

export interface Known {
  treatments: Map<string, TreatmentAtHand>;
  /** By treatment: the courses she may use, best first. */
  courses: Map<string, CourseAtHand[]>;
  before: ServiceBefore[];
  customerId: string;
}

export function linesOf(said: DoneSaid, known: Known): Line[] {
  const spread = sessionsOf(said);
  const lines = said.services.map((service, index) => lineOf(said, service, spread[index], known));
  return withSaidConsumption(said, lines, known);
}

/** Sessions a line; a number said for all goes to the only line, or one to each as far as it reaches. */
function sessionsOf(said: DoneSaid): (number | null)[] {
  const { services, sessionsUsed } = said;
  if (sessionsUsed === undefined) return services.map(() => null);
  if (services.length === 1) return [sessionsUsed];
  const paying = services.filter((service) => !service.gift);
  const counted = paying.reduce((sum, service) => sum + service.times, 0);
  if (counted === sessionsUsed) return services.map((service) => (service.gift ? 0 : service.times));
  let left = sessionsUsed;
  return services.map((service) => {
    if (service.gift || left <= 0) return 0;
    const mine = Math.min(left, service.times);
    left -= mine;
    return mine;
  });
}

/** Sessions that were said to be taken off and that no line takes: «划3次» of two treatments. */
export function unplacedSessions(said: DoneSaid): number {
  if (said.sessionsUsed === undefined || said.services.length === 1) return 0;
  return said.sessionsUsed - sessionsOf(said).reduce<number>((sum, sessions) => sum + (sessions ?? 0), 0);
}

function lineOf(said: DoneSaid, service: ServiceSaid, sessions: number | null, known: Known): Line {
  const treatment = known.treatments.get(service.treatmentId)!;
  const before = said.again
    ? undefined
    : known.before.find((line) => line.treatmentId === service.treatmentId);
  const times =
    sessions !== null && said.services.length === 1 ? Math.max(sessions, service.times) : service.times;
  const base = {
    treatmentId: treatment.id,
    name: treatment.name,
    listFen: treatment.priceFen * times,
    gift: service.gift === true,
    redo: service.redo === true,
    beauticianId: service.beauticianId ?? said.beauticianId ?? null,
  };
  if (before && before.times >= times && !(sessions && before.paidBy !== 'course')) {
    return { ...base, state: 'same', beforeId: before.id, times: 0, ...nothingTaken(before.paidBy) };
  }
  const fresh = before ? Math.max(0, times - before.times) || times : times;
  const state = before ? 'more' : 'new';
  const wanted = sessions === null ? fresh : before ? Math.max(0, sessions - before.sessionsUsed) : sessions;
  return {
    ...base,
    state,
    beforeId: before?.id,
    times: fresh,
    ...settled(said, service, wanted, fresh, known),
  };
}

function nothingTaken(paidBy: PaidBy) {
  return { paidBy, courseId: null, sessionsUsed: 0, consumedFen: 0 };
}

/** How a line is paid for, and what that takes and consumes. */
function settled(said: DoneSaid, service: ServiceSaid, wanted: number, times: number, known: Known) {
  const { priceFen } = known.treatments.get(service.treatmentId)!;
  const paidBy = wayOf(said, service, wanted, known);
  if (paidBy !== 'course') {
    const noCourse =
      said.sessionsUsed && wanted > 0 && service.courseId === undefined && paidBy === 'cash' && !said.cashFen;
    return {
      ...nothingTaken(paidBy),
      consumedFen: lineConsumption({ paidBy, times, priceFen, sessionsUsed: 0 }),
      ...(noCourse ? { noCourse: true as const } : {}),
    };
  }
  const course = courseOf(service, wanted, known)!;
  const enough = course.left >= wanted;
  const consumedFen = enough
    ? lineConsumption({ paidBy, times, priceFen, sessionsUsed: wanted, course })
    : priceFen * times;
  return {
    paidBy,
    courseId: course.id,
    ...(course.ownerId === known.customerId ? {} : { courseOwnerId: course.ownerId }),
    sessionsUsed: wanted,
    left: course.left - wanted,
    total: course.total,
    consumedFen,
    ...(enough ? {} : { short: { courseId: course.id, left: course.left, total: course.total, wanted } }),
  };
}

function wayOf(said: DoneSaid, service: ServiceSaid, wanted: number, known: Known): PaidBy {
  if (service.paidBy) return service.paidBy;
  if (service.gift || (service.redo && said.sessionsUsed === undefined)) return 'gift';
  if (service.courseId === null) return said.fromStored ? 'stored' : 'cash';
  if (service.courseId) return 'course';
  if (said.voucher) return 'voucher';
  if (said.fromStored) return 'stored';
  if (said.sessionsUsed === undefined && paysSinglePrice(said, service, known)) return 'cash';
  if (wanted <= 0) return 'cash';
  const course = courseOf(service, wanted, known);
  if (!course) return 'cash';
  const paidInstead = said.sessionsUsed === undefined && !!said.cashFen && course.left < wanted;
  return paidInstead ? 'cash' : 'course';
}

/** The money received is exactly the single price, of this treatment or of all of them. */
function paysSinglePrice(said: DoneSaid, service: ServiceSaid, known: Known): boolean {
  if (!said.cashFen) return false;
  const priceOf = (one: ServiceSaid) => known.treatments.get(one.treatmentId)!.priceFen * one.times;
  const all = said.services.filter((one) => !one.gift).reduce((sum, one) => sum + priceOf(one), 0);
  return said.cashFen === priceOf(service) || said.cashFen === all;
}

/** The course named, else the first with enough sessions, else the first at all (which is then short). */
function courseOf(service: ServiceSaid, wanted: number, known: Known): CourseAtHand | undefined {
  const courses = known.courses.get(service.treatmentId) ?? [];
  if (service.courseId) return courses.find((course) => course.id === service.courseId);
  return courses.find((course) => course.left >= wanted) ?? courses[0];
}

/**
 * A sum that was said counts, dealt out by what each line would have consumed. Where less than the single prices was
 * paid for it (抹零, 折扣), what was paid is what it consumed.
 */
function withSaidConsumption(said: DoneSaid, lines: Line[], known: Known): Line[] {
  const open = lines.filter((line) => line.times > 0 && line.paidBy !== 'gift');
  const total = said.consumedFen ?? discounted(said, open);
  if (total === undefined || open.length === 0) return lines;
  const prices = open.map((line) => line.consumedFen || known.treatments.get(line.treatmentId)!.priceFen);
  const dealt = dealOut(total, prices);
  return lines.map((line) => {
    const place = open.indexOf(line);
    return place < 0 ? line : { ...line, consumedFen: dealt[place] };
  });
}

function discounted(said: DoneSaid, open: Line[]): number | undefined {
  if (!said.cashFen || !open.every((line) => line.paidBy === 'cash')) return undefined;
  const listFen = open.reduce((sum, line) => sum + line.consumedFen, 0);
  return said.cashFen < listFen ? said.cashFen : undefined;
}
