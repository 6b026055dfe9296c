/** The salon's forms as files for people: workbooks in and out, csv out. exceljs is loaded when one is used. */
export { NotAWorkbook } from './archive';
export { csvOf } from './csv';
export { withFaults } from './faults';
export { withImportNames } from './names';
export { readWorkbook, type SheetDocument } from './read';
export { tableFor, type Labels, type Table } from './table';
export { writeTemplate } from './template';
export { writeWorkbook, type About } from './write';
