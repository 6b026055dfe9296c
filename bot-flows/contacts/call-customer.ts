/** Today's calls on one card that turns: each result is a tap, and the next customer stands there (user-days 8). */
import type { CallCard, CallTally } from '../../src/salon/contacts/calls';
import type { OtherVoice } from '../../src/salon/contacts/voices';
import type { HeldTime } from '../../src/salon/plans/facts';
import { answeredLine } from '../../src/text/care';
import {
  askingPrompt,
  bookedLine,
  callPrompt,
  callWords,
  handedText,
  laterPrompt,
  noteLine,
  notedLine,
  peoplePrompt,
  postponedLine,
  tallyText,
  timesPrompt,
} from '../../src/text/calls';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Choice, Commit, Ending, Facts, Input, Prompt, Start, Values } from '../engine';
import { hearCall, startsCalling, type Act } from './hear-call';

const NEXT = (passed: unknown, more: string[] = []): Commit => ({
  operation: 'calls.next',
  input: { passed: [...((passed as string[] | undefined) ?? []), ...more] },
});

/** Opens the card with the first call of the day, or says that there is none. */
export const startCalls: SalonFlow = {
  name: 'start-calls',
  version: 1,
  command: 'calls',
  title: () => callWords.title(''),
  slots: [],
  commit: (values) => [NEXT(values.passed)],
  done: ([outcome], values) => turn(outcome, values, undefined),
};

export const callCustomer: SalonFlow = {
  name: 'call-customer',
  version: 1,
  command: 'calls',
  single: true,
  title: (values) => callWords.title((values.customer as Ref | undefined)?.name ?? ''),
  slots: [
    { name: 'mode', label: callWords.result },
    { name: 'act', label: callWords.result },
  ],
  // What was picked of a question is carried out; all else is the card.
  confirm: (values, facts) => (values.act ? null : shown(values, facts)),
  press: (key, _values, facts) => pressed(key, facts),
  hears: (heard, values, facts) => hearCall(heard, values, facts.card as CallCard),
  // The card of the call that stands there is where she goes on.
  claims: startsCalling,
  // «好» alone tells nothing of the call: the card stays.
  commit: (values, facts) => (values.act ? commitsOf(values.act as Act, values, facts.card as CallCard) : []),
  done: (outcomes, values, facts) =>
    values.act ? after(values.act as Act, outcomes, values, facts) : stays(values, facts),
  refused: (outcome, values) => {
    const name = (values.customer as Ref).name;
    if (outcome.code === 'taken') return { say: callWords.taken(name), clear: ['act'] };
    if (outcome.code === 'no-phone') return { say: callWords.noPhone(name), clear: ['act'] };
    if (outcome.code === 'has-one') return { ...bookedBefore(name, outcome.facts), clear: ['act'] };
    if (outcome.code === 'called-today') return { ...callAnyway(outcome.facts), clear: ['act'] };
    return { say: callWords.notFound, give: true };
  },
};

/** One customer, one voice a day: somebody has it already (SR-REL-04). */
function callAnyway(facts: Facts): { say: string; choose: { slot: string; options: Choice[] } } {
  const options = [
    { value: { kind: 'phone', anyway: true }, label: callWords.callAnyway },
    { value: { kind: 'skip' }, label: callWords.callNot },
  ];
  return { say: callWords.calledToday(facts.voices as OtherVoice[]), choose: { slot: 'act', options } };
}

/** Whether the new time takes the place of the one she has is hers to say. */
function bookedBefore(
  name: string,
  facts: Facts,
): { say: string; choose: { slot: string; options: Choice[] } } {
  const option = (standing: 'instead' | 'beside', label: string): Choice => ({
    value: { kind: 'book', heldId: facts.heldId, standing },
    label,
  });
  const options = [option('instead', callWords.instead), option('beside', callWords.beside)];
  return { say: callWords.hasOne(name, facts.booked as HeldTime), choose: { slot: 'act', options } };
}

