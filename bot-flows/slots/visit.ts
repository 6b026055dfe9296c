import type { MoneyDraft } from '../../src/salon/money/money-lines';
import type { NextLine, NextTime } from '../../src/salon/visits/parts';
import type { Ref, SalonHeard, SalonSlot } from '../ear';
import type { Match, Values } from '../engine';
import { resolveDay, resolveTime } from '../understanding';
import { treatmentsIn } from '../understanding/call-words';
import { answerIn } from '../understanding/plan-words';
import type { Entry } from '../understanding/reading';
import { words } from '../../src/text/slots';
import { visitWords } from '../../src/text/visit/words';
import { answerOf } from './answer';
import { fen, moneyOf, paidHow } from './money';
import { talkIn } from './heard-of-her';
import { worthKeeping } from './note-words';
import { treatmentRef } from './treatments';

/** One treatment as it was said to be done. */
export interface ServiceHeard {
  treatment: Ref;
  times: number;
  gift?: true;
  /** Done once more because the first time was not good (返做). */
  redo?: true;
}

/** The first customer's part of a message. */
function first(heard: SalonHeard): Entry | undefined {
  return heard.reading.reading.entries[0];
}

export function servicesOf(
  heard: SalonHeard,
  entry = first(heard),
  otherwise: string[] = [],
): ServiceHeard[] {
  const slots = entry?.slots ?? heard.reading.reading.slots;
  const offered = otherwise.length > 0 ? [] : notDone(heard);
  const codes = (slots.treatments?.length ? slots.treatments : otherwise).filter(
    (code) => !offered.includes(code),
  );
  const again = isRedo(heard) ? { redo: true as const } : {};
  return [...new Set(codes)].flatMap((code) => {
    const treatment = treatmentRef(heard.reading.lexicon, code);
    const gift = entry?.gifted?.includes(code) ? { gift: true as const } : {};
    return treatment ? [{ treatment, times: slots.times?.[code] ?? 1, ...gift, ...again }] : [];
  });
}

/** «芳姐的肩颈重做», told of one customer alone. */
function isRedo(heard: SalonHeard): boolean {
  return heard.reading.reading.entries.length <= 1 && /重做|返做|返工|重新做|补做/.test(heard.text);
}

/** «拉提没要 太贵», «答应买拉提»: offered, not done. */
function notDone(heard: SalonHeard): string[] {
  const said = answerIn(heard.text, heard.reading.lexicon);
  return said && !said.done ? said.treatments : [];
}

const MORE = /还|也|又|再|加/;
/** «加一个肩颈», «还有眼部»: only that is named which came besides. */
const ADDS = /^(?:再|还|另外|也)?(?:加|加上|还有|还做|再做|又做|多做|补上|漏了)/;
const NOT_DONE = /没有?做|不是做|没弄|去掉|不要/;

/** «还做了眼部» while the card stands adds, «没做眼部» takes away, anything else replaces. */
function readServices(heard: SalonHeard, asked: boolean, values: Values): Match | null {
  const before = (values.services as ServiceHeard[] | undefined) ?? [];
  const mentioned = heard.reading.reading.mentioned?.treatments ?? [];
  if (before.length > 0 && NOT_DONE.test(heard.text)) {
    const left = before.filter((one) => !mentioned.includes(one.treatment.id));
    if (left.length < before.length) return { value: left };
  }
  const added = before.length > 0 && ADDS.test(heard.text);
  const said = servicesOf(heard, first(heard), asked || added ? mentioned : []);
  if (said.length === 0) return null;
  if (asked || before.length === 0 || !MORE.test(heard.text)) return { value: said };
  const kept = before.filter((one) => !said.some((other) => other.treatment.id === one.treatment.id));
  return { value: [...counted(kept, values.sessionsUsed as number | undefined), ...said] };
}

/** «划2次» was said of the one that stood there alone. */
function counted(services: ServiceHeard[], sessions: number | undefined): ServiceHeard[] {
  return services.length === 1 && sessions ? [{ ...services[0], times: sessions }] : services;
}

export const services: SalonSlot = {
  name: 'services',
  label: words.treatments,
  read: readServices,
  clears: ['sessionsUsed'],
  show: (value) =>
    (value as ServiceHeard[]).map((one) => visitWords.times(one.treatment.name, one.times)).join(words.and) ||
    visitWords.none,
};

/** Somebody without a file (散客), and what she is called. */
export const walkIn: SalonSlot = {
  name: 'walkIn',
  label: words.walkIn,
  read: (heard) => valueOf(first(heard)?.walkIn),
  show: (value) => String(value),
};

