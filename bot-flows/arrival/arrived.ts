/** A customer is here: by a sentence, or by a tap on the card of those who should be here now. */
import type { Booking } from '../../src/salon/appointments/appointments';
import { arrivalSays, arrivalWords, dueCard, missingCard } from '../../src/text/arrival';
import { bookingWords } from '../../src/text/appointments';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Ending, Facts, Start, Values } from '../engine';
import {
  appointmentSlot,
  chosenIn,
  findWant,
  herName,
  hourSaid,
  pressOne,
  whoseSlot,
} from '../slots/booking';
import { customerRef } from '../slots/customer';
import type { When } from '../slots/when';
import { startOf } from '../starting';

/** «钱太到了»: written at once, because two people wait for it. */
export const arrived: SalonFlow = {
  name: 'arrived',
  version: 1,
  command: 'arrived',
  title: (values, facts) => arrivalWords.title(herName(values, facts)),
  slots: [
    whoseSlot(),
    {
      name: 'meant',
      label: bookingWords.appointment,
      read: (heard) => {
        const when = hourSaid(heard);
        return when ? { value: when } : null;
      },
    },
    appointmentSlot,
  ],
  wants: (values) => (values.customer ? null : findWant(values, values.meant as When | undefined)),
  press: pressOne,
  commit: (values, facts) => {
    const customer = (values.customer as Ref | undefined)?.id ?? chosenIn(values, facts)?.customer.id;
    const appointmentId = values.appointment ?? (values.customer ? undefined : chosenIn(values, facts)?.id);
    return [{ operation: 'appointments.arrived', input: { customerId: customer, appointmentId } }];
  },
  done: ([facts]) => ({ say: [{ text: arrivedText(facts) }] }),
  refused: () => ({ say: arrivalSays.notFound, give: true }),
};

/** The card of those who should be here now; it turns to those who are left with each tap. */
export const dueArrivals: SalonFlow = {
  name: 'due-arrivals',
  version: 1,
  command: 'arrived',
  quiet: true,
  title: () => arrivalWords.due,
  slots: [
    { name: 'bookings', label: arrivalWords.due },
    { name: 'here', label: arrivalWords.who },
  ],
  confirm: (values) => dueCard(bookingsIn(values)),
  press: (key) =>
    key.startsWith('here:')
      ? [{ kind: 'fill', slot: 'here', value: key.slice('here:'.length) }, { kind: 'confirm' }]
      : null,
  commit: (values) =>
    values.here ? [{ operation: 'appointments.arrived', input: { appointmentId: values.here } }] : [],
  done: ([facts], values): Ending => {
    const rest = bookingsIn(values).filter((each) => each.id !== values.here);
    const say = facts ? [{ text: arrivedText(facts) }] : [];
    if (rest.length === 0 || !facts) return { say };
    return { say, next: { flow: dueArrivals.name, values: { bookings: rest }, turns: true } };
  },
  refused: () => ({ say: arrivalSays.notFound, give: true }),
};

/** A quarter of an hour later: 到了, 在路上, 爽约. */
export const missingArrival: SalonFlow = {
  name: 'missing-arrival',
  version: 1,
  command: 'arrived',
  quiet: true,
  title: (values) => arrivalWords.title(bookingIn(values).customer.name),
  slots: [{ name: 'booking', label: bookingWords.appointment }],
  confirm: (values) => missingCard(bookingIn(values)),
  press: (key, values) => {
    const start = insteadOf(key, bookingIn(values));
    return start && [{ kind: 'start', start }];
  },
  commit: () => [],
  done: (_outcomes, values) => ({ say: [], next: insteadOf('came', bookingIn(values)) ?? undefined }),
};

/** «孙总到了 婷姐也到了»: each of those who were named. */
export function startArrived(heard: SalonHeard): Start[] {
  const { reading, lexicon } = heard.reading;
  const named = reading.entries.flatMap((entry) =>
    entry.slots.customer ? (customerRef(lexicon, entry.slots.customer) ?? []) : [],
  );
  if (named.length < 2) return [startOf(arrived, heard)];
  return named.map((customer) => ({ flow: arrived.name, values: { customer } }));
}

function insteadOf(key: string, booking: Booking): Start | null {
  const flow = { came: 'arrived', 'on-way': 'late', missed: 'no-show', move: 'reschedule' }[key];
  if (!flow) return null;
  const values = { customer: booking.customer, appointment: booking.id, day: booking.day };
  return { flow, values, turns: true };
}

function arrivedText(facts: Facts): string {
  const customer = facts.customer as Ref;
  return arrivalSays.arrived(
    customer.name,
    facts.bookings as Booking[],
    facts.again === true,
    (facts.away as string[] | undefined) ?? [],
  );
}

function bookingsIn(values: Values): Booking[] {
  return (values.bookings as Booking[] | undefined) ?? [];
}

function bookingIn(values: Values): Booking {
  return values.booking as Booking;
}
