import { count, N, pad, type Piece } from './time-pieces';
import { FESTIVALS, NAMED_DAYS, NOT_A_DAY, SHORT_DAYS, SHORT_PARTS, WEEKDAYS, DAY_PARTS } from './time-words';

const WEEK = '(?:周|星期|礼拜)';
const MONTHS_AND_A_HALF = new RegExp(`^(?:再?过)?(${N}+)个半月(?:之后|以后|后)?`);
const DAYS_LATER = new RegExp(`^(${N}+|[两三四五]三?[四五六]?)(?:天|日)(?:之后|以后|后)`);
const AFTER_DAYS = new RegExp(`^(?:再?过|隔)(${N}+)天(?:之后|以后|后)?`);
const WEEKS_LATER = new RegExp(`^(?:再?过|隔)?(${N}+)个?${WEEK}(?:之后|以后|后)`);
const AFTER_WEEKS = new RegExp(`^(?:再?过|隔)(${N}+)个?${WEEK}`);
const MONTHS_LATER = new RegExp(`^(?:再?过|隔)?(${N}+)个月(?:之后|以后|后)`);
const AFTER_MONTHS = new RegExp(`^(?:再?过|隔)(${N}+)个月`);
const WEEKDAY_FIGURE = new RegExp(
  `^(下下|下|上上|上|这|本|当)?个?${WEEK}([一二三四五六日天1-7])(?![次个点:\\d])`,
);
const WEEKDAY = new RegExp(`^(下下|下|上上|上|这|本|当)?个?${WEEK}([一二三四五六日天])`);
const WEEKEND = new RegExp(`^(下下|下|上上|上|这|本)?个?${WEEK}末`);
const NEXT_WEEK = new RegExp(`^(下下|下)个?${WEEK}(?!期|刊|报|年|岁)`);
const MONTH_DAY = new RegExp(
  `^(明年|今年|后年)?(${N}{1,3})月(?:份)?(${N}{1,3})(号|日|(?=[^\\d一二两三四五六七八九十个次点:]|$))`,
);
const DAY_OF_THAT_MONTH = new RegExp(`^(下个?月|这个?月|本月|上个?月)的?(${N}{1,3})[号日](?!房)`);
const DAY_OF_MONTH = new RegExp(`^(${N}{1,3})[号日]`);

/** The day that a text begins with: 后天, 下周三, 12月5号, 月底, 半个月后, 圣诞节. */
export function dayPiece(rest: string, text: string, start: number): Piece | null {
  return (
    namedDay(rest) ??
    relativeDay(rest) ??
    weekday(rest) ??
    calendarDay(rest, text, start) ??
    festival(rest, text, start)
  );
}

/** 明3点 after anything but the first half of a word: 黎明, 声明. */
export const HALF_A_WORD = /[黎说声证表照光文聪透鲜分发查申英开清高小黄月]$/;

/** 明14:00, 昨 红姐, 今空?: the first character of a day, for the day, where nothing that makes a word follows. */
export function dayAlone(rest: string): Piece | null {
  const m =
    /^([今明昨])(?=$|[ ,?。]|\d{1,2}(?:[:点→]|-?>|pm|am|已|改|换|取消)|[上下]午|[ap]m\d|取消|改|换|推|不来|来不|能来|空|满|现|没|无|未|还(?![是有好原])|约|消|休|到店)/.exec(
      rest,
    );
  return m ? { length: 1, day: signed(SHORT_DAYS[m[1]]) } : null;
}

/** «明后天», «今明两天»: the first of two days whose second follows. */
const FIRST_OF_TWO = /^(?:今(?=明|天?和明)|明(?=后[天两]))/;

function namedDay(rest: string): Piece | null {
  const two = FIRST_OF_TWO.exec(rest);
  if (two) return { length: 1, day: signed(SHORT_DAYS[rest[0]]) };
  const last = /^(?:明(?=两天)|后(?=两天))/.exec(rest);
  if (last) return { length: 1, day: signed(rest[0] === '明' ? 1 : 2) };
  for (const [word, days] of NAMED_DAYS) {
    if (rest.startsWith(word)) return { length: word.length, day: signed(days) };
  }
  const short = SHORT_DAYS[rest[0]];
  if (short !== undefined) {
    const part = partPiece(rest.slice(1));
    if (part) return { length: 1 + part.length, day: signed(short), part: part.part, vague: true };
    const one = SHORT_PARTS[rest[1] ?? ''];
    if (one && !/^.[早晚](?:安|点|餐|饭|会)/.test(rest)) {
      const tail = /^.[早晚]上/.test(rest) ? 3 : 2;
      return { length: tail, day: signed(short), part: one, vague: true };
    }
  }
  return null;
}

