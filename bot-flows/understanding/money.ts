import type { Mention } from './mentions';
import {
  askSmall,
  askUnjoined,
  foldBalance,
  foldParts,
  foldSaidTwice,
  foldTotals,
  foldUses,
  GOODS,
  joinAdded,
  PAID,
} from './money-folds';
import { round, type MoneyFound } from './money-found';
import { BOUGHT, lineOf, NOT_BOUGHT } from './money-lines';
import { askLargeTail, askWeak, foldWhole } from './money-wholes';
import { othersSum, repeats, roleOf } from './money-roles';
import type { Role } from './money-words';

/**
 * What each sum in a stretch of the message is. `text` is normalised; `kept` is the stretch without what is only
 * planned or wished, so that «考虑办卡» sells no card.
 */
export function readMoney(
  text: string,
  mentions: Mention[],
  from: number,
  to: number,
  kept?: string,
  masked = kept,
): MoneyFound {
  const live = mentions.filter((one) => !one.dropped && one.start >= from && one.end <= to);
  const sums = live.filter(
    (one, i) => one.kind === 'amount' && one.how !== 'impossible' && !repeats(text, live, i),
  );
  const found: MoneyFound = { details: { lines: [] }, unclear: [], roles: new Map() };
  const said = kept ?? text.slice(from, to);
  for (const sum of sums) {
    const asked = sum.how === 'rough' || othersSum(text, live, sum, from);
    const role = asked ? null : roleOf(text, live, sum, from, to, found.roles);
    if ((role === 'cash' || role === 'topUp') && takenUnpaid(text, sum, said)) found.unclear.push(sum);
    else if (role) found.roles.set(sum, role);
    else if (asked) found.unclear.push(sum);
    else if (ALL_STORED.test(said)) found.roles.set(sum, 'consumed');
    else if (ALL_PAID.test(said)) found.roles.set(sum, 'cash');
    else if (sums.length === 1 && (GOODS.test(said) || WAY.test(said)) && !NO_CASH.test(said))
      found.roles.set(sum, 'cash');
    else found.unclear.push(sum);
  }
  askSmall(sums, found);
  joinAdded(text, sums, found);
  const total = (role: Role): number | undefined => {
    const values = sums.filter((one) => found.roles.get(one) === role).map((one) => one.value ?? 0);
    return values.length ? round(values.reduce((a, b) => a + b, 0)) : undefined;
  };
  foldTotals(found, sums, said);
  foldWhole(text, found, sums);
  foldParts(found, sums);
  foldUses(text, found, sums);
  foldSaidTwice(text, found, sums);
  foldBalance(text, found, sums);
  askLargeTail(text, found, sums);
  askUnjoined(text, found, sums, live);
  askWeak(text, found, sums);
  settle(found, said, masked ?? said, total);
  found.details.lines = sums
    .filter((one) => found.roles.get(one) === 'cash')
    .map((one) => lineOf(text, one, from, to));
  const [line] = found.details.lines;
  if (found.back && line) line.amount = round(line.amount - found.back);
  return found;
}

/** «…128,…228,都走储值» */
const ALL_STORED = /(?:都|全|均)(?:是)?(?:从|走|用|扣|划|刷)(?:的)?(?:储值|余额|卡里|卡上)/;

/** «…168,…198,都是微信» */
const ALL_PAID =
  /(?:都|全|均)(?:是)?(?:已经|已)?(?:微信|支付宝|刷卡|现金|扫码|转账|收了|付了|现付|[付给交结收]过|还款|还的(?:欠款|尾款))/;

/** «拿走一套1280 没给钱»: goods are as good as paid for, unless it is said that they were not. */
function takenUnpaid(text: string, sum: Mention, said: string): boolean {
  const near = text.slice(Math.max(0, sum.start - 6), sum.start) + text.slice(sum.end, sum.end + 6);
  return (NO_CASH.test(said) || UNDECIDED.test(said)) && !PAID.test(near);
}

/** «卡2380能不能便宜点 还没定»: talked about, and nothing bought. */
const UNDECIDED =
  /(?:能不能|可不可以|能否|可以不可以)(?:再)?(?:给)?(?:便宜|少|优惠|打折|送)|(?:还|都)?没(?:有)?(?:定(?:下来|$|[ ,;。])|想好|决定|谈好|谈拢)/;

/** A message with one sum and a way of paying: that is how it was paid. */
const WAY =
  /wx|扫的?码|zfb|全款付|微信(?!上|里|说|问|聊|加|号|群)|支付宝|刷卡|现金|扫码|现付|付现|现结|毛爷爷|转账/;

