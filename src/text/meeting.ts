/** The daily meeting (日会) in words. Nothing here goes to the group but numbers. */
import type { Question } from '../../bot-flows/engine/flow';
import type { Button, Prompt } from '../../bot-flows/engine/prompt';
import type { Absent, MeetingCounts, MeetingEnd, MeetingMinutes, Tomorrow } from '../salon/meetings/facts';
import { cut, dayAndClock, dayWithWeekday, weekdayName } from './days';

export const meetingWords = {
  allYours: '你的都定了。',
  itemTitle: (name: string) => `日会 ${name}`,
  title: '日会',
  doing: '建议做',
  sell: '建议卖',
  when: '建议时间',
  beautician: '谁来做',
  owner: '谁去办',
  change: '改一句',
  askChange: (name: string) => `${name} 直接说,例:做肩颈莹莹,先不卖,周四三点`,
  changeNotHeard: '没听出改哪里。例:做肩颈莹莹,先不卖,周四三点',
  nothingToSell: '这次不提',
  noTime: '没定时间',
  noPlan: '没有建议',
  decideButton: '就这么定',
  changeButton: '改一句',
  askButton: (name: string) => cut(`问${name}`, 10),
  laterButton: '明天再说',
  nothingOpen: '今天没有要你定的,都定了。',
  notYet: '今天没有要上日会的客人。',
  alreadyClosed: (day: string) => `${dayWithWeekday(day)} 的日会已经散了。`,
  noneYet: '还没开过日会。',
  alreadyDecided: (name: string) => `${name} 已经定了。`,
  notYours: (name: string, decider: string) => `${name} 由${decider}定。`,
  taken: (name: string) => `${name} 那个时间刚被约走,换一个时间说一句。`,
  later: (name: string) => `${name} 没定,明早名单里排在前面,下次日会第一位。`,
  takenNear: (name: string) => `${name} 那个时间约不上,近的有这些:`,
  takenOption: (day: string, clock: string) => `${weekdayName(day)} ${clock}`,
  asked: (who: string, name: string) => `问了${who}(${name}),不用等,回了就告诉你。`,
  nobodyToAsk: (name: string) => `${name} 今天没有美容师可以问。`,
  headsUp: (open: number, settled: number, at: string) =>
    `今晚要定 ${open} 位${restText(settled)}。${at} 开始;现在就定也行,回「开始」。`,
  headsUpMorning: (open: number, settled: number, at: string) =>
    `今早要定昨天的 ${open} 位${restText(settled)}。${at} 开始;现在就定也行,回「开始」。`,
};

function restText(settled: number): string {
  return settled > 0 ? `,另 ${settled} 位已定` : '';
}

/** The group hears numbers and thanks; no customer's name, nobody's money, nobody's broken promise. */
export function groupOpening(counts: MeetingCounts, minutes: number): string {
  const open = counts.open.map((each) => `${each.staff.name} ${each.count} 位`).join('、');
  const rest = open ? `${open}要定,其余已定。` : '都已定,有话再说。';
  const ends = counts.ends > 0 ? `未收口 ${counts.ends} 处。` : '';
  return `日会开始,${minutes} 分钟。${ends}到店 ${counts.visitors},爽约 ${counts.noShows},散客 ${counts.walkIns}。${rest}有话发给店务助手。`;
}

export function groupClosing(counts: { decided: number; undecided: number; minutes: number }): string {
  const left = counts.undecided > 0 ? `,没定 ${counts.undecided} 位` : ',都定了';
  return `日会散了,定了 ${counts.decided} 位${left},用时 ${counts.minutes} 分钟。辛苦大家。`;
}

/** The record in a few lines: each decided customer, what is open, who was away. */
export function minutesText(minutes: MeetingMinutes): string {
  const head = `${dayWithWeekday(minutes.day)} 日会${minutes.open ? '(还在开)' : ''}:定了 ${minutes.decided.length} 位`;
  const decided = minutes.decided.map((each, index) => {
    const when = each.day ? dayAndClock(each.day, each.clock) : '没定时间';
    const who = each.owner ? `,${each.owner}去办` : '';
    return `${index + 1} ${each.customer}:${[each.doing, when].filter(Boolean).join(' ')}${who}`;
  });
  const left = minutes.undecided.map((each) => `${each.customer}(${each.decider})`).join('、');
  const absent = absentText(minutes.absent);
  return [
    head,
    ...decided,
    ...(left ? [`没定:${left}`] : []),
    ...(minutes.settled > 0 ? [`另 ${minutes.settled} 位不用谈`] : []),
    absent ? `没来:${absent}` : '人都到了',
  ].join('\n');
}

