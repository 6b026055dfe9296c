/**
 * A customer's file as far as the asker may see it: a beautician sees neither class, debt nor offers. Basics, skin,
 * purchases, services, preferences and plan on one screen (SR-FLD-09, SR-FLD-22, SR-FLD-24); of her number only the
 * end (SR-FLD-06).
 */
import { Course } from '../../../entities/course';
import type { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Photo } from '../../../entities/photo';
import { Staff } from '../../../entities/staff';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { appointmentsOf, bookingsOf, type Booking } from '../appointments/appointments';
import { ownersOf } from '../customers/customer-owners';
import { businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { birthdayGiven } from '../care/birthdays';
import { lastAnswer, type LastAnswer } from '../care/care-answers';
import { mayDo } from '../permissions';
import { shortName, treatmentsFor } from '../plans/facts';
import { agreedPlan } from '../plans/plans';
import { planFacts, type PlanFacts } from '../plans/facts';
import { named, theCustomer, type Named } from '../subjects';
import type { Work } from '../work';
import { settingOf } from '../settings/settings';
import { cardUsersOf } from './card-users';
import { complainedOf, type Complained } from './complained';
import { consentOf } from './consents';
import { diagnosesOf, type DiagnosisShown } from './diagnoses';
import { facetsOf, worthAsking, type Facet, type Facets } from './facets';
import { impressionsOf, type ImpressionShown } from './impressions';
import { profileOf, type Profile } from './profile';
import { referrerOf } from './referral';
import { remarkOf, type Remark } from './remarks';
import { storyOf, type VisitTold } from './story';
import { teamOf, type Team } from './team';

export interface CustomerFacts {
  customer: Named;
  /** True where class, debt and offers are left out. */
  masked: boolean;
  consultant: string | null;
  beautician: string | null;
  /** Last four digits only. */
  phoneTail: string | null;
  birthday: string | null;
  allergy: string | null;
  taboo: string | null;
  skin: string | null;
  note: string | null;
  remark: Remark;
  complained: Complained | null;
  team: Team;
  visits: number;
  lastDay: string | null;
  lastDone: string[];
  lastWords: string | null;
  lastTalk: string | null;
  /** What she answered when she was last asked after a visit. */
  care: LastAnswer | null;
  rhythmDays: number | null;
  courses: { name: string; left: number; total: number }[];
  next: Booking | null;
  grade: string | null;
  storedFen: number | null;
  arrearsFen: number | null;
  arrearsDueDay: string | null;
  cashFen: number | null;
  plan: PlanFacts | null;
  source: string | null;
  firstVisitDay: string | null;
  /** What kind of person she is, as far as the store keeps it and the asker may read it. */
  profile: Profile;
  /** The newest sheet of what was found, most wanted and where it hurts. */
  diagnosis: DiagnosisShown | null;
  /** Visits at which something was talked of, the newest first. */
  talks: VisitTold[];
  cardUsers: string[];
  referrer: string | null;
  photos: number;
  /** How much is known of her life (SR-FLD-16); null where it is not for the asker, or not shown. */
  facets: Facets | null;
  /** How she seemed at first and was found to be; for those who look after her. */
  impressions: ImpressionShown[];
  [fact: string]: unknown;
}

/** Facts under the mask of the asker's role. The look is kept. */
export async function customerFacts(work: Work, customer: Customer): Promise<CustomerFacts> {
  const masked = isMasked(work, customer);
  const summary = await work.tx.one(CustomerSummary, { customerId: customer.id });
  const plan = masked ? undefined : await agreedPlan(work, customer.id);
  const [next] = await appointmentsOf(work, { customerId: customer.id });
  await work.rows.look(customer.id);
  return {
    customer: named(customer),
    masked,
    consultant: await nameOf(work, customer.consultantId),
    beautician: await nameOf(work, customer.beauticianId),
    phoneTail: customer.phone ? customer.phone.slice(-4) : null,
    birthday: birthdayGiven(customer),
    allergy: customer.allergy,
    taboo: customer.taboo,
    skin: customer.skin,
    note: customer.note,
    remark: remarkOf(customer, businessDayOf(work.now, work.store.timezone)),
    complained: await complainedOf(work, customer.id),
    team: await teamOf(work, customer),
    visits: summary?.visits ?? 0,
    lastDay: summary?.lastVisitDay ?? null,
    ...(await lastVisitOf(work, customer.id)),
    care: await lastAnswer(work, customer.id),
    rhythmDays: summary?.rhythmDays ?? null,
    courses: await coursesOf(work, customer.id),
    next: next ? (await bookingsOf(work, [next]))[0] : null,
    grade: masked ? null : customer.grade,
    storedFen: masked ? null : (summary?.storedFen ?? 0),
    arrearsFen: masked ? null : (summary?.arrearsFen ?? 0),
    arrearsDueDay: masked ? null : (summary?.moneyDueDay ?? null),
    cashFen: masked ? null : (summary?.cashFen ?? 0),
    plan: plan ? await planFacts(work, plan) : null,
    source: masked ? null : customer.source,
    firstVisitDay: summary?.firstVisitDay ?? customer.firstVisitDay,
    profile: await profileOf(work, customer, summary?.visits ?? 0),
    diagnosis: (await diagnosesOf(work, customer.id, 1))[0] ?? null,
    talks: (await storyOf(work, customer.id, VISITS_READ)).filter((visit) => visit.talk),
    cardUsers: await cardUsersOf(work, customer),
    referrer: await referrerOf(work, customer),
    impressions: masked ? [] : await shownImpressions(work, customer),
    facets: masked ? null : await shownFacets(work, customer),
    photos: consentOf(customer, 'photo') ? await work.tx.count(Photo, { customerId: customer.id }) : 0,
  };
}

async function shownImpressions(work: Work, customer: Customer): Promise<ImpressionShown[]> {
  return (await settingOf(work, 'impression.ask')) ? impressionsOf(work, customer) : [];
}

/** Null where the store does not want them shown. */
async function shownFacets(work: Work, customer: Customer): Promise<Facets | null> {
  return (await settingOf(work, 'facets.shown')) === 'off' ? null : heardFacets(work, customer);
}

/** One facet of her life to speak of, where the store wants it in the brief (SR-KAM-08). */
export async function facetToAsk(work: Work, customer: Customer): Promise<Facet | null> {
  if ((await settingOf(work, 'facets.shown')) !== 'brief') return null;
  return worthAsking(await heardFacets(work, customer));
}

async function heardFacets(work: Work, customer: Customer): Promise<Facets> {
  const summary = await work.tx.one(CustomerSummary, { customerId: customer.id });
  const story = await storyOf(work, customer.id, VISITS_HEARD);
  return facetsOf({
    file: customer,
    profile: await profileOf(work, customer, summary?.visits ?? 0),
    referrer: await referrerOf(work, customer),
    talks: story.flatMap((visit) => visit.talk ?? []),
  });
}

/** As far back as what was talked of still counts as known. */
const VISITS_HEARD = 24;

/** Visits looked through for what was talked of. */
const VISITS_READ = 6;

function isMasked(work: Work, customer: Customer): boolean {
  const ownedBy = [customer.consultantId, customer.beauticianId].filter((id): id is string => !!id);
  return mayDo(work.actor, 'customer-query', { storeId: customer.storeId, ownedBy }) !== 'allow';
}

async function lastVisitOf(
  work: Work,
  customerId: string,
): Promise<Pick<CustomerFacts, 'lastDone' | 'lastWords' | 'lastTalk'>> {
  const [visit] = await work.tx.find(Visit, { where: { customerId }, order: { day: 'DESC' }, take: 1 });
  if (!visit) return { lastDone: [], lastWords: null, lastTalk: null };
  const services = await work.tx.find(VisitService, { where: { visitId: visit.id } });
  const treatments = await treatmentsFor(
    work,
    services.map((service) => service.treatmentId),
  );
  const names = services.map((service) => shortName(treatments.get(service.treatmentId)));
  return {
    lastDone: [...new Set(names)],
    lastWords: visit.feedback ?? visit.effect,
    lastTalk: visit.talk,
  };
}

async function coursesOf(work: Work, customerId: string): Promise<CustomerFacts['courses']> {
  const courses = await work.tx.find(Course, { where: { customerId, status: 'active' } });
  const treatments = await treatmentsFor(
    work,
    courses.map((course) => course.treatmentId),
  );
  return courses
    .map((course) => ({
      name: shortName(treatments.get(course.treatmentId)),
      left: course.total - course.used,
      total: course.total,
    }))
    .filter((course) => course.left > 0);
}

async function nameOf(work: Work, staffId: string | null): Promise<string | null> {
  if (!staffId) return null;
  return (await work.tx.one(Staff, { id: staffId }))?.name ?? null;
}

/** Refusals: `not-found`, also for another store's customer. */
async function file(work: Work, input: { customerId: string; field?: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  return done({ ...(await customerFacts(work, customer)), field: input.field ?? null });
}

/** Who looked after her, from when to when. Refusal: `not-found`. */
async function owners(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  return done({ customer: named(customer), owners: await ownersOf(work, customer.id) });
}

export const customerFileOperations: Operation[] = [
  { name: 'customers.file', command: 'customer-query', kind: 'read', run: file },
  { name: 'customers.owners', command: 'customer-query', kind: 'read', run: owners },
];
