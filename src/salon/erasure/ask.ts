/**
 * «删除婷姐的全部资料»: a person's right. What hangs on her is named first; what is open is settled before, or given
 * up by name. It is carried out a few minutes later (wipe.ts), once no turn is under way; until then it can be
 * taken back, afterwards never.
 */
import { In, IsNull, MoreThan, Not } from '../../database/conditions';
import { Approval } from '../../../entities/approval';
import { Appointment } from '../../../entities/appointment';
import { Complaint } from '../../../entities/complaint';
import { Course } from '../../../entities/course';
import { Customer } from '../../../entities/customer';
import { Erasure, type GivenUp } from '../../../entities/erasure';
import { Payment } from '../../../entities/payment';
import { Photo } from '../../../entities/photo';
import { Promised } from '../../../entities/promise';
import { Treatment } from '../../../entities/treatment';
import { Visit } from '../../../entities/visit';
import { balanceOf } from '../money/accounts';
import { courseLeftFen } from '../money/consumption';
import { done, refused, type Operation, type Result } from '../operation';
import { named, theCustomer, type Named } from '../subjects';
import { byWhom, type Work } from '../work';

export interface HangsOnHer {
  customer: Named;
  courses: { treatment: string; left: number; worthFen: number }[];
  storedFen: number;
  arrearsFen: number;
  /** Appointments to come, complaints not closed, promises open. */
  appointments: number;
  complaints: number;
  promises: number;
  /** What stays as figures. */
  visits: number;
  payments: number;
  photos: number;
  [fact: string]: unknown;
}

/** Whether something of hers is worth money, or she owes some. */
export function isOpen({ courses, storedFen, arrearsFen }: HangsOnHer): boolean {
  return courses.length > 0 || storedFen !== 0 || arrearsFen !== 0;
}

/** Refusals: `not-found`; `asked` already; `waits` for the manager's word on a refund or correction; `shared` card. */
export async function hangsOnHer(work: Work, input: { customerId: string }): Promise<Result<HangsOnHer>> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  if (await work.tx.one(Erasure, { customerId: customer.id }))
    return refused('asked', { name: customer.name });
  return hanging(work, customer);
}

async function hanging(work: Work, customer: Customer): Promise<Result<HangsOnHer>> {
  const customerId = customer.id;
  const approvals = await work.tx.find(Approval, { where: { storeId: customer.storeId, status: 'open' } });
  if (approvals.some((each) => JSON.stringify(each.subject).includes(customerId))) {
    return refused('waits', { name: customer.name });
  }
  const courses = await openCourses(work, customerId);
  const users = [...new Set(courses.flatMap((course) => course.userIds ?? []))];
  if (users.length > 0) {
    const rows = await work.tx.find(Customer, { where: { id: In(users) } });
    return refused('shared', { name: customer.name, users: rows.map((row) => row.name) });
  }
  const names = new Map((await work.tx.find(Treatment)).map((row) => [row.id, row.name]));
  const count = work.tx.count.bind(work.tx);
  return done({
    customer: named(customer),
    courses: courses.map((course) => ({
      treatment: names.get(course.treatmentId) ?? '',
      left: course.total - course.used,
      worthFen: courseLeftFen(course, course.used),
    })),
    ...(await balanceOf(work, customerId)),
    appointments: await count(Appointment, {
      customerId,
      status: In(['held', 'booked', 'confirmed']),
      at: MoreThan(work.now),
    }),
    complaints: await count(Complaint, { customerId, status: Not<Complaint['status']>('closed') }),
    promises: await count(Promised, { customerId, status: 'open' }),
    visits: await count(Visit, { customerId }),
    payments: await count(Payment, { customerId }),
    photos: await count(Photo, { customerId }),
  });
}

export async function openCourses(work: Work, customerId: string): Promise<Course[]> {
  const courses = await work.tx.find(Course, { where: { customerId, status: 'active' } });
  return courses.filter((course) => course.total > course.used);
}

/** Refusals as of `hangsOnHer`; `open` where something is open and was not given up. */
export async function askErasure(
  work: Work,
  input: { customerId: string; giveUp?: boolean },
): Promise<Result> {
  const asked = await hangsOnHer(work, input);
  if (!asked.done) return asked;
  const { facts } = asked;
  if (isOpen(facts) && !input.giveUp) return refused('open', facts);
  await work.rows.insert(Erasure, {
    storeId: work.store.id,
    customerId: facts.customer.id,
    askedById: byWhom(work.actor),
    role: work.actor.roles.join(',') || byWhom(work.actor),
    askedAt: work.now,
    givenUp: openSums(facts),
  });
  return done(facts);
}

function openSums({ storedFen, arrearsFen, courses }: HangsOnHer): GivenUp {
  return { storedFen, arrearsFen, sessions: courses.reduce((sum, course) => sum + course.left, 0) };
}

/** Whether what hangs on her is what was given up; what has come since nobody has given up. */
export async function standsAsAsked(work: Work, asked: Erasure): Promise<boolean> {
  const customer = await theCustomer(work, asked.customerId);
  const now = customer ? await hanging(work, customer) : null;
  if (!now?.done) return false;
  const sums = openSums(now.facts);
  return (Object.keys(sums) as (keyof GivenUp)[]).every((key) => sums[key] === asked.givenUp[key]);
}

/** Those of a store that were asked for and not carried out yet. */
export function askedErasures(work: Work): Promise<Erasure[]> {
  return work.tx.find(Erasure, { where: { storeId: work.store.id, doneAt: IsNull() } });
}

export const erasureOperations: Operation[] = [
  { name: 'customers.erase-preview', command: 'customer-erase', kind: 'read', run: hangsOnHer },
  { name: 'customers.erase', command: 'customer-erase', kind: 'write', run: askErasure },
];
