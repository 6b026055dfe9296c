/** «春梅下次该做什么了», «雪儿的计划改一下…»: a plan looked at, or changed by saying it. */
import type { PlanFacts } from '../../src/salon/plans/facts';
import { planText, planWords } from '../../src/text/decide-plan';
import { sheetBeside } from './action-plan';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Start } from '../engine';
import { changesIn } from './plan-change';
import { customerSlot, nameIn, unknownName } from '../slots/customer';
import { startOf } from '../starting';

export const planQuery: SalonFlow = {
  name: 'plan-query',
  version: 1,
  command: 'plan-query',
  title: (values) => planWords.title(nameIn(values)),
  slots: [customerSlot({ question: () => ({ text: planWords.which }) })],
  commit: (values) => [{ operation: 'plans.current', input: { customerId: (values.customer as Ref).id } }],
  done: ([facts]) => {
    const plan = facts as unknown as PlanFacts;
    const open = plan.status === 'draft' && !plan.masked && plan.planId !== '';
    const sheet = sheetBeside(facts, open);
    if (!open) return { say: [{ text: sheet ?? planText(plan) }] };
    const beside = sheet ? [{ text: sheet }] : [];
    return {
      say: beside,
      next: { flow: 'decide-plan', values: { customer: plan.customer }, facts: { plan } },
    };
  },
  refused: () => ({ say: planWords.notFound, give: true }),
};

export const planAdjust: SalonFlow = {
  name: 'plan-adjust',
  version: 1,
  command: 'plan-adjust',
  title: (values) => planWords.title(nameIn(values)),
  slots: [
    customerSlot({ question: () => ({ text: planWords.which }) }),
    {
      name: 'change',
      label: planWords.nextDo,
      required: true,
      question: (values) => ({ text: planWords.nothingSaid((values.customer as Ref).name) }),
      read: (heard) => {
        const change = changesIn(heard);
        return Object.keys(change).length > 0 ? { value: change } : null;
      },
    },
  ],
  commit: (values) => [
    {
      operation: 'plans.change',
      input: { customerId: (values.customer as Ref).id, ...(values.change as object) },
    },
  ],
  done: ([facts]) => {
    const plan = facts as unknown as PlanFacts;
    return { say: [], next: { flow: 'decide-plan', values: { customer: plan.customer }, facts: { plan } } };
  },
  refused: () => ({ say: planWords.notFound, give: true }),
};

export function askPlan(heard: SalonHeard): Start[] {
  const start = startOf(planQuery, heard);
  if (start.values.customer || start.among || unknownName(heard)) return [start];
  return [amongHers(start, heard.reading.hersHere ?? [])];
}

/** «走之前要谈什么»: nobody is named, so it is of whoever of hers is here. */
function amongHers(start: Start, here: Ref[]): Start {
  if (here.length === 1) return { ...start, values: { ...start.values, customer: here[0] } };
  if (here.length === 0) return start;
  const options = here.map((customer) => ({ value: customer, label: customer.name }));
  return { ...start, among: { slot: 'customer', options } };
}

export function adjustPlan(heard: SalonHeard): Start[] {
  return [startOf(planAdjust, heard)];
}
