/** What others' records make one hear at once. */
import { reactionTold, redoneTold, saleShared } from '../../src/text/told';
import type { Ref } from '../ear';
import type { Facts } from '../engine';

/** To the consultant, the moment it is recorded: she calls tomorrow. */
export function saysReaction(facts: Facts) {
  const { customer, words, allergy, by } = facts as {
    customer: Ref;
    words: string;
    allergy: string | null;
    by?: string;
  };
  return { say: [{ text: reactionTold(customer.name, words, allergy, by ?? null) }] };
}

/** To whoever shares in a sale that somebody else wrote down. */
export function saysShared(facts: Facts) {
  const { customer, kind, amountFen, share } = facts as {
    customer: Ref;
    kind: string;
    amountFen: number;
    share: number;
  };
  return { say: [{ text: saleShared(customer.name, kind, amountFen, share) }] };
}

/** To the one whose service was done again by somebody else. */
export function saysRedone(facts: Facts) {
  const { customer, treatment, firstDay, day, by } = facts as {
    customer: Ref;
    treatment: string;
    firstDay: string;
    day: string;
    by: string | null;
  };
  return { say: [{ text: redoneTold({ name: customer.name, treatment, firstDay, day, by }) }] };
}
