import { In } from '../../database/conditions';
import { Staff } from '../../../entities/staff';
import { StaffStore } from '../../../entities/staff-store';
import type { Role } from '../commands';
import type { Work } from '../work';

/** Everybody active in the store, by the order of joining; with a role, only those who hold it. */
export async function storeStaff(work: Work, role?: Role): Promise<Staff[]> {
  const links = await work.tx.find(StaffStore, { where: { storeId: work.store.id } });
  if (links.length === 0) return [];
  const staff = await work.tx.find(Staff, {
    where: { id: In(links.map((link) => link.staffId)), status: 'active' },
    order: { joinedAt: 'ASC', id: 'ASC' },
  });
  return staff.filter((each) => !role || each.roles.includes(role));
}

/** Who decides for the store: its managers; the owner where it has none. */
export async function deciders(work: Work): Promise<Staff[]> {
  const managers = await storeStaff(work, 'manager');
  return managers.length > 0 ? managers : storeStaff(work, 'owner');
}

/** Somebody of this store; undefined for anybody else, as for nobody. */
export async function oneOfStore(work: Work, staffId: string): Promise<Staff | undefined> {
  return (await storeStaff(work)).find((each) => each.id === staffId);
}
