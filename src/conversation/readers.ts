import { In } from '../database/conditions';
import type { Outbox } from '../../entities/outbox';
import { Staff } from '../../entities/staff';
import { StaffStore } from '../../entities/staff-store';
import type { Sql } from '../database';

/**
 * Which pushes must not go out because their reader has left, has no role any more or works in another store since
 * they were promised. What belongs to no store (an apology, a word to a stranger) says nothing of anybody.
 *
 * @returns ids of the pushes
 */
export async function withoutReader(tx: Sql, pushes: Outbox[]): Promise<Set<string>> {
  const inside = pushes.filter((push) => push.storeId !== null && push.kind !== 'chat');
  if (inside.length === 0) return new Set();
  const keys = [...new Set(inside.map((push) => push.personKey))];
  const staff = await tx.find(Staff, {
    where: { userKey: In(keys) },
    select: ['userKey', 'status', 'roles'],
  });
  const readers = staff.filter((each) => each.status === 'active' && each.roles.length > 0);
  const ids = readers.map((each) => each.id);
  const links = ids.length > 0 ? await tx.find(StaffStore, { where: { staffId: In(ids) } }) : [];
  const may = new Set(
    readers.flatMap((each) =>
      links.filter((link) => link.staffId === each.id).map((link) => `${each.userKey} ${link.storeId}`),
    ),
  );
  return new Set(
    inside.filter((push) => !may.has(`${push.personKey} ${push.storeId}`)).map((push) => push.id),
  );
}
