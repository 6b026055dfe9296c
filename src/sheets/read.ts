/** A workbook as the document an import takes. */
import type { Cell, Workbook, Worksheet } from 'exceljs';
import type { ImportFault } from '../salon/import';
import { customerNameHeading, headings, sheetNames } from '../text/sheets';
import { noHeadings, twiceHeading, twiceSheet, unknownHeading, unknownSheet } from '../text/sheets/reading';
import { refuseHugeArchive } from './archive';
import { namesOf, valueOf, type Plain } from './cells';
import { inTheWords } from './choices';
import { columnOf, columns, isOnlyWritten, ITEM_COLUMNS, plainHeading, tableOf } from './columns';

type Row = Record<string, unknown>;

export interface SheetDocument {
  document: Record<string, Row[]>;
  /** What of the workbook belongs to no table. */
  faults: ImportFault[];
  /** A fault of the document in the words of the workbook: its sheet, its row, its heading. */
  told(fault: ImportFault): ImportFault;
}

/** Where the rows of a table stand. */
interface Place {
  sheet: string;
  /** Row of the sheet for each row of the document; items of a daily meeting have their own. */
  rows: number[];
  items?: number[][];
  heading: Map<string, string>;
  /** What was typed, before it was read. */
  typed(row: number, column: string): Plain;
}

const HEADINGS_WITHIN = 6;

/** @throws NotAWorkbook, or of exceljs where the file is broken */
export async function readWorkbook(bytes: Buffer): Promise<SheetDocument> {
  refuseHugeArchive(bytes);
  const { default: exceljs } = await import('exceljs');
  const workbook: Workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const document: Record<string, Row[]> = {};
  const faults: ImportFault[] = [];
  const places = new Map<string, Place>();
  for (const sheet of workbook.worksheets) {
    if (sheet.state !== 'visible' || sheet.actualRowCount === 0) continue;
    const table = tableOf(sheet.name);
    if (!table || isOnlyWritten(table)) {
      const names = Object.entries(sheetNames).flatMap(([name, said]) =>
        isOnlyWritten(name) ? [] : said[0],
      );
      faults.push(sheetFault(sheet, unknownSheet(names)));
    } else if (document[table]) {
      faults.push(sheetFault(sheet, twiceSheet));
    } else {
      const { rows, place } = readSheet(sheet, table, faults);
      document[table] = rows;
      places.set(table, place);
    }
  }
  return { document, faults, told: (fault) => inTheWorkbook(fault, places.get(fault.sheet)) };
}

function readSheet(sheet: Worksheet, table: string, faults: ImportFault[]): { rows: Row[]; place: Place } {
  const place: Place = { sheet: sheet.name, rows: [], heading: new Map(), typed: () => undefined };
  const head = headingRow(sheet, table);
  if (head === 0) {
    faults.push(sheetFault(sheet, noHeadings));
    return { rows: [], place };
  }
  const found = readHeadings(sheet, table, head, place, faults);
  place.typed = (row, column) =>
    found.has(column) ? plainOf(sheet.getCell(row, found.get(column)!)) : undefined;
  const rows: Row[] = [];
  sheet.eachRow((line, number) => {
    if (number <= head) return;
    // Not cell by cell: asking for a cell makes one.
    const cells = line.values as unknown[];
    const row: Row = {};
    for (const [column, at] of found) {
      const value = valueOf(columns[table][column], plainValue(cells[at]));
      if (value !== undefined) row[column] = value;
    }
    if (Object.keys(row).length === 0) return;
    rows.push(row);
    place.rows.push(number);
  });
  return { rows: table === 'dailyMeetings' ? grouped(rows, place) : rows, place };
}

/** The first row in which most of what is written are headings: titles may stand above it. 0: there is none. */
function headingRow(sheet: Worksheet, table: string): number {
  for (let number = 1; number <= Math.min(HEADINGS_WITHIN, sheet.rowCount); number++) {
    const texts: string[] = [];
    sheet.getRow(number).eachCell((cell) => texts.push(String(plainOf(cell) ?? '')));
    const known = texts.filter((text) => columnOf(table, text) !== undefined).length;
    if (known > 0 && known * 2 >= new Set(texts).size) return number;
  }
  return 0;
}