function relativeDay(rest: string): Piece | null {
  let m =
    /^(?:过|再过|隔)?(半个月|十天半个月|半月)(?:之后|以后|后|左右)/.exec(rest) ??
    /^(?:再?过|隔)(半个月|半月)/.exec(rest);
  if (m) return { length: m[0].length, day: '+15d' };
  m = MONTHS_AND_A_HALF.exec(rest);
  if (m && /后|过/.test(m[0])) return { length: m[0].length, day: signed(count(m[1]) * 30 + 15) };
  m = DAYS_LATER.exec(rest);
  if (m) return { length: m[0].length, day: signed(count(m[1])), vague: !Number.isFinite(count(m[1])) };
  m = AFTER_DAYS.exec(rest);
  if (m) {
    const days = count(m[1]);
    return { length: m[0].length, day: signed(days), vague: m[1] === '两' };
  }
  m = WEEKS_LATER.exec(rest);
  m ??= AFTER_WEEKS.exec(rest);
  if (m) return { length: m[0].length, day: signed(count(m[1]) * 7) };
  m = MONTHS_LATER.exec(rest);
  m ??= AFTER_MONTHS.exec(rest);
  if (m) return { length: m[0].length, day: `+${count(m[1])}m` };
  m = /^(?:过几天|过些天|过阵子|过段时间|改天|回头再|有空再)/.exec(rest);
  return m ? { length: m[0].length, day: null, vague: true } : null;
}

function weekday(rest: string): Piece | null {
  let m = WEEKDAY_FIGURE.exec(rest);
  m ??= WEEKDAY.exec(rest);
  if (m && !m[0].startsWith('个'))
    return { length: m[0].length, day: `dow:${WEEKDAYS[m[2]]}/${which(m[1])}` };
  m = WEEKEND.exec(rest);
  if (m) return { length: m[0].length, day: `dow:6/${which(m[1])}`, vague: true };
  m = NEXT_WEEK.exec(rest);
  return m ? { length: m[0].length, day: `dow:1/${which(m[1])}`, vague: true } : null;
}

function which(said: string | undefined): string {
  if (said === '下') return 'next';
  if (said === '下下') return 'next2';
  if (said === '上' || said === '上上') return 'last';
  return 'this';
}

function calendarDay(rest: string, text: string, start: number): Piece | null {
  if (/[\d.]/.test(text[start - 1] ?? '') && /\d/.test(rest[0])) return null;
  let m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[号日]?/.exec(rest);
  if (m) return monthDay(m[0].length, Number(m[2]), Number(m[3]), Number(m[1]));
  m = /^((?:19|20)?\d{2})\.(\d{1,2})\.(\d{1,2})(?![\d.])/.exec(rest);
  if (m) return monthDay(m[0].length, Number(m[2]), Number(m[3]), fullYear(m[1]));
  m = /^([4-9]\d|0\d|[12]\d)年(\d{1,2})月(\d{1,2})[号日]?/.exec(rest);
  if (m) return monthDay(m[0].length, Number(m[2]), Number(m[3]), fullYear(m[1]));
  m = MONTH_DAY.exec(rest);
  if (m) return monthDay(m[0].length, count(m[2]), count(m[3]));
  const lunar = new RegExp(`^(${N}{1,2})月(初${N}{1,2})(?!中)`).exec(rest);
  if (lunar && count(lunar[1]) <= 12 && count(lunar[2].slice(1)) <= 10)
    return { length: lunar[0].length, day: `lunar:${pad(count(lunar[1]))}-${pad(count(lunar[2].slice(1)))}` };
  m = DAY_OF_THAT_MONTH.exec(rest);
  if (m) return monthly(m[0].length, count(m[2]), m[1]);
  m = DAY_OF_MONTH.exec(rest);
  if (m && !NOT_A_DAY.test(rest.slice(m[0].length)) && !/[第选]$/.test(text.slice(0, start))) {
    return monthly(m[0].length, count(m[1]));
  }
  m = /^(\d{1,2})[-/](\d{1,2})(?![\d-/次天个件支人年折])/.exec(rest);
  if (
    m &&
    Number(m[1]) >= 1 &&
    Number(m[1]) <= 12 &&
    Number(m[2]) >= 1 &&
    Number(m[2]) <= 31 &&
    !/[-/]$/.test(text.slice(0, start))
  ) {
    return monthDay(m[0].length, Number(m[1]), Number(m[2]));
  }
  m =
    /^(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?=[号日]| ?(?:上午|下午|晚上|中午|早上|\d{1,2}[:点]|[一二三四五六七八九十]点|来|做|约|[ap]m|\d{1,2} ?[ap]m|消(?!费)|取消|改|换|推))/.exec(
      rest,
    );
  const told = /(?:下次?|下回|约|时间:?|改到?|→) ?$/.test(text.slice(0, start));
  if (!m && told) m = /^(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?![\d.元块])/.exec(rest);
  // 11.21 司徒静 嫩肤 补录: a day written first.
  if (!m && start === 0 && /补[录记登报]|补一[条下]/.test(text))
    m = /^(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?= )/.exec(rest);
  if (m) return monthDay(m[0].length, Number(m[1]), Number(m[2]));
  return monthWord(rest);
}

