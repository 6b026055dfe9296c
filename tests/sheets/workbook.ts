/** Workbooks as people make them: sheets of rows, the first one the headings. */
import exceljs from 'exceljs';

export type Cells = (string | number | boolean | Date | null | object)[][];

export async function workbook(sheets: Record<string, Cells>): Promise<Buffer> {
  const book = new exceljs.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow(row);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

export async function opened(bytes: Buffer): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}
