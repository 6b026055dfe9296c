/**
 * What a customer has asked and nobody has answered yet (SR-REL-12): a promise with a deadline in hours, of whoever
 * heard it or of whom she names, asked for by the ladder like any other. No customer waits for an answer.
 */
import { Promised } from '../../../entities/promise';
import { businessDayOf, clockOf, HOUR, whileOpen } from '../calendar';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { fulfilPromise, makePromise } from '../promises/promises';
import { settingOf } from '../settings/settings';
import { oneOfStore } from '../staff/store-staff';
import { named, staffNamed, theCustomer, type Named } from '../subjects';
import type { Work } from '../work';
import { ownerToday } from './ownership';

interface Asked {
  customerId: string;
  question: string;
  /** Who answers: one of the store, or her consultant; else whoever writes. */
  toId?: string;
  consultant?: boolean;
}

/** Refusals: `not-found`; `nobody` where she has no consultant and there is no manager. */
async function ask(work: Work, input: Asked): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const staff = input.toId ? await oneOfStore(work, input.toId) : null;
  if (input.toId && !staff) return refused('not-found', {});
  const ownerId =
    staff?.id ?? (input.consultant ? await ownerToday(work, customer) : (work.actor.staffId ?? null));
  if (!ownerId) return refused('nobody', {});
  const dueAt = whileOpen(work.store, work.now, (await settingOf(work, 'answer.hours')) * HOUR);
  const today = businessDayOf(work.now, work.store.timezone);
  const due = { day: businessDayOf(dueAt, work.store.timezone), clock: clockOf(dueAt, work.store.timezone) };
  const made = await makePromise(work, {
    customerId: customer.id,
    ownerId,
    kind: 'answer',
    why: input.question.trim(),
    dueDay: due.day,
    dueAt,
    originKind: 'question',
  });
  const owner = (await staffNamed(work, [ownerId])).get(ownerId) ?? null;
  const facts = { customer: named(customer), question: made?.why ?? '', due, today, owner };
  const isMine = ownerId === work.actor.staffId;
  const tells: Tell[] = isMine
    ? []
    : [{ to: ownerId, notice: 'question.asked', facts: { ...facts, by: work.actor.name ?? '' } }];
  return done({ ...facts, mine: isMine }, tells);
}

interface Given {
  /** Absent: hers of whoever speaks, where there is one. */
  customerId?: string;
  answer?: string;
}

/**
 * «婷姐回了». Of one customer all that waits is answered, whoever holds it.
 * Refusals: `not-found`; `which` of several customers whose questions wait for the speaker.
 */
async function answer(work: Work, input: Given): Promise<Result> {
  const customer = input.customerId ? await theCustomer(work, input.customerId) : null;
  if (input.customerId && !customer) return refused('not-found', {});
  const whose = customer ? { customerId: customer.id } : { ownerId: work.actor.staffId ?? '' };
  const open = await work.tx.find(Promised, {
    where: { ...whose, storeId: work.store.id, kind: 'answer', status: 'open' },
    order: { id: 'ASC' },
  });
  const customers = await customersOf(work, open);
  if (customers.length > 1) return refused('which', { customers });
  for (const promise of open) await fulfilPromise(work, promise, input.answer?.trim() || 'answered');
  const heard = open.filter((each) => each.ownerId !== work.actor.staffId);
  const facts = { customer: customers[0] ?? (customer && named(customer)), answered: open.length };
  const tells = heard.map((each) => ({
    to: each.ownerId,
    notice: 'question.answered',
    facts: { ...facts, by: work.actor.name ?? '' },
  }));
  return done(facts, tells);
}

async function customersOf(work: Work, open: Promised[]): Promise<Named[]> {
  const rows: Named[] = [];
  for (const id of new Set(open.flatMap((each) => each.customerId ?? []))) {
    const customer = await theCustomer(work, id);
    if (customer) rows.push(named(customer));
  }
  return rows;
}

export const questionOperations: Operation[] = [
  { name: 'questions.ask', command: 'customer-question', kind: 'write', run: ask },
  { name: 'questions.answer', command: 'customer-question', kind: 'write', run: answer },
];
