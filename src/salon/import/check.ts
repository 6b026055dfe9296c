import { tableNames, tables, type ImportDocument, type TableName } from './tables';

/** One cell that cannot be taken, told so that whoever keeps the file finds and mends it. */
export interface ImportFault {
  /** Table, as the document or the workbook names it. */
  sheet: string;
  /** Counted from 1 for the first row of data; 0 for the sheet itself. */
  row: number;
  column: string;
  value: unknown;
  /** What is expected instead. */
  expected: string;
}

/** Checks the shape of every cell. References between rows are checked against the store (references.ts). */
export function checkDocument(document: unknown): { rows: ImportDocument; faults: ImportFault[] } {
  const rows: Record<string, unknown[]> = {};
  const faults: ImportFault[] = [];
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return {
      rows: {},
      faults: [{ sheet: '', row: 0, column: '', value: document, expected: '{table: rows}' }],
    };
  }
  for (const [sheet, given] of Object.entries(document)) {
    const name = sheet as TableName;
    if (!tableNames.includes(name)) {
      faults.push({ sheet, row: 0, column: '', value: sheet, expected: `one of ${tableNames.join(', ')}` });
    } else if (!Array.isArray(given)) {
      faults.push({ sheet, row: 0, column: '', value: typeof given, expected: 'a list of rows' });
    } else {
      rows[name] = given.map((row, index) => checkRow(name, row, index + 1, faults));
      faults.push(...repeated(name, given));
    }
  }
  return { rows: rows as ImportDocument, faults };
}

function checkRow(sheet: TableName, row: unknown, number: number, faults: ImportFault[]): unknown {
  const result = tables[sheet].safeParse(row);
  const issues = result.success ? brokenTexts(row) : result.error.issues.flatMap(spread);
  if (result.success && issues.length === 0) return result.data;
  for (const { path, message, unknown } of issues) {
    faults.push({
      sheet,
      row: number,
      column: path.join('.'),
      value: valueAt(row, path),
      expected: unknown ? `one of the columns ${Object.keys(tables[sheet].shape).join(', ')}` : message,
    });
  }
  return row;
}

interface Issue {
  path: PropertyKey[];
  message: string;
  unknown?: boolean;
}

/** Columns nobody knows are told one by one. */
function spread(issue: { code: string; path: PropertyKey[]; message: string; keys?: string[] }): Issue[] {
  if (issue.code !== 'unrecognized_keys') {
    // Only of a row itself: every cell has words of its own.
    return [issue.message.startsWith('Invalid') ? { ...issue, message: 'a row of named cells' } : issue];
  }
  return (issue.keys ?? []).map((key) => ({ ...issue, path: [...issue.path, key], unknown: true }));
}

/** Half of a character would come back as another one. */
function brokenTexts(value: unknown, path: PropertyKey[] = []): Issue[] {
  if (typeof value === 'string') {
    return /\p{Surrogate}/u.test(value) ? [{ path, message: 'a text of whole characters' }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => brokenTexts(inner, [...path, name]));
}

/** What names a row, where a second row of the same name would overwrite the first. */
const KEYS: Partial<Record<TableName, string[]>> = {
  stores: ['code'],
  staff: ['userid'],
  shifts: ['userid', 'day'],
  rooms: ['store', 'name'],
  treatments: ['code'],
  customers: ['store', 'code'],
  balances: ['customer'],
  plans: ['customer'],
  dailyMeetings: ['store', 'date'],
};

function repeated(sheet: TableName, rows: unknown[]): ImportFault[] {
  const names = KEYS[sheet];
  if (!names) return [];
  const first = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const values = names.map((name) => (row as Record<string, unknown> | null)?.[name]);
    const key = JSON.stringify(values);
    const before = first.get(key);
    if (before === undefined) first.set(key, index + 1);
    if (before === undefined || values.includes(undefined)) return [];
    const [column, value] = [names.at(-1)!, values.at(-1)];
    return [{ sheet, row: index + 1, column, value, expected: 'each only once' }];
  });
}

function valueAt(row: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    row,
  );
}
