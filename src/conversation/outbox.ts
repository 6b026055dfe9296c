import { ulid } from 'ulid';
import { taskIdOf, type Prompt, type Say } from '../../bot-flows/engine';
import { Outbox } from '../../entities/outbox';
import type { Sql } from '../database';
import { SETTLED } from '../text/conversation';

export interface Addressee {
  userid: string;
  storeId: string | null;
}

export interface Promised {
  reason: string;
  /** Cards that were tapped in this turn, with the code that turns each of them once. */
  taps?: { dialogId: string; responseCode: string }[];
  operationKey?: string;
  /** After this instant the push is worth nothing and is not sent; two days from now unless said otherwise. */
  expiresAt?: number;
}

const LONGEST_LIFE_MS = 48 * 60 * 60 * 1000;

/**
 * Promises pushes: rows that commit with whatever they tell of. A card that was tapped turns into the next showing
 * of its form, or is greyed where there is none.
 */
export async function promise(
  tx: Sql,
  to: Addressee,
  said: (Say | Prompt)[],
  about: Promised,
  now: number,
): Promise<void> {
  const taps = [...(about.taps ?? [])];
  for (const say of said as Say[]) {
    const card = say.card && say.dialogId !== undefined && say.revision !== undefined;
    const tap = card ? taps.findIndex((each) => each.dialogId === say.dialogId) : -1;
    const responseCode = tap >= 0 ? taps.splice(tap, 1)[0].responseCode : null;
    await write(tx, to, about, now, {
      kind: card ? (responseCode ? 'cardUpdate' : 'card') : 'text',
      prompt: {
        text: say.text,
        card: say.card,
        alone: say.alone,
        whole: say.whole,
        picture: say.picture,
        form: say.form,
      },
      responseCode,
      dialogId: say.dialogId ?? null,
      revision: say.revision ?? null,
      taskId: card ? taskIdOf(say.dialogId!, say.revision!) : null,
    });
  }
  for (const tap of taps) {
    await write(tx, to, about, now, {
      kind: 'cardUpdate',
      prompt: { text: SETTLED },
      responseCode: tap.responseCode,
      dialogId: tap.dialogId,
    });
  }
}

/** Promises texts to a group chat, in order. */
export async function promiseToGroup(
  tx: Sql,
  group: { chatId: string; storeId: string },
  said: Prompt[],
  now: number,
): Promise<void> {
  const to = { userid: group.chatId, storeId: group.storeId };
  for (const prompt of said) {
    await write(tx, to, { reason: 'group' }, now, { kind: 'chat', prompt: { text: prompt.text } });
  }
}

async function write(
  tx: Sql,
  to: Addressee,
  about: Promised,
  now: number,
  row: Partial<Outbox>,
): Promise<void> {
  await tx.insert(Outbox, {
    id: ulid(now),
    personKey: to.userid.toLowerCase(),
    userid: to.userid,
    storeId: to.storeId,
    reason: about.reason,
    operationKey: about.operationKey ?? null,
    expiresAt: about.expiresAt ?? now + LONGEST_LIFE_MS,
    dueAt: now,
    ...row,
  });
}
