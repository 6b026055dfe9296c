import type { Mention } from './mentions';
import type { MoneyFound } from './money-found';
import { methodOf } from './money-lines';
import { isWhole } from './money-wholes';
import type { Role } from './money-words';

/** «充3w 微1刷2»: beside tens of thousands a bare 1 is no yuan; what it is must be asked. */
export function askSmall(sums: Mention[], found: MoneyFound): void {
  const largest = Math.max(0, ...sums.map((one) => one.value ?? 0));
  if (largest < 10_000) return;
  for (const sum of sums) {
    if ((sum.value ?? 0) >= 10 || sum.how === 'unit' || !found.roles.delete(sum)) continue;
    found.unclear.push(sum);
  }
}

/** «68加138都是现付», «收了128+228»: what is said of one holds for the other. */
export function joinAdded(text: string, sums: Mention[], found: MoneyFound): void {
  const pass = (from: Mention, to: Mention): void => {
    const role = found.roles.get(from);
    if (!role || found.roles.has(to)) return;
    found.roles.set(to, role);
    found.unclear = found.unclear.filter((one) => one !== to);
  };
  const added = (i: number): string => text.slice(sums[i].end, sums[i + 1].start);
  for (let i = sums.length - 2; i >= 0; i--) if (/^[加+和]$/.test(added(i))) pass(sums[i + 1], sums[i]);
  for (let i = 0; i < sums.length - 1; i++) if (/^[加+]$/.test(added(i))) pass(sums[i], sums[i + 1]);
}

/** «刷卡12000微信3000 一共15000»: a total is not a third sum; alone, it is what was paid. */
export function foldTotals(found: MoneyFound, sums: Mention[], said: string): void {
  const paid = sums.some((one) => found.roles.get(one) === 'cash');
  const consumed = sums.some((one) => found.roles.get(one) === 'consumed');
  for (const sum of sums) {
    const role = found.roles.get(sum);
    if (role === 'total' && !paid && !consumed && PAID.test(said)) found.roles.set(sum, 'cash');
    if (role === 'total' && !paid && !consumed && /实耗|消耗|耗/.test(said)) found.roles.set(sum, 'consumed');
    const nothing = !paid && !consumed && !sums.some((one) => found.roles.get(one) === 'topUp');
    if (found.roles.get(sum) === 'total' && nothing) {
      if (GOODS.test(said)) found.roles.set(sum, 'cash');
      else if (found.roles.delete(sum)) found.unclear.push(sum);
    }
    if (role === 'spent' && PAID.test(said)) found.roles.set(sum, 'cash');
    else if (role === 'spent') {
      found.roles.delete(sum);
      found.unclear.push(sum);
    }
  }
}

/** Goods over the counter are paid for. */
export const GOODS =
  /(?:买|卖|拿|带|购)(?:了|走)?.{0,8}[一二两三四五六七八九十\d](?:支(?!付)|瓶|盒|套|罐|件|片|贴|袋|包)/;

/** «10000刷卡2800微信 拉提卡12800»: what the two sums were paid for is no third payment. */
export function foldParts(found: MoneyFound, sums: Mention[]): void {
  // 充3w,一笔2w一笔1w: sums that make up the whole are how it was paid.
  const whole = sums.find((one) => found.roles.get(one) === 'topUp');
  const rest = sums.filter((one) => found.roles.get(one) === 'cash' || found.unclear.includes(one));
  if (rest.length > 1 && rest.reduce((all, one) => all + (one.value ?? 0), 0) === whole?.value) {
    for (const one of rest) found.roles.set(one, 'cash');
    found.unclear = [];
  }
  // 淡斑580,定金200,今天付380: the price that the parts make up.
  const made = sums.filter((one) => ['cash', 'deposit', 'arrears'].includes(found.roles.get(one) ?? ''));
  const price = made.reduce((all, one) => all + (one.value ?? 0), 0);
  const asked = found.unclear.find((one) => made.length > 1 && one.value === price);
  if (asked) {
    found.roles.set(asked, 'total');
    found.unclear = found.unclear.filter((one) => one !== asked);
  }
  const paid = sums.filter((one) => found.roles.get(one) === 'cash');
  if (paid.length < 3) return;
  const all = paid.reduce((total, one) => total + (one.value ?? 0), 0);
  const use = paid.find((one) => (one.value ?? 0) * 2 === all);
  if (use) found.roles.set(use, 'total');
}

