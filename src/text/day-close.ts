/** Day close (日结) in words. */
import type { Prompt, Row } from '../../bot-flows/engine';
import type { CloseShown } from '../salon/money/day-close';
import { cut, dayFrom, yuan } from './days';
import { recorded } from './figures';
import { methodName } from './money';

export const closeWords = {
  title: '日结',
  counted: '点数',
  explanation: '差的原因',
  howMuch: '今天各收了多少?例:现金0 微信6080 支付宝1200 刷卡1980。',
  why: (shown: CloseShown) => `对不上:${differences(shown).join(';')}。为什么?说一句就行。`,
  notAnAmount: '数目不对,再报一次,例:微信6080 刷卡1980。',
  closedBefore: '已经日结过了。后面的改动会记成更正。',
  moved: '账上刚才变了,再看一眼。',
  unconfirmed: '上次的日结没结成,收起来了。要补前一天的,说「昨天日结 微信6080 …」。',
  done: (shown: CloseShown) =>
    `${dayFrom(shown.today, shown.day)}日结好了。${shown.differs ? `差${yuan(shown.differenceFen)},原因已记。` : '分毫不差。'}之后的改动记成更正。`,
};

function differences(shown: CloseShown): string[] {
  return shown.lines
    .filter((line) => (line.countedFen ?? 0) !== line.expectedFen)
    .map((line) =>
      line.method === 'unknown'
        ? `${yuan(line.expectedFen)}${methodName(line.method)}`
        : `${methodName(line.method)}点${yuan(line.countedFen ?? 0)},账上${yuan(line.expectedFen)}`,
    );
}

export function closeCard(shown: CloseShown, explanation: string | undefined): Prompt {
  const facts: [string, string][] = [
    ...shown.lines.map((line): [string, string] => [
      methodName(line.method),
      line.method === 'unknown'
        ? yuan(line.expectedFen)
        : line.countedFen === line.expectedFen
          ? `${yuan(line.expectedFen)} 对上`
          : `点${yuan(line.countedFen ?? 0)} 账${yuan(line.expectedFen)}`,
    ]),
    ...(explanation ? [['原因', explanation] as [string, string]] : []),
  ];
  const missing =
    shown.complete.recorded < shown.complete.expected ? `${recorded(shown.complete)},没记的收款不在里面` : '';
  const title = `${dayFrom(shown.today, shown.day)}日结`;
  return {
    text: [title, ...facts.map(([label, value]) => `${label} ${value}`), missing, '结了吗?']
      .filter(Boolean)
      .join('\n'),
    card: {
      kind: 'buttons',
      title,
      desc: cut(missing || '结了以后的改动记成更正', 44),
      rows: facts.slice(0, 6).map(([label, value]): Row => ({ label: cut(label, 5), value: cut(value, 30) })),
      buttons: [
        { key: 'yes', text: '日结', style: 2 },
        { key: 'edit:counted', text: '重报' },
        { key: 'no', text: '先不结', style: 4 },
      ],
    },
  };
}
