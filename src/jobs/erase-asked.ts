/** Carries out what was asked for by «删除…的全部资料»: the chat's texts first, then the salon's rows, all or nothing. */
import { Erasure } from '../../entities/erasure';
import { forgetInChat } from '../conversation/forget';
import { askedErasures, standsAsAsked } from '../salon/erasure/ask';
import { readHer } from '../salon/erasure/read-her';
import { wipe } from '../salon/erasure/wipe';
import { done, type Result, type Tell } from '../salon/operation';
import type { Work } from '../salon/work';
import { ERASED_NAME } from '../text/erasure';

export async function eraseAsked(work: Work): Promise<Result> {
  const asked = await askedErasures(work);
  const tells: Tell[] = [];
  for (const each of asked) {
    if (!(await standsAsAsked(work, each))) {
      await work.rows.remove(Erasure, each.id);
      tells.push({ to: each.askedById, notice: 'customers.erase-stopped', facts: {} });
      continue;
    }
    await erase(work, each);
    tells.push({ to: each.askedById, notice: 'customers.erased', facts: {} });
  }
  return done({ erased: asked.length }, tells);
}

export async function erase(work: Work, asked: Erasure): Promise<void> {
  const her = await readHer(work.tx, asked.customerId);
  const { now, store } = work;
  const files = await forgetInChat(work.tx, { storeId: store.id, her, instead: ERASED_NAME, now });
  await wipe(work, asked, her, ERASED_NAME, files);
}
