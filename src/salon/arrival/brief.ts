/**
 * What the two people must know when a customer comes in. The beautician's version has no money, no class and nothing
 * to sell; the consultant's has what is left of courses and money, and what to talk of before she leaves.
 */
import { In, LessThan } from '../../database/conditions';
import { Course } from '../../../entities/course';
import type { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Treatment } from '../../../entities/treatment';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { businessDayOf } from '../calendar';
import { facetToAsk } from '../customer-file';
import type { Facet } from '../customer-file/facets';
import { profileOf } from '../customer-file/profile';
import { appointmentsOf, bookingsOf, type Booking } from '../appointments/appointments';
import { done, refused, type Facts, type Operation, type Result } from '../operation';
import { withOperation } from '../handbook/pages';
import { mayDo } from '../permissions';
import { planFacts, shortName } from '../plans/facts';
import { newestPlan } from '../plans/plans';
import { openPromises } from '../promises/promises';
import { named, theCustomer, type Named } from '../subjects';
import { warningsOf, type Warning } from './warnings';
import type { Work } from '../work';

export interface BeauticianBrief extends Facts {
  customer: Named;
  booking: Booking | null;
  warning: Warning | null;
  /** What she likes: 手法重一点, 怕冷. */
  likes: string | null;
  /** What kind of person she is (SR-PER-01), from the third visit on. */
  personality: string | null;
  /** What was said the last time. */
  last: { day: string; text: string } | null;
  /** Home care agreed upon, to be asked about (SR-EFF-03). */
  homeCare: string | null;
  /** A treatment booked with her that she has never done, and whose steps the store has written (SR-TEC-01). */
  firstTime: string | null;
}

export interface ConsultantBrief extends BeauticianBrief {
  courses: { treatment: string; left: number; total: number }[];
  storedFen: number;
  arrearsFen: number;
  arrearsDueDay: string | null;
  promises: string[];
  /** A facet of her life that nobody has talked of yet; at most one. */
  talkOf: Facet | null;
}

export async function beauticianBrief(
  work: Work,
  customer: Customer,
  booking: Booking | null,
): Promise<BeauticianBrief> {
  // Of somebody without a file nothing is known; what is known of the customer is not hers.
  if (booking?.companion)
    return {
      customer: named(customer),
      booking,
      warning: null,
      likes: null,
      personality: null,
      last: null,
      homeCare: null,
      firstTime: null,
    };
  const [warning] = await warningsOf(work, [customer.id]);
  return {
    customer: named(customer),
    booking,
    warning: warning ?? null,
    likes: likesOf(customer),
    personality: await personalityOf(work, customer),
    last: await lastTalk(work, customer.id),
    homeCare: (await newestPlan(work, customer.id))?.homeCare ?? null,
    firstTime: booking ? await firstTimeOf(work, booking) : null,
  };
}

export async function consultantBrief(
  work: Work,
  customer: Customer,
  booking: Booking | null,
): Promise<ConsultantBrief> {
  const summary = await work.tx.one(CustomerSummary, { customerId: customer.id });
  const promises = await openPromises(work, customer.id);
  return {
    ...(await beauticianBrief(work, customer, booking)),
    // Whoever plans does not do it.
    firstTime: null,
    courses: await coursesLeft(work, customer.id),
    storedFen: summary?.storedFen ?? 0,
    arrearsFen: summary?.arrearsFen ?? 0,
    arrearsDueDay: summary?.moneyDueDay ?? null,
    talkOf: await facetToAsk(work, customer),
    promises: promises
      .filter((each) => each.why && !BY_OTHER_WORDS.includes(each.kind))
      .map((each) => each.why),
  };
}

async function firstTimeOf(work: Work, { beautician, treatments }: Booking): Promise<string | null> {
  const written = await withOperation(
    work,
    treatments.map((each) => each.id),
  );
  for (const treatment of treatments.filter((each) => written.has(each.id))) {
    const done = await work.tx.count(VisitService, {
      beauticianId: beautician.id,
      treatmentId: treatment.id,
    });
    if (done === 0) return shortName(await work.tx.one(Treatment, { id: treatment.id }));
  }
  return null;
}

async function personalityOf(work: Work, customer: Customer): Promise<string | null> {
  const summary = await work.tx.one(CustomerSummary, { customerId: customer.id });
  const { personality } = await profileOf(work, customer, summary?.visits ?? 0);
  return typeof personality === 'string' ? personality : null;
}

/** Promises whose words are a name or an hour, not something to speak of. */
const BY_OTHER_WORDS = ['call', 'rebook', 'thanks', 'reward', 'event'];

function likesOf(customer: Customer): string | null {
  const likes = customer.profile?.likes;
  if (Array.isArray(likes)) return likes.join('、') || null;
  return typeof likes === 'string' && likes ? likes : null;
}

/** Words of the last visit before today that is known of; what she asked about is not for the one at the bed. */
async function lastTalk(work: Work, customerId: string): Promise<BeauticianBrief['last']> {
  const today = businessDayOf(work.now, work.store.timezone);
  const visits = await work.tx.find(Visit, {
    where: { customerId, day: LessThan(today) },
    order: { day: 'DESC' },
    take: 3,
    select: ['id', 'day', 'talk', 'feedback'],
  });
  const said = visits.find((visit) => visit.talk || visit.feedback);
  return said ? { day: said.day, text: [said.talk, said.feedback].filter(Boolean).join(',') } : null;
}

async function coursesLeft(work: Work, customerId: string): Promise<ConsultantBrief['courses']> {
  const courses = await work.tx.find(Course, { where: { customerId, status: 'active' } });
  if (courses.length === 0) return [];
  const treatments = await work.tx.find(Treatment, {
    where: { id: In(courses.map((course) => course.treatmentId)) },
  });
  // Several cards of one treatment are one thing to her.
  return treatments.flatMap((treatment) => {
    const own = courses.filter((course) => course.treatmentId === treatment.id);
    const total = own.reduce((sum, course) => sum + course.total, 0);
    const left = own.reduce((sum, course) => sum + course.total - course.used, 0);
    return left > 0 ? [{ treatment: shortName(treatment), left, total }] : [];
  });
}

/** Her brief as the asker may see it. Refusals: `not-found`. */
async function look(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  await work.rows.look(customer.id);
  const [booking] = await bookingsOf(work, await appointmentsOf(work, { customerId: customer.id }));
  const masked = mayDo(work.actor, 'brief', { storeId: customer.storeId }) === 'mask';
  if (masked) return done(await beauticianBrief(work, customer, booking ?? null));
  const plan = await newestPlan(work, customer.id);
  return done({
    ...(await consultantBrief(work, customer, booking ?? null)),
    plan: plan ? await planFacts(work, plan) : null,
  });
}

export const briefOperations: Operation[] = [
  { name: 'brief.look', command: 'brief', kind: 'read', run: look },
];
