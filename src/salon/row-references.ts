import { entities } from '../../entities';
import { isKept } from '../../entities/kept';
import { shapeOf } from '../database/shape';
import type { Sql, Table } from '../database';

/** Columns that name another table's row by another word than the table's own. */
export const OTHER_WORDS: Record<string, string> = {
  forCustomerId: 'customer',
  mergedIntoId: 'customer',
  reversesId: 'payment',
  movedFromId: 'appointment',
  redoOfId: 'visit_service',
  roundId: 'grade_round',
};

/** The rows that name this one in a column of theirs (`visitId`, `courseId` …); counted rows aside. */
export async function rowsThatReferTo(
  tx: Sql,
  table: string,
  id: string,
): Promise<{ tableName: string; rowId: string }[]> {
  const found: { tableName: string; rowId: string }[] = [];
  for (const { entity, column } of columnsNaming(table)) {
    const rows = await tx.find(entity, { where: { [column]: id }, select: ['id'] });
    found.push(...rows.map((row) => ({ tableName: shapeOf(entity).table, rowId: row.id })));
  }
  return found;
}

function columnsNaming(table: string) {
  const own = `${table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}Id`;
  return entities
    .map((entity) => entity as Table<object> as Table<{ id: string; [column: string]: string }>)
    .filter((entity) => !isKept(entity) && shapeOf(entity).hasId && shapeOf(entity).table !== 'audit')
    .flatMap((entity) =>
      [...shapeOf(entity).columns.keys()]
        .filter((column) => column === own || OTHER_WORDS[column] === table)
        .map((column) => ({ entity, column })),
    );
}
