/** Looks at the day's table: who is off, who comes next, who should be here by now. */
import type { Booking } from '../../src/salon/appointments/appointments';
import type { DayTable } from '../../src/salon/appointments/table';
import { nextText, noneDueText, offText, questionWords } from '../../src/text/questions';
import { dueArrivals } from '../arrival/arrived';
import type { SalonFlow } from '../ear';

export const whoIsOff: SalonFlow = {
  name: 'who-is-off',
  version: 1,
  command: 'table',
  title: () => questionWords.off,
  slots: [{ name: 'day', label: questionWords.off }],
  commit: (values) => [{ operation: 'appointments.table', input: { day: values.day } }],
  done: ([facts]) => ({ say: [{ text: offText(facts as DayTable, String(facts.today)) }] }),
  refused: () => ({ say: questionWords.notFound, give: true }),
};

export const nextCustomer: SalonFlow = {
  name: 'next-customer',
  version: 1,
  command: 'table',
  title: () => questionWords.next,
  slots: [{ name: 'staffId', label: questionWords.next }],
  commit: (values) => [{ operation: 'appointments.table', input: { staffId: values.staffId } }],
  done: ([facts], _values, known) => {
    const ahead = (facts.bookings as Booking[]).filter(
      (each) => ['booked', 'confirmed'].includes(each.status) && each.endAt > Number(known.at),
    );
    return { say: [{ text: nextText(ahead[0]) }] };
  },
  refused: () => ({ say: questionWords.notFound, give: true }),
};

/** «谁还没到»: the card of those who should be here, a tap each. */
export const notYet: SalonFlow = {
  name: 'not-yet',
  version: 1,
  command: 'table',
  title: () => questionWords.notYet,
  slots: [],
  commit: () => [{ operation: 'appointments.table', input: {} }],
  done: ([facts], _values, known) => {
    const waiting = (facts.bookings as Booking[]).filter((each) => isAwaited(each));
    const due = waiting.filter((each) => each.at <= Number(known.at) + SOON);
    if (due.length > 0) return { say: [], next: { flow: dueArrivals.name, values: { bookings: due } } };
    return { say: [{ text: waiting.length > 0 ? noneDueText(waiting[0]) : questionWords.allHere }] };
  },
  refused: () => ({ say: questionWords.notFound, give: true }),
};

const SOON = 15 * 60_000;

function isAwaited(booking: Booking): boolean {
  return booking.status === 'booked' || booking.status === 'confirmed';
}
