/** Correct an entry (更正): found, shown before → after with what hangs on it, and moved together. */
import { correctionCard, correctionRefused, correctionWords } from '../../src/text/corrections';
import { words } from '../../src/text/slots';
import type { CorrectionSaid, Found, Stands } from '../../src/salon/corrections/change';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Ending, Facts, Question, Start, Values } from '../engine';
import { customerSlot } from '../slots/customer';
import { correctionOf, pastDayOf, whose } from '../slots/correction';

interface CorrectFacts {
  found?: Found;
  free?: boolean;
  /** Its month is locked. */
  locked?: boolean;
  refused?: string | null;
  stands?: Stands | null;
  today?: string;
}

export const correct: SalonFlow = {
  name: 'correct',
  version: 1,
  command: 'correct',
  title: (values, facts) => correctionWords.title(nameOf(values, facts)),
  slots: [
    customerSlot({ required: false, read: namedIn }),
    { name: 'day', label: '' },
    {
      name: 'said',
      label: correctionWords.label,
      required: (values) => inputOf(values) === null,
      question: () => ({ text: correctionWords.what(null) }),
      read: (heard, asked, values, facts) => {
        const said = correctionOf(heard, asked || asks(facts as CorrectFacts));
        return said ? { value: besides(values.said as CorrectionSaid | undefined, said) } : null;
      },
    },
  ],
  wants: (values) => {
    const input = inputOf(values);
    return input && { operation: 'corrections.preview', input };
  },
  objects: (_values, facts) => objection(facts as CorrectFacts),
  confirm: (_values, facts) => {
    const { found, free, locked, today, refused } = facts as CorrectFacts;
    return found && !refused
      ? correctionCard(found, today ?? found.day, free === true, locked === true)
      : null;
  },
  commit: (values, facts) =>
    (facts as CorrectFacts).refused ? [] : [{ operation: 'corrections.apply', input: inputOf(values)! }],
  done: ([outcome], _values, facts) =>
    outcome ? ending(outcome) : { say: [{ text: correctionRefused(String(facts.refused), facts) }] },
  refused: (outcome) => ({ say: correctionRefused(outcome.code, outcome.facts), give: true }),
  unconfirmed: (values) =>
    correctionWords.unconfirmed((values.customer as Ref | undefined)?.name ?? words.customer),
};

function nameOf(values: Values, facts: Facts): string {
  const { found } = facts as CorrectFacts;
  return (values.customer as Ref | undefined)?.name ?? found?.customer.name ?? words.customer;
}

function namedIn(heard: SalonHeard, asked: boolean) {
  const match = customerSlot().read!(heard, asked, {}, {});
  return match && 'among' in match && !heard.reading.reading.slots.candidates?.length ? null : match;
}

function inputOf(values: Values): CorrectionSaid | null {
  const spoken = values.said as CorrectionSaid | undefined;
  const day = spoken?.day ?? (values.day as string | undefined);
  const customer = values.customer as Ref | undefined;
  if (!spoken && !customer) return null;
  const said: CorrectionSaid = { ...spoken, ...(day ? { day } : {}) };
  return customer && !said.toCustomerId ? { ...said, customerId: customer.id } : said;
}

/** «996» after «哪笔?»: the sum that was meant joins what was said to be right. */
function besides(before: CorrectionSaid | undefined, said: CorrectionSaid): CorrectionSaid {
  const { amountFen, wasFen, ...rest } = said;
  const sum = wasFen ?? amountFen;
  return before?.method && !said.method && sum !== undefined ? { ...before, ...rest, wasFen: sum } : said;
}

/** What one more word would settle; anything else ends the form. */
const ASKS = ['what-is-wrong', 'which-treatment', 'several-sums', 'no-such-customer'];

function asks({ refused }: CorrectFacts): boolean {
  return typeof refused === 'string' && ASKS.includes(refused);
}

function objection({ refused, stands }: CorrectFacts): Question | null {
  if (refused === 'what-is-wrong') return { text: correctionWords.what(stands ?? null) };
  return refused && ASKS.includes(refused) ? { text: correctionRefused(refused, { stands }) } : null;
}

function ending(outcome: Facts): Ending {
  const { applied, found } = outcome as unknown as { applied: boolean; found: Found };
  const say = applied ? correctionWords.done : correctionWords.asked;
  return { say: [{ text: say(found.customer.name, found.change) }] };
}

/** Opens with what the message says is right. */
export function startCorrect(heard: SalonHeard): Start {
  const spoken = correctionOf(heard);
  const named = whose(heard);
  const said = spoken ?? (named.walkIn ? named : null);
  const day = pastDayOf(heard);
  const match = said?.toCustomerId ? null : namedIn(heard, false);
  const customer = match && 'value' in match ? { customer: match.value } : {};
  const among = match && 'among' in match ? { among: { slot: 'customer', options: match.among } } : {};
  return {
    flow: correct.name,
    values: { ...customer, ...(day ? { day } : {}), ...(said ? { said } : {}) },
    facts: { today: heard.reading.today },
    ...among,
  };
}
