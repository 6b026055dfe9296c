/**
 * A form asked for in the chat: which one, of which days, and whose customers the asker may have. The file itself is
 * made when it is sent, and leaves a row in the journal then.
 */
import { businessDayOf, isDay, monthStart } from '../calendar';
import { theCustomer } from '../subjects';
import { done, refused, type Operation, type Result } from '../operation';
import type { Work } from '../work';
import type { Scope } from './desk';

export const FORMS = [
  'customers',
  'action-plans',
  'service-records',
  'daily-meetings',
  'appointments',
  'follow-ups',
  'handbook',
  'month-records',
  'treatment-reviews',
] as const;
/** Figures of the store and of each person in it. */
const MANAGED: ReadonlySet<string> = new Set(['month-records', 'treatment-reviews']);
export type FormName = (typeof FORMS)[number] | 'customer';

export interface FormAsked {
  form: FormName;
  /** Business days, both inside; absent for a form that stands as of now. */
  from?: string;
  to?: string;
  scope: Scope;
  /** Staff id and name of the asker. */
  staffId: string;
  who: string;
  role: string;
}

/** Refusals: `no-such-form`, `not-hers` for reception and any form but the appointments, `not-a-day`. */
async function ask(work: Work, input: { form: string; from?: string; to?: string }): Promise<Result> {
  const { roles, staffId, name } = work.actor;
  const form = FORMS.find((each) => each === input.form);
  if (!form || !staffId) return refused('no-such-form', {});
  const manages = roles.some((role) => role === 'manager' || role === 'owner');
  if (!manages && !roles.includes('consultant') && form !== 'appointments') return refused('not-hers', {});
  if (!manages && MANAGED.has(form)) return refused('managers-only', {});
  const days = [input.from, input.to].filter((day) => day !== undefined);
  if (!days.every(isDay)) return refused('not-a-day', {});
  const asked: FormAsked = {
    form,
    ...spanOf(work, form, input),
    // The appointment table is the house's; anything else of a customer is her consultant's and the manager's.
    scope: {
      storeId: work.store.id,
      ...(manages || form === 'appointments' ? {} : { consultantId: staffId }),
    },
    staffId,
    who: name ?? '',
    role: roles.join(','),
  };
  return done({ asked });
}

/** Everything kept of one customer, for the manager to hand to her. Refusals: `not-found`. */
async function askAll(work: Work, input: { customerId: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  const { roles, staffId, name } = work.actor;
  if (!customer || !staffId) return refused('not-found', {});
  await work.rows.look(customer.id);
  const asked: FormAsked = {
    form: 'customer',
    scope: { storeId: customer.storeId, customerId: customer.id },
    staffId,
    who: name ?? '',
    role: roles.join(','),
  };
  return done({ asked, name: customer.name });
}

/** Without days: the appointments of today, the month so far of what happened, and what stands as it stands. */
function spanOf(work: Work, form: FormName, { from, to }: { from?: string; to?: string }) {
  if (form === 'customers' || form === 'action-plans' || form === 'handbook' || MANAGED.has(form)) return {};
  if (from !== undefined) return { from, to: to ?? from };
  const today = businessDayOf(work.now, work.store.timezone);
  return form === 'appointments' ? { from: today, to: today } : { from: monthStart(today), to: today };
}

export const formExportOperations: Operation[] = [
  { name: 'forms.ask', command: 'form-export', kind: 'read', run: ask },
  { name: 'forms.ask-all', command: 'customer-export', kind: 'read', run: askAll },
];
