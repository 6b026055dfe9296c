/** Words and marks that are written in several ways, or that only keyboards and manners put there. */

export interface Spelling {
  start: number;
  end: number;
  /** What is heard instead; nothing where it is not heard at all. */
  word: string;
  /** Whatever the store calls its people: 谢谢 behind a message is nobody. */
  always?: true;
}

type Rule = [RegExp, string];

/** A unit behind a figure: 300 元, 1 次, 15 号. */
const UNIT =
  '(?:次(?!卡)|回(?![头访来去复馈收款答消])|元(?!旦)|块|号|点(?!痘|痣|阵)|分钟|小时|个(?:小时|月|星期|礼拜|钟)?|月(?![底初卡末])|日(?![结报])|年(?![底卡])|天|公分|厘米|毫米|公斤|斤|寸|周(?!末|[一二三四五六日])|岁|折|瓶|盒|套|片|[kw](?![a-z])|[万千百](?!姐|总|太|小|女|哥|先|阿))';

/** What a figure behind a blank belongs to: 收 300, 第 3 次, 周 3, 划 1. */
const VERB =
  '(?:[收付充划扣耗消欠退找补刷冲交转给第周拜期还余剩存约到]|[收付充划扣耗消欠退补刷交转给存用]了|实耗|实收|储值|优惠|抹零|划卡|扣卡|耗卡|尾款|定金|订金|一共|合计|总共|下午|上午|晚上|早上|中午|[明今后]天|[明今]晚)';

/** Said to the bot or to nobody: before what is said. */
const OPENING = new RegExp(
  `^(?:(?:嗯+|呃+|额|哎+|诶|唉|你好[呀啊]?|您好|hi|hello|在吗|在不在|@[^ ,:]+|(?:麻烦|帮忙?|请|劳驾)(?:你|您|我|一下)*(?:记|看)(?:录)?一?下|记一?下|汇报一?下|报一?下|跟你(?:说|讲)一?下|那个|这个|亲)(?=[ ,:。!~])[ ,:。!~]*(?:[哈啊哦呀][ ,:]+)?)+`,
  'u',
);

/** Behind it. */
const CLOSING =
  /(?:(?:(?<=[ ,。!~;?\p{Emoji_Presentation}])(?:谢谢[\p{Script=Han}]{0,2}|多谢|辛苦(?:了|啦|你了)?|麻烦(?:了|啦|你了)|拜托了?|就这样|先这样)|(?<!哈)哈(?!哈)|(?<=[^?])[~…!]|\p{Emoji_Presentation}\uFE0F?)[ ,。~!]*)+$/u;

const RULES: Rule[] = [
  [/(?<=\d) (?=UNIT)/g, ''],
  [/(?<=VERB) (?=\d)/g, ''],
  [/(?<=\d ?[月点千百万年]) (?=\d)/g, ''],
  [/(?<=[,;。 ])(?:嗯+|呃+(?![ ,]*[收付充划扣]))[ ,]*/g, ''],
  [/(?<=[,;。 ])(?:啊|那个|这个|就是|反正|然后)[ ,]+/g, ''],
  [/下一[次回趟]|下[回趟](?!合)/g, '下次'],
  [/(?<![a-z])(?:wx|vx)(?![a-z])/g, '微信'],
  [/(?<![a-z])zfb(?![a-z])/g, '支付宝'],
  [/(?<![a-z])pos机?(?![a-z])/g, '刷卡'],
  [/微信(?:支付|收款|付款|转账|扫码)(?=\d)/g, '微信'],
  [/支付宝(?:支付|收款|付款|转账|扫码)(?=\d)/g, '支付宝'],
  [/顾客(?!群)|客户(?!群|端|经理)/g, '客人'],
  [/(?<![促推直营开分经注])销(?=了?[\d一两二三四五]次)/g, '划'],
];

const SPACED_UNIT = new RegExp(`\\d ${UNIT}`);

const rules: Rule[] = RULES.map(([pattern, word]) => [
  new RegExp(pattern.source.replace('UNIT', UNIT).replace('VERB', VERB), 'g'),
  word,
]);

/** A blank between a figure and a word, unless a unit stands before it: 收 300, 450 清; not 1次 300. */
const BLANK =
  /(?<=[\u4e00-\u9fff])(?<![次元块号日分个半钱回天岁张套支瓶盒卡]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])/g;

/** Some keyboards put a blank between every figure and every word: then it parts nothing. */
function isSpacedOut(text: string): boolean {
  const blanks = text.match(/(?<=[\u4e00-\u9fff]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])/g)?.length ?? 0;
  if (blanks < 2 || /[\u4e00-\u9fff]\d|\d[\u4e00-\u9fff]/.test(text)) return false;
  return blanks > 2 || SPACED_UNIT.test(text);
}

/** The stretches of a normalised text that are heard otherwise, in its order; none overlap. */
export function spellingsIn(text: string): Spelling[] {
  const found: Spelling[] = [];
  const add = (start: number, end: number, word: string, always?: true): void => {
    if (!found.some((one) => one.start < end && start < one.end)) found.push({ start, end, word, always });
  };
  const opening = OPENING.exec(text)?.[0].length ?? 0;
  const closing = CLOSING.exec(text)?.index ?? text.length;
  if (/[\p{Script=Han}\da-z]/u.test(text.slice(opening, closing))) {
    if (opening) add(0, opening, '', true);
    if (closing < text.length) add(closing, text.length, '', true);
  }
  if (isSpacedOut(text)) for (const m of text.matchAll(BLANK)) add(m.index, m.index + 1, '');
  for (const [pattern, word] of rules)
    for (const m of text.matchAll(pattern)) add(m.index, m.index + m[0].length, word);
  return found.sort((a, b) => a.start - b.start);
}
