import { Setting } from '../../entities/setting';
import type { Database } from '../database';
import { businessDayOf } from '../salon/calendar';
import { importDocument } from '../salon/import';
import { EVERY_STORE, settingKeys } from '../salon/settings/settings';
import { exampleStore } from './store';

/** Loads the example salon as it stands on the business day of `now`, through the same import as everybody's. */
export async function loadExampleStore(db: Database, now: number): Promise<void> {
  const today = businessDayOf(now, 'Asia/Shanghai');
  const document = exampleStore(today);
  const result = await importDocument(db, document, { now, actor: 'example' });
  if (!result.taken) {
    throw new Error(`the example store does not fit: ${JSON.stringify(result.faults.slice(0, 5))}`);
  }
  await sleepNever(db, today, now);
}

/** The example salon is tried at any hour of the day: equal quiet hours are none. */
async function sleepNever(db: Database, today: string, now: number): Promise<void> {
  await db.insert(Setting, {
    storeId: EVERY_STORE,
    name: 'quiet.from',
    value: settingKeys['quiet.to'].default,
    effectiveDay: today,
    at: now,
  });
}
