/**
 * Several customers in one message: one card with a line each, «全部记下», or «2 不对» to have one asked about by
 * itself afterwards.
 */
import { visitsWords, visitsCard, visitsDone } from '../../src/text/visit/several';
import { visitSays } from '../../src/text/visit/asks';
import { visitRefused } from '../../src/text/visit/done';
import type { VisitAsked, VisitSeen } from '../../src/salon/visits/preview';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Ending, Facts, Input, Question, Start, Values } from '../engine';
import { customerRef } from '../slots/customer';
import { moneyOf } from '../slots/money';
import { staffRef } from '../slots/staff';
import * as heardOf from '../slots/visit';
import type { Entry } from '../understanding/reading';
import { openingFacts } from './record-visit';
import { askedOf, beauticianOf, factsOf, saidOf, type VisitFacts, type VisitValues } from './visit-values';

/** A line of the card: one customer's part of the message. */
interface Told {
  n: number;
  values: VisitValues;
}

interface SeveralFacts extends VisitFacts {
  many?: (VisitSeen | { refused: string })[];
}

export const recordVisits: SalonFlow = {
  name: 'record-visits',
  version: 1,
  command: 'record-visit',
  title: (values) => visitsWords.title(toldOf(values).length),
  slots: [
    { name: 'told', label: visitsWords.label },
    { name: 'wrong', label: visitsWords.wrong, read: readWrong },
  ],
  wants: (values, facts) => {
    const items = toldOf(values).map((each) => askedOf(each.values, factsOf(facts)));
    return { operation: 'visits.preview-many', input: { items: items as VisitAsked[] } };
  },
  objects: (values, facts) => nothingLeft(values, facts),
  confirm: (values, facts) => card(values, facts),
  press: (key, values) => pressed(key, values),
  commit: (values, facts) =>
    right(values, facts).map(({ told, own }) => ({
      operation: 'visits.record',
      input: saidOf(told.values, own),
    })),
  done: (outcomes, values, facts) => ending(outcomes, values, facts),
  refused: (outcome) => ({
    say: (visitRefused[outcome.code] ?? visitRefused['no-such-customer'])(outcome.facts),
  }),
  unconfirmed: (values) =>
    visitsWords.unconfirmed(toldOf(values).map((each) => each.values.customer?.name ?? '')),
  elsewhere: (heard) => Boolean(heard.reading.reading.slots.customer) && !/^\d/.test(heard.text.trim()),
};

/** Opens the card where a message tells of more than one customer with a file; null otherwise. */
export function startRecordVisits(heard: SalonHeard): Start | null {
  const entries = heard.reading.reading.entries.filter((entry) => entry.slots.customer);
  const told = entries.flatMap((entry) => valuesHeard(heard, entry) ?? []);
  if (told.length < 2) return null;
  const lines = told.map((values, index): Told => ({ n: index + 1, values }));
  return { flow: recordVisits.name, values: { told: lines }, facts: openingFacts(heard) };
}

function valuesHeard(heard: SalonHeard, entry: Entry): VisitValues | null {
  const { lexicon } = heard.reading;
  const { slots } = entry;
  const customer = customerRef(lexicon, slots.customer!);
  const services = heardOf.servicesOf(heard, entry);
  if (!customer || services.length === 0) return null;
  const money = moneyOf(heard, entry);
  const beautician = slots.therapist ? staffRef(lexicon, slots.therapist) : null;
  const day = heardOf.visitDayOf(heard, entry);
  const nextTime = heardOf.nextTimeOf(heard, entry);
  return {
    customer,
    services,
    ...(beautician ? { beautician } : {}),
    ...(day ? { day } : {}),
    ...(money.length > 0 ? { money } : {}),
    ...(slots.sessionsUsed === undefined ? {} : { sessionsUsed: slots.sessionsUsed }),
    ...(slots.effect ? { effect: slots.effect } : {}),
    ...(slots.feedback ? { feedback: slots.feedback } : {}),
    ...(entry.reaction ? { reaction: entry.reaction } : {}),
    ...(slots.needs ? { needs: slots.needs } : {}),
    ...(slots.nextDo ? { nextDo: slots.nextDo.map((said) => heardOf.nextLine(heard, said)) } : {}),
    ...(slots.nextSell ? { nextSell: slots.nextSell.map((said) => heardOf.nextLine(heard, said)) } : {}),
    ...(nextTime ? { nextTime } : {}),
  };
}

