/**
 * Words of dialects, each put into words of Mandarin of the same length, so that a position in one text is the
 * position in the other and every rule hears 听日下昼 as it hears 明天下午.
 */

export interface Rewording {
  start: number;
  end: number;
  word: string;
}

type Rule = [RegExp, string];

/** What nobody writes who does not speak so. */
const CANTONESE =
  /[咗唔佢嘅冇嚟喺啲嗰俾畀睇咩乜㗎噉咁哋嘢瞓嬲攞啱嗌攰喎喇]|(?:听|琴|寻|噚)(?:日|晚|朝)|[上下晏]昼|边(?:个|位|度)|而家|[做收来俾去打食]左(?![边右手眼脸肩腿脚侧耳膝臂小大])|几多|晒未|食紧/;

/** Said so in one region only, and not to be mistaken for anything else. */
const ANYWHERE: Rule[] = [
  [/大后日/g, '大后天'],
  [/大前日/g, '大前天'],
  [/听日/g, '明天'],
  [/[琴寻噚]日/g, '昨天'],
  [/听晚/g, '明晚'],
  [/[琴寻噚]晚/g, '昨晚'],
  [/听朝/g, '明早'],
  [/今朝/g, '今早'],
  [/上昼/g, '上午'],
  [/[下晏]昼/g, '下午'],
  [/朝早/g, '早上'],
  [/夜晚/g, '晚上'],
  [/今个(?=月|礼拜|星期)/g, '这个'],
  [/几多/g, '多少'],
  [/得闲/g, '有空'],
  [/(?<=[\d百千万十])蚊/g, '元'],
  [/点一个字/g, '点05分'],
  [/点两个字/g, '点10分'],
  [/点三个字/g, '点15分'],
  [/点四个字/g, '点20分'],
  [/点八个字/g, '点40分'],
  [/点十个字/g, '点50分'],
  [/^早晨(?=各位|大家|[啊呀]|$)/g, '早上'],
  [/啥子|么子/g, '什么'],
  [/莫得|冇得/g, '没有'],
  [/咋个|啷个/g, '怎么'],
  [/晓得/g, '知道'],
  [/(?<=还?[有剩欠差])好多(?=次|钱|块|$)/g, '多少'],
  [/没得/g, '没有'],
  [/晌午/g, '中午'],
  [/^要得(?=$|[,。!]|的)/g, '好的'],
  [/巴适/g, '舒服'],
  [/辰光/g, '时候'],
  [/(?<![调平工规完修])整(?=[完了好过](?!个|体|天))/g, '做'],
];

