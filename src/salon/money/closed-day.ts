import { StoreDay } from '../../../entities/store-day';
import { isLocked } from '../month/locked';
import type { Work } from '../work';

/** Reception has closed the day, or its month is locked: what comes later is entered on the day it is written. */
export async function isClosed(work: Work, day: string): Promise<boolean> {
  const row = await work.tx.one(StoreDay, { storeId: work.store.id, day });
  return Boolean(row?.closedAt) || isLocked(work, day);
}
