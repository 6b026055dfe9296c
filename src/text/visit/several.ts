/** Several visits told in one message, in words. */
import type { Prompt } from '../../../bot-flows/engine';
import type { MoneyDraft } from '../../salon/money/money-lines';
import type { VisitSeen } from '../../salon/visits/preview';
import { cut, yuan } from '../days';
import { moneyLines } from '../money';
import { lineShown } from './words';

export const visitsWords = {
  label: '这几位',
  wrong: '不对的',
  title: (count: number) => `${count}位客人的记录`,
  unconfirmed: (names: string[]) => `${names.join('、')} 的记录还没记下,收起来了。要记的话再说一次。`,
  oneByOne: '这几位都要再问一句,一位一位来。',
  goOn: '开始',
  whichWrong: '哪一位不对?例:2 不对。其余的先记下,不对的那位再单独问你。',
};

export interface VisitLine {
  n: number;
  customer: string;
  beautician: string | null;
  seen: VisitSeen | null;
  words: string;
  money: MoneyDraft[];
  /** wrong: put aside by her word · ask: something must be asked first. */
  state: 'right' | 'wrong' | 'ask';
}

/** One line a customer, numbered; those put aside say so. */
export function visitsCard(lines: VisitLine[]): Prompt {
  const shown = lines.map((line) => ({ ...line, told: toldOf(line) }));
  const count = shown.filter((line) => line.state === 'right').length;
  const title = `${lines.length}位客人,一起记`;
  return {
    text: [
      title,
      ...shown.map((line) => `${line.n} ${line.customer} ${line.told}`),
      '还没记下,对吗?有不对的回「2 不对」。',
    ].join('\n'),
    card: {
      kind: 'buttons',
      title,
      desc: '还没记下。有不对的回「2 不对」',
      rows: shown
        .slice(0, 6)
        .map((line) => ({ label: String(line.n), value: cut(`${line.customer} ${line.told}`, 30) })),
      buttons: [
        { key: 'yes', text: count === lines.length ? '全部记下' : `记下${count}位`, style: 2 },
        { key: 'fix', text: '有不对的' },
        { key: 'no', text: '不要了', style: 4 },
      ],
    },
  };
}

function toldOf(line: VisitLine): string {
  if (line.state === 'wrong') return '先放一边';
  const done = line.seen?.lines.map((each) => lineShown(each)).join('、') ?? '';
  const parts = [
    done,
    line.beautician,
    line.money.length > 0 ? `收${moneyLines(line.money)}` : '',
    line.words,
  ];
  const told = parts.filter(Boolean).join(' · ');
  return line.state === 'ask' ? `${told}(要再问一句)` : told;
}

export function visitsDone(
  names: string[],
  own: { visits: number; consumedFen: number } | null,
  left: string[],
): string {
  const figures = own && own.visits > 0 ? ` · 今天第${own.visits}位 · 实耗 ${yuan(own.consumedFen)}` : '';
  const lines = [`${names.join('、')} 已记下${figures}`];
  if (left.length > 0) lines.push(`还没记:${left.join('、')}`);
  return lines.join('\n');
}
