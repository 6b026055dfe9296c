/**
 * The four festivals on which A and B are greeted (SR-CAL-02, SR-DUTY-01, SR-REL-09), and how their calls are dealt
 * out over the days before. Pure.
 */
import { addDays, daysFrom } from '../calendar';
import { lunarDay } from './birthdays';

export type FestivalName = 'spring' | 'mid-autumn' | 'labour' | 'new-year';

export const FESTIVALS: FestivalName[] = ['spring', 'mid-autumn', 'labour', 'new-year'];

export interface Festival {
  name: FestivalName;
  day: string;
}

/** The nearest festival of those kept that is after a day and not more than `ahead` days away. */
export function festivalAhead(today: string, ahead: number, kept: FestivalName[]): Festival | null {
  const year = Number(today.slice(0, 4));
  const all = kept.flatMap((name) =>
    [year, year + 1].flatMap((each) => ({ name, day: festivalDay(name, each) })),
  );
  return (
    all
      .filter((each) => each.day > today && each.day <= addDays(today, ahead))
      .sort((one, other) => (one.day < other.day ? -1 : 1))[0] ?? null
  );
}

export function festivalDay(name: FestivalName, year: number): string {
  if (name === 'spring') return lunarDay(year, 1, 1)!;
  if (name === 'mid-autumn') return lunarDay(year, 8, 15)!;
  return name === 'labour' ? `${year}-05-01` : `${year}-01-01`;
}

export interface Greeted {
  customerId: string;
  grade: string;
  ownerId: string;
  /** Days before the festival on which she comes anyway: she is greeted then. */
  comes: string[];
}

export interface Dealt {
  customerId: string;
  ownerId: string;
  day: string;
}

/** What an owner can still take on a day: nothing on her day off. */
export type Room = (ownerId: string, day: string) => number;

/**
 * Deals the greetings out over the last `days` days before the festival, A first, each owner's day filled up to her
 * room; whoever does not fit goes to an earlier day, tomorrow at the earliest, and is left where none is free.
 */
export function dealOut(
  greeted: Greeted[],
  festival: string,
  today: string,
  days: number,
  room: Room,
): { dealt: Dealt[]; left: string[] } {
  const tomorrow = addDays(today, 1);
  const all = daysFrom(tomorrow, addDays(festival, -1));
  const chosen = all.slice(-days);
  const earlier = all.slice(0, -days).reverse();
  const load = new Map<string, number>();
  const free = (ownerId: string, day: string) => room(ownerId, day) - (load.get(`${ownerId} ${day}`) ?? 0);
  const dealt: Dealt[] = [];
  const left: string[] = [];
  for (const each of byClass(greeted)) {
    const here = each.comes.find((day) => all.includes(day));
    const best = [...chosen].sort((one, other) => free(each.ownerId, other) - free(each.ownerId, one))[0];
    const fits = best && free(each.ownerId, best) > 0 ? best : undefined;
    const day = here ?? fits ?? earlier.find((one) => free(each.ownerId, one) > 0);
    if (!day) {
      left.push(each.customerId);
      continue;
    }
    if (!here) load.set(`${each.ownerId} ${day}`, (load.get(`${each.ownerId} ${day}`) ?? 0) + 1);
    dealt.push({ customerId: each.customerId, ownerId: each.ownerId, day });
  }
  return { dealt, left };
}

function byClass(greeted: Greeted[]): Greeted[] {
  return [...greeted].sort(
    (one, other) =>
      (one.grade < other.grade ? -1 : one.grade > other.grade ? 1 : 0) ||
      (one.customerId < other.customerId ? -1 : 1),
  );
}
