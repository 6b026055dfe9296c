/** The draft of the next visit: her consultant takes it, changes it by a sentence, or says why not. */
import type { PlanFacts } from '../../src/salon/plans/facts';
import {
  acceptedText,
  chosenTime,
  planPrompt,
  planWords,
  refusalReasons,
  refusedText,
} from '../../src/text/decide-plan';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Commit, Ending, Facts, Input, Start, Values } from '../engine';
import { changesIn, type PlanChange } from './plan-change';
import { timeIn } from '../slots/time';
import { nameIn } from '../slots/customer';
import { planPartIn } from '../understanding/plan-words';

type Act =
  | { kind: 'accept'; heldId: string | null }
  | { kind: 'change'; change: PlanChange }
  | { kind: 'times'; day?: string | null; clock?: string | null; beauticianId?: string }
  | { kind: 'refuse' };

export const decidePlan: SalonFlow = {
  name: 'decide-plan',
  version: 1,
  command: 'plan-decide',
  quiet: true,
  title: (values) => planWords.title(nameIn(values)),
  slots: [
    { name: 'act', label: planWords.nextDo },
    {
      name: 'reason',
      label: planWords.reason,
      required: (values) => (values.act as Act | undefined)?.kind === 'refuse',
      question: (values) => ({
        text: planWords.askReason((values.customer as Ref).name),
        choices: refusalReasons,
      }),
      read: (heard, asked) => (asked ? { value: heard.text.trim() } : null),
      show: (value) => String(value),
    },
  ],
  confirm: (_values, facts) => planPrompt(facts.plan as PlanFacts),
  press: (key, _values, facts, selected) => pressed(key, facts.plan as PlanFacts, selected),
  hears: (heard, values, facts) => hear(heard, values, facts.plan as PlanFacts),
  commit: (values, facts) => commitsOf(values, facts.plan as PlanFacts),
  done: ([outcome], values) => after(values.act as Act, outcome, values),
  refused: ({ code, facts }, values) => refusal(code, facts, (values.customer as Ref).name),
};

const act = (value: Act): Input[] => [{ kind: 'fill', slot: 'act', value }, { kind: 'confirm' }];

function pressed(key: string, plan: PlanFacts, selected: Record<string, string[]>): Input[] | null {
  if (key === 'accept') return act({ kind: 'accept', heldId: chosenTime(selected, plan) });
  if (key === 'callLater') return act({ kind: 'accept', heldId: null });
  if (key === 'others') return act({ kind: 'times' });
  if (key === 'change') return [{ kind: 'say', text: planWords.change }];
  if (key === 'refuse') return [{ kind: 'fill', slot: 'act', value: { kind: 'refuse' } }];
  if (key.startsWith('because:')) {
    return [{ kind: 'fill', slot: 'reason', value: key.slice('because:'.length) }, { kind: 'confirm' }];
  }
  return null;
}

/** A sentence about what to do, to offer or when; a question or another customer is not for this form. */
function hear(heard: SalonHeard, values: Values, plan: PlanFacts): Input[] | null {
  const { reading } = heard.reading;
  // «婷姐计划加一步 12月5日 …» is of the plan beyond this visit, whatever treatment it names.
  if (reading.beyond || planPartIn(heard.text)) return null;
  if ((values.act as Act | undefined)?.kind === 'refuse') {
    return [{ kind: 'fill', slot: 'reason', value: heard.text.trim() }, { kind: 'confirm' }];
  }
  if (!['plan_adjust', 'ambiguous', 'smalltalk', 'book', 'reschedule'].includes(reading.intent)) return null;
  const change = changesIn(heard);
  const when = timeIn(heard);
  const { beauticianId } = change;
  const onlyTime = (when || beauticianId) && !change.nextDo && !change.nextSell;
  if (onlyTime) {
    return act({ kind: 'times', day: when?.day ?? plan.nextDay, clock: when?.clock, beauticianId });
  }
  return change.nextDo || change.nextSell ? act({ kind: 'change', change }) : null;
}

function commitsOf(values: Values, plan: PlanFacts): Commit[] {
  const what = values.act as Act;
  const { planId } = plan;
  switch (what.kind) {
    case 'accept':
      return [{ operation: 'plans.accept', input: { planId, heldId: what.heldId } }];
    case 'change':
      return [{ operation: 'plans.change', input: { customerId: plan.customer.id, ...what.change } }];
    case 'times':
      return [
        {
          operation: 'plans.times',
          input: { planId, day: what.day, clock: what.clock, beauticianId: what.beauticianId },
        },
      ];
    case 'refuse':
      return [{ operation: 'plans.refuse', input: { planId, reason: values.reason } }];
  }
}

function after(what: Act, outcome: Facts, values: Values): Ending {
  if (what.kind === 'accept') return { say: [{ text: acceptedText(outcome) }] };
  if (what.kind === 'refuse') return { say: [{ text: refusedText(outcome) }] };
  return { say: [], next: cardOf(outcome, values.customer as Ref) };
}

function cardOf(plan: Facts, customer: Ref): Start {
  return { flow: 'decide-plan', values: { customer }, facts: { plan }, turns: true };
}

function refusal(code: string, facts: Facts, name: string) {
  if (code === 'taken') return { say: planWords.taken(name), clear: ['act'] };
  if (code === 'decided') return { say: planWords.decided(name, String(facts.status)), give: true };
  return { say: planWords.notFound, give: true };
}

export function planDrafted(facts: Facts): Start[] {
  return [{ flow: 'decide-plan', values: { customer: facts.customer as Ref }, facts: { plan: facts } }];
}
