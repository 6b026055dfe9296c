/** A walk-in (散客) turns out to be somebody: what she did and paid goes to the real file, and can be taken back. */
import { Customer } from '../../../entities/customer';
import { Payment } from '../../../entities/payment';
import { IsNull } from '../../database/conditions';
import { businessDayOf, clockOf, DAY } from '../calendar';
import { moveEverything } from '../customer-file/moves';
import { namesChanged } from '../lexicon-version';
import { done, refused, type Operation, type Result } from '../operation';
import { recount } from '../customers/summary';
import { holdCustomer, theCustomer } from '../subjects';
import type { Work } from '../work';

/** Days during which a walk-in is offered to be joined. */
const OFFERED_DAYS = 30;

/** Walk-ins of late, newest first. */
async function walkIns(work: Work): Promise<Result> {
  const rows = await work.tx.find(Customer, {
    where: { storeId: work.store.id, isWalkIn: true, mergedIntoId: IsNull() },
    order: { createdAt: 'DESC' },
    take: 20,
    select: ['id', 'name', 'createdAt'],
  });
  const late = rows.filter((row) => row.createdAt >= work.now - OFFERED_DAYS * DAY);
  return done({
    walkIns: late.slice(0, 6).map((row) => ({
      id: row.id,
      name: row.name,
      when: whenHere(work, row.createdAt),
    })),
  });
}

/** The hour of today, else the day: it tells apart several who have no other name. */
function whenHere({ now, store }: Work, at: number): string {
  const day = businessDayOf(at, store.timezone);
  return day === businessDayOf(now, store.timezone) ? clockOf(at, store.timezone) : day.slice(5);
}

interface Join {
  walkInId: string;
  customerId: string;
}

/** Refusals: `not-found`; `not-a-walk-in`; `joined` where she was joined before. */
async function join(work: Work, input: Join): Promise<Result> {
  const walkIn = await work.tx.one(Customer, { id: input.walkInId });
  const customer = await theCustomer(work, input.customerId);
  if (!walkIn || !customer || walkIn.storeId !== work.store.id) return refused('not-found', {});
  if (walkIn.mergedIntoId) return refused('joined', { name: walkIn.name });
  if (!walkIn.isWalkIn || walkIn.id === customer.id) return refused('not-a-walk-in', { name: walkIn.name });
  await holdCustomer(work, customer.id);
  const payments = await work.tx.count(Payment, { customerId: walkIn.id });
  const moved = await moveEverything(work, walkIn.id, customer.id);
  await work.rows.update(Customer, walkIn.id, { mergedIntoId: customer.id });
  await recount(work, customer.id, moved);
  await recount(work, walkIn.id);
  await namesChanged(work);
  return done({
    customer: { id: customer.id, name: customer.name },
    walkIn: walkIn.name,
    visits: moved.length,
    payments,
  });
}

export const walkInJoinOperations: Operation[] = [
  { name: 'walkIns.list', command: 'customer-new', kind: 'read', run: walkIns },
  { name: 'walkIns.join', command: 'customer-update', kind: 'write', run: join },
];
