/** What a store has decided not to keep of its customers (SR-FLD-29) does not come in by a sheet either. */
import { Store } from '../../../entities/store';
import type { Sql } from '../../database';
import { isField } from '../customer-file/fields';
import { sheetFields } from '../customer-file/profile';
import type { ImportFault } from './check';
import type { References } from './references';
import type { ImportDocument } from './tables';

export async function fieldsNotKept(
  tx: Sql,
  document: ImportDocument,
  known: References,
  now: number,
): Promise<ImportFault[]> {
  const given = document.customers ?? [];
  const said = given.map((row) => Object.keys(row).filter(isField));
  if (said.every((names) => names.length === 0)) return [];
  const stores = new Map((await tx.find(Store)).map((store) => [store.id, store]));
  const kept = new Map<string, Set<string>>();
  const faults: ImportFault[] = [];
  for (const [index, row] of given.entries()) {
    const id = known.idOf('stores', row.store)!;
    // A store that this document brings has no settings of its own yet.
    const store = stores.get(id) ?? ({ id, timezone: 'Asia/Shanghai' } as Store);
    if (!kept.has(id)) kept.set(id, await sheetFields({ tx, store, now }));
    for (const column of said[index].filter((name) => !kept.get(id)!.has(name))) {
      const value = row[column as keyof typeof row];
      faults.push({ sheet: 'customers', row: index + 1, column, value, expected: NOT_KEPT });
    }
  }
  return faults;
}

const NOT_KEPT = 'nothing: the store does not keep this field';
