import { Column, PrimaryColumn, PrimaryGeneratedColumn } from './table';
import type { ColumnOptions } from 'typeorm';
import { declareProtected } from './protected';

/**
 * The kinds of column this salon has, each with one type that means the same on SQLite, MySQL and MariaDB.
 * Money is integer fen, an instant epoch milliseconds UTC, a day `YYYY-MM-DD` of the store's business day.
 */
export interface ColumnChoice {
  nullable?: boolean;
  primary?: boolean;
  default?: string | number | boolean;
}

export const optional: ColumnChoice = { nullable: true };

/** Databases hand bigint back as text where it may not fit; every number of ours fits. */
const asNumber = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value === null || value === undefined ? value : Number(value)),
};

/** A ULID, known before the row is written: protected columns are bound to it. */
export const Id = () => PrimaryColumn({ type: 'varchar', length: 26 });

/** The order rows came in; the id beside it stays the row's name. */
export const Sequence = () => PrimaryGeneratedColumn('increment', { type: 'integer' });

/** The id of another row. */
export const Ref = (choice: ColumnChoice = {}) => column({ type: 'varchar', length: 26 }, choice);

/** A code, a kind, a status: short, compared byte by byte. */
export const Word = (length = 32, choice: ColumnChoice = {}) => column({ type: 'varchar', length }, choice);

export const LongText = (choice: ColumnChoice = {}) => column({ type: 'text' }, choice);

export const Day = (choice: ColumnChoice = {}) => column({ type: 'varchar', length: 10 }, choice);

export const Instant = (choice: ColumnChoice = {}) =>
  column({ type: 'bigint', transformer: asNumber }, choice);

export const Fen = (choice: ColumnChoice = {}) => column({ type: 'bigint', transformer: asNumber }, choice);

export const Count = (choice: ColumnChoice = {}) => column({ type: 'int' }, choice);

export const Flag = (choice: ColumnChoice = { default: false }) => column({ type: 'boolean' }, choice);

/** Structured data nobody searches; stored as text on every engine. */
export const Json = (choice: ColumnChoice = {}) => column({ type: 'simple-json' }, choice);

/** Text that is sealed before it is written and opened when it is read (src/protection.ts). */
export function Protected(choice: ColumnChoice = {}): PropertyDecorator {
  return protectedColumn('text', choice);
}

/** Structured data, sealed as one text. */
export function ProtectedJson(choice: ColumnChoice = {}): PropertyDecorator {
  return protectedColumn('json', choice);
}

function protectedColumn(form: 'text' | 'json', choice: ColumnChoice): PropertyDecorator {
  return (prototype, property) => {
    declareProtected(prototype.constructor, String(property), form);
    Column({ type: 'text', ...choice })(prototype, property);
  };
}

function column(type: ColumnOptions, choice: ColumnChoice): PropertyDecorator {
  return Column({ ...type, ...choice } as ColumnOptions);
}
