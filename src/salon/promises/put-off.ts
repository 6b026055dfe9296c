/** Calls put off to a later day or handed to somebody else: a promise that says where it comes from. */
import { In, MoreThan, MoreThanOrEqual } from '../../database/conditions';
import { Promised } from '../../../entities/promise';
import { businessDaySpan } from '../calendar';
import { byWhom, type Work } from '../work';
import { makePromise } from './promises';

/** Origin of a call that was put off until a day before which she is not listed, money included. */
export const PUT_OFF = 'put-off';

/** Origin of a call that somebody was asked to make in another's place: hers is the voice that day. */
export const HANDED = 'handed';

export function handCall(work: Work, customerId: string, ownerId: string, dueDay: string) {
  return makePromise(work, { customerId, ownerId, kind: 'call', why: '', dueDay, originKind: HANDED });
}

/** Nobody calls her before that day. */
export function putOffUntil(
  work: Work,
  customerId: string,
  dueDay: string,
  why: string,
  dueAt: number | null = null,
) {
  return makePromise(work, {
    customerId,
    ownerId: work.actor.staffId ?? byWhom(work.actor),
    kind: 'call',
    why,
    dueDay,
    dueAt,
    originKind: PUT_OFF,
  });
}

/** Customers whose call somebody has put off today: to a later day, or to somebody else. */
export async function putOffToday(work: Work, staffId: string, today: string): Promise<Set<string>> {
  const from = businessDaySpan(today, work.store.timezone).from;
  const made = await work.tx.find(Promised, {
    where: { byId: staffId, storeId: work.store.id, at: MoreThanOrEqual(from) },
  });
  const putOff = made.filter((each) => each.ownerId !== staffId || each.dueDay > today);
  const calls = putOff.filter((each) =>
    ['promise', 'list', 'contact', PUT_OFF, HANDED].includes(each.originKind),
  );
  return new Set(calls.flatMap((each) => each.customerId ?? []));
}

/** Whether somebody has put her call off to a day or to somebody else since an instant. */
export async function putOffSince(work: Work, customerId: string, at: number): Promise<boolean> {
  const made = { customerId, at: MoreThan(at), originKind: In([PUT_OFF, HANDED]) };
  return (await work.tx.count(Promised, made)) > 0;
}
