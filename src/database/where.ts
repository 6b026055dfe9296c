import { FindOperator } from './conditions';
import { columnOf } from './shape';
import type { Shape } from './shape';
import type { Param, Where } from './sql';

export interface Condition {
  text: string;
  params: Param[];
}

const COMPARE: Record<string, string> = {
  equal: '=',
  lessThan: '<',
  lessThanOrEqual: '<=',
  moreThan: '>',
  moreThanOrEqual: '>=',
  like: 'LIKE',
};

/** The condition as text and values; throws on protected columns and on values that are not there. */
export function conditionOf<E>(shape: Shape, where: Where<E>): Condition {
  const alternatives = (Array.isArray(where) ? where : [where]).map((one) => allOf(shape, one as object));
  if (alternatives.length === 0) return { text: '1 = 0', params: [] };
  return {
    text: alternatives.map((one) => `(${one.text})`).join(' OR '),
    params: alternatives.flatMap((one) => one.params),
  };
}

export function quoted(name: string): string {
  return `\`${name}\``;
}

function allOf(shape: Shape, where: object): Condition {
  const parts = Object.entries(where).map(([name, value]) => {
    if (name !== shape.sequence) {
      const column = columnOf(shape, name);
      if (column.sealed || column.kind === 'json') {
        throw new TypeError(`${shape.table}.${name} is sealed or structured: nobody can search by it`);
      }
    }
    return test(`${shape.table}.${name}`, quoted(name), value);
  });
  if (parts.length === 0) return { text: '1 = 1', params: [] };
  return { text: parts.map((part) => part.text).join(' AND '), params: parts.flatMap((part) => part.params) };
}

function test(label: string, name: string, value: unknown): Condition {
  if (value === null) return { text: `${name} IS NULL`, params: [] };
  if (!(value instanceof FindOperator)) return { text: `${name} = ?`, params: [plain(label, value)] };
  const operand: unknown = value.child ?? value.value;
  if (value.type === 'isNull') return { text: `${name} IS NULL`, params: [] };
  if (value.type === 'not') {
    const inner = test(label, name, operand);
    return { text: `NOT (${inner.text})`, params: inner.params };
  }
  if (value.type === 'in') {
    const list = (operand as unknown[]).map((item) => plain(label, item));
    if (list.length === 0) return { text: '1 = 0', params: [] };
    return { text: `${name} IN (${list.map(() => '?').join(', ')})`, params: list };
  }
  if (value.type === 'between') {
    const [from, to] = operand as unknown[];
    return { text: `${name} BETWEEN ? AND ?`, params: [plain(label, from), plain(label, to)] };
  }
  const compare = COMPARE[value.type];
  if (!compare) throw new TypeError(`no condition ${value.type} on ${label}`);
  return { text: `${name} ${compare} ?`, params: [plain(label, operand)] };
}

function plain(label: string, value: unknown): Param {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`a condition on ${label} has no value`);
}
