import { numeralAt } from './numerals';
import type { Mention, MentionKind } from './mentions';

/** Words before N次 that say whose N次 it is; the nearest decides. */
const BEFORE: [RegExp, MentionKind][] = [
  [/第$/, 'ordinal'],
  [/(?:还剩|剩下|剩余|还余|余下|只剩|就剩|剩|余|还有|还能做|还差|只有|欠)(?:了|个|着)?(?:大概)?$/, 'left'],
  [/(?:送|赠|赠送|返|多给)(?:了|她|他|的|给)?$/, 'size'],
  [/(?:买|办|续|开|充|升级|加购|拿|定|订)(?:了|的|个|张|一张|一个)*$/, 'size'],
  [/(?:新(?:卡|办|开|买)|办卡|开卡|续卡)[^,;。划耗扣用消]{1,12}$/, 'size'],
  [/(?:一共|总共|共|全部|累计|已经?做了?)(?:是|有)?$/, 'left'],
];

/** Taken off a course: 划, 耗, 扣, 消, 用, 销. */
const USED =
  /(?:划卡?|耗卡?|消耗|扣卡?|消卡?|核销|销卡?|用卡?|减卡?|刷卡?|走卡?|记卡?|打卡?|(?<=^|[ ,;。])卡|划扣|扣除|消掉)(?:了|掉|去|她|他|的|次数|疗程|卡)*[:： ]?(?:一共|总共|共|最后)?$/;
/** 划了督灸卡1次 */
const OF_A_CARD = /(?:划|耗|扣|用|消|走)(?:了|掉)?[^,;。 次]{1,8}卡$/;
const EACH = /(?:各|每个|每样|每项|分别|均|都|一样|一人|每人|一个人)(?:划|耗|扣|消|用|做|自)?(?:了|卡|掉)*$/;

/**
 * Counts of sessions: what was used or done, ordinals (第3次), sizes of cards (10次卡) and what is left.
 * `unit` says how a session was counted: used, each, or bare.
 */
export function findCounts(text: string, isFree: (start: number, end: number) => boolean): Mention[] {
  const found: Mention[] = [];
  for (let i = 0; i < text.length; i++) {
    const number = numeralAt(text, i);
    if (!number) continue;
    const mention = isFree(number.start, number.end) ? countOf(text, number) : null;
    if (mention && isFree(mention.start, mention.end)) found.push(mention);
    i = Math.max(i, (mention?.end ?? number.end) - 1);
  }
  return found;
}

function countOf(text: string, number: { start: number; end: number; value: number }): Mention | null {
  const before = text.slice(Math.max(0, number.start - 14), number.start);
  const after = text.slice(number.end);
  const unit =
    /^(?:个)?(次|回|趟)(?!数|性|日|都(?=没|不|还没)|头(?!皮|发|部|疼|痛|晕|顶|油)|访|来|去|家|复|馈|收|款|答|消息|电)/.exec(
      after,
    );
  const { start, value } = number;
  if (/[-.]$/.test(before) || !Number.isInteger(value) || value > 200) return null;
  if (unit) {
    const end = number.end + unit[0].length;
    const kind = kindOf(before, text.slice(end));
    const head = kind === 'ordinal' ? start - 1 : start;
    // 最后一次划掉
    const taken =
      kind === 'sessions' &&
      /^[ ,]?(?:也|都|一起|全|全部)?(?:划|耗|扣|用)(?:掉|完|了(?!Ⓜ|[\d一二两三四五六七八九十]))/.test(
        text.slice(end),
      );
    return { kind, start: head, end, how: 'words', value, unit: taken ? 'used' : unitOf(before) };
  }
  const next = /^(?:$|[,;。.、 )/+非])/.test(after);
  // «划1», «耗卡2», «划2个»: no 次, so nothing that looks like money may follow.
  if (
    USED.test(before) &&
    value <= 20 &&
    (next ||
      (/\d/.test(text[start]) &&
        !/^(?:\d|元|块|万|千|百|折|分|张|年|天|[.,]\d|点|月|号|公分|公斤|厘米|毫米|[cm]m|kg|斤|两|寸|指|码|度|圈|岁|%)/.test(
          after,
        ))) &&
    !/储值?$|余额$|现金?$|刷$/.test(before)
  ) {
    return { kind: 'sessions', start, end: number.end, how: 'words', value, unit: unitOf(before) };
  }
  if (EACH.test(before) && /^(?:个)?(?:$|[,。;、 ])/.test(after) && value <= 20) {
    return { kind: 'sessions', start, end: number.end, how: 'words', value, unit: 'each' };
  }
  return null;
}

