import { COMPANION_WORDS } from './name-words';
import { mask, type Masked, type Mention } from './mentions';
import { isEffect, isFeedback, isNeed } from './feelings';

/** A piece of the message that says one thing. */
export interface Clause {
  start: number;
  end: number;
  masked: Masked;
  mentions: Mention[];
  /** «效果:», «下次卖:» at its head. */
  label?: Label;
  next: boolean;
  sell: boolean;
  feedback: boolean;
  effect: boolean;
  need: boolean;
  companion: boolean;
  /** 没做, 不做: what stands here was not done. */
  denied: boolean;
}

export type Label =
  'effect' | 'feedback' | 'needs' | 'nextDo' | 'nextSell' | 'nextTime' | 'treatments' | 'therapist' | 'note';

const LABELS: [RegExp, Label][] = [
  [/^(?:效果|变化|结果|做后效果|改善)[:是]|^效:/, 'effect'],
  [/^反:/, 'feedback'],
  [/^下:Ⓣ/, 'nextDo'],
  [/^下:/, 'nextTime'],
  [/^推:/, 'nextSell'],
  [/^(?:客人|顾客|客户)?(?:反馈|感受|评价|反应|感觉)[:是]/, 'feedback'],
  [/^(?:新)?(?:需求|诉求|想法|问题|咨询)[:]/, 'needs'],
  [/^(?:下次|下回)(?:做|项目|护理|安排)[:]/, 'nextDo'],
  [/^(?:(?:下次|下回)(?:卖|推|主推|销售|推荐)|主推|推荐|要卖)[:]/, 'nextSell'],
  [/^(?:下次|下回|预约|到店|复诊)?(?:时间|到店|日期|预约)[:]|^下次[:]/, 'nextTime'],
  [/^(?:项目|护理|Ⓙ做|Ⓙ项目|服务)[:]/, 'treatments'],
  [/^(?:美容师|技师|操作|操作人|手工|服务人|师傅)[:]/, 'therapist'],
  [/^(?:备注|注|note)[:]/, 'note'],
];

const SEPARATORS = ',.;!?。、 /()~…\n';
/** 、 and / join lists (水润、肩颈) when both sides are names or treatments. */
const JOINERS = '、/+&和跟与';

/** Where something new begins in speech without punctuation. */
const STARTERS =
  /(?:然后|后来|接着|另外|而且|但是|但|不过|可是|所以|因为|顺便|下次|下回|下一次|再下次|到时候|(?:她|他|客人|顾客|Ⓒ)?(?:自己|本人)?(?:也|还|又|就|一直|都|很|特别|非常|挺)?(?:说(?!一下|明|错|好(?:了)?(?:做|加|的|Ⓓ|Ⓣ))|(?<!问)问(?!题|问|候)|觉得|感觉|嫌|夸|反馈|表示|反映|要求|希望|喜欢|担心|想(?!着|到)|对Ⓣ感兴趣)|(?:她|他)(?:自己)?(?:有点|挺|可(?!能|以)|很|特别|非常|蛮)|我(?:也|就|又|还)?问(?:了)?(?:她|他)|回头(?!客|率)|(?:她|他)(?:Ⓙ|还|又)?带了?|(?<=[透多少了亮松软红好])划(?=Ⓝ)|实际消耗|消耗(?=Ⓜ)|我(?:跟|和|给)(?:她|他)说|我说|Ⓢ做的|我做的|现金|实耗|收了|划了|划卡|耗卡|(?<=[Ⓜ卡付给转下补])Ⓙ(?=(?:先|又|就|也)?来?(?:做|Ⓣ|划|扣|用))|(?<=[做弄打]完了|[做弄]好了)(?=[^,;。 了的吗没就都也还再])|(?:两个人?|俩人?|两位|两人|三个人?|三位|她们)(?:都|各)|(?<=Ⓣ)都是(?=划|走|扣|耗)|(?<=[了浴ⓉⓂⓃ轻松亮紧])约(?=Ⓓ)|(?<=[了麻轻痛酸涩ⓃⓂ])Ⓓ(?=再来|还是|还来|复))/g;

