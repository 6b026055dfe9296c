/**
 * Customers who need the manager's eye, by how often, how much and complaints (SR-SAT-06). Only looked up, never
 * pushed and never shown to whoever serves her; bounds are the setting `problem.bounds`.
 */
import { In, MoreThan, MoreThanOrEqual } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Complaint } from '../../../entities/complaint';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Payment } from '../../../entities/payment';
import { addDays, businessDayOf, businessDaySpan } from '../calendar';
import { done, type Operation, type Result } from '../operation';
import { settingOf } from '../settings/settings';
import type { Work } from '../work';

export interface ProblemSigns {
  /** Within a year. */
  complaints: number;
  noShows: number;
  refunds: number;
  /** Money owed whose day is over. */
  overdue: boolean;
}

export interface ProblemBounds {
  complaints: number;
  noShows: number;
  refunds: number;
  /** Fen owed past the day from which it counts. */
  overdueFen: number;
}

export interface ProblemCustomers extends Record<string, unknown> {
  customers: { name: string; signs: ProblemSigns }[];
}

const YEAR = 365;

async function list(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const from = addDays(today, -YEAR);
  const storeId = work.store.id;
  const bounds = await settingOf(work, 'problem.bounds');
  const since = MoreThanOrEqual(businessDaySpan(from, work.store.timezone).from);
  const complaints = await work.tx.find(Complaint, {
    where: { storeId, at: since },
    select: ['id', 'customerId'],
  });
  const missed = await work.tx.find(Appointment, {
    where: { storeId, status: 'noShow', day: MoreThanOrEqual(from) },
    select: ['id', 'customerId'],
  });
  const refunds = await work.tx.find(Payment, {
    where: { storeId, kind: 'refund', status: 'confirmed', day: MoreThanOrEqual(from) },
    select: ['id', 'customerId'],
  });
  const owing = await work.tx.find(CustomerSummary, { where: { storeId, arrearsFen: MoreThan(0) } });
  const late = owing.filter(
    (row) => row.arrearsFen >= bounds.overdueFen && (row.moneyDueDay ?? today) < today,
  );
  const signs = signsOf({
    complaints: complaints.map((row) => row.customerId),
    noShows: missed.map((row) => row.customerId),
    refunds: refunds.map((row) => row.customerId),
    overdue: late.map((row) => row.customerId),
  });
  const flagged = [...signs].filter(([, each]) => isProblem(each, bounds));
  const rows = await work.tx.find(Customer, {
    where: { id: In(flagged.map(([id]) => id)) },
    select: ['id', 'name', 'isWalkIn', 'erasedAt'],
  });
  const names = new Map(
    rows.filter((row) => !row.isWalkIn && !row.erasedAt).map((row) => [row.id, row.name]),
  );
  const shown: ProblemCustomers = {
    customers: flagged
      .flatMap(([id, each]) => (names.has(id) ? [{ name: names.get(id)!, signs: each }] : []))
      .sort((one, other) => weight(other.signs) - weight(one.signs)),
  };
  return done(shown);
}

/** Any one sign that reaches its bound. Pure. */
export function isProblem(signs: ProblemSigns, bounds: ProblemBounds): boolean {
  return (
    signs.complaints >= bounds.complaints ||
    signs.noShows >= bounds.noShows ||
    signs.refunds >= bounds.refunds ||
    signs.overdue
  );
}

function weight({ complaints, noShows, refunds, overdue }: ProblemSigns): number {
  return complaints * 3 + refunds * 2 + noShows + (overdue ? 2 : 0);
}

function signsOf(rows: Record<keyof ProblemSigns, string[]>): Map<string, ProblemSigns> {
  const found = new Map<string, ProblemSigns>();
  for (const id of Object.values(rows).flat()) {
    const times = (ids: string[]) => ids.filter((each) => each === id).length;
    found.set(id, {
      complaints: times(rows.complaints),
      noShows: times(rows.noShows),
      refunds: times(rows.refunds),
      overdue: rows.overdue.includes(id),
    });
  }
  return found;
}

export const problemCustomerOperations: Operation[] = [
  { name: 'customers.problems', command: 'problem-customers', kind: 'read', run: list },
];
