import { Customer } from '../../../entities/customer';
import { Room } from '../../../entities/room';
import { Staff } from '../../../entities/staff';
import { Store } from '../../../entities/store';
import { Treatment } from '../../../entities/treatment';
import type { Sql } from '../../database';
import type { ImportFault } from './check';
import type { ImportDocument, TableName } from './tables';

type Kind = 'stores' | 'staff' | 'treatments' | 'customers' | 'rooms';

/**
 * Finds rows by code or userid, or by name where only one bears it: of the store as it is, or of the document. A code
 * that two stores use is said with its store: `S2/K001`.
 */
export interface References {
  idOf(kind: Kind, said: string): string | undefined;
  /** Whether there is one at all: of rooms each store has its own «1号房». */
  has(kind: Kind, said: string): boolean;
  /** Makes a row known by its code (and name) under its id. `scope` is its store where codes belong to stores. */
  add(kind: Kind, code: string, name: string, id: string, scope?: string): void;
}

/** What columns point to which table. */
const POINTERS: Partial<Record<TableName, Record<string, Kind>>> = {
  staff: { stores: 'stores', treatments: 'treatments' },
  shifts: { userid: 'staff' },
  rooms: { store: 'stores' },
  customers: { store: 'stores', consultant: 'staff', beautician: 'staff', referrer: 'customers' },
  diagnoses: { customer: 'customers', by: 'staff' },
  courses: { customer: 'customers', treatment: 'treatments', users: 'customers' },
  balances: { customer: 'customers' },
  visits: { customer: 'customers', treatments: 'treatments', beautician: 'staff' },
  payments: { customer: 'customers', payer: 'customers', treatment: 'treatments', sellers: 'staff' },
  appointments: { customer: 'customers', treatments: 'treatments', beautician: 'staff', room: 'rooms' },
  plans: { customer: 'customers' },
  followUps: { customer: 'customers', owner: 'staff' },
  dailyMeetings: { store: 'stores', chair: 'staff' },
  handbook: { store: 'stores', treatment: 'treatments', by: 'staff' },
};

const NESTED: Partial<Record<TableName, { list: string; columns: Record<string, Kind> }>> = {
  visits: { list: 'services', columns: { treatment: 'treatments', beautician: 'staff' } },
  dailyMeetings: { list: 'items', columns: { customer: 'customers', owner: 'staff' } },
  handbook: { list: 'read', columns: { staff: 'staff' } },
};

const WANTED: Record<Kind, string> = {
  stores: 'the code of a store',
  staff: 'the userid of a member of staff, or a name only one bears',
  treatments: 'the code of a treatment, or a name only one bears',
  customers: 'the code of a customer, or a name only one bears',
  rooms: 'the name of a room',
};

/** Everything that can be pointed to before the import writes. */
export async function readReferences(tx: Sql, document: ImportDocument): Promise<References> {
  const found = emptyReferences();
  const stores = await tx.find(Store);
  const storeCodes = new Map(stores.map((row) => [row.id, row.code]));
  for (const row of stores) found.add('stores', row.code, row.name, row.id);
  for (const row of await tx.find(Staff)) found.add('staff', row.userid, row.name, row.id);
  for (const row of await tx.find(Treatment)) found.add('treatments', row.code, row.name, row.id);
  for (const row of await tx.find(Customer, { select: ['id', 'code', 'name', 'storeId', 'mergedIntoId'] })) {
    found.add('customers', row.code, row.name, row.mergedIntoId ?? row.id, storeCodes.get(row.storeId));
  }
  for (const row of await tx.find(Room)) {
    found.add('rooms', row.name, row.name, row.id, storeCodes.get(row.storeId));
  }
  const said = [...stores, ...(document.stores ?? [])];
  const scopeOf = (store: string): string =>
    (said.find((row) => row.code === store) ?? said.find((row) => row.name === store))?.code ?? store;
  const announce = (kind: Kind, code: string, name: string, scope = ''): void => {
    if (!found.idOf(kind, scope ? `${scope}/${code}` : code)) found.add(kind, code, name, NEW, scope);
  };
  document.stores?.forEach((row) => announce('stores', row.code, row.name));
  document.staff?.forEach((row) => announce('staff', row.userid, row.name));
  document.treatments?.forEach((row) => announce('treatments', row.code, row.name));
  document.customers?.forEach((row) => announce('customers', row.code, row.name, scopeOf(row.store)));
  document.rooms?.forEach((row) => announce('rooms', row.name, row.name, scopeOf(row.store)));
  return found;
}

/** Announced by the document, not yet written. */
const NEW = 'new';

/** Points to nothing, or to several of a name: told cell by cell. */
export function danglingReferences(document: ImportDocument, known: References): ImportFault[] {
  const faults: ImportFault[] = [];
  for (const [sheet, columns] of Object.entries(POINTERS) as [TableName, Record<string, Kind>][]) {
    const nested = NESTED[sheet];
    ((document[sheet] ?? []) as Record<string, unknown>[]).forEach((row, index) => {
      check(row, columns, '', index + 1, sheet);
      if (!nested) return;
      ((row[nested.list] ?? []) as Record<string, unknown>[]).forEach((inner, place) =>
        check(inner, nested.columns, `${nested.list}.${place}.`, index + 1, sheet),
      );
    });
  }
  return faults;

  function check(
    row: Record<string, unknown>,
    columns: Record<string, Kind>,
    prefix: string,
    number: number,
    sheet: string,
  ): void {
    for (const [column, kind] of Object.entries(columns)) {
      const said = row[column];
      const values = said === undefined ? [] : Array.isArray(said) ? said : [said];
      for (const value of values) {
        if (known.has(kind, String(value))) continue;
        faults.push({ sheet, row: number, column: prefix + column, value, expected: WANTED[kind] });
      }
    }
  }
}

function emptyReferences(): References {
  /** Ids by scope and code; a row of the document gets its own when it is written. */
  const byCode = new Map<string, Map<string, string>>();
  const byName = new Map<string, Set<string>>();
  const codeKey = (kind: Kind, said: string): string =>
    `${kind}:${kind === 'staff' ? said.toLowerCase() : said}`;
  const ids = (kind: Kind, said: string): string[] => {
    const slash = said.indexOf('/');
    const scoped = slash > 0 && byCode.get(codeKey(kind, said.slice(slash + 1)))?.get(said.slice(0, slash));
    if (scoped) return [scoped];
    const exact = byCode.get(codeKey(kind, said));
    if (exact) return [...exact.values()];
    const places = byName.get(`${kind}:${said}`) ?? [];
    return [...places].map((place) => {
      const [scope, code] = JSON.parse(place) as [string, string];
      return byCode.get(codeKey(kind, code))!.get(scope)!;
    });
  };
  return {
    add(kind, code, name, id, scope = '') {
      const key = codeKey(kind, code);
      byCode.set(key, (byCode.get(key) ?? new Map<string, string>()).set(scope, id));
      const nameKey = `${kind}:${name}`;
      byName.set(nameKey, (byName.get(nameKey) ?? new Set()).add(JSON.stringify([scope, code])));
    },
    has: (kind, said) => (kind === 'rooms' ? ids(kind, said).length > 0 : ids(kind, said).length === 1),
    idOf(kind, said) {
      const found = ids(kind, said);
      return found.length === 1 ? found[0] : undefined;
    },
  };
}
