import { findAmounts } from './amounts';
import { findAges, findCounts, findCountsBeside, findPhones } from './counts';
import type { Mention } from './mentions';
import type { NameIndex } from './name-index';
import { nameAt, soundsLike, titledSoundsLike, type NameFound } from './names';
import { BEFORE_NAME, ORDINARY_WORDS, SURNAMES } from './name-words';
import { isHan } from './sounds';
import { settleRoles } from './roles';
import { findSoundedNames, findSoundedTreatments, isSeason, nameStands, treatmentStands } from './homophones';
import { findDurations } from './durations';
import { findTimes } from './times';
import { findSplitTreatments } from './split-treatments';
import { findSingle, treatmentAt, type TreatmentIndex } from './treatments';
import type { StoreHours } from './reading';

export interface Indexes {
  names: NameIndex;
  treatments: TreatmentIndex;
  rooms: { word: string; name: string }[];
  hours: StoreHours;
}

/** Everything in the text that names something, left to right, without overlaps. */
export function scan(text: string, indexes: Indexes): Mention[] {
  const mentions: Mention[] = [];
  const covered = new Uint8Array(text.length + 1);
  const isFree = (start: number, end: number): boolean => {
    for (let i = start; i < end; i++) if (covered[i]) return false;
    return true;
  };
  const take = (list: Mention[]): void => {
    for (const one of list) {
      if (!isFree(one.start, one.end)) continue;
      mentions.push(one);
      covered.fill(1, one.start, one.end);
    }
  };
  take(findPhones(text));
  take(findSplitTreatments(text, mentions, indexes.treatments, isFree, true));
  take(findSpelt(text, indexes, isFree));
  take(findSplitTreatments(text, mentions, indexes.treatments, isFree, false));
  take(findTimes(text, isFree, indexes.hours));
  take(findDurations(text, isFree));
  take(findAges(text, isFree));
  take(findCounts(text, isFree));
  take(findSingle(text, indexes.treatments, isFree));
  take(findCountsBeside(text, mentions, isFree));
  take(findAmounts(text, isFree));
  take(findSoundedNames(text, mentions, indexes.names, isFree));
  take(findSoundedTreatments(text, mentions, indexes.treatments, isFree));
  mentions.sort((a, b) => a.start - b.start);
  settleRoles(text, mentions);
  return joinTreatments(text, mentions);
}

/** What the store calls its people, treatments and rooms, where it stands in the text. */
export function spelt(text: string, indexes: Indexes): Mention[] {
  return findSpelt(text, indexes, () => true);
}

/** Names, treatments and rooms as they are spelt; the longest wins, a person before a treatment. */
function findSpelt(text: string, indexes: Indexes, isFree: (a: number, b: number) => boolean): Mention[] {
  const found: Mention[] = [];
  for (let i = 0; i < text.length; i++) {
    if (!isFree(i, i + 1)) continue;
    const person = withSounds(text, nameAt(indexes.names, text, i), indexes.names);
    const treatment = treatmentAt(indexes.treatments, text, i);
    const room = indexes.rooms.find((one) => text.startsWith(one.word, i) && roomStands(text, one.word, i));
    const best = longest(text, person, treatment, room, i, indexes.names);
    if (!best) continue;
    found.push(best);
    i = best.end - 1;
  }
  return found;
}

/**
 * A room called by one character or a bare number needs 房 or 包 after it, or 在 before it; one called 3号 is no
 * part of 12月3号, 23号 or 下次3号.
 */
