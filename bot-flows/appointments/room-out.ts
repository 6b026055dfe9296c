/** «3号房空调坏了 今天别排»: the room is shut, and who was to lie there gets another one. */
import { dayFrom } from '../../src/text/days';
import { leaveWords, roomCard, roomSays, type RoomMove } from '../../src/text/leave';
import type { Ref, SalonFlow, SalonHeard, SalonSlot } from '../ear';
import type { Ending, Facts, Start, Values } from '../engine';
import { resolveDay } from '../understanding';
import { startOf } from '../starting';

const room: SalonSlot = {
  name: 'room',
  label: leaveWords.room,
  required: true,
  question: () => ({ text: leaveWords.whichRoom }),
  read: (heard) => {
    const said = heard.reading.reading.roomOut?.room ?? heard.reading.reading.slots.room;
    const name = said ?? heard.reading.lexicon.rooms.find((each) => heard.text.includes(each));
    return name ? { value: name } : null;
  },
  show: (value) => String(value),
};

export const roomOut: SalonFlow = {
  name: 'room-out',
  version: 1,
  command: 'room-out',
  title: (values) => leaveWords.roomTitle(String(values.room ?? '')),
  slots: [
    room,
    { name: 'day', label: leaveWords.day, read: (heard) => dayOf(heard, 'day'), show: String },
    { name: 'until', label: leaveWords.until, read: (heard) => dayOf(heard, 'until'), show: String },
    { name: 'hours', label: leaveWords.hours, read: readHours, show: (value) => hoursText(value as Hours) },
    {
      name: 'reason',
      label: leaveWords.reason,
      read: (heard) => {
        const why = heard.reading.reading.roomOut?.why?.replace(/^号?房间?/u, '');
        return why ? { value: why } : null;
      },
      show: String,
    },
  ],
  wants: (values, facts) =>
    values.room ? { operation: 'rooms.preview', input: closingOf(values, facts) } : null,
  objects: (_values, facts) => (facts.refused ? { text: roomSays.notFound } : null),
  confirm: (values, facts) =>
    roomCard(
      facts.room as Ref,
      spanText(values, facts),
      facts.moves as RoomMove[],
      (values.reason as string | undefined) ?? null,
    ),
  commit: (values, facts) => [{ operation: 'rooms.close', input: closingOf(values, facts) }],
  done: ([facts]): Ending => {
    const left = facts.left as RoomMove[];
    const text = roomSays.closed(facts.room as Ref, facts.moved as RoomMove[], left);
    const [first] = left;
    const values = first && { customer: first.booking.customer, appointment: first.booking.id };
    return { say: [{ text }], next: values && { flow: 'reschedule', values } };
  },
  refused: () => ({ say: roomSays.notFound, give: true }),
};

export const roomBack: SalonFlow = {
  name: 'room-back',
  version: 1,
  command: 'room-out',
  title: (values) => leaveWords.roomTitle(String(values.room ?? '')),
  slots: [room],
  commit: (values) => [{ operation: 'rooms.reopen', input: { room: values.room } }],
  done: ([facts]) => ({ say: [{ text: roomSays.open(facts.room as Ref) }] }),
  refused: ({ code }, values) => ({
    say: code === 'open' ? roomSays.wasOpen(String(values.room)) : roomSays.notFound,
    give: true,
  }),
};

const BACK = /修好|好了|能用了|可以用|恢复/;

export function startRoomOut(heard: SalonHeard): Start {
  const { roomOut: said } = heard.reading.reading;
  if (said?.back || (!said && BACK.test(heard.text))) return startOf(roomBack, heard);
  return startOf(roomOut, heard, {}, { today: heard.reading.today });
}

function closingOf(values: Values, facts: Facts) {
  const { room: name, day, until, reason } = values;
  return { room: name, day: day ?? facts.today, until, reason, ...hoursIn(values) };
}

function spanText(values: Values, facts: Facts): string {
  const today = String(facts.today);
  const from = dayFrom(today, String(values.day ?? today));
  const { from: opens, to } = hoursIn(values);
  const begins = opens ? ` ${opens}` : '';
  if (values.until) return `${from}${begins}到${dayFrom(today, String(values.until))}${to ? ` ${to}` : ''} `;
  return opens || to ? `${from} ${hoursText({ from: opens, to })} ` : `${from} `;
}

interface Hours {
  from?: string;
  to?: string;
}

const hoursIn = (values: Values): Hours => (values.hours as Hours | undefined) ?? {};

/** «三点到五点别排», «修到明天中午»: the room is only shut for those hours. */
function readHours(heard: SalonHeard) {
  const { from, to, until } = heard.reading.reading.roomOut ?? {};
  const backwards = from && to && !until?.day && to <= from;
  return (from || to) && !backwards ? { value: { from, to } } : null;
}

function hoursText({ from, to }: Hours): string {
  return from && to ? `${from}–${to}` : from ? `${from}起` : `到${to ?? ''}`;
}

function dayOf(heard: SalonHeard, key: 'day' | 'until') {
  const said = heard.reading.reading.roomOut?.[key]?.day;
  const day = said ? resolveDay(said, heard.reading.today) : null;
  return day ? { value: day } : null;
}
