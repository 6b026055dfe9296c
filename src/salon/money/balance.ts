/** What is left of a customer's: sessions by course, stored value, arrears (never to a beautician). */
import { In } from '../../database/conditions';
import { Course } from '../../../entities/course';
import { Treatment } from '../../../entities/treatment';
import { balanceOf } from './accounts';
import { done, refused, type Operation, type Result } from '../operation';
import { mayDo } from '../permissions';
import { shortName } from '../plans/facts';
import { named, theCustomer } from '../subjects';
import type { Work } from '../work';

export interface BalanceShown {
  customer: { id: string; name: string };
  courses: { name: string; left: number; total: number }[];
  /** Null where only sessions were asked for. */
  storedFen: number | null;
  /** Null where the asker is not to know. */
  arrearsFen: number | null;
}

async function balance(work: Work, input: { customerId: string; treatmentIds?: string[] }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('no-such-customer', { customerId: input.customerId });
  await work.rows.look(customer.id);
  const courses = await work.tx.find(Course, { where: { customerId: customer.id, status: 'active' } });
  const wanted = input.treatmentIds?.length
    ? courses.filter((course) => input.treatmentIds!.includes(course.treatmentId))
    : courses;
  const ids = wanted.map((course) => course.treatmentId);
  const treatments = ids.length > 0 ? await work.tx.find(Treatment, { where: { id: In(ids) } }) : [];
  const nameOf = (id: string) => shortName(treatments.find((treatment) => treatment.id === id));
  const { storedFen, arrearsFen } = await balanceOf(work, customer.id);
  const masked = mayDo(work.actor, 'customer-query', { storeId: customer.storeId }) !== 'allow';
  const facts: BalanceShown = {
    customer: named(customer),
    courses: wanted.map((course) => ({
      name: nameOf(course.treatmentId),
      left: course.total - course.used,
      total: course.total,
    })),
    storedFen: input.treatmentIds?.length && wanted.length > 0 ? null : storedFen,
    arrearsFen: masked ? null : arrearsFen,
  };
  return done({ refused: null, ...facts });
}

export const balanceOperations: Operation[] = [
  { name: 'balance.of', command: 'balance-query', kind: 'read', run: balance },
];
