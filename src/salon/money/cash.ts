import type { Payment } from '../../../entities/payment';

/** Ways in which money really comes in today; stored value and vouchers are not cash of the day. */
export const CASH_METHODS = ['cash', 'wechat', 'alipay', 'card', 'transfer'] as const;

/** Nobody said how it came in: money all the same, counted apart until somebody does. */
export const UNKNOWN_METHOD = 'unknown';

export const METHODS = [...CASH_METHODS, 'stored_value', 'voucher', UNKNOWN_METHOD] as const;
export type Method = (typeof METHODS)[number];

/** True for money received (or given back) today, whatever for. A way of payment of the salon's own counts. */
export function isCash(payment: Pick<Payment, 'method' | 'kind'>): boolean {
  return payment.kind !== 'voucher' && payment.method !== 'stored_value' && payment.method !== 'voucher';
}
