/** One message of somebody we know: where it belongs, what it means, and all that it asks of the salon. */
import type { Ear } from '../../bot-flows/ear';
import {
  comeBack,
  receive,
  resume,
  type Arrival,
  type Book,
  type Say,
  type State,
  type Turn,
} from '../../bot-flows/engine';
import type { Inbox } from '../../entities/inbox';
import { Staff } from '../../entities/staff';
import type { Sql } from '../database';
import type { Tell } from '../salon/operation';
import { lateTap, lateText, whichStore } from '../text/conversation';
import { arrivalOf, type Hearing } from './arrivals';
import { judged } from './book';
import { askSalon, carryOut, type Bench } from './carry-out';
import { earOf } from './ear';
import { named, partedBy, placeNamed, scoped, scopeOf, scopesOf } from './form-stores';
import type { Person } from './people';
import { placesMeant, type Place } from './places';

/** What the messages of one turn are heard with. */
export interface Listening {
  bench: Bench;
  book: Book<Ear>;
  person: Person;
  /** All of hers, the usual one first. */
  places: Place[];
}

/** What has come of the messages of a turn so far. */
export interface SoFar {
  state: State;
  say: Say[];
  tells: Told[];
  /** Cards that were tapped; each answer may take the place of one. */
  taps: { dialogId: string; responseCode: string }[];
}

export type Told = Tell & { key: string; storeId: string };

/** Takes one message to its end, and gives what the turn has come to with it. */
export async function hearMessage(listening: Listening, before: SoFar, message: Inbox): Promise<SoFar> {
  const { places } = listening;
  const meant = placesOf(listening, before.state, message);
  const [place] = meant;
  if (meant.length > 1) {
    const stores = meant.map((each) => each.store.name);
    return { ...before, say: [...before.say, whichStore(stores, saidIn(message))] };
  }
  const arrival = arrivalOf(message, hearingAt(listening, place, before.state));
  if (!arrival) return before;
  const { responseCode } = message.payload;
  const taps = [...before.taps];
  if (arrival.kind === 'tap' && typeof responseCode === 'string') {
    taps.push({ dialogId: arrival.dialogId, responseCode });
    await seesCards(listening.bench.tx, listening.person);
  }
  // A form of another store hears nothing of what is said of this one.
  const [own, elsewhere] = partedBy(before.state, place, places[0]);
  const { turn, tells } = await takeOne(listening, own, arrival, place);
  // What was only pushed to her interrupts nothing: the form she has open stays where it is.
  const back = message.type === 'notice' ? turn : comeBack(own, turn, atOf(arrival), listening.book);
  const scopes = scopesOf(own, turn.state, back.state);
  const kept = scoped(back.state, place);
  const say = back.say.map((each) => named(each, places, scopes.get(each.dialogId ?? '') ?? place.store.id));
  return {
    state: { ...kept, dialogs: [...elsewhere, ...kept.dialogs] },
    say: [...before.say, ...say],
    tells: [...before.tells, ...tells],
    taps,
  };
}

/** The store that it is about; several are to be asked about. */
function placesOf({ places }: Listening, state: State, message: Inbox): Place[] {
  if (message.payload.eventKey || message.type === 'notice') {
    return [placeNamed(places, scopeOf(state, message)) ?? places[0]];
  }
  const said = saidIn(message);
  const read = (place: Place) => readAt(place, state, said, message.createTime);
  return placesMeant(places, said, read, state.dialogs.at(-1)?.scope);
}

function hearingAt({ person }: Listening, place: Place, state: State): Hearing {
  return {
    // What a model proposed was made with the names of one store, and is of no use in another.
    read: (text, at, proposal) =>
      readAt(place, state, text, at, storeOf(proposal) === place.store.id ? proposal : undefined),
    ear: (reading, media) => earOf(place.around, place.person, reading, media),
    reader: { id: person.staff.id, roles: person.roles },
    lateText,
    lateTap,
  };
}

function storeOf(proposal: unknown): string | undefined {
  return (proposal as { storeId?: string } | undefined)?.storeId;
}

function readAt({ words, person, store }: Place, state: State, text: string, at: number, proposal?: unknown) {
  const openCustomers = customersOf(state, store.id);
  return judged(words.reader.read(text, { speaker: person.staff.id, at, openCustomers }), proposal, words);
}

/** The customers her open forms are about: a message without a name may mean them, and is asked about. */
function customersOf(state: State, storeId: string): string[] {
  return state.dialogs
    .filter((dialog) => !dialog.scope || dialog.scope === storeId)
    .map((dialog) => (dialog.values.customer as { id?: unknown } | undefined)?.id)
    .filter((id): id is string => typeof id === 'string');
}

/** The words of a message, written or heard. */
function saidIn({ type, payload, prepared }: Inbox): string {
  const said =
    type === 'text' ? payload.content : type === 'voice' ? (prepared?.text ?? payload.recognition) : '';
  return typeof said === 'string' ? said : '';
}

/** Whoever taps a card has seen it: from now on what the card holds is not sent as text as well. */
async function seesCards(tx: Sql, person: Person): Promise<void> {
  if (person.staff.channel !== 'unknown') return;
  await tx.update(Staff, { id: person.staff.id }, { channel: 'wecom' });
  person.staff.channel = 'wecom';
}

/** Calls of the salon that one message may cause before it is taken to turn in circles. */
const MOST_CALLS = 24;

/** The pure step, then whatever it asks of the salon, until it rests. */
async function takeOne(
  { book, bench, places }: Listening,
  state: State,
  arrival: Arrival<Ear>,
  place: Place,
): Promise<{ turn: Turn; tells: Told[] }> {
  const at = atOf(arrival);
  const tells: Told[] = [];
  const stamped = (turn: Turn): Turn => ({ ...turn, state: scoped(turn.state, place) });
  let turn = stamped(receive(state, arrival, book));
  for (let calls = 0; turn.call; calls++) {
    if (calls >= MOST_CALLS) throw new Error('a form asks the salon without end');
    const call = turn.call;
    const scope = turn.state.dialogs.find((each) => each.id === call.dialogId)?.scope;
    const here = { ...bench, store: (placeNamed(places, scope) ?? place).store };
    if (call.kind === 'want') {
      const facts = await askSalon(here, call.want, `${call.dialogId}:want`);
      turn = stamped(resume(turn, { facts }, at, book));
    } else {
      const done = await carryOut(here, call.commits, (n) => `${call.dialogId}:${call.number}:${n}`);
      tells.push(...done.tells.map((tell) => ({ ...tell, storeId: here.store.id })));
      turn = stamped(resume(turn, { outcomes: done.outcomes }, at, book));
    }
  }
  return { turn, tells };
}

function atOf(arrival: Arrival<Ear>): number {
  return arrival.kind === 'text' ? arrival.heard.at : arrival.at;
}
