/** Which store a form, a tap or an answer belongs to, for whoever works in several. */
import { readWireKey, type Say, type State } from '../../bot-flows/engine';
import type { Inbox } from '../../entities/inbox';
import { ofStore } from '../text/conversation';
import type { Place } from './places';

/** A form belongs to the store that was spoken about when it opened; its cards and commits stay there. */
export function scoped(state: State, place: Place): State {
  if (place.person.stores.length === 1) return state;
  const dialogs = state.dialogs.map((each) => (each.scope ? each : { ...each, scope: place.store.id }));
  return { ...state, dialogs };
}

/** What of a state belongs to the store spoken about, and the forms that do not. */
export function partedBy(state: State, { store }: Place, usual: Place): [State, State['dialogs']] {
  const isHere = ({ scope }: State['dialogs'][number]): boolean => (scope ?? usual.store.id) === store.id;
  const elsewhere = state.dialogs.filter((each) => !isHere(each));
  return [{ ...state, dialogs: state.dialogs.filter(isHere) }, elsewhere];
}

export function placeNamed(places: Place[], id: unknown): Place | undefined {
  return places.find((place) => place.store.id === id);
}

/** Where a tap or a notice belongs: to the store of its form, to the store that sent it. */
export function scopeOf(state: State, { payload }: Inbox): unknown {
  const key = readWireKey(typeof payload.eventKey === 'string' ? payload.eventKey : '');
  return key ? state.dialogs.find((each) => each.id === key.dialogId)?.scope : payload.storeId;
}

export function scopesOf(...states: State[]): Map<string, string> {
  const dialogs = states.flatMap((state) => state.dialogs);
  return new Map(dialogs.flatMap(({ id, scope }) => (scope ? [[id, scope] as const] : [])));
}

/** Whoever has several stores is told which one an answer is of, where it is not the usual one. */
export function named(say: Say, places: Place[], scope: string): Say {
  if (scope === places[0].store.id) return say;
  const place = placeNamed(places, scope);
  return place ? { ...say, ...ofStore(say, place.store.name) } : say;
}
