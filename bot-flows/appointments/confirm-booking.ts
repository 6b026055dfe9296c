/** A customer said that she will come; or everybody of a day did, but for some: one card of ticks. */
import type { Booking } from '../../src/salon/appointments/appointments';
import type { DayTable } from '../../src/salon/appointments/table';
import { bookingWords, confirmSays } from '../../src/text/appointments';
import { confirmAllCard, confirmCard } from '../../src/text/appointment-cards';
import { words } from '../../src/text/slots';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Input, Start, Values } from '../engine';
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
import { resolveDay } from '../understanding';
import { startOf } from '../starting';

export const confirmBooking: SalonFlow = {
  name: 'confirm-booking',
  version: 1,
  command: 'confirm-booking',
  title: (values, facts) => bookingWords.confirmTitle(herName(values, facts)),
  slots: [
    whoseSlot(),
    {
      name: 'meant',
      label: bookingWords.appointment,
      read: (heard) => {
        const when = timeMeant(heard, 'nextTime');
        return when ? { value: when } : null;
      },
    },
    appointmentSlot,
  ],
  wants: (values) => findWant(values, values.meant as When | undefined, ['booked', 'confirmed']),
  objects: whichQuestion,
  confirm: (values, facts) => confirmCard(chosenIn(values, facts)!),
  press: (key, values, facts) =>
    key === 'move' ? moveInstead(values, chosenIn(values, facts)) : pressOne(key, values, facts),
  commit: (values, facts) => [
    { operation: 'appointments.confirm', input: { appointmentIds: [chosenIn(values, facts)!.id] } },
  ],
  done: ([facts]) => ({ say: [{ text: saidOf(facts, []) }] }),
};

/** «明天客人都确认了 除了红姐»: a vote card, ticked but for those. */
export const confirmDay: SalonFlow = {
  name: 'confirm-day',
  version: 1,
  command: 'confirm-booking',
  title: (values) => confirmSays.title(String(values.day)),
  slots: [
    { name: 'day', label: bookingWords.when },
    { name: 'except', label: words.customer },
    { name: 'ticked', label: words.customer },
  ],
  wants: (values) => ({ operation: 'appointments.table', input: { day: values.day } }),
  objects: (values, facts) =>
    openIn(facts).length === 0 ? { text: confirmSays.nobody(String(values.day)) } : null,
  confirm: (values, facts) => confirmAllCard(String(values.day), openIn(facts), tickedIn(values, facts)),
  press: pressTick,
  commit: (values, facts) => [
    { operation: 'appointments.confirm', input: { appointmentIds: tickedIn(values, facts) } },
  ],
  done: ([facts], values, known) => {
    const ticked = tickedIn(values, known);
    const left = openIn(known).filter((each) => !ticked.includes(each.id));
    return { say: [{ text: saidOf(facts, left) }, ...toCustomers(left)] };
  },
};

const EVERYBODY = /都|全部|所有|除了/;

export function startConfirming(heard: SalonHeard): Start {
  const { reading, today } = heard.reading;
  const others = reading.except ?? (reading.slots.customer ? [reading.slots.customer] : []);
  const everybody = reading.allDone || reading.except || EVERYBODY.test(heard.text);
  if (!everybody) return startOf(confirmBooking, heard);
  const said = reading.slots.nextTime?.day ?? reading.mentioned?.times[0]?.day ?? '+1d';
  const day = resolveDay(said, today) ?? today;
  const also = (reading.slots.also ?? []).flatMap((each) => each.customer ?? []);
  const but = /除了|除开|就差|只有/.test(heard.text) ? [...new Set([...others, ...also])] : [];
  return { flow: confirmDay.name, values: { day, except: but } };
}

/** A tick by number in WeChat turns one on or off; the button takes the ticks as they stand on the card. */
function pressTick(
  key: string,
  values: Values,
  facts: Facts,
  selected: Record<string, string[]>,
): Input[] | null {
  const chosen = Object.values(selected)[0];
  if (key === 'tick') {
    const ticks: Input[] = chosen ? [{ kind: 'fill', slot: 'ticked', value: chosen }] : [];
    return [...ticks, { kind: 'confirm' }];
  }
  if (!openIn(facts).some((each) => each.id === key)) return null;
  const before = tickedIn(values, facts);
  const ticked = before.includes(key) ? before.filter((each) => each !== key) : [...before, key];
  return [{ kind: 'fill', slot: 'ticked', value: ticked }];
}

function openIn(facts: Facts): Booking[] {
  const bookings = (facts as unknown as DayTable).bookings ?? [];
  return bookings.filter((each) => each.status === 'booked');
}

function tickedIn(values: Values, facts: Facts): string[] {
  const except = (values.except as string[] | undefined) ?? [];
  const all = openIn(facts).filter((each) => !except.includes(each.customer.id));
  return (values.ticked as string[] | undefined) ?? all.map((each) => each.id);
}

function saidOf(facts: Facts, left: Booking[]): string {
  return confirmSays.done(facts.bookings as Booking[], left, facts.gone as Booking[]);
}

/** For those who have not answered yet: a few, each in a bubble of its own, ready to be pasted. */
function toCustomers(left: Booking[]) {
  return left.slice(0, 3).map((booking) => ({ text: confirmSays.toCustomer(booking), alone: true }));
}
