/**
 * The consultant's word and the manager's decision (SR-ABC-17): up counts at once, down only in the fixed months. Only
 * here a class changes, and with it the row that the morning list reads; the manager alone keeps it (SR-ABC-19).
 */
import { In } from '../../database/conditions';
import { Customer } from '../../../entities/customer';
import { CustomerSummary } from '../../../entities/customer-summary';
import { GradeChange } from '../../../entities/grade-change';
import { GradeRound } from '../../../entities/grade-round';
import { businessDayOf } from '../calendar';
import { inStore, storesMeant } from '../figures/stores';
import { done, refused, type Operation, type Result, type Tell } from '../operation';
import { named, theCustomer } from '../subjects';
import { byWhom, type Work } from '../work';
import { storeRules } from './grade-rules';
import { moversOf } from './history';
import { gradeOf } from './measures';
import { askManagers } from './round';
import { openChanges, ownersOf, shownChanges, shownToManager } from './shown-changes';
import { tellDecided } from './told';

/** «没意见»: she has looked at all that is open for her customers. */
async function seen(work: Work): Promise<Result> {
  const hers = await openOfHers(work);
  if (hers.length > 0)
    await work.rows.update(GradeChange, { id: In(hers.map((row) => row.id)) }, { seenAt: work.now });
  return done({ count: hers.length }, await askWhenAllSaw(work));
}

/** Her comment goes to the manager's card. Refusals: `not-found`, `none-open` where nothing is proposed for her. */
async function comment(work: Work, input: { customerId: string; text: string }): Promise<Result> {
  const customer = await theCustomer(work, input.customerId);
  if (!customer) return refused('not-found', {});
  const [row] = await work.tx.find(GradeChange, {
    where: { customerId: customer.id, storeId: work.store.id, status: 'proposed' },
    order: { at: 'DESC' },
    take: 1,
  });
  if (!row) return refused('none-open', { customer: named(customer) });
  await work.rows.update(GradeChange, row.id, {
    comment: input.text,
    commentById: byWhom(work.actor),
    seenAt: work.now,
  });
  const rest = (await openOfHers(work)).filter((each) => each.seenAt === null).length;
  return done({ customer: named(customer), rest }, await askWhenAllSaw(work));
}

async function openOfHers(work: Work): Promise<GradeChange[]> {
  const rows = await openChanges(work);
  const owners = await ownersOf(work, rows);
  return rows.filter((row) => owners.get(row.customerId) === work.actor.staffId);
}

/** The last consultant has looked: the manager need not wait for the evening. */
async function askWhenAllSaw(work: Work): Promise<Tell[]> {
  return (await shownToManager(work)).unseen.length > 0 ? [] : askManagers(work);
}

/**
 * The card of one store. Whoever has several is shown the one that asks, else the first in which something is open.
 * Refusal: `not-found` for a store that is none of hers.
 */
async function ofManager(work: Work, input: { storeId?: string } = {}): Promise<Result> {
  const there = input.storeId ? await inStore(work, input.storeId) : await withOpen(work);
  if (!there) return refused('not-found', {});
  const several = new Set(work.actor.storeIds).size > 1;
  const store = several ? there.store.name : null;
  return done({ ...(await shownToManager(there)), storeId: there.store.id, store });
}

async function withOpen(work: Work): Promise<Work> {
  for (const there of await storesMeant(work)) if ((await openChanges(there)).length > 0) return there;
  return work;
}

interface InStore {
  /** Of which of her stores; where she works if it is missing. */
  storeId?: string;
}

interface Decision extends InStore {
  /** One change; without it all that is open in the round. */
  changeId?: string;
  roundId: string;
  verdict: 'confirmed' | 'refused';
}

/**
 * One change or all that were shown. What cannot be carried out stays as it is and is counted: somebody decided before
 * her (`gone`), the class was changed otherwise since (`stale`), it is down and not its month (`notNow`).
 */
