/** What the columns of every sheet hold, and which sheet and column a heading means. */
import { headings, sheetNames } from '../../text/sheets';
import { customerColumns, givenOutColumns } from './customer';
import { gradeColumns } from './grades';
import { moneyColumns } from './money';
import { monthColumns } from './month';
import { plansColumns } from './plans';
import { storeColumns } from './store';
import { visitsColumns } from './visits';
import type { Columns } from './kinds';

export type { CellKind } from './kinds';

const onlyWritten = { ...gradeColumns, ...monthColumns, ...givenOutColumns };

/** By table. */
export const columns: Record<string, Columns> = {
  ...storeColumns,
  ...customerColumns,
  ...moneyColumns,
  ...visitsColumns,
  ...plansColumns,
  ...onlyWritten,
};

/** Tables that are given out and never taken. */
export function isOnlyWritten(table: string): boolean {
  return Object.hasOwn(onlyWritten, table);
}

/** Columns of a daily meeting's items. */
export const ITEM_COLUMNS = ['customer', 'discuss', 'sell', 'do', 'decision', 'owner', 'due'];

/** Without brackets, stars and spaces: «*单价（元）» is 单价. */
export function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[((\[【].*$/, '')
    .replace(/[*:\s]/g, '');
}

/** The table a sheet is of, by its English or Chinese name, or by the one it is exported under. */
export function tableOf(sheet: string): string | undefined {
  const plain = plainHeading(sheet);
  const folded = plain.toLowerCase().replace(/[-_]/g, '');
  return Object.keys(columns).find(
    (table) =>
      sheetNames[table].includes(plain) ||
      table.toLowerCase() === folded ||
      EXPORTED_AS[table]?.replace(/-/g, '') === folded,
  );
}

/** The column a heading is of, in a table. */
export function columnOf(table: string, heading: string): string | undefined {
  const plain = plainHeading(heading);
  const names = Object.keys(columns[table]);
  return (
    names.find((name) => name === plain) ??
    names.find((name) => headings[table][name].includes(plain)) ??
    names.find((name) => name.toLowerCase() === plain.toLowerCase())
  );
}

const EXPORTED_AS: Record<string, string> = {
  visits: 'service-records',
  plans: 'action-plans',
  followUps: 'follow-ups',
  dailyMeetings: 'daily-meetings',
};
