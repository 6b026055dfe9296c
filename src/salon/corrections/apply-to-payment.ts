/** Money put right: the sum and how it was paid. */
import { AccountEntry } from '../../../entities/account-entry';
import { Course } from '../../../entities/course';
import { Payment } from '../../../entities/payment';
import { recount } from '../customers/summary';
import { balanceOf, post } from '../money/accounts';
import { refused, type Refusal } from '../operation';
import { byWhom, type Work } from '../work';
import type { ChangeOf } from './change';
import { reverse } from './reverse-payment';

export async function changeAmount(
  work: Work,
  customerId: string,
  change: ChangeOf<'amount'>,
): Promise<null> {
  const payment = (await work.tx.one(Payment, { id: change.paymentId }))!;
  await writeInstead(work, customerId, payment, { amountFen: change.afterFen });
  return null;
}

/** What was paid from stored value came off it, and comes back when it was paid otherwise. */
export async function changeMethod(
  work: Work,
  customerId: string,
  change: ChangeOf<'method'>,
): Promise<Refusal | null> {
  for (const id of change.paymentIds) {
    const payment = (await work.tx.one(Payment, { id }))!;
    if (change.after === 'stored_value') {
      const { storedFen } = await balanceOf(work, customerId);
      if (storedFen < payment.amountFen)
        return refused('not-enough-stored', { storedFen, amountFen: payment.amountFen });
    }
    await writeInstead(work, customerId, payment, { method: change.after });
  }
  return null;
}

/** The wrong line stays as reversed; the right one stands beside it. Of a closed day both are entries of today. */
async function writeInstead(
  work: Work,
  customerId: string,
  payment: Payment,
  right: Partial<Pick<Payment, 'amountFen' | 'method'>>,
): Promise<void> {
  const when = await reverse(work, payment);
  const { id: _old, reversesId: _reverses, ...rest } = payment;
  const written = await work.rows.insert(Payment, {
    ...rest,
    ...when,
    ...right,
    at: work.now,
    byId: byWhom(work.actor),
  });
  const { amountFen, day, id: paymentId } = written;
  const scale = (fen: number) =>
    payment.amountFen === 0 ? 0 : Math.round((fen * amountFen) / payment.amountFen);
  const entries = await work.tx.find(AccountEntry, { where: { paymentId: payment.id } });
  for (const { account, kind, dueDay, deltaFen: before } of entries) {
    if (kind === 'correct' || kind === 'use') continue;
    const deltaFen = kind === 'gift' || kind === 'sale' ? before : scale(before);
    await post(work, { customerId, account, deltaFen, kind, day, dueDay, paymentId });
  }
  if (written.method === 'stored_value') {
    await post(work, { customerId, account: 'stored', deltaFen: -amountFen, kind: 'use', day, paymentId });
  }
  if (payment.courseId) {
    const course = await work.tx.one(Course, { id: payment.courseId });
    const priceFen = course?.priceFen === payment.amountFen ? amountFen : course?.priceFen;
    await work.rows.update(Course, payment.courseId, { paymentId, priceFen });
  }
  await recount(work, customerId, payment.visitId ? [payment.visitId] : []);
}
