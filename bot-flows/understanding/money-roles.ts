import { COMPANION_WORDS } from './name-words';
import { mask, type Mention } from './mentions';
import { AFTER, BEFORE, type Role } from './money-words';

/** What a sum is, by the words before and behind it; null where nothing says so. */
export function roleOf(
  text: string,
  live: Mention[],
  sum: Mention,
  from: number,
  to: number,
  known: Map<Mention, Role>,
): Role | null {
  const head = headOf(text, live, sum, from, known).replace(/ $/, '');
  const tail = mask(text, live, sum.end, Math.min(to, sum.end + 12)).text.replace(/^[;。]/, ',');
  const behind = tail.replace(/^[的( ]/, '');
  const after =
    OF_THE_NEXT.test(tail) || OF_THE_NEXT.test(behind)
      ? undefined
      : AFTER.find(([, pattern]) => pattern.test(behind))?.[0];
  const before = nearest(head);
  const soFar = text.slice(from, sum.start);
  if (/还有$/.test(head) && !before && !after)
    return /欠|尾款|余款|到账|先[付打转给]/.test(soFar) && !/卡[里上]|余额|账户/.test(soFar)
      ? 'arrears'
      : null;
  if (
    /(?:定金|订金|首付)已经?[付交给收][了过]?$/.test(head) &&
    /(?:今天|Ⓙ|这次|现在|尾款)?.{0,3}[补付交收].{0,2}Ⓜ/.test(mask(text, live, sum.end, to).text)
  )
    return 'price';
  if (/分[两二三几四]次.*(?:这次|先|第一次)$/.test(soFar)) return 'cash';
  if (LEFT_GIVEN_BACK.test(head)) return 'refund';
  if (before?.role === 'deposit' && /^的(?=$|[ ,;。])/.test(tail)) return 'price';
  // 一瓶 380 现金
  if (
    before?.role === 'price' &&
    after === 'cash' &&
    /(?:一|1)[支瓶盒套罐件片贴袋包张]$/.test(head) &&
    !/^[^,;。]{0,4}Ⓜ/.test(tail)
  )
    return 'cash';
  if (/Ⓣ卡?$/.test(head) && SEVERAL_CARDS.test(soFar)) return 'topUp';
  if (/少[付给收]了?$/.test(head) && /^[ ,]?[ⒿⒼⒹ]?补/.test(tail)) return 'cash';
  if (EARLIER.test(head) || PROMISED.test(head)) return 'price';
  if (INSTALMENT.test(head)) return 'each';
  // 单次328现金: the price of one, and it was paid.
  if (after === 'cash' && before?.role === 'price' && UNIT_PRICE.test(head) && PAID_SO.test(tail))
    return 'cash';
  if (/(?:^|[,;。 Ⓝ)(])Ⓝ$/.test(head) && /(?:一|1|每|单)次$/.test(text.slice(0, sum.start))) return 'each';
  if (!before && FROM_STORED.test(lastBit(head))) return 'consumed';
  if (before?.role === 'balance' && (/^.{0,6}(?:给|付|补|还|结)/.test(tail) || /尾款|欠/.test(head)))
    return 'arrears';
  if (before?.role === 'arrears' && DEBT_THEN_PAID.test(tail)) return 'debt';
  if (before?.role === 'topUp' && PAID_LATER.test(tail)) return null;
  if (before?.role === 'arrears' && REPAYS.test(head)) return 'cash';
  if (
    before?.role === 'arrears' &&
    /^[ ,]?(?:现在|Ⓙ|今天|刚才?|也|都|全|已经?)*[^,.;。 ]{0,4}(?:付清|还清|补清|收了|付了|补了|结了|已付|清了|还了|转账了|转了|转过来了|转来了|打过来了|拿来了|补上了|给了|付掉)|^(?:都|全|已)?清(?=$|[,;。 ])/.test(
      tail,
    )
  )
    return 'cash';
  if (before && FROM_STORED.test(lastBit(head)) && ['topUp', 'cash', 'consumed'].includes(before.role))
    return 'consumed';
  if (
    after === 'consumed' &&
    /^[的 ]*储值卡?(?!里|扣|划|出|付|卡)/.test(tail) &&
    before &&
    /cash|topUp/.test(before.role)
  )
    return 'topUp';
  // 2000储值卡: a card of stored value, unless it was paid from.
  if (after === 'consumed' && /^(?:的|元|块)*储值卡(?!里|扣|划|出|付|上)/.test(tail) && !before)
    return 'topUp';
  if (after === 'topUp' && /^(?:的)?卡/.test(tail) && /尾款|欠/.test(text.slice(from, to))) return 'price';
  if (
    after &&
    (!before ||
      before.distance > 4 ||
      ['gift', 'arrears', 'deposit', 'consumed', 'refund', 'price', 'each'].includes(after))
  )
    return after;
  if (before && before.distance <= 12) return before.role;
  return after ?? null;
}

/** «5800 五千八现金»: one sum said twice; the second saying tells what it is. */
export function repeats(text: string, live: Mention[], i: number): boolean {
  const next = live[i + 1];
  return (
    next?.kind === 'amount' &&
    next.value === live[i].value &&
    /^[ ,(]*$/.test(text.slice(live[i].end, next.start))
  );
}

/** «她老公也来做了背部付了288»: the husband's own bill, not the customer's. */
export function othersSum(text: string, live: Mention[], sum: Mention, from: number): boolean {
  const clause =
    /[^,.;。 ]*$/.exec(mask(text, live, Math.max(from, sum.start - 40), sum.start).text)?.[0] ?? '';
  if (OTHERS.test(clause) || OTHERS_SELF.test(clause)) return true;
  const apart = /^[^,;。 ]{0,5}(?:另收|另付|另算|单独收|自己付|自己买单)/.test(text.slice(sum.end));
  if (apart && OTHERS.test(mask(text, live, from, text.length).text)) return true;
  return OTHERS_PAY.test(clause) && OTHERS.test(mask(text, live, from, text.length).text);
}

const OTHERS = new RegExp(
  `(?:她|他|Ⓒ的?|^| |[ⓃⓂ、])(?:${COMPANION_WORDS.join('|')})(?:[^Ⓒ]*(?:做|体验)|[^Ⓒ付交给]{0,3}Ⓣ)`,
);

/** 朋友自己付的138: said so, it needs nothing before it. */
const OTHERS_SELF = new RegExp(
  `(?:${COMPANION_WORDS.join('|')})(?:是)?自己(?:付|给|出|刷|转|买单)[^Ⓒ]{0,4}$`,
);

const OTHERS_PAY = new RegExp(`(?:^|她|他|Ⓒ的?)(?:${COMPANION_WORDS.join('|')})[^Ⓒ]{0,4}(?:付|给|出|刷|转)`);

/** What stands after the last space, comma or count: 卡上划了一次 does not colour the next sum. */
function lastBit(head: string): string {
  return head.slice(Math.max(head.lastIndexOf('Ⓝ'), head.lastIndexOf(',')) + 1);
}

/** 上次付过500定金: not of today. */
const EARLIER =
  /(?:上次|上回|之前|以前|早先|前面)(?:已经|就|都|多|少)*(?:付|交|给|收|刷|转|存|充)(?:过|了)?(?:她|他|我们)?(?:的|定金|订金)*$/;

/** 充2万 明天来刷: whether anything came in must be asked. */
const PAID_LATER = /^[ ,]?(?:Ⓓ|改天|回头|下次|过两天)(?:再|就|会)?来?(?:付|刷|交|转|给|补|打)(?!了)/;

/** 每月还3200, 后面每个月付800: what is to come, month by month. */
const INSTALMENT =
  /每(?:个)?月(?:再|就|要|都)?(?:还|付|交|给|扣)$|(?:后面|以后|之后)每[次期](?:还|付|交|给)$/;

/** 退给她剩下的钱897: what is left and given back is owed by nobody. */
const LEFT_GIVEN_BACK = /退[^,;。 Ⓜ]{0,12}(?:剩|余)下?的(?:钱|款|余额)?$/;

const UNIT_PRICE = /(?:单|一|每)次$|单价$/;
const PAID_SO = /^(?:元|块)?(?:现金|微信|支付宝|刷卡|扫码|转账|已付|付了|收了)(?![^,;。 ]{0,3}Ⓜ)/;

/** 续了两张卡,淋巴2800,臀疗3600 */
const SEVERAL_CARDS = /(?:续|办|买|开)了?[两二三四2-4](?:张|个)(?:Ⓣ)?卡/;

/** 880,给了定金200: behind a comma, what is followed by a sum of its own is said of that sum. */
const OF_THE_NEXT =
  /^,[^,;。 Ⓜ]{1,4}(?:定金|订金)?Ⓜ|^[, ](?:已经?|先)?[付交收给]?了?(?:定金|订金|押金|尾款)[^,;。 Ⓜ]{0,4}Ⓜ/;

/** 答应充2万: nothing that came in. */
const PROMISED =
  /(?:答应|打算|准备|想要?|有意|说好|说要|说会|考虑|计划|承诺|同意)[^,;。 了Ⓜ]{0,6}(?:充|办|续|买|付|交|刷|补|存|还)[^,;。 Ⓜ]{0,4}$/;

/** 补了上次欠的1500, 还之前的尾款: money that came in. */
const REPAYS =
  /(?:补(?:了|上|交|齐)?|还款[: ]?|还(?:了|清|上|掉)|来还|还(?=上次|之前|以前)|付(?:了|清)|结(?:了|清)|收(?:了|到)?|交(?:了)?|转了|清了?)[^,.;。 ]{0,8}(?:欠|尾款|余款|差|挂账|挂的|赊)[^,.;。 ]{0,4}$/;
/** 欠的一万补了八千: the first sum is the debt, the second what came in. */
const DEBT_THEN_PAID =
  /^(?:今天|[ⒹⒿⒼⒸ她他,. ])*(?:先|只|又|已经)?(?:补|还|付|给|转|交|结|拿|打)(?:了|上|来|过来)*Ⓜ/;
const FROM_STORED =
  /(?:储值|余额|卡里|卡上|卡内|会员卡|充值卡)(?:里|卡|的钱|里面)*(?:中)?(?:扣|划|付|走|用|抵|刷|减|出|消|耗)|(?:扣|划|用|走|刷|从|抵)(?:了|掉|的|她|他|Ⓒ)*(?:储值|余额|卡里|会员卡|卡上)/;

/** 1000充值 200买面膜: what stands behind a sum and ends there is not said of the next. */
const OWN_TAIL = /^(?:元|块)?(?:是)?(?:的)?(?:充值|储值|充卡)(?=[ ,;。])/;

/** The words before a sum, back to the sum before it or the end of a sentence. */
function headOf(
  text: string,
  live: Mention[],
  sum: Mention,
  from: number,
  known: Map<Mention, Role>,
): string {
  const previous = live.filter((one) => one.kind === 'amount' && one.end <= sum.start).pop();
  const own = previous && known.get(previous) === 'topUp' ? OWN_TAIL.exec(text.slice(previous.end)) : null;
  const start = Math.max(from, (previous?.end ?? 0) + (own?.[0].length ?? 0), sum.start - 30);
  const head = mask(text, live, start, sum.start).text;
  const cut = Math.max(head.lastIndexOf(';'), head.lastIndexOf('。'), head.lastIndexOf('!'));
  const sentence = head.slice(cut + 1);
  const clause = sentence.slice(sentence.lastIndexOf(',') + 1);
  return [clause, sentence].find((one) => nearest(one)) ?? head;
}

function nearest(head: string): { role: Role; distance: number } | null {
  let best: { role: Role; end: number; start: number } | null = null;
  for (const [role, pattern] of BEFORE) {
    for (const m of head.matchAll(pattern)) {
      const end = m.index + m[0].length;
      if (!best || end > best.end || (end === best.end && m.index < best.start))
        best = { role, end, start: m.index };
    }
  }
  return best ? { role: best.role, distance: head.length - best.end } : null;
}
