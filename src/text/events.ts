/** Events for customers in words. The first line of what is pushed names nobody. */
import type { Prompt } from '../../bot-flows/engine/prompt';
import type { EventChanged } from '../salon/events/change';
import type { EventCounts, EventFacts } from '../salon/events/events';
import { cut, dayWithWeekday } from './days';
import { yesNoCard } from './yes-no';

export const eventWords = {
  title: '客人活动',
  name: '活动名称',
  at: '时间',
  grades: '请哪几类',
  askName: '什么活动?例:「皮肤讲座」。',
  askAt: '哪天几点?例:「12月12日下午3点」。',
  askGrades: '请哪几类客人?例:「A类」「A和B」。',
  kept: '好,没有排。',
  askNewAt: '改到哪天几点?例:「12月13日下午3点」。',
};

export function refusedEvent(code: string, facts: Record<string, unknown>): string {
  const says: Record<string, string> = {
    'not-allowed': '办活动由顾问和店长排。',
    'day-over': '活动要在明天以后、半年以内。',
    'there-already': `这一天已经有${String(facts.name)}了。`,
    'no-event': `没有找到${String(facts.event ?? '') || '这场'}活动。`,
    'not-yet': `${String(facts.name)}还没到日子,到了再说谁来了。`,
    'not-found': '店里没有这位客人。',
  };
  if (code === 'nobody') return `${(facts.grades as string[]).join('、')}类里没有可以请的客人。`;
  return says[code] ?? eventWords.askName;
}

export function eventPrompt(facts: EventFacts): Prompt {
  const when = `${dayWithWeekday(facts.day)} ${facts.clock}`;
  const rows = [
    { label: '时间', value: when },
    { label: '请谁', value: `${facts.grades.join('、')}类 ${facts.invited} 位` },
    { label: '谁请', value: facts.byOwner.map((each) => `${each.name} ${each.count}`).join('、') },
    ...(facts.left > 0 ? [{ label: '排不下', value: `${facts.left} 位` }] : []),
  ];
  return yesNoCard({
    text: [
      facts.name,
      ...rows.map((row) => `${row.label}:${row.value}`),
      '点了才排,各人当天的名单上会有。',
    ].join('\n'),
    title: cut(facts.name, 36),
    desc: '点了才排,各人当天的名单上会有',
    rows: rows.map((row) => ({ ...row, value: cut(row.value, 30) })),
    yes: '就这么请',
    no: '先不办',
  });
}

export const heldText = (facts: EventFacts): string =>
  `${facts.name} 排好了:${dayWithWeekday(facts.day)} ${facts.clock},请 ${facts.invited} 位。答应了说「某某来${facts.name}」,当天说「${facts.name}到了某某」。回「撤销」收回`;

/** What becomes of an event that is moved or called off. */
export function changePrompt(facts: EventChanged): Prompt {
  const title = `${facts.name} ${facts.to ? '改期' : '取消'}`;
  const rows = [
    { label: '原来', value: whenText(facts) },
    ...(facts.to ? [{ label: '改到', value: whenText(facts.to) }] : []),
    { label: '要告诉', value: `${facts.told} 位` },
    { label: '还没请', value: `${facts.unasked} 位${facts.to ? ',按新时间请' : ',不请了'}` },
  ];
  return yesNoCard({
    text: [
      title,
      ...rows.map((row) => `${row.label}:${row.value}`),
      '点了才改,要告诉的排进各人的名单。',
    ].join('\n'),
    title: cut(title, 36),
    desc: '点了才改,要告诉的排进各人的名单',
    rows,
    yes: facts.to ? '改期' : '取消活动',
    no: '照旧',
  });
}

export function changedText(facts: EventChanged): string {
  const what = facts.to ? `改到 ${whenText(facts.to)}` : '取消了';
  const told = facts.told > 0 ? `要告诉的 ${facts.told} 位排进了名单。` : '';
  return `${facts.name} ${what}。${told}回「撤销」收回`;
}

const whenText = ({ day, clock }: { day: string; clock: string }): string =>
  `${dayWithWeekday(day)} ${clock}`;

const SAID: Record<string, string> = { accepted: '来', declined: '不来', came: '到了' };

export function guestText(facts: EventCounts & { customers: { name: string }[]; status: string }): string {
  const names = facts.customers.map((each) => each.name).join('、');
  return `${names} ${SAID[facts.status]},记下了。${countsText(facts)}`;
}

export function lookText(facts: EventCounts & { coming: string[] }): string {
  const coming = facts.coming.length > 0 ? `\n${facts.coming.join('、')}` : '';
  return `${facts.name} ${dayWithWeekday(facts.day)} ${facts.clock}\n${countsText(facts)}${coming}`;
}

function countsText({ invited, accepted, declined, came }: EventCounts): string {
  return `请了 ${invited} 位,答应 ${accepted},不来 ${declined},到了 ${came}。`;
}
