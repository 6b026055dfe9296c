/** A JSON document with Chinese names, in the import's names. */
import { wordOf } from './cells';
import { columnOf, columns, tableOf, type CellKind } from './columns';

const NESTED: Record<string, CellKind> = { channel: { word: 'channel' }, result: { word: 'result' } };

/** What has no other name stays as it is; an empty cell is no cell. */
export function withImportNames(document: unknown): unknown {
  if (!isRow(document)) return document;
  const named: Record<string, unknown> = {};
  for (const [key, rows] of Object.entries(document)) {
    const table = key in columns ? key : tableOf(key);
    named[table ?? key] = table && Array.isArray(rows) ? rows.map((row) => rowOf(table, row)) : rows;
  }
  return named;
}

function rowOf(table: string, row: unknown): unknown {
  if (!isRow(row)) return row;
  const named: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    if (value === null || value === '') continue;
    const column = key in columns[table] ? key : (columnOf(table, key) ?? key);
    named[column] = valueIn(columns[table][column], value, table);
  }
  return named;
}

function valueIn(kind: CellKind | undefined, value: unknown, table: string): unknown {
  if (typeof kind === 'object' && 'word' in kind) return wordOf(kind.word, value);
  if (typeof kind === 'object' && Array.isArray(value)) return value.map((one) => wordOf(kind.words, one));
  if (kind === undefined && Array.isArray(value) && table === 'dailyMeetings') {
    return value.map((item) => rowOf(table, item));
  }
  if (kind === 'calls' && Array.isArray(value)) {
    return value.map((call) => (isRow(call) ? withWords(call) : call));
  }
  return value;
}

function withWords(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, valueIn(NESTED[name], value, '')]),
  );
}

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
