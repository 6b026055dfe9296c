/** Reads what tells of one customer, before it is gone. */
import { In } from '../../database/conditions';
import { entities } from '../../../entities';
import { Audit } from '../../../entities/audit';
import { Customer } from '../../../entities/customer';
import { protectedColumns } from '../../../entities/protected';
import { Staff } from '../../../entities/staff';
import { Treatment } from '../../../entities/treatment';
import { shapeOf } from '../../database/shape';
import type { Sql, Table } from '../../database';
import type { AboutHer } from './about-her';

type Stored = Record<string, unknown>;

export async function readHer(tx: Sql, customerId: string): Promise<AboutHer> {
  const files = await filesOf(tx, customerId);
  const ids = files.map((file) => file.id);
  const own = [...new Set(files.flatMap((file) => [file.name, ...file.aliases]))];
  const others = await namesOfOthers(tx, files[0].storeId, ids);
  // A single character names nobody, and stands in every second word.
  const names = own.filter((name) => name.length > 1);
  return {
    ids,
    names: names.filter((name) => !others.has(name)),
    sharedNames: names.filter((name) => others.has(name)),
    longerNames: [...others].filter(
      (name) => !own.includes(name) && names.some((hers) => name.includes(hers)),
    ),
    numbers: [...new Set(files.flatMap(numbersOf))],
    words: await wordsOf(tx, ids, others),
  };
}

/** Hers and those that were joined to it. */
export async function filesOf(tx: Sql, customerId: string): Promise<Customer[]> {
  const hers = await tx.find(Customer, { where: { id: customerId } });
  return [...hers, ...(await tx.find(Customer, { where: { mergedIntoId: customerId } }))];
}

function numbersOf({ phone, code }: Customer): string[] {
  const digits = (phone ?? '').replace(/\D/g, '');
  // A code of one or two signs stands everywhere.
  return [phone, digits, digits.replace(/^86(?=1\d{10}$)/, ''), code].filter(
    (number): number is string => !!number && number.length > 4,
  );
}

async function namesOfOthers(tx: Sql, storeId: string, ids: string[]): Promise<Set<string>> {
  const customers = await tx.find(Customer, { where: { storeId }, select: ['id', 'name', 'aliases'] });
  const staff = await tx.find(Staff, { select: ['id', 'name', 'aliases'] });
  const others = [...customers.filter((row) => !ids.includes(row.id)), ...staff];
  return new Set(others.flatMap((row) => [row.name, ...row.aliases]));
}

/** Every text in a protected column of a row of hers; names of other people and of treatments are not hers. */
async function wordsOf(tx: Sql, ids: string[], others: Set<string>): Promise<string[]> {
  const words = new Set<string>();
  const treatments = await tx.find(Treatment, { select: ['id', 'name', 'aliases'] });
  for (const { table, column } of tablesOfHers()) {
    const rows = (await tx.find(table, { where: { [column]: In(ids) } })) as Stored[];
    for (const row of rows) {
      for (const [name, form] of protectedColumns(table)) {
        if (form === 'text' && typeof row[name] === 'string') words.add(row[name]);
        if (form === 'json') leaves(row[name], words);
      }
    }
  }
  for (const name of [...others, ...treatments.flatMap((row) => [row.name, ...row.aliases])]) {
    words.delete(name);
  }
  return [...words];
}

/** The tables with rows of a customer's own, and by which column; the journal aside. */
export function tablesOfHers(): { table: Table<object>; column: string }[] {
  return entities
    .filter((entity) => (entity as object) !== Audit)
    .map((entity) => entity as Table<object>)
    .flatMap((table) => {
      const column = table === (Customer as Table<object>) ? 'id' : 'customerId';
      return shapeOf(table).columns.has(column) ? [{ table, column }] : [];
    });
}

/** Of structured data what was said: codes, ids, days and hours stand everywhere. */
const SAID = /[^\x20-\x7e]|^(?=.*[\d_@])(?![0-9A-HJKMNP-TV-Z]{26}$)(?!\d{4}-\d\d-\d\d)(?!\d\d:\d\d)\S{5,}$/;

function leaves(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    if (SAID.test(value)) into.add(value);
  } else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) leaves(each, into);
}
