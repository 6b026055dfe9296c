import type { SalonFlow, SalonHeard } from './ear';
import type { Dialog, Facts, Prompt, Start, Values } from './engine';

/** What a sentence begins: forms that open, something said at once, or nothing. */
export type Begun = Start[] | { say: Prompt[] } | null;

/** Begins what a message asks for; `current` is the open form it comes in the midst of, if any. */
export type Starter = (heard: SalonHeard, current: Dialog | null) => Begun;

/** Opens a form with all that the message already says, so that one sentence needs one card and one tap. */
export function startOf(flow: SalonFlow, heard: SalonHeard, given: Values = {}, facts: Facts = {}): Start {
  const start: Start = { flow: flow.name, values: { ...given }, facts };
  for (const slot of flow.slots) {
    if (start.values[slot.name] !== undefined) continue;
    const match = slot.read?.(heard, false, start.values, facts) ?? null;
    if (!match) continue;
    if ('value' in match) start.values[slot.name] = match.value;
    else start.among ??= { slot: slot.name, options: match.among };
  }
  return start;
}
