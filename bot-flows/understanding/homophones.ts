import type { Mention } from './mentions';
import type { NameIndex, People } from './name-index';
import { latinLike, mayBeTitled, soundsLike, titledSoundsLike } from './names';
import { AFTER_NAME, BEFORE_NAME, HONORIFICS, SURNAMES } from './name-words';
import { isHan } from './sounds';
import { mayBeEdge, treatmentSoundsLike, type TreatmentIndex } from './treatments';

type Free = (start: number, end: number) => boolean;

/** Words that sound like many names and are none. */
const NOT_NAMES = new Set(
  '小姐 客人 顾客 今天 明天 后天 昨天 下次 下午 上午 这个 那个 她的 他的 皮肤 效果 感觉 觉得 电话 预约 时间 已经 可以 没有 现金 储值 消耗 实耗 疗程 次数 店长 顾问 美容 前台 刚才 刚刚 一下 一次 两次 然后 因为 所以 但是 不过 还有 就是 她说 他说 好的 收到 谢谢 微信 推荐 介绍 新客 朋友 闺蜜 老公 妈妈 女儿 满意 喜欢 舒服 开心 高兴 舒缓 轻松 明显 好像 应该 可能 先生 太太 周末 周日 周一 周二 周三 周四 周五 周六 周天 阳台 平时 房间 计划 安排 情况 会员 生日 过敏 约了 做了 来了 到了 收了 划了 充了 付了 好了 完了 走了 说了 打了 要了 办了 买了'.split(
    ' ',
  ),
);

/**
 * Names whose spelling nobody has, by sound. Only where a name stands (after 给, at the start, before 今天做…),
 * because almost any two characters sound like somebody in a store of thousands.
 */
export function findSoundedNames(
  text: string,
  mentions: Mention[],
  names: NameIndex,
  isFree: Free,
): Mention[] {
  const found: Mention[] = [];
  const named = mentions.some((one) => one.kind === 'customer');
  for (let start = 0; start < text.length; start++) {
    if (!isFree(start, start + 1)) continue;
    const one = isHan(text[start])
      ? hanAt(text, start, mentions, names, isFree, named)
      : latinAt(text, start, names, isFree);
    if (!one) continue;
    found.push(one);
    start = one.end - 1;
  }
  return found;
}

function hanAt(
  text: string,
  start: number,
  mentions: Mention[],
  names: NameIndex,
  isFree: Free,
  named: boolean,
): Mention | null {
  if (!standsBefore(text, start, mentions)) return null;
  const titled = titledAt(text, start, names, isFree);
  if (titled) return titled;
  for (const length of [4, 3, 2]) {
    const end = start + length;
    const word = text.slice(start, end);
    if (word.length < length || !isFree(start, end) || ![...word].every(isHan)) continue;
    if (
      NOT_NAMES.has(word) ||
      TWICE.test(word) ||
      isSeason(text, start, end) ||
      !standsAfter(text, end, mentions)
    )
      continue;
    const people = soundsLike(names, word);
    if (!people || !(credible(word, people, named) || isOneOf(text, start, end, people, mentions))) continue;
    return sounded(start, end + titleAfter(text, end), people);
  }
  return null;
}

/** A surname spelt as a surname, or, when nobody else is named, any name that sounds the same. */
function credible(word: string, people: People, named: boolean): boolean {
  if (people.how === 'blurred') return SURNAMES.includes(word[0]) && (word.length > 2 || !named);
  return !named || SURNAMES.includes(word[0]) || people.staff.length > 0 || word.length > 2;
}

/** 说说, 看看: a verb said twice is heard as nobody's name. */
const TWICE = /^([说看聊想试问讲做走等玩查听谈写坐])\1/;

/** «昕迪和月如都做了», «小云导入»: beside another customer, or right before what she had, a name stands. */
function isOneOf(text: string, start: number, end: number, people: People, mentions: Mention[]): boolean {
  if (people.how !== 'sound' || !people.customers.length) return false;
  const customerAt = (edge: 'start' | 'end', at: number): boolean =>
    mentions.some((one) => one.kind === 'customer' && one[edge] === at);
  const joined = '和跟与、及';
  if (joined.includes(text[end] ?? '。') && customerAt('start', end + 1)) return true;
  if (joined.includes(text[start - 1] ?? '。') && customerAt('end', start - 1)) return true;
  const heads = start === 0 || ',;。 、'.includes(text[start - 1]);
  return heads && mentions.some((one) => one.kind === 'treatment' && one.start === end);
}

const KIN: string[] = ['妹妹', '姐姐', '太太', '先生', '阿姨', '小妹', '姑娘'];

function titledAt(text: string, start: number, names: NameIndex, isFree: Free): Mention | null {
  if (!mayBeTitled(text, start)) return null;
  for (const length of [2, 1]) {
    const head = text.slice(start, start + length);
    if (![...head].every(isHan) || /[她他它你我您的了是说]/.test(head)) continue;
    for (const title of HONORIFICS) {
      if (title === '太' || title === '妹') continue;
      if (KIN.includes(title) && !SURNAMES.includes(head[0])) continue;
      if (!text.startsWith(title, start + length)) continue;
      const end = start + length + title.length;
      if (!isFree(start, end) || (title === '总' && /[共是额的算]/.test(text[end] ?? ''))) continue;
      const people = titledSoundsLike(names, head, title);
      if (people) return sounded(start, end, people);
      if (length === 1 && SURNAMES.includes(head) && !/^(?:老师|医生|主任|经理|老板)$/.test(title)) {
        return { kind: 'customer', start, end, how: 'unknown', customers: [], staff: [], sounded: true };
      }
    }
  }
  return null;
}

