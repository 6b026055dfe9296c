import { In, IsNull, MoreThan, Not } from '../../database/conditions';
import { Audit, entities, Erasure, Operation } from '../../../entities';
import { shapeOf } from '../../database/shape';
import type { Sql, Table, Where } from '../../database';
import { rowsThatReferTo } from '../row-references';
import { Rows } from '../rows';
import type { Work } from '../work';

/** Somebody who acted on what was to be taken back. */
export interface Blocker {
  actorId: string | null;
  at: number;
  table: string;
}

export type Undone =
  | { done: true; touched: { table: string; rowId: string }[]; customerIds: string[] }
  /** `acted`: by those in `blockedBy`; `already`: it was taken back before; `nothing`: it wrote nothing. */
  | { done: false; because: 'acted' | 'already' | 'nothing'; blockedBy: Blocker[] };

type Stored = Record<string, unknown>;

const UNDO = 'undo:';

/**
 * Takes an operation back if nobody has acted on what it wrote since: rows it made are removed, rows it changed or
 * removed are as before. It is journalled as an operation of its own (`undo:<key>`), which stands: what was taken back
 * is said anew, not brought back. Counts that are kept from other rows are the caller's to renew, for the customers
 * named.
 */
export async function undoOf(work: Work, operationKey: string): Promise<Undone> {
  const { tx } = work;
  const journal = await tx.find(Audit, {
    where: { operationKey, action: In(['insert', 'update', 'remove']) },
    order: { seq: 'DESC' },
  });
  if (journal.length === 0 || isUndo(operationKey)) return { done: false, because: 'nothing', blockedBy: [] };
  if (await isTakenBack(tx, operationKey)) return { done: false, because: 'already', blockedBy: [] };
  const erased = await erasedSince(tx, journal);
  if (erased.length > 0) return { done: false, because: 'acted', blockedBy: erased };
  for (const entry of journal) await tx.lock(tableOf(entry), keyOf(entry));
  const blockedBy = await blockersOf(tx, operationKey, journal);
  if (blockedBy.length > 0) return { done: false, because: 'acted', blockedBy };

  const rows = new Rows({ ...work, operation: undoKey(operationKey) });
  for (const entry of journal) await restore(rows, entry);
  await tx.update(Operation, { key: operationKey }, { undoneAt: work.now });
  const touched = new Map(journal.map((entry) => [`${entry.tableName} ${entry.rowId}`, entry]));
  return {
    done: true,
    touched: [...touched.values()].map((entry) => ({ table: entry.tableName, rowId: entry.rowId })),
    customerIds: [...new Set(journal.flatMap(customersIn))],
  };
}

/** Whose rows they were and whose they had become: both are counted again. */
function customersIn({ customerId, before, after }: Audit): string[] {
  const named = [customerId, before?.customerId, after?.customerId, after?.mergedIntoId];
  return named.filter((id): id is string => typeof id === 'string');
}

function undoKey(operationKey: string): string {
  return UNDO + operationKey;
}

function isUndo(operationKey: string): boolean {
  return operationKey.startsWith(UNDO);
}

async function restore(rows: Rows, entry: Audit): Promise<void> {
  const table = tableOf(entry);
  if (entry.action === 'insert') await rows.remove(table, keyOf(entry));
  if (entry.action === 'update') await rows.update(table, keyOf(entry), entry.before ?? {});
  if (entry.action === 'remove') await rows.insert(table, entry.before ?? {});
}

async function blockersOf(tx: Sql, operationKey: string, journal: Audit[]): Promise<Blocker[]> {
  const found: Audit[] = [];
  const rows = new Map(journal.map((entry) => [`${entry.tableName} ${entry.rowId}`, entry]));
  for (const { tableName, rowId, seq } of rows.values()) {
    found.push(...(await tx.find(Audit, { where: { tableName, rowId, seq: MoreThan(seq) } })));
  }
  // A row that hangs on one this operation made would be left without it.
  for (const made of [...rows.values()].filter((entry) => entry.action === 'insert')) {
    for (const { tableName, rowId } of await rowsThatReferTo(tx, made.tableName, made.rowId)) {
      const first = { tableName, rowId, action: 'insert' as const };
      found.push(...(await tx.find(Audit, { where: first, order: { seq: 'DESC' }, take: 1 })));
    }
  }
  const blockers: Blocker[] = [];
  for (const entry of found) {
    if (entry.operationKey === operationKey || entry.action === 'look') continue;
    // An operation that was taken back and its taking back are as if neither had been.
    if (isUndo(entry.operationKey) || (await isTakenBack(tx, entry.operationKey))) continue;
    if (isBesideIt(entry, journal)) continue;
    blockers.push({ actorId: entry.actorId, at: entry.at, table: entry.tableName });
  }
  return blockers;
}

/** Of somebody who was erased nothing can be brought back: its words are gone from the journal. */
async function erasedSince(tx: Sql, journal: Audit[]): Promise<Blocker[]> {
  const customerId = In([...new Set(journal.flatMap(customersIn))]);
  const erasures = await tx.find(Erasure, { where: { customerId, doneAt: Not(IsNull()) } });
  return erasures.map((each) => ({ actorId: each.askedById, at: each.doneAt!, table: 'customer' }));
}

/** What she answered to a plan stands beside whatever else becomes of the plan: other columns, another matter. */
function isBesideIt(later: Audit, journal: Audit[]): boolean {
  if (later.tableName !== 'plan' || later.action !== 'update') return false;
  const ours = journal.filter((entry) => entry.tableName === 'plan' && entry.rowId === later.rowId);
  const touched = new Set(ours.flatMap((entry) => Object.keys(entry.after ?? {})));
  return (
    ours.every((entry) => entry.action === 'update') &&
    !Object.keys(later.after ?? {}).some((name) => touched.has(name))
  );
}

async function isTakenBack(tx: Sql, operationKey: string): Promise<boolean> {
  return (await tx.count(Audit, { operationKey: undoKey(operationKey) })) > 0;
}

const tables = new Map<string, Table<Stored>>();

function tableOf(entry: Audit): Table<Stored> {
  if (tables.size === 0) {
    for (const entity of entities)
      tables.set(shapeOf<object>(entity).table, entity as Table<object> as Table<Stored>);
  }
  return tables.get(entry.tableName)!;
}

function keyOf(entry: Audit): Where<Stored> {
  const shape = shapeOf(tableOf(entry));
  if (shape.hasId) return { id: entry.rowId };
  const parts = entry.rowId.split('|');
  return Object.fromEntries(shape.primary.map((name, i) => [name, parts[i]]));
}
