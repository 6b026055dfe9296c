/** A payment taken back; money of a closed day by an entry of today. */
import { Payment } from '../../../entities/payment';
import { businessDayOf } from '../calendar';
import { reversePostings } from '../money/accounts';
import { isClosed } from '../money/closed-day';
import { holdMonth } from '../month/locked';
import { byWhom, type Work } from '../work';

/**
 * Takes a payment back with what it moved. On an open day it is marked reversed; on a closed one the day keeps its
 * sum and a counter-entry of today carries both dates.
 */
export async function reverse(work: Work, payment: Payment): Promise<{ day: string; forDay: string | null }> {
  const today = businessDayOf(work.now, work.store.timezone);
  await holdMonth(work, payment.day);
  await reversePostings(work, { paymentId: payment.id }, today);
  if (!(await isClosed(work, payment.day))) {
    await work.rows.update(Payment, payment.id, { status: 'reversed' });
    return { day: payment.day, forDay: payment.forDay };
  }
  const { id, ...rest } = payment;
  await work.rows.insert(Payment, {
    ...rest,
    day: today,
    forDay: payment.day,
    at: work.now,
    amountFen: -payment.amountFen,
    reversesId: id,
    byId: byWhom(work.actor),
  });
  return { day: today, forDay: payment.day };
}
