/** 收口: the records that are still owed before the meeting. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { Booking } from '../salon/appointments/appointments';
import { cut } from './days';

export const owedWords = {
  title: '还差的记录',
  none: '今天的记录都齐了。',
  which: '选一位',
};

export function owedPrompt(bookings: Booking[]): Prompt {
  const lines = bookings.map((each, index) => `${index + 1} ${lineOf(each)}`);
  const options = bookings.slice(0, 10).map((each) => ({ id: each.id, text: cut(lineOf(each), 20) }));
  const first = bookings[0];
  return {
    text: [`会前还差 ${bookings.length} 条记录`, ...lines, '也可以直接说一句,例:芳姐肩颈做完了'].join('\n'),
    card: {
      kind: 'buttons',
      title: `会前还差 ${bookings.length} 条记录`,
      desc: bookings.length === 1 ? cut(lineOf(first), 44) : '选一位,再点怎么记',
      ...(options.length > 1
        ? { select: { key: 'booking', title: owedWords.which, options, selected: options[0].id } }
        : {}),
      buttons: [
        { key: 'planned', text: '按预约做的', style: 2 },
        { key: 'changed', text: '没做/改做' },
        { key: 'said', text: '我说一句' },
        { key: 'missed', text: '没来', style: 4 },
      ],
    },
  };
}

function lineOf(booking: Booking): string {
  return `${booking.customer.name} ${booking.time} ${booking.treatments.map((each) => each.name).join('、')}`;
}
