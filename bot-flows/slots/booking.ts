/** Which appointment is meant: found by customer and time, asked where several fit. Shared by all forms about one. */
import type { Booking } from '../../src/salon/appointments/appointments';
import { bookingSays } from '../../src/text/appointments';
import { words } from '../../src/text/slots';
import type { Ref, SalonHeard } from '../ear';
import type { Facts, Input, Question, Values, Want } from '../engine';
import type { When } from './when';

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

/** Reads her appointments; the time of the one that is meant narrows them down. */
export function findWant(
  values: Values,
  meant: When | undefined,
  statuses?: Booking['status'][],
): Want | null {
  const customer = values.customer as Ref | undefined;
  if (!customer) return null;
  return {
    operation: 'appointments.find',
    input: {
      customerId: customer.id,
      day: meant?.day ?? undefined,
      time: meant?.time ?? undefined,
      statuses,
    },
  };
}

export function foundIn(values: Values, facts: Facts): Booking[] | null {
  const customer = values.customer as Ref | undefined;
  if (!customer || facts.foundFor !== customer.id) return null;
  return facts.found as Booking[];
}

/** The one that was picked, or the only one there is: where one was picked, never another. */
export function chosenIn(values: Values, facts: Facts): Booking | null {
  const found = foundIn(values, facts) ?? [];
  if (values.appointment) return found.find((each) => each.id === values.appointment) ?? null;
  return found.length === 1 && facts.exact !== false ? found[0] : null;
}

/** None: book one? Several, or none that was said: which? */
export function whichQuestion(values: Values, facts: Facts): Question | null {
  const found = foundIn(values, facts);
  const name = (values.customer as Ref).name;
  if (!found || found.length === 0) return bookingSays.bookNow(name);
  return chosenIn(values, facts) ? null : bookingSays.which(name, found);
}

/** «三点半那个客人»: nobody named, but an hour: whoever has it. */
export function atHourWant(values: Values, meant: When | undefined): Want | null {
  if (values.customer || !meant?.time) return null;
  return { operation: 'appointments.atHour', input: { day: meant.day ?? undefined, time: meant.time } };
}

/** Whoever has the hour that was said, as buttons. */
export function whoseQuestion(_values: Values, facts: Facts): Question {
  const found = (facts.atHour as Booking[] | undefined) ?? [];
  return found.length > 0 ? bookingSays.whoAtHour(found) : { text: words.whichCustomer };
}

/** What the buttons of `whoseQuestion` mean. */
export function pressWhose(key: string, facts: Facts): Input[] | null {
  const found = (facts.atHour as Booking[] | undefined) ?? [];
  const booking = found.find((each) => key === `hers:${each.id}`);
  if (!booking) return null;
  return [
    { kind: 'fill', slot: 'customer', value: booking.customer },
    { kind: 'fill', slot: 'appointment', value: booking.id },
  ];
}

/** What the buttons of `whichQuestion` mean. */
export function pressWhich(key: string, values: Values): Input[] | null {
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
  const appointment = booking?.id;
  const start = { flow: 'reschedule', values: { customer: values.customer, appointment }, turns: true };
  return [{ kind: 'start', start }];
}
