/** Leave, hours, rooms out of use, stand-ins in words. */
import type { Prompt, Question } from '../../bot-flows/engine';
import type { Booking } from '../salon/appointments/appointments';
import type { Affected } from '../salon/staff/leave';
import { treatmentsText, whoText } from './appointments';
import { cut, dayWithWeekday } from './days';

interface Named {
  id: string;
  name: string;
}

export interface ShownDay {
  day: string;
  /** Empty where she is off. */
  from: string;
  to: string;
}

export const leaveWords = {
  staff: '谁',
  day: '哪天',
  until: '到哪天',
  room: '哪个房间',
  standIn: '谁代班',
  reason: '原因',
  hours: '几点到几点',
  title: (name: string) => `${name} 的班`,
  replaceTitle: '换人',
  roomTitle: (name: string) => `${name} 停用`,
  standInTitle: (name: string) => `${name} 的代班`,
  whichDay: (name: string) => `${name} 哪天?`,
  whose: '谁请假?',
  whichRoom: '哪个房间?',
  who: (name: string) => `${name} 休息,名单和电话交给谁?`,
};

/** HH:MM to HH:MM. */
export interface Span {
  from: string;
  to: string;
}

export function spanText(span: Span): string {
  return `${span.from}–${span.to}`;
}

/** The usual shifts, the early one first. */
export function hoursQuestion(name: string, usual: Span[] = []): Question {
  const named = ['早班', '晚班', '全天'];
  const lines = usual.map((span, index) => `${named[index] ?? ''} ${spanText(span)}`);
  return {
    text: `${name} 几点到几点上班?\n${lines.join('\n')}`,
    choices: usual.map((span, index) => ({
      key: `span:${span.from}-${span.to}`,
      text: named[index] ?? spanText(span),
    })),
  };
}

/** «11-25 周三 休», «11-25 周三 10:00–14:00». */
export function daysText(days: ShownDay[]): string {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return '';
  const hours = first.from ? `${first.from}–${first.to}` : '休';
  if (days.length === 1) return `${dayWithWeekday(first.day)} ${hours}`;
  return `${dayWithWeekday(first.day)} 到 ${dayWithWeekday(last.day)} ${hours}(${days.length}天)`;
}

export function affectedLine(each: Affected, days: number): string {
  const { booking, instead } = each;
  const day = days > 1 ? `${booking.day.slice(5)} ` : '';
  return `${day}${booking.time} ${whoText(booking)} ${treatmentsText(booking)} → ${instead ? `${instead.name}可以` : '没人有空'}`;
}

export function leaveCard(staff: Named, days: ShownDay[], affected: Affected[]): Prompt {
  const head = `${staff.name} ${daysText(days)}`;
  if (affected.length === 0) {
    return {
      text: `${head},没有客人受影响。`,
      card: {
        kind: 'buttons',
        title: cut(head, 36),
        desc: '没有客人受影响',
        buttons: [
          { key: 'yes', text: '记下', style: 2 },
          { key: 'no', text: '不要了', style: 4 },
        ],
      },
    };
  }
  const can = affected.filter((each) => each.instead);
  return {
    text: `${head},${affected.length} 位受影响:\n${affected.map((each) => affectedLine(each, days.length)).join('\n')}`,
    card: {
      kind: 'buttons',
      title: cut(`${head} · ${affected.length}位受影响`, 36),
      rows: affected.slice(0, 6).map((each) => ({
        label: each.booking.time,
        value: cut(
          `${whoText(each.booking)} ${treatmentsText(each.booking)} → ${each.instead?.name ?? '没人有空'}`,
          30,
        ),
      })),
      buttons: [
        ...(can.length > 0
          ? [{ key: 'yes', text: can.length < affected.length ? '能换的都换' : '都换好', style: 2 as const }]
          : []),
        { key: 'each', text: '一位位定' },
        { key: 'only', text: '只记请假' },
        { key: 'no', text: '不要了', style: 4 },
      ],
    },
  };
}

