/** Appointments in words: proposed, booked, moved, cancelled, confirmed, late, not kept. */
import type { Button, Question } from '../../bot-flows/engine';
import type { Booking } from '../salon/appointments/appointments';
import type { CallAgain } from '../salon/appointments/call-again';
import type { Offer } from '../salon/appointments/propose';
import type { Warning } from '../salon/arrival/warnings';
import { dayFrom, dayWithWeekday, weekdayName } from './days';

export const bookingWords = {
  when: '时间',
  room: '房间',
  beautician: '谁做',
  others: '同来的',
  appointment: '哪个预约',
  minutes: '晚多久',
  reason: '原因',
  title: (name: string) => `${name} 的预约`,
  moveTitle: (name: string) => `改 ${name} 的预约`,
  cancelTitle: (name: string) => `取消 ${name} 的预约`,
  none: (name: string) => `${name} 的预约`,
  confirmTitle: (name: string) => `${name} 的确认`,
  noShowTitle: (name: string) => `${name} 爽约`,
  lateTitle: (name: string) => `${name} 晚到`,
  whatFor: '约什么项目?',
  whenFor: (name: string) => `${name} 约什么时间?`,
  moveTo: (name: string) => `${name} 改到什么时间?`,
  whoFor: '换谁做?说名字,或点一个。',
  anybody: '谁都可以',
  impossible: (words: string) => `没有「${words}」这一天,换个日子说。`,
  notFound: '店里没有这位客人或这个项目。',
  unconfirmed: (name: string) => `${name} 的预约还没约上,没人点「约上」。`,
  howLate: (name: string) => `${name} 晚多久?`,
  nobodyKnown: (words: string): Question => ({
    text: `店里没有「${words}」。是新客就先建档,建好接着约;说错了就换个名字说。`,
    choices: [{ key: 'newFile', text: '新客建档', style: 1 }],
  }),
};

/** «11-26 周四 15:00», «今天 15:00». */
export function whenText(day: string, time: string | null, today?: string): string {
  const shown = today ? dayFrom(today, day) : dayWithWeekday(day);
  return time ? `${shown} ${time}` : shown;
}

/** «26日 15:00»: a button takes ten characters. */
export function shortTime(each: { day: string; time: string }): string {
  return `${Number(each.day.slice(8))}日 ${each.time}`;
}

/** «李婷», «高圆的妈妈». */
export function whoText(each: { customer: { name: string }; companion: string | null }): string {
  return each.companion ? `${each.customer.name}的${each.companion}` : each.customer.name;
}

export function treatmentsText(each: { treatments: { name: string }[] }): string {
  return each.treatments.map((treatment) => treatment.name).join('、');
}

/** «11-26 周四 15:00 补水,许小美,2号房». */
export function bookingText(each: Booking | Offer): string {
  const where = each.room ? `,${each.room.name}` : '';
  return `${whenText(each.day, each.time)} ${treatmentsText(each)},${each.beautician.name}${where}`;
}

/** «酒精» is what she is allergic to; alone it would read like something she likes. */
export function allergyText(allergy: string | null | undefined): string | null {
  if (!allergy) return null;
  return allergy.includes('过敏') ? allergy : `${allergy}过敏`;
}

/** What must be known before somebody touches her; empty where there is nothing. */
export function cautionText(warning: Warning | null | undefined): string {
  if (!warning) return '';
  const { reaction } = warning;
  const reacted = reaction ? `上次(${reaction.day.slice(5)})${reaction.text}` : null;
  return [allergyText(warning.allergy), warning.taboo, reacted].filter(Boolean).join(';');
}

export function warningText(warnings: Warning[]): string {
  return warnings.map((each) => `${each.customer.name} 注意:${cautionText(each)}`).join('\n');
}

