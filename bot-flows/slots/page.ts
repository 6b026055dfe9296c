/** How the text of a page is told from an answer, and from which day it holds. */
import type { SalonHeard } from '../ear';

/** As it was typed: «1 清洁» is the first step, whoever stands first on her list. */
export function typed(heard: SalonHeard): string {
  return (heard.reading.typed ?? heard.text).replace(/\r\n?/gu, '\n').trim();
}

const STEP = /(?:^|[\s;;,,。、])(\d{1,2})\s*[、..):]?\s*(?=\p{Script=Han})/gu;
const LONG = 40;

/** Several lines or steps, or more than anybody says to a form. */
export function isEnumerated(text: string): boolean {
  return text.includes('\n') || [...text].length > LONG || stepsIn(text).length > 1;
}

/** What comes after a text: more lines, or the step after its last one. */
export function goesOn(before: string, text: string): boolean {
  if (text.includes('\n')) return true;
  const [first] = stepsIn(text);
  const last = stepsIn(before).at(-1);
  return first !== undefined && last !== undefined && first === last + 1 && /^\d/u.test(text);
}

function stepsIn(text: string): number[] {
  return [...text.matchAll(STEP)].map((found) => Number(found[1]));
}

/** The day that «12月1日起», «下个月起», «明天起» names, from today on; null where none is named. */
export function fromDayIn(head: string, today: string): string | null {
  const said = head.normalize('NFKC').replace(/\s/gu, '');
  const [year, month] = today.split('-').map(Number);
  const dated = /(\d{1,2})月(\d{1,2})[日号]起/u.exec(said);
  if (dated) {
    const day = `${year}-${two(dated[1])}-${two(dated[2])}`;
    return day >= today ? day : `${year + 1}${day.slice(4)}`;
  }
  const next = /下个?月(?:(\d{1,2})[日号])?起/u.exec(said);
  if (next) {
    return month === 12
      ? `${year + 1}-01-${two(next[1] ?? '1')}`
      : `${year}-${two(month + 1)}-${two(next[1] ?? '1')}`;
  }
  const ahead = /明天起/u.test(said) ? 1 : /后天起/u.test(said) ? 2 : 0;
  return ahead > 0 ? new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10) : null;
}

function two(value: number | string): string {
  return String(value).padStart(2, '0');
}
