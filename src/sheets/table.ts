/** Rows of a table as cells in a row: what a workbook and a csv file have in common. */
import { customerNameHeading, headings, lunarPrefix, sheetNames, words } from '../text/sheets';
import { columns, type CellKind } from './columns';
import { keptByDecision } from './columns/customer';
import {
  callText,
  readText,
  serviceText,
  stepText,
  type CallCell,
  type ReadCell,
  type ServiceCell,
  type StepCell,
} from './nested';

type Row = Record<string, unknown>;

/** What people call those who stand in the rows by code or userid; only names that one alone bears. */
export interface Labels {
  customers: ReadonlyMap<string, string>;
  staff: ReadonlyMap<string, string>;
  treatments: ReadonlyMap<string, string>;
}

export interface Column {
  heading: string;
  kind: CellKind;
  /** Kept in the sheet and read again, but not shown on paper. */
  hidden?: boolean;
}

export interface Table {
  name: string;
  /** False: its rows stand as of now, whatever period was asked for. */
  dated?: boolean;
  columns: Column[];
  /** A number where something is counted, else text. */
  rows: (string | number | undefined)[][];
}

export function tableFor(table: string, rows: Row[], labels: Labels): Table {
  const flat = table === 'dailyMeetings' ? rows.flatMap(itemRows) : rows;
  const names = Object.keys(columns[table]);
  const named = names.includes('customer');
  const withName = (list: unknown[], extra: unknown): unknown[] => {
    const at = names.indexOf('customer') + 1;
    return named ? [...list.slice(0, at), extra, ...list.slice(at)] : list;
  };
  const isEmpty = (name: string) => flat.every((row) => row[name] === undefined);
  const heads = names.map((name) => ({
    heading: headings[table][name][0],
    kind: columns[table][name],
    ...(OUT_OF_SIGHT[table]?.(name, isEmpty(name)) ? { hidden: true } : {}),
  }));
  return {
    name: sheetNames[table][0],
    columns: withName(heads, { heading: customerNameHeading, kind: 'text' }) as Column[],
    rows: flat.map(
      (row) =>
        withName(
          names.map((name) => cellOf(columns[table][name], row[name], labels)),
          labels.customers.get(String(row.customer)),
        ) as Table['rows'][number],
    ),
  };
}

/** What nobody reads on paper: our own numbers, and a second way to say the same where it was not used. */
const SELDOM = ['treatments', 'beautician', 'topUp', 'arrears', 'noneBecause'];
const SELDOM_OF_HER = [
  ...['assets', 'notedOn', 'walkIn', 'referrer', 'yearlySpend', 'namedLevel'],
  ...keptByDecision,
];
const SELDOM_OF_A_PAGE = ['treatment', 'role', 'title', 'goals', 'ended'];
const OUT_OF_SIGHT: Record<string, (name: string, empty: boolean) => boolean> = {
  visits: (name, empty) => name === 'id' || (empty && SELDOM.includes(name)),
  handbook: (name, empty) => name === 'store' || (empty && SELDOM_OF_A_PAGE.includes(name)),
  customers: (name, empty) => name === 'store' || (empty && SELDOM_OF_HER.includes(name)),
};

/** A meeting without items still has its row. */
function itemRows({ items, ...meeting }: Row): Row[] {
  const list = (items as Row[] | undefined) ?? [];
  return list.length > 0 ? list.map((item) => ({ ...meeting, ...item })) : [meeting];
}

function cellOf(kind: CellKind, value: unknown, labels: Labels): string | number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof kind === 'object') {
    if ('word' in kind) return worded(kind.word, value);
    return joined((value as unknown[]).map((one) => worded(kind.words, one)));
  }
  const staff = (one: unknown): string => labels.staff.get(String(one)) ?? String(one);
  const treatment = (one: unknown): string => labels.treatments.get(String(one)) ?? String(one);
  switch (kind) {
    case 'money':
    case 'count':
      return Number(value);
    case 'staff':
      return staff(value);
    case 'treatment':
      return treatment(value);
    case 'staffList':
      return joined((value as string[]).map(staff));
    case 'treatmentList':
      return joined((value as string[]).map(treatment));
    case 'list':
    case 'customerList':
      return joined(value as string[]);
    case 'services':
      return joined(
        (value as ServiceCell[]).map((each) =>
          serviceText({
            ...each,
            treatment: treatment(each.treatment),
            beautician: each.beautician && staff(each.beautician),
          }),
        ),
      );
    case 'calls':
      return joined((value as CallCell[]).map(callText));
    case 'reads':
      return joined((value as ReadCell[]).map((each) => readText({ ...each, staff: staff(each.staff) })));
    case 'steps':
      return joined((value as StepCell[]).map(stepText));
    case 'birthday':
      return String(value).replace(/^lunar:/, lunarPrefix);
    case 'flag':
      return words.flag[String(value)]?.[0];
    case 'moment':
    case 'when':
      return String(value).replace(/^(\d{4}-\d{2}-\d{2})T/, '$1 ');
    default:
      return String(value);
  }
}

function worded(list: string, value: unknown): string {
  return words[list][String(value)]?.[0] ?? String(value);
}

/** By 、; by line breaks, the last one included, where an item holds a 、 itself. */
function joined(items: string[]): string {
  return items.some((item) => /[、;；]/.test(item)) ? `${items.join('\n')}\n` : items.join('、');
}
