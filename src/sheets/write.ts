/** Tables as a workbook: a sheet a table, as the form on paper (paper.ts), every text a text. */
import type { Worksheet } from 'exceljs';
import { exportedBy } from '../text/sheets/paper';
import { box, setPage, writeHeadings, writeTitle, type About } from './paper';
import type { Column, Table } from './table';

export type { About } from './paper';

export async function writeWorkbook(tables: Table[], about: About): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  workbook.creator = 'dianwu';
  workbook.title = exportedBy(about.who, about.at);
  for (const table of tables) {
    const sheet = workbook.addWorksheet(table.name);
    setColumns(sheet, table);
    writeTitle(sheet, table, about);
    writeHeadings(sheet, table.columns);
    writeRows(sheet, table);
    setPage(sheet, table, about);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Rows that are given lines around their cells; longer lists are looked at, not printed. */
const MOST_BOXED = 5000;

function writeRows(sheet: Worksheet, table: Table): void {
  for (const cells of table.rows) {
    const row = sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? writable(cell) : cell)));
    if (table.rows.length <= MOST_BOXED) box(row, table.columns.length);
  }
}

const MOST_WIDE = 36;
const LEAST_WIDE = 9;

export function setColumns(sheet: Worksheet, table: Table): void {
  sheet.columns = table.columns.map((column, at) => ({
    width: Math.min(MOST_WIDE, Math.max(LEAST_WIDE, widthOf(column.heading) + 2, ...widths(table, at))),
    style: styleOf(column),
    ...(column.hidden ? { hidden: true } : {}),
  }));
}

/** Text stays text: a phone number, and whatever begins like a formula. */
function styleOf({ kind }: Column) {
  const numFmt = kind === 'money' ? '#,##0.00' : kind === 'count' ? '0' : '@';
  const alignment = { vertical: 'middle' as const, wrapText: true };
  return {
    numFmt,
    alignment: kind === 'count' ? { ...alignment, horizontal: 'center' as const } : alignment,
  };
}

/** Of the first rows: measuring all would take longer than writing them. */
function widths(table: Table, at: number): number[] {
  return table.rows
    .slice(0, 200)
    .flatMap((row) => String(row[at] ?? '').split('\n'))
    .map((line) => widthOf(line) + 2);
}

/** A Han character is two digits wide. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! > 0x2e80 ? 2 : 1;
  return width;
}

const MOST_CHARACTERS = 32_000;

/** XML knows no control characters, and a cell no more than 32,767 characters. */
function writable(text: string): string {
  const plain = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return plain.length > MOST_CHARACTERS ? `${plain.slice(0, MOST_CHARACTERS)}…` : plain;
}
