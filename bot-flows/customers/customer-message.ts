/** «帮我写个微信给曼姐»: words for the customer, to be sent on as they stand; nothing internal is in them. */
import type { PlanFacts } from '../../src/salon/plans/facts';
import { customerMessage, questionWords } from '../../src/text/questions';
import { planWords } from '../../src/text/decide-plan';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Start } from '../engine';
import { customerSlot, nameIn } from '../slots/customer';
import { startOf } from '../starting';

export const messageDraft: SalonFlow = {
  name: 'customer-message',
  version: 1,
  command: 'plan-query',
  title: (values) => questionWords.message(nameIn(values)),
  slots: [customerSlot({ question: () => ({ text: planWords.which }) })],
  commit: (values) => [{ operation: 'plans.current', input: { customerId: (values.customer as Ref).id } }],
  done: ([facts], _values, known) => ({ say: [{ text: wordsFor(facts, String(known.by)), alone: true }] }),
  refused: () => ({ say: planWords.notFound, give: true }),
};

function wordsFor(facts: Record<string, unknown>, by: string): string {
  const plan = facts as unknown as PlanFacts;
  const [held] = plan.held ?? [];
  return customerMessage({
    name: plan.customer.name,
    by,
    doing: plan.doing.map((line) => line.words),
    time: held ? { day: held.day, clock: held.time } : null,
  });
}

export function startMessage(heard: SalonHeard): Start[] {
  return [startOf(messageDraft, heard, {}, { by: heard.reading.speaker.name })];
}