/** The business day it was done, `YYYY-MM-DD`; null for a day that does not exist (2月30日). */
export function visitDayOf(heard: SalonHeard, entry = first(heard)): string | null | undefined {
  const said = entry?.slots.visitDay ?? heard.reading.reading.slots.visitDay;
  return said === undefined ? undefined : resolveDay(said, heard.reading.today, true);
}

export const visitDay: SalonSlot = {
  name: 'day',
  label: visitWords.day,
  read: (heard) => {
    const day = visitDayOf(heard);
    return day ? { value: day } : null;
  },
};

export const sessionsUsed: SalonSlot = {
  name: 'sessionsUsed',
  label: visitWords.sessions,
  read: (heard) => {
    const below = /(?:划|扣|耗)\s*(-\d+)\s*次?/.exec(heard.text.normalize('NFKC'))?.[1];
    return valueOf(below ? Number(below) : heard.reading.reading.slots.sessionsUsed);
  },
  check: (value) => (isCount(value) ? null : visitWords.notACount(String(value))),
  show: (value) => visitWords.sessionsCount(value as number),
};

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 20;
}

export const consumed: SalonSlot = {
  name: 'consumedFen',
  label: visitWords.consumed,
  read: (heard) => {
    const said = heard.reading.reading.slots.consumed;
    return said === undefined ? null : { value: fen(said) };
  },
  check: (value) => (isSum(value) ? null : visitWords.notASum),
};

export function isSum(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= 100_000_000;
}

/** It was taken from stored value. */
export const FROM_STORED =
  /(?:储值|余额|卡里|卡上|会员卡).{0,4}(?:扣|划|付|走|用|抵|刷|出)|(?:扣|划|走|用|刷|从)(?:了|的|她|他)*(?:储值|余额|会员卡)/;

export const fromStored: SalonSlot = {
  name: 'fromStored',
  label: visitWords.fromStored,
  read: (heard) => (FROM_STORED.test(heard.text) ? { value: true } : null),
};

/** A voucher sold elsewhere was redeemed: no cash of today, but consumption. */
export const voucher: SalonSlot = {
  name: 'voucher',
  label: visitWords.voucher,
  read: (heard) => (/核销|抖音券|团购券|美团券|代金券/.test(heard.text) ? { value: true } : null),
};

export const money: SalonSlot = {
  name: 'money',
  label: visitWords.money,
  read: (heard, asked, values) => {
    const drafts = moneyOf(heard);
    if (drafts.length > 0) return { value: drafts };
    const paid = paidHow(heard, values.money as MoneyDraft[] | undefined);
    if (paid) return { value: paid };
    const amount = asked ? heard.reading.reading.mentioned?.amounts[0] : undefined;
    return amount === undefined ? null : { value: [{ kind: null, amountFen: fen(amount), method: null }] };
  },
  check: (value) =>
    (value as MoneyDraft[]).every((draft) => isSum(draft.amountFen) && draft.amountFen > 0)
      ? null
      : visitWords.notASum,
  show: (value) => visitWords.moneyLines(value as MoneyDraft[]),
};

export const needs: SalonSlot = {
  name: 'needs',
  label: visitWords.needs,
  read: (heard) => {
    const said = (heard.reading.reading.slots.needs ?? []).filter((need) => !LEFT.test(`顾${need}`));
    return said.length > 0 ? { value: said } : null;
  },
  show: (value) => (value as string[]).join(words.and),
};

/** The whole words in which it was told, not only those that gave it away. */
function reactionOf(heard: SalonHeard): string | undefined {
  const entry = first(heard);
  if (!entry?.reaction) return undefined;
  const told = [entry.slots.effect, entry.slots.feedback].find(
    (words) => words && /[烫红痛疼痒青肿辣刺]/.test(words),
  );
  return told ?? entry.reaction;
}

export const reaction: SalonSlot = {
  name: 'reaction',
  label: visitWords.reaction,
  read: (heard) => valueOf(reactionOf(heard)),
};

/** 指定: she asked for this beautician by name. */
export const askedFor: SalonSlot = {
  name: 'asked',
  label: visitWords.askedFor,
  read: (heard) => (/点名|指定(?:要|她|的|做)|点的钟|点钟/.test(heard.text) ? { value: true } : null),
};

/** «又做了一次»: done once more on this day, not told once more. */
export const again: SalonSlot = {
  name: 'again',
  label: '',
  read: (heard) => (/(?<!没)[又再]做了(?:[一1两二2]次|一遍)/.test(heard.text) ? { value: true } : null),
};

export const minutes: SalonSlot = {
  name: 'minutes',
  label: visitWords.minutes,
  read: (heard) => valueOf(heard.reading.reading.slots.minutes),
};

