/**
 * Book an appointment: one sentence, one card, one tap. Beautician and room are chosen and shown; a vague time or one
 * that is taken is answered with times that are free. Allergies and taboos are shown before anything is promised.
 */
import type { Offer, Proposal } from '../../src/salon/appointments/propose';
import { bookCard } from '../../src/text/appointment-cards';
import { bookingSays, bookingWords, whenText } from '../../src/text/appointments';
import { handsQuestion, obstacleText, optionChoices, timesQuestion } from '../../src/text/free-times';
import { words } from '../../src/text/slots';
import type { Booking } from '../../src/salon/appointments/appointments';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Ending, Facts, Input, Mend, Question, Start, Values } from '../engine';
import { customerSlot, nameWithoutFile } from '../slots/customer';
import { fileFirst } from '../two-things';
import { companySlot, type Company } from '../slots/company';
import { roomSlot } from '../slots/room';
import { readStaff, staffSlot } from '../slots/staff';
import { readTreatments, treatmentsSlot } from '../slots/treatments';
import { whenSlot, type When } from '../slots/when';
import { startOf } from '../starting';

interface Wanted {
  customer?: Ref;
  treatments?: Ref[];
  when?: When;
  beautician?: Ref;
  company?: Company[];
  /** A room asked for, by its name. */
  room?: string;
}

export const bookAppointment: SalonFlow = {
  name: 'book-appointment',
  version: 1,
  command: 'book',
  title: (values) => bookingWords.title((values as Wanted).customer?.name ?? words.customer),
  slots: [
    customerSlot({ question: (_values, facts) => whoIsMeant(facts) }),
    treatmentsSlot({
      question: () => ({ text: bookingWords.whatFor }),
      read: (heard, asked, values) => readTreatments(heard, asked || isOpen(values)),
    }),
    whenSlot({ required: true, question: askWhen }),
    staffSlot({
      name: 'beautician',
      label: bookingWords.beautician,
      question: (_values, facts) => handsQuestion(proposalIn(facts)?.hands ?? []),
      read: (heard, asked, values) => readStaff(heard, asked || isOpen(values)),
    }),
    roomSlot,
    companySlot(),
  ],
  wants: (values) => {
    const wanted = values as Wanted;
    if (!wanted.customer || !wanted.treatments?.length) return null;
    const { day, time, within } = wanted.when ?? {};
    const input = { lines: linesOf(wanted), day: day ?? undefined, time: time ?? undefined, within };
    return { operation: 'appointments.propose', input };
  },
  objects,
  confirm: (values, facts) => {
    const { match, warnings } = proposalIn(facts)!;
    return bookCard(match!, warnings, (values as Wanted).beautician?.id === match![0].beautician.id);
  },
  press,
  commit: (values, facts) => {
    const { match } = proposalIn(facts)!;
    const [{ day, time }] = match!;
    const { room } = values as Wanted;
    const lines = match!.map((offer) =>
      offer.room?.name === room ? { ...lineOf(offer), room } : lineOf(offer),
    );
    return [{ operation: 'appointments.book', input: { lines, day, time } }];
  },
  done: ([facts]): Ending => ({ say: [{ text: bookingSays.booked(facts.bookings as Booking[]) }] }),
  refused: ({ code, facts }, values, known) => mend(code, facts, values, known),
  unconfirmed: (values) => {
    const { customer, treatments } = values as Wanted;
    return customer && treatments ? bookingWords.unconfirmed(customer.name) : null;
  },
};

/** «帮婷姐约明天下午三点做补水»: everything the sentence holds, and the day from which days are told. */
export function startBooking(heard: SalonHeard, given: Values = {}): Start {
  const { today } = heard.reading;
  return startOf(bookAppointment, heard, given, { today, unknown: strangerIn(heard) });
}

const STRANGER =
  /^(?:帮|给)?约(?:一?下)?(?![今明后下这周星礼]|大后)(.{2,4}?)(?=今天|明天|后天|大后天|下周|这周|周|星期|礼拜|上午|中午|下午|晚上|\d)/u;

