/** One open customer of the daily meeting as a card, and her decision as a line. */
import type { Button, Prompt, Row } from '../../bot-flows/engine/prompt';
import type { OpenReason } from '../salon/meetings/agenda';
import type { Decided, MeetingCard, NextVisit, Task } from '../salon/meetings/facts';
import { cautionText } from './appointments';
import { cut, dayAndClock, dayFrom } from './days';
import { meetingWords } from './meeting';

const WHY: Record<OpenReason, string> = {
  undecided: '上次没定',
  complaint: '有投诉',
  reaction: '做完有反应',
  word: '有人留了话',
  recordMissing: '记录没写',
  planRefused: '上次的方案没要',
  planUnanswered: '方案还没定',
  moneyNotCome: '说好的款没到',
  proposalFailed: '上次提的没成',
  promiseBroken: '答应她的没做',
  newNeed: '有新需求',
  firstVisit: '第一次来',
  noNextTime: '没约下次',
};

const PENDING = { money: '有款没到', promise: '答应她的事', complaint: '投诉未了' } as const;

export const meetingChoices = {
  decide: { key: 'yes', text: meetingWords.decideButton, style: 2 } as Button,
  change: { key: 'edit:change', text: meetingWords.changeButton } as Button,
  seen: { key: 'no', text: '知道了' } as Button,
  later: { key: 'later', text: meetingWords.laterButton, style: 4 } as Button,
};

/** The turning card of one open customer; the text beside it says all of it. */
export function itemPrompt(card: MeetingCard, next: NextVisit, ownerId: string | null): Prompt {
  const rows = itemRows(card, next);
  const title = cut(`日会 ${card.position}/${card.total} · ${card.customer.name}`, 36);
  const desc = cut(descOf(card), 44);
  const lines = [title, desc, ...rows.map((row) => `${row.label}:${row.value}`)];
  const caution = cautionText(card.warning);
  const careful = caution ? [`注意:${caution}`] : [];
  const heard = card.words.map((word) => `${word.by}说:${word.text}`);
  const buttons = [
    ...(isNothing(next) ? [] : [meetingChoices.decide]),
    meetingChoices.change,
    ...(card.ask ? [{ key: 'ask', text: meetingWords.askButton(card.ask.name) }] : []),
    meetingChoices.later,
  ];
  const owner = card.owners.find((each) => each.id === ownerId) ?? card.owners[0];
  const who = owner ? [`${meetingWords.owner}:${owner.name}`] : [];
  const options = card.owners.slice(0, 10).map((each) => ({ id: each.id, text: cut(each.name, 10) }));
  const whole =
    heard.length + careful.length === 0 &&
    rows.every((row) => [...row.value].length <= 30) &&
    desc === descOf(card);
  return {
    text: [...lines, ...careful, ...heard, ...who].join('\n'),
    whole,
    card: {
      kind: 'buttons',
      title,
      desc,
      rows: rows.map((row) => ({ label: row.label, value: cut(row.value, 30) })),
      ...(options.length > 1
        ? { select: { key: 'owner', title: meetingWords.owner, options, selected: ownerId ?? options[0].id } }
        : {}),
      buttons,
    },
  };
}

function itemRows(card: MeetingCard, next: NextVisit): Row[] {
  const today = card.served.map((each) => (each.left === null ? each.what : `${each.what} 剩${each.left}`));
  const missing = card.reasons.includes('recordMissing') ? '没有记录' : '';
  // Whoever was not here today has no row of today; what there is nothing to say of takes no room.
  const about = [
    { label: '今天', value: today.join('、') || missing },
    { label: '她说', value: card.said ?? '' },
    { label: '未了', value: pendingOf(card) },
  ];
  return [
    ...about.filter((row) => row.value !== ''),
    { label: meetingWords.doing, value: doingText(next) },
    { label: meetingWords.sell, value: next.sell.join('、') || meetingWords.nothingToSell },
    { label: meetingWords.when, value: whenText(next) },
  ];
}

function descOf(card: MeetingCard): string {
  const who = card.standInFor ? `${card.decider.name}定(代${card.standInFor})` : `${card.decider.name}定`;
  const why = card.reasons.map((reason) => WHY[reason]).slice(0, 2);
  return [who, why.join('、')].filter(Boolean).join(' · ');
}

function pendingOf(card: MeetingCard): string {
  return card.pending.map((kind) => PENDING[kind]).join('、');
}

/** Nothing is proposed: there is nothing that could be decided by a tap. */
export function isNothing(next: NextVisit): boolean {
  return next.doing.length === 0 && !next.day && !next.note;
}

export function doingText(next: NextVisit): string {
  const what = next.doing.map((each) => each.name).join('、');
  if (!what) return next.note ?? meetingWords.noPlan;
  return next.beautician ? `${what},${next.beautician.name}` : what;
}

export function whenText(next: NextVisit): string {
  if (!next.day) return meetingWords.noTime;
  return `${dayAndClock(next.day, next.clock)}${next.held ? ' 有位' : ''}`;
}

/** «刘芳 已定:肩颈,何莹 12-02 周三 15:00,唐琳去办» */
export function decidedLine(decided: Decided): string {
  const when = decided.next.day ? ` ${dayAndClock(decided.next.day, decided.next.clock)}` : '';
  const who = decided.owner ? `,${decided.owner.name}去办` : '';
  const standIn = decided.standInFor ? '(代)' : '';
  return `${decided.customer.name} 已定${standIn}:${doingText(decided.next)}${when}${who}`;
}

/** One text with only her own tasks: «日会给你的:1 …» */
export function tasksText(tasks: Task[], today: string): string {
  const lines = tasks.map((task, index) => `${index + 1} ${taskLine(task, today)}`);
  return ['日会给你的:', ...lines, '做完说一声,例:刘芳 打通了。'].join('\n');
}

function taskLine(task: Task, today: string): string {
  const when = task.next.day ? ` ${dayAndClock(task.next.day, task.next.clock)}` : '';
  return `${dayFrom(today, task.dueDay)} ${task.customer.name}:${doingText(task.next)}${when}`;
}
