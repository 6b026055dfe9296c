/** What somebody hears when her day changes by another's hand; the first line names nobody. */
import type { Booking } from '../salon/appointments/appointments';
import { treatmentsText, whoText } from './appointments';

/** What a beautician hears when her day changes; the first line names nobody. */
export const changedText: Record<string, (booking: Booking, facts: ChangedFacts) => string> = {
  booked: (booking) => `${today(booking)}多了一位\n${line(booking)}`,
  moved: (booking, { before }) =>
    `${today(booking)}改了一位\n${before ? `${before.time} → ` : ''}${line(booking)}`,
  cancelled: (booking) => `${booking.time} 空了\n${whoText(booking)} ${treatmentsText(booking)} 取消了。`,
  noShow: (booking) => `${booking.time} 空了\n${whoText(booking)} 没来。`,
  given: (booking) => `${today(booking)}多了一位\n${line(booking)}(换给你)`,
  taken: (booking) => `${booking.time} 换人做了\n${whoText(booking)} 不用你做了。`,
  late: (booking, { minutes, delays }) =>
    [
      `${booking.time} 的客人晚到${minutes ?? ''}分钟`,
      whoText(booking),
      ...(delays ?? []).map(
        (each) => `${each.booking.time} ${whoText(each.booking)} 会晚${each.minutes}分钟`,
      ),
    ].join('\n'),
};

export interface ChangedFacts {
  before?: Booking;
  minutes?: number;
  delays?: { booking: Booking; minutes: number }[];
}

export function missedText(booking: Booking): string {
  return `有一位今天没来\n${whoText(booking)} ${booking.time} ${treatmentsText(booking)}。回「约${booking.customer.name}」再约一个。`;
}

function line(booking: Booking): string {
  return `${booking.time}–${booking.until} ${whoText(booking)} ${treatmentsText(booking)}${booking.room ? ` ${booking.room.name}` : ''}`;
}

function today(booking: Booking): string {
  return `今天 ${booking.time} `;
}
