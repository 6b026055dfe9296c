import type {
  CustomerEntry,
  Lexicon,
  StaffEntry,
  StoreHours,
  TreatmentEntry,
} from '../../bot-flows/understanding';

type Row = Record<string, unknown>;

/** A store file that cannot be read as one; the message names what is missing. */
export class StoreFileError extends Error {}

/** The names of a store, from the shape of nlu/dev-store.json or from that of an import. */
export function readStoreFile(json: unknown): Lexicon {
  if (!isRow(json)) throw new StoreFileError('a store file holds one JSON object');
  const store = isRow(json.store) ? json.store : rows(json, 'stores')[0];
  if (!store) throw new StoreFileError('the file has neither "store" nor "stores"');
  const lexicon: Lexicon = {
    store: storeOf(store),
    staff: rows(json, 'staff').map(staffOf),
    treatments: rows(json, 'treatments').map(treatmentOf),
    rooms: list(json.rooms)
      .map((one) => (isRow(one) ? text(one.name) : String(one)))
      .filter(Boolean),
    customers: rows(json, 'customers').map(customerOf),
  };
  return lexicon;
}

function storeOf(row: Row): StoreHours {
  return {
    name: text(row.name),
    opensAt: text(row.opensAt ?? row.open) || '10:00',
    closesAt: text(row.closesAt ?? row.close) || '21:00',
    timezone: text(row.timezone) || 'Asia/Shanghai',
  };
}

function staffOf(row: Row): StaffEntry {
  return {
    userid: needed(row, 'userid', 'staff'),
    name: needed(row, 'name', 'staff'),
    aliases: names(row.aliases),
    roles: names(row.roles ?? row.role),
  };
}

function treatmentOf(row: Row): TreatmentEntry {
  return {
    code: needed(row, 'code', 'treatments'),
    name: needed(row, 'name', 'treatments'),
    aliases: names(row.aliases),
    category: text(row.category),
    minutes: Number(row.minutes) || undefined,
    price: Number(row.price) || undefined,
  };
}

function customerOf(row: Row): CustomerEntry {
  return {
    code: needed(row, 'code', 'customers'),
    name: needed(row, 'name', 'customers'),
    aliases: names(row.aliases),
    phone: text(row.phone) || undefined,
    consultant: text(row.consultant) || undefined,
    lastVisit: text(row.lastVisit) || undefined,
  };
}

function needed(row: Row, key: string, table: string): string {
  const value = text(row[key]);
  if (!value) throw new StoreFileError(`${table}: a row has no "${key}"`);
  return value;
}

function rows(json: Row, key: string): Row[] {
  return list(json[key]).filter(isRow);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A list, or a cell whose entries are split by 、 or a comma. */
function names(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(text).filter(Boolean);
  return text(value)
    .split(/[、,，;；]/)
    .map((one) => one.trim())
    .filter(Boolean);
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value).trim();
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
