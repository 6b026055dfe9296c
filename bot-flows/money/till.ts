/** What came in today, and what lies on cards that nobody has used yet. */
import type { TillShown, UnservedShown } from '../../src/salon/money/till';
import { questionWords, tillText, unservedText } from '../../src/text/questions';
import type { SalonFlow } from '../ear';
import { lookUp } from '../look-up';

export const till = lookUp({
  name: 'till',
  command: 'day-close',
  title: questionWords.till,
  operation: 'till.today',
  answer: (facts) => tillText(facts as TillShown),
  notAllowed: questionWords.notTill,
});

export const unserved: SalonFlow = {
  name: 'unserved',
  version: 1,
  command: 'store-figures',
  title: () => questionWords.unserved,
  slots: [{ name: 'words', label: questionWords.unserved }],
  commit: ({ words }) => [{ operation: 'unserved.total', input: { words } }],
  done: ([facts]) => ({
    say: [{ text: unservedText(facts.stores as UnservedShown[], facts.several === true) }],
  }),
  refused: () => ({ say: questionWords.notUnserved, give: true }),
};
