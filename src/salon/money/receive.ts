/** Money lines (收款) as they are written, with what hangs on them: a course that is sold, stored value, arrears. */
import { Course } from '../../../entities/course';
import { Payment } from '../../../entities/payment';
import { paidFor } from '../action-plan/outcome';
import { businessDayOf } from '../calendar';
import { thankReferrer } from '../customer-file/referral';
import { holdMonth } from '../month/locked';
import { refused, type Refusal } from '../operation';
import { holdDays } from '../store-day';
import type { Named } from '../subjects';
import { byWhom, type Work } from '../work';
import { balanceOf, post } from './accounts';
import { isClosed } from './closed-day';
import type { MoneyLine } from './money-lines';

export interface Received {
  id: string;
  kind: Payment['kind'];
  amountFen: number;
  method: string;
  courseId: string | null;
}

/** Who pays, and for whom: the course that is sold is hers. */
export interface Buyers {
  payer: Named;
  user: Named;
}

/** Lines of a closed day are entered today and carry the day they belong to. Refused «not-enough-stored». */
export async function receive(
  work: Work,
  who: Buyers,
  day: string,
  lines: MoneyLine[],
  visitId: string | null,
): Promise<{ lines: Received[] } | { refusal: Refusal }> {
  await holdMonth(work, day);
  await holdDays(work, [day]);
  const closed = await isClosed(work, day);
  const today = businessDayOf(work.now, work.store.timezone);
  const written: Received[] = [];
  for (const [index, line] of lines.entries()) {
    const { storedFen } = await balanceOf(work, who.payer.id);
    if (line.method === 'stored_value' && storedFen < line.amountFen) {
      const facts = { customer: who.payer, storedFen, amountFen: line.amountFen };
      return { refusal: refused('not-enough-stored', facts) };
    }
    const when = closed ? { day: today, forDay: day } : { day, forDay: null };
    const before = written.at(-1)?.courseId ?? null;
    const one = await receiveOne(work, who, when, together(lines, index), visitId, before);
    written.push(one);
    if (BOUGHT.has(line.kind) && line.treatmentId) {
      await paidFor(work, who.user.id, [line.treatmentId], {
        by: 'payment',
        sourceId: one.id,
        day: when.day,
      });
    }
  }
  return { lines: written };
}

/** Kinds by which something that was offered is bought. */
const BOUGHT = new Set<Payment['kind']>(['course', 'single', 'product']);

/** What is owed of a card that is paid in several ways is reckoned once, on its first line. */
function together(lines: MoneyLine[], index: number): MoneyLine & { paidFen: number } {
  const line = lines[index];
  const next = lines.slice(index + 1);
  const end = next.findIndex((each) => !each.sameCard);
  const parts = line.sameCard ? [] : end < 0 ? next : next.slice(0, end);
  return { ...line, paidFen: parts.reduce((sum, part) => sum + part.amountFen, line.amountFen) };
}

async function receiveOne(
  work: Work,
  who: Buyers,
  when: { day: string; forDay: string | null },
  line: MoneyLine & { paidFen: number },
  visitId: string | null,
  courseBefore: string | null,
): Promise<Received> {
  const payment = await work.rows.insert(Payment, {
    storeId: work.store.id,
    customerId: who.payer.id,
    forCustomerId: who.user.id === who.payer.id ? null : who.user.id,
    at: work.now,
    ...when,
    kind: line.kind,
    amountFen: line.amountFen,
    method: line.method,
    treatmentId: line.treatmentId ?? null,
    sessions: line.sessions ?? null,
    giftFen: line.giftFen ?? null,
    giftSessions: line.giftSessions ?? null,
    listFen: line.listFen ?? (line.priceFen && line.priceFen !== line.amountFen ? line.priceFen : null),
    product: line.product ?? null,
    sellers: line.sellers?.length ? line.sellers : null,
    status: 'confirmed',
    visitId,
    byId: byWhom(work.actor),
    note: line.note ?? null,
  });
  const sold = line.kind === 'course' && !line.sameCard;
  const courseId = sold
    ? await sellCourse(work, who.user, payment, line)
    : line.sameCard
      ? courseBefore
      : null;
  if (line.sameCard && courseId) await work.rows.update(Payment, payment.id, { courseId });
  await postFor(work, who.payer, payment, line);
  await thankReferrer(work, who.payer.id, payment);
  return { id: payment.id, kind: line.kind, amountFen: line.amountFen, method: line.method, courseId };
}

/** The course belongs to the one it is for; who paid stands on the payment. Gift sessions count in its total. */
async function sellCourse(
  work: Work,
  owner: Named,
  payment: Payment,
  line: MoneyLine & { paidFen: number },
): Promise<string> {
  const course = await work.rows.insert(Course, {
    customerId: owner.id,
    storeId: work.store.id,
    treatmentId: line.treatmentId!,
    total: line.sessions! + (line.giftSessions ?? 0),
    priceFen: line.priceFen ?? line.paidFen,
    boughtDay: payment.day,
    giftSessions: line.giftSessions ?? null,
    paymentId: payment.id,
  });
  await work.rows.update(Payment, payment.id, { courseId: course.id });
  return course.id;
}

/** What a line moves in stored value and arrears. */
async function postFor(
  work: Work,
  payer: Named,
  payment: Payment,
  line: MoneyLine & { paidFen: number },
): Promise<void> {
  const entry = { customerId: payer.id, day: payment.day, paymentId: payment.id };
  const stored = (deltaFen: number, kind: string) =>
    post(work, { ...entry, account: 'stored', deltaFen, kind });
  if (line.method === 'stored_value') await stored(-line.amountFen, 'use');
  if (line.kind === 'topUp') {
    await stored(line.priceFen ?? line.amountFen, 'topUp');
    await stored(line.giftFen ?? 0, 'gift');
  }
  if (line.kind === 'deposit') await stored(line.amountFen, 'deposit');
  if (line.kind === 'repayment') {
    const { arrearsFen } = await balanceOf(work, payer.id);
    const deltaFen = -Math.min(line.amountFen, Math.max(0, arrearsFen));
    await post(work, { ...entry, account: 'arrears', deltaFen, kind: 'repayment' });
  }
  const unpaid = (line.priceFen ?? line.paidFen) - line.paidFen;
  if (unpaid > 0 && !line.sameCard && line.kind !== 'repayment') {
    await post(work, {
      ...entry,
      account: 'arrears',
      deltaFen: unpaid,
      kind: 'sale',
      dueDay: line.dueDay ?? null,
    });
  }
}
