/** Said of what a workbook holds that no import takes. */
export const unknownSheet = (names: string[]): string => `工作表名是其中之一:${names.join('、')}`;
export const unknownHeading = (names: string[]): string => `表头是其中之一:${names.join('、')}`;
export const noHeadings = '前几行里有一行表头';
export const twiceHeading = '每个表头只出现一次';
export const twiceSheet = '每张表只出现一次';
