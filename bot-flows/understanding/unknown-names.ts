import { SURNAMES } from './name-words';
import type { Mention } from './mentions';
import type { Lexicon } from './reading';
import { blurred, isHan, soundsOf } from './sounds';

/** Words that begin like a surname and are no names. */
const COMMON =
  /^(?:安排|方便|谢谢|成功|高兴|明白|明天|今天|周[一二三四五六日末天]|白天|时间|时候|任务|解决|应该|全部|全都|项目|都做|单子|卡里|卡上|房间|连续|于是|平时|马上|毛孔|水分|黄金|金额|管理|相关|麻烦|费用|预约|终于|段时|左右|应付|司机|沙发|宫寒|柔软|温度|花费|能不|可能|可以|常常|经常|曾经|向来|许多|易过|关于|关机|支付|池子|房号|童装|班次|计划|查一|查下|查看|车上|牛奶|梅花|雷人|尚未|从来|阳台|封闭|储值|双|包|万|米|别|家|干|强|惠|幸|暴|勾)/;

/**
 * The words that look like somebody's name where nobody known is named: a surname and one or two characters
 * between separators or before what one does.
 */
export function unknownName(text: string, mentions: Mention[]): { start: number; end: number } | null {
  const taken = (start: number, end: number): boolean =>
    mentions.some((one) => one.start < end && one.end > start);
  for (const m of text.matchAll(
    /(?:^|[,.;:。 /、+]|给|帮|跟|和)(?![给帮跟和把让叫])([\u4e00-\u9fff]{2,3}?)(?=$|[,.;:。 /、+]|今天|昨天|明天|后天|大后天|下周|刚|来|做|要|说|的|约|到|买|办|付|充|打电话|打来|想|微信|问|取消|改到|改约|订|预约|过来)/g,
  )) {
    const start = m.index + m[0].length - m[1].length;
    const end = start + m[1].length;
    if (
      !SURNAMES.includes(m[1][0]) ||
      COMMON.test(m[1]) ||
      taken(start, end) ||
      /[了吗呢吧的是不没有在做来]/.test(m[1].slice(1))
    )
      continue;
    return { start, end };
  }
  return null;
}

/** At most three customers whose names come near: the same surname by sound and something else in common. */
export function nearestCustomers(name: string, lexicon: Lexicon): string[] {
  const syllables = [...name].map(blurs);
  return lexicon.customers
    .map((one) => ({ code: one.code, score: likeness(syllables, one.name) }))
    .filter((one) => one.score >= 2)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map((one) => one.code);
}

/** How many syllables agree at their places, from the front and from the end. */
function likeness(syllables: string[][], name: string): number {
  const other = [...name].map(blurs);
  const agree = (a: string[] | undefined, b: string[] | undefined): boolean =>
    Boolean(a && b && a.some((one) => b.includes(one)));
  const front = syllables.filter((one, i) => agree(one, other[i])).length;
  const back = syllables.filter((one, i) => agree(one, other[other.length - syllables.length + i])).length;
  return Math.max(front, back);
}

function blurs(char: string): string[] {
  return isHan(char) ? soundsOf(char).map(blurred) : [char.toLowerCase()];
}
