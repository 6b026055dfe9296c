/** When somebody's birthday comes round, by the solar or the lunar calendar (SR-CAL-01, SR-FLD-03). Pure. */
import { Lunar, LunarMonth } from 'lunar-typescript';
import { isDay } from '../calendar';

/**
 * The next birthday on or after `from`, YYYY-MM-DD. 29 February falls on the 28th, the thirtieth of a short lunar
 * month on its last day; a leap month is not kept. Null where the birthday is no date.
 * @param birthday YYYY-MM-DD or MM-DD; lunar month and day where `lunar`
 */
export function nextBirthday(birthday: string, lunar: boolean, from: string): string | null {
  const [month, day] = birthday.slice(-5).split('-').map(Number);
  const year = Number(from.slice(0, 4));
  // A lunar year begins in January or February: the twelfth month of last year may lie ahead.
  const years = lunar ? [year - 1, year, year + 1] : [year, year + 1];
  const days = years.map((each) => (lunar ? lunarDay(each, month, day) : solarDay(each, month, day)));
  return days.filter((each): each is string => each !== null && each >= from).sort()[0] ?? null;
}

/** The solar day of a lunar date of a lunar year. */
export function lunarDay(year: number, month: number, day: number): string | null {
  const length = LunarMonth.fromYm(year, month)?.getDayCount();
  if (!length || day < 1 || day > 30) return null;
  return Lunar.fromYmd(year, month, Math.min(day, length)).getSolar().toYmd();
}

function solarDay(year: number, month: number, day: number): string | null {
  const written = `${year}-${two(month)}-${two(day)}`;
  if (isDay(written)) return written;
  return month === 2 && day === 29 ? `${year}-02-28` : null;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

const LUNAR = 'lunar:';

/** A birthday as it is said and given in and out: `1985-03-12`, `03-12`, or `lunar:08-15` (SR-FLD-03). */
export function birthdaySaid(said: string): { birthday: string; birthdayLunar: boolean } {
  const birthdayLunar = said.startsWith(LUNAR);
  return { birthday: birthdayLunar ? said.slice(LUNAR.length) : said, birthdayLunar };
}

export function birthdayGiven(file: { birthday: string | null; birthdayLunar: boolean }): string | null {
  return file.birthday && file.birthdayLunar ? `${LUNAR}${file.birthday}` : file.birthday;
}

/** Whether there is such a day, with or without a year, by its calendar; none that is still to come. */
export function isBirthday(said: string, today?: string): boolean {
  const { birthday, birthdayLunar } = birthdaySaid(said);
  if (!/^(?:\d{4}-)?\d{2}-\d{2}$/.test(birthday)) return false;
  const whole = birthday.length === 5 ? `2000-${birthday}` : birthday;
  if (today && whole > today) return false;
  const [, month, day] = whole.split('-').map(Number);
  return birthdayLunar ? month >= 1 && month <= 12 && day >= 1 && day <= 30 : isDay(whole);
}
