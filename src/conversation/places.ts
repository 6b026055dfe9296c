import type { Lexicon, Reading } from '../../bot-flows/understanding/reading';
import type { Sql } from '../database';
import type { Store } from '../../entities/store';
import { namedStores } from '../salon/figures/stores';
import { surroundingsOf, type Surroundings } from './ear';
import type { Lexicons, Words } from './lexicon';
import type { Person } from './people';

/** One of the stores in which somebody works, with its names and what is known around her there. */
export interface Place {
  store: Store;
  /** She, with this store first: the one spoken about. */
  person: Person;
  words: Words;
  around: Surroundings;
}

/** All of hers, the usual one first. */
export async function placesOf(tx: Sql, lexicons: Lexicons, person: Person, now: number): Promise<Place[]> {
  const places: Place[] = [];
  for (const store of person.stores) {
    const here = { ...person, stores: [store, ...person.stores.filter((each) => each.id !== store.id)] };
    const words = await lexicons.of(tx, store);
    places.push({ store, person: here, words, around: await surroundingsOf(tx, here, words, now) });
  }
  return places;
}

/**
 * The store that a message is about: the one that it names, else the only one that has whom it names. Who is known
 * in the store of the form that is open, or in none, is spoken of there; several otherwise are to be asked about.
 *
 * @param current where the newest open form belongs
 */
export function placesMeant<P extends Pick<Place, 'store' | 'words'>>(
  places: P[],
  text: string,
  read: (place: P) => Reading,
  current?: string,
): P[] {
  const [usual] = places;
  if (places.length === 1 || text === '') return [usual];
  const called = namedStores(
    places.map((place) => place.store),
    text,
  );
  if (called.length === 1) return places.filter((place) => place.store.id === called[0].id);
  const open = places.find((place) => place.store.id === current);
  const knowing = places.filter((place) => namesSomebody(read(place), place.words.lexicon));
  if (knowing.length === 0) return [open ?? usual];
  return open && knowing.includes(open) ? [open] : knowing;
}

/** Only a name as it is spelt tells one store from another; a sound is somebody's everywhere. */
function namesSomebody(reading: Reading, lexicon: Lexicon): boolean {
  return reading.people.some(({ text, customers, staff }) => {
    const said = text.toLowerCase();
    const isCalled = (each: { name: string; aliases: string[] }): boolean =>
      [each.name, ...each.aliases].some((name) => name.toLowerCase() === said);
    return (
      lexicon.customers.some((each) => customers.includes(each.code) && isCalled(each)) ||
      lexicon.staff.some((each) => staff.includes(each.userid) && isCalled(each))
    );
  });
}
