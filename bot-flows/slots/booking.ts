/** Which appointment is meant: found by customer and time, asked where several fit. Shared by all forms about one. */
import type { Booking } from '../../src/salon/appointments/appointments';
import { bookingSays, bookingWords } from '../../src/text/appointments';
import { words } from '../../src/text/slots';
import type { Ref, SalonHeard, SalonSlot } from '../ear';
import type { Facts, Input, Question, Values, Want } from '../engine';
import { customerSlot } from './customer';
import { resolved, type When } from './when';

const MATTERS = new Set<string>([
  'reschedule',
  'cancel_booking',
  'no_show',
  'arrived',
  'late',
  'complaint',
  'plan_adjust',
  'record_visit',
  'call_log',
  'customer_update',
  'refund',
]);

/** «曼姐没来» while the card that moves her appointment stands there: of the same customer, but no answer to it. */
export function isOtherMatter(heard: SalonHeard, own: string): boolean {
  const { reading } = heard.reading;
  const named = reading.slots.customer !== undefined || (reading.mentioned?.customers.length ?? 0) > 0;
  const what = reading.beyond ?? reading.intent;
  return named && what !== own && MATTERS.has(what);
}

/** Whose it is: by name, or by an hour that only one customer has. */
export function whoseSlot(choice: Partial<SalonSlot> = {}): SalonSlot {
  const byName = customerSlot();
  return customerSlot({
    clears: ['appointment'],
    required: (_values, facts) => atHourIn(facts).length !== 1,
    question: whoseQuestion,
    // An hour says who it is: whoever is in the house is no guess beside it.
    read: (heard, asked, values, facts) =>
      !asked && namesNobody(heard) && hourSaid(heard) ? null : byName.read!(heard, asked, values, facts),
    ...choice,
  });
}

/** Which of hers: the button that was tapped. */
export const appointmentSlot: SalonSlot = { name: 'appointment', label: bookingWords.appointment };

function namesNobody(heard: SalonHeard): boolean {
  const { slots, people } = heard.reading.reading;
  return !slots.customer && !slots.candidates?.length && people.length === 0;
}

/** The first hour of a message («两点半的晚到二十分钟»), where nobody is named in it. */
export function hourSaid(heard: SalonHeard): When | null {
  const { mentioned, slots } = heard.reading.reading;
  const said = [slots.oldTime, ...(mentioned?.times ?? []), slots.nextTime].find((each) => each?.time);
  return said && namesNobody(heard) ? resolved(heard, said) : null;
}

/** Reads her appointments, narrowed down by the time of the one that is meant; where nobody is named, that hour's. */
export function findWant(
  values: Values,
  meant: When | undefined,
  statuses?: Booking['status'][],
): Want | null {
  const customer = values.customer as Ref | undefined;
  const said = { day: meant?.day ?? undefined, time: meant?.time ?? undefined, statuses };
  if (customer) return { operation: 'appointments.find', input: { customerId: customer.id, ...said } };
  const day = meant?.hourAlone ? undefined : said.day;
  return said.time ? { operation: 'appointments.atHour', input: { ...said, day } } : null;
}

function foundIn(values: Values, facts: Facts): Booking[] | null {
  const customer = values.customer as Ref | undefined;
  if (!customer || facts.foundFor !== customer.id) return null;
  return facts.found as Booking[];
}

function atHourIn(facts: Facts): Booking[] {
  return (facts.atHour as Booking[] | undefined) ?? [];
}

/** The one that was picked, or the only one there is: where one was picked, never another. */
export function chosenIn(values: Values, facts: Facts): Booking | null {
  if (!values.customer) return atHourIn(facts).length === 1 ? atHourIn(facts)[0] : null;
  const found = foundIn(values, facts) ?? [];
  if (values.appointment) return found.find((each) => each.id === values.appointment) ?? null;
  return found.length === 1 && facts.exact !== false ? found[0] : null;
}

/** Whose it is, for a title or an answer. */
export function herName(values: Values, facts: Facts): string {
  const customer = (values.customer as Ref | undefined) ?? chosenIn(values, facts)?.customer;
  return customer?.name ?? words.customer;
}

/** None: book one? Several, or none that was said: which? */
export function whichQuestion(values: Values, facts: Facts): Question | null {
  if (chosenIn(values, facts)) return null;
  const found = foundIn(values, facts);
  const name = herName(values, facts);
  return found?.length ? bookingSays.which(name, found) : bookingSays.bookNow(name);
}

/** Whoever has the hour that was said, as buttons. */
function whoseQuestion(_values: Values, facts: Facts): Question {
  const found = atHourIn(facts);
  if (found.length > 0) return bookingSays.whoAtHour(found);
  const hour = facts.hour as string | undefined;
  return { text: hour ? bookingSays.nobodyAtHour(hour) : words.whichCustomer };
}

/** What the buttons of the questions of whose and of which mean. */
export function pressOne(key: string, values: Values, facts: Facts): Input[] | null {
  const booking = atHourIn(facts).find((each) => key === `hers:${each.id}`);
  if (!booking) return pressWhich(key, values);
  return [
    { kind: 'fill', slot: 'customer', value: booking.customer },
    { kind: 'fill', slot: 'appointment', value: booking.id },
  ];
}

function pressWhich(key: string, values: Values): Input[] | null {
  if (key.startsWith('appointment:')) {
    return [{ kind: 'fill', slot: 'appointment', value: key.slice('appointment:'.length) }];
  }
  if (key !== 'book') return null;
  const { customer, treatments, beautician } = values;
  const when = dayKept(values.when as When | undefined, values.old as When | undefined);
  const given = Object.fromEntries(
    Object.entries({ customer, when, treatments, beautician }).filter(([, value]) => value !== undefined),
  );
  return [{ kind: 'start', start: { flow: 'book-appointment', values: given, turns: true } }];
}

/** «明天的改到三点»: the hour belongs to the day that was named. */
function dayKept(when: When | undefined, old: When | undefined): When | undefined {
  return when?.hourAlone && old?.day ? { ...when, day: old.day } : when;
}

/** The same customer and appointment in the form that moves it. */
export function moveInstead(values: Values, booking: Booking | null): Input[] {
  const customer = values.customer ?? booking?.customer;
  const start = { flow: 'reschedule', values: { customer, appointment: booking?.id }, turns: true };
  return [{ kind: 'start', start }];
}
