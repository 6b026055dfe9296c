import { replaced, type Rule, type Told } from './variant';
import { inChinese, waysToWrite } from './numerals';
import type { Mention } from '../../bot-flows/understanding/mentions';

const NUMERAL = /[\d零〇一二两三四五六七八九十百千万wk.,半]/i;

/** 300 as 三百, 300块, ¥300, 3百; 3500 as 三千五, 3千5, 3.5k. */
export const sums: Rule = {
  name: 'sums respelt',
  vary: (told, choose) => {
    const parts = told.mentions
      .filter((one) => one.kind === 'amount' && isPlain(told, one))
      .map((one) => ({ start: one.start, end: one.end, with: choose.one(waysToWrite(one.value!)) }))
      .filter((one) => fits(told.text, one));
    return parts.length ? { text: replaced(told.text, parts) } : null;
  },
};

/** A whole sum, written once and as one number. */
function isPlain({ text, mentions }: Told, sum: Mention): boolean {
  if (!Number.isInteger(sum.value) || sum.value! < 10 || !['cue', 'unit', 'bare'].includes(sum.how))
    return false;
  const twice = mentions.filter((one) => one.kind === 'amount' && one.value === sum.value).length > 1;
  return !twice && !NUMERAL.test(text[sum.start - 1] ?? '') && !NUMERAL.test(text[sum.end] ?? '');
}

/** What follows must not be swallowed or made to count: 三百|一次, ¥|¥300. */
function fits(text: string, part: { start: number; end: number; with: string }): boolean {
  const [before, after] = [text[part.start - 1] ?? '', text.slice(part.end)];
  if (/^[¥￥]/.test(part.with) && /[¥￥a-z\d]/i.test(before)) return false;
  if (/rmb$|k$|w$/.test(part.with) && /^[a-z\d]/i.test(after)) return false;
  if (/^(?:元|块|圆|rmb|\d)/.test(after)) return false;
  return !/[的折]$/.test(part.with);
}

/** 1次 as 一次, 1回; 2次 as 两次. */
export const counts: Rule = {
  name: 'counts respelt',
  vary: (told, choose) => {
    const parts = told.mentions
      .filter((one) => one.kind === 'sessions' && /^[\d一两二三四五六七八九十]{1,2}次$/.test(said(told, one)))
      .map((one) => ({ start: one.start, end: one.end, with: choose.one(waysToCount(one.value!)) }));
    return parts.length ? { text: replaced(told.text, parts) } : null;
  },
};

function said({ text }: Told, one: Mention): string {
  return text.slice(one.start, one.end);
}

function waysToCount(value: number): string[] {
  const word = value === 2 ? '两' : inChinese(value);
  return [`${value}次`, `${word}次`, `${value} 次`, `${word}回`];
}
