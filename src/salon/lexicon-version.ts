import { LexiconVersion } from '../../entities/lexicon-version';
import type { Work } from './work';

/** To be called after every change of a name, so that names held in memory are read again by every process. */
export async function namesChanged(work: Work): Promise<void> {
  const where = { storeId: work.store.id };
  const known = await work.tx.add(LexiconVersion, where, { version: 1 });
  if (known === 0) await work.tx.insertIfNew(LexiconVersion, { ...where, version: 1 });
}
