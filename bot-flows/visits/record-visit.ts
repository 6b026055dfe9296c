/**
 * Record a visit (记一次服务): one sentence, one card, one tap.
 *
 * The form asks only for what cannot be worked out: who, what, and what stands against it (a course without sessions,
 * money of which nobody knows what it is for). Next to do, to offer and next time are the consultant's.
 */
import { visitSays } from '../../src/text/visit/asks';
import { unconfirmedVisit, visitDone, visitRefused } from '../../src/text/visit/done';
import { visitWords } from '../../src/text/visit/words';
import { words } from '../../src/text/slots';
import { impressionWords } from '../../src/text/impressions';
import type { Line } from '../../src/salon/visits/lines';
import type { Part } from '../../src/salon/visits/parts';
import type { Ref, SalonFlow, SalonHeard, SalonSlot } from '../ear';
import type { Ending, Facts, Question, Start, Values } from '../engine';
import { confirmation } from './record-visit-card';
import { pressed } from './record-visit-press';
import { customerSlot, readCustomerOrWalkIn, nameWithoutFile } from '../slots/customer';
import { cardOf, sessionsBought } from '../slots/card-sale';
import { onBehalf } from '../slots/on-behalf';
import { badAmountOf, DOUBTFUL_FEN, sellersSlot } from '../slots/money';
import { hands } from '../slots/hands';
import { staffSlot } from '../slots/staff';
import { textSlot } from '../slots/text';
import * as heardOf from '../slots/visit';
import { startOf } from '../starting';
import {
  asBooked,
  askedOf,
  draftsOf,
  factsOf,
  saidOf,
  valuesOf,
  type VisitFacts,
  type VisitValues,
} from './visit-values';

/** Answers that only a button gives; they have no words and are not asked. */
const chosenByTap: SalonSlot[] = ['ways', 'payer', 'moneyAgain', 'moneyKind', 'bigSum', 'noMoney'].map(
  (name) => ({
    name,
    label: '',
  }),
);

export const recordVisit: SalonFlow = {
  name: 'record-visit',
  version: 1,
  command: 'record-visit',
  title: (values) => visitWords.title(nameOf(values)),
  slots: [
    customerSlot({
      read: readCustomerOrWalkIn,
      clears: ['ways', 'lender', 'again', 'moneyAgain', 'walkIn'],
      required: (values) => valuesOf(values).walkIn === undefined,
      question: (_values, facts) => whoIsMeant(factsOf(facts)),
    }),
    heardOf.walkIn,
    {
      ...heardOf.services,
      required: (values, facts) =>
        (values.services !== undefined || asBooked(factsOf(facts)).length === 0) &&
        (!factsOf(facts).seen?.before?.services.length || saysNothing(values)),
      question: (values, facts) => whatDone(values, facts),
    },
    {
      ...customerSlot({ name: 'lender', question: () => ({ text: visitSays.whoseCard }) }),
      read: readLender,
      required: wantsLender,
    },
    heardOf.visitDay,
    staffSlot({ name: 'beautician', clears: ['hands'] }),
    hands,
    heardOf.sessionsUsed,
    heardOf.consumed,
    heardOf.fromStored,
    heardOf.voucher,
    { ...heardOf.money, question: () => ({ text: visitSays.howMuch }) },
    sellersSlot,
    {
      ...cardOf,
      required: (values) =>
        draftsOf(valuesOf(values)).some(
          (draft) => draft.kind === 'course' && !draft.sameCard && !draft.treatment,
        ),
    },
    {
      ...sessionsBought,
      required: (values) =>
        draftsOf(valuesOf(values)).some(
          (draft) => draft.kind === 'course' && !draft.sameCard && !draft.sessions,
        ),
    },
    textSlot('effect', visitWords.effect, 'effect'),
    textSlot('feedback', visitWords.feedback, 'feedback'),
    heardOf.reaction,
    heardOf.needs,
    heardOf.nextDo,
    heardOf.nextSell,
    heardOf.nextTime,
    heardOf.leftToConsultant,
    heardOf.askedFor,
    heardOf.minutes,
    heardOf.talk,
    heardOf.note,
    heardOf.answer,
    heardOf.again,
    ...chosenByTap,
  ],
  wants: (values, facts) => {
    const input = askedOf(valuesOf(values), factsOf(facts));
    return input && { operation: 'visits.preview', input };
  },
  objects: (values, facts) => objection(valuesOf(values), factsOf(facts)),
  confirm: (values, facts) => confirmation(valuesOf(values), factsOf(facts)),
  press: (key, values, facts, selected) => pressed(key, valuesOf(values), factsOf(facts), selected),
  commit: (values, facts) => [
    { operation: 'visits.record', input: saidOf(valuesOf(values), factsOf(facts)) },
  ],
  done: (outcomes, values, facts) => ending(outcomes[0], valuesOf(values), factsOf(facts)),
  refused: (outcome) => ({ say: refusalSaid(outcome.code, outcome.facts), ...mended(outcome.code) }),
  unconfirmed: (values) => unconfirmedVisit(nameOf(values)),
  elsewhere: isWhole,
};

/** Opens the form with all that was said. */
export function startRecordVisit(heard: SalonHeard, given: Values = {}): Start {
  return startOf(recordVisit, heard, { ...onBehalf(heard), ...given }, openingFacts(heard));
}

export function openingFacts(heard: SalonHeard): Facts {
  return { speaker: heard.reading.speaker, unknown: nameWithoutFile(heard), badAmount: badAmountOf(heard) };
}

function nameOf(values: Values): string {
  const { customer, walkIn } = valuesOf(values);
  return customer?.name ?? walkIn ?? words.customer;
}

