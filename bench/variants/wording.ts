import { replaced, type Rule, type Told } from './variant';

/** Words of which each may stand for the other, whatever they are said of. */
const SAME: [RegExp, string[]][] = [
  [/划(?=了?[\d一两二三四五]次)/g, ['扣', '耗', '消', '划卡', '扣卡', '用', '销']],
  [
    /(?<![实现已回点签应验没未])收了?(?=[\d¥￥一二两三四五六七八九])/g,
    ['收', '收了', '实收', '付', '付了', '收款', '付款', '交了', '给了', '收费'],
  ],
  [
    /微信(?=[\d一二两三四五六七八九])/g,
    ['WX', 'wx', 'vx', '微信转账', '微信转', '微信付', '微信支付', '微信收款'],
  ],
  [/支付宝(?=[\d一二两三四五六七八九])/g, ['zfb', 'ZFB', '支付宝转', '支付宝付', '支付宝收款', '支付宝扫码']],
  [/现金(?=[1-9一二两三四五六七八九])/g, ['现金收', '收现金', '现付', '付现金', '给现金']],
  [/刷卡(?=[1-9一二两三四五六七八九])/g, ['刷卡付', 'POS', '刷卡收', '银行卡付']],
  [/实耗(?=[1-9一二两三四五六七八九])/g, ['消耗', '实际消耗', '耗卡']],
  [
    /扣储值(?=[1-9一二两三四五六七八九])/g,
    ['储值扣', '储值扣了', '从储值扣', '扣余额', '从卡里扣', '卡里扣', '走储值'],
  ],
  [/还欠(?=[1-9一二两三四五六七八九])/g, ['欠', '还差', '尾款', '欠款']],
  [/(?<=Ⓣ)做了|做了(?=Ⓣ)/g, ['做了', '做完', '弄了', '做的', '做了个']],
  [/今天(?=做|来|到店)/g, ['今日', '今儿', '今天', '刚刚', '刚才']],
  [/(?<!再)下次/g, ['下回', '下一次']],
  [/客人/g, ['顾客', '客户']],
  [/充了(?=[1-9一二两三四五六七八九])/g, ['充值', '充', '充值了', '储值', '存了', '充卡']],
  [/她说/g, ['客人说', '她讲', '说']],
];

/** 划 as 扣, 耗, 消; 收 as 付, 实收; 微信 as WX, vx; 支付宝 as zfb; 下次 as 下回. */
export const synonyms: Rule = {
  name: 'synonyms',
  vary: (told, choose) => {
    const masked = treatmentsMarked(told);
    const parts: { start: number; end: number; with: string }[] = [];
    for (const [pattern, words] of SAME)
      for (const m of masked.matchAll(pattern)) {
        const [start, end] = [m.index, m.index + m[0].length];
        if (told.mentions.some((one) => isName(one.kind) && one.start < end && start < one.end)) continue;
        if (parts.some((one) => one.start < end && start < one.end)) continue;
        const others = words.filter((word) => word !== m[0]);
        parts.push({ start, end, with: choose.one(others) });
      }
    return parts.length ? { text: replaced(told.text, parts) } : null;
  },
};

/** Each treatment as so many Ⓣ, so that positions stay. */
function treatmentsMarked({ text, mentions }: Told): string {
  return replaced(
    text,
    mentions
      .filter((one) => one.kind === 'treatment')
      .map(({ start, end }) => ({ start, end, with: 'Ⓣ'.repeat(end - start) })),
  );
}

function isName(kind: string): boolean {
  return kind === 'customer' || kind === 'staff' || kind === 'treatment' || kind === 'room';
}

const OPENERS = [
  '记一下 ',
  '帮我记一下,',
  '麻烦记一下:',
  '登记下 ',
  '你好 ',
  '嗯 ',
  '那个,',
  '汇报一下 ',
  '来了哈,',
  '@店务 ',
  '报一下：',
];
const NEUTRAL = ['你好,', '亲 ', '嗯 ', '那个,', '@店务 ', '哎 ', '在吗 ', '麻烦看下,'];
const CLOSERS = [
  ' 谢谢',
  '哈',
  ' 麻烦了',
  '👌',

  ',辛苦了',
  '~',
  '!',
  ' 就这样',
  '🙏',
  '…',
  ' 谢谢啦~',
  ' 😊',
];

/** 记一下 …, 麻烦 …, … 谢谢. */
export const manners: Rule = {
  name: 'polite openers and closers',
  vary: ({ text, reading }, choose) => {
    const record = reading.intent === 'record_visit';
    const before = choose.chance() < 0.6 ? choose.one(record ? OPENERS : NEUTRAL) : '';
    const after =
      !before || choose.chance() < 0.5 ? choose.one(CLOSERS.filter((one) => goesBehind(text, one))) : '';
    return { text: before + text + after };
  },
};

/** «…吗了哈», «…了了哈» nobody says, and a figure at the end takes no word right behind it. */
function goesBehind(text: string, closer: string): boolean {
  if (/^[ ,~!…]/.test(closer)) return true;
  return !/[吗呢?？了哈吧的。!！~\da-z元块]$/i.test(text);
}

const FILLERS = ['嗯', '那个', '就是', '然后', '啊', '呃', '反正', '这个'];

/** 嗯, 那个, 然后 where a clause begins. */
export const fillers: Rule = {
  name: 'filler words at seams',
  vary: (told, choose) => {
    const seams = [...told.text.matchAll(/[,，。;；]/g)]
      .map((m) => m.index + 1)
      .filter(
        (at) =>
          at < told.text.length &&
          isFree(told, at) &&
          !/^(?:不对|不是|错|哦|是|更正|应该)/.test(told.text.slice(at).trim()),
      );
    if (!seams.length) return null;
    const parts = seams
      .filter(() => choose.chance() < 0.5)
      .map((at) => ({ start: at, end: at, with: choose.one(FILLERS) + choose.one(['', '', ' ', ',']) }));
    return parts.length ? { text: replaced(told.text, parts) } : null;
  },
};

export function isFree({ mentions }: Told, at: number): boolean {
  return !mentions.some((one) => one.start < at && at < one.end);
}