export const nextDo: SalonSlot = {
  name: 'nextDo',
  label: visitWords.nextDo,
  read: (heard, asked) => linesOf(heard, heard.reading.reading.slots.nextDo, asked),
  show: showLines,
};

export const nextSell: SalonSlot = {
  name: 'nextSell',
  label: visitWords.nextSell,
  read: (heard, asked) => linesOf(heard, heard.reading.reading.slots.nextSell, asked),
  show: showLines,
};

/** Treatments of the list by id, anything else in its words. Asked for, the whole answer counts. */
function linesOf(heard: SalonHeard, said: string[] | undefined, asked: boolean): Match | null {
  const found = said?.length
    ? said
    : asked
      ? (heard.reading.reading.slots.treatments ?? [heard.text.trim()])
      : [];
  if (found.length === 0) return null;
  return { value: found.map((one): NextLine => nextLine(heard, one)) };
}

export function nextLine(heard: SalonHeard, said: string): NextLine {
  const treatment = treatmentRef(heard.reading.lexicon, said);
  if (treatment) return { treatmentId: treatment.id, text: treatment.name };
  // «拉提10次卡»: the words stay, and the treatment is known, so that buying it answers the offer.
  const [named, ...others] = treatmentsIn(said, heard.reading.lexicon);
  return named && others.length === 0 ? { treatmentId: named.code, text: said } : { text: said };
}

function showLines(value: unknown): string {
  return (value as NextLine[]).map((line) => line.text ?? '').join(words.and);
}

export const nextTime: SalonSlot = {
  name: 'nextTime',
  label: visitWords.nextTime,
  read: (heard) => {
    const time = nextTimeOf(heard);
    return time ? { value: time } : null;
  },
  show: (value) => visitWords.nextTimeShown(value as NextTime),
};

export function nextTimeOf(heard: SalonHeard, entry = first(heard)): NextTime | null {
  const { reading, store } = heard.reading;
  const said = entry?.slots.nextTime ?? reading.slots.nextTime;
  const resolved = said && resolveTime(said, heard.at, store);
  if (!resolved) return null;
  const text = reading.spans.find((span) => span.slot === 'nextTime')?.text;
  const clock = said.time && resolved.at ? { at: resolved.at, clock: said.time } : {};
  return { day: resolved.day, ...clock, ...(text ? { text } : {}) };
}

/** «下次顾问定», «顾问安排»: the three are left to her. */
const LEFT = /顾问(?:来|去)?(?:定|安排|约|说了算|看)/;

export const leftToConsultant: SalonSlot = {
  name: 'leftToConsultant',
  label: visitWords.leftToConsultant,
  read: (heard) => (LEFT.test(heard.text) ? { value: true } : null),
};

/** A repair is for the form to take, or to say that it does not understand; it is nothing about the customer. */
const SAID_TO_THE_FORM = /^(?:不是|不对|没做|没有做|加一个|去掉|改成|应该是)/;

/** What became nothing else is kept as the note. */
export const note: SalonSlot = {
  name: 'note',
  label: visitWords.note,
  read: (heard, _asked, values) => {
    const names = heard.reading.lexicon.treatments.flatMap((each) => [each.name, ...each.aliases]);
    const { customers, staff } = heard.reading.lexicon;
    const people = [...customers, ...staff].flatMap((each) => [each.name, ...each.aliases]);
    const said = withoutTalk(heard.reading.reading.note, heard.text);
    const left = SAID_TO_THE_FORM.test(said) ? '' : worthKeeping(said, [...names, ...people]);
    return left && values.note === undefined ? { value: left } : null;
  },
};

/** «聊到女儿要考研» in the sentence that records (SR-FLD-14); of one customer's message only. */
export const talk: SalonSlot = {
  name: 'talk',
  label: visitWords.talk,
  read: (heard) => {
    const said = heard.reading.reading.entries.length > 1 ? null : talkIn(heard.text);
    return said ? { value: said } : null;
  },
  show: (value) => String(value),
};

function withoutTalk(note: string, text: string): string {
  const said = talkIn(text);
  return said ? note.replace(said, '').replace(/聊(?:到|起|了|的是)|说起/, '') : note;
}

/** What she answered to an offer, of one customer's message only. */
export const answer: SalonSlot = {
  name: 'answer',
  label: visitWords.answer,
  read: (heard) => {
    const said = heard.reading.reading.entries.length > 1 ? null : answerOf(heard);
    return said && { value: said };
  },
};

function valueOf(value: unknown): Match | null {
  return value === undefined || value === null ? null : { value };
}
