/** She did not come. */
import type { Booking } from '../../src/salon/appointments/appointments';
import { bookingSays, bookingWords } from '../../src/text/appointments';
import { noShowCard } from '../../src/text/appointment-cards';
import { words } from '../../src/text/slots';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Start, Values } from '../engine';
import { chosenIn, findWant, moveInstead, pressWhich, whichQuestion } from '../slots/booking';
import { customerSlot } from '../slots/customer';
import { startOf } from '../starting';
import { timeMeant, type When } from '../slots/when';

export const noShow: SalonFlow = {
  name: 'no-show',
  version: 1,
  command: 'no-show',
  title: (values) => bookingWords.noShowTitle((values.customer as Ref | undefined)?.name ?? words.customer),
  slots: [
    customerSlot({ clears: ['appointment'] }),
    { name: 'day', label: bookingWords.when },
    {
      name: 'meant',
      label: bookingWords.appointment,
      read: (heard) => {
        const when = timeMeant(heard, 'nextTime');
        return when?.time ? { value: when } : null;
      },
    },
    { name: 'appointment', label: bookingWords.appointment },
    { name: 'kept', label: bookingWords.appointment },
  ],
  wants: (values) => {
    const meant = values.meant as When | undefined;
    const when = { day: (values.day as string | undefined) ?? null, time: meant?.time ?? null };
    // One that was tapped is found whatever became of it, so that the answer is about it.
    const arrived: Booking['status'][] = values.appointment ? ['arrived', 'done'] : [];
    return findWant(values, when, ['booked', 'confirmed', ...arrived]);
  },
  objects: whichQuestion,
  confirm: (values, facts) => noShowCard(chosenIn(values, facts)!),
  press: (key, values, facts) => {
    if (key === 'keep') return [{ kind: 'fill', slot: 'kept', value: true }, { kind: 'confirm' }];
    return key === 'move' ? moveInstead(values, chosenIn(values, facts)) : pressWhich(key, values);
  },
  commit: (values, facts) => {
    if (values.kept) return [];
    return [{ operation: 'appointments.noShow', input: { appointmentId: chosenIn(values, facts)!.id } }];
  },
  done: ([facts], values, known) => ({
    say: [
      {
        text: facts
          ? bookingSays.noShow(facts.booking as Booking)
          : bookingSays.waiting(chosenIn(values, known)!),
      },
    ],
  }),
  refused: ({ code, facts }, values) => ({
    say: refusal(code, facts, values),
    give: true,
  }),
};

function refusal(code: string, facts: Facts, values: Values): string {
  const booking = facts.booking as Booking | undefined;
  if (booking && code === 'not-yet') return bookingSays.notYet(booking, String(facts.now));
  if (booking && facts.status === 'arrived') return bookingSays.here(booking);
  return bookingSays.gone((values.customer as Ref).name);
}

export function startNoShow(heard: SalonHeard): Start {
  return startOf(noShow, heard, { day: heard.reading.today });
}
