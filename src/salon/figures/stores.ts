/** Which of her stores somebody who has several asks about; each is answered with its own figures, never another's. */
import { In } from '../../database/conditions';
import { Store } from '../../../entities/store';
import { createWork, type Work } from '../work';

/**
 * Work in each store that is meant: those that are named, else all of hers. In her only store it is the work itself.
 * A store is named by what tells it from her others («解放路» of «悦颜解放路店»).
 */
export async function storesMeant(work: Work, words = ''): Promise<Work[]> {
  const ids = [...new Set(work.actor.storeIds)];
  if (work.actor.kind !== 'staff' || ids.length < 2) return [work];
  const stores = await work.tx.find(Store, { where: { id: In(ids) }, order: { code: 'ASC' } });
  const called = namedStores(stores, words);
  const meant = called.length > 0 ? called : stores;
  return meant.map((store) => createWork({ ...work, store }));
}

/** Work in one of the asker's own stores; the work itself where none is named, null where it is none of hers. */
export async function inStore(work: Work, storeId: string | undefined): Promise<Work | null> {
  if (!storeId || storeId === work.store.id) return work;
  if (!work.actor.storeIds.includes(storeId)) return null;
  const store = await work.tx.one(Store, { id: storeId });
  return store ? createWork({ ...work, store }) : null;
}

export function namedStores<S extends { name: string }>(stores: S[], words: string): S[] {
  const own = ownNames(stores);
  return stores.filter((_store, index) => own[index].length >= 2 && words.includes(own[index]));
}

/** What tells each from the others, «解放路» of «悦颜解放路店»; an only one keeps its name. */
export function ownNames(stores: { name: string }[]): string[] {
  const shared = commonStart(stores.map((store) => store.name)).length;
  return stores.map(({ name }) =>
    name
      .slice(shared)
      .replace(/[·\s()()-]/g, '')
      .replace(/(?:分店|门店|店)$/, ''),
  );
}

function commonStart(names: string[]): string {
  const [first = '', ...others] = names;
  let length = 0;
  while (length < first.length && others.every((name) => name[length] === first[length])) length++;
  return others.length > 0 ? first.slice(0, length) : '';
}