function whoIsMeant({ unknown }: VisitFacts): Question {
  return unknown ? visitSays.noFile(unknown) : { text: words.whichCustomer };
}

/** A sentence that names a customer and what was done is a record of its own, not the name that was asked for. */
function isWhole(heard: SalonHeard, values: Values): boolean {
  const { customer, treatments } = heard.reading.reading.slots;
  return !values.customer && values.services !== undefined && Boolean(customer && treatments?.length);
}

function saysNothing(values: Values): boolean {
  const said = [
    'money',
    'effect',
    'feedback',
    'reaction',
    'needs',
    'nextDo',
    'nextSell',
    'nextTime',
    'note',
    'beautician',
  ];
  return said.every((name) => values[name] === undefined);
}

function whatDone(values: Values, facts: Facts): Question {
  const { customer } = valuesOf(values);
  const booked = factsOf(facts).seen?.bookedFor ?? [];
  return visitSays.whatDone(
    customer?.name ?? '',
    booked.map((treatment) => treatment.name),
  );
}

function wantsLender(values: Values): boolean {
  return Object.values(valuesOf(values).ways ?? {}).includes('lent');
}

function readLender(
  heard: SalonHeard,
  asked: boolean,
): ReturnType<NonNullable<(typeof recordVisit.slots)[0]['read']>> {
  if (!asked) return null;
  return customerSlot().read!(heard, true, {}, {});
}

/** What must be settled before anything may be written, one thing at a time. */
function objection(values: VisitValues, facts: VisitFacts): Question | null {
  if (facts.refused) return { text: refusalSaid(facts.refused, { day: values.day }) };
  const { seen } = facts;
  if (!seen) return null;
  if (facts.badAmount && !values.money && !values.noMoney) return visitSays.badAmount(facts.badAmount);
  const short = seen.lines.find((line) => line.short);
  if (short) return visitSays.short(ownerName(short, facts) ?? seen.customer.name, short);
  const paid = seen.lines.find((line) => wasPaidSingly(line, facts) && !values.ways?.[line.treatmentId]);
  if (paid) return visitSays.paidSingly(seen.before!, paid);
  const without = seen.lines.find((line) => line.noCourse);
  if (without) return visitSays.noCourse(seen.customer.name, without);
  if (seen.unplaced > 0) return visitSays.unplaced(seen.unplaced, seen.lines);
  const drafts = draftsOf(values);
  const told = (amountFen: number) => seen.sameMoney.some((each) => each.amountFen === amountFen);
  const unclear = drafts.filter((draft) => draft.kind === null && !told(draft.amountFen));
  if (unclear.length > 0 && !seen.lines.some((line) => line.paidBy === 'cash' && line.times > 0)) {
    return visitSays.moneyFor(unclear);
  }
  const big = drafts.find((draft) => draft.amountFen > DOUBTFUL_FEN);
  return big && !values.bigSum ? visitSays.bigSum(big.amountFen) : null;
}

/** She has paid the single price, and now a session is said to be taken off for the same. */
function wasPaidSingly(line: Line, { seen }: VisitFacts): boolean {
  const before = seen?.before?.services.find((service) => service.id === line.beforeId);
  return line.paidBy === 'course' && before?.paidBy === 'cash' && (seen?.before?.cashFen ?? 0) > 0;
}

function ownerName(line: Line, facts: VisitFacts): string | undefined {
  return facts.seen?.courseOwners.find((owner) => owner.id === line.courseOwnerId)?.name;
}

function ending(outcome: Facts, values: VisitValues, facts: VisitFacts): Ending {
  const { roles } = facts.speaker;
  const role = roles.includes('beautician')
    ? 'beautician'
    : roles.includes('receptionist')
      ? 'other'
      : 'consultant';
  const done = outcome as unknown as RecordedFacts;
  const text = visitDone({
    customer: done.customer.name,
    day: done.day,
    today: done.today,
    role,
    own: done.own,
    // Of somebody without a file nobody can say what comes next.
    open: isWalkIn(values) ? done.open.filter((part) => part === 'done' || part === 'money') : done.open,
    consultant: done.consultant?.name ?? null,
    reaction: values.reaction !== undefined && done.consultant?.id !== facts.speaker.id,
    skippedFen: done.skippedFen,
  });
  const [first, ...rest] = facts.then ?? [];
  const next: Start | undefined = first && { ...first, facts: { ...first.facts, then: rest } };
  const asked = done.impression ? [{ text: impressionWords.ask(done.customer.name) }] : [];
  return { say: [{ text }, ...asked], ...(next ? { next } : {}) };
}

function isWalkIn({ walkIn, customer }: VisitValues): boolean {
  return walkIn !== undefined || customer?.id === '';
}

interface RecordedFacts {
  day: string;
  today: string;
  customer: Ref;
  own: { visits: number; consumedFen: number; cashFen: number } | null;
  open: Part[];
  consultant: Ref | null;
  skippedFen: number;
  /** It was her first visit, and the store wants to know how she seemed. */
  impression?: boolean;
}

function refusalSaid(code: string, facts: Facts): string {
  return (visitRefused[code] ?? visitRefused['no-such-customer'])(facts);
}

/** After a refusal the form is looked at anew: the preview then asks about what has changed meanwhile. */
function mended(code: string): { clear?: string[]; give?: boolean } {
  if (code === 'no-such-customer') return { clear: ['customer'] };
  if (code === 'not-a-day' || code === 'too-long-ago') return { clear: ['day'] };
  if (code === 'not-a-count') return { clear: ['sessionsUsed'] };
  if (code === 'not-an-amount' || code === 'too-much') return { clear: ['money', 'consumedFen'] };
  if (code === 'not-enough-stored') return { clear: ['fromStored', 'consumedFen'] };
  return {};
}
