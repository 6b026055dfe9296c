/**
 * Takes one customer out of what the chat keeps: messages, answers, open forms, outcomes. What is over is emptied
 * wherever it may be about her; what is still to be said is said without her.
 */
import { In, MoreThan } from '../database/conditions';
import type { State } from '../../bot-flows/engine';
import { Audit } from '../../entities/audit';
import { Dialog } from '../../entities/dialog';
import { Inbox } from '../../entities/inbox';
import { Operation } from '../../entities/operation';
import { Outbox } from '../../entities/outbox';
import { Staff } from '../../entities/staff';
import { StaffStore } from '../../entities/staff-store';
import type { Sql } from '../database';
import {
  GONE,
  mayBeOfHer,
  namesHer,
  withoutHer,
  withoutName,
  type AboutHer,
} from '../salon/erasure/about-her';
import { formPutAway } from '../text/erasure';
import { promise } from './outbox';

/** What was written this long before or after a message about her belongs to it: an answer names nobody. */
const BESIDE_MS = 10 * 60_000;
const AT_ONCE = 500;

export interface Forgetting {
  storeId: string;
  her: AboutHer;
  /** What stands in place of her name in a message that nobody has read yet. */
  instead: string;
  now: number;
}

/** @returns pictures that came with the messages emptied */
export async function forgetInChat(tx: Sql, given: Forgetting): Promise<string[]> {
  const people = await peopleOf(tx, given.storeId);
  // First, and in one order: a turn holds its own dialog and takes whatever else it needs afterwards.
  const put = await closeForms(tx, given, people);
  const files: string[] = [];
  for (const person of people) files.push(...(await emptyMessages(tx, given, person)));
  await emptyOutcomes(tx, given);
  for (const staff of put) {
    const to = { userid: staff.userid, storeId: given.storeId };
    await promise(tx, to, [{ text: formPutAway }], { reason: 'erasure' }, given.now);
  }
  return files;
}

async function peopleOf(tx: Sql, storeId: string): Promise<Staff[]> {
  const links = await tx.find(StaffStore, { where: { storeId } });
  const ids = links.map((link) => link.staffId);
  return tx.find(Staff, { where: { id: In(ids) }, order: { userKey: 'ASC' } });
}

/** A form that names her anywhere goes whole: without her its choices would mean something else. */
async function closeForms(tx: Sql, { her, now }: Forgetting, people: Staff[]): Promise<Staff[]> {
  const interrupted: Staff[] = [];
  for (const person of people) {
    const row = await tx.lock(Dialog, { personKey: person.userKey });
    if (!row) continue;
    const state = row.state as unknown as State;
    const dialogs = state.dialogs.filter((dialog) => !namesHer(her, dialog));
    const closed = state.closed.filter((each) => !mayBeOfHer(her, each));
    if (dialogs.length + closed.length === state.dialogs.length + state.closed.length) continue;
    if (dialogs.length < state.dialogs.length) interrupted.push(person);
    await tx.update(
      Dialog,
      { personKey: row.personKey },
      { state: { ...row.state, dialogs, closed }, revision: row.revision + 1, updatedAt: now },
    );
  }
  return interrupted;
}

async function emptyMessages(tx: Sql, given: Forgetting, { userKey }: Staff): Promise<string[]> {
  const { her, now } = given;
  const heard = await tx.find(Inbox, { where: { personKey: userKey } });
  const said = await tx.find(Outbox, { where: { personKey: userKey } });
  const ofHer = (value: unknown): boolean => mayBeOfHer(her, value);
  const forms = new Set(
    said.flatMap((row) => (row.dialogId && ofHer([row.prompt, row.body]) ? [row.dialogId] : [])),
  );
  const about = said.filter((row) => forms.has(row.dialogId ?? '') || ofHer([row.prompt, row.body]));
  const times = [
    ...heard.filter((row) => ofHer([row.payload, row.prepared])).map((row) => row.receivedAt),
    ...about.map((row) => row.dueAt),
  ];
  const isBeside = (at: number): boolean => times.some((time) => Math.abs(time - at) <= BESIDE_MS);
  const files: string[] = [];
  for (const row of heard) {
    if (isOver(row.status)) {
      if (!isBeside(row.receivedAt)) continue;
      if (typeof row.prepared?.file === 'string') files.push(row.prepared.file);
      await tx.update(Inbox, { seq: row.seq }, { payload: {}, prepared: null });
    } else if (namesHer(her, [row.payload, row.prepared])) {
      await tx.update(Inbox, { seq: row.seq }, unheard(given, row, now));
    }
  }
  for (const row of said) {
    if (row.status === 'waiting' || row.status === 'sending') {
      if (namesHer(her, [row.prompt, row.body])) await tx.update(Outbox, { seq: row.seq }, unsaid(her, row));
    } else if (isBeside(row.dueAt) || forms.has(row.dialogId ?? '')) {
      await tx.update(Outbox, { seq: row.seq }, { prompt: null, body: null, responseCode: null });
    }
  }
  return files;
}

function isOver(status: Inbox['status']): boolean {
  return status !== 'waiting' && status !== 'resting';
}

/** A notice comes without her, or not at all; what somebody wrote is still read, with nobody in her place. */
function unheard({ her, instead }: Forgetting, row: Inbox, now: number): Partial<Inbox> {
  if (row.type !== 'notice') {
    return {
      payload: withoutName(her, row.payload, instead),
      prepared: withoutName(her, row.prepared, instead),
    };
  }
  const payload = withoutHer(her, row.payload);
  if (payload === GONE) return { payload: {}, prepared: null, status: 'handled', handledAt: now };
  return { payload: payload as Record<string, unknown> };
}

function unsaid(her: AboutHer, row: Outbox): Partial<Outbox> {
  const prompt = withoutHer(her, row.prompt);
  if (prompt === GONE || row.status === 'sending') {
    return { prompt: null, body: null, responseCode: null, status: 'withdrawn' };
  }
  return { prompt: prompt as Record<string, unknown>, body: null };
}

/** What an operation has answered is only read to repeat it or to take it back, and neither is to happen. */
async function emptyOutcomes(tx: Sql, { storeId, her }: Forgetting): Promise<void> {
  const journal = await tx.find(Audit, {
    where: { customerId: In(her.ids) },
    select: ['seq', 'operationKey'],
  });
  const hers = new Set(journal.map((entry) => entry.operationKey));
  const nothing = { done: true, facts: {} };
  for (let key = ''; ;) {
    const rows = await tx.find(Operation, {
      where: { storeId, key: MoreThan(key) },
      order: { key: 'ASC' },
      take: AT_ONCE,
    });
    for (const row of rows) {
      if (row.outcome && (hers.has(row.key) || namesHer(her, row.outcome) || repeats(her, row.outcome)))
        await tx.update(Operation, { key: row.key }, { outcome: nothing });
    }
    if (rows.length < AT_ONCE) return;
    key = rows.at(-1)!.key;
  }
}

const LONG_ENOUGH = 4;

function repeats({ words }: AboutHer, outcome: unknown): boolean {
  const text = JSON.stringify(outcome);
  return words.some((word) => word.length >= LONG_ENOUGH && text.includes(word));
}
