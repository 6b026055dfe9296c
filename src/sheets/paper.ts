/**
 * What makes a sheet look and print like the form on paper: a title with store and period, headings that stay in
 * sight and come again on every page, lines around each cell, A4 as wide as the page.
 */
import type { Borders, Row, Worksheet } from 'exceljs';
import { formTitle, pageFooter, periodLine } from '../text/sheets/paper';
import type { Column, Table } from './table';

export interface About {
  /** Who exports. */
  who: string;
  /** When, as people write it. */
  at: string;
  /** The store's name, or several. */
  store?: string;
  /** Business days that the rows are of. */
  from?: string;
  to?: string;
}

/** The title, a line about it, then the headings. */
export const HEAD_ROW = 3;

const A4 = 9;
/** Digits that an upright A4 page holds at a readable size. */
const UPRIGHT_WIDTH = 95;
const INCH = 1 / 2.54;
const MARGINS = { left: INCH, right: INCH, top: INCH, bottom: 1.6 * INCH, header: 0.3, footer: 0.3 };
const FONT = 'Calibri';
const THIN = { style: 'thin' as const, color: { argb: 'FFBFB3B6' } };
const BOX: Partial<Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const ROSE = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFF2E6E9' } };

/** Title and line about it above the headings, across the columns. */
export function writeTitle(sheet: Worksheet, table: Table, about: About): void {
  const last = Math.max(1, table.columns.length);
  for (const row of [1, 2]) if (last > 1) sheet.mergeCells(row, 1, row, last);
  const title = sheet.getCell(1, 1);
  title.value = formTitle(about.store, table.name);
  title.font = { name: FONT, size: 16, bold: true };
  title.alignment = { horizontal: 'center', vertical: 'middle' };
  sheet.getRow(1).height = 28;
  const line = sheet.getCell(2, 1);
  const { from, to, ...now } = about;
  line.value = periodLine(table.dated === false ? now : { ...now, from, to }, table.rows.length);
  line.font = { name: FONT, size: 9, color: { argb: 'FF7A6A6E' } };
  line.alignment = { horizontal: 'left', vertical: 'middle' };
}

/** The headings, in sight while one scrolls. */
export function writeHeadings(sheet: Worksheet, columns: Column[]): Row {
  const head = sheet.getRow(HEAD_ROW);
  head.values = columns.map((column) => column.heading);
  head.height = 20;
  head.eachCell((cell) => {
    cell.font = { name: FONT, size: 11, bold: true };
    cell.fill = ROSE;
    cell.border = BOX;
    cell.numFmt = '@';
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
  sheet.views = [{ state: 'frozen', ySplit: HEAD_ROW }];
  if (columns.length > 0) {
    sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: HEAD_ROW, column: columns.length } };
  }
  return head;
}

/** Lines around every cell of a row, the empty ones too. */
export function box(row: Row, columns: number): void {
  for (let at = 1; at <= columns; at++) row.getCell(at).border = BOX;
}

/** A4, lying where the columns ask for it, as wide as the page and as long as it takes; headings on every page. */
export function setPage(sheet: Worksheet, table: Table, about: About): void {
  const columns = Math.max(1, table.columns.length);
  const shown = sheet.columns.filter((column) => !column.hidden);
  const width = shown.reduce((sum, column) => sum + (column.width ?? 9), 0);
  sheet.pageSetup = {
    paperSize: A4,
    orientation: width > UPRIGHT_WIDTH ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: MARGINS,
    printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
    printArea: `A1:${sheet.getColumn(columns).letter}${Math.max(HEAD_ROW + 1, sheet.rowCount)}`,
  };
  sheet.headerFooter.oddFooter = pageFooter(table.name, about);
}
