import type { Clause } from './clauses';
import { before, futureIn } from './clause-words';
import { isFuture, type Mention } from './mentions';
import { COMPANION_WORDS } from './name-words';
import type { Slots, TimeSaid } from './reading';
import { tellsWhoSold } from './sellers';
import { spanOf } from './spans';
import { ownPart } from './treatments-done';
import { live, use, type View } from './view';

const CONTINUES =
  /(?:下次|下回)(?:还是|再|接着|还|就|再来|也)?(?:继续|接着|照旧|照做|一样|同样|做?这(?:个|些|两个|俩|三个|几个|两样|几样)|老样子)|Ⓓ(?:再|还)(?:来|做)(?:一次|Ⓝ)/;

/** What to do, what to offer, and when: the words about the next visit. */
export function readNext(view: View, slots: Slots): void {
  const doing: string[] = [];
  const selling: string[] = [];
  let time: Mention | null = null;
  for (const clause of view.clauses) {
    const said = clause.masked.text;
    if (clause.sell) {
      if (!clause.next && isAnswered(view, clause)) continue;
      selling.push(...offersIn(view, clause));
      if (clause.next && !clause.label) doing.push(...doneBeforeSale(view, clause));
    } else if (clause.next || plansAhead(clause)) {
      const named = doIn(view, clause);
      doing.push(...named);
      if (named.length) {
        time = nextTimeIn(view, clause) ?? time;
        continue;
      }
      if (CONTINUES.test(said) || /继续(?:做)?$|Ⓓ(?:再|来|还)?(?:继续|接着)/.test(said))
        doing.push(...(slots.treatments ?? []));
      else if (
        !clause.mentions.some((one) => one.kind === 'treatment') &&
        /(?:再|来|还)做(?!什么)|Ⓓ.{0,2}(?:来)?做(?:Ⓞ|第[二三四五六七八九十])|做同样|做这个/.test(said)
      ) {
        doing.push(...(slots.treatments ?? paidAhead(view)));
      }
    }
    time = nextTimeIn(view, clause) ?? time;
  }
  if (doing.length) slots.nextDo = [...new Set(doing)];
  if (selling.length) slots.nextSell = [...new Set(selling)];
  if (time?.time) slots.nextTime = use(view, 'nextTime', time, timeSaid(time));
}

/** «推水光 她说考虑一下»: what was offered today and answered is no plan for the next time. */
function isAnswered(view: View, clause: Clause): boolean {
  const after = view.clauses[view.clauses.indexOf(clause) + 1]?.masked.text ?? '';
  return /^[ ,]*(?:她|他|客人|Ⓒ)?(?:说|讲)?(?:要|再|先|回去)?(?:考虑|商量|想想|再说)/.test(after);
}

/** «纹眉定金五百 8号来做»: what the deposit was for. */
function paidAhead(view: View): string[] {
  if (!/定金|订金|押金|预付/.test(view.norm)) return [];
  return live(view, 'treatment').map((one) => use(view, 'nextDo', one, one.treatment!));
}

function plansAhead(clause: Clause): boolean {
  return (
    futureIn(clause) &&
    /再|约|来做|过来做|做Ⓣ|继续|接着/.test(clause.masked.text) &&
    !/做了|做完/.test(clause.masked.text)
  );
}

/** 11.21 司徒静 嫩肤 补录: the day that a late record begins with. */
export function isBackdated(view: View, one: Mention): boolean {
  return one.start === 0 && /补[录记登报]|补一[条下]|[忘漏]了?[记录登写报]/.test(view.norm);
}