function shown(values: Values, facts: Facts): Prompt {
  const card = facts.card as CallCard;
  if (ASKING.has(String(values.mode))) return askingPrompt(card, String(values.mode));
  if (values.mode === 'later') return laterPrompt(card);
  if (values.mode === 'who') return peoplePrompt(card, (facts.people as Ref[] | undefined) ?? []);
  if (values.mode === 'times') return timesPrompt(card, (facts.times as HeldTime[] | undefined) ?? []);
  return callPrompt(card, values.noted as string | undefined);
}

/** What is asked after a talk, one after the other. */
const ASKING = new Set(['solved', 'satisfied', 'reason']);
/** Reasons for which she is asked how it was (SR-REL-02). */
const CARE = new Set(['care', 'firstCare', 'first-week', 'reaction']);

const act = (value: Act): Input[] => [{ kind: 'fill', slot: 'act', value }, { kind: 'confirm' }];

function pressed(key: string, facts: Facts): Input[] | null {
  switch (key) {
    case 'phone':
      return act({ kind: 'phone' });
    case 'reached':
    case 'wechat':
    case 'noAnswer':
    case 'refused':
      return act({ kind: 'log', result: key });
    case 'times':
      return act({ kind: 'times' });
    case 'who':
      return act({ kind: 'people' });
    case 'tomorrow':
      return act({ kind: 'postpone', to: { days: 1 } });
    case 'threeDays':
      return act({ kind: 'postpone', to: { days: 3 } });
    case 'monthEnd':
      return act({ kind: 'postpone', to: 'monthEnd' });
    case 'later':
      return [{ kind: 'fill', slot: 'mode', value: 'later' }];
    case 'back':
      return [{ kind: 'fill', slot: 'mode', value: 'card' }];
  }
  const [what, answer] = key.split(':');
  if (ASKING.has(what)) return act({ kind: 'answer', [what]: answer });
  if (key === 'skip') return act({ kind: 'skip' });
  if (key.startsWith('time:')) return act({ kind: 'book', heldId: key.slice(5) });
  if (key.startsWith('to:')) return act({ kind: 'postpone', handTo: key.slice(3) });
  return facts.card ? null : [{ kind: 'cancel' }];
}

function commitsOf(what: Act, values: Values, card: CallCard): Commit[] {
  const customerId = card.customer.id;
  const next = NEXT(values.passed, [customerId]);
  switch (what.kind) {
    case 'phone':
      return [{ operation: 'customers.phone', input: { customerId, anyway: what.anyway } }];
    case 'skip':
      return [next];
    case 'answer': {
      const { kind: _kind, ...said } = what;
      const { contactId } = values.last as { contactId: string };
      return [{ operation: 'contacts.answer', input: { contactId, ...said } }, next];
    }
    case 'times':
      return [{ operation: 'calls.times', input: { customerId, day: what.day, clock: what.clock } }];
    case 'people':
      return [{ operation: 'calls.people', input: { customerId } }];
    case 'note':
      return [
        {
          operation: 'contacts.note',
          input: { contactId: what.contactId, note: what.note, nextDay: what.nextDay, pays: what.pays },
        },
      ];
    case 'log': {
      const { kind: _kind, ...told } = what;
      return [{ operation: 'contacts.log', input: { customerId, ...told } }, next];
    }
    case 'book':
      return [
        { operation: 'calls.book', input: { customerId, heldId: what.heldId, standing: what.standing } },
        { operation: 'contacts.log', input: { customerId, result: 'booked' } },
        next,
      ];
    case 'postpone': {
      const { to, day, handTo } = what;
      return [{ operation: 'calls.postpone', input: { customerId, to, day, handTo } }, next];
    }
  }
}

