/** A store's business day as one row that is held, by whoever books on it, takes money on it, closes or locks it. */
import { StoreDay } from '../../entities/store-day';
import type { Work } from './work';

/**
 * Holds the days until the transaction ends, so that of two people who want the same time one comes second and sees
 * it taken. Always in the order of the days, so that two who want several never wait for each other.
 */
export async function holdDays(work: Work, days: string[]): Promise<void> {
  for (const day of [...new Set(days)].sort()) {
    const where = { storeId: work.store.id, day };
    if (await work.tx.lock(StoreDay, where)) continue;
    await work.tx.insertIfNew(StoreDay, where);
    await work.tx.lock(StoreDay, where);
  }
}
