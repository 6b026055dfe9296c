/** Everything kept of one customer, as she may ask for it: her file, what was done, paid, planned, promised and said. */
import { In, IsNull } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { Store } from '../../../entities/store';
import type { Database } from '../../database';
import { exportRows, importName, type ExportChoice, type ExportTable, type Row } from './index';

const HERS: ExportTable[] = [
  'customers',
  'diagnoses',
  'courses',
  'balances',
  'service-records',
  'payments',
  'appointments',
  'action-plans',
  'follow-ups',
  'daily-meetings',
  'complaints',
  'grade-changes',
  'photos',
  'impressions',
  'gifts',
  'event-guests',
];

/**
 * A document of tables, named as an import names them. The export stands in the journal.
 * @param code her number; where two stores use the same, told with its store: `S2/K001`
 * @returns null where nobody, or more than one, has this number
 */
export async function exportCustomer(
  db: Database,
  code: string,
  choice: { now: number; actor: string },
): Promise<Record<string, Row[]> | null> {
  const found = await customerCoded(db, code);
  if (!found) return null;
  const { id, storeId } = found;
  const rows = await allOfHer(db, { storeId, customerId: id }, { ...choice, format: 'json' });
  return Object.fromEntries([...rows].map(([table, list]) => [importName(table), list]));
}

/** @returns null where nobody, or more than one, has this number */
export async function customerCoded(db: Database, code: string): Promise<Customer | null> {
  const [said, inStore] = code.split('/').reverse();
  const stores = await db.find(Store, { where: inStore ? { code: inStore } : {} });
  const found = await db.find(Customer, {
    where: { code: said, mergedIntoId: IsNull(), storeId: In(stores.map((store) => store.id)) },
  });
  return found.length === 1 ? found[0] : null;
}

/** Every table that holds something of her, meetings where she was not on the table aside. */
export async function allOfHer(
  db: Database,
  scope: { storeId: string; customerId: string },
  choice: Pick<ExportChoice, 'now' | 'actor' | 'format' | 'role'>,
): Promise<Map<ExportTable, Row[]>> {
  const rows = await exportRows(db, HERS, { ...choice, scope });
  // Of a meeting only what was said of her: where that is nothing, she was not on the table.
  const meetings = rows.get('daily-meetings')!.filter((row) => row.items !== undefined);
  return rows.set('daily-meetings', meetings);
}
