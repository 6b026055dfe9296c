import { Erasure } from '../../entities/erasure';
import { Store } from '../../entities/store';
import type { Config } from '../config';
import { ulid, type Database } from '../database';
import { erase } from '../jobs/erase-asked';
import { createPhotoShelf } from '../composition/photo-shelf';
import { createProtection } from '../protection';
import { customerCoded } from '../salon/export/one-customer';
import { askErasure, hangsOnHer, isOpen, type HangsOnHer } from '../salon/erasure/ask';
import { createWork, type Work } from '../salon/work';
import { erasePrompt, eraseWords, refusedErase } from '../text/erasure';
import { noSuchCustomer } from '../text/import';
import { Refused } from './exit';
import { withStore } from './open-store';
import { say } from './out';

export interface EraseChoice {
  code: string;
  giveUp?: boolean;
  yes?: boolean;
}

/** Erases one customer for good, her pictures with her; beside a running server too. */
export async function eraseOne(config: Config, choice: EraseChoice): Promise<void> {
  await withStore(config, async (db) => {
    const found = await customerCoded(db, choice.code);
    const store = found && (await db.one(Store, { id: found.storeId }));
    if (!found || !store) throw new Refused(noSuchCustomer(choice.code));
    await db.transaction(async (tx) => {
      const work = workOf(tx, store);
      const hanging = await hangsOnHer(work, { customerId: found.id });
      if (!hanging.done) throw new Refused(refusedErase(hanging.code, hanging.facts));
      tell(hanging.facts, choice);
      const asked = await askErasure(work, { customerId: found.id, giveUp: choice.giveUp });
      if (!asked.done) throw new Refused(refusedErase(asked.code, asked.facts));
      await erase(work, (await tx.one(Erasure, { customerId: found.id }))!);
    });
    const protection = createProtection({ dataKey: config.dataKey, dir: config.dataDir });
    await createPhotoShelf(config.dataDir, protection, db).forget();
    say(eraseWords.done);
  });
}

function tell(facts: HangsOnHer, { yes, giveUp }: EraseChoice): void {
  if (!yes) say(erasePrompt(facts).text);
  if (isOpen(facts) && !giveUp) throw new Refused(eraseWords.openAtDesk);
  if (!yes) throw new Refused(eraseWords.notYet);
}

function workOf(tx: Parameters<Parameters<Database['transaction']>[0]>[0], store: Store): Work {
  return createWork({
    tx,
    actor: { kind: 'cli', userid: 'cli', roles: [], storeIds: [store.id], command: 'customer-erase' },
    now: Date.now(),
    store,
    operation: `erase:${ulid()}`,
  });
}