function toldOf(values: Values): Told[] {
  return (values.told as Told[] | undefined) ?? [];
}

function wrongOf(values: Values): number[] {
  return (values.wrong as number[] | undefined) ?? [];
}

/** «2 不对», «2错了», «2和3不对». */
function readWrong(heard: SalonHeard, _asked: boolean, values: Values) {
  if (!/不对|错|不是/.test(heard.text)) return null;
  const said = (heard.text.normalize('NFKC').match(/\d+/g) ?? []).map(Number);
  const numbers = said.filter((n) => toldOf(values).some((each) => each.n === n));
  return numbers.length > 0 ? { value: [...new Set([...wrongOf(values), ...numbers])] } : null;
}

interface Line {
  told: Told;
  own: VisitFacts;
}

function linesOf(values: Values, facts: Facts): Line[] {
  const many = (facts as unknown as SeveralFacts).many ?? [];
  return toldOf(values).map((told, index) => {
    const seen = many[index];
    const own = seen && 'lines' in seen ? { seen } : { refused: seen?.refused ?? null };
    return { told, own: { ...factsOf(facts), ...own } };
  });
}

/** Lines that can be written as they stand; the others are asked about one by one afterwards. */
function right(values: Values, facts: Facts): Line[] {
  return linesOf(values, facts).filter((line) => !wrongOf(values).includes(line.told.n) && isPlain(line));
}

function isPlain({ told, own }: Line): boolean {
  if (!own.seen) return false;
  const unclear = told.values.money?.some((draft) => draft.kind === null || draft.kind === 'course');
  const paysHere = own.seen.lines.some((line) => line.paidBy === 'cash');
  return (
    !own.seen.lines.some((line) => line.short ?? line.noCourse) &&
    own.seen.unplaced === 0 &&
    (!unclear || paysHere)
  );
}

function nothingLeft(values: Values, facts: Facts): Question | null {
  if (right(values, facts).length > 0) return null;
  return { text: visitsWords.oneByOne, choices: [{ key: 'oneByOne', text: visitsWords.goOn, style: 2 }] };
}

function card(values: Values, facts: Facts) {
  const lines = linesOf(values, facts).map((line) => ({
    n: line.told.n,
    customer: line.told.values.customer!.name,
    beautician: beauticianOf(line.told.values, line.own)?.name ?? null,
    seen: line.own.seen ?? null,
    words: [line.told.values.effect, line.told.values.feedback].filter(Boolean).join(';'),
    money: line.told.values.money ?? [],
    state: wrongOf(values).includes(line.told.n)
      ? ('wrong' as const)
      : isPlain(line)
        ? ('right' as const)
        : ('ask' as const),
  }));
  return visitsCard(lines);
}

function pressed(key: string, values: Values): Input[] | null {
  if (key === 'oneByOne') {
    const [first, ...rest] = toldOf(values);
    return [
      {
        kind: 'start',
        start: {
          ...single(first.values, {}),
          facts: { then: rest.map((each) => single(each.values, {})) },
          turns: true,
        },
      },
    ];
  }
  if (key === 'fix') return [{ kind: 'say', text: visitsWords.whichWrong }];
  return null;
}

function single(values: VisitValues, facts: Facts): { flow: string; values: Values; facts: Facts } {
  return { flow: 'record-visit', values: { ...values }, facts };
}

function ending(outcomes: Facts[], values: Values, facts: Facts): Ending {
  const written = right(values, facts);
  const left = linesOf(values, facts).filter((line) => !written.some((each) => each.told.n === line.told.n));
  const { speaker } = factsOf(facts);
  const names = written.map((line) => line.told.values.customer!.name);
  const own = outcomes.at(-1)?.own as { visits: number; consumedFen: number; cashFen: number } | null;
  const said = {
    text: visitsDone(
      names,
      speaker.roles.includes('beautician') ? own : null,
      left.map((each) => each.told.values.customer!.name),
    ),
  };
  const [first, ...rest] = left.map((line) => single(line.told.values, { speaker }));
  if (!first) return { say: [said] };
  return { say: [said, { text: visitSays.fix }], next: { ...first, facts: { ...first.facts, then: rest } } };
}
