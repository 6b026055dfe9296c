/** «李婷信谁», «婷姐跟谁合得来»: for those who plan and call. */
import type { TrustShown } from '../../src/salon/trust/explain';
import { trustText, trustWords } from '../../src/text/trust';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Start } from '../engine';
import { customerSlot, readCustomer } from '../slots/customer';
import { startOf } from '../starting';

export const trust: SalonFlow = {
  name: 'trust',
  version: 1,
  command: 'trust',
  title: (values) => (values.customer as Ref | undefined)?.name ?? trustWords.title,
  slots: [
    customerSlot({
      question: () => ({ text: trustWords.which }),
      // The sentence is of no intent of the reader's: whoever is named in it is meant.
      read: (heard, _asked, values) => readCustomer(heard, true, values),
    }),
  ],
  commit: (values) => [{ operation: 'trust.explain', input: { customerId: (values.customer as Ref).id } }],
  done: ([facts]) => ({ say: [{ text: trustText(facts as TrustShown) }] }),
  refused: ({ code }) => ({
    say: code === 'not-allowed' ? trustWords.notAllowed : trustWords.notFound,
    give: true,
  }),
};

const TRUST = /信(?:任|得过)?谁|合得来|最?信(?:任|得过)哪/;

/** Null where the sentence asks something else. */
export function trustSaid(heard: SalonHeard): Start[] | null {
  return TRUST.test(heard.text) ? [startOf(trust, heard)] : null;
}
