import { In } from '../../database/conditions';
import { Audit } from '../../../entities/audit';
import { Customer } from '../../../entities/customer';
import { LexiconVersion } from '../../../entities/lexicon-version';
import { Store } from '../../../entities/store';
import { ulid, type Sql, type Table } from '../../database';
import { shapeOf } from '../../database/shape';
import { recountCustomers } from '../customers/summary';
import { createWork } from '../work';
import { writeCatalogue } from './write-catalogue';
import { writeBalances } from './write-balances';
import { writeCourses } from './write-courses';
import { writeCustomers } from './write-customers';
import { writeDiagnoses } from './write-diagnoses';
import { writeVisits } from './write-visits';
import { writePayments } from './write-payments';
import { writeFollowUps } from './write-follow-ups';
import { writeHandbook } from './write-handbook';
import { writeMeetings } from './write-meetings';
import { writeAppointments, writePlans } from './write-planning';
import type { References } from './references';
import type { ImportDocument } from './tables';

export type Counts = Record<string, { rows: number; changed: number }>;

/** What every part of the import is given. */
export interface Desk {
  tx: Sql;
  known: References;
  now: number;
  document: ImportDocument;
  counts: Counts;
  stores: Map<string, Store>;
  /** The store of each customer, by ids; filled when the customers are written. */
  storeOfCustomer: Map<string, Store>;
  /** Customers whose figures must be counted again. */
  touched: Set<string>;
  tick(table: string, done: number, of: number): void;
  newId(): string;
}

/** Writes a checked document. Later tables point to earlier ones, so the order matters. */
export async function writeDocument(
  tx: Sql,
  document: ImportDocument,
  known: References,
  choice: { now: number; actor: string; onProgress?(table: string, done: number, of: number): void },
): Promise<Counts> {
  const desk: Desk = {
    tx,
    known,
    document,
    now: choice.now,
    counts: {},
    stores: new Map(),
    storeOfCustomer: new Map(),
    touched: new Set(),
    newId: ulid,
    tick: (table, done, of) => choice.onProgress?.(table, done, of),
  };
  await writeCatalogue(desk);
  for (const store of await tx.find(Store)) desk.stores.set(store.id, store);
  await writeHandbook(desk);
  await writeCustomers(desk);
  for (const row of await tx.find(Customer, { select: ['id', 'storeId'] })) {
    desk.storeOfCustomer.set(row.id, desk.stores.get(row.storeId)!);
  }
  await writeDiagnoses(desk);
  await writeCourses(desk);
  await writeBalances(desk);
  await writeVisits(desk);
  await writePayments(desk);
  await writeAppointments(desk);
  await writePlans(desk);
  await writeFollowUps(desk);
  await writeMeetings(desk);
  await recountTouched(desk);
  for (const store of desk.stores.values()) await raiseLexicon(desk, store.id);
  await tx.insert(Audit, {
    at: choice.now,
    storeId: [...desk.stores.keys()][0] ?? '*',
    actorId: choice.actor,
    role: choice.actor,
    command: 'import',
    action: 'insert',
    tableName: 'import',
    rowId: ulid(),
    operationKey: `import:${ulid()}`,
    after: { counts: desk.counts },
  });
  return desk.counts;
}

async function recountTouched(desk: Desk): Promise<void> {
  const store = [...desk.stores.values()][0];
  if (!store) return;
  const actor = { kind: 'cli' as const, userid: 'cli', roles: [], storeIds: [], command: 'import' };
  const work = createWork({ tx: desk.tx, actor, now: desk.now, store, operation: `import:${desk.now}` });
  const { size } = desk.touched;
  await recountCustomers(work, [...desk.touched], (done) => desk.tick('summary', done, size));
}

async function raiseLexicon(desk: Desk, storeId: string): Promise<void> {
  const known = await desk.tx.add(LexiconVersion, { storeId }, { version: 1 });
  if (known === 0) await desk.tx.insert(LexiconVersion, { storeId, version: 1 });
}

/** Counts a row of a table, and whether it changed anything. */
export function counted(desk: Desk, table: string, changed: boolean): void {
  const count = (desk.counts[table] ??= { rows: 0, changed: 0 });
  count.rows += 1;
  if (changed) count.changed += 1;
  const of = (desk.document[table as keyof ImportDocument] ?? []).length;
  desk.tick(table, count.rows, of);
}

/** Updates only what differs, so that importing again changes nothing. @returns whether anything did */
export function changes<E extends object>(row: E, patch: Partial<E>): Partial<E> | null {
  const differing = Object.entries(patch).filter(
    ([name, value]) =>
      value !== undefined && JSON.stringify(row[name as keyof E] ?? null) !== JSON.stringify(value),
  );
  return differing.length > 0 ? (Object.fromEntries(differing) as Partial<E>) : null;
}

const AT_ONCE = 500;

/** The rows of a table that belong to any of these, however many these are. */
export async function rowsOf<E extends object>(
  tx: Sql,
  table: Table<E>,
  column: keyof E & string,
  values: Iterable<string>,
  select?: (keyof E)[],
): Promise<E[]> {
  const all = [...new Set(values)];
  const rows: E[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const where = { [column]: In(all.slice(from, from + AT_ONCE)) } as never;
    rows.push(...(await tx.find(table, { where, select, order: orderOf(table) })));
  }
  return rows;
}

/** As they were written: the n-th of a document meets the n-th of its kind. */
function orderOf<E extends object>(table: Table<E>): { [P in keyof E]?: 'ASC' } {
  return (shapeOf(table).hasId ? { id: 'ASC' } : {}) as { [P in keyof E]?: 'ASC' };
}

/** What stands by a key, handed out one by one so that no row is met twice. */
export function queues<E>(rows: E[], key: (row: E) => string): (key: string) => E[] {
  const found = new Map<string, E[]>();
  for (const row of rows) {
    const list = found.get(key(row));
    if (list) list.push(row);
    else found.set(key(row), [row]);
  }
  return (name) => {
    const list = found.get(name) ?? [];
    found.set(name, list);
    return list;
  };
}

export function fen(yuan: number): number;
export function fen(yuan: number | undefined): number | undefined;
export function fen(yuan: number | undefined): number | undefined {
  return yuan === undefined ? undefined : Math.round(yuan * 100);
}
