/** «雪儿以后转给唐琳跟». */
import { handedOverText, reassignedText, reassignPrompt, reassignWords } from '../../src/text/reassign';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Prompt, Start } from '../engine';
import { customerSlot, nameIn } from '../slots/customer';
import { staffRef } from '../slots/staff';
import { startOf } from '../starting';

export const reassign: SalonFlow = {
  name: 'reassign',
  version: 1,
  command: 'reassign',
  title: (values) => reassignWords.title(nameIn(values)),
  slots: [
    customerSlot({ question: () => ({ text: reassignWords.which }) }),
    {
      name: 'target',
      label: reassignWords.target,
      required: true,
      question: (values) => ({ text: reassignWords.toWhom((values.customer as Ref).name) }),
      read: (heard, asked) => {
        const { reading, lexicon } = heard.reading;
        const code = reading.slots.target ?? (asked ? reading.slots.therapist : undefined);
        const ref = code ? staffRef(lexicon, code) : null;
        return ref && { value: ref };
      },
      show: (value) => (value as Ref).name,
    },
  ],
  confirm: (values) => reassignPrompt(values.customer as Ref, values.target as Ref),
  commit: (values) => [
    {
      operation: 'customers.reassign',
      input: { customerId: (values.customer as Ref).id, targetId: (values.target as Ref).id },
    },
  ],
  done: ([facts]) => ({ say: [{ text: reassignedText(facts) }] }),
  refused: ({ code }, values) =>
    code === 'same'
      ? {
          say: reassignWords.same((values.customer as Ref).name, (values.target as Ref).name),
          give: true,
        }
      : { say: reassignWords.notFound, give: true },
};

export function reassignBy(heard: SalonHeard): Start[] | { say: Prompt[] } {
  const { roles } = heard.reading.speaker;
  if (!roles.includes('manager') && !roles.includes('owner'))
    return { say: [{ text: reassignWords.notAllowed }] };
  return [startOf(reassign, heard)];
}

export function reassigned(facts: Facts): { say: Prompt[] } {
  return { say: [{ text: handedOverText(facts) }] };
}