async function decide(given: Work, { changeId, roundId, verdict, storeId }: Decision): Promise<Result> {
  const work = await inStore(given, storeId);
  if (!work) return refused('not-found', {});
  const open = await work.tx.find(GradeChange, {
    where: {
      roundId,
      storeId: work.store.id,
      status: 'proposed',
      ...(changeId ? { id: changeId } : {}),
    },
    order: { id: 'ASC' },
    lock: true,
  });
  const sorted = await sortOut(work, open, verdict);
  await write(work, sorted.good, verdict);
  if (sorted.stale.length > 0)
    await work.rows.update(GradeChange, { id: In(idsOf(sorted.stale)) }, { status: 'superseded' });
  const left = await openChanges(work);
  const tells = left.length === 0 ? await finish(work) : [];
  const [only] = sorted.good;
  const customer = only && changeId ? await work.tx.one(Customer, { id: only.customerId }) : null;
  return done(
    {
      verdict,
      customer: customer ? named(customer) : null,
      to: only?.toGrade ?? null,
      ...moversOf(sorted.good),
      gone: open.length === 0,
      stale: sorted.stale.length,
      notNow: sorted.notNow.length,
      left: left.length,
      told: tells.length,
    },
    tells,
  );
}

interface Sorted {
  good: GradeChange[];
  stale: GradeChange[];
  notNow: GradeChange[];
}

async function sortOut(work: Work, open: GradeChange[], verdict: Decision['verdict']): Promise<Sorted> {
  const { fixedMonths } = await storeRules(work);
  const month = Number(businessDayOf(work.now, work.store.timezone).slice(5, 7));
  const customers = await work.tx.find(Customer, {
    where: { id: In(open.map((row) => row.customerId)) },
    select: ['id', 'grade', 'mergedIntoId'],
    lock: true,
  });
  const byId = new Map(customers.map((row) => [row.id, row]));
  const sorted: Sorted = { good: [], stale: [], notNow: [] };
  for (const row of open) {
    const customer = byId.get(row.customerId);
    if (!customer || customer.mergedIntoId || gradeOf(customer.grade) !== row.fromGrade)
      sorted.stale.push(row);
    else if (verdict === 'confirmed' && row.direction === 'down' && !fixedMonths.includes(month))
      sorted.notNow.push(row);
    else sorted.good.push(row);
  }
  return sorted;
}

async function write(work: Work, rows: GradeChange[], verdict: Decision['verdict']): Promise<void> {
  if (rows.length === 0) return;
  const decided = { status: verdict, decidedById: byWhom(work.actor), decidedAt: work.now };
  await work.rows.update(GradeChange, { id: In(idsOf(rows)) }, decided);
  if (verdict === 'refused') return;
  for (const grade of new Set(rows.map((row) => row.toGrade))) {
    const ids = rows.filter((row) => row.toGrade === grade).map((row) => row.customerId);
    await work.rows.update(Customer, { id: In(ids) }, { grade });
    await work.tx.update(CustomerSummary, { customerId: In(ids) }, { grade });
  }
}

/** Nothing is open any more: the round is over, and each consultant hears once. */
async function finish(work: Work): Promise<Tell[]> {
  for (const status of ['seen', 'asked'] as const) {
    const where = { storeId: work.store.id, status };
    await work.rows.update(GradeRound, where, { status: 'decided', decidedAt: work.now });
  }
  return tellDecided(work);
}

/** The next open change of a round, but for those she passed over. */
async function next(given: Work, input: InStore & { roundId: string; passed?: string[] }): Promise<Result> {
  const work = await inStore(given, input.storeId);
  if (!work) return refused('not-found', {});
  const passed = new Set(input.passed);
  const rows = (await openChanges(work)).filter((row) => row.roundId === input.roundId);
  const left = await shownChanges(
    work,
    rows.filter((row) => !passed.has(row.id)),
  );
  return done({ change: left[0] ?? null, left: left.length, passed: rows.length - left.length });
}

/** She walked to the end and left some for later: what she decided is told now. */
async function walked(given: Work, input: InStore = {}): Promise<Result> {
  const work = await inStore(given, input.storeId);
  if (!work) return refused('not-found', {});
  const tells = await tellDecided(work);
  return done({ told: tells.length, left: (await openChanges(work)).length }, tells);
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map((row) => row.id);
}

export const gradeDecisionOperations: Operation[] = [
  { name: 'grades.seen', command: 'grade-comment', kind: 'write', run: seen },
  { name: 'grades.comment', command: 'grade-comment', kind: 'write', run: comment },
  { name: 'grades.open', command: 'grade-decide', kind: 'read', run: ofManager },
  { name: 'grades.next', command: 'grade-decide', kind: 'read', run: next },
  { name: 'grades.decide', command: 'grade-decide', kind: 'write', run: decide },
  { name: 'grades.walked', command: 'grade-decide', kind: 'write', run: walked },
];
