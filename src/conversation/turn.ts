import { In } from 'typeorm';
import type { Ear } from '../../bot-flows/ear';
import {
  comeBack,
  readWireKey,
  receive,
  resume,
  type Arrival,
  type Book,
  type Outcome,
  type Say,
  type State,
  type Turn,
} from '../../bot-flows/engine';
import { Dialog } from '../../entities/dialog';
import { Inbox } from '../../entities/inbox';
import { Staff } from '../../entities/staff';
import { isContention, type Database, type Sql } from '../database';
import type { Operation, Tell } from '../salon/operation';
import { lateTap, lateText, notKnown, ofStore, stranger, whichStore } from '../text/conversation';
import { arrivalOf, type Hearing } from './arrivals';
import { bookOf, judged } from './book';
import { askSalon, carryOut, type Bench } from './carry-out';
import { earOf } from './ear';
import { heldMessages, lockDialog, type Hold } from './hold';
import type { Lexicons } from './lexicon';
import { askWho } from './managers';
import { promise } from './outbox';
import { personOf, type Person } from './people';
import { placesMeant, placesOf, type Place } from './places';
import { merge } from './replies';
import { tellStaff } from './tell';

export interface TurnDeps {
  db: Database;
  lexicons: Lexicons;
  operations: ReadonlyMap<string, Operation>;
  now: () => number;
}

/** A message that made its turn fail. */
export class FaultIn extends Error {
  constructor(
    readonly seq: number,
    override readonly cause: unknown,
  ) {
    super('a message made its turn fail');
  }
}

/** Calls of the salon that one message may cause before it is taken to turn in circles. */
const MOST_CALLS = 24;

/**
 * One transaction for one person: every message of hers that waits and is ready, in order; what they ask of the
 * salon; her dialog; the replies; the mark "handled". All of it commits together or not at all.
 *
 * @returns how many messages were handled; 0 when another process has taken them over
 * @throws FaultIn where one message is to blame
 */
export async function runTurn(deps: TurnDeps, hold: Hold): Promise<number> {
  return deps.db.transaction(async (tx) => {
    const now = deps.now();
    const dialog = await lockDialog(tx, hold.personKey, now);
    const rows = await heldMessages(tx, hold, now);
    if (rows.length === 0) return 0;
    const person = await personOf(tx, hold.personKey);
    if (person) await converse(deps, tx, person, dialog, rows, now);
    else await turnAway(tx, rows, now);
    await tx.update(
      Inbox,
      { seq: In(rows.map((row) => row.seq)) },
      { status: 'handled', handledAt: now, leaseUntil: null },
    );
    return rows.length;
  });
}

async function converse(
  deps: TurnDeps,
  tx: Sql,
  person: Person,
  row: Dialog,
  messages: Inbox[],
  now: number,
): Promise<void> {
  const places = await placesOf(tx, deps.lexicons, person, now);
  const { store } = places[0];
  const book = bookOf(now);
  const bench: Bench = {
    db: deps.db,
    tx,
    operations: deps.operations,
    store,
    now,
    actor: {
      kind: 'staff',
      staffId: person.staff.id,
      userid: person.staff.userid,
      name: person.staff.name,
      roles: person.roles,
      storeIds: person.stores.map((each) => each.id),
    },
  };
  let state = row.state as unknown as State;
  const say: Say[] = [];
  const tells: Told[] = [];
  const taps: { dialogId: string; responseCode: string }[] = [];
  for (const message of messages) {
    const read = (text: string, at: number, { words, store: { id } }: Place, proposal?: unknown) =>
      judged(
        words.reader.read(text, { speaker: person.staff.id, at, openCustomers: customersOf(state, id) }),
        proposal,
        words,
      );
    const said = saidIn(message);
    const meant =
      message.payload.eventKey || message.type === 'notice'
        ? [placeNamed(places, scopeOf(state, message)) ?? places[0]]
        : placesMeant(
            places,
            said,
            (each) => read(said, message.createTime, each),
            state.dialogs.at(-1)?.scope,
          );
    const [place] = meant;
    if (meant.length > 1) {
      say.push(
        whichStore(
          meant.map((each) => each.store.name),
          said,
        ),
      );
      continue;
    }
    const hearing: Hearing = {
      // What a model proposed was made with the names of the usual store.
      read: (text, at, proposal) => read(text, at, place, place === places[0] ? proposal : undefined),
      ear: (reading, media) => earOf(place.around, place.person, reading, media),
      reader: { id: person.staff.id, roles: person.roles },
      lateText,
      lateTap,
    };
    try {
      const arrival = arrivalOf(message, hearing);
      if (!arrival) continue;
      if (arrival.kind === 'tap' && typeof message.payload.responseCode === 'string') {
        taps.push({ dialogId: arrival.dialogId, responseCode: message.payload.responseCode });
        await seesCards(tx, person);
      }
      // A form of another store hears nothing of what is said of this one.
      const [own, elsewhere] = partedBy(state, place, places[0]);
      const turn = await takeOne(own, arrival, book, { bench, places, place }, tells);
      // What was only pushed to her interrupts nothing: the form she has open stays where it is.
      const back = message.type === 'notice' ? turn : comeBack(own, turn, atOf(arrival), book);
      const scopes = scopesOf(own, turn.state, back.state);
      const kept = scoped(back.state, place);
      state = { ...kept, dialogs: [...elsewhere, ...kept.dialogs] };
      say.push(
        ...back.say.map((each) => named(each, places, scopes.get(each.dialogId ?? '') ?? place.store.id)),
      );
    } catch (error) {
      // What the database can mend by running the turn again goes on to it as it is.
      throw isContention(error) ? error : new FaultIn(message.seq, error);
    }
  }
  await tx.update(
    Dialog,
    { personKey: row.personKey },
    {
      state: state as unknown as Record<string, unknown>,
      revision: row.revision + 1,
      updatedAt: now,
    },
  );
  await promise(
    tx,
    { userid: person.staff.userid, storeId: store.id },
    merge(say),
    { reason: 'reply', taps },
    now,
  );
  for (const tell of tells) await tellStaff(tx, tell, now, tell.storeId);
}

