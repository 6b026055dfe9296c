/** Money lines (收款) as they are looked at and taken: from whom, for what, in which way. A payment is never a visit. */
import { businessDayOf, isDay } from '../calendar';
import { recount } from '../customers/summary';
import { done, refused, type Facts, type Operation, type Result, type Tell } from '../operation';
import { mayDo } from '../permissions';
import { holdCustomer, named, staffNamed, theCustomer } from '../subjects';
import { openWalkIn } from '../visits/walk-ins';
import type { Work } from '../work';
import { balanceOf } from './accounts';
import { isClosed } from './closed-day';
import { refusalOf, type MoneyLine } from './money-lines';
import { receive } from './receive';
import { sameSums } from './same-sums';

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
