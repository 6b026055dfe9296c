/** A message that holds a record and something for the file opens a form for each; neither is lost for the other. */
import type { Ref, SalonHeard } from './ear';
import type { Dialog, Facts, Input, Prompt, Start } from './engine';
import type { Reading } from './understanding';

type Begun = Start[] | { say: Prompt[] } | null;
type Begins = (heard: SalonHeard, current: Dialog | null) => Begun;

export function twoThingsFirst(starters: Record<string, Begins>): Record<string, Begins> {
  const of = (heard: SalonHeard, part: Reading): Start[] => {
    const own: SalonHeard = {
      ...heard,
      text: part.text,
      reading: { ...heard.reading, reading: part, likely: undefined },
    };
    const begun = starters[part.beyond ?? part.intent]?.(own, null);
    return Array.isArray(begun) ? begun : [];
  };
  const first =
    (otherwise: Begins): Begins =>
    (heard, current) => {
      const [record, file] = heard.reading.reading.parts ?? [];
      if (!record || !file) return otherwise(heard, current);
      const [starts, files] = [of(heard, record), of(heard, file)];
      if (starts.length === 0 || files.length === 0) return otherwise(heard, current);
      if (file.intent !== 'customer_new') return [...starts, ...files];
      // What a newcomer did and paid waits until she has a file.
      return files.map((start) => ({ ...start, facts: { ...start.facts, after: starts[0] } }));
    };
  return Object.fromEntries(Object.entries(starters).map(([name, starter]) => [name, first(starter)]));
}

/** «新客建档» in a form about somebody whom nobody knows: her file first, then the form with all that was said. */
export function fileFirst(flow: string, values: object, facts: object): Input[] {
  const { unknown } = facts as { unknown?: string | null };
  const after: Start = { flow, values: { ...values }, facts: { ...facts } };
  const start: Start = { flow: 'customer-new', values: { name: unknown }, facts: { after }, turns: true };
  return [{ kind: 'start', start }];
}

/** What waited for a file that is not made after all: as it was said, to be written for a walk-in or put away itself. */
export function stillWaiting(_values: object, { after }: Facts): Start | undefined {
  const start = after as Start | undefined;
  return start && { ...start, turns: undefined };
}

/** What waited for a file, now that the customer has one. */
export function afterwards(known: Facts, customer: Ref): Start | undefined {
  const after = known.after as Start | undefined;
  if (!after) return undefined;
  const { walkIn: _, note, ...values } = after.values;
  const left = typeof note === 'string' ? note.replace(customer.name, '').trim() : '';
  return {
    flow: after.flow,
    values: { ...values, ...(left ? { note: left } : {}), customer },
    facts: { ...after.facts, unknown: null },
  };
}
