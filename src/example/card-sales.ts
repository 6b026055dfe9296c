/** The cards each customer bought over the year: what her class rests on, with a few who have grown or fallen. */
import { addDays } from '../salon/calendar';
import type { ExampleCustomer } from './customers';

/** Filed below what she does by now. */
export const FILED: Record<string, string> = { 金美兰: 'B', 毛慧: 'C', 夏冰: 'C' };

/** Buy less than their class by now. */
const FALLEN = new Set(['乔安', '韩雨晴', '邱总']);

/** Yuan a year by class. */
const YEARLY: Record<string, number> = { A: 108_000, B: 56_000, C: 4_000 };

/** Cards a year, and the days between two of them; whose turn it is differs, so that every week sells some. */
const SALES = 4;
const APART = 90;
export const METHODS = ['wechat', 'card', 'alipay', 'transfer'];

export function cardSales(each: ExampleCustomer, index: number, today: string): Record<string, unknown>[] {
  if (each.kind === 'new' || each.courses.length === 0) return [];
  const yearly = (YEARLY[each.grade] ?? 0) * (FALLEN.has(each.name) ? 0.4 : 1) + (index % 7) * 1200;
  const [treatment] = each.courses[0];
  const latest = 3 + ((index * 29) % (APART - 3));
  return Array.from({ length: SALES }, (_, place) => ({
    customer: each.code,
    at: `${addDays(today, -latest - place * APART)}T16:20`,
    kind: 'course',
    amount: Math.round(yearly / SALES / 10) * 10,
    method: METHODS[(index + place) % METHODS.length],
    treatment,
    sellers: [each.consultant],
  }));
}
