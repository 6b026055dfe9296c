import { isDuplicate } from './errors';
import { completed, readBack, rowIdOf, shapeOf, written } from './shape';
import { conditionOf, quoted } from './where';
import type { Protection } from '../protection';
import type { Shape } from './shape';
import type { Claim, Connection, Find, Param, Row, Sql, Table, Where } from './sql';

/** As many values as a statement may carry on either engine, with room to spare. */
const VALUES_A_STATEMENT = 30_000;

/** The statements of one connection. Several in a row are one unit only inside a transaction. */
export class Statements implements Sql {
  constructor(
    private readonly connection: Connection,
    private readonly protection: Protection,
  ) {}

  get engine() {
    return this.connection.engine;
  }

  insert<E extends object>(table: Table<E>, row: Partial<E>): Promise<E>;
  insert<E extends object>(table: Table<E>, rows: Partial<E>[]): Promise<E[]>;
  async insert<E extends object>(table: Table<E>, given: Partial<E> | Partial<E>[]): Promise<E | E[]> {
    const shape = shapeOf(table);
    const rows = [given].flat().map((row) => completed<E>(shape, row as Partial<E>));
    const names = [...shape.columns.keys()];
    const chunk = this.engine === 'sqlite' ? 1 : Math.floor(VALUES_A_STATEMENT / names.length);
    for (let from = 0; from < rows.length; from += chunk) {
      const part = rows.slice(from, from + chunk);
      const { lastId, step } = await this.connection.write(
        insertText(shape, names, part.length),
        part.flatMap((row) => this.values(shape, row, names)),
      );
      if (shape.sequence)
        part.forEach((row, i) => Object.assign(row, { [shape.sequence!]: lastId + i * step }));
    }
    return Array.isArray(given) ? rows : rows[0];
  }

  insertIfNew<E extends object>(table: Table<E>, row: Partial<E>): Promise<boolean>;
  insertIfNew<E extends object>(table: Table<E>, rows: Partial<E>[]): Promise<boolean[]>;
  async insertIfNew<E extends object>(
    table: Table<E>,
    given: Partial<E> | Partial<E>[],
  ): Promise<boolean | boolean[]> {
    if (!Array.isArray(given)) return this.isNew(table, given);
    // All at once where all are new, which is the rule; one by one where one is not.
    if (this.engine === 'mysql' && given.length > 1 && (await this.isNew(table, given))) {
      return given.map(() => true);
    }
    const answers: boolean[] = [];
    for (const row of given) answers.push(await this.isNew(table, row));
    return answers;
  }

  async update<E extends object>(table: Table<E>, where: Where<E>, patch: Partial<E>): Promise<number> {
    const shape = shapeOf(table);
    const names = Object.keys(patch).filter((name) => patch[name as keyof E] !== undefined);
    if (names.length === 0) return 0;
    if (!sealsAny(shape, names)) return this.set(shape, where, names, patch, '');
    // A sealed text is bound to its row, so each row gets its own.
    const rows = await this.select(shape, { where, select: keyNames(shape) as (keyof E)[] }, '');
    for (const row of rows) {
      await this.set(shape, keyOf<E>(shape, row), names, patch, rowIdOf(shape, row));
    }
    return rows.length;
  }

  async add<E extends object>(table: Table<E>, where: Where<E>, amounts: Partial<E>): Promise<number> {
    const shape = shapeOf(table);
    const names = Object.keys(amounts);
    const values = names.map((name) => written(shape, name, amounts[name as keyof E], '', this.protection));
    const condition = narrowed(shape, where);
    const sets = names.map((name) => `${quoted(name)} = ${quoted(name)} + ?`).join(', ');
    const text = `UPDATE ${quoted(shape.table)} SET ${sets} WHERE ${condition.text}`;
    return (await this.connection.write(text, [...values, ...condition.params])).affected;
  }

  async remove<E extends object>(table: Table<E>, where: Where<E>): Promise<number> {
    const shape = shapeOf(table);
    const condition = narrowed(shape, where);
    const text = `DELETE FROM ${quoted(shape.table)} WHERE ${condition.text}`;
    return (await this.connection.write(text, condition.params)).affected;
  }

  async find<E extends object>(table: Table<E>, find: Find<E> = {}): Promise<E[]> {
    return this.read(shapeOf(table), find, find.lock && this.engine === 'mysql' ? ' FOR UPDATE' : '');
  }

  async one<E extends object>(table: Table<E>, where: Where<E>): Promise<E | undefined> {
    return (await this.read<E>(shapeOf(table), { where, take: 1 }, ''))[0];
  }

  async count<E extends object>(table: Table<E>, where: Where<E> = {}): Promise<number> {
    const shape = shapeOf(table);
    const condition = conditionOf(shape, where);
    const text = `SELECT COUNT(*) AS n FROM ${quoted(shape.table)} WHERE ${condition.text}`;
    return Number((await this.connection.read(text, condition.params))[0].n);
  }

