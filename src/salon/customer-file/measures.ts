/**
 * One customer in figures, on request (SR-FLD-31, SR-FLD-32): what she pays and owes, what she says. Definitions of
 * ours where the source gives only a name: a receipt is what she paid in cash on one day; the cycle is the mean of the
 * days between two such days; a debt is what one entry added to her arrears, and its rate the part of all that she
 * bought by cash or debt. Praise is a talk after a visit that ended satisfied. Suggestions are not kept as a kind of
 * their own and are therefore not counted.
 */
import { AccountEntry } from '../../../entities/account-entry';
import { Complaint } from '../../../entities/complaint';
import { Contact } from '../../../entities/contact';
import { Payment } from '../../../entities/payment';
import { Promised } from '../../../entities/promise';
import { daysBetween } from '../calendar';
import { periodFigures } from '../grading/period-figures';
import { isCash } from '../money/cash';
import { done, refused, type Operation, type Result } from '../operation';
import { mayDo } from '../permissions';
import { settingOf } from '../settings/settings';
import { named, theCustomer, type Named } from '../subjects';
import type { Work } from '../work';

/** Sums in fen; null where there is nothing to take a mean of. */
export interface MoneyMeasures {
  receipts: number;
  largestFen: number | null;
  averageFen: number | null;
  cycleDays: number | null;
  debts: number;
  averageDebtFen: number | null;
  /** Whole per cent. */
  debtRate: number | null;
  ticketFen: number;
  /** Offers taken of those she decided; whole per cent. */
  closeRate: number | null;
}

export interface CustomerMeasures extends Record<string, unknown> {
  customer: Named;
  periodDays: number;
  visits: number;
  /** In tenths. */
  monthlyVisits: number;
  noShows: number;
  talks: number;
  praised: { yes: number; of: number };
  openPromises: number;
  /** Null for whoever may not see complaints. */
  complaints: number | null;
  /** Null for a beautician. */
  money: MoneyMeasures | null;
}

/** Refusals: `not-found`, also for another store's customer. A beautician sees neither money nor complaints. */
async function measures(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const customerId = customer.id;
  const ownedBy = [customer.consultantId, customer.beauticianId].filter((id): id is string => !!id);
  const masked = mayDo(work.actor, 'customer-query', { storeId: customer.storeId, ownedBy }) !== 'allow';
  const periodDays = await settingOf(work, 'grade.period_days');
  const { figures } = await periodFigures(work, { periodDays, assets: false, only: customerId });
  const values = figures[0]?.values ?? {};
  const talks = await work.tx.find(Contact, { where: { customerId }, select: ['id', 'result', 'satisfied'] });
  const asked = talks.filter((each) => each.satisfied);
  const seesComplaints = mayDo(work.actor, 'complaint-list', { storeId: customer.storeId }) === 'allow';
  const complaints = await work.tx.find(Complaint, {
    where: { customerId },
    select: ['id', 'aboutStaffId'],
  });
  await work.rows.look(customerId);
  const shown: CustomerMeasures = {
    customer: named(customer),
    periodDays,
    visits: values.visits ?? 0,
    monthlyVisits: values.monthlyVisits ?? 0,
    noShows: values.noShows ?? 0,
    talks: talks.filter((each) => each.result !== 'noAnswer').length,
    praised: { yes: asked.filter((each) => each.satisfied === 'yes').length, of: asked.length },
    openPromises: await work.tx.count(Promised, { customerId, status: 'open' }),
    complaints: seesComplaints
      ? complaints.filter((each) => !each.aboutStaffId || each.aboutStaffId !== work.actor.staffId).length
      : null,
    money: masked
      ? null
      : {
          ...(await moneyOf(work, customerId)),
          ticketFen: values.ticket ?? 0,
          closeRate: values.closeRate ?? null,
        },
  };
  return done(shown);
}

async function moneyOf(
  work: Work,
  customerId: string,
): Promise<Omit<MoneyMeasures, 'ticketFen' | 'closeRate'>> {
  const payments = await work.tx.find(Payment, {
    where: { customerId, status: 'confirmed' },
    select: ['id', 'day', 'amountFen', 'method', 'kind'],
    order: { day: 'ASC' },
  });
  const entries = await work.tx.find(AccountEntry, {
    where: { customerId, account: 'arrears' },
    select: ['id', 'deltaFen'],
  });
  const byDay = new Map<string, number>();
  for (const each of payments.filter(isCash))
    byDay.set(each.day, (byDay.get(each.day) ?? 0) + each.amountFen);
  const debts = entries.map((each) => each.deltaFen).filter((fen) => fen > 0);
  return moneyMeasures(
    [...byDay].filter(([, fen]) => fen > 0),
    debts,
  );
}

/** Receipts as day and fen, in order of the day; debts in fen. Pure. */
export function moneyMeasures(
  receipts: [string, number][],
  debts: number[],
): Omit<MoneyMeasures, 'ticketFen' | 'closeRate'> {
  const sums = receipts.map(([, fen]) => fen);
  const paid = total(sums);
  const owed = total(debts);
  const first = receipts[0]?.[0];
  const last = receipts.at(-1)?.[0];
  return {
    receipts: sums.length,
    largestFen: sums.length > 0 ? Math.max(...sums) : null,
    averageFen: sums.length > 0 ? Math.round(paid / sums.length) : null,
    cycleDays:
      first && last && sums.length > 1 ? Math.round(daysBetween(first, last) / (sums.length - 1)) : null,
    debts: debts.length,
    averageDebtFen: debts.length > 0 ? Math.round(owed / debts.length) : null,
    debtRate: paid + owed > 0 ? Math.round((owed * 100) / (paid + owed)) : null,
  };
}

function total(sums: number[]): number {
  return sums.reduce((sum, each) => sum + each, 0);
}

export const measureOperations: Operation[] = [
  { name: 'customers.measures', command: 'customer-query', kind: 'read', run: measures },
];
