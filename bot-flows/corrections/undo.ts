/** Take back (撤销) one's own last entry; where somebody has acted on it, she is named instead. */
import { undoRefused, undoWords } from '../../src/text/corrections';
import type { LastEntry, SettingBack } from '../../src/salon/corrections/last-entry';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Start } from '../engine';

interface UndoFacts {
  last?: LastEntry;
}

export const undo: SalonFlow = {
  name: 'undo',
  version: 1,
  command: 'undo',
  title: () => undoWords.title,
  expiresAfter: 10 * 60 * 1000,
  slots: [{ name: 'customerId', label: '' }],
  wants: ({ customerId }) => ({ operation: 'undo.preview', input: { customerId } }),
  confirm: (_values, facts) => {
    const { last } = facts as UndoFacts;
    return last ? undoWords.ask(last) : null;
  },
  commit: (_values, facts) => {
    const { last } = facts as UndoFacts;
    return last ? [{ operation: 'undo.apply', input: { keys: last.keys } }] : [];
  },
  done: ([outcome]) => {
    if (!outcome) return { say: [{ text: undoWords.nothing }] };
    const { name, customers, setting } = outcome as {
      name: string;
      customers: (string | null)[];
      setting: SettingBack | null;
    };
    const named = customers.filter((each) => each !== null);
    return { say: [{ text: undoWords.done(name, named, setting) }] };
  },
  refused: ({ code, facts }) => ({
    say: undoRefused(code, (facts.by as string[] | undefined) ?? []),
    give: true,
  }),
};

export function startUndo(heard?: SalonHeard): Start {
  const { slots, mentioned } = heard?.reading.reading ?? {};
  const named = mentioned?.customers.length === 1 && mentioned.customers[0].length === 1;
  const customerId = slots?.customer ?? (named ? mentioned.customers[0][0] : undefined);
  return { flow: undo.name, values: customerId ? { customerId } : {} };
}

/** Whoever was told of it hears that it is gone. */
export function saysUndone(facts: Facts) {
  const { customer, name, by } = facts as { customer: { name: string }; name: string; by: string };
  return { say: [{ text: undoWords.told(customer.name, name, by) }] };
}
