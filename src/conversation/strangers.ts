import { Staff } from '../../entities/staff';
import type { Inbox } from '../../entities/inbox';
import type { Sql } from '../database';
import { notKnown, stranger } from '../text/conversation';
import { askWho } from './managers';
import { promise } from './outbox';

/** Somebody without a role who wants something: told so, and the managers are asked who she is. */
export async function turnAway(tx: Sql, rows: Inbox[], now: number): Promise<void> {
  const { userid } = rows[0];
  if (userid === '' || !rows.some(asksForSomething)) return;
  if ((await tx.one(Staff, { userKey: userid.toLowerCase() }))?.status === 'unknown') {
    await promise(tx, { userid, storeId: null }, [notKnown()], { reason: 'stranger' }, now);
    return;
  }
  const said = rows
    .filter((row) => row.type === 'text')
    .map((row) => String(row.payload.content))
    .join('\n');
  await promise(tx, { userid, storeId: null }, [stranger()], { reason: 'stranger' }, now);
  await askWho(tx, { userid, said }, now);
}

/** Events come by themselves (a place every few seconds, somebody who leaves); a message and a tap do not. */
function asksForSomething(row: Inbox): boolean {
  if (row.type === 'notice' || row.type === 'unknown') return false;
  if (row.type !== 'event') return true;
  return ['subscribe', 'enter_agent', 'click', 'template_card_event'].includes(String(row.payload.event));
}
