import type { Mention } from './mentions';
import { readNumeral } from './numerals';
import { count, N } from './time-pieces';

/** Durations: 45分钟, 半小时, 一个半小时, 两个钟. Value in minutes. */
export function findDurations(text: string, isFree: (start: number, end: number) => boolean): Mention[] {
  const found: Mention[] = [];
  const pattern = new RegExp(
    `半个?(?:多)?(?:小时|钟头)|半个钟|(${N}+)个?半(?:小时|钟头)|([一二两三四五六七八九十\\d.]+)个?(?:多)?(?:小时|钟头)|([一二两三四五六七八九十百\\d]+)(?:来|多)?(?:分钟|mins?|min|['′’])|(\\d(?:\\.\\d)?)h(?:r|our)?s?(?![a-z])|([一二两三])刻钟|([一二两三])个钟`,
    'g',
  );
  for (const m of text.matchAll(pattern)) {
    const start = m.index;
    if (!isFree(start, start + m[0].length)) continue;
    const value = durationOf(m);
    if (value === null) continue;
    // 一个小时十分钟
    const last = found[found.length - 1];
    if (last?.end === start && (last.value ?? 0) % 60 === 0 && value < 60) {
      found[found.length - 1] = { ...last, end: start + m[0].length, value: (last.value ?? 0) + value };
      continue;
    }
    found.push({ kind: 'duration', start, end: start + m[0].length, how: 'words', value });
  }
  return found;
}

function durationOf(m: RegExpExecArray): number | null {
  if (m[1]) return count(m[1]) * 60 + 30;
  if (m[2]) return Math.round((readNumeral(m[2]) ?? NaN) * 60);
  if (m[3]) return readNumeral(m[3]);
  if (m[4]) return Math.round(Number(m[4]) * 60);
  if (m[5]) return count(m[5]) * 15;
  if (m[6]) return count(m[6]) * 60;
  return 30;
}
