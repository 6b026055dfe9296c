import { blurred, isHan, soundsOf, soundsOfWord } from './sounds';
import type { Lexicon } from './reading';
import type { Mention } from './mentions';
import { splitOf } from './split-treatments';

/** Parts of treatment names that name nothing by themselves. */
const GENERIC = new Set(
  '护理 保养 管理 深层 全身 部位 疗程 体验 项目 套餐 专业 高级 基础 养护 调理 疗法 综合 特色 修复 面部 身体 局部 精华 面膜 按摩 背部 仪器 能量 敏感 黑头 毛孔 痘痘 红血丝 眼纹 颈纹 皱纹 细纹 色斑 斑点 妊娠 皮肤 头皮 头发 腹部 臀部 手臂 大腿 肩膀 颈部 眼部 唇部 胸部 腰部 产后 女性 男士 光子 补水 清洁 焕肤 紧致 舒缓'.split(
    ' ',
  ),
);

interface Word {
  codes: string[];
  how: 'name' | 'alias' | 'part';
}

export interface TreatmentIndex {
  /** Words of one character (背, 耳), which stand for a treatment only where nothing else can stand. */
  single: Map<string, string>;
  words: Map<string, Word>;
  lengths: Map<string, number[]>;
  sounds: Map<string, Set<string>>;
  blurs: Map<string, Set<string>>;
  soundLengths: number[];
  /** First and last syllables of treatment words, to leave most windows alone. */
  edges: Set<string>;
  /** What was found out about a character's sound. */
  edgeOf: Map<string, boolean>;
  categories: Map<string, string>;
  /** Objects of names that are a verb and its object (刮|头皮), by the verb. */
  splits: Map<string, { object: string; code: string }[]>;
}

export interface TreatmentFound {
  start: number;
  end: number;
  codes: string[];
  how: string;
}

export function buildTreatments(lexicon: Lexicon): TreatmentIndex {
  const index: TreatmentIndex = {
    single: new Map(),
    words: new Map(),
    lengths: new Map(),
    sounds: new Map(),
    blurs: new Map(),
    soundLengths: [],
    edges: new Set(),
    edgeOf: new Map(),
    categories: new Map(),
    splits: new Map(),
  };
  for (const one of lexicon.treatments) {
    add(index, one.name, one.code, 'name');
    for (const alias of one.aliases) add(index, alias, one.code, 'alias');
    for (const word of [one.name, ...one.aliases]) addSplit(index, word, one.code);
    if (one.category) index.categories.set(one.code, one.category);
  }
  addParts(index, lexicon);
  return index;
}

/** A piece of two or more characters that stands in one treatment's name only (净颜 of 净颜祛斑). */
function addParts(index: TreatmentIndex, lexicon: Lexicon): void {
  const owners = new Map<string, Set<string>>();
  for (const one of lexicon.treatments) {
    const name = one.name.toLowerCase();
    for (let i = 0; i < name.length; i++) {
      for (let j = i + 2; j <= name.length; j++) {
        const piece = name.slice(i, j);
        if (/[a-z0-9]/.test(piece) && !/^[a-z0-9]+$/.test(piece)) continue;
        const set = owners.get(piece) ?? new Set();
        owners.set(piece, set.add(one.code));
      }
    }
  }
  for (const [piece, codes] of owners) {
    const aligned = lexicon.treatments.some((one) => {
      const name = one.name.toLowerCase();
      return name.startsWith(piece) || name.endsWith(piece);
    });
    if (codes.size > 1 || GENERIC.has(piece) || !aligned || index.words.has(piece)) continue;
    add(index, piece, [...codes][0], 'part');
  }
}

