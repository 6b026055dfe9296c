import { Customer } from '../../../entities/customer';
import { Room } from '../../../entities/room';
import { Staff } from '../../../entities/staff';
import { Store } from '../../../entities/store';
import { Treatment } from '../../../entities/treatment';
import type { Sql } from '../../database';
import type { ImportFault } from './check';
import { plainName, type ImportDocument, type TableName } from './tables';

type Kind = 'stores' | 'staff' | 'treatments' | 'customers' | 'rooms';

/**
 * Finds rows by code or userid, or by name where only one bears it: of the store as it is, or of the document. A code
 * that two stores use is said with its store: `S2/K001`.
 */
export interface References {
  idOf(kind: Kind, said: string): string | undefined;
  /** Whether there is one at all: of rooms each store has its own «1号房». */
  has(kind: Kind, said: string): boolean;
  /** How each of those is said alone whom these words may mean. */
  among(kind: Kind, said: string): string[];
  /** Makes a row known by its code (and name) under its id. `scope` is its store where codes belong to stores. */
  add(kind: Kind, code: string, name: string, id: string, scope?: string): void;
  /** What else the row of a code is called; a name goes before an alias. */
  call(kind: Kind, code: string, aliases: readonly unknown[] | undefined): void;
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
  for (const row of await tx.find(Staff)) {
    found.add('staff', row.userid, row.name, row.id);
    found.call('staff', row.userid, row.aliases);
  }
  for (const row of await tx.find(Treatment)) {
    found.add('treatments', row.code, row.name, row.id);
    found.call('treatments', row.code, row.aliases);
  }
  for (const row of await tx.find(Customer, { select: ['id', 'code', 'name', 'storeId', 'mergedIntoId'] })) {
    found.add('customers', row.code, row.name, row.mergedIntoId ?? row.id, storeCodes.get(row.storeId));
  }
  for (const row of await tx.find(Room)) {
    found.add('rooms', row.name, row.name, row.id, storeCodes.get(row.storeId));
  }
  const said = [...stores, ...rowsIn(document.stores)];
  const scopeOf = (store: string): string =>
    (said.find((row) => row.code === store) ?? said.find((row) => row.name === store))?.code ?? store;
  const announce = (kind: Kind, code: string, name: string, scope = ''): void => {
    // A row that cannot be taken as it stands is told cell by cell; what it is called is known all the same.
    if (typeof code !== 'string' || typeof name !== 'string') return;
    if (!found.idOf(kind, scope ? `${scope}/${code}` : code)) found.add(kind, code, name, NEW, scope);
  };
  rowsIn(document.stores).forEach((row) => announce('stores', row.code, row.name));
  for (const row of rowsIn(document.staff)) {
    announce('staff', row.userid, row.name);
    found.call('staff', row.userid, row.aliases);
  }
  for (const row of rowsIn(document.treatments)) {
    announce('treatments', row.code, row.name);
    found.call('treatments', row.code, row.aliases);
  }
  rowsIn(document.customers).forEach((row) => announce('customers', row.code, row.name, scopeOf(row.store)));
  rowsIn(document.rooms).forEach((row) => announce('rooms', row.name, row.name, scopeOf(row.store)));
  return found;
}

/** Announced by the document, not yet written. */
const NEW = 'new';

/** Points to nothing, or to several of a name: told cell by cell. */
export function danglingReferences(document: ImportDocument, known: References): ImportFault[] {
  const faults: ImportFault[] = [];
  for (const [sheet, columns] of Object.entries(POINTERS) as [TableName, Record<string, Kind>][]) {
    const nested = NESTED[sheet];
    ((document[sheet] ?? []) as unknown[]).forEach((row, index) => {
      if (!isRow(row)) return;
      check(row, columns, '', index + 1, sheet);
      if (!nested) return;
      const list = row[nested.list];
      (Array.isArray(list) ? list : []).forEach((inner: unknown, place) => {
        if (isRow(inner)) check(inner, nested.columns, `${nested.list}.${place}.`, index + 1, sheet);
      });
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
        if (typeof value !== 'string' || known.has(kind, value)) continue;
        const several = known.among(kind, value);
        const expected =
          several.length > 1 ? `one of several called so: ${several.join(', ')}` : WANTED[kind];
        faults.push({ sheet, row: number, column: prefix + column, value, expected });
      }
    }
  }
}

function isRow(row: unknown): row is Record<string, unknown> {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}

function rowsIn<R>(rows: R[] | undefined): R[] {
  return (rows ?? []).filter(isRow);
}

function emptyReferences(): References {
  /** Ids by scope and code; a row of the document gets its own when it is written. */
  const byCode = new Map<string, Map<string, string>>();
  const byName = new Map<string, Set<string>>();
  const byAlias = new Map<string, Set<string>>();
  const placesOf = (kind: Kind, said: string): Set<string> => {
    const key = `${kind}:${plainName(said)}`;
    return byName.get(key) ?? byAlias.get(key) ?? new Set();
  };
  const codeKey = (kind: Kind, said: string): string =>
    `${kind}:${kind === 'staff' ? said.toLowerCase() : said}`;
  const ids = (kind: Kind, said: string): string[] => {
    const slash = said.indexOf('/');
    const scoped = slash > 0 && byCode.get(codeKey(kind, said.slice(slash + 1)))?.get(said.slice(0, slash));
    if (scoped) return [scoped];
    const exact = byCode.get(codeKey(kind, said));
    if (exact) return [...exact.values()];
    const places = placesOf(kind, said);
    return [...places].map((place) => {
      const [scope, code] = JSON.parse(place) as [string, string];
      return byCode.get(codeKey(kind, code))!.get(scope)!;
    });
  };
  return {
    add(kind, code, name, id, scope = '') {
      const key = codeKey(kind, code);
      byCode.set(key, (byCode.get(key) ?? new Map<string, string>()).set(scope, id));
      const nameKey = `${kind}:${plainName(name)}`;
      byName.set(nameKey, (byName.get(nameKey) ?? new Set()).add(JSON.stringify([scope, code])));
    },
    has: (kind, said) => (kind === 'rooms' ? ids(kind, said).length > 0 : ids(kind, said).length === 1),
    call(kind, code, aliases) {
      if (typeof code !== 'string' || !Array.isArray(aliases)) return;
      for (const alias of aliases.filter((each) => typeof each === 'string')) {
        const key = `${kind}:${plainName(alias)}`;
        byAlias.set(key, (byAlias.get(key) ?? new Set()).add(JSON.stringify(['', code])));
      }
    },
    among(kind, said) {
      const scopes = byCode.get(codeKey(kind, said));
      if (scopes) return [...scopes.keys()].map((scope) => (scope ? `${scope}/${said}` : said));
      return [...placesOf(kind, said)].map((place) => {
        const [scope, code] = JSON.parse(place) as [string, string];
        return byCode.get(codeKey(kind, code))!.size > 1 ? `${scope}/${code}` : code;
      });
    },
    idOf(kind, said) {
      const found = ids(kind, said);
      return found.length === 1 ? found[0] : undefined;
    },
  };
}
