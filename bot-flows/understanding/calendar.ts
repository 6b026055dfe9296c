import { Lunar } from 'lunar-typescript';
import type { StoreHours, TimeSaid } from './reading';

const DAY = 86_400_000;
/** The business day turns at 04:00. */
const TURNS_AT = 4 * 3_600_000;

export interface ResolvedTime {
  /** Business day, `YYYY-MM-DD`. */
  day: string;
  /** Epoch ms, where a clock time is known. */
  at?: number;
}

/**
 * The business day and instant that a relative time means when said at `at` (epoch ms).
 * Null where no such day exists (2月30日).
 */
export function resolveTime(
  time: TimeSaid,
  at: number,
  store: Pick<StoreHours, 'timezone'>,
  past = false,
): ResolvedTime | null {
  const today = businessDay(at, store.timezone);
  const day = time.day === null ? today : resolveDay(time.day, today, past);
  if (!day) return null;
  if (!time.time) return { day };
  return { day, at: instantOf(day, time.time, store.timezone) };
}

/** The store's business day at an instant. */
export function businessDay(at: number, timezone: string): string {
  return localParts(at - TURNS_AT, timezone).day;
}

/** `today` is a business day; `past` looks back for days that come round (5号 in a record made afterwards). */
export function resolveDay(said: string, today: string, past = false): string | null {
  let m = /^([+-]\d+)d$/.exec(said);
  if (m) return addDays(today, Number(m[1]));
  m = /^\+(\d+)m$/.exec(said);
  if (m) return addMonths(today, Number(m[1]));
  m = /^dow:([1-7])\/(\w+)$/.exec(said);
  if (m) return weekdayOf(Number(m[1]), m[2], today, past);
  m = /^md:(\d\d)-(\d\d)$/.exec(said);
  if (m) return monthDay(Number(m[1]), Number(m[2]), today, past);
  m = /^ymd:(\d{4}-\d\d-\d\d)$/.exec(said);
  if (m) return isDay(m[1]) ? m[1] : null;
  m = /^dom:(\d+)(\/next)?$/.exec(said);
  if (m) return dayOfMonth(Number(m[1]), today, past, m[2] !== undefined);
  m = /^lunar:(\d\d)-(\d\d)$/.exec(said);
  if (m) return lunarDay(Number(m[1]), Number(m[2]), today);
  const month = today.slice(0, 7);
  if (said === 'month_end') return lastDay(month);
  if (said === 'next_month_start') return `${shiftMonth(month, 1)}-01`;
  if (said === 'next_month_end') return lastDay(shiftMonth(month, 1));
  return null;
}

function weekdayOf(weekday: number, which: string, today: string, past: boolean): string {
  const monday = addDays(today, 1 - isoWeekday(today));
  const shift = { last: -7, this: 0, next: 7, next2: 14 }[which] ?? 0;
  const day = addDays(monday, weekday - 1 + shift);
  // 周三 said on a Friday is the nearest one to come; in a record made afterwards it is the one past.
  if (which === 'this' && !past && day < today) return addDays(day, 7);
  if (which === 'this' && past && day > today) return addDays(day, -7);
  return day;
}

function monthDay(month: number, day: number, today: string, past: boolean): string | null {
  const year = Number(today.slice(0, 4));
  const years = past
    ? [year, year - 1, year - 2, year - 3, year - 4]
    : [year, year + 1, year + 2, year + 3, year + 4];
  for (const one of years) {
    const date = `${one}-${pad(month)}-${pad(day)}`;
    if (isDay(date) && (past ? date <= today : date >= today)) return date;
  }
  return null;
}

function dayOfMonth(day: number, today: string, past: boolean, next: boolean): string | null {
  const month = today.slice(0, 7);
  if (next) {
    const date = `${shiftMonth(month, 1)}-${pad(day)}`;
    return isDay(date) ? date : null;
  }
  for (let i = 0; i < 12; i++) {
    const date = `${shiftMonth(month, past ? -i : i)}-${pad(day)}`;
    if (isDay(date) && (past ? date <= today : date >= today)) return date;
  }
  return null;
}

function lunarDay(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  for (const one of [year - 1, year, year + 1]) {
    const date = solarOf(one, month, day);
    if (date && date >= today) return date;
  }
  return null;
}

/** The last day of the twelfth month is the 29th in some years. */
function solarOf(year: number, month: number, day: number): string | null {
  for (const tried of day === 30 ? [30, 29] : [day]) {
    try {
      return Lunar.fromYmd(year, month, tried).getSolar().toYmd();
    } catch {
      continue;
    }
  }
  return null;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function addMonths(day: string, months: number): string {
  const month = shiftMonth(day.slice(0, 7), months);
  const date = `${month}-${day.slice(8)}`;
  return isDay(date) ? date : lastDay(month);
}

function shiftMonth(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

function lastDay(month: string): string {
  return addDays(`${shiftMonth(month, 1)}-01`, -1);
}

function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 10) === day;
}

/** 1 Monday … 7 Sunday. */
export function isoWeekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The instant of a clock time on a business day (before 04:00 the calendar day after) or a calendar day. */
export function instantOf(day: string, time: string, timezone: string, calendar = false): number {
  const calendarDay = time < '04:00' && !calendar ? addDays(day, 1) : day;
  const naive = Date.parse(`${calendarDay}T${time}:00Z`);
  const guess = naive - offsetAt(naive, timezone);
  return naive - offsetAt(guess, timezone);
}

function offsetAt(at: number, timezone: string): number {
  const { day, time } = localParts(at, timezone);
  return Date.parse(`${day}T${time}Z`) - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Local calendar day and time (`HH:MM:SS`) of an instant. */
export function localParts(at: number, timezone: string): { day: string; time: string } {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: timezone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    formats.set(timezone, format);
  }
  const [day, time] = format.format(at).split(' ');
  return { day, time };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
