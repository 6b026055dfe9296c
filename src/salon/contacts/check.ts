/**
 * The manager looks through the talks of a day (店长核查, SR-FRM-17, SR-KAM-18). That she has seen one is a `look` of
 * the journal at that talk: who and when, kept like every other look into a customer's file.
 */
import { In } from '../../database/conditions';
import { Audit } from '../../../entities/audit';
import { Contact } from '../../../entities/contact';
import { Customer } from '../../../entities/customer';
import { addDays, businessDayOf, clockOf } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { staffNamed } from '../subjects';
import type { Work } from '../work';

export interface TalkToCheck {
  id: string;
  clock: string;
  customer: string;
  by: string;
  result: Contact['result'];
  note: string | null;
}

export interface TalksToCheck extends Record<string, unknown> {
  day: string;
  all: number;
  /** Not looked through yet, in the order they were held. */
  open: TalkToCheck[];
}

const TABLE = 'contact';

/** Of today, or of so many days back. */
async function toCheck(work: Work, input: { daysBack?: number }): Promise<Result> {
  const day = addDays(businessDayOf(work.now, work.store.timezone), -(input.daysBack ?? 0));
  const all = await work.tx.find(Contact, { where: { storeId: work.store.id, day }, order: { at: 'ASC' } });
  const seen = await seenOf(work, all);
  const open = all.filter((each) => !seen.has(each.id));
  const customers = await work.tx.find(Customer, {
    where: { id: In(open.map((each) => each.customerId)) },
    select: ['id', 'name'],
  });
  const names = new Map(customers.map((each) => [each.id, each.name]));
  const staff = await staffNamed(
    work,
    open.map((each) => each.byId),
  );
  const shown: TalksToCheck = {
    day,
    all: all.length,
    open: open.map((each) => ({
      id: each.id,
      clock: clockOf(each.at, work.store.timezone),
      customer: names.get(each.customerId) ?? '',
      by: staff.get(each.byId)?.name ?? '',
      result: each.result,
      note: each.note,
    })),
  };
  return done(shown);
}

/** Those that were shown, and no talk that was held since. Twice is once. Refusal: `not-found`. */
async function check(work: Work, input: { contactIds: string[] }): Promise<Result> {
  const talks = await work.tx.find(Contact, { where: { id: In(input.contactIds), storeId: work.store.id } });
  if (talks.length === 0) return refused('not-found', {});
  const seen = await seenOf(work, talks);
  for (const each of talks) if (!seen.has(each.id)) await work.rows.look(each.customerId, TABLE, each.id);
  return done({ count: talks.length });
}

async function seenOf(work: Work, talks: Contact[]): Promise<Set<string>> {
  const looks = await work.tx.find(Audit, {
    where: { tableName: TABLE, action: 'look', rowId: In(talks.map((each) => each.id)) },
    select: ['seq', 'rowId'],
  });
  return new Set(looks.map((each) => each.rowId));
}

export const contactCheckOperations: Operation[] = [
  { name: 'contacts.toCheck', command: 'contact-check', kind: 'read', run: toCheck },
  { name: 'contacts.check', command: 'contact-check', kind: 'write', run: check },
];
