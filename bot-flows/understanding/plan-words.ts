/** What is said of an action plan: its goal, problem, steps and home care, and what she answered to an offer. */
import { treatmentsIn } from './call-words';
import { readCount } from './numerals';
import type { Lexicon } from './reading';

export type PlanPart =
  | { kind: 'goal' | 'problem' | 'renewal' | 'homeCare' | 'step'; text: string }
  | { kind: 'homeHeard'; kept: boolean; text: string }
  | { kind: 'stepDone'; n: number }
  | { kind: 'review' };

const AFTER = '[是为:,，\\s]*';
const RENEWAL = new RegExp(`(?:续卡|续项目?|开卡|开?新卡|新开卡)的?(?:目标|计划)${AFTER}(.+)$`, 'u');
const GOAL = new RegExp(`(?:定|设|立|改)?(?:个|一个|一下|下)?目标(?:改成|改为|定为)?${AFTER}(.+)$`, 'u');
const PROBLEM = new RegExp(`的?(?:主要)?(?:问题|顾虑|心结)(?:是|在于|就是|:)${AFTER}(.+)$`, 'u');
const HOME = new RegExp(`家居(?:计划|护理|功课)?(?:改成|改为)?${AFTER}(.+)$`, 'u');
const HOME_KEPT =
  /家居.{0,6}?(?:(没有?(?:做|用|敷|坚持|擦)|不做|不用|忘了?|做不到|停了|懒得)|(?:都|有|一直|每天)?(?:在做|做了|坚持|在用|用了|敷了|做着|照做))/u;
/** Products sold are money, not a plan. */
const HOME_SOLD = /家居(?:产品|套装?)?.{0,8}(?:卖|买|收|元|块|\d{3,})/u;
const STEP = new RegExp(`(?:加|添|增加|补)(?:上|了)?(?:一|1|个)*步骤?${AFTER}(.+)$`, 'u');
const STEP_DONE =
  /第?\s*([一二三四五六七八九十两\d]+)\s*步(?:骤)?(?:已经|都)?(?:做了|做完|做好|好了|完成|办了|办好|搞定)/u;
const REVIEW =
  /(?:计划|方案|目标).{0,14}?(?:复查|回顾|复盘|检查一下|再看看?|检讨)|(?:复查|回顾|复盘|检讨).{0,6}(?:计划|方案|目标)/u;

/** The part of a customer's plan that a sentence sets; null where it is about something else. */
export function planPartIn(said: string): PlanPart | null {
  const text = said
    .normalize('NFKC')
    .trim()
    .replace(/[。!!~]+$/u, '');
  const done = STEP_DONE.exec(text);
  const n = done && readCount(done[1]);
  if (n) return { kind: 'stepDone', n };
  const kept = HOME_SOLD.test(text) ? null : HOME_KEPT.exec(text);
  if (kept) return { kind: 'homeHeard', kept: kept[1] === undefined, text: text.slice(kept.index) };
  if (REVIEW.test(text)) return { kind: 'review' };
  return (
    wordsOf('renewal', RENEWAL, text) ??
    wordsOf('step', STEP, text) ??
    wordsOf('goal', GOAL, text) ??
    wordsOf('problem', PROBLEM, text) ??
    (HOME_SOLD.test(text) ? null : wordsOf('homeCare', HOME, text))
  );
}

function wordsOf(kind: 'goal' | 'problem' | 'renewal' | 'homeCare' | 'step', pattern: RegExp, text: string) {
  const words = pattern.exec(text)?.[1]?.trim() ?? '';
  // «目标是什么», «家居做了吗» ask.
  if (words.length < 2 || /^(?:什么|啥|多少|怎么|谁|哪)|[吗呢??]$/u.test(words)) return null;
  return { kind, text: words };
}

export interface AnswerSaid {
  result: 'yes' | 'no' | 'later';
  reason?: string;
  /** Codes of the treatments it is about; empty: whatever was offered. */
  treatments: string[];
  /** The clause tells of something done beside. */
  done: boolean;
}

