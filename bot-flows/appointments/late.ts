/** She comes later: written at once, and the next two are warned of. */
import type { Booking } from '../../src/salon/appointments/appointments';
import { bookingSays, bookingWords, lateChoices } from '../../src/text/appointments';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Start, Values } from '../engine';
import {
  appointmentSlot,
  chosenIn,
  findWant,
  herName,
  hourSaid,
  isOtherMatter,
  pressOne,
  whichQuestion,
  whoseSlot,
} from '../slots/booking';
import { minutesIn } from '../slots/minutes';
import { startOf } from '../starting';

const MOST_MINUTES = 180;

export const late: SalonFlow = {
  name: 'late',
  version: 1,
  command: 'late',
  title: (values, facts) => bookingWords.lateTitle(herName(values, facts)),
  slots: [
    whoseSlot(),
    { name: 'day', label: bookingWords.when },
    { name: 'meant', label: bookingWords.appointment, read: readMeant },
    appointmentSlot,
    { name: 'comes', label: bookingWords.when, read: readHour },
    {
      name: 'minutes',
      label: bookingWords.minutes,
      required: (values, facts) => minutesLate(values, facts) === null,
      question: (values, facts) => ({
        text: bookingWords.howLate(herName(values, facts)),
        choices: lateChoices,
      }),
      read: readMinutes,
      show: (value) => `${String(value)}`,
    },
  ],
  wants: (values) =>
    findWant(
      values,
      { day: (values.day as string | undefined) ?? null, time: (values.meant as string | undefined) ?? null },
      ['booked', 'confirmed'],
    ),
  elsewhere: (heard) => isOtherMatter(heard, 'late'),
  objects: whichQuestion,
  press: (key, values, facts) =>
    key.startsWith('late:')
      ? [{ kind: 'fill', slot: 'minutes', value: Number(key.slice('late:'.length)) }]
      : pressOne(key, values, facts),
  commit: (values, facts) => [
    {
      operation: 'appointments.late',
      input: { appointmentId: chosenIn(values, facts)!.id, minutes: minutesLate(values, facts) },
    },
  ],
  done: ([facts]) => ({ say: [{ text: saidOf(facts) }] }),
  refused: (_outcome, values, known) => ({ say: bookingSays.gone(herName(values, known)), give: true }),
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

/** «两点半的晚到二十分钟», «两点半那位三点才到»: whose it is, by the hour it has. */
function readMeant(heard: SalonHeard) {
  const known = minutesIn(heard.text) !== null || hoursIn(heard).length > 1;
  const time = known ? hourSaid(heard)?.time : undefined;
  return time ? { value: time } : null;
}

/** «四点二十才能到»: the hour at which she comes. */
function readHour(heard: SalonHeard) {
  if (minutesIn(heard.text) !== null) return null;
  const comes = hoursIn(heard).at(-1);
  return comes ? { value: comes } : null;
}

function hoursIn(heard: SalonHeard): string[] {
  return (heard.reading.reading.mentioned?.times ?? []).flatMap(({ time, vague }) =>
    time && !vague ? [time] : [],
  );
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
