/**
 * The owner's Monday (SR-MIS-06, user-days 5): her stores side by side, last week against the week before, and at most
 * three things to look at. Money in fen.
 */
import { Between, In } from '../../database/conditions';
import { Meeting } from '../../../entities/meeting';
import { MeetingItem } from '../../../entities/meeting-item';
import { StaffStore } from '../../../entities/staff-store';
import { Store } from '../../../entities/store';
import { StoreDay } from '../../../entities/store-day';
import { addDays, businessDayOf, daysFrom } from '../calendar';
import { done, type Operation, type Result, type Tell } from '../operation';
import { storeStaff } from '../staff/store-staff';
import { createWork, type Work } from '../work';
import { completeness, visitsIn, type Completeness } from './figures';
import { periodOf, type Period } from './periods';
import { storeFigures, type StoreFigures } from './store-figures';
import { ownNames, storesMeant } from './stores';

export type WeekFigures = Pick<StoreFigures, 'cashFen' | 'consumedFen' | 'visits' | 'noShows'>;

export interface StoreWeek {
  store: string;
  last: WeekFigures;
  before: WeekFigures;
  recorded: Completeness;
  /** Daily meetings in which something was decided or nothing was open, of all that there were. */
  meetings: { held: number; of: number };
  /** Days with visits whose till nobody has closed. */
  unclosed: number;
}

export type Look = { store: string } & (
  | { kind: 'unrecorded'; percent: number }
  | { kind: 'unclosed'; days: number }
  | { kind: 'visits'; fewer: number; percent: number }
  | { kind: 'noShows'; last: number; before: number }
  | { kind: 'cashNotService'; cashPercent: number; consumedPercent: number }
  | { kind: 'meetings'; held: number; of: number }
);

export interface WeekReport extends Record<string, unknown> {
  from: string;
  to: string;
  stores: StoreWeek[];
  looks: Look[];
}

const MOST_LOOKS = 3;
/** Below this part of visits written the store's other figures say too little to be compared. */
const RECORDED_PERCENT = 80;
/** A change that is worth a sentence; of few visits it would be one customer more or less. */
const CHANGED_PERCENT = 10;
const FEWER_VISITS_PERCENT = 15;
const FEWEST_VISITS = 5;
const MANY_NO_SHOWS = 4;

/** What is worth a sentence: first what makes the figures doubtful, then what they say. Pure. */
export function worthALook(stores: StoreWeek[]): Look[] {
  const found = stores.flatMap(looksOf);
  return found
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_LOOKS)
    .map((each) => each.look);
}

function looksOf(week: StoreWeek): { weight: number; look: Look }[] {
  const { store, last, before, recorded, meetings, unclosed } = week;
  const looks: { weight: number; look: Look }[] = [];
  if (recorded.expected > 0) {
    const percent = 100 - part(recorded.recorded, recorded.expected);
    if (100 - percent < RECORDED_PERCENT)
      looks.push({ weight: 300 + percent, look: { store, kind: 'unrecorded', percent } });
  }
  const fewer = before.visits - last.visits;
  const fewerPercent = part(fewer, before.visits);
  if (fewer >= FEWEST_VISITS && fewerPercent >= FEWER_VISITS_PERCENT)
    looks.push({ weight: 200 + fewerPercent, look: { store, kind: 'visits', fewer, percent: fewerPercent } });
  const cashPercent = part(last.cashFen - before.cashFen, before.cashFen);
  const consumedPercent = part(last.consumedFen - before.consumedFen, before.consumedFen);
  if (cashPercent >= CHANGED_PERCENT && consumedPercent <= -CHANGED_PERCENT)
    looks.push({
      weight: 190 - consumedPercent,
      look: { store, kind: 'cashNotService', cashPercent, consumedPercent },
    });
  if (last.noShows >= MANY_NO_SHOWS && last.noShows > before.noShows)
    looks.push({
      weight: 180 + last.noShows,
      look: { store, kind: 'noShows', last: last.noShows, before: before.noShows },
    });
  if (unclosed > 0) looks.push({ weight: 150 + unclosed, look: { store, kind: 'unclosed', days: unclosed } });
  if (meetings.of > 0 && meetings.held * 2 < meetings.of)
    looks.push({ weight: 100 + meetings.of - meetings.held, look: { store, kind: 'meetings', ...meetings } });
  return looks;
}