function readHeadings(
  sheet: Worksheet,
  table: string,
  head: number,
  place: Place,
  faults: ImportFault[],
): Map<string, number> {
  const found = new Map<string, number>();
  const names: [string, number][] = [];
  sheet.getRow(head).eachCell((cell, at) => {
    const text = String(plainOf(cell) ?? '').trim();
    if (text === '') return;
    const column = columnOf(table, text);
    const fault = (expected: string) =>
      faults.push({ sheet: sheet.name, row: head, column: text, value: text, expected });
    if (plainHeading(text) === customerNameHeading && table !== 'customers') names.push([text, at]);
    else if (!column) fault(unknownHeading(Object.values(headings[table]).map(([first]) => first)));
    else if (found.has(column)) fault(twiceHeading);
    else {
      found.set(column, at);
      place.heading.set(column, text);
    }
  });
  // Her name stands beside her number for people; alone it is what she is known by.
  if (!found.has('customer')) {
    for (const [text, at] of names) {
      found.set('customer', at);
      place.heading.set('customer', text);
    }
  }
  return found;
}

/** Rows of one store and day are the items of one meeting. */
function grouped(rows: Row[], place: Place): Row[] {
  const meetings = new Map<string, { row: Row; items: Row[]; at: number[]; from: number }>();
  rows.forEach((given, index) => {
    const item = Object.fromEntries(Object.entries(given).filter(([name]) => ITEM_COLUMNS.includes(name)));
    const row = Object.fromEntries(Object.entries(given).filter(([name]) => !ITEM_COLUMNS.includes(name)));
    const key = JSON.stringify([row.store, row.date]);
    const meeting = meetings.get(key) ?? { row, items: [], at: [], from: place.rows[index] };
    meetings.set(key, meeting);
    if (Object.keys(item).length === 0) return;
    meeting.items.push(item);
    meeting.at.push(place.rows[index]);
  });
  const all = [...meetings.values()];
  place.rows = all.map((meeting) => meeting.from);
  place.items = all.map((meeting) => meeting.at);
  return all.map(({ row, items }) => (items.length > 0 ? { ...row, items } : row));
}

function inTheWorkbook(fault: ImportFault, place: Place | undefined): ImportFault {
  if (!place) return fault;
  const [first, number, inner] = fault.column.split('.');
  const item = first === 'items' && place.items?.[fault.row - 1]?.[Number(number)];
  const row = item || place.rows[fault.row - 1] || fault.row;
  const column = item && inner ? inner : first;
  const typed = column === fault.column || item ? place.typed(row, column) : undefined;
  const isPart =
    typeof typed === 'string' && namesOf(typed).length > 1 && namesOf(typed).includes(String(fault.value));
  return {
    ...fault,
    expected: inTheWords(fault.expected, columns[fault.sheet]?.[column]),
    sheet: place.sheet,
    row,
    column: place.heading.get(column) ?? headingFor(fault.sheet, column),
    value: typed === undefined || typed instanceof Date || isPart ? fault.value : typed,
  };
}

function headingFor(table: string, column: string): string {
  return headings[table]?.[column]?.[0] ?? column;
}

function sheetFault(sheet: Worksheet, expected: string): ImportFault {
  return { sheet: sheet.name, row: 0, column: '', value: sheet.name, expected };
}

/** Formulas by their result, rich text as plain, an error as the sheet shows it. */
function plainOf(cell: Cell): Plain {
  return plainValue(cell.value);
}

function plainValue(value: unknown): Plain {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return value as string | number | boolean;
  if (value instanceof Date) return value;
  const given = value as Record<string, unknown>;
  if ('error' in given) return String(given.error);
  if ('richText' in given) return (given.richText as { text: string }[]).map((part) => part.text).join('');
  if ('formula' in given || 'sharedFormula' in given) {
    return given.result === undefined ? `=${String(given.formula ?? '')}` : plainValue(given.result);
  }
  if ('text' in given) return plainValue(given.text);
  return String(value);
}
