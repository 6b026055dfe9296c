/** The tracking sheet as text: one line a talk. */
import type { TrackingRow } from '../salon/contacts/tracking';

export const talkResults: Record<TrackingRow['result'], string> = {
  reached: '打通',
  noAnswer: '没接',
  refused: '不来了',
  callback: '晚点再打',
  booked: '约好',
  wechat: '微信聊了',
};

export const trackingWords = { title: '追踪表' };

export function trackingText(rows: TrackingRow[]): string {
  if (rows.length === 0) return '今天还没有联系记录。';
  return ['今天的追踪表:', ...rows.map(rowText)].join('\n');
}

function rowText(row: TrackingRow): string {
  const next = row.nextDay ? `→${row.nextDay.slice(5)}` : '';
  return [row.clock, row.customer, `${talkResults[row.result]}${next}`, row.note].filter(Boolean).join(' ');
}