/** Whole per cent; 0 where there is nothing to compare with. */
function part(value: number, of: number): number {
  return of > 0 ? Math.round((value * 100) / of) : 0;
}

async function reportOf(works: Work[]): Promise<WeekReport> {
  const [{ now, store }] = works;
  const week = periodOf('last_week', businessDayOf(now, store.timezone));
  const names = ownNames(works.map((each) => each.store));
  const stores: StoreWeek[] = [];
  for (const [index, work] of works.entries()) stores.push(await weekOf(work, names[index], week));
  return { ...week, stores, looks: worthALook(stores) };
}

async function weekOf(work: Work, store: string, week: Period): Promise<StoreWeek> {
  const before = { from: addDays(week.from, -7), to: addDays(week.from, -1) };
  const recorded = { recorded: 0, expected: 0 };
  for (const day of daysFrom(week.from, week.to)) {
    const ofDay = await completeness(work, day);
    recorded.recorded += ofDay.recorded;
    recorded.expected += ofDay.expected;
  }
  return {
    store,
    last: compared(await storeFigures(work, week)),
    before: compared(await storeFigures(work, before)),
    recorded,
    meetings: await meetingsHeld(work, week),
    unclosed: await openDays(work, week).then((days) => days.length),
  };
}

function compared({ cashFen, consumedFen, visits, noShows }: StoreFigures): WeekFigures {
  return { cashFen, consumedFen, visits, noShows };
}

/** The clock opens and closes every meeting; one in which nothing open was decided did not take place. */
export async function meetingsHeld(work: Work, period: Period): Promise<{ held: number; of: number }> {
  const meetings = await work.tx.find(Meeting, {
    where: { storeId: work.store.id, day: Between(period.from, period.to) },
    select: ['id', 'status'],
  });
  if (meetings.length === 0) return { held: 0, of: 0 };
  const items = await work.tx.find(MeetingItem, {
    where: { meetingId: In(meetings.map((each) => each.id)) },
    select: ['id', 'meetingId', 'status'],
  });
  const held = meetings.filter(({ id, status }) => {
    const own = items.filter((item) => item.meetingId === id);
    return status === 'closed' && (own.length === 0 || own.some((item) => item.status === 'decided'));
  });
  return { held: held.length, of: meetings.length };
}

/** Days of a period on which customers were there or money came in, and whose till nobody has closed (日结). */
export async function openDays(work: Work, period: Period): Promise<string[]> {
  const visits = await visitsIn(work, period);
  const closed = await work.tx.find(StoreDay, {
    where: { storeId: work.store.id, day: Between(period.from, period.to) },
  });
  const isClosed = new Set(closed.filter((each) => each.closedAt !== null).map((each) => each.day));
  // Of the time before going live the till is on paper.
  const live = (await work.tx.one(Store, { id: work.store.id }))?.liveSince ?? period.from;
  return [...new Set(visits.map((each) => each.day))]
    .filter((day) => day >= live && !isClosed.has(day))
    .sort();
}

/** Monday morning: one message to whoever owns several stores, made by the run of her first one. */
export async function mondayReport(work: Work): Promise<Result> {
  const tells: Tell[] = [];
  for (const owner of await storeStaff(work, 'owner')) {
    const links = await work.tx.find(StaffStore, { where: { staffId: owner.id } });
    const ids = links.map((link) => link.storeId);
    const stores = await work.tx.find(Store, { where: { id: In(ids) }, order: { code: 'ASC' } });
    if (stores.length < 2 || stores[0].id !== work.store.id) continue;
    const facts = await reportOf(stores.map((store) => createWork({ ...work, store })));
    tells.push({ to: owner.id, notice: 'week.report', facts });
  }
  return done({ told: tells.length }, tells);
}

async function asked(work: Work, input: { words?: string }): Promise<Result> {
  return done(await reportOf(await storesMeant(work, input.words)));
}

export const weekOperations: Operation[] = [
  { name: 'week.report', command: 'store-figures', kind: 'read', run: asked },
];