function titleAfter(text: string, at: number): number {
  const title = HONORIFICS.find((one) => text.startsWith(one, at) && !/^[太总妹]$/.test(one));
  return title?.length ?? 0;
}

function latinAt(text: string, start: number, names: NameIndex, isFree: Free): Mention | null {
  if (!/[a-z]/.test(text[start]) || /[a-z]/.test(text[start - 1] ?? '')) return null;
  const word = /^[a-z]+/.exec(text.slice(start))?.[0] ?? '';
  const end = start + word.length;
  if (word.length < 4 || !isFree(start, end)) return null;
  const people = latinLike(names, word);
  return people ? sounded(start, end + titleAfter(text, end), people) : null;
}

function sounded(start: number, end: number, people: People): Mention {
  const kind = people.customers.length || !people.staff.length ? 'customer' : 'staff';
  return {
    kind,
    start,
    end,
    how: people.how,
    customers: people.customers,
    staff: people.staff,
    sounded: true,
  };
}

/** 夏天都过了 is the season, whoever is called 夏天. */
export function isSeason(text: string, start: number, end: number): boolean {
  return (
    /^[春夏秋冬]天$/.test(text.slice(start, end)) &&
    /^(?:都|也|就|快)?(?:过(?!来)|快|要到|里|的时候|太|真|好热|好冷)/.test(text.slice(end))
  );
}

/** Whether a word stands where a name stands: at the start or after 给, 、 or 约, and before what one does. */
export function nameStands(text: string, start: number, end: number): boolean {
  const before = start === 0 || ',.;:、 /+(和跟与给帮约让把替为陪天'.includes(text[start - 1]);
  return (
    before &&
    end < text.length &&
    (AFTER_NAME.includes(text[end]) || /^花了?[\d一二两三四五六七八九十百]/.test(text.slice(end))) &&
    !/^[,.;:。 !?]/.test(text.slice(end)) &&
    (start === 0 || text[end] !== '的')
  );
}

function standsBefore(text: string, start: number, mentions: Mention[]): boolean {
  if (start === 0) return true;
  if (BEFORE_NAME.includes(text[start - 1])) return true;
  return mentions.some((one) => one.end === start && one.kind !== 'treatment');
}

function standsAfter(text: string, end: number, mentions: Mention[]): boolean {
  if (end >= text.length || AFTER_NAME.includes(text[end])) return true;
  if (HONORIFICS.some((title) => text.startsWith(title, end))) return true;
  return mentions.some((one) => one.start === end);
}

/** Words of everyday speech that sound like a treatment. */
const NOT_TREATMENTS = new Set(
  '不睡 不水 情节 经由 时间 实践 手机 售后 守候 面试 面部 今天 颈部 修复 洗脸 效果 皮肤 疗程 护士 收付 首付 首富 收复 手扶'.split(
    ' ',
  ),
);

/** Treatments spelt as they sound (建颈, 艾久), where a treatment stands. */
export function findSoundedTreatments(
  text: string,
  mentions: Mention[],
  index: TreatmentIndex,
  isFree: Free,
): Mention[] {
  const found: Mention[] = [];
  for (let start = 0; start < text.length; start++) {
    if (!isFree(start, start + 1) || !isHan(text[start])) continue;
    const one = soundedAt(text, start, mentions, index, isFree);
    if (!one) continue;
    found.push(one);
    start = one.end - 1;
  }
  return found;
}

function soundedAt(
  text: string,
  start: number,
  mentions: Mention[],
  index: TreatmentIndex,
  isFree: Free,
): Mention | null {
  if (!mayBeEdge(index, text[start])) return null;
  for (const length of index.soundLengths) {
    const end = start + length;
    const word = text.slice(start, end);
    if (word.length < length || !isHan(word[length - 1]) || !mayBeEdge(index, word[length - 1])) continue;
    if (word.length < length || !isFree(start, end) || ![...word].every(isHan)) continue;
    if (NOT_TREATMENTS.has(word) || /[不没了的她他我说是在有这那]/.test(word)) continue;
    if (length < 3 && !treatmentStands(text, start, end, mentions)) continue;
    const like = treatmentSoundsLike(index, word);
    if (!like || (like.how === 'blurred' && length < 3 && like.codes.length > 1)) continue;
    return {
      kind: 'treatment',
      start,
      end,
      how: like.codes.length > 1 ? 'several' : like.how,
      treatment: like.codes[0],
      unit: like.codes.join(' '),
      sounded: true,
    };
  }
  return null;
}

const BEFORE_TREATMENT =
  /(?:做的是?|是|做了?(?:个|一个|一次|完)?|约了?(?:个)?|那个|的|加|和|跟|改做|换成?|来个|体验了?(?:一次)?|[,.;、。 +/()])$/;
const AFTER_TREATMENT =
  /^(?:一次|两次|[\d一二两三四五六七八九十]+次|第|做|还有|还剩|划|耗|换|改|加|和|都|卡|疗程|[,.;、。 +/()]|$|各|完|时间|了)/;

export function treatmentStands(text: string, start: number, end: number, mentions: Mention[]): boolean {
  const before =
    start === 0 ||
    BEFORE_TREATMENT.test(text.slice(Math.max(0, start - 6), start)) ||
    mentions.some((one) => one.end === start);
  const after = AFTER_TREATMENT.test(text.slice(end, end + 6)) || mentions.some((one) => one.start === end);
  return before && (after || /(?:做了?(?:个|一个)?|约了?)$/.test(text.slice(Math.max(0, start - 3), start)));
}
