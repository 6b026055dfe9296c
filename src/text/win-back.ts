/** Who sleeps, why, and who came back. */
import type { SleepingShown } from '../salon/win-back/won-back';
import { awayText } from './care';

export const winBackWords = {
  title: '沉睡的客人',
  notAllowed: '沉睡的客人由顾问和店长看。',
};

export function sleepingText(shown: SleepingShown): string {
  const won = `本月找回 ${shown.wonBack} 位`;
  if (shown.total === 0) return `没有沉睡的客人,${won}。`;
  const lines = shown.sleeping.map(({ customer, days, usual, reason }) => {
    const known = [usual ? `平时${usual}天` : '', reason ? awayText(reason) : ''].filter(Boolean).join(',');
    return `${customer.name} ${days}天没来${known ? `(${known})` : ''}`;
  });
  const more = shown.total - shown.sleeping.length;
  const reasons = shown.reasons.map((each) => `${awayText(each.reason)} ${each.count}`).join('、');
  return [
    `沉睡 ${shown.total} 位,${won}:`,
    ...lines,
    ...(more > 0 ? [`还有 ${more} 位`] : []),
    ...(reasons ? [`本月问到的原因:${reasons}`] : []),
    '每天排几位进名单,一位一位问,不群发。',
  ].join('\n');
}