  async lock<E extends object>(table: Table<E>, idOrWhere: string | Where<E>): Promise<E | undefined> {
    const where = typeof idOrWhere === 'string' ? ({ id: idOrWhere } as Where<object>) : idOrWhere;
    const suffix = this.engine === 'mysql' ? ' FOR UPDATE' : '';
    return (await this.read<E>(shapeOf(table), { where: where as Where<E> }, suffix))[0];
  }

  async claim<E extends object>(table: Table<E>, claim: Claim<E>): Promise<E[]> {
    const { patch, ...find } = claim;
    const suffix = this.engine === 'mysql' ? ' FOR UPDATE SKIP LOCKED' : '';
    const rows = await this.read(shapeOf(table), find, suffix);
    for (const row of rows) {
      const mark = typeof patch === 'function' ? patch(row) : patch;
      await this.update(table, keyOf<E>(shapeOf(table), row), mark);
      Object.assign(row, mark);
    }
    return rows;
  }

  phoneIndexes(phone: string): { full: string; tail: number | null } | null {
    return this.protection.phoneIndexes(phone);
  }

  async query<R extends object = Row>(sql: string, params: Param[] = []): Promise<R[]> {
    return (await this.connection.read(sql, params)) as R[];
  }

  private async isNew<E extends object>(table: Table<E>, given: Partial<E> | Partial<E>[]): Promise<boolean> {
    try {
      await this.insert(table, [given].flat() as Partial<E>[]);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  private async read<E>(shape: Shape, find: Find<E>, suffix: string): Promise<E[]> {
    const rows = await this.select(shape, find, suffix);
    return rows.map((row) => readBack<E>(shape, row, this.protection));
  }

  private select<E>(shape: Shape, find: Find<E>, suffix: string): Promise<Row[]> {
    const condition = conditionOf(shape, find.where ?? {});
    const order = Object.entries(find.order ?? {}).map(
      ([name, way]) => `${quoted(name)} ${way === 'DESC' ? 'DESC' : 'ASC'}`,
    );
    const text = [
      `SELECT ${selected(shape, find.select as string[] | undefined)} FROM ${quoted(shape.table)}`,
      `WHERE ${condition.text}`,
      order.length > 0 ? `ORDER BY ${order.join(', ')}` : '',
      find.take === undefined ? '' : `LIMIT ${Math.max(0, Math.trunc(find.take))}`,
    ];
    return this.connection.read(text.filter(Boolean).join(' ') + suffix, condition.params);
  }

  private async set<E extends object>(
    shape: Shape,
    where: Where<E>,
    names: string[],
    patch: Partial<E>,
    rowId: string,
  ): Promise<number> {
    const condition = narrowed(shape, where);
    const values = names.map((name) => written(shape, name, patch[name as keyof E], rowId, this.protection));
    const sets = names.map((name) => `${quoted(name)} = ?`).join(', ');
    const text = `UPDATE ${quoted(shape.table)} SET ${sets} WHERE ${condition.text}`;
    return (await this.connection.write(text, [...values, ...condition.params])).affected;
  }

  private values<E extends object>(shape: Shape, row: E, names: string[]): Param[] {
    const rowId = rowIdOf(shape, row as Record<string, unknown>);
    return names.map((name) => written(shape, name, row[name as keyof E], rowId, this.protection));
  }
}

/** Whether a patch needs more than one statement, and so a transaction. */
export function sealsAny(shape: Shape, names: string[]): boolean {
  return names.some((name) => shape.columns.get(name)?.sealed);
}

/** Nothing is changed or removed without saying which. */
function narrowed<E>(shape: Shape, where: Where<E>) {
  if ([where].flat().some((one) => Object.keys(one as object).length === 0)) {
    throw new TypeError(`which rows of ${shape.table}?`);
  }
  return conditionOf(shape, where);
}

function keyNames(shape: Shape): string[] {
  return shape.hasId && !shape.primary.includes('id') ? ['id', ...shape.primary] : shape.primary;
}

function keyOf<E>(shape: Shape, row: object): Where<E> {
  const key = shape.primary.map((name) => [name, (row as Record<string, unknown>)[name]]);
  return Object.fromEntries(key) as Where<E>;
}

function selected(shape: Shape, names: string[] | undefined): string {
  const all = names
    ? new Set([...keyNames(shape), ...names])
    : [...(shape.sequence ? [shape.sequence] : []), ...shape.columns.keys()];
  return [...all].map(quoted).join(', ');
}

function insertText(shape: Shape, names: string[], rows: number): string {
  const one = `(${names.map(() => '?').join(', ')})`;
  const columns = names.map(quoted).join(', ');
  return `INSERT INTO ${quoted(shape.table)} (${columns}) VALUES ${Array(rows).fill(one).join(', ')}`;
}