function add(index: TreatmentIndex, written: string, code: string, how: Word['how']): void {
  const word = written.trim().toLowerCase();
  if (word.length === 1 && isHan(word)) index.single.set(word, code);
  if (word.length < 2) return;
  const known = index.words.get(word);
  if (known) {
    if (how === 'name' && known.how !== 'name') index.words.set(word, { codes: [code], how });
    else if (known.how === how && !known.codes.includes(code)) known.codes.push(code);
    return;
  }
  index.words.set(word, { codes: [code], how });
  const lengths = index.lengths.get(word[0]) ?? [];
  if (!lengths.includes(word.length)) {
    lengths.push(word.length);
    lengths.sort((a, b) => b - a);
    index.lengths.set(word[0], lengths);
  }
  if (how === 'part' || ![...word].every(isHan) || word.length > 6) return;
  if (!index.soundLengths.includes(word.length)) index.soundLengths.push(word.length);
  index.soundLengths.sort((a, b) => b - a);
  for (const edge of [word[0], word[word.length - 1]]) {
    for (const sound of soundsOf(edge)) index.edges.add(blurred(sound));
  }
  for (const sound of soundsOfWord(word)) {
    index.sounds.set(sound, (index.sounds.get(sound) ?? new Set()).add(code));
    const blur = blurred(sound);
    index.blurs.set(blur, (index.blurs.get(blur) ?? new Set()).add(code));
  }
}

function addSplit(index: TreatmentIndex, word: string, code: string): void {
  const split = splitOf(word);
  if (!split) return;
  const list = index.splits.get(split.verb) ?? [];
  list.push({ object: split.object, code });
  list.sort((a, b) => b.object.length - a.object.length);
  index.splits.set(split.verb, list);
}

/** 头皮屑, 睫毛膏, 甲沟炎: the word goes on, and names no treatment. */
const OF_THE_BODY = /^(?:屑|膏|沟炎|屎|垢)/;

/** The longest treatment word that starts here, as spelt. */
export function treatmentAt(index: TreatmentIndex, text: string, start: number): TreatmentFound | null {
  for (const length of index.lengths.get(text[start]) ?? []) {
    const word =
      start + length <= text.length ? index.words.get(text.slice(start, start + length)) : undefined;
    if (!word) continue;
    const end = start + length;
    if (/[a-z]/.test(text[start]) && /[a-z]/.test(text[start - 1] ?? '')) continue;
    if (/[a-z]/.test(text[end - 1]) && /[a-z]/.test(text[end] ?? '')) continue;
    if (OF_THE_BODY.test(text.slice(end))) continue;
    return { start, end, codes: word.codes, how: word.how };
  }
  return null;
}

/** 背 划1, 束腹+背, 贝贝甲: a word of one character, with nothing of another word on either side. */
export function findSingle(
  text: string,
  index: TreatmentIndex,
  isFree: (start: number, end: number) => boolean,
): Mention[] {
  const found: Mention[] = [];
  if (!index.single.size) return found;
  for (let start = 0; start < text.length; start++) {
    const treatment = index.single.get(text[start]);
    const end = start + 1;
    if (!treatment || !isFree(start, end)) continue;
    const before =
      start === 0 ||
      /[ ,;:。、+/]/.test(text[start - 1]) ||
      !isFree(start - 1, start) ||
      /(?:[做弄搞按](?:了|完了?|好了?)?|的)$/.test(text.slice(0, start));
    const after =
      end === text.length ||
      /^(?:[ ,;。、+/]|划|耗|扣|换|改|还剩|剩|几次|-\d|x\d|\d)/.test(text.slice(end)) ||
      !isFree(end, end + 1);
    if (before && after)
      found.push({ kind: 'treatment', start, end, how: 'alias', treatment, unit: treatment });
  }
  return found;
}

/** Whether any treatment word begins or ends with this sound. */
export function mayBeEdge(index: TreatmentIndex, char: string): boolean {
  let known = index.edgeOf.get(char);
  if (known === undefined) {
    known = soundsOf(char).some((sound) => index.edges.has(blurred(sound)));
    index.edgeOf.set(char, known);
  }
  return known;
}

/** The treatment whose name sounds like the word (建颈 for 肩颈), where it is one. */
export function treatmentSoundsLike(index: TreatmentIndex, word: string): TreatmentFound | null {
  const sounds = soundsOfWord(word);
  const same = new Set(sounds.flatMap((sound) => [...(index.sounds.get(sound) ?? [])]));
  if (same.size) return { start: 0, end: word.length, codes: [...same], how: 'sound' };
  const blur = new Set(sounds.flatMap((sound) => [...(index.blurs.get(blurred(sound)) ?? [])]));
  if (blur.size) return { start: 0, end: word.length, codes: [...blur], how: 'blurred' };
  return null;
}
