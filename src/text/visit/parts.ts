/** Completing a visit in words. */
import type { Button, Prompt, Question } from '../../../bot-flows/engine';
import type { NextLine, NextTime, NoneBecause, Part } from '../../salon/visits/parts';
import { cut } from '../days';
import { partNames, visitWords } from './words';

/** The usual reasons for having nothing; anything else is said in words. */
export const partButtons: Record<'nextDo' | 'nextSell' | 'nextTime', Button[]> = {
  nextDo: [
    { key: 'none:nextDo:done', text: '这个疗程做完了' },
    { key: 'none:nextDo:rest', text: '先养一养' },
  ],
  nextSell: [
    { key: 'none:nextSell:bought', text: '刚办过卡' },
    { key: 'none:nextSell:notNow', text: '这次不提' },
    { key: 'none:nextSell:refused', text: '她说不要' },
  ],
  nextTime: [
    { key: 'none:nextTime:call', text: '她说再约' },
    { key: 'none:nextTime:away', text: '出差/外地' },
  ],
};

const ASK: Record<string, string> = {
  nextDo: '下次做什么?',
  nextSell: '下次卖什么?',
  nextTime: '下次什么时候来?',
};

export const partWords = {
  none: '不需要的原因',
  title: (name: string) => `${name} 的下次`,
  ask: (part: Part, name: string): Question => ({
    text: `${name} ${ASK[part] ?? ''}`,
    choices: partButtons[part as keyof typeof partButtons],
  }),
  card: (name: string, said: Said): Prompt => {
    const facts: [string, string][] = [
      ['下次做', shown(said.nextDo, said.noneBecause?.nextDo)],
      ['下次卖', shown(said.nextSell, said.noneBecause?.nextSell)],
      [
        '下次时间',
        said.nextTime ? visitWords.nextTimeShown(said.nextTime) : none(said.noneBecause?.nextTime),
      ],
    ].filter((fact): fact is [string, string] => fact[1] !== '');
    return {
      text: [`${name} 下次`, ...facts.map(([label, value]) => `${label}:${value}`), '这样记,对吗?'].join(
        '\n',
      ),
      card: {
        kind: 'buttons',
        title: `${name} 下次`,
        desc: '这样记,对吗?',
        rows: facts.map(([label, value]) => ({ label: cut(label, 5), value: cut(value, 30) })),
        buttons: [
          { key: 'yes', text: '记下', style: 2 },
          { key: 'no', text: '先不记', style: 4 },
        ],
      },
    };
  },
  nothing: '都齐了,没有要补的。',
  done: (name: string, open: Part[], left: number) =>
    [
      open.length > 0 ? `${name} 记下了,还差:${partNames(open)}` : `${name} 的记录齐了`,
      ...(left > 0 ? [`还有${left}位没补齐。`] : []),
    ].join('\n'),
};

interface Said {
  nextDo?: NextLine[];
  nextSell?: NextLine[];
  nextTime?: NextTime;
  noneBecause?: NoneBecause;
}

function shown(lines: NextLine[] | undefined, waived: string | undefined): string {
  return lines?.map((line) => line.text ?? '').join('、') ?? none(waived);
}

function none(waived: string | undefined): string {
  return waived ? `没有(${waived})` : '';
}
