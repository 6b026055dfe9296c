/** Days, hours and money as staff read them. */

const WEEKDAYS = '一二三四五六日';

/** «12-02 周三» of a day `YYYY-MM-DD`. */
export function dayWithWeekday(day: string): string {
  return `${day.slice(5)} ${weekdayName(day)}`;
}

export function weekdayName(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `周${WEEKDAYS[(new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7]}`;
}

/** «今天», «明天», «后天», else «12-02 周三». */
export function dayFrom(today: string, day: string): string {
  const apart = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  return ['今天', '明天', '后天'][apart] ?? (apart === -1 ? '昨天' : dayWithWeekday(day));
}

/** «12-02 周三 15:00»; without an hour only the day. */
export function dayAndClock(day: string, clock: string | null): string {
  return clock ? `${dayWithWeekday(day)} ${clock}` : dayWithWeekday(day);
}

/** Fen as yuan with thousands: 1280000 → «12,800»; cents only where there are some. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(fen) / 100);
  const cents = Math.abs(fen) % 100;
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${grouped}${cents ? `.${String(cents).padStart(2, '0')}` : ''}`;
}

/** «8.6万» from ten thousand yuan on, else as `yuan`. */
export function shortYuan(fen: number): string {
  if (Math.abs(fen) < 1_000_000) return yuan(Math.round(fen / 100) * 100);
  return `${(fen / 1_000_000).toFixed(1).replace(/\.0$/, '')}万`;
}

/** At most so many Chinese characters wide, the last one an ellipsis where something was cut. */
export function cut(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  const kept = [...text];
  while (kept.length > 0 && widthOf(kept.join('')) > most - 1) kept.pop();
  return `${kept.join('')}…`;
}

/** Room on a screen, in Chinese characters: two half-width letters or digits take that of one. */
export function widthOf(text: string): number {
  const halves = [...text].reduce((sum, each) => sum + (each.codePointAt(0)! < 0x2000 ? 1 : 2), 0);
  return halves / 2;
}
