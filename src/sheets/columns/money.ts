/** Columns of the sheets about money: courses, balances, payments. */
import type { Columns } from './kinds';

export const moneyColumns: Record<string, Columns> = {
  courses: {
    customer: 'customer',
    treatment: 'treatment',
    total: 'count',
    used: 'count',
    price: 'money',
    boughtOn: 'day',
    users: 'customerList',
  },
  balances: { customer: 'customer', storedValue: 'money', arrears: 'money', dueOn: 'day' },
  payments: {
    customer: 'customer',
    payer: 'customer',
    at: 'moment',
    kind: { word: 'kind' },
    amount: 'money',
    method: { word: 'method' },
    treatment: 'treatment',
    sessions: 'count',
    sellers: 'staffList',
    product: 'text',
    gift: 'money',
    note: 'text',
  },
};
