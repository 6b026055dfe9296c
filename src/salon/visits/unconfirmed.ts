/** What has been said and not confirmed: it is not written down, so every figure says how much of it there is. */
import { In } from '../../database/conditions';
import { Dialog } from '../../../entities/dialog';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';

export interface Unconfirmed {
  count: number;
  /** Fen. */
  cashFen: number;
}

/** Forms whose loss somebody would miss, and where their sums stand. */
const DRAFTS = new Set(['record-visit', 'record-visits', 'record-money', 'refund', 'day-close', 'correct']);

/** In the chats of everybody in the store. */
export async function unconfirmedDrafts(work: Work): Promise<Unconfirmed> {
  const staff = await storeStaff(work);
  const dialogs = await work.tx.find(Dialog, { where: { personKey: In(staff.map((each) => each.userKey)) } });
  return dialogs
    .map((each) => draftsIn(each.state))
    .reduce((all, one) => ({ count: all.count + one.count, cashFen: all.cashFen + one.cashFen }), {
      count: 0,
      cashFen: 0,
    });
}

/** What stands unconfirmed in the forms of a person, and the money in it. */
export function draftsIn(state: unknown): Unconfirmed {
  const dialogs = (state as { dialogs?: { flow: string; values: Record<string, unknown> }[] }).dialogs ?? [];
  const drafts = dialogs.filter(
    (each) => DRAFTS.has(each.flow) && (each.values.customer ?? each.values.walkIn),
  );
  const cashFen = drafts
    .flatMap((each) => (Array.isArray(each.values.money) ? each.values.money : []))
    .reduce((total: number, line: { amountFen?: unknown; method?: unknown }) => {
      const counts = line.method !== 'stored_value' && typeof line.amountFen === 'number';
      return total + (counts ? (line.amountFen as number) : 0);
    }, 0);
  return { count: drafts.length, cashFen };
}
