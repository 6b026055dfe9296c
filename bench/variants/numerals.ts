const DIGITS = '零一二三四五六七八九';

/** 1280 as 一千二百八十, 12000 as 一万二千, up to 99,999,999. */
export function inChinese(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000;
    const gap = rest > 0 && rest < 1000 ? '零' : '';
    return `${inChinese(Math.floor(value / 10_000)).replace(/^二$/, '两')}万${gap}${rest ? inChinese(rest) : ''}`;
  }
  let out = '';
  let gap = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (!digit) {
      gap = out !== '';
      continue;
    }
    out += (gap ? '零' : '') + (digit === 2 && unit >= 1000 ? '两' : DIGITS[digit]) + name;
    gap = false;
  }
  return value >= 10 && value < 20 ? out.slice(1) : out;
}

/** Every way in which a sum is written down that is not in doubt, with or without its unit. */
export function waysToWrite(value: number): string[] {
  const words = inChinese(value);
  const bare = [String(value), words];
  if (value >= 1000) bare.push(value.toLocaleString('en-US'));
  // 三千五, 一千二百八, 一万二: the last unit goes unsaid.
  if (/[百千万].[十百千]$/.test(words) && !words.includes('零')) bare.push(words.slice(0, -1));
  if (value % 100 === 0 && value >= 1000 && value < 10_000) {
    const [thousands, hundreds] = [Math.floor(value / 1000), (value % 1000) / 100];
    bare.push(`${value / 1000}k`, hundreds ? `${thousands}千${hundreds}` : `${thousands}千`);
  }
  if (value % 1000 === 0 && value >= 10_000) {
    const [tens, thousands] = [Math.floor(value / 10_000), (value % 10_000) / 1000];
    bare.push(`${value / 10_000}万`, `${value / 10_000}w`);
    if (thousands) bare.push(`${tens}万${thousands}`, `${tens}w${thousands}`);
  }
  if (value % 100 === 0 && value < 1000) bare.push(`${value / 100}百`);
  const units = ['元', '块', '块钱'].flatMap((unit) => bare.filter(takesUnit).map((one) => one + unit));
  return [...bare, ...units, `¥${value}`, `￥${value}`, `${value}.00`, `${value} 元`, `${value}rmb`];
}

function takesUnit(written: string): boolean {
  return !/[kw]\d*$/.test(written);
}
