/** Help that fits the role, and the three nearest things to say when nothing was understood. */
import { helpText, nearest, notUnderstood } from '../../src/text/help';
import { helloWords } from '../../src/text/hello';
import type { SalonFlow } from '../ear';

export const help: SalonFlow = {
  name: 'help',
  version: 1,
  command: 'help',
  title: () => helloWords.help,
  slots: [],
  wants: () => ({ operation: 'help.allowed', input: {} }),
  commit: () => [],
  done: (_outcomes, _values, facts) => ({
    say: [{ text: helpText(facts.allowed as string[], facts.roles as string[]) }],
  }),
};

export const notUnderstoodFlow: SalonFlow = {
  name: 'not-understood',
  version: 1,
  command: 'help',
  title: () => helloWords.help,
  slots: [],
  wants: () => ({ operation: 'help.allowed', input: {} }),
  commit: () => [],
  done: (_outcomes, values, facts) => ({
    say: [
      notUnderstood(nearest(String(values.text ?? ''), facts.allowed as string[], facts.roles as string[])),
    ],
  }),
};
