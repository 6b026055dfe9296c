/** «谁欠钱»: whose arrears are open, oldest due first; a consultant sees her own customers. */
import { MoreThan } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { businessDayOf } from '../calendar';
import { done, type Operation, type Result } from '../operation';
import { standsInFor } from '../staff/stand-in';
import type { Work } from '../work';

export interface Debtor {
  name: string;
  fen: number;
  /** Oldest day on which something was due; null where none was agreed. */
  dueDay: string | null;
}

export interface DebtorsShown extends Record<string, unknown> {
  today: string;
  totalFen: number;
  debtors: Debtor[];
}

async function list(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const rows = await work.tx.find(CustomerSummary, {
    where: { storeId: work.store.id, arrearsFen: MoreThan(0) },
  });
  const ofAll = work.actor.roles.some((role) => role === 'manager' || role === 'owner');
  const mine = ofAll ? [] : await standsInFor(work, work.actor.staffId ?? '', today);
  const debtors: Debtor[] = [];
  for (const row of rows.filter((each) => ofAll || mine.includes(each.consultantId ?? ''))) {
    const customer = await work.tx.one(Customer, { id: row.customerId });
    if (!customer || customer.mergedIntoId) continue;
    debtors.push({ name: customer.name, fen: row.arrearsFen, dueDay: row.moneyDueDay });
  }
  debtors.sort((a, b) => (a.dueDay ?? '9999').localeCompare(b.dueDay ?? '9999') || b.fen - a.fen);
  const shown: DebtorsShown = {
    today,
    totalFen: debtors.reduce((sum, each) => sum + each.fen, 0),
    debtors,
  };
  return done(shown);
}

export const debtorOperations: Operation[] = [
  { name: 'debtors.list', command: 'open-ends', kind: 'read', run: list },
];
