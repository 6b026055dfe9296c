/** One customer in figures, on request. Look-up on staff's side; never in a text for her. */
import type { CustomerMeasures, MoneyMeasures } from '../salon/customer-file/measures';
import { yuan } from './days';

export const measureWords = {
  title: (name: string) => `${name} 的数据`,
  notFound: '店里没有这位客人。',
};

export function measuresText(shown: CustomerMeasures): string {
  const { customer, money, praised, complaints } = shown;
  const often = (shown.monthlyVisits / 10).toFixed(1);
  const lines = [
    measureWords.title(customer.name),
    `到店:近 ${shown.periodDays} 天 ${shown.visits} 次,每月 ${often} 次,爽约 ${shown.noShows} 次`,
    ...(money ? moneyLines(money) : []),
    `联系:${shown.talks} 次,问过满意的 ${praised.of} 次里 ${praised.yes} 次说满意`,
    complaints === null ? '' : `投诉:${complaints} 次`,
    shown.openPromises > 0 ? `还有 ${shown.openPromises} 件答应她的没办` : '',
  ];
  return lines.filter(Boolean).join('\n');
}

function moneyLines(money: MoneyMeasures): string[] {
  const { largestFen, averageFen, averageDebtFen } = money;
  const cycle = money.cycleDays === null ? '' : `,约 ${money.cycleDays} 天付一次`;
  return [
    largestFen === null || averageFen === null
      ? '付款:还没有'
      : `付款:${money.receipts} 天,最大一笔 ${yuan(largestFen)},平均 ${yuan(averageFen)}${cycle}`,
    averageDebtFen === null
      ? '欠款:没欠过'
      : `欠款:欠过 ${money.debts} 笔,平均 ${yuan(averageDebtFen)},占 ${money.debtRate}%`,
    `客单(实耗) ${yuan(money.ticketFen)}${money.closeRate === null ? '' : `,推荐成交 ${money.closeRate}%`}`,
  ];
}
