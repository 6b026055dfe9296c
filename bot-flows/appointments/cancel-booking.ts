/** Cancel an appointment: shown first, written on one tap. */
import type { Booking } from '../../src/salon/appointments/appointments';
import type { CallAgain } from '../../src/salon/appointments/call-again';
import { bookingSays, bookingWords } from '../../src/text/appointments';
import { cancelCard } from '../../src/text/appointment-cards';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Start } from '../engine';
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
import { timeMeant, type When } from '../slots/when';
import { startOf } from '../starting';

export const cancelBooking: SalonFlow = {
  name: 'cancel-booking',
  version: 1,
  command: 'cancel-booking',
  title: (values, facts) => bookingWords.cancelTitle(herName(values, facts)),
  slots: [
    whoseSlot(),
    {
      name: 'meant',
      label: bookingWords.appointment,
      read: (heard) => {
        const when = timeMeant(heard, 'nextTime') ?? timeMeant(heard, 'oldTime');
        return when ? { value: when } : null;
      },
    },
    appointmentSlot,
    { name: 'kept', label: bookingWords.appointment },
    { name: 'reason', label: bookingWords.reason, read: readReason },
  ],
  wants: (values) => findWant(values, values.meant as When | undefined),
  objects: whichQuestion,
  confirm: (values, facts) => cancelCard(chosenIn(values, facts)!, (values.reason as string) ?? null),
  press: (key, values, facts) => {
    if (key === 'keep') return [{ kind: 'fill', slot: 'kept', value: true }, { kind: 'confirm' }];
    return key === 'move' ? moveInstead(values, chosenIn(values, facts)) : pressOne(key, values, facts);
  },
  commit: (values, facts) => {
    if (values.kept) return [];
    const input = { appointmentIds: [chosenIn(values, facts)!.id], reason: values.reason };
    return [{ operation: 'appointments.cancel', input }];
  },
  done: ([facts], values, known) => ({
    say: [
      {
        text: facts
          ? bookingSays.cancelled(facts.bookings as Booking[], facts.calls as CallAgain[])
          : bookingSays.kept(chosenIn(values, known)!),
      },
    ],
  }),
  refused: (_outcome, values, known) => ({ say: bookingSays.gone(herName(values, known)), give: true }),
};

export function startCancelling(heard: SalonHeard): Start {
  return startOf(cancelBooking, heard);
}

const REASON =
  /感冒|生病|不舒服|出差|加班|开会|有事|旅游|回老家|来例假|大姨妈|忙|下雨|堵车|孩子[^,,。\s]{0,6}/u;

function readReason(heard: SalonHeard) {
  const said = REASON.exec(heard.text)?.[0];
  return said ? { value: said } : null;
}
