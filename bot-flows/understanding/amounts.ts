import { numeralAt, readNumeral } from './numerals';
import type { Mention } from './mentions';

/** What a number is followed by when it is not money. */
const OTHER_UNIT =
  /^(?:次|回(?!收|款)|趟|个|位|分钟|分(?!期)|小时|岁|号|点(?!钱)|天|日|月(?!底|初|中|末)|年(?!底)|周(?!末|[一二三四五六日])|星期(?![一二三四五六日天])|支(?!付)|瓶|盒|套|张|件|片|贴|包|对(?!账|公)|双|根|条|只|针|发|线|斤|公斤|公分|公里|码|kg|cm|mm|厘米|毫米|寸|ml|毫升|克|g(?![a-z])|%|折|度|期|楼|层|房|床|人|名|级|倍|项|种|遍|组|粒|颗|步|圈|格|档|代|段|堆|声|句|道|滴|块(?:斑|青|红|痘|皮|黑|地|肉|紫|儿|印))/;

/** After a single Chinese digit these make a word of it: 一下, 一起, 三八, 两边. */
const AFTER_ONE =
  /^(?:下|起|样|直|些|定|般|家|旦|共|路|会|切|阵|边|面|带|来|半|排|把|生|身|早|晚|向|致|律|心|时|大|小|整|层|圈|点|块(?!钱)|对|声|口)/;

/** What shows that a number is money even when it is small. */
const MONEY_UNIT = /^(?:元|块钱|块|圆|rmb|人民币|大洋|毛)/;
const MONEY_BEFORE =
  /(?:¥|￥|现金|实收|收现|收款|收|付|充值|充|储值|存|耗|扣|欠|尾款|定金|订金|押金|押|补|还|退|送|赠|交|转|刷|微信|支付宝|刷卡|抖音|美团|价|业绩|消费|消耗|余额|抹零|优惠|减|找零?|便宜|预付|卡|合计|一共|共|总共|差|剩|结|改成|应该是|是|成|为|¥)(?:了|到|她|他|给|的|又|我|掉|去|着|现金|金额|钱|额|款|[:：= ]|这个|大概|只|就|全款|尾款|上次|之前|以前)*$/;

/**
 * Sums of money. A bare number counts only where something before it says so, or where it is large enough
 * and followed by nothing that one counts.
 */
export function findAmounts(text: string, isFree: (start: number, end: number) => boolean): Mention[] {
  const found: Mention[] = [];
  for (let i = 0; i < text.length; i++) {
    const number = numeralAt(text, i);
    if (!number) continue;
    const mention = isFree(number.start, number.end) ? amountOf(text, number) : null;
    if (mention) found.push(mention);
    i = Math.max(i, (mention?.end ?? number.end) - 1);
  }
  return found;
}

/** 腰围从78到74: the figures of a body, not of a bill. */
function isMeasured(text: string, number: { start: number; end: number }): boolean {
  const head = text.slice(Math.max(0, number.start - 10), number.start);
  const from = /[从由]$/.test(head) && /^[^,;。]{0,3}(?:到|变|降|减|瘦|缩)/.test(text.slice(number.end));
  return (
    from ||
    /(?:围|体重|体脂)[^,;。]{0,3}[从由]?\d+(?:\.\d+)?[^,;。]{0,2}(?:到|变|降|减|瘦|缩)(?:成|到|了|至)?$/.test(
      text.slice(Math.max(0, number.start - 16), number.start),
    )
  );
}

/** «十几块», «一百多»: about so much, which nobody writes into a ledger. */
const ROUGH = /^(?:几|来|多)(?:十|百|千|万)?(?:元|块钱|块|$|[ ,;。的])|^(?:元|块钱|块)?(?:左右|上下)/;

/** What shows that a number before it was paid, however small it is. */
const PAID_AFTER = /^[ ,]?(?:现金|微信|支付宝|刷卡|扫码|现付|付现|付了|付清|已付|收了|已收)/;

function amountOf(
  text: string,
  number: { start: number; end: number; value: number; large: boolean; chinese: boolean },
): Mention | null {
  const { start, value } = number;
  const after = text.slice(number.end);
  const before = text.slice(Math.max(0, start - 10), start);
  const power = /^e\d{1,3}(?![a-z\d])/.exec(after);
  if (/^[a-z]/.test(after) && !power && !/^(?:rmb)/.test(after)) return null;
  if (/[a-z_]$/.test(before) && !/(?:pos|v|vip)$/.test(before)) return null;
  const money = MONEY_UNIT.exec(after);
  const isMoney = money && !OTHER_UNIT.test(after);
  // 三块五, 一块二
  if (!isMoney && OTHER_UNIT.test(after)) return null;
  if (!isMoney && number.chinese && !number.large && AFTER_ONE.test(after)) return null;
  if (!isMoney && /第$|[.\d]$/.test(before)) return null;
  if (!isMoney && isMeasured(text, number)) return null;
  const rough = ROUGH.exec(after);
  const paid = value >= 10 && PAID_AFTER.test(after);
  const said = MONEY_BEFORE.test(before.replace(/-$/, '')) || paid;
  // 青了一块, 红了一块
  if (isMoney && !said && value === 1 && /^块(?!钱)/.test(after)) return null;
  // 收了1寸多, 差3指: so small a sum is told by its unit, or stands at the end.
  if (!isMoney && value < 10 && /^[\u4e00-\u9fff]/.test(after) && !/^[的钱整收付]/.test(after)) return null;
  const spelt = number.chinese && !/\d/.test(text.slice(start, number.end));
  const bare = spelt ? number.large : value >= 20;
  if (!isMoney && !said && !bare) return null;
  if (!isMoney && number.chinese && !number.large && value < 10) return null;
  if (/^万一/.test(text.slice(start))) return null;
  // 三块五, 150块8
  const tenths = isMoney
    ? /^(?:块|元)([1-9一二三四五六七八九])(?![\d一二三四五六七八九十百千万.个次])/.exec(after)
    : null;
  const end = number.end + (tenths ?? power ?? rough ?? (isMoney ? money : null) ?? [''])[0].length;
  const sign = /¥$/.test(before);
  const negative = /(?:^|[^\da-z)])-$/.test(before);
  const how =
    negative || power || value > 10_000_000
      ? 'impossible'
      : rough
        ? 'rough'
        : said
          ? 'cue'
          : isMoney
            ? 'unit'
            : 'bare';
  return {
    kind: 'amount',
    start: negative || sign ? start - 1 : start,
    end,
    how,
    value: negative ? -value : tenths ? value + (readNumeral(`零${tenths[1]}`) ?? 0) / 10 : value,
  };
}
