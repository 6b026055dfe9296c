/** What the monthly meeting decides (月会, SR-MIS-01, SR-MIS-03): each in words, with who does it and by when. */
import { In } from '../../database/conditions';
import { Promised } from '../../../entities/promise';
import { addMonths, businessDayOf, businessDaySpan, isDay } from '../calendar';
import { done, refused, type Operation, type Result } from '../operation';
import { makePromise } from '../promises/promises';
import { oneOfStore } from '../staff/store-staff';
import { staffNamed } from '../subjects';
import type { Work } from '../work';

const MEETING = 'month-meeting';
/** What promises that belong to the month's decisions come from. */
export const DECIDED_AT: readonly string[] = [MEETING, 'treatment-review'];

export interface MonthDecision {
  words: string;
  ownerId: string;
  dueDay: string;
}

export interface DecisionShown {
  words: string;
  owner: string;
  dueDay: string;
  status: 'open' | 'done' | 'withdrawn';
}

/** Refused `no-such-staff`, `not-a-day`, and `too-late` for a day that is over. */
async function decide(work: Work, input: MonthDecision): Promise<Result> {
  const owner = await oneOfStore(work, input.ownerId);
  if (!owner) return refused('no-such-staff', {});
  if (!isDay(input.dueDay)) return refused('not-a-day', { day: input.dueDay });
  const made = await makePromise(work, {
    customerId: null,
    ownerId: owner.id,
    kind: 'task',
    why: input.words,
    dueDay: input.dueDay,
    originKind: MEETING,
  });
  if (!made) return refused('too-late', { day: input.dueDay });
  const facts = { words: input.words, owner: owner.name, dueDay: input.dueDay };
  const tells =
    owner.id === work.actor.staffId ? [] : [{ to: owner.id, notice: 'month.task', facts: { ...facts } }];
  return done(facts, tells);
}

/** Everything decided in the last two months that is not withdrawn. */
async function list(work: Work): Promise<Result> {
  const today = businessDayOf(work.now, work.store.timezone);
  const rows = await work.tx.find(Promised, {
    where: { storeId: work.store.id, originKind: In([...DECIDED_AT]), status: In(['open', 'done']) },
    order: { dueDay: 'ASC' },
  });
  const since = businessDaySpan(addMonths(today, -2), work.store.timezone).from;
  const recent = rows.filter((row) => row.at >= since);
  const people = await staffNamed(
    work,
    recent.map((row) => row.ownerId),
  );
  return done({
    today,
    decisions: recent.map((row) => ({
      words: row.why,
      owner: people.get(row.ownerId)?.name ?? '',
      dueDay: row.dueDay,
      status: row.status,
    })),
  });
}

export const monthDecisionOperations: Operation[] = [
  { name: 'month.decide', command: 'month-meeting', kind: 'write', run: decide },
  { name: 'month.decisions', command: 'month-meeting', kind: 'read', run: list },
];
