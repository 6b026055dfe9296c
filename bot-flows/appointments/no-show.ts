/** She did not come. */
import type { Booking } from '../../src/salon/appointments/appointments';
import { bookingSays, bookingWords } from '../../src/text/appointments';
import { noShowCard } from '../../src/text/appointment-cards';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Start } from '../engine';
import {
  appointmentSlot,
  chosenIn,
  findWant,
  herName,
  moveInstead,
  pressOne,
  whichQuestion,
  whoseSlot,
} from '../slots/booking';
import { startOf } from '../starting';
import { timeMeant, type When } from '../slots/when';

export const noShow: SalonFlow = {
  name: 'no-show',
  version: 1,
  command: 'no-show',
  title: (values, facts) => bookingWords.noShowTitle(herName(values, facts)),
  slots: [
    whoseSlot(),
    { name: 'day', label: bookingWords.when },
    {
      name: 'meant',
      label: bookingWords.appointment,
      read: (heard) => {
        const when = timeMeant(heard, 'nextTime');
        return when?.time ? { value: when } : null;
      },
    },
    appointmentSlot,
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
    return key === 'move' ? moveInstead(values, chosenIn(values, facts)) : pressOne(key, values, facts);
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
  refused: ({ code, facts }, values, known) => ({
    say: refusal(code, facts, herName(values, known)),
    give: true,
  }),
};

function refusal(code: string, facts: Facts, name: string): string {
  const booking = facts.booking as Booking | undefined;
  if (booking && code === 'not-yet') return bookingSays.notYet(booking, String(facts.now));
  if (booking && facts.status === 'arrived') return bookingSays.here(booking);
  return bookingSays.gone(name);
}

export function startNoShow(heard: SalonHeard): Start {
  return startOf(noShow, heard, { day: heard.reading.today });
}