/** The time of the next visit in a clause, unless money is what falls due. */
function nextTimeIn(view: View, clause: Clause): Mention | null {
  if (
    /(?:补|付|还(?!来|要来|做|过来|想|会|是)|交|结|尾款|余款|剩下|余下|欠|转账)[^,]{0,6}$|Ⓓ(?:再|来|就)?(?:补|付|还(?!来|做|过来|要|想|是|会)|交|结|给(?!她|他|Ⓒ)|转(?!给|到)|打过来|到账)/.test(
      clause.masked.text,
    ) &&
    !/来做/.test(clause.masked.text)
  )
    return null;
  if (!clause.next && /约了?Ⓓ的/.test(clause.masked.text)) return null;
  // 下个月带女儿来体验: somebody else's visit.
  if (
    new RegExp(
      `Ⓓ(?:再|会|要|想)?(?:带|叫|让|介绍)(?:她|他|着)?(?:的)?(?:${COMPANION_WORDS.join('|')})(?!一起)`,
    ).test(clause.masked.text)
  )
    return null;
  if (/Ⓓ(?:起|再|就)?(?:开始)(?!做)/.test(clause.masked.text)) return null;
  if (/Ⓓ(?:再|我)?(?:去)?(?:问|联系|打电话|回访|跟进|发)/.test(clause.masked.text)) return null;
  if (
    /忘|补登|补录|没(?:有)?(?:登记|记|写|录|报)(?!住|得)|Ⓖ|Ⓓ(?:那天|当天|来的|来过)|Ⓓ[^,.;。]{0,5}做的|ⒹⒸ*做[了过]/.test(
      clause.masked.text,
    ) &&
    !clause.next
  )
    return null;
  if (
    (clause.need || clause.feedback) &&
    !clause.next &&
    !/Ⓓ.{0,3}(?:再|还|就|要|会)*(?:来|过来|做)/.test(clause.masked.text)
  )
    return null;
  // 圣诞节前再来: some day before it.
  const times = clause.mentions.filter(
    (one) =>
      one.kind === 'time' &&
      !one.dropped &&
      !isBackdated(view, one) &&
      (one.time!.time || !/^(?:之|以)?前(?!台)/.test(view.norm.slice(one.end))),
  );
  const future =
    times.find((one) => isFuture(one.time!.day, null)) ??
    (clause.next ? times.find((one) => one.time!.time || one.time!.vague) : undefined);
  return future ?? null;
}

export function timeSaid(one: Mention): TimeSaid {
  const { day, time, vague } = one.time!;
  return { day, time, ...(vague ? { vague: true as const } : {}) };
}

export function doIn(view: View, clause: Clause): string[] {
  const codes: string[] = [];
  for (const one of clause.mentions) {
    if (one.kind !== 'treatment' || one.dropped) continue;
    if (clause.companion && !ownPart(clause, one)) continue;
    if (/(?:别|不要|不再|不|先不|不用)(?:再)?(?:做|推|卖|提|给她做)?$/.test(before(clause, one))) continue;
    // 问了抗衰的价格…下次带太太来: what was asked about before is no plan.
    if (clause.need && !/下次|下回|Ⓓ/.test(before(clause, one))) continue;
    codes.push(use(view, 'nextDo', one, one.treatment!));
  }
  if (codes.length || clause.label !== 'nextDo') return codes;
  const start = clause.masked.at[clause.masked.text.search(/[:]/) + 1];
  return [spanOf(view, 'nextDo', { start, end: clause.end })];
}

/** «下次做育发卖美白疗程»: what stands before the word for selling is to be done. */
function doneBeforeSale(view: View, clause: Clause): string[] {
  const said = clause.masked.text;
  const from = said.search(/(?:下次|下回)(?:来)?做/);
  const to = said.search(new RegExp(SELL.source));
  if (from < 0 || to < from) return [];
  return clause.mentions
    .filter((one) => one.kind === 'treatment' && !one.dropped)
    .filter((one) => clause.masked.mention.indexOf(one) > from && clause.masked.mention.indexOf(one) < to)
    .map((one) => use(view, 'nextDo', one, one.treatment!));
}

const SELL =
  /(?:卖|主推|重点推|推荐(?!了|过)|推(?!迟|荐|到|后|掉|了|的|得|完|过|着|开)|主打|销售|铺垫|种草|谈|销)(?:一下|给|她|他|下|个|点|一个|太太|老公|妈妈|们|那个)*[:： ]?/g;

export function offersIn(view: View, clause: Clause): string[] {
  const said = clause.masked.text;
  const out: string[] = [];
  const heads =
    clause.label === 'nextSell'
      ? [{ index: 0, length: said.search(/[:]/) + 1 }]
      : [...said.matchAll(SELL)].map((m) => ({ index: m.index, length: m[0].length }));
  heads.forEach((head, i) => {
    if (/(?:别|不要|先不|不再|不|不用|没)$/.test(said.slice(0, head.index))) return;
    if (tellsWhoSold(said, head.index)) return;
    const limit = heads[i + 1]?.index ?? said.length;
    // 推荐她办卡她没同意: what she declined is no offer for the next time.
    if (/(?:没|不)(?:有)?(?:同意|答应|愿意|要|兴趣|买|办|接受)/.test(said.slice(head.index, limit))) return;
    const stop = /(?:了改|改|吧|哈|哦|就好|看看|试试|[,。ⒹⒿⒼ])/.exec(
      said.slice(head.index + head.length, limit),
    );
    const end = stop && stop.index > 0 ? head.index + head.length + stop.index : limit;
    const run = { start: clause.masked.at[head.index + head.length], end: clause.masked.at[end] };
    if (run.end > run.start) out.push(spanOf(view, 'nextSell', run));
  });
  return out.filter(Boolean);
}
