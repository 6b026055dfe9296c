/** What is told to others at once, in words; the first line is neutral, for it shows on the lock screen. */
import { dayFrom, yuan } from './days';
import { kindName } from './money';

export function reactionTold(name: string, words: string, allergy: string | null, by: string | null): string {
  const care = allergy ? `档案里写着${allergy}过敏。` : '档案里没写过敏,问一句。';
  return [
    '有位客人请你留意',
    `${name} 做完有反应:${words}${by ? `(${by}记)` : ''}`,
    `${care}明天打电话看看,已排进名单。`,
  ].join('\n');
}

export function saleShared(name: string, kind: string, amountFen: number, share: number): string {
  return `记了一笔有你一份\n${name} ${kindName(kind)} ${yuan(amountFen)},你占${share}%。不对就说。`;
}

/** To whoever did it the first time: what happened, and that nobody is blamed. */
export function redoneTold(facts: {
  name: string;
  treatment: string;
  firstDay: string;
  day: string;
  by: string | null;
}): string {
  const { name, treatment, firstDay, day, by } = facts;
  return [
    '有一次护理重做了',
    `${name} ${firstDay.slice(5)} 的${treatment},${dayFrom(day, day)}${by ? `由${by}` : ''}重做了一次。`,
    '不是追究谁,知道一声就好;当时有什么情况,说一句给顾问。',
  ].join('\n');
}
