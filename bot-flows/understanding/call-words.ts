/** Short answers around a call that name no intent of their own: results, times, a name with a word behind it. */
import type { Lexicon, StoreHours, TimeSaid, TreatmentEntry } from './reading';
import { findTimes } from './times';
import type { TimeMention } from './mentions';

export type CallResult = 'reached' | 'noAnswer' | 'refused' | 'callback' | 'wechat';

const RESULTS: [RegExp, CallResult][] = [
  [/没接|没人接|不接|无人接听|关机|占线|打不通|停机/, 'noAnswer'],
  [/不想来|不来了|不再来|别再打|不要再打|不续了|不做了/, 'refused'],
  [/(晚点|过会儿?|回头|改天|再)(再)?(打|联系|说)|在忙|在开会|在开车/, 'callback'],
  [/微信(上)?(聊|说|回|联系|发)/, 'wechat'],
  [/打通|接通|^(已|都)?通了|接了|聊了|说好了|联系上/, 'reached'],
];

export function callResultIn(text: string): CallResult | null {
  return RESULTS.find(([words]) => words.test(text))?.[1] ?? null;
}

/** What a text says of a call beyond its result; nothing where only the result stands there. */
export function noteBeside(note: string): string | undefined {
  const left = RESULTS.reduce((text, [words]) => text.replace(words, ''), note)
    .replace(/^[\d\s]+/, '')
    .replace(/(刚|打了|给|电话|联系了?|今天)/g, '')
    .trim();
  return left.length >= 3 ? note.trim() : undefined;
}

/** The first time that a text names, as said. */
export function timeSaidIn(text: string, hours: StoreHours): TimeSaid | null {
  const [first] = findTimes(text, () => true, hours);
  const said = first?.time as TimeMention | undefined;
  return said ? { day: said.day, time: said.time, ...(said.vague ? { vague: true as const } : {}) } : null;
}

/** Treatments named in a text by name or alias, the longest word first, in the order in which they stand. */
export function treatmentsIn(text: string, lexicon: Lexicon): TreatmentEntry[] {
  const words = lexicon.treatments
    .flatMap((entry) => [entry.name, ...entry.aliases].map((word) => ({ entry, word })))
    .sort((a, b) => b.word.length - a.word.length);
  let left = text;
  const found: { entry: TreatmentEntry; at: number }[] = [];
  for (const { entry, word } of words) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    found.push({ entry, at });
    left = left.slice(0, at) + '\u0000'.repeat(word.length) + left.slice(at + word.length);
  }
  const inOrder = found.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
  return [...new Set(inOrder)];
}

const LOOKING = /^(看一?下|看看|查一?下|查查|查|看|帮我看)\s*/;

/** A customer's name at the beginning of a message, and what follows it; several where two share the name. */
export function nameFirst(text: string, lexicon: Lexicon): { codes: string[]; rest: string } | null {
  const said = text.normalize('NFKC').trim().replace(LOOKING, '');
  const lower = said.toLowerCase();
  const fitting = lexicon.customers
    .flatMap((entry) => [entry.name, ...entry.aliases].map((word) => ({ code: entry.code, word })))
    .filter(({ word }) => word.length > 1 && lower.startsWith(word.toLowerCase()));
  const longest = Math.max(0, ...fitting.map(({ word }) => word.length));
  if (longest === 0) return null;
  const codes = fitting.filter(({ word }) => word.length === longest).map(({ code }) => code);
  return { codes: [...new Set(codes)], rest: said.slice(longest).trim() };
}

/** «月底付», «下周把钱转过来»; a day without such words is when to call again, also of somebody who owes. */
const PAYS =
  /付|还(?:钱|款|上|清|给|掉|了)|[来再]还|还(?:\d|[一二三四五六七八九两千万])|补(?:上|齐|交|款|钱|尾款|给|差)|来补|再补|结(?:清|了|掉|账|尾款)|打款|打过来|转(?:账|过来|给|钱)|交(?:钱|款|清|上|过来)|给钱|给清|再给|款/;

/** Of words that tell of a talk: whether they promise money. */
export function paysIn(text: string): { pays?: true } {
  return PAYS.test(text) ? { pays: true } : {};
}
