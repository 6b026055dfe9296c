import { clockTime } from './clock-said';
import type { DayPart } from './time-words';
import type { Mention } from './mentions';
import type { StoreHours } from './reading';

/** «三点,不对,四点»: what the speaker takes back within the message. */
const TAKE_BACK =
  /(?:不对不对|不对|不是不是|说错了?|打错了?|写错了?|弄错了?|记错了?|搞错了?|错了|哦不是|哦不|啊不|不是[, ]+(?=是)|(?<=[, ])不是[, ]+(?=[收付充划耗扣])|噢不|呃不|额不|(?:呃|额|哦)[, ]*(?=[收付充划扣])|更正一下|更正|应该是|改成是|纠正|不不)[,.。;!~… ]*(?:应该|是|说的是|收的|收了|做的|改为|改成|为)*/g;

/**
 * Marks what is taken back as dropped. The word after the marker replaces the nearest word of its kind before
 * it; «不是A是B» drops A. `whole` messages that correct an earlier entry are not touched here.
 */
export function applyCorrections(text: string, mentions: Mention[], hours: StoreHours): void {
  for (const m of text.matchAll(TAKE_BACK)) {
    const end = m.index + m[0].length;
    takeBackSum(text, mentions, m.index, end);
    const after = mentions.find((one) => one.start >= end && one.start - end <= 6 && replaces(one));
    if (!after || mentions.some((one) => one.start < m.index && m.index < one.end)) continue;
    const before = [...mentions]
      .reverse()
      .find(
        (one) => one.end <= m.index && one.kind === after.kind && !one.dropped && m.index - one.end <= 30,
      );
    if (!before || hasQuestion(text, before.end, m.index)) continue;
    drop(before, after, hours);
    if (before.kind === 'customer') dropHers(text, mentions, before, after, m.index);
  }
  // «158现→改微信158»: one sum, paid in another way.
  const sums = mentions.filter((one) => one.kind === 'amount' && !one.dropped);
  for (const [i, one] of sums.entries()) {
    const next = sums[i + 1];
    if (next?.value === one.value && /→|改/.test(text.slice(one.end, next.start))) one.dropped = 'taken back';
  }
  for (const m of text.matchAll(/不是/g)) {
    const first = mentions.find((one) => one.start === m.index + 2 || one.start === m.index + 3);
    if (!first || !replaces(first)) continue;
    const stated = [...mentions]
      .reverse()
      .find((one) => one.kind === first.kind && one.end <= m.index && m.index - one.end <= 2);
    if (stated && /是$/.test(text.slice(0, stated.start))) {
      first.dropped = 'taken back';
      continue;
    }
    const second = mentions.find(
      (one) => one.start >= first.end && one.kind === first.kind && one.start - first.end <= 8,
    );
    if (!second || !/是/.test(text.slice(first.end, second.start))) continue;
    for (const one of mentions)
      if (one.end <= first.start && sameValue(one, first)) one.dropped = 'taken back';
    drop(first, second, hours);
  }
}

/** «芳姐肩颈,不对,是红姐艾灸»: what was said of the wrong customer goes with her where the right one has her own. */
function dropHers(text: string, mentions: Mention[], wrong: Mention, right: Mention, marker: number): void {
  const own = mentions.find((one) => one.kind === 'treatment' && one.start >= right.end);
  if (!own || /[^的做了是 ,今天刚才来]/.test(text.slice(right.end, own.start))) return;
  for (const one of mentions)
    if (one.kind === 'treatment' && one.start >= wrong.end && one.end <= marker) one.dropped = 'taken back';
}

/** 收168 不对…没收钱: the sum before the marker was never taken. */
function takeBackSum(text: string, mentions: Mention[], marker: number, end: number): void {
  const sum = mentions
    .filter((one) => one.kind === 'amount' && one.end <= marker && marker - one.end <= 2)
    .pop();
  if (
    sum &&
    /^[^]{0,16}?(?:没收|没付|不收|没给钱|不要钱|免费|没花钱|有卡|是卡|划卡|走卡|用卡|扣卡)/.test(
      text.slice(end),
    )
  )
    sum.dropped = 'taken back';
}

function sameValue(a: Mention, b: Mention): boolean {
  return a.kind === b.kind && a.kind === 'amount' && a.value === b.value;
}

function replaces(one: Mention): boolean {
  return ['time', 'amount', 'customer', 'staff', 'treatment', 'sessions', 'duration', 'phone'].includes(
    one.kind,
  );
}

function hasQuestion(text: string, from: number, to: number): boolean {
  return /[?]/.test(text.slice(from, to));
}

/** A corrected time keeps what it does not say again: 下午四点,不对,四点半 is still in the afternoon. */
function drop(before: Mention, after: Mention, hours: StoreHours): void {
  before.dropped = 'taken back';
  // «划了一次,不是,是两次»: the right count is counted as the wrong one was.
  if (before.kind === 'sessions' && after.unit === 'bare') after.unit = before.unit;
  if (before.time && after.time) {
    const time = after.time;
    if (time.day === null && (!/^[+-]0d$/.test(before.time.day ?? '') || before.time.part))
      time.day = before.time.day;
    if (time.hour !== undefined && !time.part && before.time.part) {
      time.part = before.time.part;
      const minute = Number(time.time?.slice(3) ?? 0);
      time.time = clockTime({ hour: time.hour, minute }, before.time.part as DayPart, hours);
    }
    if (time.hour === undefined && time.time === null && !time.part && before.time.time) {
      time.time = before.time.time;
      delete time.vague;
    }
  }
}
