const DIGITS: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** A stretch of time that a message names, in minutes: «20分钟», «二十分», «一刻钟», «半小时», «一个半小时». */
export function minutesIn(said: string): number | null {
  const text = said.normalize('NFKC');
  const hours = /(\d{1,2}|[一二两三四五])\s*个?(半)?\s*(?:个)?(?:小时|钟头)/u.exec(text);
  if (hours) return 60 * (DIGITS[hours[1]] ?? Number(hours[1])) + (hours[2] ? 30 : 0);
  if (/半个?(?:小时|钟头)/u.test(text)) return 30;
  if (/一刻/u.test(text)) return 15;
  if (/三刻/u.test(text)) return 45;
  const minutes = /(\d{1,3}|[一二两三四五六七八九]?十?[一二三四五六七八九]?)\s*多?\s*分/u.exec(text)?.[1];
  return minutes ? numberOf(minutes) : null;
}

function numberOf(said: string): number {
  if (/^\d+$/.test(said)) return Number(said);
  const [tens, ones] = said.includes('十') ? said.split('十') : ['', said];
  const ten = said.includes('十') ? (tens ? DIGITS[tens] : 1) : 0;
  return ten * 10 + (ones ? DIGITS[ones] : 0);
}
