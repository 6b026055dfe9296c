import type { Prompt } from '../../bot-flows/engine/prompt';
import type { SchedulePicture } from '../pictures';
import type { DayTable } from '../salon/appointments/table';

/** The table in words with its picture beside it; a few lines are sooner read than looked at. */
export function tablePrompt(table: DayTable, text: string): Prompt {
  if (table.bookings.length < WORTH_A_PICTURE) return { text };
  return { text, picture: schedulePictureOf(table, text.split('\n')[0]) };
}

const WORTH_A_PICTURE = 4;
/** The grid spans at least these minutes of the day. */
const OPEN = { from: 10 * 60, to: 21 * 60 };

type State = SchedulePicture['bookings'][number]['state'];

/** The day's table drawn: a column for everybody who treats that day or is off. */
export function schedulePictureOf(table: DayTable, title: string): SchedulePicture & Record<string, unknown> {
  const names = [
    ...new Set([
      ...table.bookings.map((booking) => booking.beautician.name),
      ...table.free.map((free) => free.staff.name),
    ]),
  ];
  const starts = table.bookings.map((booking) => minutes(booking.time));
  const ends = table.bookings.map((booking) => minutes(booking.until));
  return {
    kind: 'schedule',
    title,
    from: Math.floor(Math.min(OPEN.from, ...starts) / 60) * 60,
    to: Math.ceil(Math.max(OPEN.to, ...ends) / 60) * 60,
    columns: names.map((name) => {
      const shorter = table.hours.find((each) => each.staff.name === name);
      const off = table.off.some((each) => each.staff.name === name);
      return { name, off, note: off ? '休' : shorter && `${shorter.from}–${shorter.to}` };
    }),
    bookings: table.bookings.map((booking) => ({
      column: names.indexOf(booking.beautician.name),
      from: minutes(booking.time),
      to: minutes(booking.until),
      who: booking.companion ?? booking.customer.name,
      what: booking.treatments.map((each) => each.name).join('+'),
      room: booking.room?.name,
      state: booking.status as State,
    })),
  };
}

function minutes(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number);
  return (hour < 4 ? hour + 24 : hour) * 60 + minute;
}
