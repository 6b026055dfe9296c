import type { FindOptionsWhere } from 'typeorm';

/** An entity class, standing for its table. */
export type Table<E> = new () => E;

/** Conditions by property, TypeORM's operators (`In`, `LessThan`, `IsNull` …) included; an array means "or". */
export type Where<E> = FindOptionsWhere<E> | FindOptionsWhere<E>[];

export interface Find<E> {
  where?: Where<E>;
  order?: { [P in keyof E]?: 'ASC' | 'DESC' };
  take?: number;
  /** Only these columns are read (and opened, where they are protected). */
  select?: (keyof E)[];
  /** Holds what was read until the transaction ends, as `lock` does for one row. */
  lock?: boolean;
}

export interface Claim<E> {
  where: Where<E>;
  order?: Find<E>['order'];
  take: number;
  /** What marks a row as taken: a lease, an attempt, a fence. */
  patch: Partial<E> | ((row: E) => Partial<E>);
}

/** A value in a statement of one's own: `?` in the text, on both engines. */
export type Param = string | number | boolean | null;
export type Row = Record<string, string | number | null>;

/**
 * What can be asked of the database, within a transaction or without. Protected columns are sealed on the way in and
 * opened on the way out; a condition on one throws. A value that is `undefined` in a condition throws, so that a
 * forgotten id never means "all".
 */
export interface Sql {
  readonly engine: 'sqlite' | 'mysql';
  /** Writes the row, with an id and the declared defaults where they are missing, and returns it whole. */
  insert<E extends object>(table: Table<E>, row: Partial<E>): Promise<E>;
  insert<E extends object>(table: Table<E>, rows: Partial<E>[]): Promise<E[]>;
  /** False, and nothing written, where a unique key has the row already. For rows: one answer each, in order. */
  insertIfNew<E extends object>(table: Table<E>, row: Partial<E>): Promise<boolean>;
  insertIfNew<E extends object>(table: Table<E>, rows: Partial<E>[]): Promise<boolean[]>;
  /** How many rows matched. */
  update<E extends object>(table: Table<E>, where: Where<E>, patch: Partial<E>): Promise<number>;
  /** Adds to numbers in place: `add(Course, { id }, { used: 1 })`. How many rows matched. */
  add<E extends object>(table: Table<E>, where: Where<E>, amounts: Partial<E>): Promise<number>;
  remove<E extends object>(table: Table<E>, where: Where<E>): Promise<number>;
  find<E extends object>(table: Table<E>, find?: Find<E>): Promise<E[]>;
  one<E extends object>(table: Table<E>, where: Where<E>): Promise<E | undefined>;
  count<E extends object>(table: Table<E>, where?: Where<E>): Promise<number>;
  /** The row, held until the transaction ends (on SQLite the single queue holds everything). */
  lock<E extends object>(table: Table<E>, idOrWhere: string | Where<E>): Promise<E | undefined>;
  /** Takes rows nobody else holds and marks them; returns them as marked. */
  claim<E extends object>(table: Table<E>, claim: Claim<E>): Promise<E[]>;
  /** Blind indexes of a phone number, to store beside it and to search by; null for what is no number. */
  phoneIndexes(phone: string): { full: string; tail: number | null } | null;
  /** A reading statement of one's own. Quote names with backticks where they need it: both engines know them. */
  query<R extends object = Row>(sql: string, params?: Param[]): Promise<R[]>;
}

/** The statements of one open transaction. */
export type Tx = Sql;

/** One connection as an engine gives it. */
export interface Connection {
  readonly engine: Sql['engine'];
  read(sql: string, params: Param[]): Promise<Row[]>;
  /** `lastId` is the number the database gave the first row; the next rows' numbers follow in steps of `step`. */
  write(sql: string, params: Param[]): Promise<{ affected: number; lastId: number; step: number }>;
}

/** What differs between SQLite and MySQL. */
export interface Engine {
  readonly engine: Sql['engine'];
  /** Lends a connection for one statement. */
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Runs the work between begin and commit; rolls back and throws on where it fails. */
  transact<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
