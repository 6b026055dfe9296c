/** One's own list: the whole of it, and one line with the rows that put her there («为什么2»). */
import { AccountEntry } from '../../../entities/account-entry';
import { Course } from '../../../entities/course';
import type { ListReason } from '../../../entities/daily-list';
import { Plan } from '../../../entities/plan';
import { Promised } from '../../../entities/promise';
import { Visit } from '../../../entities/visit';
import { businessDayOf } from '../calendar';
import { customerFacts } from '../customer-file';
import { listFor } from './daily-lists';
import { listFacts, shownLines, type ShownListReason } from './list-facts';
import { done, refused, type Operation, type Result } from '../operation';
import { ownerName } from '../promises/promises';
import { theCustomer } from '../subjects';
import type { Work } from '../work';

/** A reason with the row behind it: when it was written, by whom, in what words. */
export interface SourcedReason extends ShownListReason {
  writtenOn: string | null;
  writtenBy: string | null;
  note: string | null;
}

/** The asker's list of today; `none` for somebody who looks after nobody. */
async function mine(work: Work): Promise<Result> {
  const list = await listFor(work, work.actor.staffId ?? '');
  return list ? done(await listFacts(work, list)) : done({ none: true });
}

/** Line `n` with its file and its sources. Refusals: `no-line`, `not-found`. */
async function line(work: Work, input: { n: number }): Promise<Result> {
  const list = await listFor(work, work.actor.staffId ?? '');
  const item = list?.items.find((each) => each.n === input.n);
  if (!list || !item) return refused('no-line', { n: input.n, of: list?.items.length ?? 0 });
  const customer = await theCustomer(work, item.customerId);
  if (!customer) return refused('not-found', {});
  const [shown] = await shownLines(work, [item], list.day, list.staffId);
  const sources: SourcedReason[] = [];
  for (const reason of shown.reasons) sources.push({ ...reason, ...(await sourceOf(work, reason)) });
  return done({ line: shown, sources, file: await customerFacts(work, customer) });
}

type Source = Pick<SourcedReason, 'writtenOn' | 'writtenBy' | 'note'>;

async function sourceOf(work: Work, reason: ListReason): Promise<Source> {
  const nothing: Source = { writtenOn: null, writtenBy: null, note: null };
  const id = reason.sourceId;
  if (!id) return nothing;
  const day = (at: number) => businessDayOf(at, work.store.timezone);
  const by = async (staffId: string | null) => (staffId ? (await ownerName(work, staffId)) || null : null);
  switch (reason.source) {
    case 'account_entry': {
      const row = await work.tx.one(AccountEntry, { id });
      return row ? { writtenOn: row.day, writtenBy: await by(row.byId), note: row.note } : nothing;
    }
    case 'promise': {
      const row = await work.tx.one(Promised, { id });
      return row ? { writtenOn: day(row.at), writtenBy: await by(row.byId), note: row.why } : nothing;
    }
    case 'plan': {
      const row = await work.tx.one(Plan, { id });
      const author = row?.decidedById ?? row?.authorId ?? null;
      return row
        ? { writtenOn: day(row.decidedAt ?? row.at), writtenBy: await by(author), note: row.reason }
        : nothing;
    }
    case 'visit': {
      const row = await work.tx.one(Visit, { id });
      const writer = row?.beauticianDoneById ?? row?.createdById ?? null;
      return row ? { writtenOn: row.day, writtenBy: await by(writer), note: row.note } : nothing;
    }
    case 'course': {
      const row = await work.tx.one(Course, { id });
      return row ? { writtenOn: row.boughtDay, writtenBy: null, note: `${row.used}/${row.total}` } : nothing;
    }
    default:
      return nothing;
  }
}

export const myListOperations: Operation[] = [
  { name: 'lists.mine', command: 'my-list', kind: 'write', run: mine },
  { name: 'lists.line', command: 'my-list', kind: 'write', run: line },
];
