import { Customer } from '../../../entities/customer';
import { Staff } from '../../../entities/staff';
import { Treatment } from '../../../entities/treatment';
import type { Sql } from '../../database';

/** Names for people in place of codes: those of staff and treatments only where one alone bears them. */
export async function labelsOf(tx: Sql): Promise<{
  customers: Map<string, string>;
  staff: Map<string, string>;
  treatments: Map<string, string>;
}> {
  const customers = await tx.find(Customer, { select: ['id', 'code', 'name'] });
  const staff = await tx.find(Staff, { select: ['id', 'userid', 'name'] });
  const treatments = await tx.find(Treatment, { select: ['id', 'code', 'name'] });
  return {
    customers: new Map(customers.map((row) => [row.code, row.name])),
    staff: borneByOne(staff.map((row) => [row.userid, row.name])),
    treatments: borneByOne(treatments.map((row) => [row.code, row.name])),
  };
}

/** A name that reads like a row of cells or a list would not be found again. */
function borneByOne(names: [string, string][]): Map<string, string> {
  const codes = new Set(names.map(([code]) => code.toLowerCase()));
  return new Map(
    names.filter(
      ([, name]) =>
        names.filter(([, other]) => other === name).length === 1 &&
        !codes.has(name.toLowerCase()) &&
        !/[\s、;；×*]/.test(name),
    ),
  );
}
