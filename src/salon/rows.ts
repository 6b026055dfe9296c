import { Audit } from '../../entities';
import { isKept, keptColumns } from '../../entities/kept';
import { rowIdOf, shapeOf } from '../database/shape';
import { ulid } from '../database';
import type { Sql, Table, Where } from '../database';
import { byWhom } from './work';
import type { Work } from './work';

type Values = Record<string, unknown>;

/**
 * The only way the salon writes: each row written leaves a row in the journal, in the same transaction, with what
 * it was and what it became. Rows and columns that are counted from others (`@Kept()`) are not journalled.
 */
export class Rows {
  private readonly tx: Sql;

  constructor(private readonly work: Omit<Work, 'rows'>) {
    this.tx = work.tx;
  }

  async insert<E extends object>(table: Table<E>, row: Partial<E>): Promise<E> {
    const written = await this.tx.insert(table, row);
    await this.journal(table, 'insert', written, null, written);
    return written;
  }

  /** The row as written; undefined, and nothing written, where a unique key has it already. */
  async insertIfNew<E extends object>(table: Table<E>, row: Partial<E>): Promise<E | undefined> {
    const id = shapeOf(table).hasId ? { id: ulid() } : {};
    const whole = { ...id, ...row };
    if (!(await this.tx.insertIfNew(table, whole))) return undefined;
    const written = await this.tx.one(table, whereOf(table, whole));
    if (written) await this.journal(table, 'insert', written, null, written);
    return written;
  }

  /** Changes the rows that match and returns how many; a row that has these values already is left alone. */
  async update<E extends object>(
    table: Table<E>,
    idOrWhere: string | Where<E>,
    patch: Partial<E>,
  ): Promise<number> {
    const found = await this.tx.find(table, { where: asWhere(idOrWhere), lock: true });
    for (const row of found) {
      const names = changedNames(row as Values, patch as Values);
      if (names.length === 0) continue;
      await this.tx.update(table, whereOf(table, row), only(patch as Values, names) as Partial<E>);
      const told = names.filter((name) => !keptColumns(table).has(name));
      if (told.length === 0) continue;
      await this.journal(table, 'update', row, only(row as Values, told), only(patch as Values, told));
    }
    return found.length;
  }

  async remove<E extends object>(table: Table<E>, idOrWhere: string | Where<E>): Promise<number> {
    const found = await this.tx.find(table, { where: asWhere(idOrWhere), lock: true });
    for (const row of found) {
      await this.tx.remove(table, whereOf(table, row));
      await this.journal(table, 'remove', row, row, null);
    }
    return found.length;
  }

  /** Somebody looked into a customer's file. */
  async look(customerId: string, table = 'customer', rowId = customerId): Promise<void> {
    await this.tx.insert(Audit, { ...this.signature('look'), tableName: table, rowId, customerId });
  }

  private async journal<E extends object>(
    table: Table<E>,
    action: Audit['action'],
    row: E,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    if (isKept(table)) return;
    const shape = shapeOf(table);
    const values = row as Values;
    const customerId = shape.table === 'customer' ? values.id : values.customerId;
    await this.tx.insert(Audit, {
      ...this.signature(action),
      tableName: shape.table,
      rowId: rowIdOf(shape, values),
      customerId: (customerId as string | null | undefined) ?? null,
      before: before as Values | null,
      after: after as Values | null,
    });
  }

  private signature(action: Audit['action']): Partial<Audit> {
    const { actor, now, store, operation } = this.work;
    return {
      at: now,
      storeId: store.id,
      actorId: byWhom(actor),
      role: actor.roles.join(','),
      command: actor.command,
      action,
      operationKey: operation,
    };
  }
}

/** The condition that means this row and no other. */
export function whereOf<E extends object>(table: Table<E>, row: object): Where<E> {
  const { hasId, primary } = shapeOf(table);
  return only(row as Values, hasId ? ['id'] : primary) as Where<E>;
}

function asWhere<E>(idOrWhere: string | Where<E>): Where<E> {
  return typeof idOrWhere === 'string' ? ({ id: idOrWhere } as Where<object> as Where<E>) : idOrWhere;
}

function changedNames(row: Values, patch: Values): string[] {
  return Object.keys(patch).filter(
    (name) => patch[name] !== undefined && JSON.stringify(patch[name]) !== JSON.stringify(row[name]),
  );
}

function only(values: Values, names: string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