const LATER =
  /考虑|想一?想(?!要|买|做|办|续)|再说|商量|回头再|过(?:阵|段|几天)|等.{0,8}再(?:说|定|买|办|看)/u;
const NO =
  /(?:没|不)(?:肯|想|愿意|打算)?(?:答应|同意|要(?![太紧求])|买|办(?!法)|续|接受|充)|拒绝|回绝|不感兴趣|没兴趣|没成|推不动/u;
const YES =
  /答应|同意|(?:愿意|决定|肯)(?:要)?(?:买|办|续|充|做|开)|说好(?:要)?(?:买|办|续|充|开)|(?:^|[^不没])要(?:买|办|续|充|开)(?!不)/u;
const REASON =
  /(?:嫌|因为|怕|觉得)[^,，。;；\s]{1,20}|(?:太|有点|比较|好)贵了?|没钱|没时间|没效果|老公[^,，。;；\s]{1,10}|家里[^,，。;；\s]{1,10}|要?商量|想看效果/u;
/** Without a treatment beside it, a no is about an offer only where something for sale is named. */
const FOR_SALE = /卡|套餐|方案|推|提的|充|续|买|办|升级/u;

/** What she answered to an offer: the clause that says it names the thing, or something for sale. */
export function answerIn(said: string, lexicon: Lexicon): AnswerSaid | null {
  const clauses = said
    .normalize('NFKC')
    .split(/[,，。;；!！\n]|\s+/u)
    .filter(Boolean);
  const at = clauses.findIndex(
    (clause, n) =>
      isOffer(clause, lexicon) &&
      (resultIn(clause) || (PITCHED.test(clause) && clauses.slice(n + 1).some(resultIn))),
  );
  if (at < 0) return null;
  // «拉提没答应,说考虑一下»: what comes after may soften it.
  const rest = clauses.slice(at);
  const result = rest.some((clause) => LATER.test(clause)) ? 'later' : rest.map(resultIn).find(Boolean)!;
  const reason = rest.map((clause) => REASON.exec(clause)?.[0]).find(Boolean);
  return {
    result,
    ...(reason && result !== 'yes' ? { reason } : {}),
    treatments: treatmentsIn(clauses[at], lexicon).map((entry) => entry.code),
    done: DONE.test(clauses[at]),
  };
}

/** «拉提我推了 她说考虑一下»: offered here, answered in a later clause. */
const PITCHED = /(?:推|推荐|介绍|提|讲|聊|说|报价)(?:过|了)/u;

const DONE = /做了|做完|做好|划|耗|体验了|收了?\d/u;

function resultIn(clause: string): AnswerSaid['result'] | null {
  if (LATER.test(clause)) return 'later';
  if (NO.test(clause)) return 'no';
  return YES.test(clause) ? 'yes' : null;
}

/** Longer ones tell a story; and somebody she brought answers for herself. */
const MOST_CHARACTERS = 18;
const ANOTHER = /闺蜜|朋友|姐妹|同事|女儿|她妈|妈妈/u;

function isOffer(clause: string, lexicon: Lexicon): boolean {
  if (clause.length > MOST_CHARACTERS || ANOTHER.test(clause)) return false;
  return FOR_SALE.test(clause) || treatmentsIn(clause, lexicon).length > 0;
}

const PROGRESS =
  /(?:计划|方案)(?:的)?(?:都)?(?:完成|执行|兑现|落实|做)(?:得|的|到)?.{0,4}(?:怎么样|怎样|如何|情况|率|多少|几成|了没|了吗)|(?:计划|方案)(?:的)?(?:完成|执行|兑现|准确)(?:率|度|情况)|说好.{0,8}谁没来/u;

/** «计划完成得怎么样», «上个月答应我的客人谁没来». */
export function asksForProgress(text: string): boolean {
  return PROGRESS.test(text.normalize('NFKC').replace(/[\s,，。!！??~]/gu, ''));
}
