/** «删除婷姐的全部资料»: what hangs on her is shown, what is open is given up by its own button; the manager's. */
import type { HangsOnHer } from '../../src/salon/erasure/ask';
import { erasePrompt, eraseWords, refusedErase } from '../../src/text/erasure';
import type { Ref, SalonFlow } from '../ear';
import type { Facts, Prompt, Values } from '../engine';
import { customerSlot } from '../slots/customer';

export const customerErase: SalonFlow = {
  name: 'customer-erase',
  version: 1,
  command: 'customer-erase',
  title: () => eraseWords.title,
  slots: [customerSlot({ required: true }), { name: 'giveUp', label: eraseWords.title }],
  wants: (values) => ({ operation: 'customers.erase-preview', input: inputOf(values) }),
  // What stands against it is answered at once, by the refusal of the commit.
  confirm: (_values, facts) => (facts.customer ? erasePrompt(facts as unknown as HangsOnHer) : null),
  press: (key) =>
    key === 'give-up' ? [{ kind: 'fill', slot: 'giveUp', value: true }, { kind: 'confirm' }] : null,
  commit: (values) => [{ operation: 'customers.erase', input: inputOf(values) }],
  done: () => ({ say: [{ text: eraseWords.begun }] }),
  refused: ({ code, facts }) => ({ say: refusedErase(code, facts), give: code !== 'open' }),
};

function inputOf(values: Values): object {
  return { customerId: (values.customer as Ref).id, giveUp: values.giveUp === true };
}

/** Something has come in since: nothing was erased. */
export function tellStopped(_facts: Facts): { say: Prompt[] } {
  return { say: [{ text: eraseWords.stopped }] };
}

/** To the one who asked, when nothing of her is left. */
export function tellErased(_facts: Facts): { say: Prompt[] } {
  return { say: [{ text: eraseWords.done }] };
}