function fullYear(said: string): number {
  const year = Number(said);
  if (year > 99) return year;
  return year + (year > 30 ? 1900 : 2000);
}

function monthWord(rest: string): Piece | null {
  const m = /^(下个?|这个?|本|)月(底|末|初|中旬|中)(?!午)/.exec(rest);
  if (m) {
    const next = m[1].startsWith('下');
    if (m[2] === '初') return { length: m[0].length, day: 'next_month_start', vague: true };
    if (m[2].startsWith('中'))
      return { length: m[0].length, day: next ? 'dom:15/next' : 'dom:15', vague: true };
    return { length: m[0].length, day: next ? 'next_month_end' : 'month_end', vague: true };
  }
  const month = /^下个?月(?!份?的?(?:业绩|目标|工资|任务))/.exec(rest);
  return month ? { length: month[0].length, day: '+1m', vague: true } : null;
}

function monthDay(length: number, month: number, day: number, year?: number): Piece | null {
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (!longest || !Number.isInteger(day) || day < 1 || day > longest)
    return { length, day: null, impossible: true };
  const md = `${pad(month)}-${pad(day)}`;
  return { length, day: year ? `ymd:${year}-${md}` : `md:${md}` };
}

function monthly(length: number, day: number, month?: string): Piece | null {
  if (!Number.isInteger(day) || day < 1 || day > 31) return { length, day: null, impossible: true };
  return { length, day: month?.startsWith('下') ? `dom:${day}/next` : `dom:${day}` };
}

function festival(rest: string, text: string, start: number): Piece | null {
  for (const [word, day] of FESTIVALS) {
    if (!rest.startsWith(word)) continue;
    const next = rest[word.length] ?? '';
    // 今年三十二岁
    if (word === '年三十' && (/[今去明]/.test(text[start - 1] ?? '') || /[一二三四五六七八九岁]/.test(next)))
      continue;
    if (
      /^(?:五一|六一|十一)$/.test(word) &&
      (/[\d一二三四五六七八九十百千万点月号次个块元:岁天]/.test(next) ||
        /[\d一二三四五六七八九十百千周期零〇月]/.test(text[start - 1] ?? ''))
    )
      continue;
    return { length: word.length, day };
  }
  return null;
}

/** 上午, 下午, 晚上 at the head of a text. */
export function partPiece(rest: string): Piece | null {
  for (const [word, part] of DAY_PARTS) if (rest.startsWith(word)) return { length: word.length, part };
  // 下周四晚6点
  if (/^[晚早](?=(?:\d{1,2}|[一二三四五六七八九十]{1,2})[点:])/.test(rest))
    return { length: 1, part: rest[0] === '晚' ? 'evening' : 'morning' };
  return null;
}

function signed(days: number): string {
  return Number.isFinite(days) ? `${days < 0 ? '' : '+'}${days}d` : '+2d';
}
