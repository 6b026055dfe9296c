import { AccountEntry } from '../../../entities/account-entry';
import { businessDayOf } from '../calendar';
import { counted, fen, queues, rowsOf, type Desk } from './write';

/** Stored value and arrears as they stand today: what differs is entered, nothing is overwritten. */
export async function writeBalances(desk: Desk): Promise<void> {
  const { tx, known, document } = desk;
  const given = (document.balances ?? []).map((row) => ({
    row,
    customerId: known.idOf('customers', row.customer)!,
  }));
  const standing = queues(
    await rowsOf(
      tx,
      AccountEntry,
      'customerId',
      given.map((each) => each.customerId),
      ['id', 'customerId', 'account', 'deltaFen'],
    ),
    (entry) => `${entry.customerId}|${entry.account}`,
  );
  const entries: Partial<AccountEntry>[] = [];
  for (const { row, customerId } of given) {
    const gapTo = (account: AccountEntry['account'], wantedFen: number): number =>
      wantedFen - standing(`${customerId}|${account}`).reduce((sum, entry) => sum + entry.deltaFen, 0);
    const day = businessDayOf(desk.now, desk.storeOfCustomer.get(customerId)!.timezone);
    const stamp = { customerId, kind: 'import', at: desk.now, day, byId: 'import' };
    const stored = gapTo('stored', fen(row.storedValue));
    const arrears = gapTo('arrears', fen(row.arrears ?? 0));
    if (stored !== 0) entries.push({ ...stamp, account: 'stored', deltaFen: stored });
    if (arrears !== 0) entries.push({ ...stamp, account: 'arrears', deltaFen: arrears, dueDay: row.dueOn });
    const changed = stored !== 0 || arrears !== 0;
    if (changed) desk.touched.add(customerId);
    counted(desk, 'balances', changed);
  }
  await tx.insert(AccountEntry, entries);
}
