import { blurred, isHan, soundsOfWord } from './sounds';
import { HONORIFIC, SURNAMES, TWO_CHARACTER_SURNAMES } from './name-words';
import type { Lexicon } from './reading';

/** Who a word may stand for, and by which rule. */
export interface People {
  customers: string[];
  staff: string[];
  how: NameRule;
}

export type NameRule =
  | 'name'
  | 'alias'
  | 'given'
  | 'doubled'
  | 'surname'
  | 'given-title'
  | 'sound'
  | 'blurred'
  | 'pinyin'
  | 'spelling';

export interface Holder {
  kind: 'customers' | 'staff';
  id: string;
}

export type Index = Map<string, Holder[]>;

/** Every way in which the store's people may be named, built once. */
export interface NameIndex {
  exact: Index;
  rules: Map<string, NameRule>;
  /** Lengths of exact names by first character, longest first. */
  lengths: Map<string, number[]>;
  surnames: Index;
  givenEnds: Index;
  /** Given names of two characters with the first one doubled: 静静 for 静怡. Too loose to find a name by. */
  headsDoubled: Index;
  sounds: Index;
  blurs: Index;
  surnameSounds: Index;
  givenSounds: Index;
  pinyin: Index;
  latin: string[];
  names: Map<string, string>;
}

export function buildNames(lexicon: Lexicon): NameIndex {
  const index: NameIndex = {
    exact: new Map(),
    rules: new Map(),
    lengths: new Map(),
    surnames: new Map(),
    givenEnds: new Map(),
    headsDoubled: new Map(),
    sounds: new Map(),
    blurs: new Map(),
    surnameSounds: new Map(),
    givenSounds: new Map(),
    pinyin: new Map(),
    latin: [],
    names: new Map(),
  };
  const people = [
    ...lexicon.customers.map((one) => ({ ...one, holder: { kind: 'customers', id: one.code } as Holder })),
    ...lexicon.staff.map((one) => ({ ...one, holder: { kind: 'staff', id: one.userid } as Holder })),
  ];
  for (const one of people) {
    index.names.set(one.holder.id, one.name);
    addExact(index, one.name, one.holder, 'name');
    for (const alias of one.aliases) addExact(index, alias, one.holder, 'alias');
  }
  // Derived forms never outrank a name or alias that somebody really has.
  for (const one of people) {
    addDerived(index, one.name, one.holder);
    // Lily Chen, who is also 陈莉莉, is a 莉莉 like any other.
    if (/[a-z]/i.test(one.name))
      for (const alias of one.aliases.filter(isFullName)) addDerived(index, alias, one.holder);
  }
  return index;
}

function isFullName(word: string): boolean {
  return [...word].length === 3 && SURNAMES.includes(word[0]) && !new RegExp(`${HONORIFIC}$`).test(word);
}

function addExact(index: NameIndex, written: string, holder: Holder, rule: NameRule): void {
  const word = written.trim().toLowerCase();
  if (word.length < 2 && rule !== 'name') return;
  if (!word) return;
  const known = index.rules.get(word);
  if (known && (rule === 'given' || rule === 'doubled') && known !== rule) return;
  push(index.exact, word, holder);
  if (!known) index.rules.set(word, rule);
  const first = word[0];
  const lengths = index.lengths.get(first) ?? [];
  if (!lengths.includes(word.length)) {
    lengths.push(word.length);
    lengths.sort((a, b) => b - a);
    index.lengths.set(first, lengths);
  }
  if (/^[a-z][a-z ]*$/.test(word) && !index.latin.includes(word)) index.latin.push(word);
  if ([...word].every(isHan) && word.length <= 4) addSounds(index, word, holder, rule);
}

function addSounds(index: NameIndex, word: string, holder: Holder, rule: NameRule): void {
  for (const sound of soundsOfWord(word)) {
    push(index.sounds, sound, holder);
    push(index.blurs, blurred(sound), holder);
    if (rule === 'name' || rule === 'alias') push(index.pinyin, sound.replace(/ /g, ''), holder);
  }
}

function addDerived(index: NameIndex, name: string, holder: Holder): void {
  const lower = name.toLowerCase();
  if (![...lower].every(isHan) || lower.length < 2) return;
  const surname = surnameOf(lower);
  const bare = new RegExp(`^${HONORIFIC}$`).test(lower.slice(surname.length));
  push(index.surnames, surname, holder);
  for (const sound of soundsOfWord(surname)) push(index.surnameSounds, sound, holder);
  if (bare) return;
  const given = lower.slice(surname.length);
  const last = given.slice(-1);
  push(index.givenEnds, given, holder);
  if (given.length > 1) push(index.givenEnds, last, holder);
  for (const sound of soundsOfWord(given)) push(index.givenSounds, sound, holder);
  if (given.length > 1) for (const sound of soundsOfWord(last)) push(index.givenSounds, sound, holder);
  if (given.length >= 2) addExact(index, given, holder, 'given');
  addExact(index, last + last, holder, 'doubled');
  if (given.length === 2) push(index.headsDoubled, given[0] + given[0], holder);
}

export function surnameOf(name: string): string {
  const two = name.slice(0, 2);
  return name.length > 2 && TWO_CHARACTER_SURNAMES.includes(two) ? two : name.slice(0, 1);
}

function push(index: Index, key: string, holder: Holder): void {
  const list = index.get(key);
  if (!list) index.set(key, [holder]);
  else if (!list.some((one) => one.id === holder.id && one.kind === holder.kind)) list.push(holder);
}
