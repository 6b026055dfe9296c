/** What people say of a customer's worth: an estimate of her spending, a level that no figure tells. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { NineShown } from '../salon/grading/nine-levels';
import { className, levelName, wan } from './grade-words';
import { yesNoCard } from './yes-no';

export const worthWords = {
  title: '客人档案',
  customer: '客人',
  value: '改成',
  which: '哪位客人?',
  askSum: (name: string) => `${name} 一年美容大概花多少?例:8万。`,
  onlyConsultants: '这个由顾问和店长来估,请告诉您的顾问。',
  onlyManager: '战略客户、贵宾客户由店长来定。',
  notFound: '没有找到这位客人。',
  badValue: '这个数没听清。例:「婷姐一年美容大概花8万」。',
  same: (name: string) => `${name} 本来就是这样,没有改。`,
};

export function walletPrompt(name: string, fen: number | null): Prompt {
  return yesNo(
    fen === null
      ? `${name} 一年美容花多少:不知道`
      : `${name} 一年美容大概花 ${wan(fen)}(顾问估的,只有顾问和店长看)`,
  );
}

export function walletSetText(name: string, fen: number | null, before: number | null): string {
  const was = before === null ? '' : `(原来 ${wan(before)})`;
  return `${name} 一年美容花费:${fen === null ? '不知道' : wan(fen)}${was},记下了。`;
}

export function levelPrompt(name: string, level: string | null): Prompt {
  return yesNo(level ? `${name} 定为${levelName(level)}` : `${name} 不再是战略、贵宾客户`);
}

export function levelSetText(name: string, level: string | null): string {
  return level
    ? `${name} 定为${levelName(level)},记下了。看全部回「九级」。`
    : `${name} 不再是战略、贵宾客户,记下了。`;
}

function yesNo(text: string): Prompt {
  return yesNoCard({
    text,
    title: worthWords.title,
    desc: text,
    yes: '记下',
    no: '不记',
  });
}

export function nineText({ counts, named, periodDays, inUse }: NineShown): string {
  const spread = Object.entries(counts).map(([name, count]) => `${className('nine_levels', name)} ${count}`);
  return [
    `九级(近 ${periodDays} 天):${spread.join(' ') || '还没有客人'}`,
    ...named.map(
      ({ customer, level, by, day }) => `${customer.name} ${levelName(level)}(${by ?? '导入'} ${day}定)`,
    ),
    '战略和贵宾没有数字可算,由店长说:「孙总是战略客户」「孙总不再是战略客户」',
    ...(inUse ? [] : ['现在的级别不按九级定;要按它:「设置 分级方法 九级」']),
  ].join('\n');
}
