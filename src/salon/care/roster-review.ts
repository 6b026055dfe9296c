/** Once a year the manager is asked to go through the roster of customers (SR-FRM-18, SR-CAL-07): one promise. */
import { MoreThanOrEqual } from '../../database/conditions';
import { Promised } from '../../../entities/promise';
import { businessDayOf, businessDaySpan } from '../calendar';
import { makePromise } from '../promises/promises';
import { settingOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';

/** True where it was asked now: in the month of the setting `roster.month`, and not yet this year. */
export async function askRoster(work: Work): Promise<boolean> {
  const today = businessDayOf(work.now, work.store.timezone);
  const [year, month] = today.split('-');
  if (Number(month) !== (await settingOf(work, 'roster.month'))) return false;
  const from = businessDaySpan(`${year}-${month}-01`, work.store.timezone).from;
  const asked = await work.tx.count(Promised, {
    storeId: work.store.id,
    kind: 'roster',
    at: MoreThanOrEqual(from),
  });
  const [manager] = await storeStaff(work, 'manager');
  if (asked > 0 || !manager) return false;
  const given = { customerId: null, ownerId: manager.id, kind: 'roster' as const, why: '' };
  return (await makePromise(work, { ...given, dueDay: today, originKind: 'care' })) !== null;
}
