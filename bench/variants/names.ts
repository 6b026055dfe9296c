import type { CustomerEntry, Lexicon, StaffEntry, TreatmentEntry } from '../../bot-flows/understanding';
import type { Mention } from '../../bot-flows/understanding/mentions';
import { HONORIFICS, TWO_CHARACTER_SURNAMES } from '../../bot-flows/understanding/name-words';
import { buildNames, type NameIndex } from '../../bot-flows/understanding/name-index';
import { nameAt } from '../../bot-flows/understanding/names';
import { normalise } from '../../bot-flows/understanding/normalise';
import { blurred, isHan, soundsOf } from '../../bot-flows/understanding/sounds';
import { chooser, seedOf, type Choose } from './choose';
import { replaced, type Rule, type Told } from './variant';

/** The commonest surnames and the characters of given names that people of every age bear. */
const COMMON_SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const GIVEN =
  '英芳娜敏静丽艳娟霞秀兰桂玲萍燕红梅琴云莉洁雪慧颖琳晶倩婷玉凤春菊荣珍香瑞凡佳嘉琼勤珠贞雅芝莲环爱月莺媛艺瑾馨怡欣悦涵诗雨梓萱子轩彤思语可心若曦晨依诺一诺梦琪瑶璐蕾薇菲冰柔岚苑婕筱竹霭凝晓欢枫芸荷纯毓宁楠莹姗蓓露凌巧美娅素真飒影荔滢馥琰昕韵融园羽希澜苗甜圆翠小乐双双娇如玥妍茜秋';
const LATIN = [
  'Coco',
  'Amy',
  'Vivian',
  'Cindy',
  'Grace',
  'Helen',
  'Ivy',
  'Joyce',
  'Kelly',
  'Mia',
  'Nancy',
  'Olivia',
  'Penny',
  'Ruby',
  'Sophie',
  'Tina',
  'Wendy',
  'Zoe',
  'Emma',
  'Fiona',
];

/** The people of the store under other names, letter for letter: who shares a surname still does. */
export const people: Rule = {
  name: 'other names',
  vary: (told, choose) => {
    const named = told.mentions.filter((one) => one.kind === 'customer' || one.kind === 'staff');
    if (
      !named.length ||
      told.reading.intent === 'customer_new' ||
      named.some(
        (one) =>
          one.sounded ||
          one.customers?.length === 0 ||
          TWO_CHARACTER_SURNAMES.some((two) => said(told, one).startsWith(two)) ||
          /sound|blurred|pinyin|spelling/.test(one.how),
      )
    )
      return null;
    const { lexicon, rename } = renamed(told.lexicon, Math.floor(choose.chance() * 4));
    const text = replaced(
      told.text,
      named.map((one) => ({ start: one.start, end: one.end, with: rename(said(told, one)) })),
    );
    return { text, lexicon };
  },
};

interface Renamed {
  lexicon: Lexicon;
  rename(word: string): string;
}

const known = new Map<Lexicon, Renamed[]>();

/** Four stores a store, so that what is built for one can be kept. */
function renamed(lexicon: Lexicon, which: number): Renamed {
  const list = known.get(lexicon) ?? [];
  known.set(lexicon, list);
  return (list[which] ??= rename(lexicon, chooser(seedOf(lexicon.store.name) + which)));
}

function rename(lexicon: Lexicon, choose: Choose): Renamed {
  const all = [...lexicon.customers, ...lexicon.staff];
  const taken = new Set<string>();
  const fresh = (pool: string): string => {
    for (;;) {
      const char = choose.one([...pool]);
      const sounds = soundsOf(char).map(blurred);
      if (sounds.some((one) => taken.has(one))) {
        // A large store uses up the sounds; then only the character must be new.
        if (taken.size < 150 || taken.has(char)) continue;
      }
      for (const one of [...sounds, char]) taken.add(one);
      return char;
    }
  };
  const to = new Map<string, string>();
  for (const one of all) {
    if (!isHan(one.name[0])) continue;
    const surname = TWO_CHARACTER_SURNAMES.find((two) => one.name.startsWith(two)) ?? one.name[0];
    for (const char of surname) if (!to.has(char)) to.set(char, fresh(COMMON_SURNAMES));
  }
  const latin = new Map<string, string>();
  const left = [...LATIN];
  const word = (said: string): string => {
    if (/^[a-z ]+$/i.test(said)) {
      const key = said.toLowerCase();
      if (!latin.has(key))
        latin.set(key, left.splice(Math.floor(choose.chance() * left.length), 1)[0] ?? said);
      return latin.get(key)!;
    }
    const title = TITLES.find((one) => said.length > one.length && said.endsWith(one)) ?? '';
    const nick = said.length === 2 && !title && /^[小老阿]/.test(said) ? said[0] : '';
    const middle = said.slice(nick.length, said.length - title.length);
    const own = [...middle].map((char) => {
      if (!isHan(char)) return char;
      if (!to.has(char)) to.set(char, fresh(GIVEN));
      return to.get(char)!;
    });
    return nick + own.join('') + title;
  };
  const others = <T extends CustomerEntry | StaffEntry>(one: T): T => ({
    ...one,
    name: word(one.name),
    aliases: one.aliases.map(word),
  });
  const lexicon2 = { ...lexicon, customers: lexicon.customers.map(others), staff: lexicon.staff.map(others) };
  return { lexicon: lexicon2, rename: word };
}