function roomStands(text: string, word: string, start: number): boolean {
  if (/^[\d一二三四五六七八九十]+号$/.test(word)) {
    const dated = /(?:[\d十月年.\-/]|下次|下回|约[了在到]?|改到|时间)[: ]?$/.test(text.slice(0, start));
    return (
      !dated &&
      !/^(?:来|过来|再|上午|下午|中午|晚|早|[\d一二三四五六七八九十]+[点:])/.test(
        text.slice(start + word.length),
      )
    );
  }
  if (word.length > 1 && !/^\d+$/.test(word)) return true;
  if (
    /\d/.test(text[start - 1] ?? '') ||
    (/\d$/.test(word) && /[\d.:]/.test(text[start + word.length] ?? ''))
  )
    return false;
  return (
    /^(?:号?房|包|间|厅|室|床)/.test(text.slice(start + word.length)) || /在$/.test(text.slice(0, start))
  );
}

function longest(
  text: string,
  person: NameFound | null,
  treatment: ReturnType<typeof treatmentAt>,
  room: { word: string; name: string } | undefined,
  start: number,
  names: NameIndex,
): Mention | null {
  const standing = person && (isOrdinary(text, person) || isAnothers(text, person, names)) ? null : person;
  const personEnd = standing?.end ?? 0;
  const treatmentEnd = treatment?.end ?? 0;
  const roomEnd = room ? start + room.word.length : 0;
  if (room && roomEnd >= Math.max(personEnd, treatmentEnd)) {
    return { kind: 'room', start, end: roomEnd, how: 'name', room: room.name };
  }
  // 陶水光 has a given name that is a treatment: alone, the word is the treatment.
  const derived = standing?.how === 'given' || standing?.how === 'doubled';
  const named = treatment && treatment.how !== 'part' && treatmentEnd === personEnd;
  if (standing && personEnd >= treatmentEnd && !(derived && named)) return personMention(standing);
  if (treatment) {
    const { codes, end, how } = treatment;
    if (how === 'part' && !treatmentStands(text, start, end, [])) return null;
    return {
      kind: 'treatment',
      start,
      end,
      how: codes.length > 1 ? 'several' : how,
      treatment: codes[0],
      unit: codes.join(' '),
    };
  }
  return null;
}

/** 方姐 where only a colleague is called 方: she may be a customer whose name sounds so. */
function withSounds(text: string, found: NameFound | null, names: NameIndex): NameFound | null {
  if (!found) return found;
  const longer = withHead(text, found, names);
  if (longer) return longer;
  if (found.how === 'given-title') return withAlias(text, found, names);
  if (found.how === 'doubled') return withDoubles(text, found, names);
  if (found.customers.length || found.how !== 'surname') return found;
  const head = text[found.start];
  const like = titledSoundsLike(names, head, text.slice(found.start + 1, found.end));
  return like?.customers.length ? { ...found, customers: like.customers, how: 'sound' } : found;
}

/** 瑞霞姐, where 瑞侠 and somebody called 霞 are known: the title may be that of the longer name. */
function withHead(text: string, found: NameFound, names: NameIndex): NameFound | null {
  if (found.how !== 'surname' && found.how !== 'given-title') return null;
  const head = text.slice(found.start - 1, found.start + 1);
  if (found.start === 0 || !isHan(head[0]) || !NAME_BEGINS.test(text.slice(0, found.start - 1))) return null;
  if (BEFORE_NAME.includes(head[0])) return null;
  const like = titledSoundsLike(names, head, text.slice(found.start + 1, found.end));
  if (!like?.customers.length) return null;
  return {
    ...found,
    customers: [...new Set([...like.customers, ...found.customers])],
    staff: [],
    how: 'sound',
  };
}

/** 勤姐 where one is called 学勤 and another 琴姐: both may be meant. */
function withAlias(text: string, found: NameFound, names: NameIndex): NameFound {
  const like = soundsLike(names, text.slice(found.start, found.end));
  if (like?.how !== 'sound' || !like.customers.length) return found;
  return { ...found, customers: [...new Set([...found.customers, ...like.customers])] };
}

