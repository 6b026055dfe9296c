/** The manager looks through the talks of a day. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { TalksToCheck } from '../salon/contacts/check';
import { talkResults } from './tracking';

export const checkWords = {
  title: '核查联系',
  none: '这天还没有联系记录。',
  allSeen: (count: number) => `这天 ${count} 条联系都核查过了。`,
  seen: '知道了',
  checked: (count: number) => `${count} 条核查好了。`,
};

const MOST = 15;

export function checkPrompt({ day, all, open }: TalksToCheck): Prompt {
  const lines = open
    .slice(0, MOST)
    .map((each) =>
      [each.clock, each.by, each.customer, talkResults[each.result], each.note].filter(Boolean).join(' '),
    );
  const more = open.length - lines.length;
  const desc = `${day.slice(5)} 联系 ${all} 条,没核查的 ${open.length} 条`;
  const text = [desc, ...lines, ...(more > 0 ? [`还有 ${more} 条`] : [])].join('\n');
  const buttons = [
    { key: 'yes', text: '都看过了', style: 2 as const },
    { key: 'no', text: '先不', style: 4 as const },
  ];
  return { text, card: { kind: 'buttons', title: checkWords.title, desc, buttons } };
}
