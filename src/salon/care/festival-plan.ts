/**
 * A festival's greetings as one proposal (user-days 10): so many customers of class A and B (SR-CAL-02, SR-DUTY-01),
 * dealt out over the last days before it within everybody's calls. Nothing is promised until somebody says so.
 */
import { In } from '../../database/conditions';
import { Appointment } from '../../../entities/appointment';
import { Customer } from '../../../entities/customer';
import { Promised } from '../../../entities/promise';
import { Shift } from '../../../entities/shift';
import { addDays, businessDayOf, daysFrom } from '../calendar';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { standInFor } from '../customers/ownership';
import { makePromise } from '../promises/promises';
import { settingsOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import type { Work } from '../work';
import {
  dealOut,
  festivalAhead,
  FESTIVALS,
  type Dealt,
  type Festival,
  type FestivalName,
  type Greeted,
  type Room,
} from './festivals';

export interface FestivalProposal extends Record<string, unknown> {
  festival: Festival;
  today: string;
  grades: { grade: string; count: number }[];
  total: number;
  /** How many each day and each person would get. */
  byDay: { day: string; count: number }[];
  byOwner: { name: string; count: number }[];
  /** Who fits into nobody's days. */
  left: number;
  /** Promised already. */
  standing: number;
}

/** Far enough to find the next one of any name. */
const A_YEAR = 400;

interface Asked {
  name?: FestivalName;
  grades?: string[];
}

/** Refusals: `no-festival` where none is kept. */
async function propose(work: Work, input: Asked): Promise<Result<FestivalProposal>> {
  const planned = await planOf(work, input);
  return planned ? done(planned.proposal) : refused('no-festival', {});
}

/** Deals the calls out to their owners, who find them on the lists of those days. Refusals: `no-festival`, `nobody`. */
async function deal(work: Work, input: Asked): Promise<Result> {
  const planned = await planOf(work, input);
  if (!planned) return refused('no-festival', {});
  const { proposal, dealt } = planned;
  if (dealt.length === 0) return refused('nobody', { ...proposal });
  for (const each of dealt) {
    await makePromise(work, {
      customerId: each.customerId,
      ownerId: each.ownerId,
      kind: 'festival',
      why: '',
      dueDay: each.day,
      originKind: 'festival',
      facts: { festival: proposal.festival.name, until: proposal.festival.day },
    });
  }
  return done({ ...proposal });
}

/** Once for each festival, the days of the setting before it: to the manager, or to each consultant where there is none. */
export async function festivalProposal(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const [ahead] = await settingsOf(work, ['festival.ahead_days']);
  const [kept] = await settingsOf(work, ['festival.kept']);
  const festival = festivalAhead(today, ahead, kept);
  if (!festival || addDays(today, ahead) !== festival.day) return done({ festival: null });
  const staff = await storeStaff(work);
  const managers = staff.filter((each) => each.roles.includes('manager')).slice(0, 1);
  const readers = managers.length > 0 ? managers : staff.filter((each) => each.roles.includes('consultant'));
  const tells: Tell[] = [];
  for (const each of readers) {
    const planned = await planOf(
      work,
      { name: festival.name },
      each.roles.includes('manager') ? null : each.id,
    );
    if (!planned || planned.proposal.total === 0) continue;
    const to = await standInFor(work, each, today);
    tells.push({ to, notice: 'festival.ahead', facts: { name: festival.name } });
  }
  return done({ festival }, tells);
}

/** Of the whole store for whoever manages it, of her own customers for a consultant. */
async function planOf(
  work: Work,
  input: Asked,
  consultantId = ownOnly(work),
): Promise<{ proposal: FestivalProposal; dealt: Dealt[] } | null> {
  const today = businessDayOf(work.now, work.store.timezone);
  const [kept] = await settingsOf(work, ['festival.kept']);
  const [set] = await settingsOf(work, ['festival.grades']);
  const [days, perDay] = await settingsOf(work, ['festival.spread_days', 'morning.calls_per_day']);
  const names = input.name ? [input.name] : kept.length > 0 ? kept : FESTIVALS;
  const festival = festivalAhead(today, A_YEAR, names);
  if (!festival) return null;
  const customers = (await customersOf(work, consultantId)).filter((each) =>
    (input.grades ?? set).includes(each.grade ?? ''),
  );
  const standing = await standingFor(
    work,
    festival,
    customers.map((each) => each.id),
  );
  const greeted = await greetedOf(
    work,
    customers.filter((each) => !standing.has(each.id)),
    today,
    festival,
  );
  const room = await roomOf(work, addDays(today, 1), festival.day, perDay);
  const { dealt, left } = dealOut(greeted, festival.day, today, days, room);
  const staff = new Map((await storeStaff(work)).map((each) => [each.id, each.name]));
  const proposal: FestivalProposal = {
    festival,
    today,
    grades: counted(greeted, (each) => each.grade).map(([grade, count]) => ({ grade, count })),
    total: greeted.length,
    byDay: counted(dealt, (each) => each.day).map(([day, count]) => ({ day, count })),
    byOwner: counted(dealt, (each) => staff.get(each.ownerId) ?? '').map(([name, count]) => ({
      name,
      count,
    })),
    left: left.length,
    standing: standing.size,
  };
  return { proposal, dealt };
}

/** The same for any day that customers of some classes are asked to: each by her consultant, within her calls. */
export async function invitedOn(
  work: Work,
  day: string,
  grades: string[],
): Promise<{ dealt: Dealt[]; left: number; total: number }> {
  const today = businessDayOf(work.now, work.store.timezone);
  const [days, perDay] = await settingsOf(work, ['festival.spread_days', 'morning.calls_per_day']);
  const all = await customersOf(work, ownOnly(work));
  const customers = all.filter((each) => grades.includes(each.grade ?? ''));
  const asked = await greetedOf(work, customers, today, { day });
  const room = await roomOf(work, addDays(today, 1), day, perDay);
  const { dealt, left } = dealOut(asked, day, today, days, room);
  return { dealt, left: left.length, total: asked.length };
}

function ownOnly({ actor }: Work): string | null {
  const manages =
    actor.kind !== 'staff' || actor.roles.some((role) => role === 'manager' || role === 'owner');
  return manages ? null : (actor.staffId ?? null);
}

async function customersOf(work: Work, consultantId: string | null): Promise<Customer[]> {
  const rows = await work.tx.find(Customer, {
    where: { storeId: work.store.id, isWalkIn: false, ...(consultantId ? { consultantId } : {}) },
    select: ['id', 'grade', 'consultantId', 'mergedIntoId', 'erasedAt'],
  });
  return rows.filter((row) => !row.mergedIntoId && !row.erasedAt);
}

/** Whose greeting is promised or was given for this festival. */
async function standingFor(work: Work, festival: Festival, ids: string[]): Promise<Set<string>> {
  const rows = await work.tx.find(Promised, {
    where: { storeId: work.store.id, kind: 'festival', customerId: In(ids), status: In(['open', 'done']) },
    select: ['id', 'customerId', 'facts'],
  });
  const same = rows.filter((row) => row.facts?.until === festival.day);
  return new Set(same.flatMap((row) => row.customerId ?? []));
}

async function greetedOf(
  work: Work,
  customers: Customer[],
  today: string,
  festival: Pick<Festival, 'day'>,
): Promise<Greeted[]> {
  const staff = await storeStaff(work);
  const manager = staff.find((each) => each.roles.includes('manager'))?.id ?? staff[0]?.id ?? '';
  const days = daysFrom(addDays(today, 1), addDays(festival.day, -1));
  const coming = await work.tx.find(Appointment, {
    where: {
      customerId: In(customers.map((each) => each.id)),
      day: In(days.slice(-30)),
      status: In(['booked', 'confirmed']),
    },
    select: ['id', 'customerId', 'day'],
  });
  return customers.map((each) => ({
    customerId: each.id,
    grade: each.grade ?? '',
    ownerId: staff.some((one) => one.id === each.consultantId) ? each.consultantId! : manager,
    comes: coming.filter((row) => row.customerId === each.id).map((row) => row.day),
  }));
}

/** The calls of a day less those promised already; none on a day off. */
async function roomOf(work: Work, from: string, to: string, perDay: number): Promise<Room> {
  const days = daysFrom(from, to).slice(-30);
  const off = await work.tx.find(Shift, { where: { storeId: work.store.id, day: In(days), off: true } });
  const promised = await work.tx.find(Promised, {
    where: { storeId: work.store.id, status: 'open', dueDay: In(days) },
    select: ['id', 'ownerId', 'dueDay'],
  });
  return (ownerId, day) => {
    if (off.some((shift) => shift.staffId === ownerId && shift.day === day)) return 0;
    return perDay - promised.filter((each) => each.ownerId === ownerId && each.dueDay === day).length;
  };
}

function counted<T>(rows: T[], keyOf: (row: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}

export const festivalOperations: Operation[] = [
  { name: 'festivals.propose', command: 'festival', kind: 'read', run: propose },
  { name: 'festivals.deal', command: 'festival', kind: 'write', run: deal },
];
