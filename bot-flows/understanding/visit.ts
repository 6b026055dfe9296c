import { REACTION } from './feelings';
import { COMPANION_WORDS } from './name-words';
import { isBackdated, readNext } from './next-visit';
import { therapistDone } from './people';
import type { Entry, MoneyDetails, Slots } from './reading';
import { readSessions } from './sessions';
import { readFeelings } from './spans';
import { readSums } from './sums';
import { treatmentsDone } from './treatments-done';
import { live, use, type View } from './view';

export interface VisitRead {
  slots: Slots;
  entry: Partial<Entry>;
  money: MoneyDetails;
}

/** The slots of a record made after (or of a payment without) a service. */
export function readVisit(view: View): VisitRead {
  const slots: Slots = {};
  const entry: Partial<Entry> = {};
  const done = treatmentsDone(view, entry);
  if (done.length) slots.treatments = [...new Set(done.map((one) => one.treatment!))];
  readSessions(view, slots, done);
  const money = readSums(view, slots);
  readFeelings(view, slots);
  readNext(view, slots);
  const therapist = therapistDone(view);
  if (therapist) slots.therapist = therapist;
  const minutes = minutesDone(view);
  if (minutes) slots.minutes = minutes;
  const day = visitDay(view);
  if (day) slots.visitDay = day;
  const walkIn = /散客|路过(?:的)?客人?|没留(?:名|电话)|生客/.exec(view.norm);
  if (walkIn && !live(view, 'customer').length)
    entry.walkIn = use(
      view,
      'walkIn',
      { start: walkIn.index, end: walkIn.index + walkIn[0].length },
      calledAs(view.norm, walkIn[0]),
    );
  const companions = view.clauses
    .filter((one) => one.companion)
    .map((one) => COMPANIONS.exec(view.norm.slice(one.start, one.end))?.[0]);
  const known = [...new Set(companions.filter((one): one is string => one !== undefined))];
  if (known.length) entry.companions = known;
  noteBorrowedCard(view);
  const reaction = REACTION.exec(view.norm);
  if (reaction && (slots.effect || slots.feedback)) entry.reaction = reaction[0].trim();
  return { slots, entry, money };
}

/** «婷姐的补水卡给她妹妹做了一次»: whose visit it is must be asked. */
function noteBorrowedCard(view: View): void {
  const m = /(?:卡|疗程|次数).{0,2}(?:给|让|借给?).{1,8}?(?:做|用)/.exec(view.masked.text);
  if (!m || !(COMPANIONS.test(m[0]) || m[0].includes('Ⓒ'))) return;
  const [start, end] = [view.masked.at[m.index], view.masked.at[m.index + m[0].length]];
  view.doubts.push({ about: 'customer', why: 'unclear', words: view.text.slice(start, end) });
}

const COMPANIONS = new RegExp(COMPANION_WORDS.join('|'));

function minutesDone(view: View): number | undefined {
  const one = live(view, 'duration').find((duration) => {
    const head = view.norm.slice(Math.max(0, duration.start - 8), duration.start);
    const tail = view.norm.slice(duration.end, duration.end + 3);
    if (live(view, 'treatment').some((one) => one.end === duration.start)) return true;
    return (
      !/(?:等|迟到|晚|推|提前|睡|早|聊|过|再|堵|多按|多做|加|加钟|延钟|敷|休息|躺)(?:了|到|后|迟|前|着)?(?:大概|快|差不多|有)?$/.test(
        head,
      ) && !/^(?:之?后|以后|前|内|没|还)/.test(tail)
    );
  });
  return one ? use(view, 'minutes', one, one.value) : undefined;
}

function visitDay(view: View): string | undefined {
  for (const one of live(view, 'time')) {
    const day = one.time!.day;
    if (!day || day === '+0d') continue;
    // 上周三那次忘记划了: another visit than the one recorded.
    if (/^的?那[次回]/.test(view.norm.slice(one.end))) continue;
    const clause = view.clauses.find((c) => c.start <= one.start && c.end >= one.end);
    if (!clause || clause.next || clause.need || clause.feedback) continue;
    const said = clause.masked.text;
    if (/欠|上次|约的|比/.test(said.slice(0, clause.masked.mention.indexOf(one))) && !/做/.test(said))
      continue;
    // 剩4800周五补: a day on which money falls due.
    if (
      /Ⓓ(?:再|来|就|会)*(?:补|付|还|交|结|给|转)(?!录|记|登|写|报|一下)/.test(said) &&
      /[ⓂⒹ]/.test(said) &&
      !/做/.test(said)
    )
      continue;
    const past =
      /^-|\/last$/.test(day) ||
      (/^dow:\d\/this|^md|^dom:\d+$|^ymd/.test(day) &&
        (isBackdated(view, one) ||
          /Ⓓ(?:那天|Ⓒ)*做[了过]|Ⓓ.{0,6}做的|补(?!水)|忘|漏|没(?:有)?(?:登记?|记|写|录|报)/.test(said)));
    if (past && /^-|^dow|^md|^dom|^ymd/.test(day)) return use(view, 'visitDay', one, day);
  }
  return undefined;
}

/** «新来的姑娘姓贺 没留电话»: what there is to call her by; what she did not leave is no name. */
function calledAs(text: string, said: string): string {
  const surname = /姓([\u4e00-\u9fff])/.exec(text);
  if (surname) return `姓${surname[1]}`;
  return said.startsWith('没留') ? '散客' : said;
}
