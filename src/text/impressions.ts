/** First impressions: one line, to be skipped at will. */
import type { ImpressionShown } from '../salon/customer-file/impressions';

export const impressionWords = {
  title: (name: string) => `${name} 的印象`,
  said: '印象',
  ask: (name: string) =>
    `第一次来,印象说一句(外形、穿着、谈吐、直觉、行为),例:「${name}印象 打扮讲究,说话爽快」;不说也行。`,
};

export function impressionText(facts: Record<string, unknown>): string {
  const { name } = facts.customer as { name: string };
  return facts.kind === 'found'
    ? `${name} 其实:${String(facts.text)}。和第一印象一起记下了。`
    : `${name} 第一印象:${String(facts.text)},记下了。以后不一样,说「其实${name}…」。`;
}

export function refusedImpression(code: string, facts: Record<string, unknown>): string {
  if (code === 'off') return '店里没有开第一印象,没有记。要开请店长设置「第一印象」。';
  if (code === 'there-already')
    return `${String(facts.name)} 的第一印象${String(facts.by)}已经说过。不一样就说「其实${String(facts.name)}…」。`;
  if (code === 'no-impression') return `${String(facts.name)} 没有记过第一印象,没有记。`;
  return '店里没有这位客人。';
}

/** «第一印象 11-25 何莹:打扮讲究;其实 12-03 苏婉:很省». */
export function impressionsLine(shown: ImpressionShown[]): string | null {
  if (shown.length === 0) return null;
  const each = ({ kind, text, day, by }: ImpressionShown): string =>
    `${kind === 'expected' ? '第一印象' : '其实'} ${day.slice(5)} ${by}:${text}`;
  return shown.map(each).join(';');
}
