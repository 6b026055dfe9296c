/** What a visit still lacks (补上): next to do, to offer, next time; said, or waived with a reason. */
import { partButtons, partWords } from '../../src/text/visit/parts';
import { visitRefused } from '../../src/text/visit/done';
import { words } from '../../src/text/slots';
import type { OpenVisit } from '../../src/salon/visits/completion';
import type { NextLine, NextTime, NoneBecause, Part } from '../../src/salon/visits/parts';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Ending, Facts, Input, Start, Values } from '../engine';
import { customerSlot } from '../slots/customer';
import * as heardOf from '../slots/visit';
import { startOf } from '../starting';

interface PartsValues {
  customer?: Ref;
  nextDo?: NextLine[];
  nextSell?: NextLine[];
  nextTime?: NextTime;
  noneBecause?: NoneBecause;
}

interface PartsFacts {
  visits?: OpenVisit[];
  refused?: string | null;
}

export const visitParts: SalonFlow = {
  name: 'visit-parts',
  version: 1,
  command: 'record-visit',
  title: (values) => partWords.title((values.customer as Ref | undefined)?.name ?? words.customer),
  slots: [
    customerSlot({ required: false, clears: ['nextDo', 'nextSell', 'nextTime', 'noneBecause'] }),
    ...[heardOf.nextDo, heardOf.nextSell, heardOf.nextTime].map((slot) => ({
      ...slot,
      required: (values: Values, facts: Facts) => isOpen(slot.name, values, facts),
      question: (values: Values, facts: Facts) =>
        partWords.ask(slot.name as Part, visitOf(values, facts)?.customer.name ?? ''),
    })),
    { name: 'noneBecause', label: partWords.none, read: readNone },
  ],
  wants: (values) => ({
    operation: 'visits.open',
    input: { customerId: (values.customer as Ref | undefined)?.id },
  }),
  confirm: (values, facts) => {
    const visit = visitOf(values, facts);
    return visit ? partWords.card(visit.customer.name, saidOf(values)) : null;
  },
  press: (key, values) => pressed(key, values),
  commit: (values, facts) => {
    const visit = visitOf(values, facts);
    return visit
      ? [{ operation: 'visits.complete', input: { visitId: visit.visitId, ...saidOf(values) } }]
      : [];
  },
  done: ([outcome], values, facts) => ending(outcome, values as PartsValues, facts),
  refused: ({ code, facts }) => ({
    say: (visitRefused[code] ?? visitRefused['no-such-customer'])(facts),
    give: true,
  }),
};

export function startVisitParts(heard: SalonHeard): Start {
  return startOf(visitParts, heard);
}

function saidOf(values: Values): PartsValues {
  const { nextDo, nextSell, nextTime, noneBecause } = values as PartsValues;
  return { nextDo, nextSell, nextTime, noneBecause };
}

/** The visit in hand: the one customer's, else the oldest of hers. */
function visitOf(values: Values, facts: Facts): OpenVisit | undefined {
  const { customer } = values as PartsValues;
  const visits = (facts as PartsFacts).visits ?? [];
  return customer ? visits.findLast((visit) => visit.customer.id === customer.id) : visits[0];
}

function isOpen(part: string, values: Values, facts: Facts): boolean {
  const waived = (values as PartsValues).noneBecause?.[part as keyof NoneBecause];
  return !waived && (visitOf(values, facts)?.open.includes(part as Part) ?? false);
}

/** «这次不卖,刚办过卡»: the reason for having nothing. */
function readNone(heard: SalonHeard, _asked: boolean, values: Values) {
  const said = /(?:不卖|不推|不提|没有要卖|不约|没约|先不做|不做了)[,,、 ]*(.*)$/.exec(heard.text);
  if (!said) return null;
  const part = /卖|推|提/.test(said[0]) ? 'nextSell' : /约/.test(said[0]) ? 'nextTime' : 'nextDo';
  const reason = said[1].trim() || heard.text.trim();
  return { value: { ...(values as PartsValues).noneBecause, [part]: reason } };
}

function pressed(key: string, values: Values): Input[] | null {
  const [verb, part, reason] = key.split(':');
  if (verb !== 'none') return null;
  const why =
    partButtons[part as keyof typeof partButtons]?.find((button) => button.key === key)?.text ?? reason;
  return [
    { kind: 'fill', slot: 'noneBecause', value: { ...(values as PartsValues).noneBecause, [part]: why } },
  ];
}

function ending(outcome: Facts | undefined, values: PartsValues, facts: Facts): Ending {
  if (!outcome) return asAPlan(values) ?? { say: [{ text: partWords.nothing }] };
  const { customer, open } = outcome as unknown as { customer: Ref; open: Part[] };
  const left = ((facts as PartsFacts).visits ?? []).length - 1;
  return { say: [{ text: partWords.done(customer.name, open, left) }] };
}

/** No visit of hers is open: what was said of the next one changes her plan. */
function asAPlan({ customer, nextDo, nextSell, nextTime }: PartsValues): Ending | null {
  const day = nextTime?.day;
  if (!customer || (!nextDo && !nextSell && !day)) return null;
  const change = { ...(nextDo && { nextDo }), ...(nextSell && { nextSell }), ...(day && { nextDay: day }) };
  return { say: [], next: { flow: 'plan-adjust', values: { customer, change } } };
}