export const leaveSays = {
  taken: (staff: Named, days: ShownDay[], handed: Booking[], left: Affected[], standIn: Named | null) =>
    [
      `记下了:${staff.name} ${daysText(days)}。`,
      handed.length > 0 &&
        `换好 ${handed.length} 位:${handed.map((each) => `${each.time} ${whoText(each)}→${each.beautician.name}`).join('、')}。`,
      left.length > 0 &&
        `还没着落 ${left.length} 位:${left.map((each) => `${each.booking.time} ${whoText(each.booking)}`).join('、')}。`,
      standIn && `她的名单和电话这天归${standIn.name}。`,
    ]
      .filter(Boolean)
      .join('\n'),
  refused: (code: string) =>
    ({
      past: '这天已经过了,请假只记今天和以后的。',
      'bad-hours': '这个时间不对,说个时间段,例:明天下午两点到五点。',
    })[code] ?? '店里没有这个人。',
  replaced: (before: Booking, booking: Booking) =>
    `${booking.time} ${whoText(booking)} 换好了:${before.beautician.name} → ${booking.beautician.name}${booking.room ? `,${booking.room.name}` : ''}。`,
  leftOpen: (booking: Booking) => `${booking.time} ${whoText(booking)} 先不动,还没着落。`,
  replaceTaken: (booking: Booking) => `${booking.time} ${whoText(booking)}:她刚被别人约走了,换一个。`,
  changed: (days: ShownDay[], by: string | null) => `你的班改了\n${daysText(days)}${by ? `(${by}记的)` : ''}`,
};

/** What comes back with a leave that is not taken. */
export function leaveBackCard(staff: Named, days: ShownDay[], given: Booking[]): Prompt {
  const head = `${staff.name} ${daysText(days)}`;
  const lines = given.map(
    (each) => `${each.day.slice(5)} ${each.time} ${whoText(each)},现在${each.beautician.name}做`,
  );
  return {
    text: [`${head},不休了?`, ...lines].join('\n'),
    card: {
      kind: 'buttons',
      title: cut(`${head} 不休了?`, 36),
      rows: given.slice(0, 6).map((each) => ({
        label: each.time,
        value: cut(`${whoText(each)},现在${each.beautician.name}`, 30),
      })),
      buttons: [
        ...(given.length > 0 ? [{ key: 'with-them', text: '客人拿回来', style: 2 as const }] : []),
        { key: 'yes', text: given.length > 0 ? '只改上班' : '改回上班', style: given.length > 0 ? 1 : 2 },
        { key: 'no', text: '照休', style: 4 },
      ],
    },
  };
}

export const leaveBackSays = {
  nobodyOff: (name: string) => `${name} 没有记着的假。`,
  done: (staff: Named, days: ShownDay[], back: Booking[], left: Booking[]) =>
    [
      `改回上班:${staff.name} ${daysText(days)}。`,
      back.length > 0 &&
        `拿回 ${back.length} 位:${back.map((each) => `${each.time} ${whoText(each)}`).join('、')}。`,
      left.length > 0 &&
        `还在别人那里:${left.map((each) => `${each.time} ${whoText(each)}(${each.beautician.name})`).join('、')}。`,
    ]
      .filter(Boolean)
      .join('\n'),
};

/** One of those whose beautician is away: who takes her? */
export function replaceCard(affected: Affected, left: number): Prompt {
  const { booking, others } = affected;
  const head = `${booking.day.slice(5)} ${booking.time} ${whoText(booking)}`;
  return {
    text:
      `${head} ${treatmentsText(booking)},原来${booking.beautician.name}。` +
      (others.length > 0 ? `有空的:${others.map((each) => each.name).join('、')}。` : '这个时间没人有空。'),
    card: {
      kind: 'buttons',
      title: cut(`${head} 换谁?`, 36),
      desc: cut(
        `${treatmentsText(booking)},原来${booking.beautician.name}${left > 0 ? ` · 还有${left}位` : ''}`,
        44,
      ),
      buttons: [
        ...others.slice(0, 4).map((each) => ({ key: `give:${each.id}`, text: cut(each.name, 10) })),
        { key: 'move', text: '改时间' },
        { key: 'skip', text: '先不动', style: 4 as const },
      ],
    },
  };
}

export interface RoomMove {
  booking: Booking;
  room: Named | null;
}

