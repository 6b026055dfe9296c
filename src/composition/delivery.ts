/** Joins the outbox to the platform: what one promised push becomes for the reader it is for. */
import { cardHoldsText, twin, type Card, type Prompt } from '../../bot-flows/engine';
import type { Outbox } from '../../entities/outbox';
import { Unsendable, type Deliver, type Delivery, type Render } from '../conversation/sender';
import { drawPicture, type Picture } from '../pictures';
import type { FormAsked } from '../salon/export/ask';
import { renderCard } from '../wecom/cards';
import type { Client } from '../wecom/client';
import { MessageFault, PART_BYTES } from '../wecom/message';
import type { SendOutcome } from '../wecom/outcome';
import { splitText } from '../wecom/text';

export type Channel = 'unknown' | 'wecom' | 'wechat';

export interface DeliveryDeps {
  client: Client;
  /** A customer's picture, opened to be drawn. */
  openPhoto?(file: string): Promise<Buffer>;
  /** A form of the salon as a workbook. */
  makeForm?(asked: FormAsked): Promise<{ filename: string; bytes: Buffer }>;
  /** Where somebody reads: WeChat shows no cards. */
  channelOf(userid: string): Promise<Channel>;
  onAlarm(alarm: unknown): void;
}

/** One call of the platform, with the final bytes of its body. */
type Step =
  | { call: 'send'; body: string }
  /** `instead` is sent where the tapped card cannot be turned; without it nothing is missing then. */
  | { call: 'update'; body: string; instead?: string }
  | { call: 'chat'; chatId: string; text: string };

/** A response_code that was used or is too old. */
const CODE_SPENT = 60140;

/**
 * A push may be more than one message (a long text, facts and then choices). Their bytes are made once and kept with
 * the row, so whatever went out before a failure is dropped by WeCom's duplicate check when it is sent again.
 */
export function createDelivery(deps: DeliveryDeps): { render: Render; deliver: Deliver } {
  const { client } = deps;

  async function render(row: Outbox): Promise<string> {
    const channel = row.kind === 'chat' ? 'wecom' : await deps.channelOf(row.userid);
    try {
      return JSON.stringify(await stepsOf(row, channel, client, deps.openPhoto, deps.makeForm));
    } catch (fault) {
      throw fault instanceof MessageFault ? new Unsendable(fault.message) : fault;
    }
  }

  async function deliver(row: Outbox): Promise<Delivery> {
    const steps = JSON.parse(row.body ?? (await render(row))) as Step[];
    let sent: Delivery = { kind: 'sent' };
    for (const [index, step] of steps.entries()) {
      const outcome = await take(step, row.fence > 1);
      if ('alarm' in outcome && outcome.alarm) deps.onAlarm(outcome.alarm);
      const delivery = deliveryOf(outcome);
      if (delivery.kind === 'failed' || (delivery.kind !== 'sent' && index === 0)) return delivery;
      if (delivery.kind !== 'sent') return { ...delivery, rest: JSON.stringify(steps.slice(index)) };
      sent = delivery;
    }
    return sent;
  }

  async function take(step: Step, repeated: boolean): Promise<SendOutcome> {
    if (step.call === 'send') return client.deliver(step.body);
    if (step.call === 'chat') return client.appchatSend(step.chatId, { kind: 'text', text: step.text });
    const turned = await client.deliverUpdate(step.body);
    if (turned.kind !== 'refused-for-good') return turned;
    // On a repeat a spent code means that the try before went through: the card stands as it should.
    if (step.instead === undefined || (repeated && turned.code === CODE_SPENT)) return NOTHING_MISSING;
    return client.deliver(step.instead);
  }

  return { render, deliver };
}

/** A card that can no longer be greyed harms nobody: a tap on it is answered from the database. */
const NOTHING_MISSING: SendOutcome = { kind: 'sent', msgId: '', responseCode: null, failedFor: [] };