const TITLES = [...HONORIFICS, '店长', '顾问', '主管', '前台', '儿', '婆婆', '爷'];

function said({ text }: Told, one: Mention): string {
  return text.slice(one.start, one.end);
}

/** The treatments of another store under the codes of this one. */
export const treatments: Rule = {
  name: 'treatments of another store',
  vary: (told, choose, others) => {
    const other = choose.one(others.filter((one) => one.lexicon !== told.lexicon)).lexicon;
    const to = new Map(
      told.lexicon.treatments.map((one, i) => [one.code, other.treatments[i] as TreatmentEntry | undefined]),
    );
    const done = told.mentions.filter((one) => one.kind === 'treatment' && !one.dropped);
    const spans = told.reading.spans.filter((one) => ['treatments', 'nextDo'].includes(one.slot));
    const used = (one: Mention): boolean =>
      spans.some((span) => span.start === one.start && span.end === one.end);
    if (
      !done.length ||
      !done.every(used) ||
      done.some((one) => !to.get(one.treatment!) || one.sounded || one.how === 'several')
    )
      return null;
    const lexicon: Lexicon = {
      ...told.lexicon,
      treatments: told.lexicon.treatments.flatMap((one) =>
        to.get(one.code) ? [{ ...to.get(one.code)!, code: one.code }] : [],
      ),
    };
    const parts = done.map((one) => {
      const { name, aliases } = to.get(one.treatment!)!;
      return { start: one.start, end: one.end, with: choose.one([name, ...aliases]) };
    });
    const text = replaced(told.text, parts);
    const words = lexicon.treatments.flatMap(({ name, aliases }) => [name, ...aliases]);
    const rest = replaced(
      told.text,
      parts.map((part) => ({ ...part, with: '。' })),
    );
    return words.some((one) => rest.includes(one)) ? null : { text, lexicon };
  },
};

/** One character of a name spelt as it sounds, where that is nobody else's name. */
export const homophones: Rule = {
  name: 'a name spelt as it sounds',
  vary: (told, choose) => {
    const named = told.mentions.filter(
      (one) =>
        one.kind === 'customer' &&
        ['name', 'alias'].includes(one.how) &&
        one.customers?.length === 1 &&
        /^[\u4e00-\u9fff]{2,3}$/.test(said(told, one)),
    );
    if (!named.length) return null;
    const one = choose.one(named);
    const word = said(told, one);
    const title = TITLES.find((each) => word.endsWith(each)) ?? '';
    const places = [...word.slice(0, word.length - title.length)]
      .map((_, i) => i)
      .filter((i) => i > 0 || title || word.length < 3);
    if (!places.length) return null;
    const at = choose.one(places);
    const like = [...GIVEN, ...COMMON_SURNAMES].filter(
      (char) => char !== word[at] && soundsOf(char)[0] === soundsOf(word[at])[0],
    );
    if (!like.length) return null;
    const spelt = word.slice(0, at) + choose.one(like) + word.slice(at + 1);
    const taken = nameAt(namesOf(told.lexicon), normalise(spelt), 0) !== null;
    return taken ? null : { text: replaced(told.text, [{ start: one.start, end: one.end, with: spelt }]) };
  },
};

/** Another form of the same name that is hers alone: the full name, an alias, surname and title. */
export const forms: Rule = {
  name: 'another form of the name',
  vary: (told, choose) => {
    const named = told.mentions.filter(
      (one) => one.kind === 'customer' && one.customers?.length === 1 && ['name', 'alias'].includes(one.how),
    );
    if (named.length !== 1) return null;
    const [one] = named;
    const who = told.lexicon.customers.find((each) => each.code === one.customers![0])!;
    const all = [who.name, ...who.aliases].filter((word) => word !== said(told, one) && !/^.$/.test(word));
    const word = all.length ? choose.one(all) : null;
    if (!word || latinRuns(told, one, word) || shared(told.lexicon, word, who.code)) return null;
    return { text: replaced(told.text, [{ start: one.start, end: one.end, with: word }]) };
  },
};

const indexes = new Map<Lexicon, NameIndex>();

function namesOf(lexicon: Lexicon): NameIndex {
  const known = indexes.get(lexicon) ?? buildNames(lexicon);
  indexes.set(lexicon, known);
  return known;
}

function latinRuns({ text }: Told, one: Mention, word: string): boolean {
  return /[a-z]/i.test(word) && /[a-z]/i.test((text[one.start - 1] ?? '') + (text[one.end] ?? ''));
}

function shared(lexicon: Lexicon, word: string, code: string): boolean {
  return [...lexicon.customers.filter((one) => one.code !== code), ...lexicon.staff].some((one) =>
    [one.name, ...one.aliases].includes(word),
  );
}
