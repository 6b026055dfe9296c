/**
 * What is left of the day, once at 17:07: one digest per owner, and for the manager one line per person (SR-LOOP-19; user-days 8,
 * issue 4.5). What has become void is withdrawn first; nothing due before going live is late, and whoever waits
 * beyond the day's calls is not late either.
 */
import { In, LessThanOrEqual } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { Promised } from '../../../entities/promise';
import { Staff } from '../../../entities/staff';
import { Store } from '../../../entities/store';
import { businessDayOf } from '../calendar';
import { dueItems, hasCallCard, ownersFor, type DueItem } from '../morning/due-items';
import { done, type Operation, type Result, type Tell } from '../operation';
import { standInFor } from '../customers/ownership';
import { rungOf } from '../promises/facts';
import { talkSince } from './voices';
import { settingOf } from '../settings/settings';
import { storeStaff } from '../staff/store-staff';
import { withdrawVoid } from '../promises/void-promises';
import type { Work } from '../work';

export interface Digest {
  today: string;
  items: DueItem[];
  /** Whoever reads it has the card of calls. */
  calls?: boolean;
  /** For a manager: what others have left, by person. */
  over?: ManagerLine[];
  [fact: string]: unknown;
}

export interface ManagerLine {
  name: string;
  count: number;
}

export async function followUps(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  await withdrawVoid(work, today);
  const managerAfter = await settingOf(work, 'promise.manager_after');
  const digests = new Map<string, Digest>();
  const lines: ManagerLine[] = [];
  for (const staff of await storeStaff(work)) {
    const own = await dueItems(work, staff.id, today, [staff.id]);
    const over = own.filter((item) => item.open && rungOf(item.step, managerAfter) !== 'owner');
    if (over.length > 0) lines.push({ name: staff.name, count: over.length });
    const to = await standInFor(work, staff, today);
    const owners = await ownersFor(work, staff.id, today);
    // Whoever is off and has no list of today is in the digest of her stand-in, under that one's numbers.
    if (to !== staff.id && (await ownersFor(work, to, today)).includes(staff.id)) continue;
    const items = owners.length > 1 ? await dueItems(work, staff.id, today, owners) : own;
    const asked = items.filter((item) => item.open && rungOf(item.step, managerAfter) !== 'manager');
    if (asked.length === 0) continue;
    const shown = asked.map((item) => ({ ...item, again: rungOf(item.step, managerAfter) === 'ask' }));
    const calls = hasCallCard((await work.tx.one(Staff, { id: to }))?.roles ?? []);
    const before = digests.get(to)?.items;
    const all = to === staff.id ? inOne(shown, before) : inOne(before ?? [], shown);
    digests.set(to, { today, calls, items: all });
    await climb(work, items, today);
  }
  const owners = digests.size;
  const over = lines.length > 0 ? await managersHear(work, lines, today, digests) : [];
  const tells = [...digests].map(([to, facts]): Tell => ({ to, notice: 'follow-ups', facts }));
  return done({ owners }, [...tells, ...over]);
}

/** Her own lines keep their numbers; what she has of somebody who is off goes on from there, in the same digest. */
function inOne(own: DueItem[], others: DueItem[] = []): DueItem[] {
  const taken = Math.max(0, ...own.map((item) => item.n));
  return [
    ...own,
    ...(own.length > 0 ? others.map((item, index) => ({ ...item, n: taken + 1 + index })) : others),
  ];
}

/** «今天过期的有几个»: the manager's line of the digest, whenever she asks. */
async function overdue(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const managerAfter = await settingOf(work, 'promise.manager_after');
  const lines: ManagerLine[] = [];
  for (const staff of await storeStaff(work)) {
    const items = await dueItems(work, staff.id, today, [staff.id]);
    const over = items.filter((item) => item.open && rungOf(item.step, managerAfter) !== 'owner');
    if (over.length > 0) lines.push({ name: staff.name, count: over.length });
  }
  return done({ lines });
}

export const followUpOperations: Operation[] = [
  { name: 'due.overdue', command: 'open-ends', kind: 'read', run: overdue },
];

/** Each promise asked about today stands one rung higher; twice on one day is once. */
async function climb(work: Work, items: DueItem[], today: string): Promise<void> {
  const ids = items.filter((item) => item.open).flatMap((item) => item.promiseIds);
  const promises = await work.tx.find(Promised, { where: { id: In(ids) } });
  for (const promise of promises.filter((each) => each.lastAskedDay !== today)) {
    await work.rows.update(Promised, promise.id, { step: promise.step + 1, lastAskedDay: today });
  }
}

/** In her own digest, where she has one. */
async function managersHear(
  work: Work,
  lines: ManagerLine[],
  today: string,
  digests: Map<string, Digest>,
): Promise<Tell[]> {
  const managers = await storeStaff(work, 'manager');
  return managers.flatMap((manager): Tell[] => {
    // Of her own she hears there.
    const others = lines.filter((line) => line.name !== manager.name);
    if (others.length === 0) return [];
    const digest = digests.get(manager.id);
    if (!digest) return [{ to: manager.id, notice: 'follow-ups.over', facts: { lines: others, today } }];
    digests.set(manager.id, { ...digest, over: others });
    return [];
  });
}

/**
 * Unanswered calls whose hour has come («16:00 再提醒»), and questions whose time is up (SR-REL-12): one reminder of
 * each per owner, asked by the clock.
 */
export async function timedReminders(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const store = await work.tx.one(Store, { id: work.store.id });
  const due = await work.tx.find(Promised, {
    where: { storeId: work.store.id, status: 'open', dueDay: today, dueAt: LessThanOrEqual(work.now) },
    order: { id: 'ASC' },
  });
  const tells = new Map<string, { customers: string[]; complaints: string[] }>();
  const waiting = new Map<string, { customer: string; question: string }[]>();
  for (const promise of due) {
    if (!promise.customerId || (store?.liveSince && promise.dueDay < store.liveSince)) continue;
    await work.rows.update(Promised, promise.id, { dueAt: null });
    // The digest of today has asked about it already.
    if (promise.lastAskedDay === today) continue;
    const isQuestion = promise.kind === 'answer';
    if (!isQuestion && (await talkSince(work, promise.customerId, promise.at))) continue;
    const customer = await work.tx.one(Customer, { id: promise.customerId });
    const staff = await work.tx.one(Staff, { id: promise.ownerId });
    if (!customer || !staff) continue;
    const to = await standInFor(work, staff, today);
    if (isQuestion) {
      const asked = { customer: customer.name, question: promise.why };
      waiting.set(to, [...(waiting.get(to) ?? []), asked]);
      continue;
    }
    const facts = tells.get(to) ?? { customers: [], complaints: [] };
    (promise.kind === 'complaint' ? facts.complaints : facts.customers).push(customer.name);
    tells.set(to, facts);
  }
  return done({ reminded: tells.size + waiting.size }, [
    ...[...tells].map(([to, facts]) => ({ to, notice: 'call.again', facts })),
    ...[...waiting].map(([to, asked]) => ({ to, notice: 'question.due', facts: { asked } })),
  ]);
}