export function roomCard(room: Named, span: string, moves: RoomMove[], reason: string | null): Prompt {
  const head = `${room.name} ${span}停用${reason ? `(${reason})` : ''}`;
  const line = (each: RoomMove) =>
    `${each.booking.time} ${whoText(each.booking)} → ${each.room?.name ?? '没有空房'}`;
  return {
    text:
      moves.length > 0
        ? `${head},${moves.length} 位受影响:\n${moves.map(line).join('\n')}`
        : `${head},没有客人受影响。`,
    card: {
      kind: 'buttons',
      title: cut(`${room.name} ${span}停用`, 36),
      desc: cut(moves.length > 0 ? `${moves.length}位换房` : '没有客人受影响', 44),
      rows: moves.slice(0, 6).map((each) => ({
        label: each.booking.time,
        value: cut(`${whoText(each.booking)} → ${each.room?.name ?? '没有空房'}`, 30),
      })),
      buttons: [
        { key: 'yes', text: '停用', style: 3 },
        { key: 'no', text: '不停了', style: 4 },
      ],
    },
  };
}

export const roomSays = {
  closed: (room: Named, moved: RoomMove[], left: RoomMove[]) =>
    [
      `${room.name} 停用了,这段时间不再排。`,
      moved.length > 0 &&
        `换房:${moved.map((each) => `${each.booking.time} ${whoText(each.booking)}→${each.room?.name ?? ''}`).join('、')}。`,
      left.length > 0 &&
        `没有空房,要改时间:${left.map((each) => `${each.booking.time} ${whoText(each.booking)}`).join('、')}。`,
    ]
      .filter(Boolean)
      .join('\n'),
  open: (room: Named) => `${room.name} 又能用了。`,
  wasOpen: (room: string) => `${room} 本来就能用。`,
  notFound: '店里没有这个房间。',
  none: (said: string, rooms: string[]) => `店里没有${said},有:${rooms.join('、')}。`,
};

export function standInCard(staff: Named, standIn: Named, from: string, until: string): Prompt {
  const days = from === until ? dayWithWeekday(from) : `${dayWithWeekday(from)} 到 ${dayWithWeekday(until)}`;
  return {
    text: `${days} ${staff.name} 的名单、下次方案和电话交给${standIn.name},过后自动还回。`,
    card: {
      kind: 'buttons',
      title: cut(`${staff.name} → ${standIn.name} 代班`, 36),
      rows: [
        { label: '时间', value: cut(days, 30) },
        { label: '交给', value: standIn.name },
      ],
      desc: '名单、下次方案、电话;过后自动还回',
      buttons: [
        { key: 'yes', text: '就这么定', style: 2 },
        { key: 'edit:standIn', text: '换人' },
        { key: 'no', text: '不要了', style: 4 },
      ],
    },
  };
}

export const standInSays = {
  named: (staff: Named, standIn: Named, from: string, until: string) =>
    `定了:${dayWithWeekday(from)}${until === from ? '' : ` 到 ${dayWithWeekday(until)}`} ${staff.name} 的客人由${standIn.name}代,已告诉她。`,
  back: (staff: Named, standIn: Named | null, wasOff: boolean) =>
    [
      standIn && `${staff.name} 的名单从${standIn.name}那里还回来了。`,
      wasOff && `${staff.name} 今天改回上班。`,
    ]
      .filter(Boolean)
      .join('\n'),
  nobody: (name: string) => `${name} 没有交给别人。`,
  given: (staff: Named, from: string, until: string) =>
    `有一份名单交给你代\n${staff.name} 的客人,${dayWithWeekday(from)}${until === from ? '' : ` 到 ${dayWithWeekday(until)}`}。她的名单、方案、电话${until === from ? '那天' : '这几天'}都在你这里。`,
  returned: (staff: Named) => `代班结束了\n${staff.name} 的名单已还给她。`,
  refused: (code: string, name: string) =>
    ({
      herself: '不能自己代自己,换一个人。',
      'not-consultant': `${name} 不是顾问,看不了客人的账和方案,换一位顾问或店长。`,
      away: `${name} 那天也不在,换一个人。`,
    })[code] ?? '店里没有这个人。',
};

export function whoQuestion(name: string, staff: Named[]): Question {
  return {
    text: leaveWords.who(name),
    choices: staff.slice(0, 6).map((each) => ({ key: `standIn:${each.id}`, text: cut(each.name, 10) })),
  };
}
