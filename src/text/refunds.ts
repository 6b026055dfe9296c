/** Refunds and the manager's approval in words. */
import type { Prompt, Question, Row } from '../../bot-flows/engine';
import type { Refundable } from '../salon/money/refunds';
import type { Change } from '../salon/corrections/change';
import { changeShown } from './corrections';
import { cut, dayWithWeekday, yuan } from './days';
import { methodName } from './money';
import { visitRefused } from './visit/done';

export const refundWords = {
  title: (name: string) => `${name} 的退款`,
  label: '退什么',
  amount: '退多少',
  method: '怎么付的',
  howPaid: {
    text: '这张卡接过来时没记怎么付的,退哪里?',
    choices: [
      { key: 'by:wechat', text: '微信' },
      { key: 'by:alipay', text: '支付宝' },
      { key: 'by:card', text: '刷卡' },
      { key: 'by:cash', text: '现金' },
      { key: 'by:transfer', text: '转账' },
      { key: 'no', text: '不退了', style: 4 },
    ],
  } as Question,
  reason: '原因',
  none: (name: string) => `${name} 没有可退的卡和储值。`,
  howMuch: '这张卡接过来时没有价格,退多少?例:3000。',
  which: (items: Refundable[]): Question => ({
    text: ['退哪一个?', ...items.map((item) => `${itemName(item)}:可退${yuan(item.refundFen)}`)].join('\n'),
    choices: items.slice(0, 6).map((item) => ({ key: `item:${item.key}`, text: cut(itemName(item), 10) })),
  }),
  unconfirmed: (name: string) => `${name} 的退款还没交给店长,收起来了。`,
  asked: (name: string, fen: number) =>
    `${name} 退${yuan(fen)} 已交给店长定,定了告诉你。先别跟客人说死数目。`,
  done: (name: string, fen: number, method: string) =>
    `${name} 已退${yuan(fen)},${methodName(method)}原路退。`,
};

export function itemName(item: Refundable): string {
  return item.key === 'stored' ? '储值' : `${item.name}卡剩${item.left}次`;
}

/** The reckoning: what was paid, what is left of it, what is set against it. */
export function reckoning(item: Refundable): [string, string][] {
  const paid = item.giftFen > 0 ? `${yuan(item.paidFen)},另送${yuan(item.giftFen)}` : yuan(item.paidFen);
  return [
    ['退', itemName(item)],
    ['付过', item.total ? `${paid} 共${item.total}次` : paid],
    ['还值', yuan(item.leftFen)],
    ...(item.offsetFen > 0 ? [['抵欠款', yuan(item.offsetFen)] as [string, string]] : []),
  ];
}

export function refundCard(name: string, item: Refundable, fen: number, mine: boolean): Prompt {
  const facts: [string, string][] = [
    ...reckoning(item),
    ['退客人', `${yuan(fen)} ${methodName(item.method)}原路`],
  ];
  const ask = mine ? '现在退,对吗?' : '交给店长定吗?';
  const title = `${name} · 退款`;
  return {
    text: [title, ...facts.map(([label, value]) => `${label}:${value}`), ask].join('\n'),
    card: {
      kind: 'buttons',
      title: cut(title, 36),
      desc: ask,
      rows: facts.slice(0, 6).map(([label, value]): Row => ({ label, value: cut(value, 30) })),
      buttons: [
        { key: 'yes', text: mine ? '退' : '交给店长', style: 2 },
        { key: 'edit:amount', text: '改金额' },
        { key: 'no', text: '不退了', style: 4 },
      ],
    },
  };
}

export const approvalWords = {
  title: '等你定',
  amount: '改成多少',
  howMuch: '改成退多少?例:2800。',
  refundTitle: (name: string) => `${name} 要退款`,
  correctionTitle: (name: string) => `改${name}的记录`,
  approved: '同意了,已经办好。',
  refusedSaid: '没同意,已经告诉经手人。',
  iTalk: '好,你来谈,这条先不动。',
  decidedBefore: '这条已经定过了。',
};

export interface ApprovalShown {
  kind: 'refund' | 'correction';
  by: string;
  subject: {
    customer?: { name: string };
    item?: Refundable;
    amountFen?: number;
    reason?: string;
    found?: { customer: { name: string }; day: string; change: Change };
  };
}

/** First line neutral: it shows on the lock screen. */
export function approvalCard(shown: ApprovalShown, otherFen: number | null): Prompt {
  const { subject, by } = shown;
  const facts =
    shown.kind === 'refund' && subject.item
      ? [
          ...reckoning(subject.item),
          ['退客人', yuan(otherFen ?? subject.amountFen ?? 0)] as [string, string],
          ['谁提的', subject.reason ? `${by}:${subject.reason}` : by] as [string, string],
        ]
      : [
          ['日期', subject.found ? dayWithWeekday(subject.found.day) : ''] as [string, string],
          ['改', subject.found ? changeShown(subject.found.change) : ''] as [string, string],
          ['谁提的', by] as [string, string],
        ];
  const name = subject.customer?.name ?? subject.found?.customer.name ?? '';
  const title =
    shown.kind === 'refund' ? approvalWords.refundTitle(name) : approvalWords.correctionTitle(name);
  return {
    text: ['有一件事等你定', title, ...facts.map(([label, value]) => `${label}:${value}`)].join('\n'),
    card: {
      kind: 'buttons',
      title: '有一件事等你定',
      desc: cut(title, 44),
      rows: facts.slice(0, 6).map(([label, value]): Row => ({ label, value: cut(value, 30) })),
      buttons: [
        { key: 'yes', text: '同意', style: 2 },
        ...(shown.kind === 'refund' ? [{ key: 'edit:amount', text: '改金额' }] : []),
        { key: 'refuse', text: '不同意', style: 3 },
        { key: 'talk', text: '我来谈', style: 4 },
      ],
    },
  };
}

/** What the one who asked hears. */
export function decided(facts: Record<string, unknown>): string {
  const { verdict, kind, subject, by, outcome } = facts as {
    verdict: string;
    kind: string;
    subject: ApprovalShown['subject'];
    by: string;
    outcome: { amountFen?: number; method?: string };
  };
  const name = subject.customer?.name ?? subject.found?.customer.name ?? '';
  if (verdict !== 'approved') return `${name}:${by}没同意${kind === 'refund' ? '退款' : '这个更正'}。`;
  if (kind !== 'refund')
    return `${name}:${by}同意了,已经改好。${subject.found ? changeShown(subject.found.change) : ''}`;
  return `${name}:${by}同意退${yuan(outcome.amountFen ?? 0)},${methodName(outcome.method ?? '')}原路退。`;
}

const REFUSED: Record<string, string> = {
  'nothing-to-refund': '这个已经没有可退的了。',
  'more-than-paid': '退的比付过的还多,再核对一下。',
  decided: '这条已经定过了。',
  'no-such-approval': '这条已经不在了。',
};

export function refundRefused(code: string, facts: Record<string, unknown>): string {
  if (code === 'not-allowed') return '退款由前台或顾问提、店长批。先别跟客人说数目。';
  return REFUSED[code] ?? visitRefused[code]?.(facts) ?? '没办成,请再试一次。';
}