function kindOf(before: string, after: string): MentionKind {
  // 共划了7次了: so far, not today.
  if (/^了/.test(after) && /(?:共|累计|已经)(?:做|划|用|耗)了?$/.test(before)) return 'left';
  if (USED.test(before)) return 'sessions';
  // 三次里划了第二次
  if (/^(?:里面?|当中|中(?!午))/.test(after)) return 'size';
  // 发膜卡6次
  if (/(?<![划耗扣用消走刷][^,;。 ]{0,6})卡$/.test(before)) return 'size';
  if (/^(?:的)?(?:卡|疗程|套|套餐|装|券)/.test(after)) return 'size';
  for (const [pattern, kind] of BEFORE) {
    if (!pattern.test(before)) continue;
    // «用了1次» after 还: a count; «还有2次» above all a rest.
    return kind;
  }
  return 'sessions';
}

function unitOf(before: string): string {
  if (EACH.test(before)) return 'each';
  return USED.test(before) || OF_A_CARD.test(before) ? 'used' : 'bare';
}

/** 胸护×2; 补水1 …都划卡: a figure right after a treatment counts its sessions where a course is spoken of. */
export function findCountsBeside(
  text: string,
  mentions: Mention[],
  isFree: (start: number, end: number) => boolean,
): Mention[] {
  const course = /(?:划|耗|扣|消)/.test(text);
  const all = /(?:都|全|全部|均)(?:是)?(?:划|耗|扣|消)/.test(text);
  const found: Mention[] = [];
  for (const one of mentions) {
    if (one.kind !== 'treatment') continue;
    const rest = text.slice(one.end);
    const m =
      /^ ?[×x*✕✖] ?([1-9])(?![\d.])/.exec(rest) ??
      /^[ ,]?-([1-9])(?=$|[ ,;。次])/.exec(rest) ??
      (course ? /^([1-9])(?=$|[ ,.;。、/])(?!\.\d)/.exec(rest) : null);
    if (!m || !isFree(one.end, one.end + m[0].length)) continue;
    found.push({
      kind: 'sessions',
      start: one.end,
      end: one.end + m[0].length,
      how: 'words',
      value: Number(m[1]),
      unit: all || m[0].includes('-') ? 'used' : 'bare',
    });
  }
  return found;
}

/** Ages: 28岁. */
export function findAges(text: string, isFree: (start: number, end: number) => boolean): Mention[] {
  const found: Mention[] = [];
  for (const m of text.matchAll(
    /([\d一二三四五六七八九十]{1,3})(?:多)?岁|(?<=今年)(?:[1-9]\d)(?=了|$|[ ,.;。])/g,
  )) {
    const number = numeralAt(text, m.index);
    if (!number || number.value > 120 || !isFree(m.index, m.index + m[0].length)) continue;
    found.push({
      kind: 'age',
      start: m.index,
      end: m.index + m[0].length,
      how: 'words',
      value: number.value,
    });
  }
  return found;
}

const SPOKEN: Record<string, string> = {
  零: '0',
  〇: '0',
  洞: '0',
  一: '1',
  幺: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  拐: '7',
  八: '8',
  九: '9',
};

/** Telephone numbers, written or spoken (一三六零零二二八八九九), with spaces or hyphens. */
export function findPhones(text: string): Mention[] {
  const found: Mention[] = [];
  for (const m of text.matchAll(
    /[1一幺][-\s]?(?:[\d零〇洞一幺二两三四五六七拐八九][-\s]?){9}[\d零〇洞一幺二两三四五六七拐八九]/g,
  )) {
    const digits = [...m[0].replace(/[-\s]/g, '')].map((c) => SPOKEN[c] ?? c).join('');
    const next = text[m.index + m[0].length] ?? '';
    if (!/^1[3-9]\d{9}$/.test(digits) || /\d/.test(next) || /\d/.test(text[m.index - 1] ?? '')) continue;
    found.push({ kind: 'phone', start: m.index, end: m.index + m[0].length, how: 'words', digits });
  }
  return found;
}
