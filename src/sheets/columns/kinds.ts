/** What a cell holds, whatever way it was typed into the sheet. */
export type CellKind =
  | 'text'
  | 'list'
  /** A treatment, or several: shown by name. */
  | 'treatment'
  | 'treatmentList'
  | 'customer'
  | 'customerList'
  | 'staff'
  | 'staffList'
  | 'money'
  | 'count'
  | 'day'
  /** A day, or month and day. */
  | 'birthday'
  | 'clock'
  | 'moment'
  /** A moment, a day, or words. */
  | 'when'
  | 'flag'
  | 'services'
  | 'calls'
  /** Who has read it, and when. */
  | 'reads'
  /** Steps of a plan with their days. */
  | 'steps'
  /** One of a list of words (text/sheets). */
  | { word: string }
  | { words: string };

/** In this order they are written. */
export type Columns = Record<string, CellKind>;
