/**
 * Every talk with a customer is kept with its channel, whoever had it (SR-REL-05, SR-REL-08), and one customer hears one voice a day
 * (SR-REL-04): whoever is about to call sees who has called already.
 */
import { Contact } from '../../../entities/contact';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { Promised } from '../../../entities/promise';
import { Staff } from '../../../entities/staff';
import { answered, type Answer } from '../action-plan/outcome';
import { addDays, businessDayOf, clockOf, instantAt } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { mayDo } from '../permissions';
import {
  makePromise,
  movePromise,
  openPromises,
  putOffUntil,
  settleByTalk,
  withdrawPromise,
} from '../promises/promises';
import { settingOf } from '../settings/settings';
import { recount } from '../customers/summary';
import { byWhom, type Work } from '../work';

export type ContactResult = Contact['result'];
export type ContactChannel = Contact['channel'];

export interface LogContact {
  customerId: string;
  channel?: ContactChannel;
  result: ContactResult;
  note?: string | null;
  /** Day to call again. */
  nextDay?: string | null;
  /** HH:MM on that day, where she named an hour: the reminder comes then. */
  nextClock?: string | null;
  /** It is the day on which she pays what she owes. */
  pays?: boolean;
  /** Somebody else takes the next call over. */
  handTo?: string | null;
  /** What she answered to what was offered. */
  answer?: Answer | null;
  /** What she said of the effect, where the same sentence told it (SR-REL-02). */
  solved?: Contact['solved'];
  satisfied?: Contact['satisfied'];
}

export interface OtherVoice {
  result: ContactResult;
  by: string;
  byName: string;
  at: number;
  /** HH:MM. */
  clock: string;
  channel: ContactChannel;
}

/**
 * Keeps a talk and moves what hangs on it: reached or by WeChat settles the calls due, no answer is tried again
 * today, "later" moves them, a refusal withdraws them.
 * Refusals: `not-found`.
 */
export async function logContact(work: Work, input: LogContact): Promise<Result> {
  const customer = await customerFor(work, input.customerId);
  if (!customer) return refused('not-found', { customerId: input.customerId });
  const day = businessDayOf(work.now, work.store.timezone);
  const others = await voicesOf(work, customer.id, day);
  const contact = await work.rows.insert(Contact, {
    storeId: customer.storeId,
    customerId: customer.id,
    promiseId: (await dueCall(work, customer.id, day))?.id ?? null,
    byId: byWhom(work.actor),
    at: work.now,
    day,
    channel: input.channel ?? (input.result === 'wechat' ? 'wechat' : 'phone'),
    result: input.result,
    note: input.note ?? null,
    nextDay: input.nextDay ?? null,
    solved: input.solved ?? null,
    satisfied: input.satisfied ?? null,
  });
  const after = await follow(work, customer, input, contact);
  if (input.answer) await answered(work, customer.id, input.answer);
  await recount(work, customer.id);
  return done({
    contactId: contact.id,
    customer: { id: customer.id, name: customer.name },
    result: input.result,
    channel: contact.channel,
    note: contact.note,
    today: day,
    ...after,
    others: others.filter((each) => each.by !== byWhom(work.actor)),
  });
}

/** Who has spoken to her today, first first. */
export async function voicesOf(work: Work, customerId: string, day: string): Promise<OtherVoice[]> {
  const contacts = await work.tx.find(Contact, { where: { customerId, day }, order: { at: 'ASC' } });
  const voices: OtherVoice[] = [];
  for (const contact of contacts) {
    const staff = await work.tx.one(Staff, { id: contact.byId });
    voices.push({
      result: contact.result,
      by: contact.byId,
      byName: staff?.name ?? '',
      at: contact.at,
      clock: clockOf(contact.at, work.store.timezone),
      channel: contact.channel,
    });
  }
  return voices;
}

/** Who of the others has really spoken to her today. */
export async function otherVoices(work: Work, customerId: string): Promise<OtherVoice[]> {
  const voices = await voicesOf(work, customerId, businessDayOf(work.now, work.store.timezone));
  return voices.filter((voice) => voice.by !== byWhom(work.actor) && voice.result !== 'noAnswer');
}

interface After {
  nextDay: string | null;
  /** HH:MM at which she is reminded on that day. */
  nextClock: string | null;
  handTo?: { id: string; name: string } | null;
  /** She has named the day on which she pays. */
  pays?: boolean;
  [fact: string]: unknown;
}

async function follow(work: Work, customer: Customer, input: LogContact, contact: Contact): Promise<After> {
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

async function settleByTalkOrMove(
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
async function dueCall(work: Work, customerId: string, today: string): Promise<Promised | undefined> {
  const open = await openPromises(work, customerId);
  const due = open.filter((each) => each.dueDay <= today && each.kind !== 'pay' && each.kind !== 'task');
  return due.find((each) => each.ownerId === work.actor.staffId) ?? due[0];
}

async function customerFor(work: Work, customerId: string): Promise<Customer | null> {
  const customer = await work.tx.one(Customer, { id: customerId });
  if (!customer) return null;
  const ownedBy = [customer.consultantId, customer.beauticianId].filter((id): id is string => !!id);
  const verdict = mayDo(work.actor, 'call-log', { storeId: customer.storeId, ownedBy });
  return verdict === 'deny' ? null : customer;
}

/** A sentence said after the tap. */
async function note(
  work: Work,
  input: { contactId: string; note: string; nextDay?: string; pays?: boolean },
): Promise<Result> {
  const contact = await work.tx.one(Contact, { id: input.contactId });
  const customer = contact && (await customerFor(work, contact.customerId));
  if (!contact || !customer) return refused('not-found', { contactId: input.contactId });
  const whole = [contact.note, input.note].filter(Boolean).join(';');
  const nextDay = input.nextDay && input.nextDay > contact.day ? input.nextDay : null;
  await work.rows.update(Contact, contact.id, { note: whole, nextDay: nextDay ?? contact.nextDay });
  if (nextDay) {
    const again = { ...input, result: contact.result, customerId: customer.id, nextDay };
    await settleByTalkOrMove(work, customer, again, `contact ${contact.id}`);
    await recount(work, customer.id);
  }
  return done({ customer: { id: customer.id, name: customer.name }, note: input.note, nextDay });
}

export const contactOperations: Operation[] = [
  { name: 'contacts.log', command: 'call-log', kind: 'write', run: logContact },
  { name: 'contacts.note', command: 'call-log', kind: 'write', run: note },
];
