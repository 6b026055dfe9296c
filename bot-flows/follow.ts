/** What comes next and who calls whom: the forms of this capability and what starts them. */
import { callCustomer, callHanded, startCalls } from './contacts/call-customer';
import { askCustomer, customerQuery } from './customers/customer-query';
import { decidePlan, planDrafted } from './plans/decide-plan';
import type { SalonFlow, SalonHeard } from './ear';
import type { Dialog, Facts, Prompt, Start } from './engine';
import { duties } from './care/duties';
import { festival, festivalAhead } from './care/festival';
import { resultOf } from './contacts/hear-call';
import { logCall, logCallBy } from './contacts/log-call';
import { askList, askMore, askWhy, listLine, myList } from './morning/my-list';
import {
  callAgain,
  followUpsDue,
  followUpsOver,
  owed,
  settleBy,
  settlePromise,
  whatIsOwed,
} from './promises/owed';
import { adjustPlan, askPlan, planAdjust, planQuery } from './plans/plan-query';
import { reassign, reassignBy, reassigned } from './customers/reassign';
import { changeSetting, listSettings, settingsBy } from './settings';
import { morningList, startDay } from './morning/start-day';
import { trackingSheet } from './contacts/tracking-sheet';
import { trust } from './customers/trust';
import { sleepers } from './customers/win-back';
import type { Begun, Starter } from './starting';

export const followFlows: SalonFlow[] = [
  startDay,
  myList,
  listLine,
  startCalls,
  callCustomer,
  logCall,
  decidePlan,
  planQuery,
  planAdjust,
  owed,
  settlePromise,
  whatIsOwed,
  customerQuery,
  reassign,
  listSettings,
  changeSetting,
  trackingSheet,
  festival,
  trust,
  duties,
  sleepers,
];

/** `others` are the starters of the whole book: a line by its number may be about anything. */
export function followStarters(others: () => Record<string, Starter>) {
  return {
    my_list: askList,
    more: askMore,
    why: askWhy,
    list_number: (heard: SalonHeard, current: Dialog | null): Begun => byNumber(heard, current, others()),
    settle_all: (heard: SalonHeard, current: Dialog | null): Begun =>
      heard.reading.reading.intent === 'confirm_booking'
        ? (others().confirm_booking?.(heard, current) ?? null)
        : settleBy(heard),
    call_log: (heard: SalonHeard, current: Dialog | null): Begun => logCallBy(heard, current),
    plan_query: askPlan,
    plan_adjust: adjustPlan,
    customer_query: askCustomer,
    reassign: reassignBy,
    settings: settingsBy,
  };
}

/** «3», «6 没接», «1好了», «2 约周六三点»: a line of the list, and what is said about it. */
function byNumber(heard: SalonHeard, current: Dialog | null, others: Record<string, Starter>): Begun {
  const { reading } = heard.reading;
  const said = reading.numbers;
  const settled = settleBy(heard);
  if (settled) return settled;
  if (resultOf(heard)) return logCallBy(heard, null);
  const n = said?.numbers[0];
  if (said && n !== undefined && said.rest.trim() === '') return [{ flow: 'list-line', values: { n } }];
  const about = others[reading.intent];
  return about ? about(heard, current) : n === undefined ? null : [{ flow: 'list-line', values: { n } }];
}

export const followNotices: Record<string, (facts: Facts) => Start[] | { say: Prompt[] }> = {
  'list.morning': morningList,
  'plan.drafted': planDrafted,
  'follow-ups': followUpsDue,
  'follow-ups.over': followUpsOver,
  'call.handed': callHanded,
  'call.again': callAgain,
  'customer.reassigned': reassigned,
  'festival.ahead': festivalAhead,
};

export const followMenu = {
  today: askList,
  customer: (): Start[] => [{ flow: customerQuery.name, values: {} }],
};
