/** From what a cell holds to the value an import expects. What cannot be read as such stays as it is, to be told. */
import { words } from '../text/sheets';
import { callsOf, readsOf, servicesOf, stepsOf } from './nested';
import type { CellKind } from './columns';

/** What exceljs gives, made plain: an empty cell is undefined. */
export type Plain = string | number | boolean | Date | undefined;

/** The value in the form an import expects. `undefined` for an empty cell. */
export function valueOf(kind: CellKind, cell: Plain): unknown {
  const plain = typeof cell === 'string' && cell.trim() === '' ? undefined : cell;
  if (plain === undefined) return undefined;
  if (typeof kind === 'object') {
    return 'word' in kind
      ? wordOf(kind.word, textOf(plain))
      : namesOf(plain).map((one) => wordOf(kind.words, one));
  }
  switch (kind) {
    case 'list':
      return listOf(plain);
    case 'treatmentList':
    case 'customerList':
    case 'staffList':
      return namesOf(plain);
    case 'money':
    case 'count':
      return numberOf(plain);
    case 'day':
      return dayOf(plain);
    case 'birthday':
      return birthdayOf(plain);
    case 'clock':
      return clockOf(plain);
    case 'moment':
      return momentOf(plain);
    case 'when':
      return plain instanceof Date ? (isMidnight(plain) ? dayText(plain) : minuteText(plain)) : textOf(plain);
    case 'flag':
      return flagOf(plain);
    case 'services':
      return servicesOf(listOf(plain));
    case 'calls':
      return callsOf(listOf(plain));
    case 'reads':
      return readsOf(listOf(plain));
    case 'steps':
      return stepsOf(listOf(plain));
    default:
      return textOf(plain);
  }
}

/** The value that a word of the sheet stands for. */
export function wordOf(list: string, said: unknown): unknown {
  const found = Object.entries(words[list]).find(
    ([value, ways]) => value === said || ways.some((way) => way === said),
  );
  return found ? found[0] : said;
}

/** Items are split by 、 or, where one holds a 、 itself, by line breaks. */
export function listOf(cell: Plain): string[] {
  const text = typeof cell === 'string' ? cell : String(textOf(cell));
  return text
    .split(text.includes('\n') ? /\r?\n/ : /[、;；]/)
    .map((item) => item.trim())
    .filter(Boolean);
}

/** Names and codes hold no comma: between them it is a 、. */
export function namesOf(cell: Plain): string[] {
  return listOf(cell).flatMap((item) =>
    item
      .split(/[,，]/)
      .map((name) => name.trim())
      .filter(Boolean),
  );
}

/** A code or a phone number that Excel took for a number is written out; one it has rounded is not made up. */
export function textOf(cell: Plain): unknown {
  if (typeof cell === 'number') return Math.abs(cell) < 1e15 ? String(cell) : cell;
  if (cell instanceof Date) return isMidnight(cell) ? dayText(cell) : minuteText(cell);
  return typeof cell === 'string' ? cell.trim() : cell;
}

/** `1,280`, `¥1280.50`, `298元` are numbers; `1e9` and `一百二` are not. */
export function numberOf(cell: Plain): unknown {
  if (typeof cell !== 'string') return cell;
  const text = cell.normalize('NFKC').replace(/\s/g, '');
  const match = /^([-+]?)[¥$]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:元|次|天|分钟?|块)?$/.exec(text);
  if (!match) return cell;
  return Number(`${match[1]}${match[2].replaceAll(',', '')}${match[3] ?? ''}`);
}

function dayOf(cell: Plain, other: (text: string) => string | undefined = () => undefined): unknown {
  if (cell instanceof Date) return dayText(cell);
  if (isSerial(cell) && Number.isInteger(cell)) return dayText(ofSerial(cell));
  const text = String(cell).normalize('NFKC').trim();
  return dayIn(text) ?? other(text) ?? (typeof cell === 'number' ? cell : text);
}

/** Pasted as a bare number, a day of Excel counts from 1899-12-30; in a column of days, 1927 to 2119 can be nothing else. */
function isSerial(cell: Plain): cell is number {
  return typeof cell === 'number' && cell >= 10_000 && cell < 80_000;
}

function ofSerial(serial: number): Date {
  return new Date(Math.round(serial * 86_400) * 1000 - 25_569 * 86_400_000);
}

/** `2026-11-25` however it is written; the checker says whether there is such a day. */
function dayIn(text: string): string | undefined {
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  return match ? `${match[1]}-${two(match[2])}-${two(match[3])}` : undefined;
}

/** «农历1968-10-18», «农历10月18日», «10-18(农历)». */
function birthdayOf(cell: Plain): unknown {
  const lunar = typeof cell === 'string' ? LUNAR.exec(cell.normalize('NFKC')) : null;
  if (!lunar) return dayOf(cell, monthAndDay);
  const day = dayOf(cell!.toString().normalize('NFKC').replace(LUNAR, ''), monthAndDay);
  return `lunar:${String(day)}`;
}

const LUNAR = /[( ]*(?:农历|阴历|旧历)[) ]*/;

function monthAndDay(text: string): string | undefined {
  const match = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  return match ? `${two(match[1])}-${two(match[2])}` : undefined;
}

function clockOf(cell: Plain): unknown {
  if (cell instanceof Date) return minuteText(cell).slice(11);
  if (typeof cell === 'number' && cell >= 0 && cell < 1) {
    const minutes = Math.round(cell * 1440);
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  }
  const text = String(cell).normalize('NFKC').trim();
  const match = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text);
  return match ? `${two(match[1])}:${match[2]}` : text;
}

/** A day without an hour is meant as its noon: midnight would be the evening of the business day before. */
function momentOf(given: Plain): unknown {
  const cell = isSerial(given) ? ofSerial(given) : given;
  if (cell instanceof Date) return isMidnight(cell) ? `${dayText(cell)}T12:00` : minuteText(cell);
  const text = String(cell).normalize('NFKC').trim();
  const day = dayIn(text);
  if (day) return `${day}T12:00`;
  const match =
    /^(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)[T\s]\s*(\d{1,2}):(\d{2})(:\d{2})?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text,
    );
  const date = match && dayIn(match[1]);
  return match && date ? `${date}T${two(match[2])}:${match[3]}${match[4] ?? ''}${match[5] ?? ''}` : text;
}

function flagOf(cell: Plain): unknown {
  const said = typeof cell === 'string' ? cell.normalize('NFKC').trim().toLowerCase() : String(cell);
  const value = wordOf('flag', said);
  return value === 'true' ? true : value === 'false' ? false : cell;
}

/** Sheets hold the clock on the wall; exceljs gives it as if it were UTC, and a moment that is a hair off. */
function rounded(date: Date): Date {
  return new Date(Math.round(date.getTime() / 1000) * 1000);
}

function isMidnight(date: Date): boolean {
  return rounded(date).getTime() % 86_400_000 === 0;
}

function dayText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : rounded(date).toISOString().slice(0, 10);
}

function minuteText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = rounded(date).toISOString().slice(0, 19);
  return text.endsWith(':00') ? text.slice(0, 16) : text;
}

function two(value: string | number): string {
  return String(value).padStart(2, '0');
}
