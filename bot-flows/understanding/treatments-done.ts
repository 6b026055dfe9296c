import type { Clause } from './clauses';
import { after, before, futureIn } from './clause-words';
import type { Mention } from './mentions';
import { COMPANION_WORDS } from './name-words';
import type { Entry } from './reading';
import { HANDS } from './split-treatments';
import { use, type View } from './view';

/** Treatments that were really done: not those planned, asked about, denied, or another's. */
export function treatmentsDone(view: View, entry: Partial<Entry>): Mention[] {
  const done: Mention[] = [];
  for (const clause of view.clauses) {
    for (const one of clause.mentions) {
      if (one.kind !== 'treatment' || one.dropped) continue;
      const why = notDone(view, clause, one);
      if (why === 'denied') entry.notDone = [...(entry.notDone ?? []), one.treatment!];
      if (why) continue;
      done.push(one);
      use(view, 'treatments', one, one.treatment);
      if (/送的?$|赠送?的?$/.test(before(clause, one)) || /^(?:是)?(?:送|赠)/.test(after(clause, one))) {
        entry.gifted = [...(entry.gifted ?? []), one.treatment!];
      }
    }
  }
  // 督灸没做成,改拔罐,划了督灸卡1次: the course paid, the treatment was another.
  const paid = (one: Mention): boolean =>
    Boolean(entry.notDone?.includes(one.treatment!)) && /^卡/.test(view.norm.slice(one.end));
  done.splice(0, done.length, ...done.filter((one) => !paid(one)));
  if (!done.length) done.push(...firstOfCard(view));
  if (entry.notDone)
    entry.notDone = entry.notDone.filter((code) => !done.some((one) => one.treatment === code));
  return done;
}

/** «买了玻尿酸10次卡 顺便做了第一次»: the card's own treatment was done. */
function firstOfCard(view: View): Mention[] {
  const clause = view.clauses.find(
    (one) =>
      new RegExp(`[做用划验耗${HANDS}]了(?:第一次|[头首]Ⓝ|头一次|首次|Ⓞ|Ⓝ|一次)`).test(one.masked.text) &&
      !one.next,
  );
  const sold = view.mentions.filter((one) => one.kind === 'treatment' && !one.dropped);
  if (!clause || sold.length !== 1 || clause.mentions.includes(sold[0])) return [];
  use(view, 'treatments', sold[0], sold[0].treatment);
  return sold;
}