function after(what: Act, outcomes: Facts[], values: Values, facts: Facts): Ending {
  const [first, second, third] = outcomes;
  const card = facts.card as CallCard;
  const same = (change: Values, more: Facts = {}): Start => ({
    flow: 'call-customer',
    values: { ...values, act: undefined, mode: 'card', ...change },
    facts: { card, ...more },
    turns: true,
  });
  switch (what.kind) {
    case 'phone':
      return {
        say: [{ text: String(first.phone), alone: true }],
        next: same({ dialled: card.customer.id }),
      };
    case 'times':
      return { say: [], next: same({ mode: 'times' }, { times: first.times }) };
    case 'people':
      return { say: [], next: same({ mode: 'who' }, { people: first.people }) };
    case 'note':
      return {
        say: [],
        next: same({
          noted: noteLine((first.customer as Ref).name, what.note, first.nextDay as string | null),
        }),
      };
    case 'skip':
      return turn(first, { ...values, mode: undefined }, undefined);
    case 'answer':
      return what.solved && !what.satisfied
        ? { say: [], next: same({ mode: 'satisfied' }) }
        : turn(second, { ...values, mode: undefined }, answeredLine(first));
    case 'log': {
      const asks = asksAfter(what, card);
      if (asks) return { say: [], next: same({ ...keptOf(first), mode: asks }) };
      return turn(second, { ...values, ...keptOf(first) }, notedLine(first));
    }
    case 'book': {
      const booking = first.booking as Parameters<typeof bookedLine>[1];
      return turn(
        third,
        { ...values, ...keptOf(second) },
        bookedLine(card.customer.name, booking, first.instead as HeldTime | null),
      );
    }
    case 'postpone':
      return turn(second, { ...values, last: undefined }, postponedLine(first));
  }
}

/** What is to be asked now that somebody has spoken to her; null where she was not called for that, or has said it. */
function asksAfter(talk: Extract<Act, { kind: 'log' }>, card: CallCard): string | null {
  const codes = card.why.map((reason) => reason.code);
  const spoken = talk.result === 'reached' || talk.result === 'wechat';
  if (codes.includes('win-back') && (spoken || talk.result === 'refused')) return 'reason';
  if (!spoken || !codes.some((code) => CARE.has(code))) return null;
  if (!talk.solved) return 'solved';
  return talk.satisfied ? null : 'satisfied';
}

/** The talk just kept: a sentence that follows is its note. */
function keptOf(facts: Facts): Values {
  return { last: { contactId: facts.contactId, customer: facts.customer, result: facts.result } };
}

/** The card of the next customer, with one line of what was noted; after the last one the sum of the day. */
function turn(facts: Facts, values: Values, noted: string | undefined): Ending {
  const card = facts.card as CallCard | null;
  const tally = facts.tally as CallTally;
  if (!card) {
    const nothing = tally.total === 0 ? callWords.nobody : tallyText(tally, noted);
    return { say: [{ text: nothing }] };
  }
  const passed = [...((values.passed as string[] | undefined) ?? [])];
  const before = (values.customer as Ref | undefined)?.id;
  if (before) passed.push(before);
  return {
    say: [],
    next: {
      flow: 'call-customer',
      values: { customer: card.customer, passed, noted, last: values.last },
      facts: { card },
      turns: true,
    },
  };
}

function stays(values: Values, facts: Facts): Ending {
  const { customer, passed, last } = values;
  const kept = { customer, passed, last, noted: callWords.sayHow };
  return { say: [], next: { flow: 'call-customer', values: kept, facts: { card: facts.card }, turns: true } };
}

export function callHanded(facts: Facts): { say: Prompt[] } {
  return { say: [{ text: handedText(facts) }] };
}

/** «打电话», «从哪里开始»: the first card; whoever has no such card sees what she has to do today. */
export function startCallsBy(heard: SalonHeard): Start[] {
  const { roles } = heard.reading.speaker;
  if (roles.every((role) => role === 'beautician' || role === 'receptionist'))
    return [{ flow: 'what-is-owed', values: {} }];
  return [{ flow: 'start-calls', values: {} }];
}
