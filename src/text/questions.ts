/** Short questions of the day and their answers. */
import type { Booking } from '../salon/appointments/appointments';
import type { DayTable } from '../salon/appointments/table';
import type { TillShown, UnservedShown } from '../salon/money/till';
import { treatmentsText } from './appointments';
import { dayFrom, dayWithWeekday, yuan } from './days';
import { recorded } from './figures';
import { methodName } from './money';

export const questionWords = {
  walkInHere:
    '散客不用登记到店。做完说「散客 小气泡 198 微信」就记下;要建档说「新客 王美丽 13812345678 朋友介绍」。',
  till: '今天收的钱',
  unserved: '卡里没做的',
  off: '谁休息',
  next: '下一位',
  notYet: '还没到的',
  allHere: '今天约的都到了,后面没有了。',
  message: (name: string) => `给${name}的话`,
  notTill: '今天收了多少,前台和店长可以查。',
  notUnserved: '这个店长和老板可以查。',
  noPrice: (name: string) => `${name} 没有定价,问店长。`,
  noNext: '今天后面没有预约了。',
  notFound: '没找到,再说一次。',
};

/** «今天收了 5,980:微信 4,000、现金 1,980;已记 5/6 位». */
export function tillText(till: TillShown): string {
  const ways = Object.entries(till.byMethod).map(([method, fen]) => `${methodName(method)} ${yuan(fen)}`);
  const lines = [`今天收了 ${yuan(till.cashFen)}${ways.length > 0 ? `:${ways.join('、')}` : ''}`];
  if (till.complete.expected > 0) lines.push(recorded(till.complete));
  return lines.join('\n');
}

export function unservedText(stores: UnservedShown[], several: boolean): string {
  return stores
    .map((shown) => (several ? `${shown.store}\n${unservedLines(shown)}` : unservedLines(shown)))
    .join('\n');
}

function unservedLines(shown: UnservedShown): string {
  const unpriced = shown.unpriced > 0 ? `(另有${shown.unpriced}张卡没有价格)` : '';
  return [
    `卡里还有 ${shown.sessions} 次没做,${shown.customers} 位客人,值 ${yuan(shown.worthFen)}${unpriced}`,
    `储值还有 ${yuan(shown.storedFen)}`,
  ].join('\n');
}

export function offText(table: DayTable, today: string): string {
  const day = dayFrom(today, table.day);
  const off = table.off.map((each) => `${each.staff.name}${each.reason ? `(${each.reason})` : ''}`);
  const short = table.hours.map((each) => `${each.staff.name} ${each.from}–${each.to}`);
  const lines = [off.length > 0 ? `${day} 休:${off.join('、')}` : `${day} 没有人休,都上班`];
  if (short.length > 0) lines.push(`班次不同:${short.join('、')}`);
  return lines.join('\n');
}

/** Nobody should be here by now. */
export function noneDueText(next: Booking): string {
  return `该到的都到了。${nextText(next)}`;
}

export function nextText(booking: Booking | undefined): string {
  if (!booking) return questionWords.noNext;
  const room = booking.room ? `,${booking.room.name}` : '';
  return `下一位:${booking.time} ${booking.customer.name} ${treatmentsText(booking)},${booking.beautician.name}${room}`;
}

/** «补水 298、肩颈 268». */
export function priceText(treatments: { name: string; price: number; minutes?: number }[]): string {
  return treatments
    .map(({ name, price, minutes }) => `${name} 单次 ${price}${minutes ? `,${minutes}分钟` : ''}`)
    .join('\n');
}

/** «11月28日(周六)»: read by the customer, perhaps on another day. */
function dayInWords(day: string): string {
  const [month, date] = day.slice(5).split('-').map(Number);
  return `${month}月${date}日(${dayWithWeekday(day).slice(-2)})`;
}

export interface MessageFacts {
  name: string;
  by: string;
  doing: string[];
  time: { day: string; clock: string } | null;
}

/** Goes to the customer as it stands: nothing of what the salon keeps about her, plans to offer, or reckons. */
export function customerMessage({ name, by, doing, time }: MessageFacts): string {
  const what = doing.length > 0 ? `该做${doing.join('、')}了` : '有段时间没见您了';
  const when = time
    ? `${dayInWords(time.day)}${time.clock}给您留了位置,您看方便吗?不方便的话,您说个时间我来安排。`
    : '您看哪天方便?我给您留个位置。';
  return `${name}您好,我是${by}。您${what},${when}`;
}
