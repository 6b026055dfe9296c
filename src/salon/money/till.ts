/** What lies in the till today, by way of payment, for who closes the day; and what the store still owes in service. */
import { Course } from '../../../entities/course';
import { CustomerSummary } from '../../../entities/customer-summary';
import { businessDayOf } from '../calendar';
import { courseLeftFen } from './consumption';
import { isCash } from './cash';
import { completeness, paymentsIn } from '../figures/figures';
import { storesMeant } from '../figures/stores';
import { done, type Operation, type Result } from '../operation';
import type { Work } from '../work';

export interface TillShown extends Record<string, unknown> {
  cashFen: number;
  byMethod: Record<string, number>;
  complete: { recorded: number; expected: number };
}

async function till(work: Work): Promise<Result> {
  const day = businessDayOf(work.now, work.store.timezone);
  const payments = (await paymentsIn(work, { from: day, to: day })).filter(isCash);
  const byMethod: Record<string, number> = {};
  for (const { method, amountFen } of payments) byMethod[method] = (byMethod[method] ?? 0) + amountFen;
  const cashFen = payments.reduce((sum, payment) => sum + payment.amountFen, 0);
  const shown: TillShown = { cashFen, byMethod, complete: await completeness(work, day) };
  return done(shown);
}

export interface UnservedShown extends Record<string, unknown> {
  store: string;
  customers: number;
  sessions: number;
  /** Worth of the sessions, by the price paid for them; cards taken over without a price are not in it. */
  worthFen: number;
  unpriced: number;
  storedFen: number;
}

/** Sessions and stored value that were paid for and not yet delivered. */
async function unserved(work: Work, input: { words?: string }): Promise<Result> {
  const stores: UnservedShown[] = [];
  for (const each of await storesMeant(work, input.words)) stores.push(await unservedIn(each));
  return done({ stores, several: work.actor.storeIds.length > 1 });
}

export async function unservedIn(work: Work): Promise<UnservedShown> {
  const courses = await work.tx.find(Course, { where: { storeId: work.store.id, status: 'active' } });
  const open = courses.filter((course) => course.total > course.used);
  const left = (course: Course) => course.total - course.used;
  const summaries = await work.tx.find(CustomerSummary, { where: { storeId: work.store.id } });
  return {
    store: work.store.name,
    customers: new Set(open.map((course) => course.customerId)).size,
    sessions: open.reduce((sum, course) => sum + left(course), 0),
    worthFen: open.reduce((sum, course) => sum + courseLeftFen(course, course.used), 0),
    unpriced: open.filter((course) => course.priceFen === null).length,
    storedFen: summaries.reduce((sum, summary) => sum + summary.storedFen, 0),
  };
}

export const tillOperations: Operation[] = [
  { name: 'till.today', command: 'day-close', kind: 'read', run: till },
  { name: 'unserved.total', command: 'store-figures', kind: 'read', run: unserved },
];
