import { notices } from '../../bot-flows';
import { Staff } from '../../entities/staff';
import { Store } from '../../entities/store';
import type { Sql } from '../database';
import { THE_GROUP, type Tell } from '../salon/operation';
import { waitsUntil } from '../salon/staff/quiet-hours';
import { createWork } from '../salon/work';
import { notify } from './inbox';
import { promiseToGroup } from './outbox';

/**
 * Puts what somebody must hear of into her inbox; somebody who has left hears nothing. What is for the group has no
 * dialog and is promised at once, where the store has a group.
 */
export async function tellStaff(
  tx: Sql,
  tell: Tell & { key?: string },
  now: number,
  storeId?: string,
): Promise<void> {
  if (tell.to === THE_GROUP) return tellGroup(tx, tell, now, storeId);
  const staff = await tx.one(Staff, { id: tell.to });
  if (!staff || staff.status !== 'active') return;
  const rests = await restsUntil(tx, tell, now, storeId);
  const notice = { name: tell.notice, facts: tell.facts, ...(storeId ? { storeId } : {}) };
  await notify(tx, staff, notice, now, tell.key, rests);
}

/** In the quiet hours, and while she is off, what can wait does. */
async function restsUntil(tx: Sql, tell: Tell, now: number, storeId?: string): Promise<number | null> {
  const store = storeId ? await tx.one(Store, { id: storeId }) : undefined;
  if (!store) return null;
  const actor = { kind: 'job' as const, userid: 'tell', roles: [], storeIds: [store.id], command: 'job' };
  const work = createWork({ tx, actor, now, store, operation: `tell:${tell.notice}` });
  return waitsUntil(work, tell.notice, tell.to);
}

async function tellGroup(tx: Sql, tell: Tell, now: number, storeId?: string): Promise<void> {
  const store = storeId ? await tx.one(Store, { id: storeId }) : undefined;
  if (!store?.chatId) return;
  const made = notices[tell.notice]?.(tell.facts, { id: THE_GROUP, roles: [] });
  if (!made || !('say' in made)) return;
  await promiseToGroup(tx, { chatId: store.chatId, storeId: store.id }, made.say, now);
}