/** «收四千六,还了三千的尾款,剩下1600买的产品»: what the money was for is no further money, and nothing is owed. */
export function foldUses(text: string, found: MoneyFound, sums: Mention[]): void {
  const [whole, ...uses] = sums;
  // 扫码1200 其中1000充值 200买面膜
  const parts = uses.filter((one) => found.unclear.includes(one));
  const added = uses.reduce((total, one) => total + (one.value ?? 0), 0) === whole?.value;
  if (added && uses.length > 1 && /其中|里面|包括|包含/.test(text.slice(whole.end, uses[0].start))) {
    for (const one of uses) if (found.roles.get(one) !== 'topUp') found.roles.set(one, 'total');
    found.unclear = found.unclear.filter((one) => !parts.includes(one));
    return;
  }
  if (uses.length < 2 || found.roles.get(whole) !== 'cash') return;
  if (uses.reduce((total, one) => total + (one.value ?? 0), 0) !== whole.value) return;
  if (!/(?:剩下?|其余|余下|另外)的?$/.test(text.slice(0, uses[uses.length - 1].start))) return;
  if (!/^(?:元|块)?(?:是|的)?(?:买|做|充|办|付|还|存)/.test(text.slice(uses[uses.length - 1].end))) return;
  for (const one of uses) found.roles.set(one, /^(?:元|块)?存/.test(text.slice(one.end)) ? 'topUp' : 'total');
  found.unclear = found.unclear.filter((one) => !uses.includes(one));
}

/**
 * A sum that only leads to another is no second payment: what was asked before «实收», a debt of which a part was
 * paid, a note of which change was given.
 */
export function foldSaidTwice(text: string, found: MoneyFound, sums: Mention[]): void {
  const of = (role: Role): Mention[] => sums.filter((one) => found.roles.get(one) === role);
  const value = (one: Mention): number => one.value ?? 0;
  const real = of('cash').filter((one) =>
    /(?:实收|实付|实际收|最后收|最终收)(?:了|的)?$/.test(text.slice(0, one.start)),
  );
  for (const one of of('cash'))
    if (real.length === 1 && one !== real[0] && one.start < real[0].start && value(one) > value(real[0]))
      found.roles.set(one, 'price');
  for (const [debt, paid] of pairsOf(of('cash')))
    for (const owed of of('arrears'))
      if (owed.start > paid.start && value(debt) === value(paid) + value(owed)) found.roles.set(debt, 'debt');
  for (const change of sums.filter((one) =>
    /找(?:了|回|零|给|的)*(?:她|他|钱)?$/.test(text.slice(0, one.start)),
  )) {
    found.roles.set(change, 'price');
    found.unclear = found.unclear.filter((one) => one !== change);
    const paid = of('cash');
    for (const [one, other] of pairsOf(paid)) {
      const [note, price] = value(one) > value(other) ? [one, other] : [other, one];
      if (value(note) - value(change) === value(price)) found.roles.set(note, 'total');
    }
    if (paid.length === 1) takeChange(found, paid[0], change);
  }
}

/**
 * What is left of a balance is no debt: «扣368 剩2632», «卡里2000用了288还剩1712».
 */
