import { clockPiece, clockTime } from './clock-said';
import { dayAlone, dayPiece, HALF_A_WORD, partPiece } from './days-said';
import type { DayPart } from './time-words';
import type { StoreHours } from './reading';
import type { Mention, TimeMention } from './mentions';

/** No expression of time begins with any other character. */
const START =
  /[\dap大后明昨今前当过再隔半十一二两三四五六七八九下上这本周星礼月早晚中午正傍夜凌清元情妇女劳儿教国双平圣除春端年小重腊改回有]/;

/** Every time in the text that no other mention covers. */
export function findTimes(
  text: string,
  isFree: (start: number, end: number) => boolean,
  hours: StoreHours,
): Mention[] {
  const found: Mention[] = [];
  for (let start = 0; start < text.length; start++) {
    if (!START.test(text[start]) || !isFree(start, start + 1)) continue;
    const apart = isApart(text, start, isFree);
    // 好好两点的没来: what ends a name says nothing of how much.
    const named = start > 0 && !isFree(start - 1, start);
    const one = timeAt(named ? ' '.repeat(start) + text.slice(start) : text, start, hours, apart);
    if (!one || !isFree(start, one.end)) continue;
    // 冰雕1/4 is the first of four.
    if (start > 0 && !isFree(start - 1, start) && /^\d+\/\d+$/.test(text.slice(start, one.end))) continue;
    found.push(one);
    start = one.end - 1;
  }
  return found;
}

/** Whether 明 and the like may stand for a day here: no word that they end stands before. */
function isApart(text: string, start: number, isFree: (start: number, end: number) => boolean): boolean {
  if (start === 0 || !isFree(start - 1, start) || /[ ,.;:。、改约到→>]/.test(text[start - 1])) return true;
  return /^[今明]\d{1,2}[点:]/.test(text.slice(start, start + 4)) && !HALF_A_WORD.test(text.slice(0, start));
}

/** `apart` where nothing that is part of a word stands before: only there 明 alone is tomorrow. */
function timeAt(text: string, start: number, hours: StoreHours, apart: boolean): Mention | null {
  const rest = text.slice(start, start + 40);
  const bare = apart ? dayAlone(rest) : null;
  const day = bare ?? dayPiece(rest, text, start);
  let at = day?.length ?? 0;
  const joined = day ? /^[的 ]?(?:\([^)]{2,8}\))?[ ,]?/.exec(rest.slice(at)) : null;
  const gap = joined ? joined[0].length : 0;
  const part = day?.part ? null : (partPiece(rest.slice(at + gap)) ?? null);
  const afterPart = part ? at + gap + part.length : at;
  const gap2 = /^ ?的?/.exec(rest.slice(afterPart))?.[0].length ?? 0;
  const clockStart = part || day ? (part ? afterPart + gap2 : at + gap) : 0;
  const clock = clockPiece(
    rest.slice(clockStart),
    text,
    start + clockStart,
    Boolean(day ?? part),
    Boolean(bare),
  );
  if (!day && !part && !clock) return null;
  if (clock) at = clockStart + clock.length;
  else if (part) at = afterPart;
  if (day?.day === undefined && !part && !clock) return null;
  const said = (part?.part ?? day?.part) as DayPart | undefined;
  const time = clock && !clock.impossible ? clockTime(clock, said, hours) : null;
  const vague = clock ? false : Boolean(day?.vague || said);
  const mention: TimeMention = { day: day?.day ?? null, time };
  if (vague) mention.vague = true;
  if (said) mention.part = said;
  if (clock?.hour !== undefined) mention.hour = clock.hour;
  const how = day?.impossible || clock?.impossible ? 'impossible' : 'words';
  return { kind: 'time', start, end: start + at, how, time: mention };
}