export const bookingSays = {
  booked: (bookings: Booking[]) =>
    bookings.length === 1
      ? `约好了:${whoText(bookings[0])} ${bookingText(bookings[0])}。`
      : `都约好了:\n${bookings.map((each) => `${whoText(each)} ${bookingText(each)}`).join('\n')}`,
  none: (name: string) => `${name} 没有预约。`,
  noneOn: (name: string, day: string) => `${name} ${day} 没有预约。`,
  bookNow: (name: string): Question => ({
    text: `${name} 没有预约。现在约一个?`,
    choices: [
      { key: 'book', text: '约一个', style: 2 },
      { key: 'no', text: '不用了', style: 4 },
    ],
  }),
  which: (name: string, found: Booking[]): Question => ({
    text: `${name} 是哪个预约?\n${found.map(bookingText).join('\n')}`,
    choices: found.slice(0, 5).map((each) => ({
      key: `appointment:${each.id}`,
      text: shortTime(each),
    })),
  }),
  whoAtHour: (found: Booking[]): Question => ({
    text: `${found[0].time} 是哪位的?\n${found.map((each) => `${whoText(each)}:${bookingText(each)}`).join('\n')}`,
    choices: found.slice(0, 5).map((each) => ({ key: `hers:${each.id}`, text: whoText(each) })),
  }),
  nobodyAtHour: (time: string) => `${time} 没有预约。是哪位客人?说名字就行。`,
  gone: (name: string) => `${name} 的这个预约已经变了,再看一次预约表。`,
  moved: (before: Booking, after: Booking[]) =>
    `改好了:${whoText(before)} ${whenText(before.day, before.time)} → ${after.map(bookingText).join(';')}。`,
  cancelled: (bookings: Booking[], calls: CallAgain[] = []) =>
    [
      ...bookings.map((each) => `取消了:${whoText(each)} ${bookingText(each)}。这个时间空出来了。`),
      ...calls.map(
        (each) => `没约新的,${dayFrom(each.today, each.day)} 由${each.owner}再打一个;约上了就不打。`,
      ),
    ].join('\n'),
  kept: (booking: Booking) => `好,没有取消,${whoText(booking)} ${whenText(booking.day, booking.time)} 照旧。`,
  waiting: (booking: Booking) => `好,再等等${whoText(booking)}。来了就说「${booking.customer.name}到了」。`,
  noShow: (booking: Booking) =>
    `记了爽约:${whoText(booking)} ${booking.time} ${treatmentsText(booking)}。${booking.beautician.name}这段空了。`,
  notYet: (booking: Booking, now: string) =>
    `${whoText(booking)} 约的是 ${booking.day.slice(5)} ${booking.time},现在才 ${now},还不能算爽约。`,
  here: (booking: Booking) =>
    `${whoText(booking)} ${booking.time} 记过到店,不能算爽约。真没来,请记到店的人回「撤销」。`,
  late: (booking: Booking, minutes: number, delays: { booking: Booking; minutes: number }[]) => {
    const line = `${whoText(booking)} ${booking.time} 晚到${minutes}分钟,记下了,${booking.beautician.name}已知道。`;
    if (delays.length === 0) return `${line}后面的不受影响。`;
    const next = delays.map(
      (each) => `${each.booking.time} ${whoText(each.booking)} 约晚${each.minutes}分钟`,
    );
    return `${line}\n后面会受影响:${next.join(',')}。先打个招呼?`;
  },
};

export const confirmSays = {
  title: (day: string) => `${whenText(day, null)} 的确认`,
  nobody: (day: string) => `${whenText(day, null)} 没有还要确认的预约。`,
  done: (bookings: Booking[], left: Booking[], gone: Booking[]) =>
    [
      bookings.length === 1
        ? `${whoText(bookings[0])} ${whenText(bookings[0].day, bookings[0].time)} 已确认。`
        : `已确认 ${bookings.length} 位:${bookings.map((each) => `${each.time} ${whoText(each)}`).join('、')}。`,
      left.length > 0 && `还没确认:${left.map((each) => `${each.time} ${whoText(each)}`).join('、')}。`,
      gone.length > 0 && `已经不在表上:${gone.map((each) => `${each.time} ${whoText(each)}`).join('、')}。`,
    ]
      .filter(Boolean)
      .join('\n'),
  /** Ready to be pasted to the customer: nothing internal. */
  toCustomer: (booking: Booking) =>
    `${booking.customer.name}您好,提醒您${monthDay(booking.day)}(${weekdayName(booking.day)})${booking.time}的${treatmentsText(booking)}预约,期待您的光临。`,
};

export const lateChoices: Button[] = [10, 15, 20, 30, 45].map((minutes) => ({
  key: `late:${minutes}`,
  text: `${minutes}分钟`,
}));

function monthDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}
