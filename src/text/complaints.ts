/** Complaints in words: what was said, who has it, by when she must hear from us. */
import type { Button, Prompt } from '../../bot-flows/engine';
import type { CauseCounts, ComplaintFacts } from '../salon/customers/complaints';
import { cut, dayFrom } from './days';
import { PERIOD_NAMES } from './figures';
import { yesNoCard } from './yes-no';

export const complaintWords = {
  title: (name: string) => `${name} 的投诉`,
  text: '说了什么',
  askText: (name: string) => `${name} 怎么说的?原话就行。`,
  about: '关于谁',
  result: '处理结果',
  askResult: '怎么处理的?说一句。',
  cause: '原因',
  askCause: '归到哪一类?',
  causesTitle: '投诉原因',
  feedback: '客人回话',
  askFeedback: '客人怎么说?原话就行。',
  notKept: (name: string) => `${name} 的投诉还没记下。`,
  notFound: '没有这条投诉。',
  notYours: '这条由负责的人或店长处理。',
  closedBefore: (name: string) => `${name} 的投诉已经结案了。`,
  none: '没有未了的投诉。',
  listTitle: '未了的投诉',
};

export function complaintPrompt(name: string, text: string, about: string | null): Prompt {
  const rows = [{ label: '她说', value: text }, ...(about ? [{ label: '关于', value: about }] : [])];
  return yesNoCard({
    text: [`投诉:${name}`, ...rows.map((row) => `${row.label}:${row.value}`)].join('\n'),
    title: cut(complaintWords.title(name), 36),
    desc: '记下就马上告诉店长',
    rows: rows.map((row) => ({ label: row.label, value: cut(row.value, 30) })),
    yes: '记下',
    no: '不记了',
  });
}

export function complaintKept(facts: ComplaintFacts): string {
  const owner = facts.owner ? `${facts.owner.name}负责,` : '';
  return `${facts.customer.name} 的投诉记下了,${owner}${deadlineOf(facts)}前要回复她。`;
}

/** The first line names nobody: it stands on a lock screen. */
export function complaintCard(facts: ComplaintFacts): Prompt {
  const rows = [
    { label: '客人', value: facts.customer.name },
    { label: '她说', value: facts.text },
    ...(facts.about ? [{ label: '关于', value: facts.about }] : []),
    ...(facts.resolution ? [{ label: '处理', value: facts.resolution }] : []),
    ...(facts.served
      ? [
          {
            label: '上次',
            value: `${dayFrom(facts.today, facts.served.day)} ${facts.served.by.join('、')}`.trim(),
          },
        ]
      : []),
    { label: '期限', value: `${deadlineOf(facts)}前回复` },
    ...(facts.feedback ? [{ label: '回话', value: facts.feedback }] : []),
    ...(facts.operations ?? []).map((name) => ({ label: '规范', value: `回「${name}怎么做」` })),
  ];
  return {
    text: ['有一条投诉', ...rows.map((row) => `${row.label}:${row.value}`), writtenBy(facts)].join('\n'),
    card: {
      kind: 'buttons',
      title: '有一条投诉',
      desc: cut(writtenBy(facts), 44),
      rows: rows.map((row) => ({ label: row.label, value: cut(row.value, 30) })).slice(0, 6),
      buttons: [
        { key: 'close', text: '处理好了', style: 2 },
        { key: 'feedback', text: '客人回话了' },
      ],
    },
  };
}

/** «潘燕记 · 微信». */
function writtenBy(facts: ComplaintFacts): string {
  return [`${facts.by}记`, CHANNELS[facts.channel]].filter(Boolean).join(' · ');
}

export function answeredText(facts: ComplaintFacts): string {
  const { name } = facts.customer;
  if (facts.status === 'closed') return `${name} 的投诉结案了。`;
  if (facts.status === 'answered') return `${name} 的处理结果记下了。告诉她,她回了话再结案。`;
  return `${name} 的回话记下了,处理好了再说一声。`;
}

export const CAUSES: Record<string, string> = {
  effect: '没效果',
  reaction: '有反应',
  skill: '手法',
  attitude: '态度',
  waiting: '等太久',
  price: '价格',
  selling: '推销',
  hygiene: '卫生',
  other: '其他',
};

export const CHANNELS: Record<string, string> = {
  phone: '电话',
  wechat: '微信',
  online: '网上',
  box: '意见箱',
  store: '当面',
};

export const causeButtons: Button[] = ['effect', 'skill', 'attitude', 'waiting', 'price', 'other'].map(
  (cause) => ({ key: `cause:${cause}`, text: CAUSES[cause] }),
);

/** «本月投诉 3 件(已结 2):等太久 2、手法 1». */
export function causesText(counts: CauseCounts): string {
  const period = PERIOD_NAMES[counts.period];
  if (counts.total === 0) return `${period}没有投诉。`;
  const causes = counts.causes.map((each) => `${CAUSES[each.cause] ?? each.cause} ${each.count}`).join('、');
  return `${period}投诉 ${counts.total} 件(已结 ${counts.closed}):${causes}`;
}

function deadlineOf(facts: ComplaintFacts): string {
  return `${dayFrom(facts.today, facts.deadline.day)} ${facts.deadline.clock}`;
}
