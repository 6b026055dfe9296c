/** What a sentence means while the card of a call stands there: its result, a time, or a note. */
import type { CallCard } from '../../src/salon/contacts/calls';
import type { Ref, SalonHeard } from '../ear';
import type { Input, Values } from '../engine';
import { answerOf, type AnswerHeard } from '../slots/answer';
import { nextTimeOf, timeIn } from '../slots/time';
import { callResultIn, noteBeside, paysIn } from '../understanding/call-words';
import { careIn, type CareSaid } from '../understanding/care-words';

/** What a sentence tells of a talk; the day and hour are those of the next one. */
export interface Told extends CareSaid {
  result: string;
  note?: string;
  channel?: 'wechat';
  nextDay?: string;
  nextClock?: string;
  /** The day is one on which she pays. */
  pays?: true;
  /** What she answered to what was offered. */
  answer?: AnswerHeard;
  /** She said so, but nothing tells of a call. */
  wordsAlone?: true;
}

export type Act =
  | { kind: 'phone'; anyway?: boolean }
  | { kind: 'skip' }
  | { kind: 'answer'; solved?: string; satisfied?: string; reason?: string; note?: string }
  | ({ kind: 'log' } & Told)
  | { kind: 'times'; day?: string | null; clock?: string | null }
  | { kind: 'people' }
  | { kind: 'book'; heldId: string; standing?: 'instead' | 'beside' }
  | { kind: 'postpone'; to?: { days: number } | 'monthEnd'; day?: string; handTo?: string }
  | { kind: 'note'; contactId: string; note: string; nextDay?: string; pays?: true };

const RESULTS = {
  reached: 'reached',
  no_answer: 'noAnswer',
  refused: 'refused',
  callback: 'callback',
} as const;

/** Readings that say nothing of their own and are therefore a note. */
const PLAIN = new Set(['smalltalk', 'ambiguous', 'call_log', 'customer_update', 'plan_adjust']);
const BY_WECHAT = /微信/;
const SHE_SAYS = /说|要|想|问|嫌/;

/** «打电话» is not about one call: the day's calls are to begin, or to go on. */
export function startsCalling(heard: SalonHeard): boolean {
  return /^(开始|接着|继续)?打电话(了|吧)?$/.test(heard.text.trim());
}

export function hearCall(heard: SalonHeard, values: Values, card: CallCard | undefined): Input[] | null {
  const { reading } = heard.reading;
  if (startsCalling(heard)) {
    return [
      { kind: 'start', start: { flow: 'start-calls', values: { passed: values.passed }, turns: true } },
    ];
  }
  if (!card || reading.beyond || ofAnother(heard, card)) return null;
  const asked = askedOf(String(values.mode ?? ''), heard.text.trim());
  if (asked) return [{ kind: 'fill', slot: 'act', value: asked }, { kind: 'confirm' }];
  const act = actOf(heard, values, card);
  return act && [{ kind: 'fill', slot: 'act', value: act }, { kind: 'confirm' }];
}

/** A sentence in place of a tap, while she is asked what the customer answered. */
function askedOf(mode: string, text: string): Act | null {
  const said = careIn(text);
  if (mode === 'reason') return { kind: 'answer', reason: 'other', note: text };
  if (mode === 'solved' && said.solved) return { kind: 'answer', ...said, note: text };
  if (mode === 'satisfied' && said.satisfied) return { kind: 'answer', ...said, note: text };
  return null;
}

/** The result that a sentence tells of a call, with its day and note; null where it tells none. */
export function resultOf(heard: SalonHeard): Told | null {
  const { reading } = heard.reading;
  const said = reading.slots.callResult;
  if (!said) return null;
  const wechat = BY_WECHAT.test(heard.text);
  const result = wechat && said === 'reached' ? 'wechat' : RESULTS[said];
  const next = nextTimeOf(heard);
  return {
    result,
    ...(wechat ? { channel: 'wechat' as const } : {}),
    nextDay: next?.day,
    nextClock: next?.clock ?? undefined,
    ...paysIn(heard.text),
    note: reading.slots.feedback ?? noteBeside(reading.note),
    answer: answerOf(heard) ?? undefined,
    ...(said === 'reached' ? careIn(heard.text) : {}),
  };
}

const OF_A_CALL = /打|拨|电话|微信|联系|回访|追踪|接了|没接|通了|聊|回了|回复|来电/;
const HER_WORDS = /说|嫌|觉得/;
const OF_MONEY = /贵|价|钱|预算/;

/**
 * «红姐说太贵了», «红姐嫌贵»: her words and no call, null for a call. A day to call again and «不来了» are of the next
 * call, a line of the list is one of the day's calls.
 */
export function wordsAlone(heard: SalonHeard, told: Told | null): Told | null {
  const { numbers, slots } = heard.reading.reading;
  const note = (told?.note ?? slots.feedback)?.replace(/^[她他]?说(?:是|了)?[::,,]?/, '').trim();
  if (!note || numbers || OF_A_CALL.test(heard.text) || !HER_WORDS.test(heard.text)) return null;
  if (told?.nextDay || told?.pays || told?.result === 'callback') return null;
  if (told?.result === 'refused' && !OF_MONEY.test(note)) return null;
  return { result: 'reached', note, wordsAlone: true };
}

function actOf(heard: SalonHeard, values: Values, card: CallCard): Act | null {
  const { reading } = heard.reading;
  const text = heard.text.trim();
  const told = resultOf(heard);
  if (told) return { kind: 'log', ...told };
  const when = timeIn(heard);
  if (when && values.mode === 'later') return { kind: 'postpone', day: when.day };
  if (when && (meansBooking(heard) || values.mode === 'times')) {
    return { kind: 'times', day: when.day, clock: when.clock };
  }
  if (!PLAIN.has(reading.intent) && !PLAIN.has(reading.wouldBe ?? '')) return null;
  const last = values.last as { contactId: string; customer: Ref; result: string } | undefined;
  // Nobody answered there, so what «she said» was said by the one on this card.
  const saidHere = last?.result === 'noAnswer' && SHE_SAYS.test(text);
  const dialled = values.dialled === card.customer.id || saidHere;
  const result = callResultIn(text);
  if (last && !dialled && !result) {
    return { kind: 'note', contactId: last.contactId, note: text, nextDay: when?.day, ...paysIn(text) };
  }
  const answer = answerOf(heard) ?? undefined;
  if (result)
    return { kind: 'log', result, note: noteBeside(text), nextDay: when?.day, answer, ...paysIn(text) };
  if (!dialled) return null;
  return {
    kind: 'log',
    result: 'reached',
    note: text,
    nextDay: when?.day,
    answer,
    ...paysIn(text),
    ...careIn(text),
  };
}

function meansBooking(heard: SalonHeard): boolean {
  const { intent, wouldBe } = heard.reading.reading;
  return intent === 'book' || wouldBe === 'book';
}

function ofAnother(heard: SalonHeard, card: CallCard): boolean {
  const named = heard.reading.reading.slots.customer;
  return !!named && named !== card.customer.id;
}
