import { In } from '../database/conditions';
import { Staff } from '../../entities/staff';
import { StaffStore } from '../../entities/staff-store';
import type { Sql } from '../database';
import { tellStaff } from './tell';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface ForManagers {
  notice: string;
  facts: Record<string, unknown>;
  /** The same key never tells twice. */
  key: string;
  /** Only those of these stores; left out, every manager. */
  storeIds?: string[];
  /** Somebody who knows already. */
  except?: string;
}

/** Each is told of the store that she shares with whom it is about; what is of no store, of none. */
export async function tellManagers(tx: Sql, word: ForManagers, now: number): Promise<void> {
  const everybody = await tx.find(Staff, { where: { status: 'active' } });
  const managers = everybody.filter((each) => each.roles.includes('manager') && each.id !== word.except);
  const links = await tx.find(StaffStore, { where: { staffId: In(managers.map((each) => each.id)) } });
  for (const { id } of managers) {
    const hers = links.filter((link) => link.staffId === id).map((link) => link.storeId);
    const shared = word.storeIds?.find((storeId) => hers.includes(storeId));
    if (word.storeIds && !shared) continue;
    const tell = { to: id, notice: word.notice, facts: word.facts, key: `${word.key}:${id}` };
    await tellStaff(tx, tell, now, shared);
  }
}

/** Asks every manager, once a day and writer, who it is that writes and what she does here. */
export async function askWho(tx: Sql, writer: { userid: string; said: string }, now: number): Promise<void> {
  // Somebody who has left is known by name, and does not write for the first time.
  const known = await tx.one(Staff, { userKey: writer.userid.toLowerCase(), status: 'left' });
  const left = known ? { left: known.name } : {};
  const key = `stranger:${writer.userid.toLowerCase()}:${Math.floor(now / DAY_MS)}`;
  return tellManagers(tx, { notice: 'staff.unknown', facts: { ...writer, ...left }, key }, now);
}
