/** Numerals as staff write them: 1280, 1,280, 3.5k, 3千5, 1w2, 三千五, 一百二, 两万, 一二八. */

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  幺: 1,
  壹: 1,
  二: 2,
  两: 2,
  俩: 2,
  贰: 2,
  三: 3,
  仨: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};

const UNITS: Record<string, number> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  k: 1000,
  万: 10000,
  萬: 10000,
  w: 10000,
};

/** Formal digits (壹, 陆) occur in names; they count as numerals only beside another numeral. */
const PLAIN_START = /[0-9零〇一幺二两三四五六七八九十百千]/;
/** 壹次, 伍佰: what follows belongs to no name. */
const FORMAL_START = /[壹贰叁肆伍陆柒捌玖][次元圆佰仟拾萬]/;
const PART = /[0-9零〇一幺二两三四五六七八九十百千万wk壹贰叁肆伍陆柒捌玖拾佰仟萬]/;

export interface NumeralFound {
  start: number;
  end: number;
  value: number;
  /** Written with 万, 千, 百, k or w, or with Arabic digits only. */
  chinese: boolean;
  /** A unit of size (百 and above) is in it, so it is hardly a count. */
  large: boolean;
}

/** The value of a whole numeral, or null where the characters do not make one. */
export function readNumeral(text: string): number | null {
  const clean = text.replace(/,/g, '');
  if (/^\d+(\.\d+)?$/.test(clean)) return Number(clean);
  if (/^[零〇一幺二两三四五六七八九]{2,}$/.test(clean)) {
    return Number([...clean].map((c) => DIGITS[c]).join(''));
  }
  return readWithUnits(clean);
}

function readWithUnits(text: string): number | null {
  const tokens = text.match(/\d+(?:\.\d+)?|[^\d.]/g);
  if (!tokens || tokens.join('') !== text) return null;
  let total = 0;
  let section = 0;
  let number: number | null = null;
  let lastUnit = 0;
  let afterZero = false;
  for (const token of tokens) {
    if (token in UNITS) {
      const unit = UNITS[token];
      if (unit === 10000) {
        if (number === null && section === 0) return null;
        total += (section + (number ?? 0)) * unit;
        section = 0;
      } else {
        if (number === null && unit !== 10) return null;
        section += (number ?? 1) * unit;
      }
      number = null;
      lastUnit = unit;
      afterZero = false;
    } else {
      const digit = token in DIGITS ? DIGITS[token] : Number(token);
      if (Number.isNaN(digit)) return null;
      if (digit === 0 && token in DIGITS) {
        afterZero = true;
        continue;
      }
      if (number !== null) return null;
      number = digit;
    }
  }
  if (number === null) return total + section;
  // 三千五 is 3500 and 1w2 is 12000, but 三千零五 is 3005 and 十二 is 12.
  // 1w88 and 3k25 are written for 1.88万 and 3.25千.
  const short = /[wk]\d\d$/.test(text) ? lastUnit / 100 : 1;
  const scale = lastUnit >= 100 && !afterZero && number < 10 ? lastUnit / 10 : short;
  return Math.round((total + section + number * scale) * 100) / 100;
}

/** The numeral that starts at `start`, as long as it goes; null where there is none. */
export function numeralAt(text: string, start: number): NumeralFound | null {
  if (!PLAIN_START.test(text[start]) && !FORMAL_START.test(text.slice(start, start + 2))) return null;
  // 抹零两百八: the nought belongs to the word before it.
  if (text[start] === '零' && /[抹找凑去]/.test(text[start - 1] ?? '')) return null;
  let end = start;
  while (end < text.length && continues(text, end)) end++;
  for (; end > start; end--) {
    const raw = text.slice(start, end);
    if (/[.,]$/.test(raw) || takesNext(raw, text.slice(end))) continue;
    const value = readNumeral(raw);
    if (value !== null && Number.isFinite(value)) {
      return { start, end, value, chinese: /[^\d.,]/.test(raw), large: /[百千万wk佰仟萬]/.test(raw) };
    }
  }
  return null;
}

/** «一笔2w一笔1w», «两千一次付清»: the last digit counts what follows. */
function takesNext(raw: string, after: string): boolean {
  if (/[wk][一二两三四五六七八九]$/.test(raw)) return true;
  return /[万千百][一两]$/.test(raw) && /^(?:笔|次|张|个|套|盒|瓶|支(?!付)|起|共|并|人|位)/.test(after);
}

/** «收260,260»: three digits before a comma are a sum of their own, unless the whole is round. */
function continuesThousands(text: string, at: number): boolean {
  const tail = /^,\d{3}(?!\d)/.exec(text.slice(at, at + 5))?.[0];
  if (!tail || !/\d/.test(text[at - 1] ?? '')) return false;
  return tail.endsWith('00') || !/\d{3}$/.test(text.slice(Math.max(0, at - 3), at));
}

function continues(text: string, at: number): boolean {
  const c = text[at];
  if (c === ',') return continuesThousands(text, at);
  if (c === '.') return /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');
  if (c === 'w' || c === 'k') {
    return /[\d一二两三四五六七八九十半]/.test(text[at - 1] ?? '') && !/[a-z]/.test(text[at + 1] ?? '');
  }
  return PART.test(c);
}

/** A single count such as 一, 2, 两, 十二; null for anything larger than 999. */
export function readCount(text: string): number | null {
  const value = readNumeral(text);
  return value !== null && Number.isInteger(value) && value > 0 && value < 1000 ? value : null;
}
