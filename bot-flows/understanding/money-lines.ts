import type { Mention } from './mentions';
import { METHODS } from './money-words';
import type { MoneyKind, MoneySaid, PayMethod } from './reading';

/** How a sum was paid, and what for. */
export function lineOf(text: string, sum: Mention, from: number, to: number): MoneySaid {
  const method = methodOf(text, sum, from, to);
  const kind = kindBeside(text.slice(sum.end, to)) ?? kindOf(text.slice(from, to));
  return { amount: sum.value ?? 0, ...(method ? { method } : {}), ...(kind ? { kind } : {}) };
}

/**
 * The way of payment that stands nearest: «刷卡10000 微信2800», «10000微信 2800刷卡». Where one stands as near on
 * either side, the message says which way round it speaks: its first way before its first figure, or after it.
 */
export function methodOf(text: string, sum: Mention, from: number, to: number): PayMethod | undefined {
  const before = text.slice(Math.max(from, sum.start - 8), sum.start);
  const after = text.slice(sum.end, Math.min(to, sum.end + 5));
  let best: { method: PayMethod; gap: number; ahead: boolean } | undefined;
  const ahead = wayComesFirst(text);
  for (const [method, pattern] of METHODS) {
    const all = [...before.matchAll(new RegExp(pattern.source, 'g'))].at(-1);
    const later = pattern.exec(after);
    const found = [
      ...(all ? [{ method, gap: before.length - all.index - all[0].length, ahead: true }] : []),
      ...(later ? [{ method, gap: later.index, ahead: false }] : []),
    ];
    for (const one of found) {
      if (!best || one.gap < best.gap || (one.gap === best.gap && one.ahead === ahead)) best = one;
    }
  }
  return best?.method ?? (/刷了?$/.test(before) ? 'card' : undefined);
}

/** By the first way that is named: whether the figure nearest to it stands behind it. */
function wayComesFirst(text: string): boolean {
  const ways = METHODS.map(([, pattern]) => pattern.exec(text)).filter((found) => found !== null);
  const [first] = ways.sort((a, b) => a.index - b.index);
  if (!first) return false;
  const { index, 0: way } = first;
  const before = /[\d一二两三四五六七八九十百千万](\D{0,4})$/.exec(text.slice(0, index))?.[1].length;
  const after = /^([^\d一二两三四五六七八九十百千万]{0,4})[\d一二两三四五六七八九十百千万]/.exec(
    text.slice(index + way.length),
  )?.[1].length;
  return after !== undefined && (before === undefined || after < before);
}

/** «2000还款 3000充值»: what stands right behind a sum is said of it alone. */
function kindBeside(tail: string): MoneyKind | undefined {
  const said = /^(?:元|块)?(?:的|是|算)?(还款|还欠款|充值|储值|产品|定金|订金)/.exec(tail)?.[1];
  return said ? kindOf(said) : undefined;
}

function kindOf(said: string): MoneyKind | undefined {
  if (/定金|订金|押金/.test(said)) return 'deposit';
  if (/尾款|欠|还款|余款|来还/.test(said)) return 'repayment';
  if (/充值|充了|储值|预存/.test(said)) return 'topUp';
  if (BOUGHT.test(said) && !NOT_BOUGHT.test(said)) return 'course';
  if (/[一二两三四五六七八九\d](?:支(?!付)|瓶|盒|套|罐|件|片|贴)|产品|精华|面霜|面膜/.test(said))
    return 'product';
  return undefined;
}

export const BOUGHT =
  /(?:续|办|买|开|升|充)(?:了|的)?[^,.;。 划耗刷扣付收没考想]{0,10}(?:卡|疗程|套餐|\d次|[二三四五六七八九十]次)|补(?:了|办)?(?:一|个|张)*卡|(?<![划耗扣用消走刷][^,;。 ]{0,6})卡(?:[3-9]|\d\d|[三四五六七八九十])次|(?:次卡|疗程|年卡|卡)(?:也|又|已)?(?:续|办|买|充)了|办卡|续卡|充卡|新卡(?!里)|储值/;
export const NOT_BOUGHT =
  /(?:没|不|未|没有|别)(?:办|续|买|开|充)|储值(?:里|卡)?(?:扣|划)|(?:扣|走|用|刷|从)[^,;。]{0,6}储值/;
