/** Move an appointment to another time, to somebody else, or to another treatment. */
import type { Booking } from '../../src/salon/appointments/appointments';
import type { Proposal } from '../../src/salon/appointments/propose';
import { bookingSays, bookingWords, whenText } from '../../src/text/appointments';
import { handsQuestion, obstacleText, optionChoices, timesQuestion } from '../../src/text/free-times';
import { moveCard } from '../../src/text/appointment-cards';
import { takeOption, todayIn } from './book-appointment';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Input, Mend, Question, Start, Values } from '../engine';
import {
  appointmentSlot,
  chosenIn,
  findWant,
  herName,
  isOtherMatter,
  pressOne,
  whichQuestion,
  whoseSlot,
} from '../slots/booking';
import { minutesIn } from '../slots/minutes';
import { readStaff, staffSlot } from '../slots/staff';
import { readTreatments, treatmentsSlot } from '../slots/treatments';
import { readWhen, timeMeant, whenSlot, type When } from '../slots/when';
import { startOf } from '../starting';

interface Moving {
  customer?: Ref;
  old?: When;
  when?: When;
  beautician?: Ref;
  treatments?: Ref[];
  /** Minutes later, or earlier. */
  by?: number;
}

export const reschedule: SalonFlow = {
  name: 'reschedule',
  version: 1,
  command: 'reschedule',
  title: (values, facts) => bookingWords.moveTitle(herName(values, facts)),
  slots: [
    whoseSlot({ clears: ['appointment', 'old'] }),
    { name: 'old', label: bookingWords.appointment, read: readOld },
    appointmentSlot,
    staffSlot({
      name: 'beautician',
      label: bookingWords.beautician,
      question: (_values, facts) => handsQuestion(proposalIn(facts)?.hands ?? []),
      read: (heard, asked, values) => readStaff(heard, asked || values.customer !== undefined),
    }),
    treatmentsSlot({ required: false, read: readNewTreatments }),
    { name: 'by', label: bookingWords.when, read: readBy },
    whenSlot({ required: needsTime, question: askWhen, clears: ['by'], read: readNewTime }),
  ],
  wants: (values, facts) => {
    const booking = chosenIn(values, facts);
    const { old } = values as Moving;
    if (!booking) return findWant(values, old);
    const { day, time } = target(values as Moving, booking);
    const { when } = values as Moving;
    return {
      operation: 'appointments.propose',
      input: {
        lines: [lineOf(values as Moving, booking)],
        day,
        time,
        within: when?.within,
        moves: booking.id,
      },
    };
  },
  elsewhere: (heard) => isOtherMatter(heard, 'reschedule'),
  objects,
  confirm: (values, facts) =>
    moveCard(chosenIn(values, facts)!, proposalIn(facts)!.match!, warningsIn(facts)),
  press: (key, values, facts) => pressOne(key, values, facts) ?? press(key, facts),
  commit: (values, facts) => {
    const { match } = proposalIn(facts)!;
    const [offer] = match!;
    const input = {
      appointmentId: chosenIn(values, facts)!.id,
      day: offer.day,
      time: offer.time,
      beauticianId: match!.length === 1 ? offer.beautician.id : undefined,
      treatmentIds: (values as Moving).treatments?.map((each) => each.id),
    };
    return [{ operation: 'appointments.move', input }];
  },
  done: ([facts]) => ({
    say: [{ text: bookingSays.moved(facts.before as Booking, facts.bookings as Booking[]) }],
  }),
  refused: ({ code, facts }, values, known) => mend(code, facts, values, known),
  unconfirmed: (values, facts) =>
    values.customer || chosenIn(values, facts) ? bookingWords.unconfirmed(herName(values, facts)) : null,
};

export function startReschedule(heard: SalonHeard): Start {
  return startOf(reschedule, heard, {}, { today: heard.reading.today });
}

function readOld(heard: SalonHeard, _asked: boolean, values: Values) {
  const old = timeMeant(heard, 'oldTime');
  return old && !values.appointment ? { value: old } : null;
}

/** «明天的改一下»: the day says which one is meant, not where it goes. */
function readNewTime(heard: SalonHeard, asked: boolean, values: Values) {
  const { oldTime, nextTime } = heard.reading.reading.slots;
  const sameDay = oldTime && nextTime && oldTime.day === nextTime.day && !nextTime.time;
  return sameDay && !nextTime.vague ? null : readWhen(heard, asked, values);
}

