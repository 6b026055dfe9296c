import { Payment } from '../../../entities/payment';
import type { Work } from '../work';
import type { MoneyLine } from './money-lines';

/** The day's lines of a customer that a new one may be the same as. */
export async function sameSums(
  work: Work,
  customerId: string,
  day: string,
  lines: Pick<MoneyLine, 'amountFen'>[],
): Promise<Payment[]> {
  const sums = new Set(lines.map((line) => line.amountFen));
  const where = { customerId, status: 'confirmed' as const };
  const rows = await work.tx.find(Payment, {
    where: [
      { ...where, day },
      { ...where, forDay: day },
    ],
  });
  return rows.filter((row) => sums.has(row.amountFen) && row.kind !== 'refund');
}
