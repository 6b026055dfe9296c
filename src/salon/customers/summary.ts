/**
 * One row of counts per customer (customer_summary), kept in the transaction of whatever changes it.
 *
 * Lists and grades read it, the source rows only for those listed. Everything here is worked out from entries again,
 * so counting twice changes nothing; a job counts everybody and reports differences.
 */
import { In, MoreThan, Not, type FindOperator } from '../../database/conditions';
import { AccountEntry } from '../../../entities/account-entry';
import { Appointment } from '../../../entities/appointment';
import { Contact } from '../../../entities/contact';
import { Course } from '../../../entities/course';
import { CourseEntry } from '../../../entities/course-entry';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Payment } from '../../../entities/payment';
import { Promised } from '../../../entities/promise';
import { Visit } from '../../../entities/visit';
import { VisitService } from '../../../entities/visit-service';
import { oldestDue } from '../money/arrears';
import { businessDayOf } from '../calendar';
import { nextBirthday } from '../care/birthdays';
import { isCash } from '../money/cash';
import { lastSessionsIn } from '../money/last-sessions';
import { ownRhythmDays } from './rhythm';
import type { Work } from '../work';

/** Counts a customer again: sessions used of her courses, totals of the visits named, her summary. */
export async function recount(work: Work, customerId: string, visitIds: string[] = []): Promise<void> {
  for (const visitId of visitIds) await recountVisit(work, visitId);
  await recountCustomers(work, [customerId]);
}

/** As many as are read at once: a few statements for all of them in place of a few for each. */
const AT_ONCE = 200;

/** Counts many customers again; `onCounted` hears how many are done. */
export async function recountCustomers(
  work: Work,
  customerIds: string[],
  onCounted: (done: number) => void = () => undefined,
): Promise<void> {
  for (let from = 0; from < customerIds.length; from += AT_ONCE) {
    const ids = customerIds.slice(from, from + AT_ONCE);
    const sources = await sourcesOf(work, ids);
    await bringUses(work, sources);
    const standing = await work.tx.find(CustomerSummary, { where: { customerId: In(ids) } });
    for (const customer of sources.customers) {
      const before = standing.find((row) => row.customerId === customer.id);
      await write(work, before, summaryOf(customer, sources));
    }
    onCounted(from + ids.length);
  }
}

/** All but what a round of grading sets. */
type Counted = Omit<CustomerSummary, 'relationshipStage'>;

async function write(work: Work, before: CustomerSummary | undefined, row: Counted): Promise<void> {
  const { customerId, ...patch } = row;
  const names = Object.keys(patch) as (keyof typeof patch)[];
  if (before && names.every((name) => before[name] === patch[name])) return;
  if (!before && (await work.tx.insertIfNew(CustomerSummary, row))) return;
  await work.tx.update(CustomerSummary, { customerId }, patch);
}

type Sources = Awaited<ReturnType<typeof sourcesOf>>;

async function sourcesOf({ tx, now, store }: Work, ids: string[]) {
  const customerId: FindOperator<string> = In(ids);
  const courses = await tx.find(Course, { where: { customerId } });
  return {
    today: businessDayOf(now, store.timezone),
    customers: await tx.find(Customer, { where: { id: customerId } }),
    courses: groupBy(courses),
    uses: await tx.find(CourseEntry, {
      where: { courseId: In(courses.map((each) => each.id)) },
      select: ['id', 'courseId', 'delta'],
    }),
    visits: groupBy(
      await tx.find(Visit, {
        where: { customerId },
        select: ['id', 'customerId', 'day', 'consumedFen'],
        order: { day: 'ASC' },
      }),
    ),
    payments: groupBy(
      await tx.find(Payment, {
        where: { customerId, status: 'confirmed' },
        select: ['id', 'customerId', 'amountFen', 'method', 'kind'],
      }),
    ),
    accounts: groupBy(
      await tx.find(AccountEntry, {
        where: { customerId },
        select: ['id', 'customerId', 'account', 'deltaFen', 'dueDay', 'at'],
        order: { at: 'ASC' },
      }),
    ),
    promises: groupBy(
      await tx.find(Promised, {
        where: { customerId, status: 'open' },
        select: ['id', 'customerId', 'kind', 'dueDay'],
        order: { dueDay: 'ASC' },
      }),
    ),
    appointments: groupBy(
      await tx.find(Appointment, {
        where: { customerId, status: In(['booked', 'confirmed']), at: MoreThan(now) },
        select: ['id', 'customerId', 'at'],
        order: { at: 'ASC' },
      }),
    ),
    contacts: groupBy(
      await tx.find(Contact, {
        where: { customerId, result: Not<Contact['result']>('noAnswer') },
        select: ['id', 'customerId', 'day'],
        order: { day: 'ASC' },
      }),
    ),
  };
}

