/** What is left of the day: the digest's card, and «1好了», «都做了» wherever they are said. */
import type { DueItem } from '../../src/salon/morning/due-items';
import type { Digest, ManagerLine } from '../../src/salon/contacts/follow-ups';
import {
  againText,
  digestPrompt,
  droppedText,
  followUpWords,
  movedText,
  overText,
  settledText,
} from '../../src/text/follow-ups';
import { postponedLine } from '../../src/text/calls';
import { insteadIn, type Instead } from './owed-words';
import { resultOf } from '../contacts/hear-call';
import { saysDone } from './settled-words';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Commit, Ending, Facts, Input, Prompt, Start, Values } from '../engine';

type Act =
  { kind: 'settle'; numbers?: number[]; all?: boolean; except?: number[] } | { kind: 'later' } | Instead;

/** The digest at 17:07, or whenever it is asked for. */
export const owed: SalonFlow = {
  name: 'owed',
  version: 1,
  command: 'settle-promise',
  quiet: true,
  title: () => followUpWords.title,
  slots: [{ name: 'act', label: followUpWords.title }],
  confirm: (values, facts) =>
    digestPrompt(
      {
        items: itemsIn(facts),
        calls: facts.calls as boolean | undefined,
        over: facts.over as ManagerLine[] | undefined,
      },
      values.noted as string | undefined,
    ),
  press: (key) => {
    if (key === 'all') return act({ kind: 'settle', all: true });
    if (key === 'later') return act({ kind: 'later' });
    if (key === 'calls') return [{ kind: 'start', start: { flow: 'start-calls', values: {} } }];
    return null;
  },
  hears: (heard, _values, facts) => {
    const said = saysDone(heard);
    if (said) return act({ kind: 'settle', ...said });
    const called = calledOf(heard, itemsIn(facts));
    if (called) return [{ kind: 'start', start: called }];
    const instead = insteadIn(heard, itemsIn(facts));
    if (instead?.kind === 'hand' && !instead.to) {
      return [{ kind: 'say', text: followUpWords.toWhom(instead.item.n) }];
    }
    return instead && act(instead);
  },
  claims: (heard, _values, facts) =>
    calledOf(heard, itemsIn(facts)) !== null || insteadIn(heard, itemsIn(facts)) !== null,
  commit: (values, facts) => commitsOf(values.act as Act, facts),
  done: (outcomes, values, facts) => {
    const what = values.act as Act;
    const ending = after(what, outcomes);
    const left =
      'item' in what
        ? itemsIn(facts).filter((each) => each.n !== what.item.n)
        : ((outcomes[0]?.left as DueItem[] | undefined) ?? []);
    if (left.length === 0) return ending;
    const noted = ending.say[0].text;
    return {
      say: [],
      next: { flow: 'owed', values: { noted }, facts: { items: left, calls: facts.calls }, turns: true },
    };
  },
  refused: ({ code, facts }) => ({ say: refusal(code, facts), clear: ['act'] }),
};

/** «1好了» said while no digest stands in the chat. */
export const settlePromise: SalonFlow = {
  name: 'settle-promise',
  version: 1,
  command: 'settle-promise',
  title: () => followUpWords.title,
  slots: [],
  commit: (values) => [{ operation: 'due.settle', input: values }],
  done: (outcomes, values) => after({ kind: 'settle', ...values }, outcomes),
  refused: ({ code, facts }) => ({ say: refusal(code, facts), give: true }),
};

/** «还有什么没办». */
export const whatIsOwed: SalonFlow = {
  name: 'what-is-owed',
  version: 1,
  command: 'settle-promise',
  title: () => followUpWords.title,
  slots: [],
  commit: () => [{ operation: 'due.mine', input: {} }],
  done: ([facts]) =>
    (facts.items as DueItem[]).length > 0
      ? { say: [], next: { flow: 'owed', values: {}, facts } }
      : { say: [{ text: followUpWords.nothing }] },
};

/** «1 打通了 说好多了»: how the call of that line went. */
function calledOf(heard: SalonHeard, items: DueItem[]): Start | null {
  const { numbers } = heard.reading.reading;
  const item = items.find((each) => each.n === numbers?.numbers[0]);
  const told = item?.customer && numbers?.numbers.length === 1 ? resultOf(heard) : null;
  return told && { flow: 'log-call', values: { customer: item!.customer, told } };
}

const act = (value: Act): Input[] => [{ kind: 'fill', slot: 'act', value }, { kind: 'confirm' }];

function commitsOf(what: Act, facts: Facts): Commit[] {
  if (what.kind === 'settle') {
    const { numbers, all, except } = what;
    return [{ operation: 'due.settle', input: { shown: facts.items, numbers, all, except } }];
  }
  if (what.kind === 'drop') {
    return [{ operation: 'due.drop', input: { shown: [what.item], reason: what.reason } }];
  }
  if (what.kind === 'move' || what.kind === 'hand') {
    const customerId = what.item.customer!.id;
    const to =
      what.kind === 'hand' ? { handTo: what.to!.id } : what.day ? { day: what.day } : { to: { days: 1 } };
    return [{ operation: 'calls.postpone', input: { customerId, ...to } }];
  }
  return itemsIn(facts)
    .filter((item) => item.customer)
    .map((item) => ({
      operation: 'calls.postpone',
      input: { customerId: item.customer!.id, to: { days: 1 } },
    }));
}

function itemsIn(facts: Facts): DueItem[] {
  return (facts.items as DueItem[] | undefined) ?? [];
}

function after(what: Act, outcomes: Facts[]): Ending {
  if (what.kind === 'drop') return { say: [{ text: droppedText(outcomes[0]) }] };
  if (what.kind === 'move' || what.kind === 'hand') return { say: [{ text: postponedLine(outcomes[0]) }] };
  if (what.kind === 'later') return { say: [{ text: movedText(outcomes.length) }] };
  const settled = outcomes[0].settled as DueItem[];
  const left = outcomes[0].left as DueItem[];
  const said: Prompt[] = [{ text: settledText(settled, left) }];
  return { say: said };
}

function refusal(code: string, facts: Facts): string {
  if (code === 'nothing-open') return followUpWords.nothing;
  if (code === 'no-number') return followUpWords.noNumber(facts.numbers as number[]);
  return followUpWords.notFound;
}

/** «1好了», «都做了»: null where the sentence says something else. */
export function settleBy(heard: SalonHeard): Start[] | null {
  const said = saysDone(heard);
  return said ? [{ flow: 'settle-promise', values: said as Values }] : null;
}

export function followUpsDue(facts: Facts): Start[] {
  return [{ flow: 'owed', values: {}, facts: facts as unknown as Digest }];
}

export function followUpsOver(facts: Facts): { say: Prompt[] } {
  return { say: [{ text: overText(facts.lines as ManagerLine[]) }] };
}

export function callAgain(facts: Facts): { say: Prompt[] } {
  return {
    say: [{ text: againText(facts.customers as string[], (facts.complaints as string[] | undefined) ?? []) }],
  };
}
