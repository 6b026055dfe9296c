import { readNumeral } from './numerals';
import { count, N, pad, type Piece } from './time-pieces';
import { LITTLE_BEFORE, type DayPart } from './time-words';
import type { StoreHours } from './reading';

const HOUR = new RegExp(`^(${N}{1,3})(?:点钟?|时(?![候间]))`);

/** The clock time that a text begins with; `dated` where a day or a part of it stands before. */
export function clockPiece(
  rest: string,
  text: string,
  start: number,
  dated: boolean,
  shorthand = false,
): Piece | null {
  const half = halfDay(rest);
  if (half && !/[\da-z.:]/.test(text[start - 1] ?? '')) return half;
  if (!/[\d.:→>-]/.test(text[start - 1] ?? '') || /(?:→|->|=>)$/.test(text.slice(0, start))) {
    const moved = fromTo(rest, text, start) ?? (shorthand ? hourAlone(rest) : null);
    if (moved) return moved;
  }
  const colon = /^(\d{1,2}):(\d{2})(?!\d)/.exec(rest);
  if (colon && !/[\d:]/.test(text[start - 1] ?? ''))
    return clock(colon[0].length, Number(colon[1]), Number(colon[2]));
  const m = HOUR.exec(rest);
  if (!m || /[\d第.]/.test(text[start - 1] ?? '')) return dated ? bareHour(rest) : null;
  const hour = count(m[1]);
  const tail = rest.slice(m[0].length);
  if (
    !agreed(m[1], text, start, tail) &&
    isLittle(m[1], text.slice(Math.max(0, start - 3), start), tail, dated)
  )
    return null;
  const minutes = /^半/.exec(tail) ? { length: 1, minute: 30 } : minutesOf(tail);
  const around = /^(?:左右|钟|整)?(?:左右)?/.exec(tail.slice(minutes.length))?.[0].length ?? 0;
  return clock(m[0].length + minutes.length + around, hour, minutes.minute);
}

/** 6pm, 6:30pm, am10, pm3. */
function halfDay(rest: string): Piece | null {
  const m =
    /^(\d{1,2})(?:[:.](\d{2}))? ?([ap])m(?![a-z])/.exec(rest) ??
    /^([ap])m ?(\d{1,2})(?:[:.](\d{2}))?(?![\d.])/.exec(rest);
  if (!m) return null;
  const [hour, minute, half] = /[ap]/.test(m[1]) ? [m[2], m[3], m[1]] : [m[1], m[2], m[3]];
  const said = Number(hour);
  if (said < 1 || said > 12) return null;
  return clock(m[0].length, (said % 12) + (half === 'p' ? 12 : 0), Number(minute ?? 0));
}

/** 14→16: an hour that becomes another. */
function fromTo(rest: string, text: string, start: number): Piece | null {
  const hour = /^([89]|1\d|2[0-2])(?=(?:→|->|=>)(?:[89]|1\d|2[0-2])(?!\d))/.exec(rest);
  if (hour) return clock(hour[0].length, Number(hour[1]), 0);
  const next = /^([89]|1\d|2[0-2])(?![\d.:])/.exec(rest);
  const before = /(?:^|\D)(?:[89]|1\d|2[0-2])(?:→|->|=>)$/.test(text.slice(0, start));
  return next && before ? clock(next[0].length, Number(next[1]), 0) : null;
}

/** 明16已确: an hour right behind a day in shorthand. */
function hourAlone(rest: string): Piece | null {
  const m = /^([89]|1\d|2[0-2])(?=已|来|到|改|换|取消|确)/.exec(rest);
  return m ? clock(m[0].length, Number(m[1]), 0) : null;
}

/** «明天下午3 补水»: a number right after a part of the day. Too rare to risk without the part. */
function bareHour(_rest: string): Piece | null {
  return null;
}

function minutesOf(tail: string): { length: number; minute: number } {
  const quarter = /^([一三])刻钟?/.exec(tail);
  if (quarter) return { length: quarter[0].length, minute: quarter[1] === '一' ? 15 : 45 };
  const m =
    /^(?:过)?([0-5]\d|零[一二三四五六七八九5]|[二三四五]?十[一二三四五六七八九]?)(分)?(?![\d次个天岁块元])/.exec(
      tail,
    );
  if (m) return { length: m[0].length, minute: readNumeral(m[1].replace(/^零/, '')) ?? 0 };
  const single = /^([一二三四五六七八九\d]{1,3})分(?!钟)/.exec(tail);
  if (single) return { length: single[0].length, minute: readNumeral(single[1]) ?? 0 };
  return { length: 0, minute: 0 };
}

/** 说好一点的; 下周一来补睫毛 一点: an hour that was agreed, or that stands alone after its day. */
function agreed(numeral: string, text: string, start: number, tail: string): boolean {
  if (numeral !== '一' && numeral !== '两') return false;
  const before = text.slice(0, start);
  if (/(?:说好|讲好|约好|定好|约定)(?:了|的|是)?$/.test(before) && /^(?:的|来|到|半|$)/.test(tail))
    return true;
  return (
    /[ ,。]$/.test(before) &&
    /^(?:$|[ ,。])/.test(tail) &&
    /(?:[明后]天|[周期拜][一二三四五六日天末1-6]|\d[号日])(?:[^了]{0,8})$/.test(before)
  );
}

/** 亮了一点, 轻一点, 一点都不: a little, not one o'clock. */
function isLittle(numeral: string, before: string, tail: string, dated: boolean): boolean {
  if (numeral !== '一' && numeral !== '两') return false;
  if (
    dated ||
    /^(?:半|一刻|三刻|钟|整|[0-5]\d|十|二十|三十|四十|五十|来|过来|到店?|做|开始|以?前|以?后|左右|有|那)/.test(
      tail,
    )
  )
    return false;
  if (/(?:约|改到|改成|推到|换到|订|到|在|是|就|说)$/.test(before) && !/^(?:都|也|儿|不|没)/.test(tail))
    return false;
  return LITTLE_BEFORE.test(before) || numeral === '一';
}

function clock(length: number, hour: number, minute: number): Piece | null {
  if (!Number.isInteger(hour) || hour > 24 || minute > 59) return { length, impossible: true, hour, minute };
  return { length, hour, minute };
}

/** The clock time within opening hours: 三点 is 15:00 where the store opens at ten. */
export function clockTime(
  said: { hour?: number; minute?: number },
  part: DayPart | undefined,
  hours: StoreHours,
): string {
  const hour = said.hour ?? 0;
  const minute = said.minute ?? 0;
  const at = (h: number): string => `${pad(h % 24)}:${pad(minute)}`;
  if (hour > 12 || hour === 0) return at(hour);
  if (part === 'afternoon' || (part === 'noon' && hour < 4)) return at(hour === 12 ? 12 : hour + 12);
  if (part === 'evening') return at(hour < 12 ? hour + 12 : 24);
  if (part) return at(hour);
  const open = minutesOfDay(hours.opensAt);
  const close = minutesOfDay(hours.closesAt);
  const early = hour * 60 + minute;
  const late = early + 720;
  if (early >= open && early < close) return at(hour);
  if (late >= open && late <= close) return at(hour + 12);
  return at(hour < 8 ? hour + 12 : hour);
}

export function minutesOfDay(time: string): number {
  const [h, m] = time.split(':').map(Number);
  return h * 60 + (m || 0);
}
