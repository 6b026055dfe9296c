/** A question that needs nothing more to be said: asked, looked up, answered. */
import type { SalonFlow } from './ear';
import type { Facts } from './engine';

export interface LookUp {
  name: string;
  command: string;
  title: string;
  operation: string;
  /** The answer, a text each. */
  answer: (facts: Facts) => string | string[];
  /** Said to whoever may not ask it. */
  notAllowed: string;
}

export function lookUp({ name, command, title, operation, answer, notAllowed }: LookUp): SalonFlow {
  return {
    name,
    version: 1,
    command,
    title: () => title,
    slots: [],
    commit: () => [{ operation, input: {} }],
    done: ([facts]) => ({ say: [answer(facts)].flat().map((text) => ({ text })) }),
    refused: () => ({ say: notAllowed, give: true }),
  };
}
