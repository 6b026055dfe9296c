import { replaced, type Rule, type Told } from './variant';
import { inChinese } from './numerals';
import type { Choose } from './choose';

/** 下午三点半 as 15:30, 15点半, 下午3点半. */
export const clocks: Rule = {
  name: 'clock times respelt',
  vary: (told, choose) => {
    const parts = told.mentions.flatMap((one) => {
      const time = one.kind === 'time' ? one.time?.time : null;
      const found = time ? clockOf(time).exec(told.text.slice(one.start, one.end)) : null;
      if (!time || !found || /^[半左整零一三四五十\d]/.test(told.text.slice(one.end))) return [];
      return [{ start: one.start + found.index, end: one.end, with: choose.one(waysToTell(time)) }];
    });
    return parts.length ? { text: replaced(told.text, parts) } : null;
  },
};

/** This hour as it is written at the end of a time; 周五十点 is at ten on Friday. */
function clockOf(time: string): RegExp {
  const [hour, minute] = time.split(':').map(Number);
  const hours = [hour, hour > 12 ? hour - 12 : hour].flatMap((one) => [
    one,
    inChinese(one),
    one === 2 ? '两' : one,
  ]);
  const colon = `0?(?:${hours.join('|')})[:：]${pad(minute)}`;
  const words = `(?:${hours.join('|')})点${minute === 30 ? '半' : '钟?'}`;
  return new RegExp(
    `(?:上午|早上|中午|下午|(?<![今明昨])晚上|(?<![今明昨早晚/\\d十二]|下午|上午))(?:${colon}|${words})$`,
  );
}

function waysToTell(time: string): string[] {
  const [hour, minute] = time.split(':').map(Number);
  const part = hour < 12 ? '上午' : hour === 12 ? '中午' : hour < 18 ? '下午' : '晚上';
  const twelve = hour > 12 ? hour - 12 : hour;
  const word = twelve === 2 ? '两' : inChinese(twelve);
  if (minute !== 0 && minute !== 30) return [time, `${part}${twelve}点${minute}`, `${hour}:${pad(minute)}`];
  const half = minute ? '半' : '';
  return [
    time,
    time.replace(':', '：'),
    `${hour}点${half}`,
    `${part}${twelve}点${half}`,
    `${part}${word}点${half}`,
    ...(minute ? [`${part}${twelve}点30`] : []),
  ];
}

function pad(minute: number): string {
  return String(minute).padStart(2, '0');
}

/** 周三 as 星期三, 礼拜三; 明天 as 明日, 明儿; 15号 as 十五号. */
export const days: Rule = {
  name: 'days respelt',
  vary: (told, choose) => {
    const parts = told.mentions.flatMap((one) => (one.kind === 'time' ? dayOf(told, one, choose) : []));
    return parts.length ? { text: replaced(told.text, parts) } : null;
  },
};

function dayOf(
  { text }: Told,
  { start, end }: { start: number; end: number },
  choose: Choose,
): { start: number; end: number; with: string }[] {
  const said = text.slice(start, end);
  const week = /周(?=[一二三四五六日])/.exec(said);
  if (week)
    return [{ start: start + week.index, end: start + week.index + 1, with: choose.one(['星期', '礼拜']) }];
  const near = /[明昨今]天|(?<![大明])后天/.exec(said);
  if (near) {
    const [head] = near[0];
    return [
      { start: start + near.index, end: start + near.index + 2, with: head + choose.one(['日', '儿', '天']) },
    ];
  }
  const date = /^(\d{1,2})号/.exec(said);
  if (date) return [{ start, end: start + date[1].length, with: inChinese(Number(date[1])) }];
  return [];
}
