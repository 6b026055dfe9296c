/**
 * What the monthly meeting looks at (月报, SR-LOOP-10, SR-MIS-01): the store's month against the one before and against
 * its goal, and what was decided at the last monthly meeting. No customer stands in it.
 */
import { Between, In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Promised } from '../../../entities/promise';
import { Shift } from '../../../entities/shift';
import { Visit } from '../../../entities/visit';
import { addMonths, businessDayOf, businessDaySpan } from '../calendar';
import { storesMeant } from '../figures/stores';
import { openDays } from '../figures/week';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { settingOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import { staffNamed } from '../subjects';
import type { Work } from '../work';
import { DECIDED_AT } from './decisions';
import { daysOf, figuresOf, peopleOf, type PersonMonth, type StoreMonth } from './figures';
import { lastMonth } from './lock';
import { isLocked, recordOf } from './locked';

export interface MonthPack {
  store: string;
  month: string;
  locked: { by: string; at: number } | null;
  /** Days whose till nobody has closed. */
  openDays: string[];
  figures: StoreMonth;
  /** Null where the store wrote nothing in the month before. */
  before: StoreMonth | null;
  goalFen: number;
  /** Appointments that passed without a record. */
  unrecorded: number;
  /** Of the monthly meeting before: kept and open, of all that was decided. */
  decided: { all: number; kept: number };
}

export async function packOf(work: Work, month: string): Promise<MonthPack> {
  const period = daysOf(month);
  const record = await recordOf(work, period.from);
  const people = await staffNamed(work, [record?.lockedById ?? null]);
  const before = (await figuresOf(work, addMonths(period.from, -1).slice(0, 7))).store;
  return {
    store: work.store.name,
    month,
    locked: record ? { by: people.get(record.lockedById)?.name ?? '', at: record.at } : null,
    openDays: record ? record.openDays : await openDays(work, period),
    figures: (await figuresOf(work, month)).store,
    before: before.visits > 0 || before.cashFen !== 0 ? before : null,
    // The goal that stood on the last day of the month.
    goalFen: await settingOf(
      { ...work, now: Math.min(work.now, businessDaySpan(period.to, work.store.timezone).to - 1) },
      'goal.month_cash',
    ),
    unrecorded: await unrecordedIn(work, month),
    decided: await decidedIn(work, month),
  };
}

async function unrecordedIn(work: Work, month: string): Promise<number> {
  const { from, to } = daysOf(month);
  const where = { storeId: work.store.id, day: Between(from, to) };
  const booked = await work.tx.find(Appointment, {
    where: { ...where, status: In(['booked', 'confirmed', 'arrived']) },
    select: ['id', 'customerId', 'day', 'endAt'],
  });
  const visits = await work.tx.find(Visit, { where, select: ['id', 'customerId', 'day'] });
  const told = new Set(visits.map((each) => `${each.customerId} ${each.day}`));
  const passed = booked.filter((each) => each.endAt <= work.now);
  return passed.filter((each) => !told.has(`${each.customerId} ${each.day}`)).length;
}

async function decidedIn(work: Work, month: string): Promise<MonthPack['decided']> {
  const { from, to } = daysOf(month);
  const zone = work.store.timezone;
  const rows = await work.tx.find(Promised, {
    where: {
      storeId: work.store.id,
      originKind: In([...DECIDED_AT]),
      at: Between(businessDaySpan(from, zone).from, businessDaySpan(to, zone).to - 1),
    },
    select: ['id', 'status'],
  });
  const counted = rows.filter((row) => row.status !== 'moved');
  return { all: counted.length, kept: counted.filter((row) => row.status === 'done').length };
}

/** Of each store that is meant; the month that runs where it is asked for. */
async function asked(work: Work, input: { month?: string; words?: string }): Promise<Result> {
  const packs: MonthPack[] = [];
  for (const each of await storesMeant(work, input.words)) {
    packs.push(await packOf(each, input.month ?? lastMonth(each)));
  }
  return done({ packs });
}

/** Of the asker's store, for whoever locks it. Refused `not-over` for a month that still runs. */
async function before(work: Work, input: { month?: string }): Promise<Result> {
  if (input.month && input.month > lastMonth(work)) return refused('not-over', { month: input.month });
  return done({ pack: await packOf(work, input.month ?? lastMonth(work)) });
}

const ASKED_AGAIN = 3;

/**
 * The first of the month: the managers get the month with the card that locks it, everybody else hears that her own
 * figures are there. On the third the managers are asked once more, those who are off are not.
 */
export async function monthIsOver(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const date = Number(today.slice(8));
  const month = lastMonth(work);
  if (date !== 1 && date !== ASKED_AGAIN) return done({ idle: true });
  if (await isLocked(work, daysOf(month).from)) return done({ locked: true });
  const staff = await storeStaff(work);
  const managers = staff.filter((each) => each.roles.includes('manager'));
  if (date === ASKED_AGAIN) return done({ month }, await askedAgain(work, managers, month));
  const people = await peopleOf(work, month);
  if (people.every(isEmpty) && (await openDays(work, daysOf(month))).length === 0)
    return done({ empty: true });
  const others = staff.filter(
    (each) => !managers.includes(each) && people.some((one) => one.staffId === each.id && !isEmpty(one)),
  );
  return done({ month }, [
    ...managers.map((each): Tell => ({ to: each.id, notice: 'month.over', facts: { month } })),
    ...others.map((each): Tell => ({ to: each.id, notice: 'month.own', facts: { month } })),
  ]);
}

function isEmpty({ visits, cashFen }: PersonMonth): boolean {
  return visits === 0 && cashFen === 0;
}

async function askedAgain(work: Work, managers: { id: string }[], month: string): Promise<Tell[]> {
  const day = businessDayOf(work.now, work.store.timezone);
  const off = await work.tx.find(Shift, { where: { storeId: work.store.id, day, off: true } });
  return managers
    .filter((each) => !off.some((shift) => shift.staffId === each.id))
    .map((each) => ({ to: each.id, notice: 'month.open', facts: { month } }));
}

export const monthPackOperations: Operation[] = [
  { name: 'month.pack', command: 'store-figures', kind: 'read', run: asked },
  { name: 'month.before-lock', command: 'month-lock', kind: 'read', run: before },
];