const BODY =
  /(?:皮肤|肤色|气色|脸颊|脸上|脸色|脸|额头|鼻翼|鼻头|下颌线|鼻子|眼袋|眼纹|眼周|黑眼圈|毛孔|痘痘|痘印|闭口|黑头|色斑|斑点|斑|细纹|法令纹|颈部|颈纹|肩膀|脖子|腰围|小肚子|肚子|头皮|嘴唇|下巴|轮廓|苹果肌|硬块|疙瘩|结节|奶水|红肿|印子|汗|痧|膝盖|小腹|大腿|手臂|后背|腿|背上|背|腰|手上)/g;

export function splitClauses(text: string, mentions: Mention[]): Clause[] {
  const live = mentions.filter((one) => !one.dropped);
  const inside = new Uint8Array(text.length + 1);
  for (const one of live) inside.fill(1, one.start, one.end);
  const cuts = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    if (inside[i] || !SEPARATORS.includes(text[i]) || joins(text, i, live) || isPoint(text, i)) continue;
    cuts.add(i);
    cuts.add(i + 1);
  }
  const whole = mask(text, live);
  for (const m of whole.text.matchAll(STARTERS))
    if (!heldBack(whole.text, m.index)) cuts.add(whole.at[m.index]);
  for (const m of whole.text.matchAll(BODY))
    if (startsState(whole.text, m.index, m[0].length)) cuts.add(whole.at[m.index]);
  const last = /(?<![到在约等说让改是从的推延挪换早晚])Ⓓ(?:再?来|过来|来做|到店)?[。!]?$/.exec(whole.text);
  if (last && sentenceHead(whole.text.slice(0, last.index)).length > 6) cuts.add(whole.at[last.index]);
  for (const at of laterCustomers(whole.text)) cuts.add(whole.at[at]);
  const points = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  const clauses: Clause[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [start, end] = [points[i], points[i + 1]];
    if (end <= start || (end === start + 1 && SEPARATORS.includes(text[start]) && !inside[start])) continue;
    const clause = describe(text, start, end, live);
    if (goesOn(clause, clauses[clauses.length - 1])) clause.next = true;
    if (complainsOn(clause, clauses[clauses.length - 1]))
      Object.assign(clause, { effect: false, feedback: true });
    clauses.push(clause);
  }
  return clauses;
}

/** «下次继续疏乳,再搭个提拉»: what is added to a plan is planned too. */
function goesOn(clause: Clause, last: Clause | undefined): boolean {
  const said = clause.masked.text;
  return (
    Boolean(last?.next) &&
    !clause.label &&
    /^(?:再|还要|顺便|另外)?(?:加|搭|配|带|做|安排)(?:上|个|一个|一次|点|做)*Ⓣ/.test(said) &&
    !/了|划|收|Ⓜ/.test(said)
  );
}

/** «雪梅做的针清丽君做的果酸»: a second customer after something was told of the first. */
function laterCustomers(text: string): number[] {
  const found: number[] = [];
  for (const m of text.matchAll(/Ⓒ/g)) {
    const head = sentenceHead(text.slice(0, m.index));
    if (/Ⓒ.*(?:[ⓉⓃⓂ做]|来[的了]$)/.test(head) && !/(?:和|跟|与|给|、|\+|说|让|帮|是)$/.test(head))
      found.push(m.index);
  }
  return found;
}

/** «说最近睡不好 肩膀紧»: a trouble told right after what she says is still what she says, no result. */
function complainsOn(clause: Clause, last: Clause | undefined): boolean {
  return (
    Boolean(last?.feedback) &&
    /[说讲]/.test(last!.masked.text) &&
    clause.effect &&
    /^[^了得出Ⓣ比没不]{1,6}[紧硬痛疼酸胀麻僵重累沉凉闷晕干痒]$/.test(clause.masked.text.trim())
  );
}

/** What stands between the last separator and the end. */
function sentenceHead(text: string): string {
  let start = text.length;
  while (start > 0 && !',.;:/!?。 '.includes(text[start - 1])) start--;
  return text.slice(start);
}

/** The point of 1.5cm parts nothing. */
function isPoint(text: string, i: number): boolean {
  return text[i] === '.' && /\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? '');
}

function joins(text: string, i: number, mentions: Mention[]): boolean {
  if (!JOINERS.includes(text[i])) return false;
  const left = mentions.find((one) => one.end === i);
  const right = mentions.find((one) => one.start === i + 1);
  return Boolean(left && right && left.kind === right.kind);
}

