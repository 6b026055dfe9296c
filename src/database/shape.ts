import { getMetadataArgsStorage } from '../../entities/table';
import { ulid } from './ids';
import { protectedColumns } from '../../entities/protected';
import { refuseBrokenText } from '../protection';
import type { Protection } from '../protection';
import type { Param, Row, Table } from './sql';

interface ColumnShape {
  name: string;
  kind: 'text' | 'number' | 'flag' | 'json';
  sealed: boolean;
  nullable: boolean;
  limit?: number;
  fallback?: unknown;
}

/** A table as its entity declares it: how a row is written down and read back. */
export interface Shape {
  table: string;
  columns: Map<string, ColumnShape>;
  /** The column the database counts by itself, if there is one. */
  sequence?: string;
  primary: string[];
  hasId: boolean;
}

const shapes = new Map<object, Shape>();

export function shapeOf<E>(table: Table<E>): Shape {
  let shape = shapes.get(table);
  if (!shape) shapes.set(table, (shape = readShape(table)));
  return shape;
}

/** Which row a sealed text belongs to: its id, or its primary key where it has no id. */
export function rowIdOf(shape: Shape, row: Record<string, unknown>): string {
  return shape.hasId ? String(row.id) : shape.primary.map((name) => String(row[name])).join('|');
}

/** The row with an id and every declared default; throws where something required is missing. */
export function completed<E>(shape: Shape, row: Partial<E>): E {
  const given = row as Record<string, unknown>;
  const whole: Record<string, unknown> = {};
  if (shape.hasId) whole.id = given.id ?? ulid();
  for (const [name, column] of shape.columns) {
    if (name === 'id' && shape.hasId) continue;
    const value = given[name] ?? column.fallback ?? null;
    if (value === null && !column.nullable) throw new TypeError(`${shape.table}.${name} is missing`);
    whole[name] = value;
  }
  for (const name of Object.keys(given)) {
    if (!shape.columns.has(name) && name !== shape.sequence) {
      throw new TypeError(`${shape.table} has no column ${name}`);
    }
  }
  return whole as E;
}

/** A value as the database takes it; sealed where the column is protected. */
export function written(shape: Shape, name: string, value: unknown, rowId: string, seal: Protection): Param {
  const column = columnOf(shape, name);
  if (value === null || value === undefined) {
    if (!column.nullable) throw new TypeError(`${shape.table}.${name} is missing`);
    return null;
  }
  if (column.kind === 'flag') return value ? 1 : 0;
  if (column.kind === 'number') {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      throw new TypeError(`${shape.table}.${name} takes a whole number`);
    }
    return value;
  }
  const text = column.kind === 'json' ? JSON.stringify(value) : value;
  if (typeof text !== 'string') throw new TypeError(`${shape.table}.${name} takes a text`);
  if (column.sealed) return seal.seal(shape.table, name, rowId, text);
  refuseBrokenText(text);
  // SQLite would take any length and MySQL would not: both refuse.
  if (column.limit && text.length > column.limit && [...text].length > column.limit) {
    throw new RangeError(`${shape.table}.${name} takes ${column.limit} characters`);
  }
  return text;
}

/** A row of the database as its entity. */
export function readBack<E>(shape: Shape, row: Row, protection: Protection): E {
  const entity: Record<string, unknown> = {};
  const rowId = rowIdOf(shape, row);
  for (const name of Object.keys(row)) {
    const value = row[name];
    const column = shape.columns.get(name);
    entity[name] =
      value === null || !column
        ? value
        : opened(column, column.sealed ? protection.open(shape.table, name, rowId, String(value)) : value);
  }
  return entity as E;
}

export function columnOf(shape: Shape, name: string): ColumnShape {
  const column = shape.columns.get(name);
  if (!column) throw new TypeError(`${shape.table} has no column ${name}`);
  return column;
}

function opened(column: ColumnShape, value: string | number): unknown {
  if (column.kind === 'json') return JSON.parse(String(value));
  if (column.kind === 'flag') return Number(value) === 1;
  return column.kind === 'number' ? Number(value) : value;
}

function readShape<E>(table: Table<E>): Shape {
  const storage = getMetadataArgsStorage();
  const declared = storage.tables.find((entry) => entry.target === table);
  if (!declared) throw new TypeError(`${table.name} is not an entity`);
  const sealed = protectedColumns(table);
  const generated = new Set(
    storage.generations.filter((entry) => entry.target === table).map((entry) => entry.propertyName),
  );
  const shape: Shape = { table: declared.name ?? table.name, columns: new Map(), primary: [], hasId: false };
  for (const { propertyName: name, options } of storage.columns.filter((entry) => entry.target === table)) {
    if (options.primary) shape.primary.push(name);
    if (generated.has(name)) {
      shape.sequence = name;
      continue;
    }
    if (name === 'id') shape.hasId = true;
    shape.columns.set(name, {
      name,
      kind: sealed.get(name) ?? kindOf(String(options.type)),
      sealed: sealed.has(name),
      nullable: options.nullable === true,
      limit: options.length === undefined ? undefined : Number(options.length),
      fallback: options.default,
    });
  }
  return shape;
}

function kindOf(type: string): ColumnShape['kind'] {
  if (type === 'boolean') return 'flag';
  if (type === 'simple-json') return 'json';
  return ['int', 'integer', 'bigint'].includes(type) ? 'number' : 'text';
}
