/** She comes later: written at once, and the next two are warned of. */
import type { Booking } from '../../src/salon/appointments/appointments';
import { bookingSays, bookingWords, lateChoices } from '../../src/text/appointments';
import { words } from '../../src/text/slots';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Start, Values } from '../engine';
import { chosenIn, findWant, isOtherMatter, pressWhich, whichQuestion } from '../slots/booking';
import { customerSlot } from '../slots/customer';
import { minutesIn } from '../slots/minutes';
import { startOf } from '../starting';

const MOST_MINUTES = 180;

export const late: SalonFlow = {
  name: 'late',
  version: 1,
  command: 'late',
  title: (values) => bookingWords.lateTitle(nameOf(values)),
  slots: [
    customerSlot({ clears: ['appointment'] }),
    { name: 'day', label: bookingWords.when },
    { name: 'appointment', label: bookingWords.appointment },
    { name: 'comes', label: bookingWords.when, read: readHour },
    {
      name: 'minutes',
      label: bookingWords.minutes,
      required: (values, facts) => minutesLate(values, facts) === null,
      question: (values) => ({ text: bookingWords.howLate(nameOf(values)), choices: lateChoices }),
      read: readMinutes,
      show: (value) => `${String(value)}`,
    },
  ],
  wants: (values) =>
    findWant(values, { day: (values.day as string | undefined) ?? null, time: null }, [
      'booked',
      'confirmed',
    ]),
  elsewhere: (heard) => isOtherMatter(heard, 'late'),
  objects: whichQuestion,
  press: (key, values) =>
    key.startsWith('late:')
      ? [{ kind: 'fill', slot: 'minutes', value: Number(key.slice('late:'.length)) }]
      : pressWhich(key, values),
  commit: (values, facts) => [
    {
      operation: 'appointments.late',
      input: { appointmentId: chosenIn(values, facts)!.id, minutes: minutesLate(values, facts) },
    },
  ],
  done: ([facts]) => ({ say: [{ text: saidOf(facts) }] }),
  refused: (_outcome, values) => ({ say: bookingSays.gone(nameOf(values)), give: true }),
};

export function startLate(heard: SalonHeard): Start {
  return startOf(late, heard, { day: heard.reading.today });
}

function saidOf(facts: Facts): string {
  const delays = facts.delays as { booking: Booking; minutes: number }[];
  return bookingSays.late(facts.booking as Booking, Number(facts.minutes), delays);
}

/** «20分钟», «一刻钟», «半小时»; asked for, a number alone. */
function readMinutes(heard: SalonHeard, asked: boolean) {
  const minutes = minutesIn(heard.text) ?? (asked ? Number(heard.text.normalize('NFKC')) : NaN);
  return minutes > 0 && minutes <= MOST_MINUTES ? { value: minutes } : null;
}

/** «四点二十才能到»: the hour at which she comes. */
function readHour(heard: SalonHeard) {
  if (minutesIn(heard.text) !== null) return null;
  const [said] = (heard.reading.reading.mentioned?.times ?? []).filter((each) => each.time && !each.vague);
  return said?.time ? { value: said.time } : null;
}

/** As said, or from the hour at which she comes; null where neither tells it. */
function minutesLate(values: Values, facts: Facts): number | null {
  if (values.minutes !== undefined) return Number(values.minutes);
  const booking = chosenIn(values, facts);
  if (!booking || values.comes === undefined) return null;
  const minutes = minuteOf(String(values.comes)) - minuteOf(booking.time);
  return minutes > 0 && minutes <= MOST_MINUTES ? minutes : null;
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function nameOf(values: Values): string {
  return (values.customer as Ref | undefined)?.name ?? words.customer;
}
