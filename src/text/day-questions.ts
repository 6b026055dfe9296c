/** Answers to short questions about the calls and the debts of the day. */
import type { CallProgress } from '../salon/contacts/calls';
import type { DebtorsShown } from '../salon/money/debtors';
import { resultCounts } from './calls';
import { lineText } from './daily-list';
import { yuan } from './days';

export const questionWords = {
  calls: '今天的电话',
  debts: '谁欠钱',
  overdue: '过期没办的',
  notYours: '这个顾问看自己的,店长看全店的。',
  nothingOver: '现在没有过期没办的。',
};

/** «今天要打 8 位:打通 2、没接 1。还剩 5 位:» and their lines, with the numbers of the list. */
export function progressText({ name, own, tally, left }: CallProgress): string {
  const whose = own ? '' : `${name} `;
  if (tally.total === 0) return `${whose}今天没有要打的电话。`;
  const counts = resultCounts(tally.results);
  const head = `${whose}今天要打 ${tally.total} 位${counts ? `:${counts}` : ',还没打'}。`;
  if (left.length === 0) return `${head}都打完了。`;
  return [`${head}还剩 ${left.length} 位:`, ...left.map(lineText)].join('\n');
}

const MOST_DEBTORS = 15;

export function debtorsText({ today, totalFen, debtors }: DebtorsShown): string {
  if (debtors.length === 0) return '现在没有人欠款。';
  const lines = debtors.slice(0, MOST_DEBTORS).map(({ name, fen, dueDay }) => {
    const due = !dueDay
      ? '没说哪天还'
      : dueDay < today
        ? `${dueDay.slice(5)} 到期,已过`
        : `${dueDay.slice(5)} 到期`;
    return `${name} ${yuan(fen)} · ${due}`;
  });
  const more = debtors.length - lines.length;
  return [
    `欠款 ${debtors.length} 位,共 ${yuan(totalFen)}`,
    ...lines,
    ...(more > 0 ? [`还有 ${more} 位`] : []),
  ].join('\n');
}
