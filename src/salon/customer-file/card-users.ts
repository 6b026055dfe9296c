/** «刘太的卡女儿也能用»: who may use a customer's courses beside herself. */
import { Course } from '../../../entities/course';
import { Customer } from '../../../entities/customer';
import { done, refused, type Operation, type Result } from '../operation';
import { shortName, treatmentsFor } from '../plans/facts';
import { named, theCustomer } from '../subjects';
import type { Work } from '../work';

export interface PermitUser {
  /** Whose courses. */
  customerId: string;
  /** Somebody with a file … */
  userId?: string;
  /** … or what she is to the owner: 女儿, 妹妹. */
  relation?: string;
  /** Of one treatment only; all of her courses without it. */
  treatmentId?: string;
  /** From now on she may not. */
  not?: boolean;
}

/** Refusals: `not-found`; `no-course` where she has none; `herself`; `nobody`. */
async function permit(work: Work, input: PermitUser): Promise<Result> {
  const owner = await theCustomer(work, input.customerId);
  if (!owner) return refused('not-found', {});
  const user = input.userId ? await theCustomer(work, input.userId) : null;
  if (input.userId && !user) return refused('not-found', {});
  if (user?.id === owner.id) return refused('herself', { name: owner.name });
  if (!user && !input.relation) return refused('nobody', { name: owner.name });
  const courses = (await work.tx.find(Course, { where: { customerId: owner.id, status: 'active' } })).filter(
    (course) => !input.treatmentId || course.treatmentId === input.treatmentId,
  );
  if (courses.length === 0) return refused('no-course', { name: owner.name });
  if (user) for (const course of courses) await write(work, course, user.id, input.not === true);
  else await writeRelation(work, owner, input.relation!, input.not === true);
  const treatments = await treatmentsFor(
    work,
    courses.map((course) => course.treatmentId),
  );
  return done({
    customer: named(owner),
    user: user ? user.name : input.relation,
    courses: [...new Set(courses.map((course) => shortName(treatments.get(course.treatmentId))))],
    not: input.not === true,
  });
}

async function write(work: Work, course: Course, userId: string, not: boolean): Promise<void> {
  const others = (course.userIds ?? []).filter((id) => id !== userId);
  await work.rows.update(Course, course.id, { userIds: not ? others : [...others, userId] });
}

/** Somebody without a file: kept by what she is to the owner, so that the counter knows when she comes. */
async function writeRelation(work: Work, owner: Customer, relation: string, not: boolean): Promise<void> {
  const others = relationsOf(owner).filter((each) => each !== relation);
  const cardUsers = not ? others : [...others, relation];
  await work.rows.update(Customer, owner.id, { profile: { ...owner.profile, cardUsers } });
}

export function relationsOf(owner: Pick<Customer, 'profile'>): string[] {
  const kept = owner.profile?.cardUsers;
  return Array.isArray(kept) ? kept.map(String) : [];
}

/** Names of all who may use her courses. */
export async function cardUsersOf(work: Work, owner: Customer): Promise<string[]> {
  const courses = await work.tx.find(Course, { where: { customerId: owner.id, status: 'active' } });
  const names: string[] = [];
  for (const id of new Set(courses.flatMap((course) => course.userIds ?? []))) {
    const user = await work.tx.one(Customer, { id });
    if (user) names.push(user.name);
  }
  return [...names, ...relationsOf(owner)];
}

export const cardUserOperations: Operation[] = [
  { name: 'courses.permit', command: 'card-users', kind: 'write', run: permit },
];
