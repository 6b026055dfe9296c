/** What is due for the asker, and what she says is done. */
import { Customer } from '../../../entities/customer';
import { Promised } from '../../../entities/promise';
import { businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { mayDo } from '../permissions';
import type { Work } from '../work';
import { fulfilPromise } from './promises';

/** «1好了», «都做了»: her own promises ended by her word. Another's answers like one that is not there. */
async function settle(work: Work, input: { promiseIds: string[]; evidence?: string }): Promise<Result> {
  const settled: { id: string; customer: string | null; why: string }[] = [];
  for (const id of input.promiseIds) {
    const promise = await work.tx.one(Promised, { id });
    const subject = { storeId: promise?.storeId ?? '', ownedBy: promise ? [promise.ownerId] : [] };
    if (!promise || mayDo(work.actor, 'settle-promise', subject) === 'deny')
      return refused('not-found', { id });
    if (promise.status !== 'open') return refused('not-open', { id, status: promise.status });
    await fulfilPromise(work, promise, input.evidence ?? '');
    settled.push({ id, customer: await nameOf(work, promise.customerId), why: promise.why });
  }
  return done({ settled });
}

/** Everything that is due for the asker today or before, in the order and with the numbers it is shown with. */
async function mine(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const ownerId = work.actor.staffId ?? '';
  const open = await work.tx.find(Promised, {
    where: { ownerId, storeId: work.store.id, status: 'open' },
    order: { dueDay: 'ASC', id: 'ASC' },
  });
  const due = open.filter((each) => each.dueDay <= today);
  const lines = [];
  for (const [index, promise] of due.entries()) {
    lines.push({
      n: index + 1,
      id: promise.id,
      customer: promise.customerId
        ? { id: promise.customerId, name: await nameOf(work, promise.customerId) }
        : null,
      kind: promise.kind,
      why: promise.why,
      dueDay: promise.dueDay,
    });
  }
  return done({ promises: lines, today });
}

async function nameOf(work: Work, customerId: string | null): Promise<string | null> {
  if (!customerId) return null;
  const customer = await work.tx.one(Customer, { id: customerId });
  return customer?.name ?? null;
}

export const promiseOperations: Operation[] = [
  { name: 'promises.settle', command: 'settle-promise', kind: 'write', run: settle },
  { name: 'promises.mine', command: 'settle-promise', kind: 'read', run: mine },
];