export function foldBalance(text: string, found: MoneyFound, sums: Mention[]): void {
  for (const [i, left] of sums.entries()) {
    const role = found.roles.get(left);
    const before = sums[i - 1];
    if (
      role === 'arrears' &&
      found.roles.get(before) === 'consumed' &&
      /剩(?:下|了|余)?$/.test(text.slice(0, left.start))
    )
      found.roles.set(left, 'balance');
    const bought = sums.filter(
      (one) => one.start < left.start && /topUp|gift/.test(found.roles.get(one) ?? ''),
    );
    const put = bought.reduce((total, one) => total + (one.value ?? 0), 0);
    if (role === 'balance' && found.unclear.includes(before) && put - (before.value ?? 0) === left.value) {
      found.roles.set(before, 'consumed');
      found.unclear = found.unclear.filter((one) => one !== before);
    }
    const had = sums[i - 2];
    const rest =
      role === 'balance' || (role === 'arrears' && /剩(?:下|了|余)?$/.test(text.slice(0, left.start)));
    if (!rest || !had || !found.unclear.includes(before)) continue;
    if ((had.value ?? 0) - (before.value ?? 0) !== left.value || found.roles.get(had) === 'cash') continue;
    found.roles.set(had, 'balance').set(before, 'consumed').set(left, 'balance');
    found.unclear = found.unclear.filter((one) => one !== before && one !== had);
  }
}

/**
 * «收300找40» is 260, «收198找2» is 198: of a note and its change only the note is round. Where both could be the
 * note, what was paid is asked.
 */
function takeChange(found: MoneyFound, paid: Mention, change: Mention): void {
  const [sum, back] = [paid.value ?? 0, change.value ?? 0];
  const round = [100, 50, 10].find((one) => (sum % one === 0) !== ((sum + back) % one === 0));
  if (round && sum % round === 0 && back < sum) found.back = back;
  else if (!round) {
    found.roles.delete(paid);
    found.unclear.push(paid);
  }
}

/**
 * Two sums paid are added where something joins them: a way of paying beside each, a word, something of its own
 * that each was paid for, or a whole that they make up; the same sum again is one sum said twice. Otherwise it is asked which of them is meant.
 */
export function askUnjoined(text: string, found: MoneyFound, sums: Mention[], live: Mention[]): void {
  for (const paid of sums.filter((one) => found.roles.get(one) === 'deposit')) {
    // 交了定金200,今天付680: whether the deposit came in today as well is not said.
    const today = sums.find((one) => one.start > paid.end && found.roles.get(one) === 'cash');
    if (!today || /今[天日]|刚/.test(text.slice(0, paid.start))) continue;
    if (!/(?:今[天日]|现在|这次)[^,;。 ]{0,4}$/.test(text.slice(0, today.start))) continue;
    found.roles.delete(paid);
    found.unclear.push(paid);
  }
  for (const role of ['cash', 'consumed', 'topUp', 'arrears'] as const) {
    const own = sums.filter((one) => found.roles.get(one) === role);
    const all = own.reduce((total, one) => total + (one.value ?? 0), 0);
    if (own.length < 2 || sums.some((one) => !own.includes(one) && one.value === all)) continue;
    for (const [i, one] of own.slice(0, -1).entries())
      if (
        one.value === own[i + 1].value &&
        (OFFERED.test(text.slice(0, one.start)) || !joined(text, one, own[i + 1], live))
      )
        found.roles.set(one, 'price');
    const left = own.filter((one) => found.roles.get(one) === role);
    if (left.every((one, i) => i === 0 || joined(text, left[i - 1], one, live))) continue;
    for (const one of left) found.roles.delete(one);
    found.unclear.push(...left);
  }
}

const OFFERED = /价(?:是|为|:)?$/;

function joined(text: string, one: Mention, next: Mention, live: Mention[]): boolean {
  const between = text.slice(one.end, next.start);
  if (/[加+和]|又|再|另|还|外|补|买|带|拿|定金|订金|尾款/.test(between)) return true;
  if (isWhole(text, next)) return false;
  const apart = live.some(
    (own) => ['treatment', 'customer'].includes(own.kind) && own.start >= one.end && own.end <= next.start,
  );
  if (apart) return true;
  const [way, other] = [one, next].map((each) => methodOf(text, each, 0, text.length));
  return way !== undefined && other !== undefined && way !== other;
}

function pairsOf<T>(list: T[]): [T, T][] {
  return list.flatMap((one, i) => list.slice(i + 1).map((other): [T, T] => [one, other]));
}

export const PAID = /收|付|刷|微信|支付宝|转|现金|扫|现(?![在场实象状出货有成])/;
