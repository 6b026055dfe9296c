/** The appointment table in words: by the hour, by person, who is off, who has time. */
import type { Booking } from '../salon/appointments/appointments';
import type { DayTable } from '../salon/appointments/table';
import { bookingText, treatmentsText, whoText } from './appointments';
import { dayFrom } from './days';

export const tableWords = { title: '预约表', day: '哪天', staff: '谁', free: '空位' };

const STATUS: Record<string, string> = { confirmed: '✓', arrived: '到', done: '完', noShow: '爽约' };

/** The whole day for who keeps the table: by the hour, then how many each has. */
export function tableText(table: DayTable, today: string): string {
  const head = `${dayFrom(today, table.day)} ${table.bookings.length} 位`;
  const lines = table.bookings.map((each) => `${line(each)} ${each.beautician.name}${roomOf(each)}`);
  return [head, ...lines, ...perPerson(table), ...away(table)].join('\n');
}

/** One person's day: her own, or hers whose it is asked. */
export function ownTableText(table: DayTable, name: string | null, today: string): string {
  const day = dayFrom(today, table.day);
  if (table.off.length > 0 && table.bookings.length === 0) return `${name ? `${name} ` : ''}${day} 休。`;
  const head = `${name ? `${name} ` : ''}${day} ${table.bookings.length} 位`;
  const lines = table.bookings.map((each) => `${line(each)}${roomOf(each)}`);
  const hours = table.hours.map((each) => `上班 ${each.from}–${each.to}`);
  return [head, ...lines, ...hours].join('\n');
}

/** «明天下午莹莹还有空吗». */
export function freeText(table: DayTable, name: string | null, today: string, within?: Within): string {
  const day = dayFrom(today, table.day);
  const free = table.free
    .map((each) => ({ ...each, ...clipped(each, within) }))
    .filter((each) => each.from < each.to);
  if (table.off.length > 0 && name) return `${name} ${day} 休。`;
  if (free.length === 0) return `${name ?? '大家'} ${day}${within ? '这段' : ''}没有空了。`;
  if (name) return `${name} ${day} 有空:${free.map(spanText).join('、')}。${busyText(table)}`;
  const people = [...new Set(free.map((each) => each.staff.name))];
  const lines = people.map((person) => {
    const spans = free.filter((each) => each.staff.name === person).map(spanText);
    return `${person} ${spans.join('、')}`;
  });
  return [`${day} 有空:`, ...lines].join('\n');
}

/** «李婷 约了:12-02 周三 15:00 补水,许小美,1号房». */
export function herText(name: string, bookings: Booking[]): string {
  if (bookings.length === 0) return `${name} 现在没有预约。`;
  if (bookings.length === 1) return `${name} 约了:${bookingText(bookings[0])}`;
  return [`${name} 约了 ${bookings.length} 次:`, ...bookings.map(bookingText)].join('\n');
}

export interface Within {
  from: string;
  to: string;
}

/** Each beautician's own table of tomorrow; the first line names nobody. */
export function ownTomorrowText(table: DayTable): string {
  if (table.bookings.length === 0) return '明天还没有约';
  return [
    `明天你有 ${table.bookings.length} 位`,
    ...table.bookings.map((each) => `${line(each)}${roomOf(each)}`),
  ].join('\n');
}

export function tomorrowText(table: DayTable, today: string): string {
  const open = table.bookings.filter((each) => each.status === 'booked').length;
  const ask = open > 0 ? `\n还有 ${open} 位没确认;回「明天都确认了」,可以加「除了谁」。` : '';
  return `${tableText(table, today)}${ask}`;
}

function line(each: Booking): string {
  const late = each.lateMinutes ? `(晚${each.lateMinutes}分)` : '';
  const status = STATUS[each.status] ? ` ${STATUS[each.status]}` : '';
  return `${each.time} ${whoText(each)} ${treatmentsText(each)}${late}${status}`;
}

function roomOf(each: Booking): string {
  return each.room ? ` ${each.room.name}` : '';
}

function perPerson(table: DayTable): string[] {
  const names = [...new Set(table.bookings.map((each) => each.beautician.name))];
  if (names.length === 0) return [];
  const count = (name: string) => table.bookings.filter((each) => each.beautician.name === name).length;
  return [`按人:${names.map((name) => `${name} ${count(name)}`).join('、')}`];
}

function away(table: DayTable): string[] {
  const off = table.off.map((each) => each.staff.name);
  const hours = table.hours.map((each) => `${each.staff.name} ${each.from}–${each.to}`);
  return [
    ...(off.length > 0 ? [`休:${off.join('、')}`] : []),
    ...(hours.length > 0 ? [`班:${hours.join('、')}`] : []),
  ];
}

function busyText(table: DayTable): string {
  return table.bookings.length > 0
    ? `\n已有:${table.bookings.map((each) => `${each.time}–${each.until}`).join('、')}`
    : '';
}

function spanText(each: { from: string; to: string }): string {
  return `${each.from}–${each.to}`;
}

function clipped(each: { from: string; to: string }, within?: Within): { from: string; to: string } {
  if (!within) return each;
  const to = within.to < within.from ? '23:59' : within.to;
  return { from: each.from > within.from ? each.from : within.from, to: each.to < to ? each.to : to };
}
