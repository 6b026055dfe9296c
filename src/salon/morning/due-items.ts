/**
 * What somebody still has to do today, with its number: the number of the morning list for whoever stands on it,
 * further numbers for the rest. Numbers stay all day, also when some are done.
 */
import { In, LessThan, LessThanOrEqual, MoreThanOrEqual } from '../../database/conditions';
import { Contact } from '../../../entities/contact';
import { Customer } from '../../../entities/customer';
import { DailyList, type ListReason } from '../../../entities/daily-list';
import { Promised } from '../../../entities/promise';
import { Store } from '../../../entities/store';
import { addDays, businessDayOf, businessDaySpan } from '../calendar';
import { commandNamed, type Role } from '../commands';
import { logContact } from '../contacts/contacts';
import { asItStands } from './list-now';
import { reasonsShown, type ShownListReason } from './list-facts';
import { done, refused, type Operation, type Result } from '../operation';
import { fulfilPromise, withdrawPromise } from '../promises/promises';
import { putOffToday, putOffUntil } from '../promises/put-off';
import { standsInFor } from '../staff/stand-in';
import { type Named } from '../subjects';
import type { Work } from '../work';

export interface DueItem {
  n: number;
  customer: Named | null;
  reasons: ShownListReason[];
  promiseIds: string[];
  /** Settled by a talk with her rather than by a promise of its own. */
  call: boolean;
  open: boolean;
  /** How often it was asked about already. */
  step: number;
  /** Asked for the third time: does it still make sense? */
  again?: boolean;
}

/** @param ownerIds whose promises: hers and those of whoever is off and left no list of today */
export async function dueItems(
  work: Work,
  staffId: string,
  today: string,
  ownerIds?: string[],
): Promise<DueItem[]> {
  const list = await listNow(work, staffId, today);
  const promises = await promisesOfToday(work, ownerIds ?? (await ownersFor(work, staffId, today)), today);
  const spoken = await spokenToday(work, list, today);
  const putOff = await putOffToday(work, staffId, today);
  const before = await timesListed(work, list);
  const names = await namesOf(work, [
    ...(list?.items ?? []).map((item) => item.customerId),
    ...promises.flatMap((promise) => promise.customerId ?? []),
  ]);
  const shown = await reasonsShown(
    work,
    [...(list?.items ?? []).flatMap((item) => item.reasons), ...promises.map(reasonOf)],
    today,
  );
  const items: DueItem[] = [];
  for (const item of list?.items ?? []) {
    const own = promises.filter((promise) => promise.customerId === item.customerId);
    const openOnes = own.filter((promise) => promise.status === 'open');
    // A call that waits beyond the cap of the day is not late.
    const waits = !item.call && item.comesAt === null;
    const call = item.call && !spoken.has(item.customerId) && !putOff.has(item.customerId);
    const asked = call ? (before.get(item.customerId) ?? 0) : 0;
    items.push({
      n: item.n,
      customer: names.get(item.customerId) ?? null,
      reasons: (item.call ? item.reasons : openOnes.map(reasonOf)).map(shown),
      promiseIds: openOnes.map((promise) => promise.id),
      call,
      open: !waits && (call || openOnes.length > 0),
      step: Math.max(asked, ...openOnes.map((promise) => promise.step)),
    });
  }
  const listed = new Set((list?.items ?? []).map((item) => item.customerId));
  const others = promises.filter((promise) => !promise.customerId || !listed.has(promise.customerId));
  const first = (list?.items.length ?? 0) + 1;
  onePerCustomer(others).forEach((hers, index) => {
    const openOnes = hers.filter((promise) => promise.status === 'open');
    items.push({
      n: first + index,
      customer: (hers[0].customerId && names.get(hers[0].customerId)) || null,
      reasons: (openOnes.length > 0 ? openOnes : hers).map(reasonOf).map(shown),
      promiseIds: openOnes.map((promise) => promise.id),
      call: false,
      open: openOnes.length > 0,
      step: Math.max(0, ...openOnes.map((promise) => promise.step)),
    });
  });
  return items;
}

/** What is due to one customer is one line, in the order of its first; what is about nobody is a line each. */
function onePerCustomer(promises: Promised[]): Promised[][] {
  const byCustomer = new Map<string, Promised[]>();
  for (const promise of promises) {
    const key = promise.customerId ?? promise.id;
    byCustomer.set(key, [...(byCustomer.get(key) ?? []), promise]);
  }
  return [...byCustomer.values()];
}

async function listNow(work: Work, staffId: string, today: string): Promise<DailyList | undefined> {
  const list = await work.tx.one(DailyList, { staffId, day: today });
  return list && { ...list, items: await asItStands(work, list.items) };
}

/** Whose things are hers today: what somebody has left who is off from the morning on has no numbers of its own. */
export async function ownersFor(work: Work, staffId: string, today: string): Promise<string[]> {
  const owners = await standsInFor(work, staffId, today);
  const lists = await work.tx.find(DailyList, { where: { staffId: In(owners), day: today } });
  return owners.filter((id) => id === staffId || !lists.some((list) => list.staffId === id));
}

/** Lists looked back at. */
const LISTS_BACK = 5;

