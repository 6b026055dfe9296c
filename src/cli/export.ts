import { Store } from '../../entities/store';
import type { Config } from '../config';
import type { Database } from '../database';
import { isDay, momentAt } from '../salon/calendar';
import {
  exportRows,
  exportTableNamed,
  exportTables,
  importName,
  isDated,
  isImportable,
  labelsOf,
} from '../salon/export';
import type { ExportTable, Row } from '../salon/export';
import { exportCustomer } from '../salon/export/one-customer';
import { noSuchCustomer } from '../text/import';
import { Refused, Usage } from './exit';
import { withStore } from './open-store';
import { give, keep, say } from './out';

export interface ExportChoice {
  from?: string;
  to?: string;
  format: string;
  out: string;
}

const FORMATS = ['json', 'xlsx', 'csv'];

/** One table, or `all` that an import takes, as it stands now; to a file or to stdout. */
export async function exportFile(config: Config, name: string, choice: ExportChoice): Promise<void> {
  const tables = tablesOf(name, choice);
  await withStore(config, async (db) => {
    const rows = await exportRows(db, tables, { ...choice, now: Date.now(), actor: 'cli' });
    const { from, to, format } = choice;
    const data = await formatted(db, rows, name === 'all', format, { from, to });
    if (choice.out === '-') await give(data);
    else keep(choice.out, data);
    for (const [table, { length }] of rows) say(`${table}: ${length} rows`);
  });
}

/** One customer's data whole, as one JSON document. */
export async function exportOne(config: Config, code: string | undefined, out: string): Promise<void> {
  if (!code)
    throw new Usage('export customer: --code of the customer expected, S1/C001 where stores share codes');
  await withStore(config, async (db) => {
    const document = await exportCustomer(db, code, { now: Date.now(), actor: 'cli' });
    if (!document) throw new Refused(noSuchCustomer(code));
    const text = `${JSON.stringify(document, null, 2)}\n`;
    if (out === '-') await give(text);
    else keep(out, text);
    for (const [table, rows] of Object.entries(document)) say(`${table}: ${rows.length} rows`);
  });
}

function tablesOf(name: string, { from, to, format, out }: ExportChoice): ExportTable[] {
  const one = exportTableNamed(name);
  const tables = name === 'all' ? exportTables.filter(isImportable) : [];
  if (!FORMATS.includes(format)) throw new Usage(`${format}: one of ${FORMATS.join(', ')} expected`);
  for (const day of [from, to]) {
    if (day !== undefined && !isDay(day)) throw new Usage(`${day}: a day such as 2026-11-25 expected`);
  }
  if (one) tables.push(one);
  if (format === 'csv' && tables.length > 1) throw new Usage('csv holds one table');
  if (format === 'xlsx' && out === '-' && process.stdout.isTTY) {
    throw new Usage('a workbook is nothing to look at here: --out FILE');
  }
  if (tables.length === 0) throw new Usage(`no table ${name}; there are all, ${exportTables.join(', ')}`);
  if ((from ?? to) !== undefined && !tables.some(isDated)) {
    say(`${name}: given as it stands today; --from and --to do not apply`);
  }
  return tables;
}

type Rows = Map<ExportTable, Row[]>;

async function formatted(
  db: Database,
  rows: Rows,
  whole: boolean,
  format: string,
  span: { from?: string; to?: string },
): Promise<string | Buffer> {
  if (format === 'json') {
    const [first] = rows.values();
    const document = Object.fromEntries([...rows].map(([table, list]) => [importName(table), list]));
    return `${JSON.stringify(whole ? document : first, null, 2)}\n`;
  }
  const { csvOf, tableFor, writeWorkbook } = await import('../sheets');
  const labels = await labelsOf(db);
  const tables = [...rows].map(([table, list]) => ({
    ...tableFor(importName(table), list, labels),
    dated: isDated(table),
  }));
  if (format === 'csv') return csvOf(tables[0]);
  const [store] = await db.find(Store, { take: 1 });
  const at = momentAt(Date.now(), store?.timezone ?? 'UTC')
    .slice(0, 16)
    .replace('T', ' ');
  const names = (await db.find(Store, { order: { code: 'ASC' } })).map((each) => each.name);
  return writeWorkbook(tables, { who: 'cli', at, store: names.join('、'), ...span });
}
