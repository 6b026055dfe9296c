/** A customer changes hands. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { Named } from '../salon/subjects';
import { yesNoCard } from './yes-no';

export const reassignWords = {
  title: (name: string) => `${name} 换人负责`,
  customer: '客人',
  which: '转哪位客人?',
  target: '转给',
  toWhom: (name: string) => `${name} 转给谁?`,
  notAllowed: '客人换谁负责要店长来定,请跟店长说。',
  notFound: '没有找到这位客人或这位同事。',
  same: (name: string, target: string) => `${name} 本来就由${target}负责。`,
};

export function reassignPrompt(customer: Named, target: Named): Prompt {
  const text = `${customer.name} 以后由${target.name}负责,没办完的承诺一起转过去。`;
  return yesNoCard({
    text,
    title: reassignWords.title(customer.name),
    rows: [{ label: '转给', value: target.name }],
    yes: '转',
    no: '不转',
  });
}

export function reassignedText(facts: Record<string, unknown>): string {
  const { customer, target } = facts as { customer: Named; target: Named };
  const promises = Number(facts.promises) > 0 ? `,${String(facts.promises)} 件承诺一起转过去` : '';
  return `${customer.name} 已转给${target.name}${promises}。两位都通知了。`;
}

export function handedOverText(facts: Record<string, unknown>): string {
  const { customer, target, by } = facts as unknown as { customer: Named; target: Named; by: string };
  if (!facts.mine) return `${by}:${customer.name} 以后由${target.name}负责。`;
  const promises = Number(facts.promises) > 0 ? `,有 ${String(facts.promises)} 件承诺要接着办` : '';
  return `${by}:${customer.name} 以后由你负责${promises}。看资料回「${customer.name}」。`;
}
