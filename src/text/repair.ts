/** The engine's own sentences, and the words by which staff say yes, no, stop, or a number. */
import type { Choice, Question, Voice } from '../../bot-flows/engine/flow';

const LAST_WORDS = /[吧呢哈呀啊哦喔了的嘛~～!！。.,，、\s]+$/u;

const YES = words(
  '对 对的 对呀 对啊 对了 对对 对对对 是 是的 是啊 是呀 嗯 嗯嗯 嗯对 好 好的 好滴 好嘞 好呀 好啊 好吧 行 行的 行啊 可以 可 没错 没问题 确认 确定 ' +
    '记下 记下吧 记吧 都记下 约上 都约上 就这样 就这么定 就这么办 定了 就定这个 同意 准 ok okay yes y 1',
);
const NO = words('不 不对 不是 不是的 错 错了 不行 不要 不用 不用了 否 别 不同意 no n');
const NOTHING = words('没有 没有了 没了 没啥 没啥了 没什么 没别的 无 没需求');
const CANCEL = words(
  '算了 算了吧 取消 不记了 不弄了 不做了 不写了 不用记 不用记了 别记 别记了 先不记 先不记了 先不弄 停 停下 退出 作废 不约了 cancel quit',
);

const DIGITS = '零一二三四五六七八九';

/** How the engine speaks: short, kind, and always with the name of what it is about. */
export const voice: Voice = {
  yes: (text) => isAll(text, YES),
  no: (text) => isAll(text, NO),
  cancel: (text) => CANCEL.has(bare(text)),
  nothing: (text) => isAll(text, NOTHING),
  number: readNumber,
  which: (label) => `${label}是哪个?`,
  labelOf: (choice: Choice) => (choice.hint ? `${choice.label} ${choice.hint}` : choice.label),
  notUnderstood: (title) => `这句没听懂,还在${title}。换个说法,或点下面的。`,
  wayOut: (question): Question => ({
    text: `还是没听懂,不要紧。${question}\n可以先放一放,或者不要了。`,
    choices: [
      { key: 'edit:', text: '再说一次', style: 2 },
      { key: 'no', text: '不要了', style: 4 },
    ],
  }),
  stale: (title) => `${title} 改过了,点最新这张。`,
  gone: (title) => (title ? `${title} 已经收起来了,要的话再说一次。` : '这张过期了,要的话再说一次。'),
  already: (title) => `${title} 已经办好了,没有重复。`,
  cancelled: (title) => `好,${title} 不记了。`,
  expired: (title) => `${title} 放太久,收起来了,没有记下。`,
  recap: (title, missing) =>
    missing.length > 0 ? `回到${title},还差${missing.join('、')}。` : `回到${title},还没记下。`,
  aside: (title) => `接着${title}:`,
  pending: () => '有一条还没记下',
  changed: (label, before, after) => `${label}:${before} → ${after}`,
  confirmFirst: () => '没有要补的,就回「对」;还没记下。',
  failed: (reference) => `这一步没成,没有记下。请再试一次;还不行就告诉店长,编号 ${reference}。`,
  yesButton: { key: 'yes', text: '对', style: 2 },
  noButton: { key: 'no', text: '不要了', style: 4 },
};

/** «2», «２», «二», «第2个», «选2», «②»; null for anything that says more. */
function readNumber(text: string): number | null {
  const said = text
    .normalize('NFKC')
    .trim()
    .replace(/[。.!、,)\s]+$/u, '');
  const core = /^(?:第|选|要|就|回)?(.{1,3}?)(?:个|位|号|条|项)?$/u.exec(said)?.[1] ?? '';
  if (/^\d{1,2}$/.test(core)) return Number(core);
  if (core === '两' || core === '俩') return 2;
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(core);
  if (!match || core === '') return null;
  const [, tens, ten, ones] = match;
  if (!ten) return tens && !ones ? DIGITS.indexOf(tens) : null;
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}

/** «嗯 就这么定», «好的,可以», «没错记下吧»: every part of it says the same. */
function isAll(text: string, among: ReadonlySet<string>): boolean {
  if (among.has(bare(text))) return true;
  const parts = text.split(/[\s,，。.!！、]+/u).filter(Boolean);
  return parts.length > 0 && parts.every((part) => among.has(bare(part)) || isMadeOf(bare(part), among));
}

/** Said in one breath: words one after the other. Single characters are too common to be told apart so. */
function isMadeOf(text: string, among: ReadonlySet<string>): boolean {
  if (among.has(text)) return true;
  for (let end = 2; end <= text.length - 1; end++) {
    const [first, rest] = [text.slice(0, end), text.slice(end)];
    if ((among.has(first) || among.has(bare(first))) && isMadeOf(rest, among)) return true;
  }
  return false;
}

function bare(text: string): string {
  const said = text.normalize('NFKC').trim().toLowerCase();
  return said.replace(LAST_WORDS, '') || said;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').flatMap((word) => [word, word.replace(LAST_WORDS, '') || word]));
}