/** «莉莉(休)、小美(请假)» */
function absentText(absent: Absent[]): string {
  return absent
    .map(({ name, reason, off }) => {
      const why = reason ?? (off ? '休' : '');
      return why ? `${name}(${why})` : name;
    })
    .join('、');
}

export const closingChoice: Button = { key: 'yes', text: '散会', style: 2 };

/** To the chair and the manager, when the time is up or nothing is open any more. */
export function closingPrompt(end: MeetingEnd): Prompt {
  const left = end.undecided.map((each) => `${each.customer.name}(${each.decider})`).join('、');
  const first = left
    ? `定了 ${end.decided} 位。没定 ${end.undecided.length} 位:${left}`
    : `都定了,${end.decided} 位。`;
  const absent = absentText(end.absent);
  const text = [first, ...(absent ? [`没来:${absent}`] : [])].join('\n');
  return {
    text,
    card: {
      kind: 'buttons',
      title: '日会:散会吗?',
      desc: left ? `还有 ${end.undecided.length} 位没定,明早名单排在前面` : '都定了',
      buttons: [closingChoice, { key: 'wait', text: '再等5分钟' }],
    },
  };
}

export const closing = {
  title: '日会散会',
  waits: '好,再等 5 分钟;没人点就自己散。',
  closed: (end: MeetingEnd) => {
    const left = end.undecided.map((each) => each.customer.name).join('、');
    return left ? `日会散了。没定:${left},明早名单里有,下次日会第一位。` : '日会散了,都定了。';
  },
  notOpen: '现在没有在开的日会。',
  notYours: '散会由主持的人或店长点。',
  alreadyClosed: '日会已经散了。',
  sure: '现在散会?',
};

/** To reception: what the meeting has moved or booked. */
export function movedText(
  moved: { customer: string; day: string; clock: string | null; beautician: string }[],
): string {
  const lines = moved.map(
    (each, index) => `${index + 1} ${each.customer} ${dayAndClock(each.day, each.clock)} ${each.beautician}`,
  );
  return [`预约动了 ${moved.length} 处:`, ...lines].join('\n');
}

export function tomorrowPrompt(tomorrow: Tomorrow): Prompt {
  const line = `明天 ${tomorrow.visitors} 位:出现金 ${tomorrow.cash}、新客 ${tomorrow.fresh}`;
  return {
    text: `${meetingWords.allYours}${line}`,
    whole: true,
    card: {
      kind: 'buttons',
      title: '日会:你的都定了',
      desc: cut(line, 44),
      buttons: [
        { key: 'yes', text: '没问题', style: 2 },
        { key: 'adjust', text: '我要调' },
      ],
    },
  };
}

export const tomorrowWords = {
  fine: '好,辛苦了。',
  adjust: '说一句就行,例:李姐明天改四点',
};

/** What is said for the meeting, before, during or after it. */
export const wordWords = {
  title: (name: string | null) => (name ? `日会的话 ${name}` : '日会的话'),
  customer: '哪位客人',
  whichCustomer: '说的是哪位客人?',
  text: '要说的',
  whatText: '要带到日会上的话,说一句。',
  landed: (name: string, decider: string) => `${name} 的话带给${decider}了。`,
  heard: (name: string, by: string, text: string, after: boolean) =>
    after ? `日会后补的话。${name}:${by}说「${text}」` : `日会的话。${name}:${by}说「${text}」`,
  question: (name: string, question: string) => `日会问:${name}${question} 回一句就好。`,
  defaultQuestion: (next: string) => `下次${next},行吗?`,
  notKept: (name: string) => `${name} 的话没带到,请再说一次。`,
  forMeeting: (name: string, text: string): Question => ({
    text: `${name}:「${text}」带到日会上吗?`,
    choices: [
      { key: 'take', text: '带到日会', style: 2 },
      { key: 'no', text: '不用', style: 4 },
    ],
  }),
};

/** Whoever chairs face to face ticks who is there. */
export function attendancePrompt(
  staff: { id: string; name: string; there: boolean }[],
  open: number,
): Prompt {
  const names = staff.map((each) => `${each.name}${each.there ? '' : '(休)'}`).join('、');
  return {
    text: `日会要定 ${open} 位。在的:${names}。谁不在点一下,或回「除了某某都在」;都在就回「开始」。`,
    card: {
      kind: 'vote',
      title: `日会:谁在?(要定 ${open} 位)`,
      many: true,
      options: staff.slice(0, 20).map((each) => ({ id: each.id, text: each.name, checked: each.there })),
      submit: { key: 'yes', text: '开始' },
    },
  };
}
