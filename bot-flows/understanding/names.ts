import type { Holder, Index, NameIndex, People } from './name-index';
import { blurred, soundsOfWord } from './sounds';
import { AFTER_NAME, HONORIFICS, NOT_NICKNAMES, TWO_CHARACTER_SURNAMES } from './name-words';

export interface NameFound extends People {
  start: number;
  end: number;
}

/** The longest known name that starts here, as spelt. */
export function nameAt(index: NameIndex, text: string, start: number): NameFound | null {
  const exact = exactAt(index, text, start);
  const titled = titledAt(index, text, start);
  if (exact && titled) return titled.end > exact.end && !covers(exact, titled) ? titled : exact;
  return exact ?? titled;
}

/** 李婷姐 is 李婷; a longer title form only wins where it says something else. */
function covers(exact: NameFound, titled: NameFound): boolean {
  return exact.end > titled.start + 1 && exact.how !== 'doubled' ? exact.end >= titled.end - 2 : false;
}

function exactAt(index: NameIndex, text: string, start: number): NameFound | null {
  for (const length of index.lengths.get(text[start]) ?? []) {
    const word = text.slice(start, start + length);
    const holders = index.exact.get(word);
    if (!holders || word.length < length || cutsLatin(text, start, start + length)) continue;
    const rule = index.rules.get(word) ?? 'alias';
    if (length === 1) continue;
    const end = start + length + titleLength(text, start + length, word);
    return { start, end, ...split(holders), how: rule };
  }
  return null;
}

/** How long the title after a name is (李婷姐); words that may be her kin (妹妹, 先生) are left out. */
function titleLength(text: string, at: number, word: string): number {
  if (HONORIFICS.some((title) => word.endsWith(title))) return 0;
  const title = HONORIFICS.find((one) => !KIN_TITLES.includes(one) && text.startsWith(one, at));
  return title && titleStands(text, title, at + title.length) ? title.length : 0;
}

const KIN_TITLES: string[] = ['妹', '先生', '太太', '妹妹', '姐姐'];

/** A title begins one or two characters on, or a 小, 老 or 阿 stands here. */
export function mayBeTitled(text: string, start: number): boolean {
  return (
    TITLE_STARTS.has(text[start + 1]) || TITLE_STARTS.has(text[start + 2]) || '小老阿'.includes(text[start])
  );
}

const TITLE_STARTS = new Set(HONORIFICS.map((title) => title[0] as string));

/** Surname or given name and a title: 李姐, 王总, 曼姐, 小李, 老王. */
function titledAt(index: NameIndex, text: string, start: number): NameFound | null {
  if (!mayBeTitled(text, start)) return null;
  for (const length of [2, 1]) {
    const head = text.slice(start, start + length);
    if (head.length < length) continue;
    for (const title of HONORIFICS) {
      if (!text.startsWith(title, start + length)) continue;
      const end = start + length + title.length;
      if (!titleStands(text, title, end)) continue;
      const holders =
        length === 1 || TWO_CHARACTER_SURNAMES.includes(head) ? index.surnames.get(head) : undefined;
      if (holders) return { start, end, ...split(holders), how: 'surname' };
      // 说是妹妹: a particle before a word of kin is nobody's name.
      const given = '是的了说有在和就都也不没会要来去她他我你让给跟带叫问等'.includes(head)
        ? undefined
        : index.givenEnds.get(head);
      if (given) return { start, end, ...split(given), how: 'given-title' };
    }
  }
  if ('小老阿'.includes(text[start]) && !NOT_NICKNAMES.test(text.slice(start, start + 4))) {
    const head = text[start + 1] ?? '';
    const holders = text[start] === '阿' ? index.givenEnds.get(head) : index.surnames.get(head);
    const given = index.givenEnds.get(head);
    const found = holders ?? (text[start] === '小' ? given : undefined);
    if (found) return { start, end: start + 2, ...split(found), how: holders ? 'surname' : 'given-title' };
  }
  return null;
}

function titleStands(text: string, title: string, end: number): boolean {
  const next = text[end] ?? '';
  if (title === '总') return !/[共是额的算]/.test(next) || next === '的';
  if (title === '太')
    return next === '' || (AFTER_NAME.includes(next) && !/[想对过好大难久早晚多快慢重轻]/.test(next));
  return true;
}

/** The people a word sounds like: same syllables first, then syllables that many do not tell apart. */
export function soundsLike(index: NameIndex, word: string): People | null {
  const sounds = soundsOfWord(word);
  const same = gather(sounds, index.sounds);
  if (same.length) return { ...split([...same, ...alsoMeant(index, word, sounds, same)]), how: 'sound' };
  const blur = gather(sounds.map(blurred), index.blurs);
  return blur.length ? { ...split(blur), how: 'blurred' } : null;
}

/** 梅思雨 sounds like 梅思语, but 雨 is written in 梅诗雨 alone, who many say alike: either may be meant. */
function alsoMeant(index: NameIndex, word: string, sounds: string[], same: Holder[]): Holder[] {
  if (word.length < 3) return [];
  const [, ...written] = word;
  const has = (one: Holder, char: string): boolean =>
    index.names.get(one.id)?.slice(1).includes(char) ?? false;
  return gather(sounds.map(blurred), index.blurs).filter(
    (one) =>
      !same.some((other) => other.id === one.id) &&
      index.names.get(one.id)?.[0] === word[0] &&
      written.some((char) => has(one, char) && !same.some((other) => has(other, char))),
  );
}

/** 方姐 for 芳姐: the title is spelt right, the name before it only sounds right. */
export function titledSoundsLike(index: NameIndex, head: string, title: string): People | null {
  const holders = [
    ...gather(soundsOfWord(head + title), index.sounds),
    ...gather(soundsOfWord(head), index.surnameSounds),
    ...gather(soundsOfWord(head), index.givenSounds),
  ];
  return holders.length ? { ...split(unique(holders)), how: 'sound' } : null;
}

/** A Latin word: pinyin of a name (liting), or one letter off a Latin name (Lusa). */
export function latinLike(index: NameIndex, word: string): People | null {
  const typed = index.pinyin.get(word);
  if (typed) return { ...split(unique(typed)), how: 'pinyin' };
  if (word.length < 4) return null;
  const near = index.latin.filter((name) => isOneOff(name, word));
  const holders = unique(near.flatMap((name) => index.exact.get(name) ?? []));
  return holders.length ? { ...split(holders), how: 'spelling' } : null;
}

function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  let j = 0;
  while (j < Math.min(a.length, b.length) - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
  return Math.max(a.length, b.length) - i - j <= 1;
}

function gather(keys: string[], index: Index): Holder[] {
  return unique(keys.flatMap((key) => index.get(key) ?? []));
}

function split(holders: Holder[]): { customers: string[]; staff: string[] } {
  const ids = (kind: Holder['kind']) => [
    ...new Set(holders.filter((one) => one.kind === kind).map((one) => one.id)),
  ];
  return { customers: ids('customers'), staff: ids('staff') };
}

function unique(holders: Holder[]): Holder[] {
  return [...new Map(holders.map((one) => [`${one.kind}:${one.id}`, one])).values()];
}

function cutsLatin(text: string, start: number, end: number): boolean {
  const letter = /[a-z]/;
  return (
    (letter.test(text[start]) && letter.test(text[start - 1] ?? '')) ||
    (letter.test(text[end - 1]) && letter.test(text[end] ?? ''))
  );
}