/** A name that nobody in the store has. */
function strangerIn(heard: SalonHeard): string | null {
  if (heard.reading.reading.mentioned?.customers.length) return null;
  return nameWithoutFile(heard) ?? STRANGER.exec(heard.text)?.[1] ?? null;
}

function whoIsMeant(facts: Facts): Question {
  return facts.unknown ? bookingWords.nobodyKnown(String(facts.unknown)) : { text: words.whichCustomer };
}

function isOpen(values: Values): boolean {
  return Boolean((values as Wanted).customer && (values as Wanted).treatments);
}

function askWhen(values: Values, facts: Facts): Question {
  const lead = bookingWords.whenFor((values as Wanted).customer?.name ?? words.customer);
  return timesQuestion(lead, proposalIn(facts)?.options ?? [], todayIn(facts));
}

/** A time that is taken, or only half said, is a question with free times as buttons. */
function objects(values: Values, facts: Facts): Question | null {
  const { customer, when } = values as Wanted;
  const proposal = proposalIn(facts);
  if (!proposal) return { text: bookingWords.notFound };
  if (proposal.match) return null;
  if (when?.impossible !== undefined) {
    return timesQuestion(bookingWords.impossible(when.impossible), proposal.options, todayIn(facts));
  }
  const wished = when?.day ? whenText(when.day, when.time, todayIn(facts)) : (when?.time ?? '');
  const lead =
    when?.day && when.time
      ? obstacleText(proposal.obstacles, wished)
      : `${bookingWords.whenFor(customer!.name)}${wished ? `(${wished})` : ''}`;
  return timesQuestion(lead, proposal.options, todayIn(facts));
}

function press(key: string, values: Values, facts: Facts): Input[] | null {
  if (key === 'newFile') return fileFirst(bookAppointment.name, values, facts);
  if (key.startsWith('take:')) return takeOption(proposalIn(facts)?.options[Number(key.slice(5))]);
  if (key === 'who:') return [{ kind: 'clear', slot: 'beautician' }];
  if (!key.startsWith('who:')) return null;
  const beautician = proposalIn(facts)?.hands.find((each) => each.id === key.slice(4));
  return beautician ? [{ kind: 'fill', slot: 'beautician', value: beautician }] : null;
}

/** A time that was chosen brings who is free then. */
export function takeOption(option: Offer[] | undefined): Input[] | null {
  if (!option) return null;
  const [{ day, time, beautician }] = option;
  const value = { day, time, with: option.length === 1 ? beautician : undefined };
  return [
    { kind: 'clear', slot: 'when' },
    { kind: 'fill', slot: 'when', value },
  ];
}

function mend(code: string, facts: Facts, values: Values, known: Facts): Mend {
  if (code !== 'taken') return { say: bookingWords.notFound, give: true };
  const { when } = values as Wanted;
  const { obstacles, options } = facts as unknown as Proposal;
  return {
    say: obstacleText(obstacles, when?.day ? whenText(when.day, when.time, todayIn(known)) : ''),
    clear: ['when'],
    choose: { slot: 'when', options: optionChoices(options, todayIn(known)) },
  };
}

function linesOf({ customer, treatments, when, beautician, company, room }: Wanted) {
  const own = {
    customerId: customer!.id,
    treatmentIds: treatments!.map((each) => each.id),
    beauticianId: (when?.with ?? beautician)?.id,
    room,
  };
  const others = (company ?? []).map((each) => ({
    customerId: each.customer?.id ?? customer!.id,
    companion: each.companion,
    treatmentIds: (each.treatments ?? treatments!).map((one) => one.id),
  }));
  return [own, ...others];
}

function lineOf(offer: Offer) {
  return {
    customerId: offer.customer.id,
    companion: offer.companion ?? undefined,
    treatmentIds: offer.treatments.map((each) => each.id),
    beauticianId: offer.beautician.id,
    roomId: offer.room?.id,
  };
}

function proposalIn(facts: Facts): Proposal | null {
  return Array.isArray(facts.options) ? (facts as unknown as Proposal) : null;
}

export function todayIn(facts: Facts): string {
  return String(facts.today ?? '');
}
