/**
 * An empty workbook to fill in: a sheet a table, an example above each heading, what is expected as a note on it, and
 * drop-downs for whatever is one of a list or stands on another sheet. It can be imported as it is: the examples stand
 * above the headings, where no row is read.
 */
import type { DataValidation, Worksheet } from 'exceljs';
import { tables, type TableName } from '../salon/import';
import { expectedSaid } from '../text/import';
import { headings, sheetNames, words } from '../text/sheets';
import { requiredMark, templateExamples, templateWords } from '../text/sheets/template';
import { inTheWords } from './choices';
import { columns, type CellKind } from './columns';
import { keptByDecision } from './columns/customer';
import { box, HEAD_ROW, setPage, writeHeadings, writeTitle, type About } from './paper';
import type { Table } from './table';
import { setColumns } from './write';

/** In the order in which somebody fills them in; plans and meetings come by themselves. */
const IN_ORDER: TableName[] = [
  'stores',
  'staff',
  'treatments',
  'rooms',
  'customers',
  'diagnoses',
  'courses',
  'balances',
  'visits',
  'payments',
  'appointments',
  'followUps',
  'plans',
  'shifts',
  'handbook',
];

/** Rows ready to be filled in. */
const ROWS = 100;

export async function writeTemplate(about: About): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  workbook.creator = 'dianwu';
  for (const name of IN_ORDER) fillIn(workbook.addWorksheet(sheetNames[name][0]), name, about);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function fillIn(sheet: Worksheet, name: TableName, about: About): void {
  const names = Object.keys(columns[name]).filter((column) => !NOT_TYPED[name]?.includes(column));
  const table: Table = {
    name: sheetNames[name][0],
    columns: names.map((column) => ({
      heading: `${isNeeded(name, column) ? requiredMark : ''}${headings[name][column][0]}`,
      kind: columns[name][column],
    })),
    rows: [names.map((column) => templateExamples[name]?.[column])],
  };
  setColumns(sheet, table);
  writeTitle(sheet, { ...table, rows: [] }, about);
  sheet.getCell(1, 1).value = `${table.name} · ${templateWords.title}`;
  writeExamples(sheet, name, names);
  const head = writeHeadings(sheet, table.columns);
  names.forEach((column, at) => (head.getCell(at + 1).note = noteOf(name, column)));
  for (let row = HEAD_ROW + 1; row <= HEAD_ROW + ROWS; row++) box(sheet.getRow(row), names.length);
  names.forEach((column, at) => {
    const choice = choiceFor(columns[name][column], name, column);
    if (choice) offer(sheet, at + 1, choice);
  });
  setPage(sheet, table, about);
}

/** For the whole column at once: cell by cell exceljs writes ranges that overlap. */
function offer(sheet: Worksheet, column: number, choice: DataValidation): void {
  const { letter } = sheet.getColumn(column);
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, choice: DataValidation): void };
  };
  dataValidations.add(`${letter}${HEAD_ROW + 1}:${letter}${HEAD_ROW + ROWS}`, choice);
}

/** Numbers that only the software gives, and second ways to say the same. */
const NOT_TYPED: Partial<Record<TableName, string[]>> = {
  visits: ['id', 'treatments', 'beautician'],
  handbook: ['version', 'ended', 'day', 'by', 'read'],
  customers: ['walkIn', ...keptByDecision],
};

/** The line about the form gives way to an example for each column. */
function writeExamples(sheet: Worksheet, name: TableName, names: string[]): void {
  if (names.length > 1) sheet.unMergeCells(2, 1, 2, names.length);
  names.forEach((column, at) => {
    const cell = sheet.getCell(2, at + 1);
    const example = templateExamples[name]?.[column];
    cell.value = example === undefined ? null : templateWords.example(example);
    cell.numFmt = '@';
    cell.font = { italic: true, size: 9, color: { argb: 'FF8A7A7E' } };
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
}

function isNeeded(name: TableName, column: string): boolean {
  const shape = tables[name].shape as Record<string, { safeParse(value: unknown): { success: boolean } }>;
  return !shape[column]?.safeParse(undefined).success;
}

/** What an import expects there, as it would say it of a cell that it cannot take. */
function noteOf(name: TableName, column: string): string {
  const shape = tables[name].shape as Record<
    string,
    { safeParse(value: unknown): { error?: { issues: { message: string }[] } } }
  >;
  const expected = shape[column]?.safeParse(Symbol.iterator).error?.issues[0]?.message;
  const needed = isNeeded(name, column) ? templateWords.needed : templateWords.mayBeEmpty;
  const kind = columns[name][column];
  const refers = typeof kind === 'string' ? REFERENCE[kind] : undefined;
  const said = refers ?? (expected && !/^Invalid/.test(expected) ? inTheWords(expected, kind) : '');
  return [needed, said ? expectedShown(column, said) : ''].filter(Boolean).join('\n');
}

/** By code or by name: as an import would say it of one that it does not find. */
const REFERENCE: Partial<Record<string, string>> = {
  customer: 'the code of a customer, or a name only one bears',
  staff: 'the userid of a member of staff, or a name only one bears',
  treatment: 'the code of a treatment, or a name only one bears',
};

function expectedShown(column: string, expected: string): string {
  return templateWords.expected(expectedSaid(expected), column);
}

/** Where the choices of a reference stand: a column of another sheet. */
const REFERS: Partial<Record<string, { table: TableName; column: string }>> = {
  staff: { table: 'staff', column: 'name' },
  staffList: { table: 'staff', column: 'name' },
  treatment: { table: 'treatments', column: 'name' },
  treatmentList: { table: 'treatments', column: 'name' },
  customer: { table: 'customers', column: 'code' },
};

/** Lists take one choice from the drop-down and more by typing: what is typed is not refused. */
function choiceFor(kind: CellKind, name: TableName, column: string): DataValidation | null {
  if (typeof kind === 'object') {
    const list = 'word' in kind ? kind.word : kind.words;
    const said = Object.values(words[list]).map(([first]) => first);
    return choose(`"${said.join(',')}"`, 'word' in kind);
  }
  if (kind === 'flag') return choose(`"${words.flag.true[0]},${words.flag.false[0]}"`, true);
  const store = column === 'store' || (name === 'staff' && column === 'stores');
  const from = store ? { table: 'stores' as const, column: 'code' } : REFERS[kind];
  if (!from || from.table === name) return null;
  return choose(rangeOf(from), false);
}

function rangeOf({ table, column }: { table: TableName; column: string }): string {
  const names = Object.keys(columns[table]).filter((each) => !NOT_TYPED[table]?.includes(each));
  const letter = String.fromCharCode(65 + names.indexOf(column));
  return `${sheetNames[table][0]}!$${letter}$${HEAD_ROW + 1}:$${letter}$${HEAD_ROW + ROWS}`;
}

function choose(formula: string, strict: boolean): DataValidation {
  return {
    type: 'list',
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: strict,
    errorTitle: templateWords.choose,
    error: templateWords.chooseOne,
  };
}
