/**
 * What a customer answered when she was asked after a visit: is the problem solved, is she satisfied (SR-REL-02,
 * SR-SAT-05); and why she stayed away, where she sleeps (SR-SAT-11). Kept on the talk in which she said it.
 */
import { Between, In } from '../../database/conditions';
import { Contact } from '../../../entities/contact';
import { addDays, businessDayOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { makePromise } from '../promises/promises';
import { named, theCustomer } from '../subjects';
import type { Work } from '../work';

export type Solved = NonNullable<Contact['solved']>;
export type Satisfied = NonNullable<Contact['satisfied']>;

export const AWAY_REASONS = ['price', 'effect', 'service', 'far', 'time', 'elsewhere', 'other'] as const;
export type AwayReason = (typeof AWAY_REASONS)[number];

export interface CareAnswer {
  contactId: string;
  solved?: Solved;
  satisfied?: Satisfied;
  reason?: AwayReason;
  note?: string;
}

/** Days after which she is asked again whether the problem is solved. */
const ASKED_AGAIN = 3;

/** Refusals: `not-found`. Where it is not solved she is asked again. */
async function answer(work: Work, input: CareAnswer): Promise<Result> {
  const contact = await work.tx.one(Contact, { id: input.contactId });
  const customer = contact && (await theCustomer(work, contact.customerId));
  if (!contact || !customer) return refused('not-found', {});
  const { solved, satisfied, reason } = input;
  await work.rows.update(Contact, contact.id, {
    ...(solved ? { solved } : {}),
    ...(satisfied ? { satisfied } : {}),
    ...(reason ? { reason } : {}),
    ...(input.note ? { note: [contact.note, input.note].filter(Boolean).join(';') } : {}),
  });
  const today = businessDayOf(work.now, work.store.timezone);
  const again = solved === 'no' ? addDays(today, ASKED_AGAIN) : null;
  if (again) {
    await makePromise(work, {
      customerId: customer.id,
      ownerId: work.actor.staffId ?? customer.consultantId ?? contact.byId,
      kind: 'care',
      why: '',
      dueDay: again,
      originKind: 'contact',
      originId: contact.id,
      facts: { until: addDays(again, ASKED_AGAIN) },
    });
  }
  return done({ customer: named(customer), solved, satisfied, reason, again, today });
}

export interface LastAnswer {
  day: string;
  solved: Solved | null;
  satisfied: Satisfied | null;
}

/** What she answered the last time she was asked; null where nobody asked. */
export async function lastAnswer(work: Work, customerId: string): Promise<LastAnswer | null> {
  const rows = await work.tx.find(Contact, { where: { customerId }, order: { at: 'DESC' }, take: 20 });
  const row = rows.find((each) => each.solved ?? each.satisfied);
  return row ? { day: row.day, solved: row.solved, satisfied: row.satisfied } : null;
}

export interface CareFigures {
  /** How many answered each question, and how many of them with yes. */
  solved: { yes: number; of: number };
  satisfied: { yes: number; of: number };
}

/** What was answered in a period: the shop's measure of effect (SR-REL-02, SR-EFF-05). */
export async function careFigures(
  work: Work,
  period: { from: string; to: string },
  staffId?: string,
): Promise<CareFigures> {
  const rows = await work.tx.find(Contact, {
    where: {
      storeId: work.store.id,
      day: Between(period.from, period.to),
      ...(staffId ? { byId: staffId } : {}),
    },
    select: ['id', 'solved', 'satisfied'],
  });
  const solved = rows.filter((row) => row.solved);
  const satisfied = rows.filter((row) => row.satisfied);
  return {
    solved: { yes: solved.filter((row) => row.solved === 'yes').length, of: solved.length },
    satisfied: { yes: satisfied.filter((row) => row.satisfied === 'yes').length, of: satisfied.length },
  };
}

/** How often each reason for staying away was named in a period, the most frequent first. */
export async function awayReasons(
  work: Work,
  period: { from: string; to: string },
): Promise<{ reason: string; count: number }[]> {
  const rows = await work.tx.find(Contact, {
    where: { storeId: work.store.id, day: Between(period.from, period.to), reason: In([...AWAY_REASONS]) },
    select: ['id', 'reason'],
  });
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.reason!, (counts.get(row.reason!) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1));
}

export const careAnswerOperations: Operation[] = [
  { name: 'contacts.answer', command: 'call-log', kind: 'write', run: answer },
];
