/** One line on how to talk to a kind of customer; a first draft that the manager may change. */
import type { CallHint, HintKind } from '../salon/contacts/call-hints';

export const hintWords = {
  title: '话术',
  which: '改哪一种?新客、沉睡、A类、B类、C类、其他。例:「话术 新客 先问皮肤感受」',
  what: '怎么说?一句话,30 个字以内;回「不要」就不显示。',
  onlyManager: '话术由店长来改。',
  tooLong: (longest: number) => `太长了,卡上放不下,${longest} 个字以内再说一次。`,
  set: (kind: HintKind, text: string) =>
    text ? `打${KINDS[kind]}电话时会看到:${text}` : `打${KINDS[kind]}电话时不再显示话术。`,
};

const KINDS: Record<HintKind, string> = {
  new: '新客',
  sleeping: '沉睡客人',
  A: 'A类',
  B: 'B类',
  C: 'C类',
  other: '其他客人',
};

/** New: trial and after-sales; high spenders: the better choice, quick; occasional: what two can share (SR-DUTY-08). */
const DRAFT: Partial<Record<HintKind, string>> = {
  new: '先问做完的感受,讲清怎么养,再约第2次',
  sleeping: '先听真实原因,不提卖',
  A: '先问效果,给两个好的选,当天办好',
  other: '说一个当季的、能带朋友来的',
};

/** Empty where nothing is to be shown. */
export function hintText({ kind, own }: CallHint): string {
  return own ?? DRAFT[kind] ?? '';
}

export function hintsText(own: Partial<Record<HintKind, string>>): string {
  const kinds = Object.keys(KINDS) as HintKind[];
  const lines = kinds.map(
    (kind) => `${KINDS[kind]}:${hintText({ kind, own: own[kind] ?? null }) || '(不显示)'}`,
  );
  return ['打电话的话术:', ...lines, '要改就说,例:「话术 新客 先问皮肤感受」'].join('\n');
}

/** The kind a sentence names; null where it names none. */
export function hintKindIn(text: string): { kind: HintKind; rest: string } | null {
  const named = /^(新客|沉睡|A类?|B类?|C类?|其他|散单)(?:客人|客户)?(?:的)?[::\s]*/i.exec(text);
  if (!named) return null;
  const word = named[1].toUpperCase();
  const kind: HintKind =
    word === '新客'
      ? 'new'
      : word === '沉睡'
        ? 'sleeping'
        : /^[ABC]/.test(word)
          ? (word[0] as HintKind)
          : 'other';
  return { kind, rest: text.slice(named[0].length).trim() };
}