/** Whoever taps a card has seen it: from now on what the card holds is not sent as text as well. */
async function seesCards(tx: Sql, person: Person): Promise<void> {
  if (person.staff.channel !== 'unknown') return;
  await tx.update(Staff, { id: person.staff.id }, { channel: 'wecom' });
  person.staff.channel = 'wecom';
}

/** One message to its end: the pure step, then whatever it asks of the salon, until it rests. */
async function takeOne(
  state: State,
  arrival: Arrival<Ear>,
  book: Book<Ear>,
  { bench, places, place }: { bench: Bench; places: Place[]; place: Place },
  tells: Told[],
): Promise<Turn> {
  const at = atOf(arrival);
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
      const keyOf = (n: number): string => `${call.dialogId}:${call.number}:${n}`;
      const done: { outcomes: Outcome[]; tells: (Tell & { key: string })[] } = await carryOut(
        here,
        call.commits,
        keyOf,
      );
      tells.push(...done.tells.map((tell) => ({ ...tell, storeId: here.store.id })));
      turn = stamped(resume(turn, { outcomes: done.outcomes }, at, book));
    }
  }
  return turn;
}

function atOf(arrival: Arrival<Ear>): number {
  return arrival.kind === 'text' ? arrival.heard.at : arrival.at;
}

type Told = Tell & { key: string; storeId: string };

/** A form belongs to the store that was spoken about when it opened; its cards and commits stay there. */
function scoped(state: State, place: Place): State {
  if (place.person.stores.length === 1) return state;
  const dialogs = state.dialogs.map((each) => (each.scope ? each : { ...each, scope: place.store.id }));
  return { ...state, dialogs };
}

/** What of a state belongs to the store spoken about, and the forms that do not. */
function partedBy(state: State, { store }: Place, usual: Place): [State, State['dialogs']] {
  const isHere = ({ scope }: State['dialogs'][number]): boolean => (scope ?? usual.store.id) === store.id;
  const elsewhere = state.dialogs.filter((each) => !isHere(each));
  return [{ ...state, dialogs: state.dialogs.filter(isHere) }, elsewhere];
}

function placeNamed(places: Place[], id: unknown): Place | undefined {
  return places.find((place) => place.store.id === id);
}

/** Where a tap or a notice belongs: to the store of its form, to the store that sent it. */
function scopeOf(state: State, { payload }: Inbox): unknown {
  const key = readWireKey(typeof payload.eventKey === 'string' ? payload.eventKey : '');
  return key ? state.dialogs.find((each) => each.id === key.dialogId)?.scope : payload.storeId;
}

function scopesOf(...states: State[]): Map<string, string> {
  const dialogs = states.flatMap((state) => state.dialogs);
  return new Map(dialogs.flatMap(({ id, scope }) => (scope ? [[id, scope] as const] : [])));
}

/** Whoever has several stores is told which one an answer is of, where it is not the usual one. */
function named(say: Say, places: Place[], scope: string): Say {
  if (scope === places[0].store.id) return say;
  const place = placeNamed(places, scope);
  return place ? { ...say, ...ofStore(say, place.store.name) } : say;
}

/** The words of a message, written or heard. */
function saidIn({ type, payload, prepared }: Inbox): string {
  const said =
    type === 'text' ? payload.content : type === 'voice' ? (prepared?.text ?? payload.recognition) : '';
  return typeof said === 'string' ? said : '';
}

/** The customers her open forms are about: a message without a name may mean them, and is asked about. */
function customersOf(state: State, storeId: string): string[] {
  return state.dialogs
    .filter((dialog) => !dialog.scope || dialog.scope === storeId)
    .map((dialog) => (dialog.values.customer as { id?: unknown } | undefined)?.id)
    .filter((id): id is string => typeof id === 'string');
}

/** Somebody without a role who wants something: told so, and the managers are asked who she is. */
async function turnAway(tx: Sql, rows: Inbox[], now: number): Promise<void> {
  const { userid } = rows[0];
  if (userid === '' || !rows.some(asksForSomething)) return;
  if ((await tx.one(Staff, { userKey: userid.toLowerCase() }))?.status === 'unknown') {
    await promise(tx, { userid, storeId: null }, [notKnown()], { reason: 'stranger' }, now);
    return;
  }
  const said = rows
    .filter((row) => row.type === 'text')
    .map((row) => String(row.payload.content))
    .join('\n');
  await promise(tx, { userid, storeId: null }, [stranger()], { reason: 'stranger' }, now);
  await askWho(tx, { userid, said }, now);
}

/** Events come by themselves (a place every few seconds, somebody who leaves); a message and a tap do not. */
function asksForSomething(row: Inbox): boolean {
  if (row.type === 'notice' || row.type === 'unknown') return false;
  if (row.type !== 'event') return true;
  return ['subscribe', 'enter_agent', 'click', 'template_card_event'].includes(String(row.payload.event));
}