/** 静静, which nobody is called: one whose name is 静, one who is 静怡, and whoever sounds the same. */
function withDoubles(text: string, found: NameFound, names: NameIndex): NameFound {
  const { customers } = withAlias(text, found, names);
  const heads = (names.headsDoubled.get(text.slice(found.start, found.start + 2)) ?? []).filter(
    (one) => one.kind === 'customers',
  );
  return { ...found, customers: [...new Set([...customers, ...heads.map((one) => one.id)])] };
}

/** 马丽丽 is nobody's 丽丽: another surname before a part of a name makes it the name of somebody else. */
function isAnothers(text: string, found: NameFound, names: NameIndex): boolean {
  if (!['given', 'doubled', 'alias'].includes(found.how)) return false;
  const surname = text[found.start - 1] ?? '';
  if (!SURNAMES.includes(surname) || JOINING.includes(surname)) return false;
  if (!NAME_BEGINS.test(text.slice(0, found.start - 1))) return false;
  const people = [...found.customers, ...found.staff];
  return !people.some((id) => names.names.get(id)?.startsWith(surname));
}

/** Where a name may begin: 今天|马丽丽, 三点|马丽丽, 给|马丽丽. */
const NAME_BEGINS =
  /(?:^|[,.;:。 、/+给帮跟]|[今明昨后前]天|[上下中]午|[早晚]上|刚才|刚刚|点半?|[号日约是叫位]|客人?)$/;

/** Surnames that are words beside a name more often: 和静怡, 于静怡. */
const JOINING = '和于向从时应全都那别时安排让帮给对能成连支';

export function personMention(found: NameFound): Mention {
  const kind = found.customers.length || !found.staff.length ? 'customer' : 'staff';
  return {
    kind,
    start: found.start,
    end: found.end,
    how: found.how,
    customers: found.customers,
    staff: found.staff,
  };
}

/** «收了一百三» names nobody, though somebody is called 一百. */
function isFigure(text: string, found: NameFound): boolean {
  const counted = /^[零一二两三四五六七八九十百千万元块次个\d]/.test(text.slice(found.end));
  return (
    counted ||
    /[零一二两三四五六七八九十百千万\d收付充扣耗刷欠找退减](?:了|她|他)*$/.test(text.slice(0, found.start))
  );
}

/** 红红的 after 脸上 is a colour, whoever is called 红红; so with other doubled words, and with forms nobody has. */
function isOrdinary(text: string, found: NameFound): boolean {
  const word = text.slice(found.start, found.end);
  const after = text.slice(found.end, found.end + 2);
  const before = text.slice(Math.max(0, found.start - 3), found.start);
  if (word.length === 2 && word[0] === word[1]) {
    if (found.how === 'doubled' && !/^[今明昨做来到说的划约,. 要都]/.test(after)) return true;
    if (
      /^的(?:$|[,.;!。 ~]|她|他|很|了|还|但|说|感)/.test(after) &&
      /(?:脸|皮|肤|肚|腰|肩|背|腿|有点|还|得|都|上|起来|颈|颊|头|手|脚|眼)$/.test(before)
    )
      return true;
  }
  if (/^[零一二两三四五六七八九十百千万]+$/.test(word) && isFigure(text, found)) return true;
  if (isSeason(text, found.start, found.end)) return true;
  if (ORDINARY_WORDS.has(word) && !nameStands(text, found.start, found.end)) return true;
  if (found.how === 'given' && /(?:很|有点|好|不|非常|比较|挺|太|特别)$/.test(before)) return true;
  return false;
}

/** «精油SPA» where 精油 and SPA are two names of one treatment: one mention. */
function joinTreatments(text: string, mentions: Mention[]): Mention[] {
  const out: Mention[] = [];
  for (const one of mentions) {
    const last = out[out.length - 1];
    if (
      last?.kind === 'treatment' &&
      one.kind === 'treatment' &&
      last.treatment === one.treatment &&
      text.slice(last.end, one.start).trim() === ''
    ) {
      out[out.length - 1] = { ...last, end: one.end };
    } else out.push(one);
  }
  return out;
}
