/** The manager's summary with what she must decide: each button opens the form of it. */
import type { DailySummary } from '../../src/salon/figures/daily-summary';
import type { ToDecide } from '../../src/salon/figures/manager-decisions';
import { summaryPrompt, summaryWords } from '../../src/text/daily-summary';
import type { SalonFlow } from '../ear';
import type { Facts, Start } from '../engine';

/** Asked for at any hour: the same screen as it stands now. */
export const summary: SalonFlow = {
  name: 'summary',
  version: 1,
  command: 'store-figures',
  title: () => summaryWords.title,
  slots: [],
  commit: (values) => [{ operation: 'summary.daily', input: { day: values.day } }],
  done: ([facts]) => shown(facts as DailySummary),
  refused: () => ({ say: summaryWords.notAllowed, give: true }),
};

/** Stays under its buttons for as long as the manager may come back to it. */
export const decideSummary: SalonFlow = {
  name: 'decide-summary',
  version: 1,
  command: 'store-figures',
  quiet: true,
  title: () => summaryWords.title,
  slots: [],
  confirm: (_values, facts) => summaryPrompt(facts.summary as DailySummary),
  press: (key, _values, facts) => {
    const decision = (facts.summary as DailySummary).decide[Number(key.slice(3))];
    if (!key.startsWith('go:') || !decision) return null;
    return [{ kind: 'start', start: formOf(decision) }];
  },
  commit: () => [],
  done: () => ({ say: [] }),
};

/** What waits for her word, the oldest first. */
export const approvalsOpen: SalonFlow = {
  name: 'approvals-open',
  version: 1,
  command: 'approve',
  title: () => summaryWords.approvals,
  slots: [],
  commit: () => [{ operation: 'approvals.open', input: {} }],
  done: ([facts]) => {
    const [first] = facts.approvals as ({ id: string } & Facts)[];
    if (!first) return { say: [{ text: summaryWords.nothing }] };
    return { say: [], next: { flow: 'approve', values: {}, facts: { ...first, approvalId: first.id } } };
  },
};

export function tellSummary(facts: Facts): Start[] | { say: { text: string }[] } {
  const told = shown(facts as DailySummary);
  return told.next ? [told.next] : { say: told.say };
}

function shown(facts: DailySummary): { say: { text: string }[]; next?: Start } {
  if (facts.decide.length === 0) return { say: [summaryPrompt(facts)] };
  return { say: [], next: { flow: decideSummary.name, values: {}, facts: { summary: facts } } };
}

function formOf(decision: ToDecide): Start {
  switch (decision.kind) {
    case 'complaint':
      return { flow: 'complaints-open', values: {} };
    case 'approval':
      return { flow: approvalsOpen.name, values: {} };
    case 'dayClose':
      return { flow: 'day-close', values: {} };
    case 'grades':
      return { flow: 'grades-decide', values: {} };
    case 'undecided':
      return { flow: 'meeting-left', values: {} };
  }
}
