/** Money received, in words. */
import type { Prompt, Question, Row } from '../../bot-flows/engine';
import type { MoneyDraft } from '../salon/money/money-lines';
import type { Received } from '../salon/money/receive';
import { cut, dayWithWeekday, yuan } from './days';
import { kindName, methodName, moneyLine } from './money';
import { visitButtons, type Selectable } from './visit/card';
import { visitRefused } from './visit/done';

export const moneyWords = {
  card: '卡',
  sellers: '业绩',
  names: (people: { name: string }[]) => people.map((person) => person.name).join('、'),
  title: (name: string) => `${name} 的收款`,
  whoPaid: '谁付的?说名字;没档案的说「散客」。',
  fix: '哪里不对?直接说,例:刷卡 / 是还款 / 收1280。',
  notOwed: (name: string, drafts: MoneyDraft[], owedFen: number | null): Question => {
    const sum = yuan(drafts.reduce((total, draft) => total + draft.amountFen, 0));
    const less = owedFen !== null && owedFen > 0;
    const why = less
      ? `${name} 只欠${yuan(owedFen)},还的${sum}多了。多的算充值,还是别的?`
      : owedFen === 0
        ? `${name} 没有欠款,这${sum}算充值还是别的?`
        : `${name} 这${sum}和欠款对不上,算什么?`;
    return {
      text: why,
      choices: [
        ...(less ? [{ key: 'overTopUp', text: '多的算充值', style: 2 as const }] : []),
        ...(less ? [] : [{ key: 'instead:topUp', text: '充值', style: 2 as const }]),
        { key: 'instead:single', text: '单次' },
        { key: 'instead:product', text: '产品' },
        { key: 'instead:deposit', text: '定金' },
        { key: 'oldDebt', text: '还以前的账' },
        { key: 'no', text: '先不记', style: 4 },
      ],
    };
  },
  unconfirmed: (name: string) => `${name} 的收款还没记下,放太久收起来了。要记的话再说一次。`,
  toldBefore: (name: string, by: string | null, amountFen: number): Question => ({
    text: `${name} 今天${by ?? '已经有人'}记过收${yuan(amountFen)}。是同一笔吗?`,
    choices: [
      { key: 'no', text: '同一笔,不记', style: 2 },
      { key: 'moneyAgain', text: '另收了一笔' },
    ],
  }),
};

export interface MoneyShown {
  customer: string;
  drafts: MoneyDraft[];
  sellers: string[];
  owed: string | null;
  forDay: string | null;
  closed: boolean;
  note?: string;
  select: Selectable;
}

export function moneyCard(shown: MoneyShown): Prompt {
  const facts: [string, string][] = [
    ...shown.drafts.map((draft): [string, string] => ['收款', moneyLine(draft)]),
    ...(shown.sellers.length > 0 ? [['业绩', shown.sellers.join('、')] as [string, string]] : []),
    ...(shown.owed ? [['现欠', shown.owed] as [string, string]] : []),
    ...(shown.forDay ? [['日期', dayWithWeekday(shown.forDay)] as [string, string]] : []),
    ...(shown.closed ? [['日结', '那天已日结,记作更正'] as [string, string]] : []),
    ...(shown.note ? [['备注', shown.note] as [string, string]] : []),
  ];
  const title = `${shown.customer} · 收款`;
  const fits = facts.length <= 6 && facts.every(([, value]) => [...value].length <= 30);
  return {
    text: [title, ...facts.map(([label, value]) => `${label}:${value}`), '还没记下,对吗?'].join('\n'),
    ...(fits ? { whole: true } : {}),
    card: {
      kind: 'buttons',
      title: cut(title, 36),
      desc: '还没记下,对吗?',
      rows: facts.slice(0, 6).map(([label, value]): Row => ({ label, value: cut(value, 30) })),
      ...(shown.select ? { select: shown.select } : {}),
      buttons: [visitButtons.yes, visitButtons.fix, visitButtons.no],
    },
  };
}

/** «孙佳慧 已收12,800 刷卡(办卡)»; stored value where it moved. */
export function moneyReceived(name: string, lines: Received[], storedFen: number): string {
  const sums = lines.map(
    (line) => `${yuan(line.amountFen)} ${methodName(line.method)}(${kindName(line.kind)})`,
  );
  const moved = lines.some((line) => line.kind === 'topUp' || line.method === 'stored_value');
  return `${name} 已收${sums.join('、')}${moved ? `,储值现有${yuan(storedFen)}` : ''}`;
}

export function moneyRefused(code: string, facts: Record<string, unknown>): string {
  if (code === 'told-before') return '这笔刚刚有人记过,没有重复记。';
  if (code === 'course-incomplete') return '办的是什么项目、几次?';
  if (code === 'shares-not-whole') return '业绩份额加起来不是100%,再说一次怎么分。';
  return (visitRefused[code] ?? visitRefused['no-such-customer'])(facts);
}