/** These begin something new whatever stands before them, except where they are what is said. */
const STRONG = /^(?:然后|后来|接着|另外|而且|但是|不过|可是|顺便|下次|下回|下一次|再下次)/;

/** A starter does not start anything right after the word that it belongs to. */
function heldBack(text: string, at: number): boolean {
  if (/^现金/.test(text.slice(at)) && /[出付收没无未用给刷有]$/.test(text.slice(0, at))) return true;
  if (
    /^收了/.test(text.slice(at)) &&
    /(?:肚子|肚|腰|腹|围|骨盆|盆骨|毛孔|脸|下巴|臀|腿|胯|皮)$/.test(text.slice(0, at))
  )
    return true;
  if (/^接着/.test(text.slice(at)) && /(?:下次|下回|Ⓓ)$/.test(text.slice(0, at))) return true;
  if (at > 0 && STRONG.test(text.slice(at))) return /[说约等到叫让]$/.test(text.slice(0, at));
  return (
    at === 0 ||
    /(?:她|他|我|跟|也|还|又|就|不|没|听|来|们|都|自己|是|的|Ⓒ|刚才|刚|再|让|要|Ⓢ|总|人|客)$/.test(
      text.slice(Math.max(0, at - 2), at),
    )
  );
}

/** «划了1次|皮肤亮了»: a part of the body after something finished begins the result. */
function startsState(text: string, at: number, length: number): boolean {
  const before = text.slice(0, at);
  const head = sentenceHead(before);
  if (!head || !/[ⓉⓃⓂⒽⓈ]|做|完|次|了/.test(head)) return false;
  if (
    /(?:的|她|他|有|对|说|觉得|感觉|问|做|给|嫌|把|没|长|看|整个|左|右|小|两边|两|满|全|上|下|内|外|洗|敷|补|是|Ⓒ|里|其|但|且|和|跟|弄|护|想|多|出|出来)$/.test(
      head,
    )
  ) {
    return /(?:[送做完付转刷收给划]的)$/.test(head);
  }
  return /^(?:从|又下去|又小|又掉)|^.{0,8}(?:了|很|有点|还|没|也|更|不|明显|亮|好|松|干|红|烫|软|热|痛|疼|淡|紧|水|滑|嫩|暖|透|弹|小|细)/.test(
    text.slice(at + length),
  );
}

function describe(text: string, start: number, end: number, mentions: Mention[]): Clause {
  const masked = mask(text, mentions, start, end);
  const said = masked.text;
  const label = LABELS.find(([pattern]) => pattern.test(said))?.[1];
  const next = label?.startsWith('next') || /下次|下回|下一次|下趟|再约|改天|回头|到时/.test(said);
  const sell =
    label === 'nextSell' ||
    (!next && /建议(?:她|他|客人)?(?:再|以后)?(?:加|做|办|试|配|搭|买|换)(?!了)/.test(said)) ||
    (/(?:(?<!怎么|多少)卖(?!多少|什么价)|推(?!迟|到|后|掉|开)|主推|销|主打|铺垫|种草)/.test(said) &&
      !/推(?:背|拿|荐过)/.test(said));
  const companion = new RegExp(
    `(?:她|他|Ⓒ的?|和|带|跟|,|^|了|[了带]一?[个位])(?:的)?(?:${COMPANION_WORDS.join('|')})`,
  ).test(said);
  const need = label === 'needs' || isNeed(said);
  const feedback = label === 'feedback' || (!need && isFeedback(said));
  const effect = label === 'effect' || (!label && !need && !feedback && isEffect(said));
  const denied = isDenied(said);
  return {
    start,
    end,
    masked,
    mentions: mentions.filter((one) => one.start >= start && one.end <= end),
    ...(label ? { label } : {}),
    next: Boolean(next),
    sell,
    feedback,
    effect,
    need,
    companion,
    denied,
  };
}

function isDenied(said: string): boolean {
  return /(?:没有?|未|不|别|没来得及|来不及|没能|没时间)(?:再|来|去)?(?:做|弄|体验|加)(?!过|了这|好|完)|Ⓣ(?:就|都|也)?(?:没有?做|没弄|不做|没来得及|来不及|没时间|先不做|取消|免了|算了|没做)/.test(
    said,
  );
}