async function stepsOf(
  row: Outbox,
  channel: Channel,
  client: Client,
  openPhoto: DeliveryDeps['openPhoto'],
  makeForm: DeliveryDeps['makeForm'],
): Promise<Step[]> {
  const prompt = row.prompt as unknown as Prompt;
  if (row.kind === 'chat') {
    const parts = splitText(prompt.text, PART_BYTES);
    return parts.map((text) => ({ call: 'chat', chatId: row.userid, text }));
  }
  if (row.kind === 'cardUpdate') return updateSteps(row, prompt, client);
  if (prompt.picture)
    return [...textSteps(row, prompt.text, client), ...(await pictureSteps(row, client, openPhoto))];
  if (prompt.form)
    return [...textSteps(row, prompt.text, client), await formStep(row, prompt.form, client, makeForm)];
  if (!prompt.card || !row.taskId) return textSteps(row, prompt.text, client);
  if (channel === 'wechat') return textSteps(row, twin(prompt), client);
  const text = channel === 'unknown' ? twin(prompt) : cardHoldsText(prompt) ? '' : prompt.text;
  return [
    ...textSteps(row, text, client),
    { call: 'send', body: cardBody(row, prompt.card, row.taskId, client) },
  ];
}

function textSteps(row: Outbox, text: string, client: Client): Step[] {
  if (text.trim() === '') return [];
  return splitText(text, PART_BYTES).map((part, index) => ({
    call: 'send',
    body: client.render({
      kind: 'text',
      text: part,
      toUserIds: [row.userid],
      reference: `${row.id}:${index}`,
    }),
  }));
}

/** The picture says what the text has said: where it cannot be drawn here, nothing is lost. */
async function pictureSteps(
  row: Outbox,
  client: Client,
  openPhoto: DeliveryDeps['openPhoto'],
): Promise<Step[]> {
  const { picture } = row.prompt as unknown as { picture: Picture };
  const png = await drawPicture(picture, openPhoto).catch(() => null);
  if (!png) return [];
  const mediaId = await client.uploadMedia({ type: 'image', filename: 'picture.png', bytes: png });
  return [{ call: 'send', body: client.render({ kind: 'image', mediaId, toUserIds: [row.userid] }) }];
}

/** Made when it is sent, so that it holds what stands by then. */
async function formStep(
  row: Outbox,
  asked: Record<string, unknown>,
  client: Client,
  makeForm: DeliveryDeps['makeForm'],
): Promise<Step> {
  if (!makeForm) throw new Unsendable('no forms are made here');
  const { filename, bytes } = await makeForm(asked as unknown as FormAsked);
  const mediaId = await client.uploadMedia({ type: 'file', filename, bytes });
  return { call: 'send', body: client.render({ kind: 'file', mediaId, toUserIds: [row.userid] }) };
}

function cardBody(row: Outbox, card: Card, taskId: string, client: Client): string {
  return client.render({ kind: 'card', card: renderCard(card, taskId), toUserIds: [row.userid] });
}

/** The tapped card becomes the next one in place; where its code is spent, the next one is sent as a new card. */
function updateSteps(row: Outbox, prompt: Prompt, client: Client): Step[] {
  const { responseCode, taskId } = row;
  if (!responseCode) return [];
  const turnTo = (turn: Parameters<Client['renderUpdate']>[0]['turn']) =>
    client.renderUpdate({ toUserIds: [row.userid], responseCode, turn });
  if (!prompt.card || !taskId) return [{ call: 'update', body: turnTo({ replaceName: prompt.text }) }];
  const text = cardHoldsText(prompt) ? [] : textSteps(row, prompt.text, client);
  return [
    ...text,
    {
      call: 'update',
      body: turnTo({ card: renderCard(prompt.card, taskId) }),
      instead: cardBody(row, prompt.card, taskId, client),
    },
  ];
}

function deliveryOf(outcome: SendOutcome): Delivery {
  switch (outcome.kind) {
    case 'sent':
      return {
        kind: 'sent',
        msgid: outcome.msgId || undefined,
        responseCode: outcome.responseCode ?? undefined,
      };
    case 'retry':
      return {
        kind: 'retry',
        afterMs: outcome.afterMs,
        error: `${outcome.reason} ${outcome.code ?? ''}`.trim(),
        maxTries: outcome.maxTries ?? undefined,
        untried: outcome.reason === 'budget',
      };
    case 'paused':
      return { kind: 'paused', untilMs: outcome.untilMs, error: `paused: ${outcome.alarm.code}` };
    case 'recipient-failed':
    case 'refused-for-good':
      return { kind: 'failed', error: `${outcome.kind} ${outcome.code}` };
  }
}
