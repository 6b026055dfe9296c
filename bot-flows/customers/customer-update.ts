/** A change of a customer's file: what stood and what is to stand, one tap. */
import type { Alike, FileSaid } from '../../src/salon/customers/customers';
import { customerWords, joinPrompt, remarkText, updatedText, updatePrompt } from '../../src/text/customers';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Match, Mend, Values } from '../engine';
import { customerSlot, readCustomer, nameIn } from '../slots/customer';
import { fileSlots, saidIn } from '../slots/file';
import { afterwards } from '../two-things';

export const customerUpdate: SalonFlow = {
  name: 'customer-update',
  version: 1,
  command: 'customer-update',
  title: (values) => customerWords.updateTitle(nameIn(values)),
  slots: [
    customerSlot(),
    ...fileSlots(),
    {
      name: 'note',
      label: customerWords.note,
      required: (values) => Object.keys(saidIn(values)).length === 0,
      question: (values) => ({ text: customerWords.askWhat((values.customer as Ref).name) }),
      read: readNote,
      show: (value) => String(value),
    },
  ],
  confirm: (values) => updatePrompt((values.customer as Ref).name, fileOf(values), {}),
  commit: (values) => [
    {
      operation: 'customers.update',
      input: { customerId: (values.customer as Ref).id, set: fileOf(values) },
    },
  ],
  done: ([facts], values, known) => ({
    next: afterwards(known, values.customer as Ref),
    say: [
      {
        text: updatedText(
          (facts.customer as Ref).name,
          facts.changes as { field: string; before: string | null; after: string }[],
        ),
      },
    ],
  }),
  refused: (outcome, values) => mend(outcome, nameIn(values)),
};

/** Ends the opening of a file that is there already; what was said beside the name is offered as a change. */
export const customerKnown: SalonFlow = {
  name: 'customer-known',
  version: 1,
  command: 'customer-update',
  title: (values) => customerWords.updateTitle((values.customer as Ref).name),
  slots: [],
  commit: () => [],
  done: (_outcomes, values, known) => {
    const said = saidIn(values);
    if (Object.keys(said).length === 0) return { say: [], next: afterwards(known, values.customer as Ref) };
    const next = { flow: customerUpdate.name, values: { customer: values.customer, ...said } };
    return { say: [], next: { ...next, facts: { after: known.after } } };
  },
};

/** «散客就是婷姐»: what the walk-in did and paid goes to her file. */
export const walkInJoin: SalonFlow = {
  name: 'walk-in-join',
  version: 1,
  command: 'customer-update',
  title: () => customerWords.walkInTitle,
  slots: [
    customerSlot({ read: (heard, asked) => readCustomer(heard, true) ?? readCustomer(heard, asked) }),
    {
      name: 'walkIn',
      label: customerWords.walkInTitle,
      required: (_values, facts) => walkInsIn(facts).length > 1,
      question: (_values, facts) => ({
        text: customerWords.whichWalkIn,
        choices: walkInsIn(facts).map((each) => ({
          key: `walk:${each.id}`,
          text: `${each.name.slice(0, 4)} ${each.when}`,
        })),
      }),
      show: (value) => (value as Ref).name,
    },
  ],
  wants: () => ({ operation: 'walkIns.list', input: {} }),
  objects: (_values, facts) =>
    walkInsIn(facts).length === 0
      ? { text: customerWords.noWalkIn, choices: [{ key: 'no', text: customerWords.seen }] }
      : null,
  confirm: (values, facts) => joinPrompt(walkInOf(values, facts).name, (values.customer as Ref).name),
  press: (key, _values, facts) => {
    const chosen = walkInsIn(facts).find((each) => key === `walk:${each.id}`);
    return chosen ? [{ kind: 'fill', slot: 'walkIn', value: chosen }] : null;
  },
  commit: (values, facts) => [
    {
      operation: 'walkIns.join',
      input: { walkInId: walkInOf(values, facts).id, customerId: (values.customer as Ref).id },
    },
  ],
  done: ([facts]) => ({
    say: [
      {
        text: customerWords.joined(String(facts.walkIn), (facts.customer as Ref).name, Number(facts.visits)),
      },
    ],
  }),
  refused: (outcome) =>
    outcome.code === 'joined'
      ? { say: customerWords.alreadyJoined(String(outcome.facts.name)), give: true }
      : { say: customerWords.notFound, give: true },
};

function walkInsIn(facts: Facts): (Ref & { when: string })[] {
  return (facts.walkIns as (Ref & { when: string })[] | undefined) ?? [];
}

function walkInOf(values: Values, facts: Facts): Ref {
  return (values.walkIn as Ref | undefined) ?? walkInsIn(facts)[0];
}

function fileOf(values: Values): FileSaid {
  const note = typeof values.note === 'string' ? { note: values.note } : {};
  return { ...saidIn(values), ...note };
}

/** An attribute that has no slot of its own stays as it was said. */
function readNote(heard: SalonHeard, asked: boolean, values: Values): Match | null {
  const { reading } = heard.reading;
  const { field, value } = reading.slots;
  if (field && value !== undefined) return { value: remarkText(field, String(value)) };
  const anything = Object.keys(saidIn(values)).length > 0 || reading.slots.allergy || reading.slots.taboo;
  if (asked) return { value: heard.text.trim() };
  return !anything && reading.intent === 'customer_update' && reading.note.length > 3
    ? { value: reading.note }
    : null;
}

function mend(outcome: { code: string; facts: Facts }, name: string): Mend {
  switch (outcome.code) {
    case 'phone-taken':
      return {
        say: customerWords.phoneTakenUpdate(name, (outcome.facts.alike as Alike[])[0].name),
        give: true,
      };
    case 'bad-phone':
      return { say: customerWords.badPhone(String(outcome.facts.phone)), clear: ['phone'] };
    case 'bad-birthday':
      return { say: customerWords.badBirthday(String(outcome.facts.birthday)), clear: ['birthday'] };
    case 'nothing-said':
      return { say: customerWords.nothing(name), clear: ['note'] };
    default:
      return { say: customerWords.notFound, give: true };
  }
}