/** Of a sentence that names a time as well, the treatment says which appointment is meant, not what to change to. */
function readNewTreatments(heard: SalonHeard, asked: boolean, values: Values) {
  if (!asked && !/改做|换成|换做|改成做/.test(heard.text)) return null;
  return readTreatments(heard, asked || values.customer !== undefined);
}

function needsTime(values: Values, facts: Facts): boolean {
  return chosenIn(values, facts) !== null && !saysWhatElse(values) && (values as Moving).by === undefined;
}

/** Somebody else or another treatment, at the hour it has. */
function saysWhatElse(values: Values): boolean {
  const { beautician, treatments, when } = values as Moving;
  return Boolean(beautician || treatments || when?.with);
}

/** What was not said stays as it is: «改到后天» keeps the hour, «改到四点» keeps the day. */
function target({ when, by }: Moving, booking: Booking): { day?: string; time?: string } {
  if (!when || by !== undefined) return { day: booking.day, time: shifted(booking.time, by ?? 0) };
  const day = when.hourAlone ? booking.day : (when.day ?? booking.day);
  return { day, time: when.within ? undefined : (when.time ?? booking.time) };
}

function shifted(clock: string, minutes: number): string {
  const at = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) + minutes;
  return `${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

const LATER = /推后|后推|往后|推迟|延后|延迟|晚/;
const EARLIER = /提前|往前|早/;

/** «推后一个小时», «提前半小时»: by how much, where no hour was named. */
function readBy(heard: SalonHeard) {
  if (heard.reading.reading.slots.nextTime?.time) return null;
  const minutes = minutesIn(heard.text);
  if (minutes === null || !(LATER.test(heard.text) || EARLIER.test(heard.text))) return null;
  return { value: EARLIER.test(heard.text) ? -minutes : minutes };
}

function lineOf({ when, beautician, treatments }: Moving, booking: Booking) {
  return {
    customerId: booking.customer.id,
    companion: booking.companion ?? undefined,
    treatmentIds: (treatments ?? booking.treatments).map((each) => each.id),
    beauticianId: (when?.with ?? beautician ?? booking.beautician).id,
    roomId: booking.room?.id,
  };
}

function askWhen(values: Values, facts: Facts): Question {
  const lead = bookingWords.moveTo(herName(values, facts));
  return timesQuestion(lead, proposalIn(facts)?.options ?? [], todayIn(facts));
}

function objects(values: Values, facts: Facts): Question | null {
  const which = whichQuestion(values, facts);
  if (which) return which;
  const proposal = proposalIn(facts);
  if (!proposal) return { text: bookingWords.notFound };
  const booking = chosenIn(values, facts)!;
  const { day, time } = target(values as Moving, booking);
  if (day === booking.day && time === booking.time && !saysWhatElse(values)) return askWhen(values, facts);
  if (proposal.match) return null;
  if (!day || !time) return askWhen(values, facts);
  const lead = obstacleText(proposal.obstacles, whenText(day, time, todayIn(facts)));
  return timesQuestion(lead, proposal.options, todayIn(facts));
}

function press(key: string, facts: Facts): Input[] | null {
  const proposal = proposalIn(facts);
  if (key.startsWith('take:')) return takeOption(proposal?.options[Number(key.slice(5))]);
  if (key === 'who:') return [{ kind: 'clear', slot: 'beautician' }];
  const hands = key.startsWith('who:') ? proposal?.hands.find((each) => each.id === key.slice(4)) : undefined;
  return hands ? [{ kind: 'fill', slot: 'beautician', value: hands }] : null;
}

function mend(code: string, facts: Facts, values: Values, known: Facts): Mend {
  const name = herName(values, known);
  if (code !== 'taken') return { say: bookingSays.gone(name), give: true };
  const { obstacles, options } = facts as unknown as Proposal;
  const { day, time } = target(values as Moving, chosenIn(values, known)!);
  return {
    say: obstacleText(obstacles, day ? whenText(day, time ?? null, todayIn(known)) : ''),
    clear: ['when'],
    choose: { slot: 'when', options: optionChoices(options, todayIn(known)) },
  };
}

function warningsIn(facts: Facts) {
  return proposalIn(facts)!.warnings;
}

function proposalIn(facts: Facts): Proposal | null {
  return Array.isArray(facts.options) ? (facts as unknown as Proposal) : null;
}
