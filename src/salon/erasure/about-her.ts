/**
 * What tells of one customer: her row's ids, the names she bears, her numbers, and the words that are kept of her.
 * Pure; a value is anything that was stored, as JSON.
 */
export interface AboutHer {
  /** Her file and those that were joined to it. */
  ids: string[];
  /** Names that nobody else of the store bears: these alone may be taken out of what is about others. */
  names: string[];
  /** Names that somebody else bears too. */
  sharedNames: string[];
  /** Names of others that hold one of hers, as 李婷婷 holds 李婷. */
  longerNames: string[];
  /** Digits, and her number in the store. */
  numbers: string[];
  /** Whatever was written of her. */
  words: string[];
}

/** Shorter words are everybody's. */
const SHORTEST_WORD = 3;

/** Whether it names her for certain: by id, by a name that is hers alone, by a number. */
export function namesHer(her: AboutHer, value: unknown): boolean {
  const text = asText(value);
  if (her.ids.some((id) => text.includes(id))) return true;
  return holdsNumber(her, text) || holdsName([...her.names], her.longerNames, text);
}

/** Whether it may be about her: a name that she shares, words that were kept of her. For what is over anyway. */
export function mayBeOfHer(her: AboutHer, value: unknown): boolean {
  if (namesHer(her, value)) return true;
  const text = asText(value);
  if (holdsName(her.sharedNames, her.longerNames, text)) return true;
  return her.words.some((word) => word.length >= SHORTEST_WORD && text.includes(word));
}

/** The same without her name and numbers: what is said of others beside her stays. */
export function withoutName<T>(her: AboutHer, value: T, instead: string): T {
  return mapped(value, (text) => {
    let left = text.replace(nameIn(her.names, her.longerNames), (found) =>
      her.longerNames.includes(found) ? found : instead,
    );
    for (const number of her.numbers) left = left.split(number).join(instead);
    return left;
  });
}

export const GONE = Symbol('gone');

/**
 * What is still to be told, without what is about her: lines and entries of lists that name her are left out.
 * @returns GONE where nothing else is told
 */
export function withoutHer(her: AboutHer, value: unknown): unknown {
  if (typeof value === 'string') return lineByLine(her, value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const left = value.map((each) => withoutHer(her, each)).filter((each) => each !== GONE);
    return left.length === 0 && value.length > 0 ? GONE : left;
  }
  const kept: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    const left = withoutHer(her, each);
    if (left === GONE) return GONE;
    kept[key] = left;
  }
  return kept;
}

function lineByLine(her: AboutHer, text: string): string | typeof GONE {
  const lines = text.split('\n');
  const left = lines.filter((line) => !namesHer(her, line));
  return left.length === 0 ? GONE : left.join('\n');
}

/** Ids, codes, days and figures stay; whatever was said in words goes. */
export function withoutWords<T>(her: AboutHer, value: T): T {
  const code = /^[\w.:|/-]{1,64}$/;
  return mapped(value, (text) =>
    code.test(text) && !her.words.includes(text) && !namesHer({ ...her, ids: [] }, text) ? text : '',
  );
}

function mapped<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((each) => mapped(each as unknown, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapped(each, change)])) as T;
}

function holdsName(names: string[], longer: string[], text: string): boolean {
  return [...text.matchAll(nameIn(names, longer))].some(([found]) => !longer.includes(found));
}

function holdsNumber({ numbers }: AboutHer, text: string): boolean {
  if (numbers.length === 0) return false;
  const joined = text.replace(/(?<=\d)[ -](?=\d)/g, '');
  return numbers.some((number) => text.includes(number) || joined.includes(number));
}

/** Longest first, so that 李婷婷 is read as herself; a Latin name only as a word of its own. */
function nameIn(names: string[], longer: string[]): RegExp {
  if (names.length === 0) return /(?!)/g;
  const all = [...names, ...longer].sort((one, other) => other.length - one.length);
  const escaped = all.map((name) => {
    const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return /^[\w .-]+$/.test(name) ? `(?<![A-Za-z0-9])${plain}(?![A-Za-z0-9])` : plain;
  });
  return new RegExp(escaped.join('|'), 'g');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
