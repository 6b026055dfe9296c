/** What hangs on a talk: the calls that are due, the day on which she pays, whoever calls next. */
import type { Contact } from '../../../entities/contact';
import type { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Promised } from '../../../entities/promise';
import { Staff } from '../../../entities/staff';
import { addDays, businessDayOf, instantAt } from '../calendar';
import { makePromise, movePromise, openPromises, settleByTalk, withdrawPromise } from '../promises/promises';
import { putOffUntil } from '../promises/put-off';
import { settingOf } from '../settings/settings';
import { byWhom, type Work } from '../work';
import type { LogContact } from './talk';

export interface After {
  nextDay: string | null;
  /** HH:MM at which she is reminded on that day. */
  nextClock: string | null;
  handTo?: { id: string; name: string } | null;
  /** She has named the day on which she pays. */
  pays?: boolean;
  [fact: string]: unknown;
}

/** Reached or by WeChat settles the calls due, no answer is tried again, "later" moves them, a refusal withdraws them. */
export async function follow(
  work: Work,
  customer: Customer,
  input: LogContact,
  contact: Contact,
): Promise<After> {
  const evidence = `contact ${contact.id}`;
  if (input.result === 'noAnswer') return tryAgain(work, customer, contact.day);
  if (input.result === 'refused') {
    const open = await openPromises(work, customer.id);
    for (const promise of open.filter((each) => each.kind === 'call' || each.kind === 'reminder')) {
      await withdrawPromise(work, promise, evidence);
    }
    return { nextDay: null, nextClock: null };
  }
  return settleByTalkOrMove(work, customer, input, evidence);
}

/** No answer: again at the hour of the setting, tomorrow once that hour has passed. */
async function tryAgain(work: Work, customer: Customer, today: string): Promise<After> {
  const clock = await settingOf(work, 'contact.retry_at');
  const at = instantAt(today, clock, work.store.timezone);
  const dueDay = at > work.now ? today : addDays(today, 1);
  const dueAt = at > work.now ? at : null;
  const due = await dueCall(work, customer.id, today);
  if (due) await work.rows.update(Promised, due.id, { dueDay, dueAt });
  else await promiseCall(work, customer, { dueDay, dueAt, why: '' });
  return { nextDay: dueDay, nextClock: dueAt ? clock : null };
}

export async function settleByTalkOrMove(
  work: Work,
  customer: Customer,
  input: LogContact,
  evidence: string,
): Promise<After> {
  const { nextDay, handTo } = input;
  const today = businessDayOf(work.now, work.store.timezone);
  const due = await dueCall(work, customer.id, today);
  if (input.result !== 'callback' && !nextDay && !handTo) {
    await settleByTalk(work, customer.id, evidence);
    return { nextDay: null, nextClock: null };
  }
  const dueDay = nextDay && nextDay >= today ? nextDay : addDays(today, handTo ? 0 : 1);
  const dueAt = hourNamed(work, dueDay, input);
  const owes = !!nextDay && !handTo && (await owesToday(work, customer.id, today));
  const pays = owes && input.pays === true;
  if (pays) await promisePayment(work, customer, dueDay, input.note ?? '');
  else if (owes && dueDay > today)
    await putOff(work, customer, due, { dueDay, dueAt, why: input.note ?? '' });
  else if (due) await movePromise(work, due, { dueDay, dueAt, ownerId: handTo ?? undefined });
  else await promiseCall(work, customer, { dueDay, dueAt, why: input.note ?? '', ownerId: handTo });
  const successor = handTo ? await work.tx.one(Staff, { id: handTo }) : null;
  return {
    nextDay: dueDay,
    nextClock: dueAt && !pays ? input.nextClock! : null,
    pays,
    handTo: successor ? { id: successor.id, name: successor.name } : null,
  };
}

/** Money that is due would bring her back tomorrow: it waits for that day as well, in one call with what was due. */
async function putOff(
  work: Work,
  customer: Customer,
  due: Promised | undefined,
  call: { dueDay: string; dueAt: number | null; why: string },
): Promise<void> {
  await putOffUntil(work, customer.id, call.dueDay, call.why, call.dueAt);
  if (due?.kind === 'call') await withdrawPromise(work, due, `put off until ${call.dueDay}`);
  else if (due) await movePromise(work, due, call);
}

/** «下午四点再打»: the instant, where it is still to come. */
function hourNamed(work: Work, day: string, { nextClock }: LogContact): number | null {
  const at = nextClock ? instantAt(day, nextClock, work.store.timezone) : null;
  return at !== null && at > work.now ? at : null;
}

/** Money that is due by today: a later day that she names is when she pays. */
export async function owesToday(work: Work, customerId: string, today: string): Promise<boolean> {
  const summary = await work.tx.one(CustomerSummary, { customerId });
  return !!summary?.moneyDueDay && summary.moneyDueDay <= today && summary.arrearsFen > 0;
}

/** Until then she is not reminded of it again; it takes the place of the call that asked for it. */
async function promisePayment(work: Work, customer: Customer, dueDay: string, why: string): Promise<void> {
  await settleByTalk(work, customer.id, 'pays later');
  const earlier = (await openPromises(work, customer.id)).filter((each) => each.kind === 'pay');
  for (const promise of earlier) await withdrawPromise(work, promise, `pays on ${dueDay}`);
  await makePromise(work, {
    customerId: customer.id,
    ownerId: customer.consultantId ?? work.actor.staffId ?? byWhom(work.actor),
    kind: 'pay',
    why,
    dueDay,
    originKind: 'contact',
  });
}

async function promiseCall(
  work: Work,
  customer: Customer,
  call: { dueDay: string; dueAt: number | null; why: string; ownerId?: string | null },
): Promise<void> {
  await makePromise(work, {
    customerId: customer.id,
    ownerId: call.ownerId ?? work.actor.staffId ?? customer.consultantId ?? byWhom(work.actor),
    kind: 'call',
    why: call.why,
    dueDay: call.dueDay,
    dueAt: call.dueAt,
    originKind: 'contact',
  });
}

/** The call to her that is due, the asker's own first. */
export async function dueCall(work: Work, customerId: string, today: string): Promise<Promised | undefined> {
  const open = await openPromises(work, customerId);
  const due = open.filter((each) => each.dueDay <= today && each.kind !== 'pay' && each.kind !== 'task');
  return due.find((each) => each.ownerId === work.actor.staffId) ?? due[0];
}