/** Rows by customer; none for one who has none. */
function groupBy<E extends { customerId: string | null }>(rows: E[]): (customerId: string) => E[] {
  const groups = new Map<string | null, E[]>();
  for (const row of rows) {
    const group = groups.get(row.customerId);
    if (group) group.push(row);
    else groups.set(row.customerId, [row]);
  }
  return (customerId) => groups.get(customerId) ?? [];
}

function summaryOf(customer: Customer, sources: Sources): Counted {
  const { id } = customer;
  const courses = sources.courses(id).filter((course) => course.status === 'active');
  return {
    customerId: id,
    storeId: customer.storeId,
    consultantId: customer.consultantId,
    grade: customer.grade,
    birthdayMonthDay: birthdayOf(customer, sources.today),
    ...visitsOf(customer, sources.visits(id)),
    cashFen: sources
      .payments(id)
      .filter(isCash)
      .reduce((sum, payment) => sum + payment.amountFen, 0),
    sessionsLeft: courses.reduce((left, course) => left + course.total - course.used, 0),
    lastSession: lastSessionsIn(courses).length > 0,
    ...accountsOf(sources.accounts(id)),
    ...promisedOf(sources.promises(id)),
    nextAppointmentAt: sources.appointments(id)[0]?.at ?? null,
    lastContactDay: sources.contacts(id).at(-1)?.day ?? null,
  };
}

/** MM-DD of her next birthday; a lunar one falls on another day each year. */
function birthdayOf(customer: Customer, today: string): string | null {
  if (!customer.birthday) return null;
  if (!customer.birthdayLunar) return customer.birthday.slice(-5);
  return nextBirthday(customer.birthday, true, today)?.slice(-5) ?? null;
}

/** What a visit consumed and what cash came in on it. */
async function recountVisit(work: Work, visitId: string): Promise<void> {
  const services = await work.tx.find(VisitService, { where: { visitId } });
  const payments = await work.tx.find(Payment, { where: { visitId, status: 'confirmed' } });
  await work.tx.update(
    Visit,
    { id: visitId },
    {
      consumedFen: services.reduce((sum, service) => sum + service.consumedFen, 0),
      cashFen: payments.filter(isCash).reduce((sum, payment) => sum + payment.amountFen, 0),
    },
  );
}

/** Brings `used` of the courses in line with their entries. */
async function bringUses(work: Work, { customers, courses, uses }: Sources): Promise<void> {
  const byCourse = new Map<string, CourseEntry[]>();
  for (const entry of uses) byCourse.set(entry.courseId, [...(byCourse.get(entry.courseId) ?? []), entry]);
  for (const course of customers.flatMap((customer) => courses(customer.id))) {
    const used = usedOf(byCourse.get(course.id) ?? []);
    if (used !== course.used) await work.tx.update(Course, { id: course.id }, { used });
    course.used = used;
  }
}

/** Sessions taken off a course: entries are negative where sessions went and positive where they came back. */
export function usedOf(entries: Pick<CourseEntry, 'delta'>[]): number {
  return -entries.reduce((sum, entry) => sum + entry.delta, 0);
}

function visitsOf(customer: Customer, visits: Visit[]) {
  const days = visits.map((visit) => visit.day);
  return {
    firstVisitDay: [customer.firstVisitDay, days[0]].filter((day) => !!day).sort()[0] ?? null,
    lastVisitDay: days.at(-1) ?? null,
    visits: visits.length,
    consumedFen: visits.reduce((sum, visit) => sum + visit.consumedFen, 0),
    rhythmDays: ownRhythmDays(days),
  };
}

function accountsOf(entries: AccountEntry[]) {
  const stored = entries.filter((entry) => entry.account === 'stored');
  const arrears = entries.filter((entry) => entry.account === 'arrears');
  return { storedFen: sum(stored), arrearsFen: sum(arrears), moneyDueDay: oldestDue(arrears) };
}

function sum(entries: AccountEntry[]): number {
  return entries.reduce((total, entry) => total + entry.deltaFen, 0);
}

const CALLS = ['call', 'reminder'];
const CARE = [
  'care',
  'birthday',
  'first-week',
  'duty',
  'see',
  'invite',
  'festival',
  'quiet',
  'win-back',
  'event',
];

/** The nearest open day of each kind of promise; money owed counts by its entries. */
function promisedOf(open: Promised[]) {
  const nearest = (fits: (kind: string) => boolean) =>
    open.find((promised) => fits(promised.kind))?.dueDay ?? null;
  return {
    callDueDay: nearest((kind) => CALLS.includes(kind)),
    careDueDay: nearest((kind) => CARE.includes(kind)),
    promiseDueDay: nearest((kind) => !CALLS.includes(kind) && !CARE.includes(kind)),
  };
}