function notDone(view: View, clause: Clause, one: Mention): string | null {
  const head = before(clause, one);
  const tail = after(clause, one).replace(/^(?:[和跟、及与加+]Ⓣ)+/, '');
  if (/^(?:套|精华|面霜|面膜|产品|液|乳|水乳|霜|喷雾|礼盒|仪器|机器|包(?![括含])|贴|膏|粉)/.test(tail))
    return 'product';
  if (
    /^(?:Ⓩ)?(?:的)?(?:卡(?![里上内]|扣)|体验[卡券]|疗程|年卡|月卡|套餐|套卡)/.test(tail) &&
    !/(?:划|耗|扣|用|消|走)(?:了|掉)?$/.test(head) &&
    !/^卡(?:[Ⓝ最后]{0,3}(?:划|耗|扣|用|消|走))/.test(tail)
  )
    return 'sale';
  if (
    /^[ⓏⓃ]/.test(tail) &&
    /(?:买|办|续|开|升|充)(?:了|的)?$|(?:续|办|买|开|充)卡[ ,:]*$/.test(saidBefore(view, one))
  )
    return 'sale';
  if (/(?:买|办|续|开|定|订)(?:了|的)?[ⓏⓃ](?:的)?$/.test(saidBefore(view, one))) return 'sale';
  // 心姐续了眼部; 续了两张卡,淋巴2800,臀疗3600; 补差价62 换成微电流: sold or exchanged, not done.
  if (/(?:^|[^做])(?:续|办|买)了$/.test(head) && !/做/.test(clause.masked.text)) return 'sale';
  if (/^Ⓜ/.test(tail) && /(?:续|办|买)了[两二三四2-4](?:张|个)卡/.test(saidBefore(view, one))) return 'sale';
  if (/换成?$/.test(head) && /差价/.test(view.norm) && !/做/.test(clause.masked.text)) return 'sale';
  // 是上次骨盆的钱: what the money is for was done before.
  if (/^的?(?:钱|账|尾款|欠款|余款)/.test(tail)) return 'sale';
  if (/^的?(?:定金|订金|押金|预付)/.test(tail) && !/做了|做完|划/.test(view.masked.text)) return 'sale';
  if (/(?:定金|订金|押金)[^,;。]{0,4}$/.test(saidBefore(view, one)) && !/做了|做完|划/.test(view.masked.text))
    return 'sale';
  // 纹眉1680,交500定金,28号来做: paid ahead, and still to come.
  if (/定金|订金/.test(view.norm) && /Ⓓ.{0,3}来做/.test(view.masked.text) && !/做了|做完|划/.test(view.norm))
    return 'sale';
  if (clause.label === 'treatments') return null;
  // 聊了射频: talked about is not done.
  if (/(?:聊|谈|介绍|讲|推荐|提|咨询)(?:了|过|到)(?:一下|下)?$/.test(head) && !/做了|划|耗/.test(tail))
    return 'next';
  if (/(?:上次|上回|之前|以前|上一次)(?:做)?的?$/.test(head) && !/补|忘|漏/.test(view.norm)) return 'earlier';
  if (/(?:送|赠)(?:了|她|他)?$/.test(head) && /^(?:Ⓝ|Ⓩ)/.test(tail)) return 'given';
  // 充了三千八 送一次泥灸: what is thrown in with a top-up is still to come.
  if (/[送赠](?:了|她|他)*[ⓏⓃ](?:的)?$/.test(head) && /充|储|办|续|买/.test(saidBefore(view, one)))
    return 'given';
  if (clause.next || clause.sell || clause.need) return 'next';
  if (
    NOT_TOUCHED.test(tail) ||
    /^(?:还|也|就|都|先)?(?:没有?做|没弄|不做|没来得及|来不及|没时间|先不做|取消|免了|算了|没加|没算|不算)/.test(
      tail,
    ) ||
    /(?:没有?|未|不|别|没来得及|来不及|没能)(?:再|来|去)?(?:做|弄|体验|加)(?:成)?$/.test(head)
  )
    return 'denied';
  if (
    PLANNED_FIRST.test(head) ||
    (/没做|没弄|结果|改成|换成/.test(view.masked.text) && SAID_FIRST.test(saidBefore(view, one)))
  )
    return 'denied';
  if (clause.companion && !ownPart(clause, one)) return 'companion';
  if (/(?:多少钱|怎么收|价格|的价|贵不贵)/.test(clause.masked.text)) return 'question';
  if (
    (clause.effect || clause.feedback) &&
    /^(?:这块|那块|这里|周围|皮肤|细纹|的?(?:地方|位置|皮肤|肌肤|线条|皱纹|纹))?(?:还|也|都|就|又|稍微|有点|有些|很|没|不|比|更|好|明显|一直|总|轻松|松|紧|痛|疼|酸|干|红|亮|软|通|淡)/.test(
      tail,
    )
  )
    return isBodyPart(view, one) ? 'state' : null;
  const later = /做了|做完|做的|划|耗|忘|漏|没(?:有)?(?:登记|记|写|录|报)/.test(clause.masked.text);
  // 超声刀3980刷了两千剩1980她下个月给: the day is that of the rest.
  const owed = /[收付刷给转]了?Ⓜ.*Ⓜ[^Ⓣ]{0,4}Ⓓ[^Ⓣ]{0,6}(?:给|付|补|转|还|结|交)/.test(clause.masked.text);
  if (futureIn(clause) && !later && !owed) return 'next';
  return null;
}

/** 点阵没打: not done, whatever the hands would have done. */
const NOT_TOUCHED = new RegExp(`^(?:还|也|就|都|先)?(?:没有?|不|未)(?:敢)?[打上${HANDS}]`);

const PLANNED_FIRST = /(?:本来|原本|原来|原定)(?:是|要|想|说|约|打算|定)*(?:了|的)?(?:做|约|加)?(?:个|的)?$/;
/** 说好做…的, 结果做了: what was agreed gave way to something else. */
const SAID_FIRST = /(?:说好|讲好|约好|说是|说要|本来)(?:了)?(?:说|要|想|是)?(?:做|约|加)?(?:个|的)?$/;

/** What stands before a mention in the whole message, masked. */
function saidBefore(view: View, one: Mention): string {
  return view.masked.text.slice(0, Math.max(0, view.masked.mention.indexOf(one)));
}

/** «圆圆做小气泡带了她闺蜜一起»: the companion comes after what the customer had. */
export function ownPart(clause: Clause, one: Mention): boolean {
  const head = before(clause, one);
  // 圆圆和她女儿做泡浴: both of them.
  if (
    new RegExp(
      `Ⓒ(?:和|跟)(?:她|他)?(?:的)?(?:${COMPANION_WORDS.join('|')})(?:一起|都|两个?人?|俩|来|过来)*(?:做|弄)?了?$`,
    ).test(head)
  )
    return true;
  return !/(?:妈|爸|公|婆|蜜|友|妹|姐|女儿|儿子|太太|媳妇|先生|同事|孩子|爱人)[^Ⓒ]*$/.test(head);
}

/** A treatment called by a part of the body (眼部, 头部) may be just that part. */
function isBodyPart(view: View, one: Mention): boolean {
  return /[部肩颈眼唇头腰腹背脸手足]/.test(view.norm.slice(one.start, one.end));
}