function settle(
  found: MoneyFound,
  said: string,
  masked: string,
  total: (role: Role) => number | undefined,
): void {
  const { details } = found;
  const topUp = total('topUp');
  const deposit = total('deposit');
  const given = total('cash');
  const cash = given === undefined ? undefined : round(given - (found.back ?? 0));
  const arrears = total('arrears');
  if (topUp !== undefined) found.topUp = topUp;
  if (arrears !== undefined) found.arrears = arrears;
  if (total('consumed') !== undefined) found.consumed = total('consumed');
  if (cash !== undefined || deposit !== undefined) found.cash = round((cash ?? 0) + (deposit ?? 0));
  else if (topUp !== undefined && HALF.test(said)) found.cash = found.arrears = round(topUp / 2);
  else if (topUp !== undefined)
    found.cash = arrears !== undefined && arrears < topUp ? round(topUp - arrears) : topUp;
  else if (NO_CASH.test(said) && found.unclear.every((one) => one.how === 'bare')) found.cash = 0;
  if (topUp !== undefined && cash !== undefined && cash < topUp && arrears === undefined && REST.test(said))
    found.arrears = round(topUp - cash);
  if (
    found.topUp === undefined &&
    cash !== undefined &&
    !found.unclear.length &&
    [...found.roles.values()].every((role) => ['cash', 'gift', 'total', 'each'].includes(role)) &&
    BOUGHT.test(said) &&
    !NOT_BOUGHT.test(said)
  ) {
    found.topUp = cash;
  }
  // 定了12次,总价5388,定金1000,剩下4388: the price of what was bought.
  const price = total('price') ?? (BOUGHT.test(said) ? total('total') : undefined);
  const known = (found.cash ?? 0) + (arrears ?? 0);
  if (
    found.topUp === undefined &&
    price !== undefined &&
    arrears &&
    price === known &&
    (ORDERED.test(said) || BOUGHT.test(said))
  )
    found.topUp = price;
  if (arrears === undefined && SETTLED.test(masked)) found.arrears = 0;
  const debt = total('debt');
  if (debt !== undefined && cash !== undefined && found.arrears === undefined && debt >= cash)
    found.arrears = round(debt - cash);
  for (const role of ['gift', 'discount', 'refund', 'deposit', 'voucher'] as const) {
    const value = total(role);
    if (value !== undefined) details[role] = value;
  }
  const rate = /([一二两三四五六七八九\d]{1,2}(?:\.\d)?)折/.exec(said);
  if (rate) details.rate = rateOf(rate[1]);
}

const ORDERED = /(?:定|订|买|办|开|续)了?[\d一二三四五六七八九十]+次/;

/** «一万二 先给一半» */
const HALF = /(?:给|付|交|收)(?:了)?一半/;

/** 付了两千 剩下的月底补: what is left of the price is owed, though it is not written. */
const REST =
  /(?:剩(?:下|余)?的?|其余的?|余下的?|余款|尾款)[^,;。\d]{0,8}(?:补|付|给|结|还|转|交|欠|打过来)(?!了|过)|(?:先|只)(?:给|付|交|转|收|刷)了?[\d一二两三四五六七八九]|分[两二三四2-9几]?[次期](?:付|给|还|交)/;

const NO_CASH =
  /现金 ?[:是]? ?(?:0|零|没有|无|没收|未收)(?![\d.])|(?:没有?|未|不|无)(?:有|再)?(?:收|付|出|给|用|产生)?(?:新的?)?现金|没收钱|没付钱|没收费|没出钱|没带钱|没给钱|没花钱|没有花钱|不收(?:钱|费)|[没未](?:收|付)(?=$|先|[,.;。 ])|无现金|(?:无|没(?:有)?|未|零|(?<![\d.])0)消费|免费|免单|(?<![\d.])0现金|零现金|现金未出/;

const SETTLED =
  /结清|付清|还清|补清|补齐|(?:^|[ ,;。Ⓜ])(?:都|就)?齐了|清账|两清|不欠(?:了|我们|店里)|没(?:有)?欠(?:了|款)|(?:全|都)清了|(?:欠|尾款|余款|账)[^,;。]{0,12}清了|(?:欠|尾款|余款|账)款?Ⓜ?(?:都|全|已)?清(?=$|[ ,;。])/;

function rateOf(text: string): number {
  const digits = [...text]
    .map((c) => '零一二三四五六七八九'.indexOf(c))
    .map((n, i) => (n < 0 ? text[i] : String(n)));
  const value = Number(digits.join(''));
  return value > 10 ? value / 10 : value;
}
