/** Who comes when, to whom, in which room: the forms of this capability and what starts them. */
import type { Booking } from '../../src/salon/appointments/appointments';
import type { DayTable } from '../../src/salon/appointments/table';
import { hereText } from '../../src/text/arrival';
import { changedText, missedText, type ChangedFacts } from '../../src/text/table-changes';
import { leaveSays, standInSays, type ShownDay } from '../../src/text/leave';
import { tablePrompt } from '../../src/text/schedule-picture';
import { ownTomorrowText, tomorrowText } from '../../src/text/table';
import { arrived, dueArrivals, missingArrival, startArrived } from '../arrival/arrived';
import { bookAppointment, startBooking } from './book-appointment';
import { beauticianBrief, consultantBrief, lookBrief } from '../arrival/brief';
import { cancelBooking, startCancelling } from './cancel-booking';
import { confirmBooking, confirmDay, startConfirming } from './confirm-booking';
import { changeOfADay } from '../corrections/of-a-day';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Facts, Prompt, Start } from '../engine';
import { late, startLate } from './late';
import { leave, replaceBooking, startLeave } from '../staff/leave';
import { leaveBack } from '../staff/leave-back';
import { noShow, startNoShow } from './no-show';
import { reschedule, startReschedule } from './reschedule';
import { roomBack, roomOut, startRoomOut } from './room-out';
import { standIn, standInBack, startStandIn } from '../staff/stand-in';
import { herBookings, menuTable, startTable, table } from './table';
import { startOf } from '../starting';

export const bookingFlows: SalonFlow[] = [
  bookAppointment,
  reschedule,
  cancelBooking,
  confirmBooking,
  confirmDay,
  arrived,
  dueArrivals,
  missingArrival,
  noShow,
  late,
  leave,
  replaceBooking,
  leaveBack,
  roomOut,
  roomBack,
  standIn,
  standInBack,
  table,
  herBookings,
  beauticianBrief,
  consultantBrief,
  lookBrief,
];

export const bookingStarters = {
  book: (heard: SalonHeard): Start[] => [startBooking(heard)],
  reschedule: changeOrLook,
  cancel_booking: (heard: SalonHeard): Start[] => [startCancelling(heard)],
  confirm_booking: (heard: SalonHeard): Start[] => [startConfirming(heard)],
  arrived: (heard: SalonHeard): Start[] => startArrived(heard),
  no_show: (heard: SalonHeard): Start[] => [startNoShow(heard)],
  schedule_query: (heard: SalonHeard): Start[] => [startTable(heard)],
  late: (heard: SalonHeard): Start[] => [startLate(heard)],
  leave: (heard: SalonHeard): Start[] => [startLeave(heard)],
  shift: (heard: SalonHeard): Start[] => [startLeave(heard)],
  room_out: (heard: SalonHeard): Start[] => [startRoomOut(heard)],
  handover: (heard: SalonHeard): Start[] => [startStandIn(heard)],
  brief: (heard: SalonHeard): Start[] => [startOf(lookBrief, heard)],
};

type Reader = { id: string; roles: string[] };
type Said = Start[] | { say: Prompt[] };

export const bookingNotices: Record<string, (facts: Facts, reader: Reader) => Said> = {
  'arrival.due': ({ bookings }) => inSixes(bookings as Booking[]),
  'arrival.missing': ({ bookings }) =>
    (bookings as Booking[]).map((booking) => ({ flow: missingArrival.name, values: { booking } })),
  'arrival.beautician': (facts, reader) => [
    {
      flow: beauticianBrief.name,
      values: { customer: facts.customer, booking: facts.booking },
      facts: { ...facts, reader },
    },
  ],
  'arrival.consultant': (facts) => [
    { flow: consultantBrief.name, values: { customer: facts.customer }, facts },
  ],
  'arrival.here': (facts) => said(hereText((facts.customer as Ref).name, facts.booking as Booking)),
  'visit.ended': (facts, reader) => [
    {
      flow: beauticianBrief.name,
      values: { customer: facts.customer, booking: facts.booking, ended: true },
      facts: { reader },
      resumes: { flow: 'record-visit', slot: 'customer' },
    },
  ],
  'appointment.changed': (facts) => {
    const text = changedText[String(facts.change)];
    return said(text(facts.booking as Booking, facts as ChangedFacts));
  },
  'appointment.missed': (facts) => said(missedText(facts.booking as Booking)),
  'shift.changed': (facts) =>
    said(leaveSays.changed(facts.days as ShownDay[], (facts.by as string | null) ?? null)),
  'stand-in.given': (facts) =>
    said(standInSays.given(facts.staff as Ref, String(facts.from), String(facts.until))),
  'stand-in.back': (facts) => said(standInSays.returned(facts.staff as Ref)),
  'table.tomorrow': (facts) => {
    const table = facts.table as DayTable;
    return { say: [tablePrompt(table, tomorrowText(table, String(facts.today)))] };
  },
  'table.own': (facts) => said(ownTomorrowText(facts.table as DayTable)),
};

export const bookingMenu = {
  book: (): Start[] => [{ flow: bookAppointment.name, values: {} }],
  table: menuTable,
};

const CHANGE = /改|换|推|挪|提前|延/;

/**
 * «我明天的预约» names nobody and asks for no change: the table. «那个…给我瞧瞧» names nothing at all; whoever hears
 * it next may know.
 */
function changeOrLook(heard: SalonHeard): Start[] | null {
  const { reading } = heard.reading;
  const said = reading.mentioned;
  const ofDay = changeOfADay(heard);
  if (ofDay) return ofDay;
  if (CHANGE.test(heard.text) || said?.customers.length || reading.slots.customer) {
    return [startReschedule(heard)];
  }
  const names = [said?.staff, said?.treatments, said?.times].some((each) => each?.length);
  return names || reading.intent !== 'ambiguous' ? [startTable(heard)] : null;
}

/** A card holds six buttons. */
function inSixes(bookings: Booking[]): Start[] {
  const starts: Start[] = [];
  for (let from = 0; from < bookings.length; from += 6) {
    starts.push({ flow: dueArrivals.name, values: { bookings: bookings.slice(from, from + 6) } });
  }
  return starts;
}

function said(text: string): { say: Prompt[] } {
  return { say: [{ text }] };
}
