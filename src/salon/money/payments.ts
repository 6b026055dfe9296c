/** Money lines (收款): what was received, for what, in which way. A payment is never a visit. */
import { Course } from '../../../entities/course';
import { Payment } from '../../../entities/payment';
import { StoreDay } from '../../../entities/store-day';
import { balanceOf, post } from './accounts';
import { paidFor } from '../action-plan/outcome';
import { businessDayOf, isDay } from '../calendar';
import { refusalOf, type MoneyLine } from './money-lines';
import { thankReferrer } from '../customer-file/referral';
import {
  done,
  refused,
  type Facts,
  type Operation,
  type Refusal,
  type Result,
  type Tell,
} from '../operation';
import { holdMonth, isLocked } from '../month/locked';
import { mayDo } from '../permissions';
import { holdDays } from '../store-day';
import { holdCustomer, named, staffNamed, theCustomer, type Named } from '../subjects';
import { recount } from '../customers/summary';
import { openWalkIn } from '../visits/walk-ins';
import { byWhom, type Work } from '../work';

export interface Receive {
  /** Who pays. Absent where she has no file: then `walkIn` says what she is called. */
  customerId?: string;
  walkIn?: string;
  /** For whom, where somebody else pays: she is on the bed and the course is hers. */
  forCustomerId?: string;
  /** Business day it was received on; today where absent. */
  day?: string;
  visitId?: string;
  lines: MoneyLine[];
  /** The same sum came in twice on this day. */
  again?: boolean;
}

export interface Received {
  id: string;
  kind: Payment['kind'];
  amountFen: number;
  method: string;
  courseId: string | null;
}

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

async function preview(work: Work, input: Receive): Promise<Result> {
  const customer = input.walkIn ? null : await theCustomer(work, input.customerId);
  if (!customer && !input.walkIn) return refused('no-such-customer', { customerId: input.customerId });
  const day = input.day ?? businessDayOf(work.now, work.store.timezone);
  const same = customer ? await sameSums(work, customer.id, day, input.lines) : [];
  const people = await staffNamed(
    work,
    same.map((row) => row.byId),
  );
  return done({
    refused: null,
    customer: customer ? named(customer) : null,
    same: same.map((row) => ({
      amountFen: row.amountFen,
      method: row.method,
      at: row.at,
      by: people.get(row.byId) ?? null,
    })),
    ...(customer ? await balanceSeen(work, customer.id) : { storedFen: 0, arrearsFen: 0 }),
    overpaid: customer ? await overpaid(work, customer.id, input.lines) : false,
    closed: await isClosed(work, day),
  });
}

/** Repayments of more than is owed here; debts of before the salon wrote them down may be among them. */
async function overpaid(
  work: Work,
  customerId: string,
  lines: Pick<MoneyLine, 'kind' | 'amountFen'>[],
): Promise<boolean> {
  const repaidFen = lines
    .filter((line) => line.kind === 'repayment')
    .reduce((sum, line) => sum + line.amountFen, 0);
  return repaidFen > 0 && repaidFen > (await balanceOf(work, customerId)).arrearsFen;
}

/** A beautician does not learn what is owed. */
async function balanceSeen(work: Work, customerId: string) {
  const balance = await balanceOf(work, customerId);
  const masked = mayDo(work.actor, 'customer-query', { storeId: work.store.id }) !== 'allow';
  return masked ? { ...balance, arrearsFen: null } : balance;
}

async function record(work: Work, input: Receive): Promise<Result> {
  const fault = refusalOf(input.lines);
  if (fault) return fault;
  const today = businessDayOf(work.now, work.store.timezone);
  const day = input.day ?? today;
  if (!isDay(day) || day > today) return refused('not-a-day', { day });
  const payer = input.walkIn
    ? await openWalkIn(work, input.walkIn)
    : await theCustomer(work, input.customerId);
  if (!payer) return refused('no-such-customer', { customerId: input.customerId });
  const user = input.forCustomerId ? await theCustomer(work, input.forCustomerId) : payer;
  if (!user) return refused('no-such-customer', { customerId: input.forCustomerId });
  await holdCustomer(work, payer.id);
  const same = input.again ? [] : await sameSums(work, payer.id, day, input.lines);
  if (same.length > 0) {
    return refused('told-before', {
      customer: named(payer),
      amountFen: same[0].amountFen,
      byId: same[0].byId,
    });
  }
  const received = await receive(work, { payer, user }, day, input.lines, input.visitId ?? null);
  if ('refusal' in received) return received.refusal;
  await recount(work, payer.id, input.visitId ? [input.visitId] : []);
  if (user.id !== payer.id) await recount(work, user.id);
  const facts: Facts = {
    customer: named(payer),
    forCustomer: user.id === payer.id ? null : named(user),
    day,
    lines: received.lines,
    ...(await balanceOf(work, payer.id)),
  };
  return done(facts, tellSellers(work, input.lines, facts));
}

/**
 * Writes the lines and what hangs on them: a course that is sold, stored value, arrears. Lines of a closed day are
 * entered today and carry the day they belong to.
 */
export async function receive(
  work: Work,
  who: { payer: Named; user: Named },
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
  who: { payer: Named; user: Named },
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

export async function isClosed(work: Work, day: string): Promise<boolean> {
  const row = await work.tx.one(StoreDay, { storeId: work.store.id, day });
  return Boolean(row?.closedAt) || isLocked(work, day);
}

/** Whoever shares in a sale hears of it when it is written, not at the end of the month. */
function tellSellers(work: Work, lines: MoneyLine[], facts: Facts): Tell[] {
  const others = lines.flatMap((line) =>
    (line.sellers ?? [])
      .filter((seller) => seller.staffId !== work.actor.staffId)
      .map((seller) => ({ line, seller })),
  );
  return others.map(({ line, seller }) => ({
    to: seller.staffId,
    notice: 'sale-shared',
    facts: { customer: facts.customer, kind: line.kind, amountFen: line.amountFen, share: seller.share },
  }));
}

export const paymentOperations: Operation[] = [
  { name: 'payments.preview', command: 'record-money', kind: 'read', run: preview },
  { name: 'payments.record', command: 'record-money', kind: 'write', run: record },
];
