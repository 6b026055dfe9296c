/**
 * Days and instants of a store.
 *
 * A business day (营业日) is written `YYYY-MM-DD` and runs from 04:00 to 04:00 of the store's own clock: what is done
 * at half past one at night belongs to the evening before. Instants are epoch ms UTC. Minutes of a day are counted
 * from its midnight by the clock on the wall and go beyond 1440 for the hours after it, so 25:30 is 01:30 next
 * morning. Everything here is pure; `zone` is an IANA name.
 */
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Minutes after midnight at which the business day turns. */
export const DAY_TURNS_AT = 4 * 60;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A stretch of time, `from` inside, `to` outside. */
export interface Span {
  from: number;
  to: number;
}

/** Opening hours as a store keeps them: `HH:MM`; a closing time not after the opening one lies past midnight. */
export interface Hours {
  opensAt: string;
  closesAt: string;
}

/** The business day to which an instant belongs. */
export function businessDayOf(at: number, zone: string): string {
  return dayOf(wallOf(at, zone) - DAY_TURNS_AT * MINUTE);
}

/** Minutes since midnight of its business day, 240 to 1679. */
export function minuteOf(at: number, zone: string): number {
  const wall = wallOf(at, zone);
  return Math.floor((wall - midnightOf(dayOf(wall - DAY_TURNS_AT * MINUTE))) / MINUTE);
}

/** The clock on the wall, `HH:MM`. */
export function clockOf(at: number, zone: string): string {
  return clockOfMinute(minuteOf(at, zone));
}

/** `HH:MM` of a minute of the day, also of one past midnight. */
export function clockOfMinute(minute: number): string {
  const ofDay = ((minute % 1440) + 1440) % 1440;
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** Minutes of the business day at which a clock shows `HH:MM`; before 04:00 that is past midnight. NaN if it is no time. */
export function minuteOfClock(clock: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(clock);
  if (!match || Number(match[1]) > 24 || Number(match[2]) > 59) return NaN;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute < DAY_TURNS_AT ? minute + 1440 : minute;
}

/**
 * The instant at which the store's clock shows a minute of a day. An hour that the change to summer time leaves out
 * counts as the hour after it; of an hour that comes twice the first is meant.
 */
export function instantOf(day: string, minute: number, zone: string): number {
  return instantOfWall(midnightOf(day) + minute * MINUTE, zone);
}

/** The instant of `HH:MM` on a business day. */
export function instantAt(day: string, clock: string, zone: string): number {
  return instantOf(day, minuteOfClock(clock), zone);
}

/**
 * The instant written `YYYY-MM-DDTHH:mm[:ss]`, store time unless it names an offset. The date is the one of the
 * calendar: 01:30 is the hour after its midnight. NaN if it is no time.
 */
export function instantSaid(text: string, zone: string): number {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
    text.trim(),
  );
  if (!match || !isDay(match[1])) return NaN;
  const [, day, hours, minutes, seconds = '00', offset] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return NaN;
  if (offset) return Date.parse(`${day}T${hours}:${minutes}:${seconds}${offset}`);
  return instantOf(day, Number(hours) * 60 + Number(minutes), zone) + Number(seconds) * 1000;
}

/** The store's calendar and clock at an instant, as `instantSaid` reads it; seconds only where there are some. */
export function momentAt(at: number, zone: string): string {
  const text = new Date(wallOf(at, zone)).toISOString();
  return text.slice(17, 19) === '00' ? text.slice(0, 16) : text.slice(0, 19);
}

/** From 04:00 to 04:00: 24 hours, but 23 or 25 where the clock is changed. */
export function businessDaySpan(day: string, zone: string): Span {
  return { from: instantOf(day, DAY_TURNS_AT, zone), to: instantOf(addDays(day, 1), DAY_TURNS_AT, zone) };
}

/** When the store is open on a business day. */
export function openingSpan(store: Hours & { timezone: string }, day: string): Span {
  const { from, to } = openingMinutes(store);
  return { from: instantOf(day, from, store.timezone), to: instantOf(day, to, store.timezone) };
}

/**
 * When a time given for an answer ends (ms, epoch ms): hours count only while the store is open, four from 20:00, where
 * it closes at 21:00, end at 13:00; 24 of them are a day, and end at the same hour of the next one.
 */
export function whileOpen(store: Hours & { timezone: string }, at: number, duration: number): number {
  let left = duration % DAY;
  const begins = at + duration - left;
  let day = businessDayOf(begins, store.timezone);
  for (;;) {
    const { from, to } = openingSpan(store, day);
    const start = Math.max(begins, from);
    if (start + left <= to) return start + left;
    left -= Math.max(0, to - start);
    day = addDays(day, 1);
  }
}

/** Opening hours as minutes of the business day. */
export function openingMinutes(hours: Hours): Span {
  const from = minuteOfClock(hours.opensAt);
  const to = minuteOfClock(hours.closesAt);
  return { from, to: to > from ? to : to + 1440 };
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(midnightOf(text)) === text;
}

export function addDays(day: string, days: number): string {
  return dayOf(midnightOf(day) + days * DAY);
}

/** The same day of another month, or its last one where that month is shorter: 01-31 and one month is 02-28. */
export function addMonths(day: string, months: number): string {
  const [year, month, ofMonth] = partsOf(day);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(ofMonth, last)));
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnightOf(to) - midnightOf(from)) / DAY);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(midnightOf(day)).getUTCDay() || 7;
}

/** The Monday of its week. */
export function weekStart(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

export function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

export function monthEnd(day: string): string {
  return addDays(addMonths(monthStart(day), 1), -1);
}

/** Every day from one to another, both inside; none when `to` is earlier. */
export function daysFrom(from: string, to: string): string[] {
  const count = daysBetween(from, to) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}

export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Offsets of a zone by day since the epoch, ms; of a day on which the clock is changed there is no single one. */
const offsets = new Map<string, Map<number, number | 'changes'>>();

/** How far a zone's clock is ahead of UTC at an instant, ms: asked thousands of times, worked out once a day. */
function offsetAt(at: number, zone: string): number {
  const ofZone = offsets.get(zone) ?? new Map<number, number | 'changes'>();
  offsets.set(zone, ofZone);
  const day = Math.floor(at / DAY);
  let offset = ofZone.get(day);
  if (offset === undefined) {
    const first = workedOut(day * DAY, zone);
    offset = first === workedOut((day + 1) * DAY, zone) ? first : 'changes';
    ofZone.set(day, offset);
  }
  return offset === 'changes' ? workedOut(at, zone) : offset;
}

function workedOut(at: number, zone: string): number {
  return dayjs(at).tz(zone).utcOffset() * MINUTE;
}

/** What the wall shows, as if it were UTC. */
function wallOf(at: number, zone: string): number {
  return at + offsetAt(at, zone);
}

function instantOfWall(wall: number, zone: string): number {
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  if (before === after || offsetAt(wall - before, zone) === before) return wall - before;
  return offsetAt(wall - after, zone) === after ? wall - after : wall - before;
}

function midnightOf(day: string): number {
  const [year, month, ofMonth] = partsOf(day);
  return Date.UTC(year, month - 1, ofMonth);
}

function dayOf(wall: number): string {
  const date = new Date(wall);
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

function partsOf(day: string): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