/** Words that mean something else in Mandarin: only where the message shows that it is Cantonese. */
const IN_CANTONESE: Rule[] = [
  [/放飞机/g, '放鸽子'],
  [/冇人听/g, '没人接'],
  [/[嚟来]唔到/g, '来不了'],
  [/唔做得/g, '不能做'],
  [/唔用得/g, '不能用'],
  [/成个钟(?!头)/g, '一小时'],
  [/个钟(?!头)/g, '小时'],
  [/乜嘢|啲咩|咩嘢/g, '什么'],
  [/几时/g, '哪天'],
  [/边几(?=个|位)/g, '哪几'],
  [/边(?:个|位)/g, '哪位'],
  [/边度/g, '哪里'],
  [/点样/g, '怎么'],
  [/点解/g, '为啥'],
  [/而家/g, '现在'],
  [/睇下/g, '看看'],
  [/头先/g, '刚才'],
  [/食紧饭/g, '在吃饭'],
  [/啱啱/g, '刚刚'],
  [/等阵/g, '等会'],
  [/但系/g, '但是'],
  [/净系/g, '只是'],
  [/尾数/g, '尾款'],
  [/收错数/g, '收错钱'],
  [/碌卡/g, '刷卡'],
  [/埋单/g, '结账'],
  [/塞车/g, '堵车'],
  [/倾偈/g, '聊天'],
  [/倾(?!斜|向|诉)/g, '聊'],
  [/[钟中]意/g, '喜欢'],
  [/阿仔/g, '儿子'],
  [/阿女/g, '女儿'],
  [/膊头/g, '肩膀'],
  [/背脊/g, '后背'],
  [/行路/g, '走路'],
  [/好靓/g, '好看'],
  [/手势/g, '手法'],
  [/旧历/g, '农历'],
  [/新历/g, '阳历'],
  [/转(?=[咗左]?电话)/g, '换'],
  [/敏感(?!肌|皮|的?皮)/g, '过敏'],
  [/唔使/g, '不用'],
  [/唔该/g, '谢谢'],
  [/唔听/g, '不接'],
  [/冇咁/g, '不太'],
  [/少少/g, '一点'],
  [/返(?=[嚟来去转])/g, '回'],
  [/(?<=[补收])返/g, '回'],
  [/俾(?=[咗左]?(?:成)?[\d一二两三四五六七八九十百千半]|[咗左]?(?:钱|清|现金)|清)/g, '付'],
  [/畀(?=[咗左]?(?:成)?[\d一二两三四五六七八九十百千半]|[咗左]?(?:钱|清|现金)|清)/g, '付'],
  [/[俾畀]/g, '给'],
  [/(?<![竞战斗])争(?=[\d几多我佢两二三四五六七八九一])/g, '欠'],
  [/成(?=\d)/g, '够'],
  [/(?<![关联体派院])系(?![统列带数])/g, '是'],
  [/(?<![电说对通谈讲神听笑实长普废闲回的句])话(?![题费术剧疗筒机])/g, '说'],
  [/^同(?=.{1,6}(?:留|约|订|安排))/g, '帮'],
  [/同(?![样时一意事学款步])/g, '跟'],
  [/一齐/g, '一起'],
  [/由(?=.{0,6}\d+到)/g, '从'],
  [/改去/g, '改到'],
  [/[嚟黎](?=[咗左到紧过])|(?<=[过返翻再])黎|嚟/g, '来'],
  [/[咗]|(?<=[做收俾到来黎去嚟淡少好买充办扣约打搞用改取])左(?![边右手眼脸肩腿脚侧耳膝臂])/g, '了'],
  [/晒(?=未|没|啦|喇|$|[?,. ])/g, '完'],
  [/未(?!来|婚|必|知|成年)/g, '没'],
  [/冇/g, '没'],
  [/唔/g, '不'],
  [/佢/g, '她'],
  [/嘅/g, '的'],
  [/哋/g, '们'],
  [/仲(?=有|剩|欠|争|要|没|未|系|可以|加|差|喺|想)/g, '还'],
  [/呢(?=个|条|单|位|次|度|排|边)/g, '这'],
  [/嗰/g, '那'],
  [/睇/g, '看'],
  [/喺/g, '在'],
  [/[咩乜]/g, '啥'],
  [/啲/g, '点'],
  [/咁/g, '这'],
  [/嗌/g, '喊'],
  [/瞓/g, '睡'],
  [/攰/g, '累'],
  [/嬲/g, '气'],
  [/喇/g, '啦'],
  [/㗎|喎/g, '啊'],
  [/(?<![方里上下前后外见对当表])面(?=[滑光红白干油润])/g, '脸'],
  [/(?<![认知常见相])识(?=[做帮不唔])/g, '会'],
];

/** The stretches of a normalised text that stand in dialect, and what they are in Mandarin; none overlap. */
export function dialectIn(text: string): Rewording[] {
  const rules = CANTONESE.test(text) ? [...ANYWHERE, ...IN_CANTONESE] : ANYWHERE;
  const taken = new Set<number>();
  const found: Rewording[] = [];
  for (const [pattern, word] of rules) {
    for (const m of text.matchAll(pattern)) {
      const [start, end] = [m.index, m.index + m[0].length];
      if ([...word].length !== m[0].length) continue;
      if (Array.from(m[0], (_, i) => start + i).some((at) => taken.has(at))) continue;
      for (let at = start; at < end; at++) taken.add(at);
      found.push({ start, end, word });
    }
  }
  return found;
}

/** The text with these words in Mandarin. */
export function reworded(text: string, words: Rewording[]): string {
  const units = [...Array(text.length)].map((_, i) => text[i]);
  for (const { start, word } of words) for (let i = 0; i < word.length; i++) units[start + i] = word[i];
  return units.join('');
}
