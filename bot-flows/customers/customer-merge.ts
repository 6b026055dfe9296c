/** Two files of one person: shown side by side, one tap; and who may be in the books twice. */
import type { Duplicate } from '../../src/salon/customer-file/duplicates';
import {
  duplicatesPrompt,
  mergedText,
  mergePrompt,
  mergeWords,
  wordsOfFile,
} from '../../src/text/customer-words';
import type { Ref, SalonFlow } from '../ear';
import type { Facts, Prompt, Values } from '../engine';

export const customerMerge: SalonFlow = {
  name: 'customer-merge',
  version: 1,
  command: 'customer-merge',
  title: () => mergeWords.title,
  slots: [
    { name: 'customer', label: mergeWords.title },
    { name: 'other', label: mergeWords.other },
  ],
  wants: (values) => ({ operation: 'customers.merge-preview', input: inputOf(values) }),
  // What stands against it is answered at once, by the refusal of the commit.
  confirm: (_values, facts) => (facts.stays ? mergePrompt(facts) : null),
  press: (key, values) =>
    key === 'swap'
      ? [
          { kind: 'fill', slot: 'customer', value: values.other },
          { kind: 'fill', slot: 'other', value: values.customer },
        ]
      : null,
  commit: (values) => [{ operation: 'customers.merge', input: inputOf(values) }],
  done: ([facts]) => ({ say: [{ text: mergedText(facts) }] }),
  refused: ({ code, facts }) => ({ say: refusedText(code, facts), give: true }),
};

function inputOf(values: Values): object {
  return { customerId: (values.customer as Ref).id, otherId: (values.other as Ref).id };
}

function refusedText(code: string, facts: Facts): string {
  if (code === 'same') return mergeWords.same(String(facts.name));
  if (code === 'walk-in') return mergeWords.walkIn;
  return code === 'not-allowed' ? wordsOfFile.notAllowed : wordsOfFile.notFound;
}

/** «有没有重复的客人». */
export const duplicates: SalonFlow = {
  name: 'duplicates',
  version: 1,
  command: 'customer-merge',
  title: () => mergeWords.title,
  slots: [],
  commit: () => [{ operation: 'customers.duplicates', input: {} }],
  done: ([facts]) => {
    const pairs = facts.pairs as Duplicate[];
    if (pairs.length === 0) return { say: [{ text: mergeWords.none }] };
    return { say: [], next: { flow: duplicatePairs.name, values: {}, facts: { pairs } } };
  },
  refused: () => ({ say: wordsOfFile.notAllowed, give: true }),
};

export const duplicatePairs: SalonFlow = {
  name: 'duplicate-pairs',
  version: 1,
  command: 'customer-merge',
  quiet: true,
  title: () => mergeWords.title,
  slots: [],
  confirm: (_values, facts) => duplicatesPrompt(facts.pairs as Duplicate[]),
  press: (key, _values, facts) => {
    const pair = (facts.pairs as Duplicate[])[Number(/^pair:(\d)$/.exec(key)?.[1] ?? -1)];
    if (!pair) return null;
    const values = { customer: pair.one, other: pair.other };
    return [{ kind: 'start', start: { flow: customerMerge.name, values } }];
  },
  commit: () => [],
  done: () => ({ say: [] }),
};

/** To the consultants of both. */
export function tellMerged(facts: Facts): { say: Prompt[] } {
  const { customer, other, by } = facts as unknown as { customer: Ref; other: string; by: string };
  return { say: [{ text: mergeWords.told(customer.name, other, by) }] };
}
