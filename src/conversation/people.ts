import { In } from '../database/conditions';
import { Staff } from '../../entities/staff';
import { StaffStore } from '../../entities/staff-store';
import { Store } from '../../entities/store';
import type { Sql } from '../database';
import type { Role } from '../salon/commands';

/** Somebody who may speak, with the stores she works in; the first is the one she speaks about unless places.ts hears another. */
export interface Person {
  staff: Staff;
  stores: Store[];
  roles: Role[];
}

/** Who speaks, known only from the verified callback. Null for somebody without a role here. */
export async function personOf(tx: Sql, userKey: string): Promise<Person | null> {
  const staff = await tx.one(Staff, { userKey });
  if (!staff || staff.status !== 'active' || staff.roles.length === 0) return null;
  const links = await tx.find(StaffStore, { where: { staffId: staff.id } });
  if (links.length === 0) return null;
  const stores = await tx.find(Store, { where: { id: In(links.map((link) => link.storeId)) } });
  if (stores.length === 0) return null;
  stores.sort((a, b) => (a.code < b.code ? -1 : 1));
  return { staff, stores, roles: staff.roles };
}

/** Where somebody reads: WeChat shows no cards. */
export async function channelOf(tx: Sql, userid: string): Promise<Staff['channel']> {
  const staff = await tx.one(Staff, { userKey: userid.toLowerCase() });
  return staff?.channel ?? 'unknown';
}
