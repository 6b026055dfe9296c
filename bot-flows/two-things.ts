/** A message that holds a record and something for the file opens a form for each; neither is lost for the other. */
import type { Ref, SalonHeard } from './ear';
import type { Facts, Input, Start } from './engine';
import type { Reading } from './understanding';
import type { Begun } from './starting';

/** `begin` is what each of the two would begin by itself. */
export function twoThingsSaid(heard: SalonHeard, begin: (part: SalonHeard) => Begun): Begun {
  const [record, file] = heard.reading.reading.parts ?? [];
  if (!record || !file) return null;
  const of = (part: Reading): Start[] => {
    const reading = { ...heard.reading, reading: part, likely: undefined };
    const begun = begin({ ...heard, text: part.text, reading });
    return Array.isArray(begun) ? begun : [];
  };
  const [starts, files] = [of(record), of(file)];
  if (starts.length === 0 || files.length === 0) return null;
  if (file.intent !== 'customer_new') return [...starts, ...files];
  // What a newcomer did and paid waits until she has a file.
  return files.map((start) => ({ ...start, facts: { ...start.facts, after: starts[0] } }));
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
