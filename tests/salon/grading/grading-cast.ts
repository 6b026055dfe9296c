/**
 * The cast with a year of money and visits, as of Tuesday 1 December 2026: 何安娜 has grown into A, 陈静 into B, 周莉 has
 * fallen to B, 高圆 was never here, 钱玉兰 is new, everybody else is C and quiet.
 */
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Payment } from '../../../entities/payment';
import { Visit } from '../../../entities/visit';
import type { Database } from '../../../src/database';
import { addDays } from '../../../src/salon/calendar';
import type { Cast } from '../../support/cast';
import { salonChat, type SalonChat } from '../../support/salon-chat';

/** 10:17 in Shanghai. */
export const FIRST_OF_DECEMBER = Date.UTC(2026, 11, 1, 2, 17);
/** The first of a month in which nobody goes down. */
export const FIRST_OF_OCTOBER = Date.UTC(2026, 9, 1, 2, 17);

/** A salon with such a year behind it. */
export async function gradedSalon({
  at = FIRST_OF_DECEMBER,
  yesterday = '2026-11-30',
  open,
}: {
  at?: number;
  yesterday?: string;
  open?: Parameters<typeof salonChat>[1];
} = {}): Promise<SalonChat> {
  const chat = await salonChat(at, open);
  await loadYear(chat.db, chat.cast, yesterday);
  return chat;
}

async function loadYear(db: Database, cast: Cast, yesterday: string): Promise<void> {
  const her = (name: string) => cast.customers[name];
  const everybody = [...new Set(Object.values(cast.customers))];
  await db.transaction(async (tx) => {
    const set = async (name: string, patch: Partial<Customer>) => {
      await tx.update(Customer, { id: her(name).id }, patch);
      const { grade, firstVisitDay } = patch;
      const kept = { ...('grade' in patch && { grade }), ...('firstVisitDay' in patch && { firstVisitDay }) };
      await tx.update(CustomerSummary, { customerId: her(name).id }, kept);
    };
    const pays = (name: string, day: string, yuan: number) =>
      tx.insert(Payment, {
        storeId: cast.store.id,
        customerId: her(name).id,
        at: Date.parse(`${day}T06:00:00Z`),
        day,
        kind: 'course',
        amountFen: yuan * 100,
        method: 'wechat',
        status: 'confirmed',
        byId: cast.staff.PanYan.id,
      });
    const comes = async (name: string, times: number, consumed: number, last = yesterday) => {
      for (let n = 0; n < times; n++) {
        const day = addDays(last, -9 * n);
        await tx.insert(Visit, {
          storeId: cast.store.id,
          customerId: her(name).id,
          day,
          status: 'complete',
          openedAt: Date.parse(`${day}T06:00:00Z`),
          consumedFen: consumed * 100,
          cashFen: 0,
          createdById: 'test',
        });
      }
    };
    for (const each of everybody) await set(each.name, { grade: 'C' });
    await set('何安娜', { grade: 'B' });
    await set('周莉', { grade: 'A' });
    await set('高圆', { grade: null, firstVisitDay: null });
    await set('钱玉兰', { grade: 'B', firstVisitDay: addDays(yesterday, -14) });
    // The books reach back beyond the year.
    await pays('李婷', addDays(yesterday, -400), 100);
    await comes('李婷', 1, 100, addDays(yesterday, -400));
    await pays('何安娜', addDays(yesterday, -30), 60_000);
    await pays('何安娜', addDays(yesterday, -200), 44_000);
    await comes('何安娜', 39, 500);
    await pays('陈静', addDays(yesterday, -10), 60_000);
    await comes('陈静', 25, 400);
    await pays('周莉', addDays(yesterday, -40), 52_000);
    await comes('周莉', 25, 400);
  });
}
