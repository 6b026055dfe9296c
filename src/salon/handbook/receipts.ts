/**
 * «知道了»: somebody has read this version of a job or a rule. A job is agreed between two (SR-FRM-09): whoever has
 * something to say to it is heard by the one who wrote it.
 */
import { HandbookPage } from '../../../entities/handbook-page';
import { HandbookReceipt } from '../../../entities/handbook-receipt';
import { done, refused, type Operation, type Result } from '../operation';
import { oneOfStore, storeStaff } from '../staff/store-staff';
import type { Work } from '../work';
import { headsShown, newestOf, notReadBy } from './pages';

/** Characters of a remark. */
const LONGEST_REMARK = 300;

/**
 * Refusals: `not-found` where it was taken back, `newer` where a later version stands, `too-long`. Saying it twice is
 * once; the newest remark stands.
 */
async function receive(work: Work, input: { pageId: string; remark?: string }): Promise<Result> {
  const page = await work.tx.one(HandbookPage, { id: input.pageId });
  const { staffId, storeIds } = work.actor;
  if (!page || !staffId || !storeIds.includes(page.storeId)) return refused('not-found', {});
  const [shown] = await headsShown(work, [page]);
  const { storeId, kind, subject } = page;
  if (await work.tx.one(HandbookPage, { storeId, kind, subject, version: page.version + 1 })) {
    return refused('newer', { page: shown });
  }
  const remark = input.remark?.replace(/\s+/gu, ' ').trim() ?? null;
  if ((remark ?? '').length > LONGEST_REMARK) return refused('too-long', { longest: LONGEST_REMARK });
  const key = { handbookPageId: page.id, staffId };
  const fresh = await work.rows.insertIfNew(HandbookReceipt, { ...key, at: work.now, remark });
  if (!remark) return done({ page: shown });
  if (!fresh) await work.rows.update(HandbookReceipt, key, { remark });
  const facts = { page: shown, by: work.actor.name ?? '', remark };
  return done({ page: shown, told: true }, [
    { to: await hearerOf(work, page), notice: 'handbook.remark', facts },
  ]);
}

/** Whoever wrote it; of what came by a sheet, or from somebody who has left, the manager. */
async function hearerOf(work: Work, page: HandbookPage): Promise<string> {
  const [manager, author] = [await storeStaff(work, 'manager'), await oneOfStore(work, page.byId)];
  return author?.id ?? manager[0]?.id ?? page.byId;
}

/** What a newcomer has to read: her own job, and how many rules. */
export async function toReadOf(work: Work, staffId: string): Promise<{ job: boolean; rules: number }> {
  const open = async (kind: 'job' | 'rule'): Promise<number> => {
    let count = 0;
    for (const page of await newestOf(work, kind)) {
      if ((await notReadBy(work, page)).some((each) => each.id === staffId)) count += 1;
    }
    return count;
  };
  return { job: (await open('job')) > 0, rules: await open('rule') };
}

export const handbookReceiptOperations: Operation[] = [
  { name: 'handbook.receive', command: 'handbook-receipt', kind: 'write', run: receive },
];
