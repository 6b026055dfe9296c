import { Contact } from '../../../entities/contact';
import { Promised } from '../../../entities/promise';
import type { Store } from '../../../entities/store';
import { businessDayOf, instantSaid } from '../calendar';
import type { RowOf } from './tables';
import { counted, queues, rowsOf, type Desk } from './write';

/**
 * What is owed to customers, with the talks about it. Known is what the same person owes the same customer on the
 * same day for the same reason, and a row all of whose talks are kept already.
 */
export async function writeFollowUps(desk: Desk): Promise<void> {
  const given = (desk.document.followUps ?? []).map((row) => wantedOf(desk, row));
  const ids = given.map((each) => each.customerId);
  const promises = queues(await rowsOf(desk.tx, Promised, 'customerId', ids), keyOf);
  const contacts = new Set((await rowsOf(desk.tx, Contact, 'customerId', ids)).map(talkKey));
  const fresh: { promises: Partial<Promised>[]; contacts: Partial<Contact>[] } = {
    promises: [],
    contacts: [],
  };
  for (const { row, customerId, ownerId, store } of given) {
    const key = keyOf({ customerId, ownerId, dueDay: row.due, why: row.why ?? '', kind: kindOf(row) });
    const before = promises(key).shift();
    const calls = callsOf(row, customerId, ownerId, store);
    const unknown = calls.filter((call) => !contacts.has(talkKey(call)));
    const known = before !== undefined || (calls.length > 0 && unknown.length === 0);
    const settled = before?.status === 'open' && row.status !== undefined && row.status !== 'open';
    const id = before?.id ?? desk.newId();
    if (!known) fresh.promises.push(promiseOf(desk, row, { id, customerId, ownerId, store }, calls));
    if (before && settled) await desk.tx.update(Promised, { id }, closing(desk, row, ownerId, calls));
    for (const call of unknown) {
      fresh.contacts.push({ ...call, promiseId: id });
      contacts.add(talkKey(call));
    }
    const changed = !known || settled || unknown.length > 0;
    if (changed) desk.touched.add(customerId);
    counted(desk, 'followUps', changed);
  }
  await desk.tx.insert(Promised, fresh.promises);
  await desk.tx.insert(Contact, fresh.contacts);
}

type Call = Pick<Contact, 'storeId' | 'customerId' | 'byId' | 'at' | 'day' | 'channel' | 'result'>;

function wantedOf({ known, storeOfCustomer }: Desk, row: RowOf<'followUps'>) {
  const customerId = known.idOf('customers', row.customer)!;
  const ownerId = known.idOf('staff', row.owner)!;
  return { row, customerId, ownerId, store: storeOfCustomer.get(customerId)! };
}

function callsOf(row: RowOf<'followUps'>, customerId: string, byId: string, store: Store): Call[] {
  return (row.calls ?? []).map(({ at: said, channel, result }) => {
    const at = instantSaid(said, store.timezone);
    return {
      storeId: store.id,
      customerId,
      byId,
      at,
      day: businessDayOf(at, store.timezone),
      channel,
      result,
    };
  });
}

function promiseOf(
  desk: Desk,
  row: RowOf<'followUps'>,
  who: { id: string; customerId: string; ownerId: string; store: Store },
  calls: Call[],
): Partial<Promised> {
  const { store, ...named } = who;
  return {
    ...named,
    storeId: store.id,
    kind: kindOf(row),
    why: row.why ?? '',
    dueDay: row.due,
    originKind: 'import',
    at: desk.now,
    byId: 'import',
    ...(row.status && row.status !== 'open' && closing(desk, row, who.ownerId, calls)),
  };
}

function closing(desk: Desk, row: RowOf<'followUps'>, ownerId: string, calls: Call[]): Partial<Promised> {
  const done = row.status === 'done' ? { doneAt: calls.at(-1)?.at ?? desk.now, doneById: ownerId } : {};
  return { status: row.status, ...done };
}

function kindOf(row: RowOf<'followUps'>): string {
  return row.kind ?? 'call';
}

/** Words say more than a kind: only where there are none the kind tells two promises apart. */
function keyOf(row: {
  customerId: string | null;
  ownerId: string;
  dueDay: string;
  why: string;
  kind: string;
}): string {
  return JSON.stringify([row.customerId, row.ownerId, row.dueDay, row.why || row.kind]);
}

function talkKey(call: Pick<Contact, 'customerId' | 'byId' | 'at' | 'result'>): string {
  return [call.customerId, call.byId, Math.floor(call.at / 1000), call.result].join('|');
}
