/** Two files of one person: everything that names the one names the other afterwards, whatever table it stands in. */
import { entities } from '../../entities';
import { isKept } from '../../entities/kept';
import { shapeOf } from '../../src/database/shape';
import type { Table } from '../../src/database';
import { customerColumns } from '../../src/salon/customer-file/moves';
import { duplicatesIn, type Told } from '../../src/salon/customer-file/duplicates';

/** Columns that name a customer and are not moved, each for its reason. */
const STAYS = ['audit.customerId', 'customer.mergedIntoId'];

it('no column that names a customer is forgotten when files are merged', () => {
  const moved = new Set(customerColumns().map(({ table, column }) => `${shapeOf(table).table}.${column}`));
  const naming = entities
    .map((entity) => entity as Table<object>)
    .filter((table) => !isKept(table))
    .flatMap((table) =>
      [...shapeOf(table).columns.keys()]
        .filter((column) => /customerId$|CustomerId$|^mergedIntoId$/.test(column))
        .map((column) => `${shapeOf(table).table}.${column}`),
    );
  expect(naming.filter((each) => !moved.has(each)).sort()).toEqual([...STAYS].sort());
});

it('who may be one person: the same number, or a name almost the same beside something else', () => {
  const told = (id: string, name: string, phone: string | null, birthday: string | null): Told => ({
    id,
    name,
    phone,
    phoneIndex: phone,
    birthday,
  });
  const found = duplicatesIn([
    told('1', '李婷', '13800010001', '1985-03-12'),
    told('2', '李亭', '13900000000', '03-12'),
    told('3', '李婷姐', '13811110001', null),
    told('4', '王芳', '13800010001', null),
    told('5', '周丽', '13800020002', '1990-01-01'),
    told('6', '周莉', '13800030003', '1991-01-01'),
    told('7', '周丽', null, null),
  ]);
  expect(found.map(({ one, other, why }) => `${one.id}${other.id} ${why}`).sort()).toEqual(
    ['12 birthday', '13 tail', '14 phone', '57 name'].sort(),
  );
});
