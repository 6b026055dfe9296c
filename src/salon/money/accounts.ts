/** Stored value (储值) and arrears (欠款): the balance is the sum of the entries, in fen. */
import { AccountEntry } from '../../../entities/account-entry';
import { byWhom, type Work } from '../work';

export interface Balance {
  storedFen: number;
  arrearsFen: number;
}

export async function balanceOf(work: Work, customerId: string): Promise<Balance> {
  const entries = await work.tx.find(AccountEntry, {
    where: { customerId },
    select: ['id', 'account', 'deltaFen'],
  });
  const sum = (account: AccountEntry['account']) =>
    entries.filter((entry) => entry.account === account).reduce((total, entry) => total + entry.deltaFen, 0);
  return { storedFen: sum('stored'), arrearsFen: sum('arrears') };
}

export interface Posting {
  customerId: string;
  account: AccountEntry['account'];
  deltaFen: number;
  /** 'topUp', 'gift', 'use', 'sale', 'repayment', 'refund', 'correct', 'deposit' */
  kind: string;
  day: string;
  dueDay?: string | null;
  paymentId?: string | null;
  visitId?: string | null;
  note?: string | null;
}

/** Posts an entry; one over nothing is not written. */
export async function post(work: Work, posting: Posting): Promise<void> {
  if (posting.deltaFen === 0) return;
  await work.rows.insert(AccountEntry, { ...posting, at: work.now, byId: byWhom(work.actor) });
}

/** Takes back what a payment or a visit has moved on balance, by an entry of `day` that says so. */
export async function reversePostings(
  work: Work,
  origin: { paymentId: string } | { visitId: string },
  day: string,
): Promise<void> {
  const entries = await work.tx.find(AccountEntry, { where: origin });
  for (const account of ['stored', 'arrears'] as const) {
    const moved = entries.filter((entry) => entry.account === account);
    const deltaFen = -moved.reduce((sum, entry) => sum + entry.deltaFen, 0);
    if (deltaFen === 0) continue;
    await post(work, { ...origin, customerId: moved[0].customerId, account, deltaFen, kind: 'correct', day });
  }
}
