import { In } from '../database/conditions';
import type { State } from '../../bot-flows/engine';
import { Dialog } from '../../entities/dialog';
import { Inbox } from '../../entities/inbox';
import { isContention, type Database, type Sql } from '../database';
import type { Operation } from '../salon/operation';
import { bookOf } from './book';
import type { Bench } from './carry-out';
import { hearMessage, type Listening, type SoFar } from './hear-message';
import { heldMessages, lockDialog, type Hold } from './hold';
import type { Lexicons } from './lexicon';
import { promise } from './outbox';
import { personOf, type Person } from './people';
import { placesOf } from './places';
import { merge } from './replies';
import { turnAway } from './strangers';
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

/** Her messages one by one, then her dialog, the replies and what others must hear. */
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
  const listening: Listening = { bench: benchOf(deps, tx, person, now), book: bookOf(now), person, places };
  let soFar: SoFar = { state: row.state as unknown as State, say: [], tells: [], taps: [] };
  for (const message of messages) {
    try {
      soFar = await hearMessage(listening, soFar, message);
    } catch (error) {
      // What the database can mend by running the turn again goes on to it as it is.
      throw isContention(error) ? error : new FaultIn(message.seq, error);
    }
  }
  const state = soFar.state as unknown as Record<string, unknown>;
  const kept = { state, revision: row.revision + 1, updatedAt: now };
  await tx.update(Dialog, { personKey: row.personKey }, kept);
  const to = { userid: person.staff.userid, storeId: store.id };
  await promise(tx, to, merge(soFar.say), { reason: 'reply', taps: soFar.taps }, now);
  for (const tell of soFar.tells) await tellStaff(tx, tell, now, tell.storeId);
}

function benchOf(deps: TurnDeps, tx: Sql, { staff, stores, roles }: Person, now: number): Bench {
  return {
    db: deps.db,
    tx,
    operations: deps.operations,
    store: stores[0],
    now,
    actor: {
      kind: 'staff',
      staffId: staff.id,
      userid: staff.userid,
      name: staff.name,
      roles,
      storeIds: stores.map((each) => each.id),
    },
  };
}