/** How many days in a row somebody was to be called and nobody has tried, up to the list before this one. */
async function timesListed(work: Work, list: DailyList | undefined): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  if (!list) return times;
  const earlier = await work.tx.find(DailyList, {
    where: { staffId: list.staffId, day: LessThan(list.day) },
    order: { day: 'DESC' },
    take: LISTS_BACK,
  });
  const ids = list.items.filter((item) => item.call).map((item) => item.customerId);
  if (earlier.length === 0 || ids.length === 0) return times;
  const contacts = await work.tx.find(Contact, {
    where: { customerId: In(ids), day: MoreThanOrEqual(earlier.at(-1)!.day) },
  });
  for (const id of ids) {
    const untouched = (day: string) => !contacts.some((each) => each.customerId === id && each.day >= day);
    const calledOn = (each: DailyList) => each.items.some((item) => item.customerId === id && item.call);
    const end = earlier.findIndex((each) => !calledOn(each) || !untouched(each.day));
    times.set(id, end < 0 ? earlier.length : end);
  }
  return times;
}

/** Her promises due until today that are open or were ended today, as they were made; none from before going live. */
async function promisesOfToday(work: Work, ownerIds: string[], today: string): Promise<Promised[]> {
  const store = await work.tx.one(Store, { id: work.store.id });
  const from = businessDaySpan(today, work.store.timezone).from;
  const where = { ownerId: In(ownerIds), storeId: work.store.id, dueDay: LessThanOrEqual(today) };
  const rows = await work.tx.find(Promised, {
    where: [
      { ...where, status: 'open' },
      { ...where, doneAt: MoreThanOrEqual(from) },
    ],
    order: { id: 'ASC' },
  });
  return rows.filter((row) => !store?.liveSince || row.dueDay >= store.liveSince);
}

function reasonOf(promise: Promised): ListReason {
  return { code: promise.kind, day: promise.dueDay, source: 'promise', sourceId: promise.id };
}

async function spokenToday(work: Work, list: DailyList | undefined, today: string): Promise<Set<string>> {
  if (!list) return new Set();
  const contacts = await work.tx.find(Contact, {
    where: { customerId: In(list.items.map((item) => item.customerId)), day: today },
  });
  return new Set(
    contacts.filter((contact) => contact.result !== 'noAnswer').map((contact) => contact.customerId),
  );
}

async function namesOf(work: Work, ids: string[]): Promise<Map<string, Named>> {
  const rows = await work.tx.find(Customer, { where: { id: In([...new Set(ids)]) }, select: ['id', 'name'] });
  return new Map(rows.map((row) => [row.id, { id: row.id, name: row.name }]));
}

/** One thing as a digest showed it, so that it is settled by what it is and not by a number that may be another's. */
export type Picked = Pick<DueItem, 'n' | 'customer' | 'promiseIds' | 'call' | 'reasons'>;

interface Settle {
  /** What a digest showed; without it numbers are those of the asker's own day. */
  shown?: Picked[];
  /** Numbers of the day; with `all` everything that is open. */
  numbers?: number[];
  all?: boolean;
  /** Numbers left out («都做了,除了2»). */
  except?: number[];
}

/** «1好了», «都做了». Refusals: `nothing-open`, `no-number` with those there are. */
async function settle(work: Work, input: Settle): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const own = async () => (await dueItems(work, work.actor.staffId ?? '', today)).filter((item) => item.open);
  const items: Picked[] = input.shown ?? (await own());
  if (items.length === 0) return refused('nothing-open', {});
  const wanted = input.all
    ? items.filter((item) => !input.except?.includes(item.n))
    : items.filter((item) => input.numbers?.includes(item.n));
  if (wanted.length === 0) return refused('no-number', { numbers: items.map((item) => item.n) });
  for (const item of wanted) await settleOne(work, item);
  const left = items.filter((item) => !wanted.includes(item));
  return done({ settled: wanted, left });
}

async function settleOne(work: Work, item: Picked): Promise<void> {
  for (const id of item.promiseIds) {
    const promise = await work.tx.one(Promised, { id });
    if (promise?.status === 'open' && promise.storeId === work.store.id)
      await fulfilPromise(work, promise, '');
  }
  if (item.call && item.customer) await logContact(work, { customerId: item.customer.id, result: 'reached' });
}

/** Days after which somebody whom nobody calls any more is looked at again. */
const LOOK_AGAIN_DAYS = 30;

/**
 * «不办了,因为…»: what was promised is withdrawn with the reason; a customer on the list is left alone for a while.
 * Refusals: `nothing-open`.
 */
async function drop(work: Work, input: { shown: Picked[]; reason: string }): Promise<Result> {
  const [item] = input.shown;
  if (!item?.customer) return refused('nothing-open', {});
  for (const id of item.promiseIds) {
    const promise = await work.tx.one(Promised, { id });
    if (promise?.status === 'open' && promise.storeId === work.store.id)
      await withdrawPromise(work, promise, input.reason || 'dropped');
  }
  const againOn = addDays(businessDayOf(work.now, work.store.timezone), LOOK_AGAIN_DAYS);
  if (item.call) await putOffUntil(work, item.customer.id, againOn, input.reason);
  return done({ customer: item.customer, reason: input.reason, againOn: item.call ? againOn : null });
}

/** Whether somebody has the card of calls, which shows class and offers; a beautician says of each how it went. */
export function hasCallCard(roles: Role[]): boolean {
  const { who } = commandNamed('calls')!;
  return roles.some((role) => who[role] !== undefined);
}

/** What the asker still has to do today. */
async function mine(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const items = await dueItems(work, work.actor.staffId ?? '', today);
  const calls = hasCallCard(work.actor.roles);
  return done({ today, calls, items: items.filter((item) => item.open) });
}

export const dueItemOperations: Operation[] = [
  { name: 'due.mine', command: 'settle-promise', kind: 'read', run: mine },
  { name: 'due.drop', command: 'settle-promise', kind: 'write', run: drop },
  { name: 'due.settle', command: 'settle-promise', kind: 'write', run: settle },
];
