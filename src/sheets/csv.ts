/** A table as csv that Excel opens as it is meant: UTF-8 with its mark, and no cell that could be run. */
import type { Table } from './table';

const MARK = '\uFEFF';

export function csvOf(table: Table): string {
  const head = table.columns.map((column) => column.heading);
  return MARK + [head, ...table.rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

/** Numbers stand bare. A text that a spreadsheet would take for a formula is led by an apostrophe (CWE-1236). */
function cellText(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[\s\0]*[=+\-@|%＝＋－＠]|^[\t\r\n\0]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n\t']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
