import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Plan } from '../../../entities/plan';
import { addDays, businessDayOf } from '../calendar';
import type { Tomorrow } from './facts';
import { isNewOn } from '../morning/priorities';
import { settingOf } from '../settings/settings';
import type { Work } from '../work';

/** Who comes tomorrow to a consultant, and how many of them are cash customers or new (SR-LOOP-05); null: nobody's. */
export async function tomorrowOf(work: Work, consultantId: string | null): Promise<Tomorrow> {
  const day = addDays(businessDayOf(work.now, work.store.timezone), 1);
  const { customers, summaries, expecting } = await comingOn(work, day);
  const own = customers.filter((each) => consultantId === null || each.consultantId === consultantId);
  const months = await settingOf(work, 'new.window_months');
  const cash = own.filter((each) => {
    const summary = summaries.get(each.id);
    return (summary?.arrearsFen ?? 0) > 0 || !!summary?.lastSession || (expecting.get(each.id) ?? 0) > 0;
  });
  const fresh = own.filter((each) =>
    isNewOn(summaries.get(each.id)?.firstVisitDay ?? each.firstVisitDay, day, months),
  );
  return { day, visitors: own.length, cash: cash.length, fresh: fresh.length };
}

/** Everybody with an appointment on a day, and the cash their plans expect, fen. */
export async function comingOn(work: Work, day: string) {
  const appointments = await work.tx.find(Appointment, {
    where: { storeId: work.store.id, day, status: In(['booked', 'confirmed']) },
  });
  const ids = [...new Set(appointments.map((each) => each.customerId))];
  const customers = await work.tx.find(Customer, {
    where: { id: In(ids) },
    select: ['id', 'consultantId', 'firstVisitDay'],
  });
  const summaries = await work.tx.find(CustomerSummary, { where: { customerId: In(ids) } });
  const plans = await work.tx.find(Plan, {
    where: { customerId: In(ids), status: In(['accepted', 'changed', 'draft']) },
    order: { version: 'DESC' },
    select: ['id', 'customerId', 'expectedCashFen'],
  });
  const expecting = new Map<string, number>();
  for (const plan of plans) {
    if (!expecting.has(plan.customerId)) expecting.set(plan.customerId, plan.expectedCashFen ?? 0);
  }
  return { customers, summaries: new Map(summaries.map((row) => [row.customerId, row])), expecting };
}
