/** A copy of a workbook in which every cell that cannot be taken is red and says what is expected. */
import type { Cell, Worksheet } from 'exceljs';
import type { ImportFault } from '../salon/import';
import { expectedSaid } from '../text/import';

const RED = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFFFC7CE' } };
const HEADINGS_WITHIN = 6;

/** `faults` are in the words of the workbook: its sheet, its row, its heading. */
export async function withFaults(bytes: Buffer, faults: ImportFault[]): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const told = new Map<Cell, string[]>();
  for (const fault of faults) {
    const sheet = workbook.getWorksheet(fault.sheet);
    if (!sheet) continue;
    const cell = sheet.getCell(Math.max(1, fault.row), columnOf(sheet, fault.column));
    const part =
      typeof fault.value === 'string' && cell.text.trim() !== fault.value && cell.text.includes(fault.value);
    const words = `${part && fault.value !== '' ? `${String(fault.value)}:` : ''}${expectedSaid(fault.expected)}`;
    told.set(cell, [...(told.get(cell) ?? []), words]);
  }
  for (const [cell, words] of told) {
    // A style may be shared by many cells: only this one turns red.
    cell.style = { ...cell.style, fill: RED };
    cell.note = words.join('\n');
  }
  for (const sheet of workbook.worksheets) {
    if (faults.some((fault) => fault.sheet === sheet.name)) sheet.properties.tabColor = { argb: 'FFFF0000' };
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The column under a heading; what belongs to a whole row or sheet is told in its first cell. */
function columnOf(sheet: Worksheet, heading: string): number {
  if (heading === '') return 1;
  for (let row = 1; row <= Math.min(HEADINGS_WITHIN, sheet.rowCount); row++) {
    let found = 0;
    sheet.getRow(row).eachCell((cell, at) => {
      if (found === 0 && cell.text.trim() === heading) found = at;
    });
    if (found > 0) return found;
  }
  return 1;
}
