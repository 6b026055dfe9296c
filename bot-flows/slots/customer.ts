import type { CustomerEntry, Lexicon } from '../understanding/reading';
import type { Ref, SalonHeard, SalonSlot } from '../ear';
import type { Choice, Match, Values } from '../engine';
import { words } from '../../src/text/slots';

/** Whom a message is about. A name that fits two people is asked, never guessed. */
export function customerSlot(choice: Partial<SalonSlot> = {}): SalonSlot {
  return {
    name: 'customer',
    label: words.customer,
    required: true,
    question: () => ({ text: words.whichCustomer }),
    read: (heard, asked, values) =>
      asked && !values.customer && tellsMore(heard) ? null : readCustomer(heard, asked, values),
    show: (value) => (value as Ref).name,
    ...choice,
  };
}

/** Her name for a title; «客人» while nobody is named. */
export function nameIn(values: Values): string {
  return (values.customer as Ref | undefined)?.name ?? words.customer;
}

/**
 * The customer a message names. Several of one name, a name that only sounds like somebody, or nobody at all while
 * customers of hers are in the house: the people it could be.
 */
export function readCustomer(heard: SalonHeard, asked: boolean, values: Values = {}): Match | null {
  const { reading, lexicon, inHouse, list } = heard.reading;
  const named = reading.slots.customer && customerRef(lexicon, reading.slots.customer);
  if (named) return { value: named };
  const answer = asked ? (reading.mentioned?.customers[0] ?? []) : [];
  const meant = answer.length === 1 ? customerRef(lexicon, answer[0]) : null;
  if (meant) return { value: meant };
  const numbered = asked || values.customer || answer.length > 0 ? undefined : reading.numbers?.numbers[0];
  const line = numbered === undefined ? undefined : list.find((each) => each.n === numbered);
  if (line) return { value: line.customer };
  const instead = asked ? [] : namedInstead(heard, values.customer as Ref | undefined);
  if (instead.length === 1) return { value: refOf(instead[0]) };
  if (instead.length > 1) return { among: instead.map(choiceOf) };
  if (!asked && values.customer && !reading.mentioned?.customers.length) return null;
  const candidates = customersIn(lexicon, answer.length > 0 ? answer : candidatesOf(heard));
  if (candidates.length > 0) return { among: candidates.map(choiceOf) };
  const mentioned = asked ? (reading.mentioned?.customers[0] ?? []) : [];
  const answers = customersIn(lexicon, mentioned);
  if (answers.length === 1) return { value: refOf(answers[0]) };
  if (answers.length > 1) return { among: answers.map(choiceOf) };
  if (!asked && !values.customer && nobodyNamed(heard) && inHouse.length > 0) {
    return { among: inHouse.map((customer) => ({ value: customer, label: customer.name })) };
  }
  return null;
}

/** A sentence of its own about somebody is no answer to «哪位客人»: it would be taken for what was asked before. */
function tellsMore(heard: SalonHeard): boolean {
  const { reading, lexicon } = heard.reading;
  if (reading.intent !== 'smalltalk' || reading.beyond) return false;
  const left = withoutNames(heard.text, lexicon).replace(/[^\p{Script=Han}\d]/gu, '');
  return left.length >= SENTENCE;
}

/** Characters beside the name. */
const SENTENCE = 6;

/** «不是李婷 是李春梅», «婷姐的»: nothing but another name, said to a form that has one already. */
export function namedInstead(heard: SalonHeard, current: Ref | undefined): CustomerEntry[] {
  const { reading, lexicon } = heard.reading;
  if (!current) return [];
  const said = (reading.mentioned?.customers ?? []).filter((codes) => !codes.includes(current.id));
  if (said.length !== 1 || !ONLY_NAMES.test(withoutNames(heard.text, lexicon))) return [];
  return customersIn(lexicon, said[0]);
}

const ONLY_NAMES =
  /^(?:不是|不对|错了|弄错了|记错了|应该|其实|客人|是|的|那位|这位|给|才对|啊|呀|了|[\s,,。.!!])*$/u;

function withoutNames(text: string, lexicon: Lexicon): string {
  const names = lexicon.customers.flatMap((each) => [each.name, ...each.aliases]);
  return names.sort((a, b) => b.length - a.length).reduce((left, name) => left.replaceAll(name, ''), text);
}

/** «今天还有谁», «没错记下吧», «先放着»: said to the form, not a name. */
const NO_NAME = /[谁吗吧几哪]|多少|什么|怎么|记下|今天|明天|没错|了$|着$/;

/** A customer's name as an answer; one that nobody has is offered as somebody without a file (散客). */
export function readCustomerOrWalkIn(heard: SalonHeard, asked: boolean, values: Values = {}): Match | null {
  const match = readCustomer(heard, asked, values);
  const name = heard.text.trim();
  if (NO_NAME.test(name)) return match;
  if (match || !asked || !/^\p{Script=Han}{2,6}$|^[A-Za-z]{2,12}$/u.test(name)) return match;
  const walkIn: WalkInRef = { id: '', name, walkIn: true };
  return { among: [{ value: walkIn, label: words.asWalkIn(name) }] };
}

/** Somebody without a file, until what is said of her is written. */
export interface WalkInRef extends Ref {
  walkIn: true;
}

export function customerRef(lexicon: Lexicon, code: string): Ref | null {
  const entry = lexicon.customers.find((each) => each.code === code);
  return entry ? refOf(entry) : null;
}

/** The words for somebody whom the store does not know; null where everybody named has a file or a near namesake. */
export function unknownName(heard: SalonHeard): string | null {
  const doubt = unknownDoubt(heard);
  return doubt && !doubt.candidates?.length ? (doubt.words ?? null) : null;
}

/** The words for somebody without a file under that very name, whoever's name comes near it. */
export function nameWithoutFile(heard: SalonHeard): string | null {
  return unknownDoubt(heard)?.words ?? null;
}

function unknownDoubt(heard: SalonHeard) {
  return heard.reading.reading.doubts.find(
    (each) => each.about === 'customer' && each.why === 'unknown_name',
  );
}

function nobodyNamed(heard: SalonHeard): boolean {
  const { reading } = heard.reading;
  return !unknownName(heard) && !reading.entries.some((entry) => entry.walkIn);
}

function candidatesOf(heard: SalonHeard): string[] {
  const { slots, doubts } = heard.reading.reading;
  if (slots.candidates?.length) return slots.candidates;
  const doubt = doubts.find((each) => each.about === 'customer' && each.why !== 'nobody_named');
  return doubt?.candidates ?? [];
}

function customersIn(lexicon: Lexicon, codes: string[]): CustomerEntry[] {
  return codes.flatMap((code) => lexicon.customers.find((each) => each.code === code) ?? []);
}

function choiceOf(entry: CustomerEntry): Choice {
  const tail = entry.phoneTail ?? entry.phone?.slice(-4);
  const hint = words.customerHint({ tail, consultant: entry.consultant, lastVisit: entry.lastVisit });
  return { value: refOf(entry), label: entry.name, hint: hint || undefined };
}

function refOf(entry: CustomerEntry): Ref {
  return { id: entry.code, name: entry.name };
}
