/** What customers have asked and who answers by when. */
import { dayWithWeekday } from './days';

interface Asked {
  customer: { name: string };
  question: string;
  due: { day: string; clock: string };
  today: string;
  owner: { name: string } | null;
  mine?: boolean;
  by?: string;
}

export const questionWords = {
  title: (name: string) => `${name} 的问题`,
  question: '问的什么',
  askQuestion: (name: string) => `${name} 问了什么?`,
  notFound: '没有找到这个人。',
  nobody: '她没有顾问,店里也没有店长可以接。请直接说让谁回。',
  which: (names: string[]) => `等您回的有:${names.join('、')}。回了哪位?例:「${names[0]}回了」。`,
  none: '没有等您回的问题。',
  answered: (name: string, count: number) =>
    `${name} 的问题回了${count > 1 ? `(${count}个)` : ''},记下了。回「撤销」收回`,
  toldAnswered: (name: string, by: string) => `${by}已经回了 ${name} 的问题,您不用再回。`,
};

export function askedText(facts: Record<string, unknown>): string {
  const { customer, question, owner, mine } = facts as unknown as Asked;
  const who = mine ? '您' : (owner?.name ?? '');
  return `记下了:${customer.name} 问「${question}」。${who}${untilText(facts)}回她;回了说「${customer.name}回了」。`;
}

/** To the one who is to answer; the first line names nobody. */
export function toAnswerText(facts: Record<string, unknown>): string {
  const { customer, question, by } = facts as unknown as Asked;
  return `有一位客人在等您的回话。\n${by}:${customer.name} 问「${question}」。请${untilText(facts)}回她;回了说「${customer.name}回了」。`;
}

export function stillToAnswerText(asked: { customer: string; question: string }[]): string {
  const lines = asked.map((each) => `${each.customer} 问「${each.question}」`);
  return [`还有 ${asked.length} 位客人在等回话:`, ...lines, `回了说「${asked[0].customer}回了」。`].join(
    '\n',
  );
}

function untilText(facts: Record<string, unknown>): string {
  const { due, today } = facts as unknown as Asked;
  const day = due.day === today ? '今天' : dayWithWeekday(due.day);
  return `在${day} ${due.clock} 前`;
}
