/** The digest of what is left of the day, and what is said when something of it is done. */
import type { Button, Prompt } from '../../bot-flows/engine/prompt';
import type { DueItem } from '../salon/morning/due-items';
import type { Digest, ManagerLine } from '../salon/contacts/follow-ups';
import { reasonPhrases } from './daily-list';

export const followUpWords = {
  title: '今天还没办的',
  nothing: '今天没有还没办的事。',
  noNumber: (numbers: number[]) => `没有这个号。还没办的是:${numbers.join('、')}。`,
  notFound: '没有找到这件事。',
  toWhom: (n: number) => `换谁办?说名字,例:「${n} 换琳琳打」。`,
};

const BUTTONS: Button[] = [
  { key: 'all', text: '都做了', style: 2 },
  { key: 'calls', text: '接着打电话' },
  { key: 'later', text: '都改明天', style: 4 },
];

const WITHOUT_CALLS = BUTTONS.filter((button) => button.key !== 'calls');

/** One bubble; its first line names nobody. */
export function digestPrompt(digest: Pick<Digest, 'items' | 'calls' | 'over'>, noted?: string): Prompt {
  const { items, calls = true, over = [] } = digest;
  const called = calls ? undefined : items.find((item) => item.customer);
  if (items.length === 0) return { text: '都办完了。' };
  const asked = items.filter((item) => item.again);
  const lines = [
    noted ?? `今天还有 ${items.length} 件没办:`,
    ...items.filter((item) => !item.again).map(itemText),
    ...(asked.length > 0 ? [askAgain(asked[0].n), ...asked.map(itemText)] : []),
    ...(called ? [`打了就说怎么样,例:「${called.customer!.name} 打通了 说好多了」`] : []),
    '办完一件回「' + String(items[0].n) + '好了」,都办了回「都做了」',
    ...(over.length > 0 ? [overText(over)] : []),
  ];
  return {
    text: lines.join('\n'),
    card: {
      kind: 'buttons',
      title: followUpWords.title,
      unnumbered: true,
      buttons: calls ? BUTTONS : WITHOUT_CALLS,
    },
  };
}

function askAgain(n: number): string {
  return `第3天了,还办吗?例:「${n} 改到周五」「${n} 换琳琳打」「${n} 不办了,因为…」`;
}

export function droppedText(facts: Record<string, unknown>): string {
  const name = (facts.customer as { name: string }).name;
  const reason = facts.reason ? `(${String(facts.reason)})` : '';
  const again = facts.againOn ? `,${String(facts.againOn).slice(5)} 再看` : '';
  return `${name} 先不办了${reason}${again};回「撤销」收回`;
}

export function settledText(settled: DueItem[], left: DueItem[]): string {
  const names = settled.map((item) => `${item.n} ${item.customer?.name ?? phraseOf(item)}`).join('、');
  const rest = left.length > 0 ? `还有 ${left.length} 件。` : '今天的都办完了。';
  return `${names} 办好了。${rest}回「撤销」收回`;
}

export function movedText(count: number): string {
  return `${count} 件都改到明天了。`;
}

/** For the manager: one line per person, no customer. */
export function overText(lines: ManagerLine[]): string {
  return `过期没办:${lines.map((line) => `${line.name} ${line.count} 件`).join('、')}。`;
}

export function againText(customers: string[], complaints: string[]): string {
  return [
    ...(complaints.length > 0 ? [`投诉该回复了:${complaints.join('、')}。回「有哪些投诉」接着办。`] : []),
    ...(customers.length > 0 ? [`该再打一次了:${customers.join('、')}。回「打电话」接着打。`] : []),
  ].join('\n');
}

function itemText(item: DueItem): string {
  const phrase = phraseOf(item);
  return `${item.n} ${[item.customer?.name, phrase].filter(Boolean).join(' ')}`;
}

function phraseOf(item: DueItem): string {
  return reasonPhrases(item.reasons)[0] ?? '';
}
